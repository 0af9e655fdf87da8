/*
 * Which language is a paragraph in: English, French, Russian or another, from its function words. Cheap rather than
 * deep: it chooses between rule sets.
 */
#ifndef MN_LANGUAGE_H
#define MN_LANGUAGE_H

#include "lexicon.h"

/* The language of s[0..n); MN_LANG_UND when the evidence is thin. Reads words until one language leads by four, at most
 * the first 64: O(1). */
mn_lang mn_language_guess(const mn_lexicon *lexicon, const char *s, size_t n);

/* "und", "en", "fr", "ru". */
const char *mn_language_name(mn_lang lang);

/* The language of an ISO 639-1 name, MN_LANG_UND for one without rules of its own. */
mn_lang mn_language_of(const char *name);

#endif

/*
 * Tokens as the Universal Dependencies treebanks of English and French write them (EWT, GSD, Sequoia), and words and
 * marks of any script by general rules.
 *
 * Lossless: what lies between two tokens is white space. French elisions are cut after the apostrophe (`l'` `eau`) and
 * inverted pronouns before the hyphen (`dit` `-il`); English contractions and possessives are one token (`don't`,
 * `Mali's`), its hyphen compounds three (`anti-` and such prefixes excepted); abbreviations keep their full stop; numbers
 * keep their separators, a French thousands space included.
 */
#ifndef MN_TOKENS_H
#define MN_TOKENS_H

#include "classes.h"
#include "lexicon.h"
#include "spans.h"

typedef enum mn_token {
  MN_TOKEN_WORD = 0,
  MN_TOKEN_NUMBER,
  MN_TOKEN_PUNCTUATION,
  MN_TOKEN_SYMBOL,
  MN_TOKEN_URL,
  MN_TOKEN_EMAIL,
  MN_TOKEN_HANDLE,
  MN_TOKEN_HASHTAG,
  MN_TOKEN_OTHER /* a broken byte, a control, a format character outside a word */
} mn_token;

/* The kinds' names, by number, NULL at the end. */
extern const char *const mn_token_names[];

/* Append the tokens of s[0..n), each with its mn_token as kind. lang may be MN_LANG_GUESS: then each line is guessed.
 * O(n), no memory but out's. MN_ENOMEM leaves out with a part of them; MN_ELIMIT: n is above MN_SPAN_MAX. */
mn_status mn_tokens_scan(const mn_classes *classes, const mn_lexicon *lexicon, const char *s, size_t n, mn_lang lang,
                         mn_spans *out);

#endif

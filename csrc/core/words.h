/*
 * Words as the statistics count them: maximal runs of letters, marks, digits and other numbers. A hyphen compound and an
 * elision are several words. Characters that folding removes (soft hyphens, joiners) stand inside a word, not at its ends.
 */
#ifndef MN_WORDS_H
#define MN_WORDS_H

#include "classes.h"
#include "spans.h"

/* Append the words of s[0..n) to out; broken bytes are in none. MN_ENOMEM leaves out with a part of them.
 * Time O(n), memory O(words). */
mn_status mn_words_scan(const mn_classes *classes, const char *s, size_t n, mn_spans *out);

#endif

/*
 * What a name has before its first word and after its last, and whether a text has the same around a hit. White space
 * besides line breaks is left out on both sides; hyphens are one, apostrophes are one, and nothing else folds.
 */
#ifndef MN_TRIM_H
#define MN_TRIM_H

#include "keys.h"

/* Where the first word of s[0, n) begins and its last one ends; both n where there is none. */
void mn_trim_read(const mn_keys *keys, const char *s, size_t n, size_t *first, size_t *last);

/* Does s[0, n) hold nothing that would be compared? */
int mn_trim_is_empty(const mn_keys *keys, const char *s, size_t n);

/* Does `tail` stand in s[*at, n)? *at is then its end. */
int mn_trim_after(const mn_keys *keys, const char *tail, size_t size, const char *s, size_t n, size_t *at);

/* Does `head` stand before s[*at]? *at is then its start. */
int mn_trim_before(const mn_keys *keys, const char *head, size_t size, const char *s, size_t *at);

#endif

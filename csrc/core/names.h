/*
 * Spellings of one name: a form of a person's name that transliterations share.
 *
 * Two steps. The *skeleton* finds candidates: it makes one of `Choguel` and `Shogel`, but also of `Barkhane` and `Burkina`.
 * The *mapped* form, with its vowels, decides: two names of as many words are one where their skeletons are equal and
 * their mapped forms have a Jaro-Winkler similarity of .965 or more (Jaro 1989; Winkler 1990 with prefix weight .1 over at
 * most four letters). True variants score .967 to 1, `Niger` and `Nigeria` .943.
 *
 * All work on folded names: small letters without marks, one blank between words.
 */
#ifndef MN_NAMES_H
#define MN_NAMES_H

#include <stddef.h>

#define MN_NAME_MAX 96 /* bytes of a folded name that is compared */
#define MN_NAME_SAME 0.965

/* Map a folded name: tch sch ch sh x; kh k; gh g; ph f; ou oo u; w v; y i; q c ck k; no h; no letter twice; no e at the end
 * of a word of four letters or more. out has room for n bytes. Returns the bytes written. O(n). */
size_t mn_name_map(const char *folded, size_t n, char *out);

/* A mapped name without the vowels that do not begin a word. */
size_t mn_name_skeleton(const char *mapped, size_t n, char *out);

/* The Jaro-Winkler similarity of two strings of bytes, 0 to 1; 0 where one is longer than MN_NAME_MAX and they differ.
 * O(n * m). */
double mn_name_similarity(const char *a, size_t n, const char *b, size_t m);

#endif

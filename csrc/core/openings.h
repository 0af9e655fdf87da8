/*
 * The words that patterns of a list begin with: one folded word, or two. They tell at a glance where no pattern can stand;
 * whether one does is for the list's owner to find out.
 */
#ifndef MN_OPENINGS_H
#define MN_OPENINGS_H

#include "strings.h"

#define MN_OPENING_WORD 31 /* bytes of a word at most */

/* What begins with the words; flags of a set. */
enum {
  MN_OPENS_LINE = 1,  /* what begins a line or a sentence */
  MN_OPENS_INNER = 2, /* what stands anywhere in a line */
  MN_OPENS_LABEL = 4, /* a label before a colon */
  MN_OPENS_PAIR = 8,  /* for mn_openings_find only: the second word tells more */
  MN_OPENS_TEXT = 16, /* a word that begins a sentence and hardly stands with a capital inside one */
  MN_OPENS_NAME = 32  /* a word before names: a capital behind it begins no sentence */
};

typedef struct mn_openings {
  mn_strings words; /* a word, or two with a space between them */
  mn_buffer flags;  /* a byte for each of them */
  uint32_t sizes[256]; /* of the words that patterns begin with, by their first byte: a bit for each size */
} mn_openings;

/* An empty set; it allocates nothing. */
mn_openings mn_openings_make(const mn_alloc *alloc);
void mn_openings_free(mn_openings *openings);

/* Add flags to two words, or to one (m is 0) whatever follows it. MN_ELIMIT where a word is empty or longer than
 * MN_OPENING_WORD. MN_ENOMEM may leave the first word's flags in the set. */
mn_status mn_openings_add(mn_openings *openings, const char *first, size_t n, const char *second, size_t m,
                          unsigned flags);

/* May a pattern begin with the word, n > 0? The size and the first byte tell of most that none does. */
static inline int mn_openings_may_have(const mn_openings *openings, const char *word, size_t n) {
  return n <= MN_OPENING_WORD && openings->sizes[(unsigned char)*word] >> n & 1;
}

/* What may begin with the word; 0 where nothing does. O(n). */
unsigned mn_openings_find(const mn_openings *openings, const char *word, size_t n);

/* What begins with both words, beside what begins with the first alone. */
unsigned mn_openings_find_pair(const mn_openings *openings, const char *first, size_t n, const char *second, size_t m);

#endif

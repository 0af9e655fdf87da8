/*
 * The words that patterns of a list begin with: one folded word, or two. They tell at a glance where no pattern can
 * stand; whether one does is for the list's owner to find out.
 */
#ifndef MN_OPENINGS_H
#define MN_OPENINGS_H

#include "strings.h"

#define MN_OPENING_WORD 31 /* bytes of a word at most */

/* What begins with the words; flags of a set. */
enum {
  MN_OPENS_LINE = 1,         /* what begins a line or a sentence */
  MN_OPENS_INNER = 2,        /* what stands anywhere in a line: the words are some of it */
  MN_OPENS_LABEL = 4,        /* a label before a colon */
  MN_OPENS_PAIR = 8,         /* for mn_openings_find only: the second word tells more */
  MN_OPENS_FAR = 16,         /* what begins a line or a sentence, with the words somewhere in it */
  MN_OPENS_GAP = 32,         /* as MN_OPENS_LINE; but words of MN_OPENS_FAR tell of most lines that it does not */
  MN_OPENS_ALONE = 64,       /* as MN_OPENS_LINE, but only where no word follows: a mark, or nothing */
  MN_OPENS_LABEL_ALONE = 128 /* the same as MN_OPENS_LABEL */
};

typedef struct mn_openings {
  mn_strings words; /* a word, or two with a space between them */
  mn_buffer flags;  /* a byte for each of them */
  uint32_t sizes[256]; /* of the words that patterns begin with, by their first and last byte: a bit for each size */
} mn_openings;

/* An empty set; it allocates nothing. */
mn_openings mn_openings_make(const mn_alloc *alloc);
void mn_openings_free(mn_openings *openings);

/* Add flags to two words, or to one (m is 0) whatever follows it. MN_ELIMIT where a word is empty or longer than
 * MN_OPENING_WORD. MN_ENOMEM may leave the first word's flags in the set. */
mn_status mn_openings_add(mn_openings *openings, const char *first, size_t n, const char *second, size_t m,
                          unsigned flags);

/* Where the sizes of words like this, n > 0, stand. */
static inline size_t mn_openings_slot(const char *word, size_t n) {
  return ((unsigned char)word[0] * 29u + (unsigned char)word[n - 1]) & 255;
}

/* May a pattern begin with the word, n > 0? Its size and two of its bytes tell of most that none does. */
static inline int mn_openings_may_have(const mn_openings *openings, const char *word, size_t n) {
  return n <= MN_OPENING_WORD && openings->sizes[mn_openings_slot(word, n)] >> n & 1;
}

/* What may begin with the word; 0 where nothing does. O(n). */
unsigned mn_openings_find(const mn_openings *openings, const char *word, size_t n);

/* What begins with both words, beside what begins with the first alone. */
unsigned mn_openings_find_pair(const mn_openings *openings, const char *first, size_t n, const char *second, size_t m);

#endif

/*
 * Cues: what a tagger looks at in a word and around it, each as a number of a row in a table of weights (the hashing
 * trick: Weinberger et al. 2009, without signs). No cue is stored by name; two that meet in one row share it.
 *
 * A word's view holds what is worked out once: the hash of its folded form, how it is written, its first and last bytes,
 * what stands before it, what the vocabulary knows of it, and what lists and rules (entities.h) found there. Cues combine
 * the views of a word and its neighbours; beyond the ends of a sentence there is an empty view.
 */
#ifndef MN_CUES_H
#define MN_CUES_H

#include "entities.h"

#define MN_CUES 32        /* cues of a word that its text alone decides */
#define MN_MEMORY_CUES 3  /* those that what was found before decides */
#define MN_CUES_ALL (MN_CUES + MN_MEMORY_CUES)

#define MN_CUE_BITS_MIN 8
#define MN_CUE_BITS_MAX 24 /* 2^24 rows */

typedef struct mn_view {
  uint32_t word;    /* hash of the folded form */
  uint32_t written; /* the same with its shape */
  uint32_t first[2], last[3]; /* hashes of its first 2 and 4, its last 2, 3 and 4 bytes, folded */
  uint32_t shape;
  uint32_t gap;     /* what stands before it */
  uint32_t classes; /* what the vocabulary knows */
  uint32_t heads;   /* as a head word */
  uint32_t found;   /* what lists and rules found here: type, place in the name, rule */
  uint32_t listed;  /* the type of the listed name that begins here */
  int starts;       /* is it the first of a sentence? */
  int is_capital;
} mn_view;

/* The views of a text's words, for use again and again. */
typedef struct mn_views {
  const mn_alloc *alloc; /* not owned */
  mn_view *items;
  size_t count, capacity;
} mn_views;

mn_views mn_views_make(const mn_alloc *alloc);
void mn_views_free(mn_views *views);

/* The views of the words in which the finder found the entities of s. O(n). */
mn_status mn_views_read(const mn_entity_lists *lists, mn_finder *finder, const char *s, mn_views *views);

/* The rows of word i's cues in a table of 2^bits rows. O(1). */
void mn_cues_read(const mn_views *views, size_t i, unsigned bits, uint32_t rows[MN_CUES]);

/* The rows of its memory cues: remembered is 0 where the document has not had the word, 1 where it was no name, the type
 * plus 2 where it was one. */
void mn_cues_remember(const mn_views *views, size_t i, unsigned bits, unsigned remembered, uint32_t rows[MN_MEMORY_CUES]);

#endif

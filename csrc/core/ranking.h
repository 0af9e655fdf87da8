/*
 * The orders in which answers are shown: words by a measure, hits by the words around them.
 */
#ifndef MN_RANKING_H
#define MN_RANKING_H

#include "index.h"
#include "ngrams.h"
#include "order.h"

/* What words are ranked by: three columns of the same length. */
typedef struct mn_ranking {
  const mn_strings *strings;
  const double *keys;
  const uint64_t *counts; /* of two equal keys; may be NULL */
  const uint32_t *ids;    /* numbers of strings, for two equal counts: by their bytes, then by their place */
} mn_ranking;

/* Set order[0..count) to 0 .. count - 1 with the highest key first, then the highest count, then the least string. NaN
 * stands last. MN_ENOMEM leaves any order. */
mn_status mn_rank(const mn_alloc *alloc, const mn_ranking *ranking, size_t count, uint32_t *order);

#define MN_PLACES_MAX 16

/* Set order[0..hits->count) to the hits sorted by the folded words at places around them: -1 is the first word to the
 * left, 1 the first to the right, 0 the hit itself, word by word. What lies beyond the document's ends stands first; hits
 * that are equal keep their order. Time O(hits log hits) and O(folds log folds). */
mn_status mn_rank_hits(const mn_index *index, const mn_spans *hits, const int *places, size_t count, uint32_t *order);

/* Order n-grams by their counts, the highest first; `order` is an empty one. MN_ENOMEM leaves it empty. */
mn_status mn_rank_ngrams(const mn_ngrams *ngrams, mn_order *order);

/* The gram at a place of that order; grams of one count stand in byte order of their words with a space between them. */
mn_status mn_rank_ngram_at(const mn_ngrams *ngrams, const mn_index *index, mn_order *order, size_t place, uint32_t *gram);

#endif

/*
 * N-grams and skipgrams of an index: runs of n words, counted by their folds.
 *
 * A k-skip-n-gram leaves out k words in all between its n words at the most (Guthrie et al. 2006); with k = 0 it is an
 * n-gram. None goes over the end of a range, nor, where asked, of a sentence.
 */
#ifndef MN_NGRAMS_H
#define MN_NGRAMS_H

#include "index.h"

#define MN_NGRAM_MAX 8 /* words */
#define MN_SKIP_MAX 8  /* words left out */

typedef struct mn_ngrams {
  const mn_alloc *alloc;
  mn_strings grams; /* each the bytes of n fold numbers (uint32_t) */
  uint64_t *counts; /* of each gram */
  uint32_t *df;     /* the documents that hold it */
  uint32_t *last;   /* document + 1 that counted it last */
  size_t counts_capacity, df_capacity, last_capacity;
  size_t n;
} mn_ngrams;

mn_ngrams mn_ngrams_make(const mn_alloc *alloc);
void mn_ngrams_free(mn_ngrams *ngrams);

/* Count the n-grams of a selection into an empty list; n from 1 to MN_NGRAM_MAX, skip to MN_SKIP_MAX, else MN_ELIMIT.
 * Time O(words * n) without skips. */
mn_status mn_ngrams_count(mn_ngrams *ngrams, const mn_index *index, const mn_spans *selection, size_t n, size_t skip,
                          int in_sentence);

/* The folds of a gram. */
void mn_ngrams_get(const mn_ngrams *ngrams, uint32_t gram, uint32_t folds[MN_NGRAM_MAX]);

#endif

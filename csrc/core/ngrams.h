/*
 * N-grams and skipgrams of an index: runs of n words, counted by their folds.
 *
 * A k-skip-n-gram leaves out k words in all between its n words at the most (Guthrie et al. 2006); with k = 0 it is an
 * n-gram. None goes over the end of a range, nor, where asked, of a sentence.
 *
 * A gram's key is the numbers of its folds side by side in 64 bits: two grams are equal where their keys are. Where n
 * numbers need more bits than that, the key is a hash, and the numbers stand in a column of their own.
 */
#ifndef MN_NGRAMS_H
#define MN_NGRAMS_H

#include "index.h"

#define MN_NGRAM_MAX 8 /* words */
#define MN_SKIP_MAX 8  /* words left out */

typedef struct mn_ngram {
  uint64_t key, count;
  uint32_t df, last; /* the documents that hold it; document + 1 that counted it last */
} mn_ngram;

typedef struct mn_ngrams {
  const mn_alloc *alloc;
  size_t n;
  unsigned bits;   /* of one fold's number in a key; 0: keys are hashes */
  mn_ngram *items; /* in order of first sight */
  uint32_t *folds; /* n a gram, where keys are hashes */
  uint64_t *slots; /* open addressing: high half a part of the hash, low half number + 1, 0 where empty */
  size_t count, capacity, folds_capacity, slot_count;
} mn_ngrams;

mn_ngrams mn_ngrams_make(const mn_alloc *alloc);
void mn_ngrams_free(mn_ngrams *ngrams);

/* Count the n-grams of a selection into an empty list; n from 1 to MN_NGRAM_MAX, skip to MN_SKIP_MAX, else MN_ELIMIT, as
 * for 2^32 grams. MN_ENOMEM leaves a part of them. Time O(words * n) without skips: about 15 ns a word for two words. */
mn_status mn_ngrams_count(mn_ngrams *ngrams, const mn_index *index, const mn_spans *selection, size_t n, size_t skip,
                          int in_sentence);

/* Keep the grams with at least that count, in their order, and give back the memory that only counting needs: nothing can
 * be counted into the list any more. */
void mn_ngrams_keep(mn_ngrams *ngrams, uint64_t least);

/* The folds of a gram. */
void mn_ngrams_get(const mn_ngrams *ngrams, uint32_t gram, uint32_t folds[MN_NGRAM_MAX]);

#endif

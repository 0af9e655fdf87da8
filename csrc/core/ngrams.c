#include "ngrams.h"

#include <string.h>

mn_ngrams mn_ngrams_make(const mn_alloc *alloc) {
  return (mn_ngrams){.alloc = alloc, .grams = mn_strings_make(alloc)};
}

void mn_ngrams_free(mn_ngrams *ngrams) {
  const mn_alloc *alloc = ngrams->alloc;
  mn_strings_free(&ngrams->grams);
  mn_free(alloc, ngrams->counts, ngrams->counts_capacity, sizeof *ngrams->counts);
  mn_free(alloc, ngrams->df, ngrams->df_capacity, sizeof *ngrams->df);
  mn_free(alloc, ngrams->last, ngrams->last_capacity, sizeof *ngrams->last);
  *ngrams = mn_ngrams_make(alloc);
}

void mn_ngrams_get(const mn_ngrams *ngrams, uint32_t gram, uint32_t folds[MN_NGRAM_MAX]) {
  size_t size;
  const char *bytes = mn_strings_get(&ngrams->grams, gram, &size);
  memcpy(folds, bytes, size);
}

/* Room for one gram more in each column, cleared. */
static mn_status grow(mn_ngrams *ngrams, size_t need) {
  void *counts = ngrams->counts, *df = ngrams->df, *last = ngrams->last;
  mn_status status = mn_reserve(ngrams->alloc, &counts, &ngrams->counts_capacity, need, sizeof *ngrams->counts);
  ngrams->counts = counts;
  if (status == MN_OK) status = mn_reserve(ngrams->alloc, &df, &ngrams->df_capacity, need, sizeof *ngrams->df);
  ngrams->df = df;
  if (status == MN_OK) status = mn_reserve(ngrams->alloc, &last, &ngrams->last_capacity, need, sizeof *ngrams->last);
  ngrams->last = last;
  if (status != MN_OK) return status;
  ngrams->counts[need - 1] = 0;
  ngrams->df[need - 1] = ngrams->last[need - 1] = 0;
  return MN_OK;
}

static mn_status count_gram(mn_ngrams *ngrams, const uint32_t *folds, uint32_t document) {
  size_t before = ngrams->grams.count;
  uint32_t gram;
  mn_status status = mn_strings_intern(&ngrams->grams, (const char *)folds, ngrams->n * sizeof *folds, &gram);
  if (status == MN_OK && ngrams->grams.count > before) status = grow(ngrams, ngrams->grams.count);
  if (status != MN_OK) return status;
  ngrams->counts[gram]++;
  if (ngrams->last[gram] != document + 1) {
    ngrams->last[gram] = document + 1;
    ngrams->df[gram]++;
  }
  return MN_OK;
}

/* The next choice of places, of which the first stands still and the last may go to `reach`: an odometer. */
static int next_places(size_t *places, size_t n, size_t reach) {
  for (size_t k = n - 1; k > 0; k--) {
    if (places[k] < reach - (n - 1 - k)) {
      places[k]++;
      for (size_t j = k + 1; j < n; j++) places[j] = places[j - 1] + 1;
      return 1;
    }
  }
  return 0;
}

/* All grams that begin with `word` and end before `end`. */
static mn_status count_from(mn_ngrams *ngrams, const mn_index *index, size_t word, size_t end, size_t skip,
                            uint32_t document) {
  size_t places[MN_NGRAM_MAX], n = ngrams->n, reach = word + n - 1 + skip;
  if (reach >= end) reach = end - 1;
  if (reach < word + n - 1) return MN_OK;
  for (size_t k = 0; k < n; k++) places[k] = word + k;
  do {
    uint32_t folds[MN_NGRAM_MAX];
    for (size_t k = 0; k < n; k++) folds[k] = index->fold_of[index->form[places[k]]];
    mn_status status = count_gram(ngrams, folds, document);
    if (status != MN_OK) return status;
  } while (skip && next_places(places, n, reach));
  return MN_OK;
}

static size_t sentence_end(const mn_index *index, size_t word, size_t end) {
  for (word++; word < end && !mn_index_begins_sentence(index, word); word++) continue;
  return word;
}

mn_status mn_ngrams_count(mn_ngrams *ngrams, const mn_index *index, const mn_spans *selection, size_t n, size_t skip,
                          int in_sentence) {
  if (n < 1 || n > MN_NGRAM_MAX || skip > MN_SKIP_MAX) return MN_ELIMIT;
  ngrams->n = n;
  for (size_t i = 0; i < selection->count; i++) {
    size_t word = (size_t)selection->items[i].from, to = mn_span_end(&selection->items[i]), stop = word;
    uint32_t document = (uint32_t)mn_index_document_of(index, word);
    for (; word < to; word++) {
      if (word >= stop) stop = in_sentence ? sentence_end(index, word, to) : to;
      mn_status status = count_from(ngrams, index, word, stop, skip, document);
      if (status != MN_OK) return status;
    }
  }
  return MN_OK;
}

#include "ranking.h"

#include <string.h>

#include "sort.h"

static int compare_strings(const mn_strings *strings, uint32_t a, uint32_t b) {
  size_t n, m;
  const char *s = mn_strings_get(strings, a, &n), *t = mn_strings_get(strings, b, &m);
  int difference = memcmp(s, t, n < m ? n : m);
  return difference ? difference : (n > m) - (n < m);
}

/* 1 where a is the higher, -1 where b is, 0 where they are equal; NaN is the lowest and equal to itself. */
static int compare_keys(double a, double b) {
  if (a != a || b != b) return (a == a) - (b == b);
  return (a > b) - (a < b);
}

static bool ranks_before(const void *context, uint32_t a, uint32_t b) {
  const mn_ranking *r = context;
  int higher = compare_keys(r->keys[a], r->keys[b]);
  if (higher) return higher > 0;
  if (r->counts && r->counts[a] != r->counts[b]) return r->counts[a] > r->counts[b];
  return compare_strings(r->strings, r->ids[a], r->ids[b]) < 0;
}

mn_status mn_rank(const mn_alloc *alloc, const mn_ranking *ranking, size_t count, uint32_t *order) {
  for (size_t i = 0; i < count; i++) order[i] = (uint32_t)i;
  return mn_sort(alloc, order, count, ranks_before, ranking);
}

/* ---- Hits ------------------------------------------------------------------------------------------------------- */

#define NO_WORD 0 /* beyond the document: before all words, whose ranks begin at 1 */

typedef struct concordance {
  const mn_index *index;
  const mn_spans *hits;
  const uint32_t *ranks; /* of the folds, in byte order */
  const int *places;
  size_t place_count;
} concordance;

static bool folds_before(const void *context, uint32_t a, uint32_t b) {
  const mn_index *index = context;
  return compare_strings(&index->folds, a, b) < 0;
}

/* The place of each fold in their byte order, from 1. */
static mn_status rank_folds(const mn_index *index, uint32_t *ranks) {
  size_t count = index->folds.count;
  uint32_t *order = mn_new(index->alloc, count + 1, sizeof *order);
  if (!order) return MN_ENOMEM;
  for (size_t i = 0; i < count; i++) order[i] = (uint32_t)i;
  mn_status status = mn_sort(index->alloc, order, count, folds_before, index);
  for (size_t i = 0; i < count; i++) ranks[order[i]] = (uint32_t)i + 1;
  mn_free(index->alloc, order, count + 1, sizeof *order);
  return status;
}

static uint32_t rank_of(const concordance *c, size_t word) {
  return c->ranks[c->index->fold_of[c->index->form[word]]];
}

static uint32_t rank_at(const concordance *c, const mn_span *hit, int place) {
  size_t low, high, from = (size_t)hit->from, to = mn_span_end(hit);
  mn_index_document(c->index, mn_index_document_of(c->index, from), &low, &high);
  if (place < 0) {
    size_t back = (size_t)-(long)place;
    return back <= from - low ? rank_of(c, from - back) : NO_WORD;
  }
  size_t ahead = (size_t)place - 1;
  return ahead < high - to ? rank_of(c, to + ahead) : NO_WORD;
}

/* The words of two hits, one by one; the shorter first where it is the other's beginning. */
static int compare_hits(const concordance *c, const mn_span *a, const mn_span *b) {
  for (size_t k = 0; k < a->size && k < b->size; k++) {
    uint32_t x = rank_of(c, (size_t)a->from + k), y = rank_of(c, (size_t)b->from + k);
    if (x != y) return x < y ? -1 : 1;
  }
  return (a->size > b->size) - (a->size < b->size);
}

static bool hit_before(const void *context, uint32_t a, uint32_t b) {
  const concordance *c = context;
  const mn_span *x = &c->hits->items[a], *y = &c->hits->items[b];
  for (size_t i = 0; i < c->place_count; i++) {
    if (c->places[i] == 0) {
      int difference = compare_hits(c, x, y);
      if (difference) return difference < 0;
      continue;
    }
    uint32_t first = rank_at(c, x, c->places[i]), second = rank_at(c, y, c->places[i]);
    if (first != second) return first < second;
  }
  return false;
}

mn_status mn_rank_hits(const mn_index *index, const mn_spans *hits, const int *places, size_t count, uint32_t *order) {
  if (count > MN_PLACES_MAX || hits->count >= UINT32_MAX) return MN_ELIMIT;
  uint32_t *ranks = mn_new(index->alloc, index->folds.count + 1, sizeof *ranks);
  if (!ranks) return MN_ENOMEM;
  concordance c = {.index = index, .hits = hits, .ranks = ranks, .places = places, .place_count = count};
  mn_status status = rank_folds(index, ranks);
  for (size_t i = 0; i < hits->count; i++) order[i] = (uint32_t)i;
  if (status == MN_OK) status = mn_sort(index->alloc, order, hits->count, hit_before, &c);
  mn_free(index->alloc, ranks, index->folds.count + 1, sizeof *ranks);
  return status;
}

/* ---- N-grams ---------------------------------------------------------------------------------------------------- */

typedef struct gram_order {
  const mn_ngrams *ngrams;
  const mn_strings *strings;
} gram_order;

/* A gram as it is written, byte by byte. */
typedef struct writing {
  const mn_strings *strings;
  uint32_t folds[MN_NGRAM_MAX];
  size_t word, words, at; /* the byte that is next: of a word, or the space behind it */
} writing;

/* The next byte, or -1 at the end. */
static int next_byte(writing *w) {
  size_t size;
  if (w->word == w->words) return -1;
  const char *s = mn_strings_get(w->strings, w->folds[w->word], &size);
  if (w->at < size) return (unsigned char)s[w->at++];
  w->at = 0;
  return ++w->word < w->words ? ' ' : -1;
}

static bool gram_before(const void *context, uint32_t a, uint32_t b) {
  const gram_order *order = context;
  writing x = {.strings = order->strings, .words = order->ngrams->n}, y = x;
  mn_ngrams_get(order->ngrams, a, x.folds);
  mn_ngrams_get(order->ngrams, b, y.folds);
  while (x.word < x.words && x.folds[x.word] == y.folds[x.word]) x.word = ++y.word;
  for (;;) {
    int c = next_byte(&x), d = next_byte(&y);
    if (c != d) return c < d;
    if (c < 0) return false;
  }
}

mn_status mn_rank_ngrams(const mn_ngrams *ngrams, mn_order *order) {
  mn_status status = mn_order_reserve(order, ngrams->count);
  if (status != MN_OK) return status;
  for (size_t i = 0; i < ngrams->count; i++) order->keys[i] = ngrams->items[i].count;
  status = mn_order_build(order);
  if (status != MN_OK) mn_order_free(order);
  return status;
}

mn_status mn_rank_ngram_at(const mn_ngrams *ngrams, const mn_index *index, mn_order *order, size_t place, uint32_t *gram) {
  gram_order context = {.ngrams = ngrams, .strings = &index->folds};
  return mn_order_at(order, place, gram_before, &context, gram);
}

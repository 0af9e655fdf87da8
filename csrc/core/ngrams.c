#include "ngrams.h"

#include <string.h>

#include "bits.h"

#define BATCH 32    /* grams that are looked up together: each one's memory is asked for while others are counted */
#define SLOTS 256   /* of a small table, a power of two */
#define MULTIPLIER UINT64_C(0x9E3779B97F4A7C15)

mn_ngrams mn_ngrams_make(const mn_alloc *alloc) {
  return (mn_ngrams){.alloc = alloc};
}

void mn_ngrams_free(mn_ngrams *ngrams) {
  const mn_alloc *alloc = ngrams->alloc;
  mn_free(alloc, ngrams->items, ngrams->capacity, sizeof *ngrams->items);
  mn_free(alloc, ngrams->folds, ngrams->folds_capacity, sizeof *ngrams->folds);
  mn_free(alloc, ngrams->slots, ngrams->slot_count, sizeof *ngrams->slots);
  *ngrams = mn_ngrams_make(alloc);
}

void mn_ngrams_get(const mn_ngrams *ngrams, uint32_t gram, uint32_t folds[MN_NGRAM_MAX]) {
  size_t n = ngrams->n;
  if (!ngrams->bits) {
    memcpy(folds, ngrams->folds + gram * n, n * sizeof *folds);
    return;
  }
  uint64_t key = ngrams->items[gram].key;
  for (size_t k = n; k-- > 0; key >>= ngrams->bits) folds[k] = (uint32_t)(key & ((UINT64_C(1) << ngrams->bits) - 1));
}

/* ---- The table --------------------------------------------------------------------------------------------------- */

/* The bits of a fold's number where n of them fit into a key, else 0. */
static unsigned key_bits(size_t folds, size_t n) {
  unsigned bits = 1;
  while (bits < 32 && folds > (size_t)1 << bits) bits++;
  return bits * n <= 64 ? bits : 0;
}

static uint64_t hash_of(uint64_t key) {
  key = (key ^ key >> 32) * MULTIPLIER;
  return (key ^ key >> 29) * MULTIPLIER;
}

static size_t first_slot(const mn_ngrams *ngrams, uint64_t hash) {
  return (size_t)(hash >> 8) & (ngrams->slot_count - 1);
}

static uint64_t slot_for(uint64_t hash, size_t number) {
  return (hash & ~(uint64_t)UINT32_MAX) | ((uint64_t)number + 1);
}

static mn_status set_slots(mn_ngrams *ngrams, size_t grown) {
  size_t had = ngrams->slot_count;
  uint64_t *slots = mn_new_zeros(ngrams->alloc, grown, sizeof *slots);
  if (!slots) return MN_ENOMEM;
  mn_free(ngrams->alloc, ngrams->slots, had, sizeof *slots);
  ngrams->slots = slots;
  ngrams->slot_count = grown;
  for (size_t k = 0; k < ngrams->count; k++) {
    uint64_t hash = hash_of(ngrams->items[k].key);
    size_t i = first_slot(ngrams, hash);
    while (slots[i]) i = (i + 1) & (grown - 1);
    slots[i] = slot_for(hash, k);
  }
  return MN_OK;
}

/* Room for a batch of new grams, at most three quarters of the slots taken. */
static mn_status make_room(mn_ngrams *ngrams) {
  size_t need = ngrams->count + BATCH;
  if (need >= UINT32_MAX) return MN_ELIMIT;
  void *items = ngrams->items, *folds = ngrams->folds;
  mn_status status = mn_reserve(ngrams->alloc, &items, &ngrams->capacity, need, sizeof *ngrams->items);
  ngrams->items = items;
  if (status == MN_OK && !ngrams->bits) {
    status = mn_reserve(ngrams->alloc, &folds, &ngrams->folds_capacity, need * ngrams->n, sizeof *ngrams->folds);
    ngrams->folds = folds;
  }
  while (status == MN_OK && need > ngrams->slot_count / 4 * 3) status = set_slots(ngrams, ngrams->slot_count * 2);
  return status;
}

/* A table for the grams of so many words: to grow it again and again costs as much as counting. */
static mn_status make_table(mn_ngrams *ngrams, size_t words) {
  size_t slots = SLOTS;
  void *items = ngrams->items;
  while (slots < words / 8) slots *= 2;
  mn_status status = mn_reserve(ngrams->alloc, &items, &ngrams->capacity, words / 4 + BATCH, sizeof *ngrams->items);
  ngrams->items = items;
  return status == MN_OK ? set_slots(ngrams, slots) : status;
}

/* ---- Counting in batches ----------------------------------------------------------------------------------------- */

/* Grams that are read and not yet counted; all stand in one document. */
typedef struct batch {
  mn_ngrams *ngrams;
  uint32_t document;
  size_t count;
  uint64_t keys[BATCH], hashes[BATCH];
  uint32_t folds[BATCH][MN_NGRAM_MAX]; /* where keys are hashes */
} batch;

static bool is_gram(const mn_ngrams *ngrams, uint32_t number, const batch *b, size_t i) {
  if (ngrams->items[number].key != b->keys[i]) return false;
  return ngrams->bits || memcmp(ngrams->folds + number * ngrams->n, b->folds[i], ngrams->n * sizeof **b->folds) == 0;
}

/* The number of the i-th gram of a batch, which is added where it is new; the room is there. */
static uint32_t number_of(mn_ngrams *ngrams, const batch *b, size_t i) {
  uint64_t hash = b->hashes[i], slot;
  size_t at = first_slot(ngrams, hash);
  for (; (slot = ngrams->slots[at]) != 0; at = (at + 1) & (ngrams->slot_count - 1)) {
    uint32_t number = (uint32_t)slot - 1;
    if (slot >> 32 == hash >> 32 && is_gram(ngrams, number, b, i)) return number;
  }
  ngrams->slots[at] = slot_for(hash, ngrams->count);
  ngrams->items[ngrams->count] = (mn_ngram){.key = b->keys[i]};
  if (!ngrams->bits) memcpy(ngrams->folds + ngrams->count * ngrams->n, b->folds[i], ngrams->n * sizeof **b->folds);
  return (uint32_t)ngrams->count++;
}

static mn_status count_batch(batch *b) {
  mn_ngrams *ngrams = b->ngrams;
  mn_status status = make_room(ngrams);
  if (status != MN_OK) return status;
  for (size_t i = 0; i < b->count; i++) {
    uint64_t slot = ngrams->slots[first_slot(ngrams, b->hashes[i])];
    if (slot) mn_prefetch(&ngrams->items[(uint32_t)slot - 1]);
  }
  for (size_t i = 0; i < b->count; i++) {
    mn_ngram *gram = &ngrams->items[number_of(ngrams, b, i)];
    gram->count++;
    gram->df += gram->last != b->document + 1;
    gram->last = b->document + 1;
  }
  b->count = 0;
  return MN_OK;
}

/* Add a gram whose key, and folds where keys are hashes, stand at the batch's end. */
static mn_status push(batch *b) {
  uint64_t hash = hash_of(b->keys[b->count]);
  b->hashes[b->count++] = hash;
  mn_prefetch(&b->ngrams->slots[first_slot(b->ngrams, hash)]);
  return b->count == BATCH ? count_batch(b) : MN_OK;
}

/* ---- Reading grams ----------------------------------------------------------------------------------------------- */

static uint32_t fold_at(const mn_index *index, size_t word) {
  return index->fold_of[index->form[word]];
}

static mn_status push_places(batch *b, const mn_index *index, const size_t *places) {
  uint64_t key = 0;
  uint32_t *folds = b->folds[b->count];
  unsigned bits = b->ngrams->bits;
  for (size_t k = 0; k < b->ngrams->n; k++) {
    folds[k] = fold_at(index, places[k]);
    key = bits ? (k ? key << bits : 0) | folds[k] : hash_of(key ^ folds[k]);
  }
  b->keys[b->count] = key;
  return push(b);
}

/* The next choice of places, of which the first stands still and the last may go to `reach`: an odometer. */
static bool next_places(size_t *places, size_t n, size_t reach) {
  for (size_t k = n - 1; k > 0; k--) {
    if (places[k] < reach - (n - 1 - k)) {
      places[k]++;
      for (size_t j = k + 1; j < n; j++) places[j] = places[j - 1] + 1;
      return true;
    }
  }
  return false;
}

/* All grams that begin with `word` and end before `end`. */
static mn_status count_from(batch *b, const mn_index *index, size_t word, size_t end, size_t skip) {
  size_t places[MN_NGRAM_MAX], n = b->ngrams->n, reach = word + n - 1 + skip;
  if (reach >= end) reach = end - 1;
  if (reach < word + n - 1) return MN_OK;
  for (size_t k = 0; k < n; k++) places[k] = word + k;
  do {
    mn_status status = push_places(b, index, places);
    if (status != MN_OK) return status;
  } while (skip && next_places(places, n, reach));
  return MN_OK;
}

static size_t sentence_end(const mn_index *index, size_t word, size_t end) {
  for (word++; word < end && !mn_index_begins_sentence(index, word); word++) continue;
  return word;
}

static mn_status count_range(batch *b, const mn_index *index, size_t word, size_t to, size_t skip, int in_sentence) {
  mn_status status = MN_OK;
  for (size_t stop = word; status == MN_OK && word < to; word++) {
    if (word >= stop) stop = in_sentence ? sentence_end(index, word, to) : to;
    status = count_from(b, index, word, stop, skip);
  }
  return status;
}

/* The same without skips, where folds fit into keys: a key is made of the one before it. */
static mn_status count_runs(batch *b, const mn_index *index, size_t word, size_t to, int in_sentence) {
  size_t n = b->ngrams->n, run = 0;
  unsigned bits = b->ngrams->bits;
  uint64_t key = 0, mask = UINT64_MAX >> (64 - bits * n);
  mn_status status = MN_OK;
  for (; status == MN_OK && word < to; word++) {
    if (in_sentence && mn_index_begins_sentence(index, word)) run = 0;
    key = (key << bits | fold_at(index, word)) & mask;
    if (++run < n) continue;
    b->keys[b->count] = key;
    status = push(b);
  }
  return status;
}

static size_t words_of(const mn_spans *selection) {
  size_t words = 0;
  for (size_t i = 0; i < selection->count; i++) words += selection->items[i].size;
  return words;
}

mn_status mn_ngrams_count(mn_ngrams *ngrams, const mn_index *index, const mn_spans *selection, size_t n, size_t skip,
                          int in_sentence) {
  if (n < 1 || n > MN_NGRAM_MAX || skip > MN_SKIP_MAX) return MN_ELIMIT;
  batch b = {.ngrams = ngrams};
  ngrams->n = n;
  ngrams->bits = key_bits(index->folds.count, n);
  mn_status status = make_table(ngrams, words_of(selection));
  for (size_t i = 0; status == MN_OK && i < selection->count; i++) {
    size_t word = (size_t)selection->items[i].from, to = mn_span_end(&selection->items[i]);
    uint32_t document = (uint32_t)mn_index_document_of(index, word);
    if (document != b.document) status = count_batch(&b);
    if (status != MN_OK) break;
    b.document = document;
    status = skip || !ngrams->bits ? count_range(&b, index, word, to, skip, in_sentence)
                                   : count_runs(&b, index, word, to, in_sentence);
  }
  return status == MN_OK ? count_batch(&b) : status;
}

void mn_ngrams_keep(mn_ngrams *ngrams, uint64_t least) {
  size_t kept = 0, n = ngrams->bits ? 0 : ngrams->n;
  for (size_t i = 0; i < ngrams->count; i++) {
    if (ngrams->items[i].count < least) continue;
    ngrams->items[kept] = ngrams->items[i];
    if (n) memmove(ngrams->folds + kept * n, ngrams->folds + i * n, n * sizeof *ngrams->folds);
    kept++;
  }
  ngrams->count = kept;
  mn_free(ngrams->alloc, ngrams->slots, ngrams->slot_count, sizeof *ngrams->slots);
  ngrams->slots = NULL;
  ngrams->slot_count = 0;
  void *items = ngrams->items, *folds = ngrams->folds;
  mn_shrink(ngrams->alloc, &items, &ngrams->capacity, kept, sizeof *ngrams->items);
  mn_shrink(ngrams->alloc, &folds, &ngrams->folds_capacity, kept * n, sizeof *ngrams->folds);
  ngrams->items = items;
  ngrams->folds = folds;
}

#include "index.h"

#include <string.h>

#include "memo_word.h"

#define BATCH 32 /* words whose forms are looked up together: each one's memory is asked for while others are read */

mn_index mn_index_make(const mn_alloc *alloc) {
  return (mn_index){
    .alloc = alloc,
    .forms = mn_strings_make(alloc),
    .folds = mn_strings_make(alloc),
    .scratch = mn_buffer_make(alloc),
  };
}

void mn_index_free(mn_index *index) {
  const mn_alloc *alloc = index->alloc;
  mn_strings_free(&index->forms);
  mn_strings_free(&index->folds);
  mn_free(alloc, index->fold_of, index->fold_of_capacity, sizeof *index->fold_of);
  mn_free(alloc, index->form, index->form_capacity, sizeof *index->form);
  mn_free(alloc, index->gap, index->gap_capacity, sizeof *index->gap);
  mn_free(alloc, index->base, index->base_capacity, sizeof *index->base);
  mn_free(alloc, index->wide, index->wide_capacity, sizeof *index->wide);
  mn_free(alloc, index->sentences, index->sentence_capacity, sizeof *index->sentences);
  mn_free(alloc, index->ends, index->ends_capacity, sizeof *index->ends);
  mn_buffer_free(&index->scratch);
  *index = mn_index_make(alloc);
}

/* mn_reserve for one column of the index */
#define RESERVE(index, column, capacity, need) \
  reserve((index)->alloc, (void *)&(index)->column, &(index)->capacity, need, sizeof *(index)->column)

static mn_status reserve(const mn_alloc *alloc, void *column, size_t *capacity, size_t need, size_t size) {
  void *array;
  memcpy(&array, column, sizeof array); /* a column's own pointer type, read and written as void * */
  mn_status status = mn_reserve(alloc, &array, capacity, need, size);
  memcpy(column, &array, sizeof array);
  return status;
}

mn_status mn_index_reserve(mn_index *index, size_t words) {
  if (words > SIZE_MAX - index->words - 63) return MN_ENOMEM;
  size_t all = index->words + words, had = index->sentence_capacity;
  mn_status status = RESERVE(index, form, form_capacity, all);
  if (status == MN_OK) status = RESERVE(index, gap, gap_capacity, all);
  if (status == MN_OK) status = RESERVE(index, base, base_capacity, all / MN_INDEX_BLOCK + 1);
  if (status == MN_OK) status = RESERVE(index, sentences, sentence_capacity, (all + 63) / 64);
  if (index->sentence_capacity > had) {
    memset(index->sentences + had, 0, (index->sentence_capacity - had) * sizeof *index->sentences);
  }
  if (status == MN_OK) status = RESERVE(index, ends, ends_capacity, index->documents + 1);
  return status;
}

/* What new forms are folded by, and what is remembered of those seen lately. */
typedef struct forming {
  mn_index_fold fold;
  const void *data;
  mn_memo *memo;
} forming;

/* Add a form that the index has not: it is folded once and for all. */
static mn_status add_form(mn_index *index, const forming *f, const char *s, size_t n, uint32_t *form) {
  uint32_t folded;
  index->scratch.size = 0;
  mn_status status = f->fold(f->data, s, n, &index->scratch);
  if (status == MN_OK) status = mn_strings_intern(&index->folds, index->scratch.data, index->scratch.size, &folded);
  if (status == MN_OK) status = RESERVE(index, fold_of, fold_of_capacity, index->forms.count + 1);
  if (status == MN_OK) status = mn_strings_intern(&index->forms, s, n, form);
  if (status == MN_OK) index->fold_of[*form] = folded;
  return status;
}

/* A word whose form is looked up: the slot of the memo where it may be, or NULL, and its hash where it is not there. */
typedef struct lookup {
  mn_memo_slot word, *slot;
  uint32_t hash;
} lookup;

/* Ask the memo for some words of s[0..n). */
static mn_status ask(const forming *f, const char *s, size_t n, const mn_span *words, size_t count, lookup *asked) {
  for (size_t i = 0; i < count; i++) {
    lookup *a = &asked[i];
    a->slot = NULL;
    if (mn_span_end(&words[i]) > n) return MN_EFORMAT;
    if (!f->memo || words[i].size > MN_MEMO_LONGEST) continue;
    a->word = mn_memo_word(s, n, (size_t)words[i].from, words[i].size);
    a->slot = mn_memo_at(f->memo, &a->word);
    mn_prefetch(a->slot);
  }
  return MN_OK;
}

/* Take what the memo knows; the others, which are asked for in the table, are noted in `missing`. Returns how many. */
static size_t take(const mn_index *index, const char *s, const mn_span *words, size_t count, lookup *asked,
                   uint32_t *form, uint8_t *missing) {
  size_t misses = 0;
  for (size_t i = 0; i < count; i++) {
    lookup *a = &asked[i];
    if (a->slot && mn_memo_is(a->slot, &a->word)) {
      form[i] = a->slot->number;
      continue;
    }
    a->hash = mn_strings_ask(&index->forms, s + words[i].from, words[i].size);
    missing[misses++] = (uint8_t)i;
  }
  return misses;
}

/* The numbers of the forms of some words, at most BATCH. */
static mn_status find_forms(mn_index *index, const forming *f, const char *s, size_t n, const mn_span *words, size_t count,
                            uint32_t *form) {
  lookup asked[BATCH];
  uint8_t missing[BATCH];
  mn_status status = ask(f, s, n, words, count, asked);
  size_t misses = status == MN_OK ? take(index, s, words, count, asked, form, missing) : 0;
  for (size_t k = 0; status == MN_OK && k < misses; k++) {
    size_t i = missing[k], size = words[i].size;
    const char *word = s + words[i].from;
    form[i] = mn_strings_answer(&index->forms, word, size, asked[i].hash);
    if (form[i] == MN_NO_STRING) status = add_form(index, f, word, size, &form[i]);
    if (status != MN_OK || !asked[i].slot) continue;
    *asked[i].slot = asked[i].word;
    asked[i].slot->number = form[i];
  }
  return status;
}

/* Note which words begin sentences: `first` is the number of the first one. */
static void mark_sentences(mn_index *index, size_t first, const mn_spans *words, const mn_spans *sentences) {
  size_t k = 0;
  for (size_t i = 0; i < sentences->count; i++) {
    while (k < words->count && words->items[k].from < sentences->items[i].from) k++;
    if (k < words->count) index->sentences[(first + k) / 64] |= (uint64_t)1 << (first + k) % 64;
  }
}

/* Note where a word begins: `before` is the end of the one before it in its document, or 0. */
static mn_status set_place(mn_index *index, size_t word, size_t from, size_t before) {
  size_t gap = from - before;
  if (word % MN_INDEX_BLOCK == 0) index->base[word / MN_INDEX_BLOCK] = (uint32_t)from;
  index->gap[word] = gap < MN_INDEX_WIDE ? (uint8_t)gap : MN_INDEX_WIDE;
  if (gap < MN_INDEX_WIDE) return MN_OK;
  mn_status status = RESERVE(index, wide, wide_capacity, index->wide_count + 1);
  if (status == MN_OK) index->wide[index->wide_count++] = (mn_index_gap){.word = word, .bytes = (uint32_t)gap};
  return status;
}

mn_status mn_index_add(mn_index *index, mn_index_fold fold, const void *data, mn_memo *memo, const char *s, size_t n,
                       const mn_spans *words, const mn_spans *sentences) {
  if (n > MN_INDEX_MAX_DOCUMENT) return MN_ELIMIT;
  const forming f = {.fold = fold, .data = data, .memo = memo};
  mn_status status = mn_index_reserve(index, words->count);
  size_t first = index->words, before = 0, wide = index->wide_count;
  for (size_t i = 0; status == MN_OK && i < words->count; i += BATCH) {
    size_t some = words->count - i < BATCH ? words->count - i : BATCH;
    status = find_forms(index, &f, s, n, words->items + i, some, index->form + first + i);
  }
  for (size_t i = 0; status == MN_OK && i < words->count; i++) {
    status = set_place(index, first + i, (size_t)words->items[i].from, before);
    before = mn_span_end(&words->items[i]);
  }
  if (status != MN_OK) {
    index->wide_count = wide;
    return status;
  }
  if (sentences) mark_sentences(index, first, words, sentences);
  index->words += words->count;
  index->ends[index->documents++] = index->words;
  return MN_OK;
}

/* The numbers that another index' forms have in this one. */
static mn_status map_forms(mn_index *index, const mn_index *other, uint32_t *map) {
  for (uint32_t i = 0; i < other->forms.count; i++) {
    size_t n, size;
    const char *s = mn_strings_get(&other->forms, i, &n);
    map[i] = mn_strings_find(&index->forms, s, n);
    if (map[i] != MN_NO_STRING) continue;
    uint32_t folded;
    const char *fold = mn_strings_get(&other->folds, other->fold_of[i], &size);
    mn_status status = mn_strings_intern(&index->folds, fold, size, &folded);
    if (status == MN_OK) status = RESERVE(index, fold_of, fold_of_capacity, index->forms.count + 1);
    if (status == MN_OK) status = mn_strings_intern(&index->forms, s, n, &map[i]);
    if (status != MN_OK) return status;
    index->fold_of[map[i]] = folded;
  }
  return MN_OK;
}

/* The words of another index behind this one's, for which there is room. */
static mn_status copy_words(mn_index *index, const mn_index *other, const uint32_t *map) {
  size_t first = index->words, document = 0, before = 0, wide = 0;
  for (size_t i = 0; i < other->words; i++) {
    size_t gap = other->gap[i], size;
    for (; i >= other->ends[document]; document++) before = 0;
    if (gap == MN_INDEX_WIDE) gap = other->wide[wide++].bytes;
    mn_status status = set_place(index, first + i, before + gap, before);
    if (status != MN_OK) return status;
    index->form[first + i] = map[other->form[i]];
    if (mn_index_begins_sentence(other, i)) index->sentences[(first + i) / 64] |= (uint64_t)1 << (first + i) % 64;
    mn_strings_get(&other->forms, other->form[i], &size);
    before += gap + size;
  }
  return MN_OK;
}

mn_status mn_index_append(mn_index *index, const mn_index *other) {
  size_t forms = other->forms.count, documents = index->documents;
  uint32_t *map = mn_new(index->alloc, forms + 1, sizeof *map);
  if (!map) return MN_ENOMEM;
  mn_status status = mn_index_reserve(index, other->words);
  if (status == MN_OK) status = RESERVE(index, ends, ends_capacity, documents + other->documents);
  if (status == MN_OK) status = map_forms(index, other, map);
  if (status == MN_OK) status = copy_words(index, other, map);
  mn_free(index->alloc, map, forms + 1, sizeof *map);
  if (status != MN_OK) {
    mn_index_forget(index, documents);
    return status;
  }
  for (size_t i = 0; i < other->documents; i++) index->ends[documents + i] = index->words + other->ends[i];
  index->documents += other->documents;
  index->words += other->words;
  return MN_OK;
}

void mn_index_forget(mn_index *index, size_t documents) {
  if (documents < index->documents) index->documents = documents;
  index->words = index->documents ? index->ends[index->documents - 1] : 0;
  while (index->wide_count && index->wide[index->wide_count - 1].word >= index->words) index->wide_count--;
  size_t keep = index->words % 64, at = index->words / 64;
  if (at >= index->sentence_capacity) return;
  index->sentences[at] &= ((uint64_t)1 << keep) - 1;
  memset(index->sentences + at + 1, 0, (index->sentence_capacity - at - 1) * sizeof *index->sentences);
}

static void trim(const mn_alloc *alloc, void *column, size_t *capacity, size_t used, size_t size) {
  void *array;
  memcpy(&array, column, sizeof array);
  mn_shrink(alloc, &array, capacity, used, size);
  memcpy(column, &array, sizeof array);
}

void mn_index_trim(mn_index *index) {
  const mn_alloc *alloc = index->alloc;
  trim(alloc, &index->form, &index->form_capacity, index->words, sizeof *index->form);
  trim(alloc, &index->gap, &index->gap_capacity, index->words, sizeof *index->gap);
  trim(alloc, &index->base, &index->base_capacity, index->words / MN_INDEX_BLOCK + 1, sizeof *index->base);
  trim(alloc, &index->sentences, &index->sentence_capacity, (index->words + 63) / 64, sizeof *index->sentences);
  trim(alloc, &index->ends, &index->ends_capacity, index->documents, sizeof *index->ends);
}

void mn_index_document(const mn_index *index, size_t document, size_t *from, size_t *to) {
  *from = document ? index->ends[document - 1] : 0;
  *to = index->ends[document];
}

static size_t size_of(const mn_index *index, size_t word) {
  size_t size;
  mn_strings_get(&index->forms, index->form[word], &size);
  return size;
}

static size_t gap_of(const mn_index *index, size_t word) {
  if (index->gap[word] < MN_INDEX_WIDE) return index->gap[word];
  size_t low = 0, high = index->wide_count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (index->wide[middle].word < word) low = middle + 1;
    else high = middle;
  }
  return index->wide[low].bytes;
}

/* Where a word begins; `first` is the first one of its document. */
static size_t from_of(const mn_index *index, size_t first, size_t word) {
  size_t block = word / MN_INDEX_BLOCK, at = block * MN_INDEX_BLOCK, from;
  if (at >= first) {
    from = index->base[block];
  } else {
    at = first;
    from = gap_of(index, first);
  }
  for (; at < word; at++) from += size_of(index, at) + gap_of(index, at + 1);
  return from;
}

void mn_index_place(const mn_index *index, size_t word, size_t *from, size_t *to) {
  size_t first, last;
  mn_index_document(index, mn_index_document_of(index, word), &first, &last);
  *from = from_of(index, first, word);
  *to = *from + size_of(index, word);
}

size_t mn_index_memory(const mn_index *index) {
  const mn_strings *tables[] = {&index->forms, &index->folds};
  size_t bytes = index->fold_of_capacity * sizeof *index->fold_of + index->form_capacity * sizeof *index->form +
                 index->gap_capacity + index->base_capacity * sizeof *index->base +
                 index->sentence_capacity * sizeof *index->sentences + index->ends_capacity * sizeof *index->ends +
                 index->wide_capacity * sizeof *index->wide;
  for (size_t i = 0; i < 2; i++) {
    bytes += tables[i]->bytes.capacity + tables[i]->capacity * sizeof *tables[i]->ends +
             tables[i]->slot_count * sizeof *tables[i]->slots;
  }
  return bytes;
}

size_t mn_index_document_of(const mn_index *index, size_t word) {
  size_t low = 0, high = index->documents;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (index->ends[middle] <= word) low = middle + 1;
    else high = middle;
  }
  return low;
}

size_t mn_index_word_at(const mn_index *index, size_t document, size_t byte) {
  size_t first, low, high;
  mn_index_document(index, document, &first, &high);
  low = first;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (from_of(index, first, middle) < byte) low = middle + 1;
    else high = middle;
  }
  return low;
}

mn_index_groups mn_index_by_form(const mn_index *index) {
  return (mn_index_groups){.of = NULL, .count = index->forms.count};
}

mn_index_groups mn_index_by_fold(const mn_index *index) {
  return (mn_index_groups){.of = index->fold_of, .count = index->folds.count};
}

static uint32_t group_of(const mn_index_groups *groups, uint32_t form) {
  return groups->of ? groups->of[form] : form;
}

/* Counts alone: by form first, which is one load a word. */
static mn_status count_only(const mn_index *index, const mn_spans *selection, mn_index_groups groups, uint64_t *counts) {
  size_t forms = index->forms.count;
  uint32_t *own = mn_new_zeros(index->alloc, forms + 1, sizeof *own);
  if (!own) return MN_ENOMEM;
  for (size_t i = 0; i < selection->count; i++) {
    size_t to = mn_span_end(&selection->items[i]);
    for (size_t word = (size_t)selection->items[i].from; word < to; word++) own[index->form[word]]++;
  }
  for (uint32_t form = 0; form < forms; form++) counts[group_of(&groups, form)] += own[form];
  mn_free(index->alloc, own, forms + 1, sizeof *own);
  return MN_OK;
}

mn_status mn_index_count(const mn_index *index, const mn_spans *selection, mn_index_groups groups, uint64_t *counts,
                         uint32_t *df) {
  memset(counts, 0, groups.count * sizeof *counts);
  if (!df) return count_only(index, selection, groups, counts);
  size_t document = 0;
  uint32_t *last = mn_new_zeros(index->alloc, groups.count + 1, sizeof *last); /* document + 1 that counted it last */
  if (!last) return MN_ENOMEM;
  memset(df, 0, groups.count * sizeof *df);
  for (size_t i = 0; i < selection->count; i++) {
    size_t to = mn_span_end(&selection->items[i]);
    for (size_t word = (size_t)selection->items[i].from; word < to; word++) {
      while (word >= index->ends[document]) document++;
      uint32_t group = group_of(&groups, index->form[word]);
      counts[group]++;
      if (last[group] == document + 1) continue;
      last[group] = (uint32_t)document + 1;
      df[group]++;
    }
  }
  mn_free(index->alloc, last, groups.count + 1, sizeof *last);
  return MN_OK;
}

/* The first word of a window to the left of `word`, not before `low`. */
static size_t window_start(const mn_index *index, mn_window window, size_t word, size_t low) {
  size_t at = word;
  while (at > low && word - at < window.left) {
    if (window.in_sentence && mn_index_begins_sentence(index, at)) break;
    at--;
  }
  return at;
}

/* The end of a window to the right of the hit that ends before `end`, not beyond `high`. */
static size_t window_end(const mn_index *index, mn_window window, size_t end, size_t high) {
  size_t at = end;
  while (at < high && at - end < window.right) {
    if (window.in_sentence && mn_index_begins_sentence(index, at)) break;
    at++;
  }
  return at;
}

static uint64_t count_range(const mn_index *index, size_t from, size_t to, uint64_t *counts) {
  for (size_t word = from; word < to; word++) counts[index->fold_of[index->form[word]]]++;
  return to - from;
}

void mn_index_window(const mn_index *index, const mn_span *hit, mn_window window, size_t *from, size_t *to) {
  size_t low, high;
  mn_index_document(index, mn_index_document_of(index, (size_t)hit->from), &low, &high);
  *from = window_start(index, window, (size_t)hit->from, low);
  *to = window_end(index, window, mn_span_end(hit), high);
}

void mn_index_neighbours(const mn_index *index, const mn_spans *hits, mn_window window, uint64_t *counts,
                         uint64_t *places) {
  memset(counts, 0, index->folds.count * sizeof *counts);
  *places = 0;
  for (size_t i = 0; i < hits->count; i++) {
    size_t from, to;
    mn_index_window(index, &hits->items[i], window, &from, &to);
    *places += count_range(index, from, (size_t)hits->items[i].from, counts);
    *places += count_range(index, mn_span_end(&hits->items[i]), to, counts);
  }
}

#include "search.h"

#include <string.h>

#include "bits.h"
#include "sort.h"

/* ---- Which forms fit ------------------------------------------------------------------------------------------- */

/* Glob match without recursion: on a mismatch, the last star takes one byte more. */
static int fits_pattern(const char *s, size_t n, const char *pattern, size_t m) {
  size_t i = 0, k = 0, star = SIZE_MAX, mark = 0;
  while (i < n) {
    if (k < m && pattern[k] == '*') {
      star = k++;
      mark = i;
    } else if (k < m && (pattern[k] == '?' || pattern[k] == s[i])) {
      i++;
      k++;
    } else if (star != SIZE_MAX) {
      k = star + 1;
      i = ++mark;
    } else {
      return 0;
    }
  }
  while (k < m && pattern[k] == '*') k++;
  return k == m;
}

static void set_bit(uint64_t *set, size_t i) {
  set[i / 64] |= (uint64_t)1 << i % 64;
}

static int has_bit(const uint64_t *set, size_t i) {
  return (int)(set[i / 64] >> i % 64 & 1);
}

static mn_status match_folds(const mn_index *index, const char *pattern, size_t n, uint64_t *set) {
  size_t size = index->folds.count / 64 + 1;
  uint64_t *folds = mn_new_zeros(index->alloc, size, sizeof *folds);
  if (!folds) return MN_ENOMEM;
  for (uint32_t id = 0; id < index->folds.count; id++) {
    size_t length;
    const char *fold = mn_strings_get(&index->folds, id, &length);
    if (fits_pattern(fold, length, pattern, n)) set_bit(folds, id);
  }
  for (size_t form = 0; form < index->forms.count; form++) {
    if (has_bit(folds, index->fold_of[form])) set_bit(set, form);
  }
  mn_free(index->alloc, folds, size, sizeof *folds);
  return MN_OK;
}

static void match_forms(const mn_index *index, const char *pattern, size_t n, uint64_t *set) {
  for (uint32_t form = 0; form < index->forms.count; form++) {
    size_t length;
    const char *s = mn_strings_get(&index->forms, form, &length);
    if (fits_pattern(s, length, pattern, n)) set_bit(set, form);
  }
}

void mn_search_match_string(const mn_index *index, const char *s, size_t n, int by_form, uint64_t *set) {
  uint32_t number = mn_strings_find(by_form ? &index->forms : &index->folds, s, n);
  if (number == MN_NO_STRING) return;
  if (by_form) set_bit(set, number);
  for (size_t form = 0; !by_form && form < index->forms.count; form++) {
    if (index->fold_of[form] == number) set_bit(set, form);
  }
}

mn_status mn_search_match(const mn_index *index, const char *pattern, size_t n, int by_form, uint64_t *set) {
  if (!memchr(pattern, '*', n) && !memchr(pattern, '?', n)) mn_search_match_string(index, pattern, n, by_form, set);
  else if (by_form) match_forms(index, pattern, n, set);
  else return match_folds(index, pattern, n, set);
  return MN_OK;
}

/* ---- Where a pattern begins and ends ----------------------------------------------------------------------------- */

/* Where a hit that begins at `word` may end so far: bit k for k words. */
typedef struct place {
  const mn_index *index;
  size_t word, to; /* to: the end of the range */
} place;

static uint64_t after_word(const place *p, uint64_t ends, const uint64_t *forms) {
  uint64_t next = 0;
  for (; ends; ends &= ends - 1) {
    size_t k = mn_lowest_bit(ends);
    if (k >= MN_SEARCH_LONGEST || p->word + k >= p->to) break;
    if (has_bit(forms, p->index->form[p->word + k])) next |= (uint64_t)1 << (k + 1);
  }
  return next;
}

/* The first unit that begins at or after a word. */
static size_t unit_at(const mn_spans *units, size_t word) {
  size_t low = 0, high = units->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    if (units->items[middle].from < word) low = middle + 1;
    else high = middle;
  }
  return low;
}

static uint64_t after_unit(const place *p, uint64_t ends, const mn_spans *units) {
  uint64_t next = 0;
  for (; ends; ends &= ends - 1) {
    size_t k = mn_lowest_bit(ends), at = p->word + k;
    for (size_t i = unit_at(units, at); i < units->count && units->items[i].from == at; i++) {
      size_t size = units->items[i].size;
      if (k + size <= MN_SEARCH_LONGEST && at + size <= p->to) next |= (uint64_t)1 << (k + size);
    }
  }
  return next;
}

/* Without the ends before which a sentence begins. */
static uint64_t in_sentence(const place *p, uint64_t ends) {
  uint64_t kept = 0;
  for (; ends; ends &= ends - 1) {
    size_t at = p->word + mn_lowest_bit(ends);
    if (at < p->to && !mn_index_begins_sentence(p->index, at)) kept |= ends & (~ends + 1);
  }
  return kept;
}

static uint64_t after_gap(const place *p, uint64_t ends, const mn_step *step) {
  uint64_t next = 0;
  ends = in_sentence(p, ends);
  for (size_t words = 0; ends && words <= step->most; words++) {
    if (words >= step->least) next |= ends;
    ends = in_sentence(p, ends << 1);
  }
  return next;
}

/* The words of the shortest hit that begins at `word`, or 0. */
static size_t hit_at(const mn_index *index, size_t word, size_t to, const mn_step *steps, size_t count) {
  place p = {.index = index, .word = word, .to = to};
  uint64_t ends = 1;
  for (size_t i = 0; ends && i < count; i++) {
    switch (steps[i].kind) {
      case MN_STEP_WORD: ends = after_word(&p, ends, steps[i].forms); break;
      case MN_STEP_UNIT: ends = after_unit(&p, ends, steps[i].units); break;
      case MN_STEP_GAP: ends = after_gap(&p, ends, &steps[i]); break;
    }
  }
  return ends ? mn_lowest_bit(ends) : 0;
}

/* Which of the n words (64 at most) from `word` on are of the forms: a bit each, found without a branch, since a frequent
 * form stands in no order that a processor could foresee. */
static uint64_t words_of(const mn_index *index, const uint64_t *forms, size_t word, size_t n) {
  const uint32_t *form = index->form + word;
  uint64_t found = 0;
  for (size_t k = 0; k < n; k++) found |= (forms[form[k] / 64] >> form[k] % 64 & 1) << k;
  return found;
}

/* Append the words in [word, to) that are of the forms, up to `limit`. */
static mn_status find_words(const mn_index *index, const uint64_t *forms, size_t word, size_t to, size_t limit,
                            mn_spans *out) {
  for (size_t n; word < to && out->count < limit; word += n) {
    n = to - word < 64 ? to - word : 64;
    uint64_t found = words_of(index, forms, word, n);
    if (!found) continue;
    mn_status status = mn_spans_reserve(out, 64);
    if (status != MN_OK) return status;
    for (; found && out->count < limit; found &= found - 1)
      out->items[out->count++] = (mn_span){.from = word + mn_lowest_bit(found), .size = 1};
  }
  return MN_OK;
}

/* The next word in [word, to) at which the first step may begin, or `to`. */
static size_t next_start(const mn_index *index, const mn_step *step, size_t word, size_t to) {
  if (step->kind == MN_STEP_UNIT) {
    size_t i = unit_at(step->units, word);
    return i < step->units->count && step->units->items[i].from < to ? (size_t)step->units->items[i].from : to;
  }
  const uint32_t *form = index->form;
  while (word < to && !has_bit(step->forms, form[word])) word++;
  return word;
}

/* Append the hits of several steps, or of a unit, in [word, to), up to `limit`. */
static mn_status find_steps(const mn_index *index, const mn_step *steps, size_t count, size_t word, size_t to,
                            size_t limit, mn_spans *out) {
  while (out->count < limit && (word = next_start(index, &steps[0], word, to)) < to) {
    size_t words = hit_at(index, word, to, steps, count);
    mn_status status = words ? mn_spans_append(out, word, word + words, 0) : MN_OK;
    if (status != MN_OK) return status;
    word += words ? words : 1;
  }
  return MN_OK;
}

mn_status mn_search_find(const mn_index *index, const mn_spans *selection, const mn_step *steps, size_t count,
                         size_t limit, mn_spans *out) {
  if (count == 0 || count > MN_SEARCH_STEPS) return count ? MN_ELIMIT : MN_OK;
  int is_word = count == 1 && steps[0].kind == MN_STEP_WORD;
  mn_status status = MN_OK;
  for (size_t i = 0; i < selection->count && out->count < limit && status == MN_OK; i++) {
    size_t word = (size_t)selection->items[i].from, to = mn_span_end(&selection->items[i]);
    if (is_word) status = find_words(index, steps[0].forms, word, to, limit, out);
    else status = find_steps(index, steps, count, word, to, limit, out);
  }
  return status;
}

static bool stands_before(const void *context, uint32_t a, uint32_t b) {
  const mn_span *items = context, *x = &items[a], *y = &items[b];
  return x->from != y->from ? x->from < y->from : x->size > y->size;
}

/* Copy the hits that no earlier one overlaps, in their order. */
static void keep_apart(const uint32_t *order, const mn_span *all, mn_spans *hits) {
  size_t count = hits->count, end = 0;
  hits->count = 0;
  for (size_t i = 0; i < count; i++) {
    const mn_span *hit = &all[order[i]];
    if (hits->count && hit->from < end) continue;
    hits->items[hits->count++] = *hit;
    end = mn_span_end(hit);
  }
}

mn_status mn_search_merge(const mn_index *index, mn_spans *hits) {
  if (hits->count < 2) return MN_OK;
  if (hits->count >= UINT32_MAX) return MN_ELIMIT;
  uint32_t *order = mn_new(index->alloc, hits->count, sizeof *order);
  mn_span *all = mn_new(index->alloc, hits->count, sizeof *all);
  mn_status status = order && all ? MN_OK : MN_ENOMEM;
  size_t count = hits->count;
  if (status == MN_OK) {
    memcpy(all, hits->items, count * sizeof *all);
    for (size_t i = 0; i < count; i++) order[i] = (uint32_t)i;
    status = mn_sort(index->alloc, order, count, stands_before, all);
  }
  if (status == MN_OK) keep_apart(order, all, hits);
  mn_free(index->alloc, order, count, sizeof *order);
  mn_free(index->alloc, all, count, sizeof *all);
  return status;
}

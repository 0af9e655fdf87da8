/*
 * A fuzz target for the columns of words, n-grams and interned strings, against counts made the slow way: every word's
 * fold is compared with every other's. Documents end at a form feed; the first bytes choose what is asked.
 */
#include "../../csrc/core/malinews.h"
#include "inputs.h"

#define MOST 200 /* words: the slow way is quadratic */

static mn_classes *classes;
static mn_lexicon *lexicon;
static mn_memo memo;

/* ASCII letters to lower case: enough of a fold for the columns, which do not care. */
static mn_status lower(const void *data, const char *s, size_t n, mn_buffer *out) {
  (void)data;
  for (size_t i = 0; i < n; i++) {
    char c = s[i] >= 'A' && s[i] <= 'Z' ? (char)(s[i] + 32) : s[i];
    mn_status status = mn_buffer_append(out, &c, 1);
    if (status != MN_OK) return status;
  }
  return MN_OK;
}

/* A word as the slow way knows it. */
typedef struct word {
  const char *s; /* of its document */
  size_t from, to, document;
  bool begins;
} word;

static word words[MOST];
static size_t count;

static bool same_fold(const word *a, const word *b) {
  if (a->to - a->from != b->to - b->from) return false;
  for (size_t i = 0; i < a->to - a->from; i++) {
    char c = a->s[a->from + i], d = b->s[b->from + i];
    if (c >= 'A' && c <= 'Z') c = (char)(c + 32);
    if (d >= 'A' && d <= 'Z') d = (char)(d + 32);
    if (c != d) return false;
  }
  return true;
}

static void add_document(mn_index *index, const char *s, size_t n) {
  mn_spans found = mn_spans_make(&mn_alloc_default), sentences = mn_spans_make(&mn_alloc_default);
  mn_sentences_options options = {.lang = MN_LANG_EN};
  mn_memo *kept = index->documents % 2 ? &memo : NULL; /* with it and without it, forms have the same numbers */
  expect(!mn_words_scan(classes, s, n, &found) && !mn_sentences_scan(classes, lexicon, s, n, &options, &sentences), "memory", 0);
  if (found.count > MOST - count) found.count = MOST - count;
  expect(mn_index_add(index, lower, NULL, kept, s, n, &found, &sentences) == MN_OK, "memory", 0);
  for (size_t i = 0, k = 0; i < found.count; i++) {
    size_t from = (size_t)found.items[i].from;
    bool begins = false;
    for (; k < sentences.count && sentences.items[k].from <= from; k++) begins = true;
    words[count + i] = (word){s, from, mn_span_end(&found.items[i]), index->documents - 1, begins};
  }
  count += found.count;
  mn_spans_free(&found);
  mn_spans_free(&sentences);
}

static uint32_t fold_of(const mn_index *index, size_t i) {
  return index->fold_of[index->form[i]];
}

static void check_columns(const mn_index *index) {
  expect(index->words == count, "words", count);
  for (size_t i = 0; i < count; i++) {
    size_t from, to, size;
    const char *form = mn_strings_get(&index->forms, index->form[i], &size);
    expect(size == words[i].to - words[i].from && !memcmp(form, words[i].s + words[i].from, size), "a form", i);
    mn_index_place(index, i, &from, &to);
    expect(from == words[i].from && to == words[i].to, "a place", i);
    expect(mn_index_begins_sentence(index, i) == words[i].begins, "a sentence", i);
    expect(mn_index_document_of(index, i) == words[i].document, "a document", i);
    mn_index_document(index, words[i].document, &from, &to);
    expect(from <= i && i < to && mn_index_word_at(index, words[i].document, words[i].from) == i, "a document's words", i);
    for (size_t k = 0; k < i; k++) expect((fold_of(index, i) == fold_of(index, k)) == same_fold(&words[i], &words[k]), "a fold", i);
  }
}

static void check_counts(const mn_index *index, const mn_spans *selection, size_t from, size_t to) {
  size_t ids = index->folds.count;
  uint64_t *counts = calloc(ids + 1, sizeof *counts), sum = 0;
  uint32_t *df = calloc(ids + 1, sizeof *df);
  expect(counts && df && mn_index_count(index, selection, mn_index_by_fold(index), counts, df) == MN_OK, "memory", 0);
  for (size_t i = from; i < to; i++) {
    uint64_t n = 0;
    uint32_t documents = 0;
    for (size_t k = from; k < to; k++) {
      if (!same_fold(&words[i], &words[k])) continue;
      n++;
      bool seen = false;
      for (size_t j = from; j < k; j++) seen = seen || (words[j].document == words[k].document && same_fold(&words[j], &words[k]));
      documents += !seen;
    }
    expect(counts[fold_of(index, i)] == n && df[fold_of(index, i)] == documents, "a count", i);
  }
  for (size_t id = 0; id < ids; id++) sum += counts[id];
  expect(sum == to - from, "counts' sum", (size_t)sum);
  free(counts);
  free(df);
}

/* Is there a cut between the words a and b, a < b? */
static bool is_cut(size_t a, size_t b) {
  for (size_t i = a + 1; i <= b; i++)
    if (words[i].begins) return true;
  return false;
}

/* The pairs of words with at most `skip` words between them, one after the other, against the counted bigrams. */
static void check_ngrams(const mn_index *index, const mn_spans *selection, size_t from, size_t to, size_t skip, int in_sentence) {
  mn_ngrams ngrams = mn_ngrams_make(&mn_alloc_default);
  expect(mn_ngrams_count(&ngrams, index, selection, 2, skip, in_sentence) == MN_OK, "memory", 0);
  uint64_t all = 0, counted = 0;
  for (uint32_t gram = 0; gram < ngrams.count; gram++) {
    uint32_t folds[MN_NGRAM_MAX];
    uint64_t n = 0;
    mn_ngrams_get(&ngrams, gram, folds);
    for (size_t a = from; a < to; a++)
      for (size_t b = a + 1; b < to && b <= a + 1 + skip; b++)
        n += fold_of(index, a) == folds[0] && fold_of(index, b) == folds[1] && !(in_sentence && is_cut(a, b));
    expect(ngrams.items[gram].count == n && ngrams.items[gram].df == 1, "an n-gram's count", gram);
    counted += n;
  }
  for (size_t a = from; a < to; a++)
    for (size_t b = a + 1; b < to && b <= a + 1 + skip; b++) all += !(in_sentence && is_cut(a, b));
  expect(all == counted, "an n-gram is missing", (size_t)all);
  mn_ngrams_free(&ngrams);
}

static void check_neighbours(const mn_index *index, size_t hit, mn_window window) {
  mn_spans hits = mn_spans_make(&mn_alloc_default);
  uint64_t *counts = calloc(index->folds.count + 1, sizeof *counts), places, n = 0;
  expect(counts && mn_spans_append(&hits, hit, hit + 1, 0) == MN_OK, "memory", 0);
  mn_index_neighbours(index, &hits, window, counts, &places);
  for (size_t i = 0; i < count; i++) {
    bool left = i < hit && hit - i <= window.left, right = i > hit && i - hit <= window.right;
    if (words[i].document != words[hit].document || (!left && !right)) continue;
    if (window.in_sentence && (left ? is_cut(i, hit) : is_cut(hit, i))) continue;
    n++;
    expect(counts[fold_of(index, i)] > 0, "a neighbour", i);
  }
  expect(places == n, "neighbours", (size_t)places);
  free(counts);
  mn_spans_free(&hits);
}

/* A pair of words, searched for in all words, against the leftmost pairs that do not overlap. */
static void check_search(const mn_index *index, size_t a, size_t b) {
  size_t size = mn_search_set_size(index), at = 0;
  uint64_t *sets = calloc(2 * size, sizeof *sets);
  mn_spans all = mn_spans_make(&mn_alloc_default), hits = mn_spans_make(&mn_alloc_default);
  mn_step steps[2] = {{.kind = MN_STEP_WORD, .forms = sets}, {.kind = MN_STEP_WORD, .forms = sets + size}};
  expect(sets && mn_spans_append(&all, 0, count, 0) == MN_OK, "memory", 0);
  for (int k = 0; k < 2; k++) {
    size_t n;
    const char *fold = mn_strings_get(&index->folds, fold_of(index, k ? b : a), &n);
    mn_search_match_string(index, fold, n, 0, sets + (k ? size : 0));
  }
  expect(mn_search_find(index, &all, steps, 2, SIZE_MAX, &hits) == MN_OK, "memory", 0);
  for (size_t i = 0; i + 1 < count; i++) {
    if (!same_fold(&words[i], &words[a]) || !same_fold(&words[i + 1], &words[b])) continue;
    expect(at < hits.count && hits.items[at].from == i && hits.items[at].size == 2, "a hit", i);
    at++;
    i++;
  }
  expect(at == hits.count, "hits", at);
  free(sets);
  mn_spans_free(&all);
  mn_spans_free(&hits);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size < 4) return 0;
  if (!classes && (mn_classes_new(&mn_alloc_default, &classes) || mn_lexicon_new(&mn_alloc_default, &lexicon))) return 0;
  if (mn_memo_make(&mn_alloc_default, size, &memo)) return 0;
  mn_index index = mn_index_make(&mn_alloc_default);
  mn_spans selection = mn_spans_make(&mn_alloc_default);
  const char *s = (const char *)data + 4, *end = (const char *)data + size;
  count = 0;
  while (s < end) {
    const char *stop = memchr(s, '\f', (size_t)(end - s));
    add_document(&index, s, (size_t)((stop ? stop : end) - s));
    s = stop ? stop + 1 : end;
  }
  check_columns(&index);
  if (count > 0) {
    size_t from = data[0] % count, to = from + 1 + data[1] % (count - from), low, high;
    expect(mn_spans_append(&selection, from, to, 0) == MN_OK, "memory", 0);
    check_counts(&index, &selection, from, to);
    mn_index_document(&index, words[from].document, &low, &high); /* n-grams are asked for a document at a time */
    selection.count = 0;
    expect(mn_spans_append(&selection, from, high, 0) == MN_OK, "memory", 0);
    check_ngrams(&index, &selection, from, high, data[2] % 4, data[3] & 1);
    check_search(&index, from, data[3] & 2 && from + 1 < count ? from + 1 : to - 1);
    check_neighbours(&index, from, (mn_window){data[2] % 9, data[3] % 9, data[1] & 1});
  }
  mn_spans_free(&selection);
  mn_index_free(&index);
  mn_memo_free(&memo);
  return 0;
}

/*
 * The columns of words, made by one thread and by several, n-grams, searches, rankings, sorting, strings, shapes, grammars,
 * needles, spans and buffers under an allocator that refuses one request after the other: MN_ENOMEM, no byte left behind,
 * and what was there stays usable: after a refusal
 * the same call on the same object gives the right answer.
 */
#include <string.h>

#include "../../csrc/core/malinews.h"
#include "meter.h"

static mn_classes *classes;
static mn_lexicon *lexicon;
static mn_normal_data *normal;
static mn_fold_data *fold;
static char text[9000];

static mn_status fold_form(const void *data, const char *s, size_t n, mn_buffer *out) {
  return mn_fold(data, s, n, out, NULL);
}

/* Add the text as a document; where it is refused, the index is as it was, and the next try is right. */
static mn_status add(mn_index *index, const mn_alloc *alloc) {
  mn_memo memo = {.alloc = alloc};
  mn_spans words = mn_spans_make(alloc), sentences = mn_spans_make(alloc);
  mn_sentences_options options = {.lang = MN_LANG_EN};
  size_t had = index->words, documents = index->documents;
  mn_status status = mn_words_scan(classes, text, sizeof text, &words), again;
  if (status == MN_OK) status = mn_sentences_scan(classes, lexicon, text, sizeof text, &options, &sentences);
  if (status == MN_OK) status = mn_memo_make(alloc, sizeof text, &memo);
  if (status == MN_OK) { /* words that are another text's */
    status = mn_index_add(index, fold_form, fold, NULL, text, sizeof text / 2, &words, NULL);
    status = status == MN_EFORMAT ? MN_OK : status == MN_OK ? MN_ELIMIT : status;
  }
  if (status == MN_OK) {
    status = mn_index_add(index, fold_form, fold, &memo, text, sizeof text, &words, &sentences);
    if (status == MN_ENOMEM) {
      if (index->words != had || index->documents != documents) status = MN_EFORMAT;
      again = mn_index_add(index, fold_form, fold, &memo, text, sizeof text, &words, &sentences);
      if (again != MN_OK || index->words != had + words.count) status = MN_EFORMAT;
    }
  }
  mn_spans_free(&words);
  mn_spans_free(&sentences);
  mn_memo_free(&memo);
  return status;
}

static mn_status count(mn_index *index, const mn_alloc *alloc, const mn_spans *all) {
  uint64_t *counts = mn_new(alloc, index->forms.count + 1, sizeof *counts);
  uint32_t *df = mn_new(alloc, index->forms.count + 1, sizeof *df);
  mn_status status = counts && df ? mn_index_count(index, all, mn_index_by_fold(index), counts, df) : MN_ENOMEM;
  if (status == MN_OK) status = mn_index_count(index, all, mn_index_by_form(index), counts, df);
  mn_free(alloc, counts, index->forms.count + 1, sizeof *counts);
  mn_free(alloc, df, index->forms.count + 1, sizeof *df);
  return status;
}

static mn_status search(mn_index *index, const mn_alloc *alloc, const mn_spans *all) {
  size_t size = mn_search_set_size(index);
  uint64_t *set = mn_new_zeros(alloc, size, sizeof *set);
  uint32_t *order = NULL;
  mn_spans hits = mn_spans_make(alloc);
  mn_step steps[2] = {{.kind = MN_STEP_WORD, .forms = set}, {.kind = MN_STEP_WORD, .forms = set}};
  mn_status status = set ? mn_search_match(index, "*a*", 3, 0, set) : MN_ENOMEM;
  if (status == MN_OK) status = mn_search_find(index, all, steps, 1, SIZE_MAX, &hits);
  if (status == MN_OK) status = mn_search_find(index, all, steps, 2, SIZE_MAX, &hits);
  if (status == MN_OK) status = mn_search_merge(index, &hits);
  if (status == MN_OK && hits.count < 10) status = MN_EFORMAT;
  size_t room = hits.count + 1;
  if (status == MN_OK && !(order = mn_new(alloc, room, sizeof *order))) status = MN_ENOMEM;
  if (status == MN_OK) status = mn_rank_hits(index, &hits, (const int[]){-1, 1, 0}, 3, order);
  mn_free(alloc, order, room, sizeof *order);
  mn_free(alloc, set, size, sizeof *set);
  mn_spans_free(&hits);
  return status;
}

/* Count again what was refused, and order it; the last gram is among the rarest. */
static mn_status order_ngrams(const mn_ngrams *ngrams, const mn_index *index) {
  mn_order order = mn_order_make(ngrams->alloc);
  uint32_t first = 0, last = 0;
  mn_status status = mn_rank_ngrams(ngrams, &order);
  if (status == MN_OK) status = mn_rank_ngram_at(ngrams, index, &order, 0, &first);
  if (status == MN_OK) status = mn_rank_ngram_at(ngrams, index, &order, order.count - 1, &last);
  if (status == MN_OK && ngrams->items[first].count < ngrams->items[last].count) status = MN_EFORMAT;
  mn_order_free(&order);
  return status;
}

static mn_status make_ngrams(mn_index *index, const mn_alloc *alloc, const mn_spans *all, size_t n) {
  mn_ngrams ngrams = mn_ngrams_make(alloc);
  mn_status status = mn_ngrams_count(&ngrams, index, all, n, 1, 1);
  if (status == MN_OK) mn_ngrams_keep(&ngrams, 2);
  if (status == MN_OK) status = order_ngrams(&ngrams, index);
  /* to give memory back may be refused, and the grams stay */
  if (status == MN_OK && (ngrams.capacity > ngrams.count || ngrams.folds_capacity > ngrams.count * n)) status = MN_ENOMEM;
  if (status == MN_ENOMEM) { /* freed, it can be filled */
    mn_ngrams_free(&ngrams);
    if (mn_ngrams_count(&ngrams, index, all, 2, 0, 0) != MN_OK || ngrams.count < 10) status = MN_EFORMAT;
  }
  mn_ngrams_free(&ngrams);
  return status;
}

static mn_status make_index(const mn_alloc *alloc) {
  mn_index index = mn_index_make(alloc);
  mn_spans all = mn_spans_make(alloc);
  mn_status status = add(&index, alloc);
  if (status == MN_OK) status = add(&index, alloc);
  if (status == MN_OK) status = mn_spans_append(&all, 0, index.words, 0);
  if (status == MN_OK) status = count(&index, alloc, &all);
  if (status == MN_OK) status = search(&index, alloc, &all);
  if (status == MN_OK) status = make_ngrams(&index, alloc, &all, 3);
  if (status == MN_OK) status = make_ngrams(&index, alloc, &all, 8); /* whose keys are hashes */
  mn_spans_free(&all);
  mn_index_free(&index);
  return status;
}

/* Texts that three threads read, put behind a document that was there: all of them, or none. */
static mn_status make_together(const mn_alloc *alloc) {
  mn_index index = mn_index_make(alloc);
  mn_indexing indexing = {.classes = classes, .lexicon = lexicon, .fold = fold_form, .fold_data = fold};
  mn_indexing_text texts[5];
  for (size_t i = 0; i < 5; i++) texts[i] = (mn_indexing_text){.s = text + i * 100, .n = 1500, .lang = MN_LANG_EN};
  mn_status status = mn_indexing_add(&index, &indexing, texts, 1, 1);
  size_t had = index.words;
  if (status == MN_OK) status = mn_index_reserve(&index, 20);
  if (status == MN_OK) {
    status = mn_indexing_add(&index, &indexing, texts, 5, 3);
    if (status == MN_ENOMEM) {
      if (index.words != had || index.documents != 1) return MN_EFORMAT;
      if (mn_indexing_add(&index, &indexing, texts, 5, 3) != MN_OK) status = MN_EFORMAT;
    }
    size_t from = 0, to = 0, first = 0;
    if (index.documents == 6) mn_index_document(&index, 1, &from, &to);
    if (index.documents == 6) mn_index_place(&index, from, &first, &to);
    if (index.documents != 6 || from != had || first != 0 || !mn_index_begins_sentence(&index, from)) status = MN_EFORMAT;
    mn_index_forget(&index, 1);
    if (index.words != had) status = MN_EFORMAT;
  }
  mn_index_free(&index);
  return status;
}

static bool is_below(const void *context, uint32_t a, uint32_t b) {
  const uint32_t *keys = context;
  return keys[a] < keys[b];
}

static mn_status make_sort(const mn_alloc *alloc) {
  uint32_t keys[300], items[300];
  for (uint32_t i = 0; i < 300; i++) keys[i] = (i * 7919) % 60, items[i] = i;
  mn_status status = mn_sort(alloc, items, 300, is_below, keys);
  for (uint32_t i = 0; status == MN_ENOMEM && i < 300; i++) {
    if (items[i] != i) return MN_EFORMAT;
  }
  for (uint32_t i = 1; status == MN_OK && i < 300; i++) {
    uint32_t a = items[i - 1], b = items[i];
    if (keys[a] > keys[b] || (keys[a] == keys[b] && a > b)) status = MN_EFORMAT;
  }
  return status;
}

static mn_status make_strings(const mn_alloc *alloc) {
  mn_strings strings = mn_strings_make(alloc);
  mn_status status = MN_OK;
  for (uint32_t i = 0; status == MN_OK && i < 2000; i++) {
    char s[16];
    uint32_t number;
    size_t n = (size_t)snprintf(s, sizeof s, "s%u", i), had = strings.count;
    status = mn_strings_intern(&strings, s, n, &number);
    if (status == MN_ENOMEM) { /* as it was, and then it takes the string */
      int right = strings.count == had && mn_strings_find(&strings, s, n) == MN_NO_STRING &&
                  mn_strings_intern(&strings, s, n, &number) == MN_OK && number == i;
      if (!right) status = MN_EFORMAT;
    }
    if (status == MN_OK && (number != i || mn_strings_find(&strings, "s0", 2) != 0)) status = MN_EFORMAT;
  }
  mn_strings_free(&strings);
  return status;
}

static mn_status make_ranking(const mn_alloc *alloc) {
  mn_strings strings = mn_strings_make(alloc);
  double keys[3] = {1, 2, 1};
  uint32_t ids[3], order[3];
  mn_status status = mn_strings_intern(&strings, "b", 1, &ids[0]);
  if (status == MN_OK) status = mn_strings_intern(&strings, "c", 1, &ids[1]);
  if (status == MN_OK) status = mn_strings_intern(&strings, "a", 1, &ids[2]);
  mn_ranking ranking = {.strings = &strings, .keys = keys, .ids = ids};
  if (status == MN_OK) status = mn_rank(alloc, &ranking, 3, order);
  if (status == MN_OK && (order[0] != 1 || order[1] != 2 || order[2] != 0)) status = MN_EFORMAT;
  mn_strings_free(&strings);
  return status;
}

static mn_status make_shape(const mn_alloc *alloc) {
  mn_shaper *shaper = NULL;
  mn_buffer shape = mn_buffer_make(alloc);
  mn_spans tokens = mn_spans_make(alloc);
  mn_status status = mn_shaper_new(alloc, &shaper);
  for (int i = 0; status == MN_OK && i < 400; i++) {
    char word[16];
    size_t n = (size_t)snprintf(word, sizeof word, "w%c%c%c", 'a' + i % 26, 'a' + i / 26 % 26, 'a' + i / 676);
    status = mn_shaper_add(shaper, word, n, 'w', 'W');
    if (status == MN_ENOMEM && mn_shaper_add(shaper, word, n, 'w', 'W') != MN_OK) status = MN_EFORMAT;
  }
  if (status == MN_OK) status = mn_shaper_shape(shaper, text, sizeof text, &shape, &tokens);
  if (status == MN_OK && shape.size != tokens.count) status = MN_EFORMAT;
  mn_buffer_free(&shape);
  mn_spans_free(&tokens);
  mn_shaper_free(shaper);
  return status;
}

static mn_status make_grammar(const mn_alloc *alloc) {
  mn_grammar *grammar = NULL;
  mn_byte_set all;
  mn_rule rule = {.body_count = 3, .left_count = 1, .right_count = 1};
  memset(&all, 0xFF, sizeof all);
  for (size_t i = 0; i < 3; i++) rule.body[i] = (mn_element){all, i == 1 ? MN_ELEMENT_OPTIONAL : MN_ELEMENT_ONE};
  rule.left[0] = rule.right[0] = rule.body[0];
  mn_status status = mn_grammar_new(alloc, all, all, &grammar);
  for (int i = 0; status == MN_OK && i < 300; i++) {
    status = mn_grammar_add(grammar, &rule);
    if (status == MN_ENOMEM && mn_grammar_add(grammar, &rule) != MN_OK) status = MN_EFORMAT;
  }
  mn_grammar_search search = {.shape = text, .size = sizeof text};
  size_t taken = 0;
  while (status == MN_OK && mn_grammar_next(grammar, &search)) {
    mn_grammar_take(&search);
    taken++;
  }
  if (status == MN_OK && !taken) status = MN_EFORMAT;
  mn_grammar_free(grammar);
  return status;
}

static mn_status make_needles(const mn_alloc *alloc) {
  mn_needles *needles = NULL;
  mn_status status = mn_needles_new(alloc, &needles);
  for (int i = 0; status == MN_OK && i < 100; i++) {
    char word[16];
    size_t n = (size_t)snprintf(word, sizeof word, "w%d", i);
    status = mn_needles_add(needles, word, n);
    if (status == MN_ENOMEM && mn_needles_add(needles, word, n) != MN_OK) status = MN_EFORMAT;
  }
  if (status == MN_OK && mn_needles_find(needles, "aw7", 3) != 1) status = MN_EFORMAT;
  if (status == MN_OK && mn_needles_end(needles, "aw", 2)) status = MN_EFORMAT;
  mn_needles_free(needles);
  return status;
}

/* Sizes that would overflow are refused before the allocator is asked. */
static mn_status make_sizes(const mn_alloc *alloc) {
  mn_buffer buffer = mn_buffer_make(alloc);
  mn_spans spans = mn_spans_make(alloc);
  mn_status status = mn_buffer_append(&buffer, "abc", 3);
  if (status == MN_OK) status = mn_spans_append(&spans, 0, 1, 0);
  if (status == MN_OK &&
      (mn_resize(alloc, NULL, 0, SIZE_MAX / 2, 4) || mn_buffer_reserve(&buffer, SIZE_MAX) != MN_ENOMEM ||
       mn_spans_reserve(&spans, SIZE_MAX) != MN_ENOMEM || mn_spans_reserve(&spans, SIZE_MAX / 8) != MN_ENOMEM ||
       mn_spans_append(&spans, 0, (size_t)MN_SPAN_MAX + 1, 0) != MN_ELIMIT || buffer.size != 3 || spans.count != 1))
    status = MN_EFORMAT;
  mn_buffer_free(&buffer);
  mn_spans_free(&spans);
  return status;
}

int main(void) {
  static const char PART[] = "Mr. Sow left Gao. The army of Mali says l'\xC3\xA9t\xC3\xA9 wabc Wabd 20h30,\n";
  static const struct {
    const char *name;
    mn_status (*make)(const mn_alloc *);
  } ROWS[] = {{"index", make_index}, {"index of several threads", make_together}, {"sort", make_sort},
              {"strings", make_strings}, {"ranking", make_ranking}, {"shape", make_shape}, {"grammar", make_grammar},
              {"needles", make_needles}, {"sizes", make_sizes}};
  size_t requests = 0;
  int faults = 0;
  for (size_t i = 0; i < sizeof text; i++) text[i] = PART[i % (sizeof PART - 1)];
  const mn_alloc *a = &mn_alloc_default;
  if (mn_classes_new(a, &classes) || mn_lexicon_new(a, &lexicon) || mn_normal_data_new(a, &normal) ||
      mn_fold_data_new(a, normal, &fold)) return 1;
  for (size_t i = 0; i < sizeof ROWS / sizeof *ROWS; i++) faults += refuse_each(ROWS[i].name, ROWS[i].make, &requests);
  printf("words: %zu requests refused one by one, %d faults\n", requests, faults);
  mn_fold_data_free(fold);
  mn_normal_data_free(normal);
  mn_lexicon_free(lexicon);
  mn_classes_free(classes);
  return faults != 0;
}

/*
 * Work on several cores under ThreadSanitizer: one index made by one thread and by several must be the same, and threads
 * that share the read-only tables (classes, folds, word lists, a gazetteer) each with a scanner of their own must not
 * write to anything another reads.
 */
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../csrc/core/indexing.h"
#include "../../csrc/core/malinews.h"

#define TEXTS 40
#define THREADS 4

static mn_classes *classes;
static mn_lexicon *lexicon;
static mn_normal_data *normal;
static mn_fold_data *fold;
static mn_keys *keys;
static mn_gazetteer *names;
static const char text[] = "BAMAKO \xE2\x80\x94 Modibo Ke\xC3\xAFta a quitt\xC3\xA9 le Mali. \"No,\" Mr. Sow said on 5 May 2021.\n";

static mn_status fold_form(const void *data, const char *s, size_t n, mn_buffer *out) {
  return mn_fold(data, s, n, out, NULL);
}

static mn_index make_index(size_t threads, mn_status *status) {
  mn_index index = mn_index_make(&mn_alloc_default);
  mn_indexing indexing = {.classes = classes, .lexicon = lexicon, .fold = fold_form, .fold_data = fold};
  mn_indexing_text texts[TEXTS];
  for (size_t i = 0; i < TEXTS; i++) {
    size_t from = i * 3 % 20;
    texts[i] = (mn_indexing_text){.s = text + from, .n = sizeof text - 1 - from, .lang = MN_LANG_GUESS};
  }
  *status = mn_indexing_add(&index, &indexing, texts, TEXTS, threads);
  return index;
}

static int is_same(const mn_index *a, const mn_index *b) {
  if (a->words != b->words || a->documents != b->documents || a->forms.count != b->forms.count) return 0;
  for (size_t i = 0; i < a->words; i++) {
    size_t from, to, other_from, other_to;
    mn_index_place(a, i, &from, &to);
    mn_index_place(b, i, &other_from, &other_to);
    if (from != other_from || to != other_to || a->form[i] != b->form[i] ||
        mn_index_begins_sentence(a, i) != mn_index_begins_sentence(b, i)) return 0;
  }
  return 1;
}

static int check_indexing(void) {
  mn_status status, again;
  mn_index one = make_index(1, &status), many = make_index(THREADS, &again);
  int faults = status != MN_OK || again != MN_OK || !is_same(&one, &many);
  if (faults) fprintf(stderr, "threads: the index depends on how many there are\n");
  mn_index_free(&one);
  mn_index_free(&many);
  return faults;
}

/* All that a thread may do with tables that others read too. */
static void *share(void *data) {
  const mn_alloc *a = &mn_alloc_default;
  mn_spans spans = mn_spans_make(a);
  mn_buffer out = mn_buffer_make(a);
  mn_scanner scanner = mn_scanner_make(a);
  mn_sentences_options options = {.lang = MN_LANG_GUESS};
  size_t n = sizeof text - 1, where, hits = 0;
  for (int i = 0; i < 50; i++) {
    spans.count = out.size = 0;
    mn_tokens_scan(classes, lexicon, text, n, MN_LANG_GUESS, &spans);
    mn_sentences_scan(classes, lexicon, text, n, &options, &spans);
    mn_fold(fold, text, n, &out, NULL);
    mn_normalize(normal, MN_NFD, text, n, &out, NULL, &where);
    mn_utf8_is_valid(text, n, &where);
    if (mn_gazetteer_scan(names, &scanner, text, n, MN_OVERLAP_LONGEST) == MN_OK) hits += scanner.count;
  }
  *(size_t *)data = hits;
  mn_spans_free(&spans);
  mn_buffer_free(&out);
  mn_scanner_free(&scanner);
  return NULL;
}

static int check_sharing(void) {
  pthread_t threads[THREADS];
  size_t hits[THREADS] = {0};
  int faults = 0;
  for (int i = 0; i < THREADS; i++) faults += pthread_create(&threads[i], NULL, share, &hits[i]) != 0;
  for (int i = 0; i < THREADS && !faults; i++) {
    pthread_join(threads[i], NULL);
    faults += hits[i] != 100;
  }
  return faults;
}

int main(void) {
  static const char pack[] = "id\ttype\tname\ngpe:mali\tGPE\tMali\nper:keita\tPER\tModibo Ke\xC3\xAFta\n";
  const mn_alloc *a = &mn_alloc_default;
  if (mn_classes_new(a, &classes) || mn_lexicon_new(a, &lexicon) || mn_normal_data_new(a, &normal) ||
      mn_fold_data_new(a, normal, &fold) || mn_keys_new(a, classes, fold, &keys) || mn_gazetteer_new(a, keys, &names) ||
      mn_gazetteer_append(names, pack, sizeof pack - 1) || mn_gazetteer_build(names)) return 1;
  int faults = check_sharing() + check_indexing();
  printf("threads: %d of them, %d faults\n", THREADS, faults);
  mn_gazetteer_free(names);
  mn_keys_free(keys);
  mn_fold_data_free(fold);
  mn_normal_data_free(normal);
  mn_lexicon_free(lexicon);
  mn_classes_free(classes);
  return faults != 0;
}

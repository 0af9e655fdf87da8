/*
 * A tagger's life under an allocator that refuses one request after the other: texts are added to a trainer, it goes
 * through them, its model is written, read back, and tags. Then the model's bytes with every byte changed and cut at every
 * place, the checksum put right: MN_EFORMAT, or a model that can be used.
 */
#include <string.h>

#include "../../csrc/core/malinews.h"
#include "../../csrc/core/stored.h"
#include "meter.h"

static mn_classes *classes;
static mn_normal_data *normal;
static mn_fold_data *fold;
static mn_keys *keys;
static mn_vocabulary *vocabulary;
static mn_entity_lists lists;
static const char text[] = "Colonel Ali Sow left Gao.\nThe Bank of Mali said so, and Sow agreed.";

static mn_status train(const mn_alloc *alloc, mn_finder *finder, mn_trainer *trainer) {
  mn_spans spans = mn_spans_make(alloc);
  mn_epoch epoch;
  mn_status status = mn_spans_append(&spans, 8, 15, 0);
  if (status == MN_OK) status = mn_spans_append(&spans, 21, 24, 1);
  if (status == MN_OK) status = mn_entities_find(&lists, finder, text, sizeof text - 1, MN_ENTITY_GUESS);
  if (status == MN_OK) status = mn_trainer_add(trainer, &lists, finder, text, &spans);
  for (int i = 0; i < 3 && status == MN_OK; i++) status = mn_trainer_epoch(trainer, &epoch);
  mn_spans_free(&spans);
  return status;
}

static mn_status use(const mn_alloc *alloc, mn_finder *finder, const mn_model *model) {
  mn_tagger tagger = mn_tagger_make(alloc);
  mn_status status = mn_entities_find(&lists, finder, text, sizeof text - 1, MN_ENTITY_GUESS);
  if (status == MN_OK) status = mn_tagger_scan(model, &lists, finder, text, &tagger);
  for (size_t i = 0; i < tagger.count && status == MN_OK; i++) {
    const mn_tagged *t = &tagger.items[i];
    if (t->from >= t->to || t->to >= sizeof text || t->type >= model->types || (i && t->from < t[-1].to)) status = MN_ELIMIT;
  }
  mn_tagger_free(&tagger);
  return status;
}

static mn_buffer file; /* of the life that nothing was refused */

static mn_status live_once(const mn_alloc *alloc) {
  mn_finder finder = mn_finder_make(alloc);
  mn_trainer *trainer = NULL;
  mn_model *model = NULL, *again = NULL;
  mn_buffer bytes = mn_buffer_make(alloc);
  mn_status status = mn_trainer_new(alloc, 8, "PER\nGPE\n", 8, 1, &trainer);
  if (status == MN_OK) status = train(alloc, &finder, trainer);
  if (status == MN_OK) status = mn_trainer_model(trainer, alloc, &model);
  if (status == MN_OK) status = mn_model_write(model, &bytes);
  if (status == MN_OK) status = mn_model_read(alloc, bytes.data, bytes.size, &again);
  if (status == MN_OK) status = use(alloc, &finder, again);
  if (status == MN_OK && file.size == 0) mn_buffer_append(&file, bytes.data, bytes.size);
  mn_buffer_free(&bytes);
  mn_model_free(model);
  mn_model_free(again);
  mn_trainer_free(trainer);
  mn_finder_free(&finder);
  return status;
}

#define SUM 24 /* where the checksum stands, and behind it what it is of */

/* The model of damaged bytes, under a checksum that is right; how many there were that could be read. */
static int read_damaged(char *bytes, size_t size, size_t *accepted) {
  if (size > SUM + 8) mn_put_number(bytes + SUM, mn_checksum(bytes + SUM + 8, size - SUM - 8), 8);
  mn_finder finder = mn_finder_make(&mn_alloc_default);
  mn_model *model = NULL;
  mn_status status = mn_model_read(&mn_alloc_default, bytes, size, &model);
  int fault = status != MN_OK && status != MN_EFORMAT;
  if (status == MN_OK) {
    ++*accepted;
    fault = use(&mn_alloc_default, &finder, model) != MN_OK;
  }
  mn_model_free(model);
  mn_finder_free(&finder);
  return fault;
}

static int damage(size_t *accepted) {
  int faults = 0;
  char *copy = malloc(file.size);
  for (size_t at = 0; copy && at < file.size; at++) {
    if (at > 200 && at % 7) continue; /* the head whole, of the weights some */
    for (unsigned bit = 0; bit < 8; bit++) {
      memcpy(copy, file.data, file.size);
      copy[at] = (char)(copy[at] ^ 1u << bit);
      faults += read_damaged(copy, file.size, accepted);
    }
    char *cut = malloc(at ? at : 1); /* exact, so that a byte read past the end is seen */
    if (!cut) break;
    memcpy(cut, file.data, at);
    faults += read_damaged(cut, at, accepted);
    free(cut);
  }
  free(copy);
  return faults;
}

int main(void) {
  const mn_alloc *a = &mn_alloc_default;
  static const char given[] = "name\tgender\tlang\tcommon\nAli\tm\t\t\n", titles[] = "title\tlang\tkind\nColonel\ten\trank\n";
  size_t requests = 0, accepted = 0;
  file = mn_buffer_make(a);
  if (mn_classes_new(a, &classes) || mn_normal_data_new(a, &normal) || mn_fold_data_new(a, normal, &fold) ||
      mn_keys_new(a, classes, fold, &keys) || mn_vocabulary_new(a, keys, &vocabulary) ||
      mn_vocabulary_read(vocabulary, MN_LIST_GIVEN, given, sizeof given - 1) ||
      mn_vocabulary_read(vocabulary, MN_LIST_TITLES, titles, sizeof titles - 1)) return 1;
  lists = mn_entity_lists_make(a, vocabulary);
  int faults = refuse_each("tagger", live_once, &requests) + damage(&accepted);
  printf("tagger: %zu requests refused one by one, %zu damaged files usable, %d faults\n", requests, accepted, faults);
  mn_buffer_free(&file);
  mn_entity_lists_free(&lists);
  mn_vocabulary_free(vocabulary);
  mn_keys_free(keys);
  mn_fold_data_free(fold);
  mn_normal_data_free(normal);
  mn_classes_free(classes);
  return faults != 0;
}

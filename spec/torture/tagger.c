/*
 * A tagger's whole life (training, saving, reading, tagging) under an allocator that refuses one request: the first, the
 * second, and so on until none is refused. Whatever is refused, the answer is MN_ENOMEM and no byte is left behind. Then
 * model files that are damaged under a checksum that is right: no call reads out of bounds or fails to end.
 *
 *   cc -std=c11 -g -fsanitize=address,undefined -Icsrc/core spec/torture/tagger.c csrc/core/[a-z]*.c -lutf8proc
 *
 * model.c is included here, for its layout, and must be left out of the list. Arguments: [rounds].
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../csrc/core/model.c"
#include "../../csrc/core/trainer.h"
#include "meter.h"

static int faults;

static void expect(int condition, const char *what, size_t where) {
  if (condition) return;
  fprintf(stderr, "torture: %s (%zu)\n", what, where);
  faults++;
}

/* Everything that a tagger stands on. */
typedef struct house {
  mn_classes *classes;
  mn_normal_data *normal;
  mn_fold_data *fold;
  mn_keys *keys;
  mn_vocabulary *vocabulary;
  mn_entity_lists lists;
  mn_finder finder;
} house;

static house shared; /* the tables that are made once */

static const char names[] = "PER\nORG\nLOC\n";
static const char words[] = "word\tlang\tclass\nin\ten\tin\nsaid\ten\tspeech\nthe\ten\tarticle\n";
static const char text[] =
  "Salif Dembaga said in Tessarko that the Grain Council would pay.\nHawa Tambadou of the U.S. said no.\n\n"
  "\xFF\xC3 Dembaga, M\xC3\xA9naka; GRAIN COUNCIL\nTessarko";
static const struct {
  size_t from, to;
  unsigned type;
} marked[] = {{0, 13, 0}, {22, 30, 2}, {40, 53, 1}, {65, 78, 0}, {108, 115, 0}};

static mn_status open_house(const mn_alloc *alloc, house *h) {
  *h = (house){.classes = shared.classes, .fold = shared.fold, .finder = mn_finder_make(alloc)};
  h->lists = mn_entity_lists_make(alloc, NULL);
  mn_status status = mn_keys_new(alloc, h->classes, h->fold, &h->keys);
  if (status == MN_OK) status = mn_vocabulary_new(alloc, h->keys, &h->vocabulary);
  h->lists.vocabulary = h->vocabulary;
  if (status == MN_OK) status = mn_vocabulary_read(h->vocabulary, MN_LIST_WORDS, words, sizeof words - 1);
  return status;
}

static void close_house(house *h) {
  mn_finder_free(&h->finder);
  mn_entity_lists_free(&h->lists);
  mn_vocabulary_free(h->vocabulary);
  mn_keys_free(h->keys);
}

static mn_status mark_spans(mn_spans *spans) {
  mn_status status = MN_OK;
  for (size_t i = 0; i < sizeof marked / sizeof *marked && status == MN_OK; i++)
    status = mn_spans_append(spans, marked[i].from, marked[i].to, marked[i].type);
  return status;
}

static mn_status train(const mn_alloc *alloc, house *h, mn_buffer *file) {
  mn_trainer *trainer = NULL;
  mn_model *model = NULL;
  mn_epoch epoch;
  mn_spans spans = mn_spans_make(alloc);
  mn_status status = mn_trainer_new(alloc, 10, names, sizeof names - 1, 7, &trainer);
  if (status == MN_OK) status = mark_spans(&spans);
  for (int i = 0; i < 3 && status == MN_OK; i++) {
    status = mn_entities_find(&h->lists, &h->finder, text, sizeof text - 1, MN_ENTITY_GUESS);
    if (status == MN_OK) status = mn_trainer_add(trainer, &h->lists, &h->finder, text, &spans);
  }
  for (int i = 0; i < 8 && status == MN_OK; i++) status = mn_trainer_epoch(trainer, &epoch);
  if (status == MN_OK) expect(epoch.words == 3 * h->finder.atoms.count, "words of an epoch", epoch.words);
  if (status == MN_OK) status = mn_trainer_model(trainer, alloc, &model);
  if (status == MN_OK) status = mn_model_write(model, file);
  mn_model_free(model);
  mn_spans_free(&spans);
  mn_trainer_free(trainer);
  return status;
}

/* Tag with a model that was read, and check what it answers. */
static mn_status use(const mn_alloc *alloc, house *h, const mn_model *model, size_t *found) {
  mn_tagger tagger = mn_tagger_make(alloc);
  mn_status status = mn_entities_find(&h->lists, &h->finder, text, sizeof text - 1, MN_ENTITY_GUESS);
  if (status == MN_OK) status = mn_tagger_scan(model, &h->lists, &h->finder, text, &tagger);
  size_t end = 0;
  for (size_t i = 0; i < tagger.count && status == MN_OK; i++) {
    const mn_tagged *t = &tagger.items[i];
    size_t size;
    expect(t->from >= end && t->from < t->to && t->to < sizeof text && t->first < t->end, "a finding outside", i);
    expect(t->confidence >= 50 && t->confidence < 100, "a confidence outside", t->confidence);
    expect(t->type < model->types && mn_model_type(model, t->type, &size) && size > 0, "a type outside", i);
    end = t->to;
  }
  if (found) *found = tagger.count;
  mn_tagger_free(&tagger);
  return status;
}

static mn_status live_once(const mn_alloc *alloc, mn_buffer *kept) {
  house h;
  mn_buffer file = mn_buffer_make(alloc);
  mn_model *model = NULL;
  size_t found = 0;
  mn_status status = open_house(alloc, &h);
  if (status == MN_OK) status = train(alloc, &h, &file);
  if (status == MN_OK) status = mn_model_read(alloc, file.data, file.size, &model);
  if (status == MN_OK) status = use(alloc, &h, model, &found);
  if (status == MN_OK) expect(found >= 4, "little was learnt", found);
  if (status == MN_OK && kept) mn_buffer_append(kept, file.data, file.size);
  mn_model_free(model);
  mn_buffer_free(&file);
  close_house(&h);
  return status;
}

static size_t refuse_all(void) {
  meter m = {0, 0, 0};
  mn_alloc alloc = {metered, &m};
  mn_status status = MN_ENOMEM;
  for (size_t k = 1; status != MN_OK && k < 100000; k++) {
    m = (meter){.refused = k};
    status = live_once(&alloc, NULL);
    expect(status == MN_OK || status == MN_ENOMEM, "another status than MN_ENOMEM", k);
    expect(m.live == 0, "bytes are left", k);
  }
  return m.requests;
}

static size_t damage(const mn_buffer *file, size_t rounds) {
  house h;
  char *copy = malloc(file->size);
  size_t accepted = 0;
  mn_model *model;
  srand(20210918);
  if (open_house(&mn_alloc_default, &h) != MN_OK) return 0;
  for (size_t r = 0; copy && r < rounds; r++) {
    size_t size = r % 16 ? file->size : NAMES + (size_t)rand() % (file->size - NAMES);
    memcpy(copy, file->data, size);
    for (int k = rand() % 4; k >= 0; k--) {
      size_t at = rand() % 2 ? BODY + (size_t)rand() % 64 : BODY + (size_t)rand() % (size - BODY);
      if (at < size) copy[at] = rand() % 3 ? (char)rand() : (char)(rand() % 2 ? 0 : 0xFF);
    }
    mn_put_number(copy + MAGIC_SIZE, mn_checksum(copy + BODY, size - BODY), 8);
    if (mn_model_read(&mn_alloc_default, copy, size, &model) != MN_OK) continue;
    expect(use(&mn_alloc_default, &h, model, NULL) == MN_OK, "a tagger that was read cannot be used", r);
    mn_model_free(model);
    accepted++;
  }
  close_house(&h);
  free(copy);
  return accepted;
}

int main(int argc, char **argv) {
  mn_buffer file = mn_buffer_make(&mn_alloc_default);
  size_t rounds = argc > 1 ? (size_t)atol(argv[1]) : 20000;
  if (mn_classes_new(&mn_alloc_default, &shared.classes) || mn_normal_data_new(&mn_alloc_default, &shared.normal) ||
      mn_fold_data_new(&mn_alloc_default, shared.normal, &shared.fold)) return 1;
  expect(live_once(&mn_alloc_default, &file) == MN_OK, "a life without refusals failed", 0);
  size_t requests = refuse_all(), accepted = damage(&file, rounds);
  expect(accepted > 0 && accepted < rounds, "no damaged file was read, or all were", accepted);
  printf("torture: %zu requests refused one by one, %zu damaged files, %zu of them usable, %d faults\n", requests, rounds,
         accepted, faults);
  mn_buffer_free(&file);
  mn_fold_data_free(shared.fold);
  mn_normal_data_free(shared.normal);
  mn_classes_free(shared.classes);
  return faults != 0;
}

/*
 * A fuzz target: any bytes are read as a model file, under their own checksum and under one that is right, and what is read
 * is used; any bytes are tagged by a model with arbitrary weights, whose findings must lie in the text, ordered and
 * without overlap, and be whole words.
 *
 *   clang -std=c11 -g -fsanitize=fuzzer,address,undefined -DMN_LIBFUZZER -Icsrc/core spec/fuzz/tagger.c csrc/core/[a-z]*.c -lutf8proc
 *
 * Without MN_LIBFUZZER it is a program of its own: `tagger [rounds] [seed]` makes its inputs itself.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../csrc/core/stored.h"
#include "../../csrc/core/tagger.h"

static mn_classes *classes;
static mn_normal_data *normal;
static mn_fold_data *fold;
static mn_keys *keys;
static mn_vocabulary *vocabulary;
static mn_entity_lists lists;
static mn_finder finder;
static mn_tagger tagger;
static mn_model *model;
static mn_buffer file;
static size_t findings, models;

static void fail(const char *what) {
  fprintf(stderr, "fuzz: %s\n", what);
  abort();
}

static void check_text(const mn_model *m, const char *s, size_t n) {
  if (mn_entities_find(&lists, &finder, s, n, MN_ENTITY_GUESS) != MN_OK) return;
  if (mn_tagger_scan(m, &lists, &finder, s, &tagger) != MN_OK) fail("a scan failed");
  size_t end = 0, word = 0;
  for (size_t i = 0; i < tagger.count; i++) {
    const mn_tagged *t = &tagger.items[i];
    if (t->from < end || t->to <= t->from || t->to > n) fail("a finding outside, or over another");
    if (t->first < word || t->end <= t->first || t->end > finder.atoms.count) fail("words outside");
    if (t->from != finder.atoms.items[t->first].from || t->to < finder.atoms.items[t->end - 1].to) fail("part of a word");
    if (t->type >= m->types || t->confidence < 50 || t->confidence > 99) fail("a type or a confidence outside");
    end = t->to;
    word = t->end;
  }
  findings += tagger.count;
}

static void check_file(const char *bytes, size_t size) {
  mn_model *m;
  mn_buffer again = mn_buffer_make(&mn_alloc_default);
  if (mn_model_read(&mn_alloc_default, bytes, size, &m) != MN_OK) return;
  check_text(m, bytes, size);
  check_text(m, "Salif Dembaga, U.S. of A.\nTessarko", 34);
  if (mn_model_write(m, &again) != MN_OK) fail("a model that was read cannot be written");
  if (again.size != size || memcmp(again.data + 24, bytes + 24, size - 24) != 0) fail("it is written as another");
  models++;
  mn_buffer_free(&again);
  mn_model_free(m);
}

/* A model with weights all over. */
static void make_model(void) {
  uint32_t random = 20210918;
  if (mn_model_new(&mn_alloc_default, MN_CUE_BITS_MIN, "PER\nORG\n", 8, &model) != MN_OK) fail("no model");
  for (size_t i = 0; i < ((size_t)1 << model->bits) * model->stride; i++) {
    random = random * 1664525 + 1013904223;
    if (i % model->stride < mn_tag_count(model->types))
      model->weights[i] = (int16_t)((int32_t)(random >> 8) % (2 * MN_WEIGHT_MAX + 1) - MN_WEIGHT_MAX);
  }
  file = mn_buffer_make(&mn_alloc_default);
  if (mn_model_write(model, &file) != MN_OK) fail("no file");
}

static void open_all(void) {
  if (mn_classes_new(&mn_alloc_default, &classes) || mn_normal_data_new(&mn_alloc_default, &normal) ||
      mn_fold_data_new(&mn_alloc_default, normal, &fold) || mn_keys_new(&mn_alloc_default, classes, fold, &keys) ||
      mn_vocabulary_new(&mn_alloc_default, keys, &vocabulary)) fail("no tables");
  lists = mn_entity_lists_make(&mn_alloc_default, vocabulary);
  finder = mn_finder_make(&mn_alloc_default);
  tagger = mn_tagger_make(&mn_alloc_default);
  make_model();
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!model) open_all();
  char *copy = malloc(size ? size : 1); /* of its exact size, so that a byte too far is seen */
  if (!copy) return 0;
  memcpy(copy, data, size);
  check_text(model, copy, size);
  check_file(copy, size);
  if (size > 32) mn_put_number(copy + 24, mn_checksum(copy + 32, size - 32), 8);
  check_file(copy, size);
  free(copy);
  return 0;
}

#ifndef MN_LIBFUZZER
static const char *const pieces[] = {
  "a", "B", "Mali", "Goïta", "GOITA", "ß", "马", "М", "x2", "7", "U", ".", "S", "Extraordinarilylong", "\xC2\xAD", " ", " ",
  " ", "-", "'", "’", "\n", "\n\n", ", ", "\xC2\xA0", "\xFF", "\xC3", "\xF0\x9F\x92\xA9", "\"", "…", "\r\n", "the", "said"};

static size_t make_text(char *out, size_t most) {
  size_t n = 0, count = (size_t)rand() % 300;
  for (size_t i = 0; i < count; i++) {
    const char *piece = pieces[(size_t)rand() % (sizeof pieces / sizeof *pieces)];
    size_t size = strlen(piece);
    if (n + size > most) break;
    memcpy(out + n, piece, size);
    n += size;
  }
  return n;
}

static size_t make_file(char *out, size_t most) {
  size_t n = file.size < most ? file.size : most;
  memcpy(out, file.data, n);
  for (int k = rand() % 4; k > 0; k--) out[32 + rand() % (rand() % 2 ? 60 : (int)n - 32)] = (char)rand();
  return rand() % 8 ? n : (size_t)rand() % n;
}

int main(int argc, char **argv) {
  static char input[16384];
  long rounds = argc > 1 ? atol(argv[1]) : 20000;
  unsigned seed = argc > 2 ? (unsigned)atol(argv[2]) : 20210918;
  srand(seed);
  open_all();
  for (long r = 0; r < rounds; r++) {
    size_t n = rand() % 2 ? make_text(input, sizeof input) : make_file(input, sizeof input);
    LLVMFuzzerTestOneInput((const uint8_t *)input, n);
  }
  printf("fuzz: %ld inputs, seed %u, %zu findings, %zu files read, no fault\n", rounds, seed, findings, models);
  mn_tagger_free(&tagger);
  mn_finder_free(&finder);
  mn_vocabulary_free(vocabulary);
  mn_model_free(model);
  mn_buffer_free(&file);
  mn_keys_free(keys);
  mn_fold_data_free(fold);
  mn_normal_data_free(normal);
  mn_classes_free(classes);
  return (findings == 0 || models == 0) && rounds > 1000;
}
#endif

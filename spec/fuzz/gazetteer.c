/*
 * A fuzz target: the input's first lines are names, what follows the first blank line is a text, and a scan must find
 * there what a naive search finds: every name at every word, compared word by word and gap by gap. The whole input is also
 * read as a compiled file and as a pack.
 *
 *   clang -std=c11 -g -fsanitize=fuzzer,address,undefined -DMN_LIBFUZZER spec/fuzz/gazetteer.c csrc/core/[a-z]*.c -lutf8proc
 *
 * Without MN_LIBFUZZER it is a program of its own: `gazetteer [rounds] [seed]` makes its inputs itself.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../csrc/core/gazetteer.h"
#include "../../csrc/core/trim.h"

#define NAMES_MAX 64

static mn_classes *classes;
static mn_normal_data *normal;
static mn_fold_data *fold;
static mn_keys *keys;
static mn_scanner scanner;

typedef struct words {
  const char *s;
  size_t n;
  mn_key_list list;
} words;

static words words_of(const char *s, size_t n) {
  words w = {s, n, mn_key_list_make(&mn_alloc_default)};
  size_t at = 0;
  while (at < n && mn_keys_read(keys, s, n, &at, SIZE_MAX, &w.list) == MN_OK) {}
  return w;
}

static int same_word(const words *a, size_t i, const words *b, size_t j) {
  mn_buffer x = mn_buffer_make(&mn_alloc_default), y = mn_buffer_make(&mn_alloc_default);
  mn_keys_fold(keys, a->s + a->list.items[i].from, a->list.items[i].size, &x);
  mn_keys_fold(keys, b->s + b->list.items[j].from, b->list.items[j].size, &y);
  int same = x.size == y.size && memcmp(x.data, y.data, x.size) == 0;
  mn_buffer_free(&x);
  mn_buffer_free(&y);
  return same;
}

static mn_gap gap_after(const words *w, size_t i, char out[MN_GAP_MAX], size_t *size) {
  const mn_key *k = &w->list.items[i];
  return mn_gap_read(keys, w->s, k->from, k->from + k->size, k[1].from, out, size);
}

static int same_gap(const words *a, size_t i, const words *b, size_t j) {
  char x[MN_GAP_MAX], y[MN_GAP_MAX];
  size_t m, n;
  mn_gap g = gap_after(a, i, x, &m), h = gap_after(b, j, y, &n);
  return g == h && g != MN_GAP_BARRIER && (g == MN_GAP_JOINT || (m == n && memcmp(x, y, n) == 0));
}

/* The byte where the name ends that begins with the text's word i, or 0. */
static size_t match_end(const words *name, const words *text, size_t i) {
  if (name->list.count > text->list.count - i) return 0;
  for (size_t k = 0; k < name->list.count; k++) {
    if (k > 0 && !same_gap(name, k - 1, text, i + k - 1)) return 0;
    if (!same_word(name, k, text, i + k)) return 0;
  }
  if (name->list.items[0].is_upper && !text->list.items[i].is_upper) return 0;
  const mn_key *last = &text->list.items[i + name->list.count - 1];
  return last->from + last->size;
}

/* Names that the scan would refuse, or that need more than their words around them, are left to other checks. */
static int is_simple(const words *name) {
  size_t first, last, size;
  char gap[MN_GAP_MAX];
  if (name->list.count == 0 || name->list.count > MN_NAME_WORDS) return 0;
  for (size_t i = 0; i + 1 < name->list.count; i++) {
    if (gap_after(name, i, gap, &size) == MN_GAP_BARRIER) return 0;
  }
  mn_trim_read(keys, name->s, name->n, &first, &last);
  return mn_trim_is_empty(keys, name->s, first) && mn_trim_is_empty(keys, name->s + last, name->n - last);
}

static void fail(const char *what) {
  fprintf(stderr, "fuzz: %s\n", what);
  abort();
}

static void check_naive(const words *names, size_t count, const words *text) {
  size_t hit = 0;
  for (size_t i = 0; i < text->list.count;) {
    size_t best = 0, used = 0;
    for (size_t k = 0; k < count; k++) {
      size_t end = match_end(&names[k], text, i);
      if (end > best) best = end, used = names[k].list.count;
    }
    if (best) {
      if (hit == scanner.count) fail("a hit is missing");
      if (scanner.hits[hit].from != text->list.items[i].from || scanner.hits[hit].to != best) fail("a hit is another");
      hit++;
    }
    i += best ? used : 1;
  }
  if (hit != scanner.count) fail("a hit too many");
}

/* Append the name to the pack unless it could not stand there. */
static size_t add_name(mn_buffer *pack, words *names, size_t count, const char *s, size_t n) {
  if (count == NAMES_MAX || n == 0 || memchr(s, '\t', n) || s[n - 1] == '\r') return count;
  names[count] = words_of(s, n);
  if (!is_simple(&names[count])) {
    mn_key_list_free(&names[count].list);
    return count;
  }
  mn_buffer_append(pack, "i\tt\t", 4);
  mn_buffer_append(pack, s, n);
  mn_buffer_append(pack, "\n", 1);
  return count + 1;
}

static void check_scan(const char *s, size_t n) {
  words names[NAMES_MAX];
  size_t count = 0, at = 0;
  mn_buffer pack = mn_buffer_make(&mn_alloc_default);
  mn_gazetteer *g = NULL;
  mn_buffer_append(&pack, "id\ttype\tname\n", 13);
  while (at < n && s[at] != '\n') {
    const char *end = memchr(s + at, '\n', n - at);
    size_t size = end ? (size_t)(end - (s + at)) : n - at;
    count = add_name(&pack, names, count, s + at, size);
    at += size + (end != NULL);
  }
  words text = words_of(s + at, n - at);
  if (mn_gazetteer_new(&mn_alloc_default, keys, &g) != MN_OK || mn_gazetteer_append(g, pack.data, pack.size) != MN_OK ||
      mn_gazetteer_build(g) != MN_OK || mn_gazetteer_scan(g, &scanner, s + at, n - at, MN_OVERLAP_LONGEST) != MN_OK)
    fail("no scan");
  check_naive(names, count, &text);
  mn_gazetteer_free(g);
  for (size_t i = 0; i < count; i++) mn_key_list_free(&names[i].list);
  mn_key_list_free(&text.list);
  mn_buffer_free(&pack);
}

static void check_files(const char *s, size_t n) {
  mn_gazetteer *g = NULL;
  if (mn_gazetteer_new(&mn_alloc_default, keys, &g) != MN_OK) return;
  if (mn_gazetteer_read(g, s, n) == MN_OK) mn_gazetteer_scan(g, &scanner, s, n, MN_OVERLAP_ALL);
  if (mn_gazetteer_append(g, s, n) == MN_OK && mn_gazetteer_build(g) == MN_OK)
    mn_gazetteer_scan(g, &scanner, s, n, MN_OVERLAP_PRIORITY);
  mn_gazetteer_free(g);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!classes) {
    if (mn_classes_new(&mn_alloc_default, &classes) || mn_normal_data_new(&mn_alloc_default, &normal) ||
      mn_fold_data_new(&mn_alloc_default, normal, &fold) || mn_keys_new(&mn_alloc_default, classes, fold, &keys)) return 0;
    scanner = mn_scanner_make(&mn_alloc_default);
  }
  char *copy = malloc(size ? size : 1); /* of its exact size, so that a byte too far is seen */
  if (!copy) return 0;
  memcpy(copy, data, size);
  check_scan(copy, size);
  check_files(copy, size);
  free(copy);
  return 0;
}

#ifndef MN_LIBFUZZER
static const char *const pieces[] = {
  "a", "B", "Mali", "mali", "MALI", "é", "e\xCC\x81", "É", "Goïta", "GOITA", "ß", "ss", "马", "里", "ไ", "м", "М", "x2", "7",
  "extraordinarily", "Extraordinarilylong", "Extraordinarilylongest", "\xC2\xAD", "\xE2\x80\x8D", "ʼ", " ", " ", " ", " ",
  "-", "'", "’", "\n", " \n", "\n\n", ".", ". ", ", ", "/", " & ", " - ", "–", "\xC2\xA0", "\xE2\x80\xA8", "\r\n", "\xFF",
  "\xC3", "\xF0\x9F\x92", "\xF0\x9F\x92\xA9", "U.S.", "id\ttype\tname\n", "\t", "|", "=", "~", "_", "\"", "…"};

static size_t make_input(char *out, size_t most) {
  size_t n = 0, count = (size_t)rand() % 300, range = 2 + (size_t)rand() % (sizeof pieces / sizeof *pieces - 1);
  for (size_t i = 0; i < count; i++) {
    const char *piece = rand() % 8 == 0 && i < 60 ? "\n" : pieces[(size_t)rand() % range];
    size_t size = strlen(piece);
    if (n + size > most) break;
    memcpy(out + n, piece, size);
    n += size;
  }
  return n;
}

int main(int argc, char **argv) {
  static char input[8192];
  long rounds = argc > 1 ? atol(argv[1]) : 20000;
  unsigned seed = argc > 2 ? (unsigned)atol(argv[2]) : 20210918;
  srand(seed);
  size_t hits = 0;
  for (long r = 0; r < rounds; r++) {
    size_t n = make_input(input, sizeof input);
    LLVMFuzzerTestOneInput((const uint8_t *)input, n);
    hits += scanner.count;
  }
  printf("fuzz: %ld inputs, seed %u, no difference\n", rounds, seed);
  mn_scanner_free(&scanner);
  mn_keys_free(keys);
  mn_fold_data_free(fold);
  mn_normal_data_free(normal);
  mn_classes_free(classes);
  return hits == 0 && rounds > 1000;
}
#endif

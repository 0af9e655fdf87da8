/*
 * 100,000 names over news articles, against Hyperscan matching the same names as literals plus a check of word bounds, side
 * by side: every round times each of them once over all articles, one by one, and a figure is the median over rounds of
 * the ratio in the same round. Ours folds case, marks, spaces and hyphens and picks the longest; Hyperscan reports every
 * occurrence of the exact bytes.
 *
 *   bench/gazetteer NAMES.txt ARTICLES.tsv [rounds] [megabytes]
 *
 * NAMES.txt has a name a line; ARTICLES.tsv a header and quoted cells, the longest cell of a row is an article. Needs
 * Debian's libhyperscan-dev.
 */
#define _POSIX_C_SOURCE 200809L
#include <hs/hs.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../csrc/core/malinews.h"

#define ROUNDS_MAX 64

typedef struct text {
  char *s;
  size_t n;
} text;

typedef struct texts {
  text *items;
  size_t count, capacity, bytes;
} texts;

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static void *need(void *p) {
  if (p) return p;
  fputs("bench: not enough memory\n", stderr);
  exit(1);
}

static void add_text(texts *list, const char *s, size_t n) {
  if (list->count == list->capacity) {
    list->capacity = list->capacity ? 2 * list->capacity : 1024;
    list->items = need(realloc(list->items, list->capacity * sizeof *list->items));
  }
  char *copy = need(malloc(n + 1));
  memcpy(copy, s, n);
  copy[n] = 0;
  list->items[list->count++] = (text){copy, n};
  list->bytes += n;
}

static text read_file(const char *path) {
  FILE *f = fopen(path, "rb");
  if (!f) {
    perror(path);
    exit(1);
  }
  text t = {NULL, 0};
  size_t got, capacity = 1 << 16;
  t.s = need(malloc(capacity));
  while ((got = fread(t.s + t.n, 1, capacity - t.n, f)) > 0) {
    t.n += got;
    if (t.n == capacity) t.s = need(realloc(t.s, capacity *= 2));
  }
  fclose(f);
  return t;
}

static void read_names(const char *path, texts *names) {
  text file = read_file(path);
  for (size_t at = 0; at < file.n;) {
    char *end = memchr(file.s + at, '\n', file.n - at);
    size_t n = end ? (size_t)(end - (file.s + at)) : file.n - at;
    if (n) add_text(names, file.s + at, n);
    at += n + 1;
  }
  free(file.s);
}

/* One cell of a TSV with quotes, from *at on, unquoted in place; returns the byte that ended it. */
static char read_cell(text *file, size_t *at, text *cell) {
  size_t i = *at, out = i;
  int quoted = i < file->n && file->s[i] == '"';
  cell->s = file->s + out;
  for (i += (size_t)quoted; i < file->n; i++) {
    char c = file->s[i];
    if (quoted && c == '"') {
      if (i + 1 < file->n && file->s[i + 1] == '"') i++;
      else {
        quoted = 0;
        continue;
      }
    } else if (!quoted && (c == '\t' || c == '\n')) break;
    file->s[out++] = c;
  }
  cell->n = (size_t)(file->s + out - cell->s);
  char end = i < file->n ? file->s[i] : '\n';
  *at = i + 1;
  return end;
}

static void read_articles(const char *path, texts *articles) {
  text file = read_file(path), cell, longest = {NULL, 0};
  size_t row = 0;
  for (size_t at = 0; at < file.n;) {
    char end = read_cell(&file, &at, &cell);
    if (cell.n > longest.n) longest = cell;
    if (end != '\n') continue;
    if (row++) add_text(articles, longest.s, longest.n);
    longest.n = 0;
  }
  free(file.s);
}

/* ---- ours -------------------------------------------------------------------------------------------------------- */

static mn_classes *classes;
static mn_normal_data *normal;
static mn_fold_data *fold;
static mn_keys *keys;
static mn_gazetteer *gazetteer;
static mn_scanner scanner;

static void make_pack(const texts *names, mn_buffer *pack) {
  char id[32];
  mn_buffer_append(pack, "id\ttype\tname\n", 13);
  for (size_t i = 0; i < names->count; i++) {
    int n = snprintf(id, sizeof id, "n:%zu\tLOC\t", i);
    mn_buffer_append(pack, id, (size_t)n);
    mn_buffer_append(pack, names->items[i].s, names->items[i].n);
    mn_buffer_append(pack, "\n", 1);
  }
}

static double build_ours(const texts *names, int rounds) {
  double best = 1e9;
  mn_buffer pack = mn_buffer_make(&mn_alloc_default);
  make_pack(names, &pack);
  for (int i = 0; i < rounds; i++) {
    mn_gazetteer_free(gazetteer);
    double start = now();
    if (mn_gazetteer_new(&mn_alloc_default, keys, &gazetteer) != MN_OK ||
        mn_gazetteer_append(gazetteer, pack.data, pack.size) != MN_OK || mn_gazetteer_build(gazetteer) != MN_OK)
      exit(1);
    double seconds = now() - start;
    if (seconds < best) best = seconds;
  }
  mn_buffer_free(&pack);
  return best;
}

static size_t scan_ours(const text *t) {
  if (mn_gazetteer_scan(gazetteer, &scanner, t->s, t->n, MN_OVERLAP_LONGEST) != MN_OK) exit(1);
  return scanner.count;
}

static mn_key_list list;

/* What the words alone cost: the part of ours that is tokenizing. */
static size_t scan_words(const text *t) {
  size_t at = 0, words = 0;
  while (at < t->n) {
    list.count = 0;
    list.base = at;
    if (mn_keys_read(keys, t->s, t->n, &at, 4096, &list) != MN_OK) exit(1);
    words += list.count;
  }
  return words;
}

/* ---- Hyperscan --------------------------------------------------------------------------------------------------- */

static hs_database_t *database;
static hs_scratch_t *scratch;
static const texts *literals;

static double build_hyperscan(const texts *names) {
  const char **s = need(malloc(names->count * sizeof *s));
  size_t *lengths = need(malloc(names->count * sizeof *lengths));
  unsigned *ids = need(malloc(names->count * sizeof *ids)), *flags = need(calloc(names->count, sizeof *flags));
  hs_compile_error_t *error = NULL;
  for (size_t i = 0; i < names->count; i++) {
    s[i] = names->items[i].s;
    lengths[i] = names->items[i].n;
    ids[i] = (unsigned)i;
  }
  double start = now();
  if (hs_compile_lit_multi(s, flags, ids, lengths, (unsigned)names->count, HS_MODE_BLOCK, NULL, &database, &error)) {
    fprintf(stderr, "hyperscan: %s\n", error ? error->message : "?");
    exit(1);
  }
  double seconds = now() - start;
  hs_alloc_scratch(database, &scratch);
  literals = names;
  free(s), free(lengths), free(ids), free(flags);
  return seconds;
}

typedef struct found {
  const text *t;
  size_t count;
} found;

static int is_word_byte(unsigned char c) {
  return c >= 0x80 || (unsigned)((c | 0x20) - 'a') < 26 || (unsigned)(c - '0') < 10;
}

static int on_match(unsigned id, unsigned long long from, unsigned long long to, unsigned flags, void *context) {
  found *f = context;
  size_t start = (size_t)to - literals->items[id].n;
  (void)from, (void)flags;
  if (start > 0 && is_word_byte((unsigned char)f->t->s[start - 1])) return 0;
  if (to < f->t->n && is_word_byte((unsigned char)f->t->s[to])) return 0;
  f->count++;
  return 0;
}

static size_t scan_hyperscan(const text *t) {
  found f = {t, 0};
  hs_scan(database, t->s, (unsigned)t->n, 0, scratch, on_match, &f);
  return f.count;
}

/* ---- rounds ------------------------------------------------------------------------------------------------------ */

typedef struct contender {
  const char *name;
  size_t (*scan)(const text *);
  size_t hits;
  double rate[ROUNDS_MAX];
} contender;

static double time_all(contender *c, const texts *articles, size_t repeats) {
  double start = now();
  c->hits = 0;
  for (size_t k = 0; k < repeats; k++) {
    for (size_t i = 0; i < articles->count; i++) c->hits += c->scan(&articles->items[i]);
  }
  return now() - start;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static void report(const char *name, const double *values, int rounds, const char *unit) {
  double sorted[ROUNDS_MAX];
  memcpy(sorted, values, (size_t)rounds * sizeof *sorted);
  qsort(sorted, (size_t)rounds, sizeof *sorted, compare);
  printf("%-28s %8.2f (%.2f-%.2f) %s\n", name, sorted[rounds / 2], sorted[0], sorted[rounds - 1], unit);
}

int main(int argc, char **argv) {
  if (argc < 3) {
    fputs("usage: bench/gazetteer NAMES.txt ARTICLES.tsv [rounds] [megabytes]\n", stderr);
    return 2;
  }
  int rounds = argc > 3 ? atoi(argv[3]) : 9;
  if (rounds < 1 || rounds > ROUNDS_MAX) rounds = 9;
  double megabytes = argc > 4 ? atof(argv[4]) : 20;
  texts names = {.items = NULL}, articles = {.items = NULL};
  read_names(argv[1], &names);
  read_articles(argv[2], &articles);
  scanner = mn_scanner_make(&mn_alloc_default);
  list = mn_key_list_make(&mn_alloc_default);
  if (mn_classes_new(&mn_alloc_default, &classes) || mn_normal_data_new(&mn_alloc_default, &normal) ||
      mn_fold_data_new(&mn_alloc_default, normal, &fold) || mn_keys_new(&mn_alloc_default, classes, fold, &keys)) return 1;
  size_t repeats = (size_t)(megabytes * 1e6 / (double)articles.bytes) + 1, size = 0;
  printf("%zu names, %zu articles, %.1f MB, read %zu times\n", names.count, articles.count, (double)articles.bytes / 1e6,
         repeats);
  double seconds = build_ours(&names, 5);
  printf("ours       build %6.3f s  %6.2f MB", seconds, (double)mn_gazetteer_bytes(gazetteer) / 1e6);
  printf(", of which %.2f MB the pack's text\n", (double)mn_gazetteer_text_size(gazetteer) / 1e6);
  seconds = build_hyperscan(&names);
  hs_database_size(database, &size);
  printf("hyperscan  build %6.3f s  %6.2f MB\n", seconds, (double)size / 1e6);
  contender all[] = {{.name = "ours, words alone", .scan = scan_words}, {.name = "ours", .scan = scan_ours},
                     {.name = "hyperscan and bounds", .scan = scan_hyperscan}};
  double ratio[ROUNDS_MAX];
  for (int r = 0; r < rounds; r++) {
    for (int i = 0; i < 3; i++)
      all[i].rate[r] = (double)(articles.bytes * repeats) / 1e6 / time_all(&all[i], &articles, repeats);
    ratio[r] = all[1].rate[r] / all[2].rate[r];
  }
  for (int i = 0; i < 3; i++) report(all[i].name, all[i].rate, rounds, "MB/s");
  report("ours to hyperscan", ratio, rounds, "times");
  printf("hits: ours %zu, hyperscan %zu (all, exact bytes)\n", all[1].hits, all[2].hits);
  return 0;
}

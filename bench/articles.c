#define _POSIX_C_SOURCE 200809L
#include "articles.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

static void *need(void *memory) {
  if (memory) return memory;
  fprintf(stderr, "bench: not enough memory\n");
  exit(2);
}

static char *slurp(const char *path, size_t *n) {
  FILE *f = fopen(path, "rb");
  if (!f) return NULL;
  size_t capacity = 1 << 16;
  char *s = need(malloc(capacity));
  *n = 0;
  for (size_t got; (got = fread(s + *n, 1, capacity - *n, f)) > 0;) {
    *n += got;
    if (*n == capacity) s = need(realloc(s, capacity *= 2));
  }
  fclose(f);
  return s;
}

void articles_add(articles *list, const char *s, size_t n) {
  list->items = need(realloc(list->items, (list->count + 1) * sizeof *list->items));
  article *a = &list->items[list->count++];
  a->n = n;
  a->s = need(malloc(n + 1));
  memcpy(a->s, s, n);
  a->s[n] = 0;
  list->bytes += n;
  if (n > list->longest) list->longest = n;
}

/* A cell is quoted where it holds a line end or a quotation mark, which is then doubled. */
int articles_read(articles *list, const char *path) {
  size_t n, size = 0;
  char *s = slurp(path, &n);
  if (!s) return 0;
  char *cell = need(malloc(n + 1));
  int quoted = 0;
  for (size_t i = 0; i <= n; i++) {
    if (i < n && s[i] == '"' && (size == 0 || quoted)) {
      if (quoted && i + 1 < n && s[i + 1] == '"') cell[size++] = s[++i];
      else quoted = !quoted;
    } else if (i < n && (quoted || (s[i] != '\t' && s[i] != '\n'))) {
      cell[size++] = s[i];
    } else {
      if (size > ARTICLE_MIN) articles_add(list, cell, size);
      size = 0;
      quoted = 0;
    }
  }
  free(cell);
  free(s);
  return 1;
}

void articles_free(articles *list) {
  for (size_t i = 0; i < list->count; i++) free(list->items[i].s);
  free(list->items);
  *list = (articles){0};
}

int bench_abbreviations(mn_lexicon *lexicon) {
  static const char *const KINDS[] = {"title", "number", "inner", "end", "final"};
  FILE *f = fopen("lua/malinews/data/abbreviations.tsv", "rb");
  if (!f) return 0;
  char line[256];
  while (fgets(line, sizeof line, f)) {
    char *lang = strchr(line, '\t'), *kind = lang ? strchr(lang + 1, '\t') : NULL;
    if (line[0] == '#' || !kind) continue;
    *lang++ = 0, *kind++ = 0;
    kind[strcspn(kind, "\r\n")] = 0;
    mn_lang l = mn_language_of(lang);
    for (unsigned k = 0; k < 5; k++) {
      if (strcmp(kind, KINDS[k]) != 0 || (*lang && l == MN_LANG_UND)) continue;
      if (mn_lexicon_add(lexicon, line, strlen(line), l, 1u << k)) return 0;
    }
  }
  fclose(f);
  return 1;
}

double bench_now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

double bench_median(double *values, size_t count) {
  qsort(values, count, sizeof *values, compare);
  return count % 2 ? values[count / 2] : (values[count / 2 - 1] + values[count / 2]) / 2;
}

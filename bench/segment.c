/*
 * Tokens and sentences against ICU and libunistring over news articles, side by side: every round times each of them once,
 * and a figure is the median over rounds of the ratio in the same round.
 *
 *   cc -O2 -std=c11 -I/usr/include/lua5.4 bench/segment.c csrc/core/[a-z]*.c -lutf8proc -licuuc -lunistring -llua5.4
 *   a.out ARTICLES.tsv [rounds] [lang]      each cell of more than 300 bytes is an article
 *
 * Needs Debian's libicu-dev, libunistring-dev and liblua5.4-dev, and LUA_PATH and LUA_CPATH as `make -s env` prints them.
 */
#define _POSIX_C_SOURCE 200809L
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <uniwbrk.h>

#include "../csrc/core/malinews.h"

#define MOST 64

typedef struct text {
  char *s;
  size_t n;
  int ref; /* of the same text as a Lua string */
} text;

static struct {
  text *articles;
  size_t count, bytes;
  mn_classes *classes;
  mn_lexicon *lexicon;
  mn_spans spans;
  UBreakIterator *words, *sentences;
  UChar *wide;
  char *breaks, *copy;
  lua_State *L;
  mn_lang lang;
} B;

static size_t sink;

static void copy_text(const text *t) {
  memcpy(B.copy, t->s, t->n);
  sink += (size_t)B.copy[t->n / 2];
}

static void our_tokens(const text *t) {
  B.spans.count = 0;
  mn_tokens_scan(B.classes, B.lexicon, t->s, t->n, B.lang, &B.spans);
  sink += B.spans.count;
}

static void our_sentences(const text *t) {
  mn_sentences_options options = {.lang = B.lang};
  B.spans.count = 0;
  mn_sentences_scan(B.classes, B.lexicon, t->s, t->n, &options, &B.spans);
  sink += B.spans.count;
}

static void icu(UBreakIterator *it, const text *t) {
  UErrorCode e = U_ZERO_ERROR;
  int32_t n = 0;
  u_strFromUTF8(B.wide, (int32_t)t->n + 1, &n, t->s, (int32_t)t->n, &e);
  ubrk_setText(it, B.wide, n, &e);
  while (ubrk_next(it) != UBRK_DONE) sink++;
}

static void icu_words(const text *t) { icu(B.words, t); }
static void icu_sentences(const text *t) { icu(B.sentences, t); }

static void unistring_words(const text *t) {
  u8_wordbreaks((const uint8_t *)t->s, t->n, B.breaks);
  sink += (size_t)B.breaks[t->n / 2];
}

static void lua_loop(const char *name, const text *t) {
  lua_getglobal(B.L, name);
  lua_rawgeti(B.L, LUA_REGISTRYINDEX, t->ref);
  if (lua_pcall(B.L, 1, 1, 0) != LUA_OK) {
    fprintf(stderr, "%s\n", lua_tostring(B.L, -1));
    exit(1);
  }
  sink += (size_t)lua_tointeger(B.L, -1);
  lua_pop(B.L, 1);
}

static void lua_tokens(const text *t) { lua_loop("tokens", t); }
static void lua_sentences(const text *t) { lua_loop("sentences", t); }

static const struct {
  const char *name;
  void (*run)(const text *);
} OPS[] = {{"memcpy", copy_text},          {"ICU words", icu_words},       {"ICU sentences", icu_sentences},
           {"libunistring words", unistring_words}, {"tokens", our_tokens}, {"sentences", our_sentences},
           {"tokens in Lua", lua_tokens},  {"sentences in Lua", lua_sentences}};
enum { COPY, ICU_WORDS, ICU_SENTENCES, UNISTRING, TOKENS, SENTENCES, LUA_TOKENS, LUA_SENTENCES, COUNT };

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static int compare(const void *a, const void *b) {
  double x = *(const double *)a, y = *(const double *)b;
  return (x > y) - (x < y);
}

static double median(double *v, int n) {
  qsort(v, (size_t)n, sizeof *v, compare);
  return n % 2 ? v[n / 2] : (v[n / 2 - 1] + v[n / 2]) / 2;
}

static char *slurp(const char *path, size_t *n) {
  FILE *f = fopen(path, "rb");
  if (!f) exit(2);
  fseek(f, 0, SEEK_END);
  *n = (size_t)ftell(f);
  rewind(f);
  char *s = malloc(*n + 1);
  if (!s || fread(s, 1, *n, f) != *n) exit(2);
  s[*n] = '\t';
  fclose(f);
  return s;
}

/* Cells as spreadsheets write them: quoted where they hold a line end or a quotation mark, which is then doubled. */
static void read_articles(const char *path) {
  size_t n, longest = 0, size = 0;
  char *s = slurp(path, &n), *cell = malloc(n + 1);
  bool quoted = false;
  for (size_t i = 0; i <= n; i++) {
    if (s[i] == '"' && (size == 0 || quoted)) {
      if (quoted && s[i + 1] == '"') cell[size++] = s[++i];
      else quoted = !quoted;
      continue;
    }
    if (i < n && (quoted || (s[i] != '\t' && s[i] != '\n'))) {
      cell[size++] = s[i];
      continue;
    }
    if (size > 300) {
      B.articles = realloc(B.articles, (B.count + 1) * sizeof *B.articles);
      B.articles[B.count++] = (text){memcpy(malloc(size + 1), cell, size), size, LUA_NOREF};
      B.articles[B.count - 1].s[size] = 0;
      B.bytes += size;
      if (size > longest) longest = size;
    }
    size = 0;
    quoted = false;
  }
  B.wide = malloc((longest + 2) * sizeof *B.wide);
  B.breaks = malloc(longest + 1);
  B.copy = malloc(longest + 1);
}

static const char SCRIPT[] =
  "local mn, lang = require 'malinews', ...\n"
  "local O = { lang = lang }\n"
  "function tokens(s) local n = 0 for i, from, to, kind in mn.tokens(s, O):spans() do n = n + to end return n end\n"
  "function sentences(s) local n = 0 for i, from, to in mn.sentences(s, O):spans() do n = n + to end return n end\n";

static void open_all(const char *lang) {
  UErrorCode e = U_ZERO_ERROR;
  B.words = ubrk_open(UBRK_WORD, lang, NULL, 0, &e);
  B.sentences = ubrk_open(UBRK_SENTENCE, lang, NULL, 0, &e);
  B.lang = mn_language_of(lang);
  B.spans = mn_spans_make(&mn_alloc_default);
  if (mn_classes_new(&mn_alloc_default, &B.classes) || mn_lexicon_new(&mn_alloc_default, &B.lexicon)) exit(2);
  B.L = luaL_newstate();
  luaL_openlibs(B.L);
  if (luaL_loadstring(B.L, SCRIPT) || (lua_pushstring(B.L, lang), lua_pcall(B.L, 1, 0, 0))) {
    fprintf(stderr, "%s\n", lua_tostring(B.L, -1));
    exit(2);
  }
}

static void make_strings(void) {
  for (size_t i = 0; i < B.count; i++) {
    lua_pushlstring(B.L, B.articles[i].s, B.articles[i].n);
    B.articles[i].ref = luaL_ref(B.L, LUA_REGISTRYINDEX);
  }
}

static double speed[COUNT][MOST];

static void measure(int round) {
  for (int op = 0; op < COUNT; op++) {
    int times = op == COPY ? 20 : op == TOKENS || op == SENTENCES ? 5 : 1;
    double from = now();
    for (int k = 0; k < times; k++) {
      for (size_t i = 0; i < B.count; i++) OPS[op].run(&B.articles[i]);
    }
    speed[op][round] = (double)B.bytes * times / (now() - from) / 1e6;
  }
}

static void print_ratio(const char *name, int ours, int peer, int rounds) {
  double r[MOST];
  for (int i = 0; i < rounds; i++) r[i] = speed[ours][i] / speed[peer][i];
  printf("%-44s %6.2fx\n", name, median(r, rounds));
}

int main(int argc, char **argv) {
  if (argc < 2) return 2;
  int rounds = argc > 2 ? atoi(argv[2]) : 7;
  if (rounds > MOST) rounds = MOST;
  read_articles(argv[1]);
  open_all(argc > 3 ? argv[3] : "en");
  make_strings();
  for (int r = 0; r < rounds; r++) measure(r);
  printf("%zu articles, %zu bytes, %d rounds; MB/s (median)\n", B.count, B.bytes, rounds);
  print_ratio("tokens / libunistring", TOKENS, UNISTRING, rounds);
  print_ratio("tokens / ICU words", TOKENS, ICU_WORDS, rounds);
  print_ratio("sentences / ICU sentences", SENTENCES, ICU_SENTENCES, rounds);
  print_ratio("every token in Lua / ICU words", LUA_TOKENS, ICU_WORDS, rounds);
  print_ratio("every token in Lua / libunistring", LUA_TOKENS, UNISTRING, rounds);
  print_ratio("every sentence in Lua / ICU sentences", LUA_SENTENCES, ICU_SENTENCES, rounds);
  for (int op = 0; op < COUNT; op++) printf("%-20s %8.0f\n", OPS[op].name, median(speed[op], rounds));
  return sink == 42;
}

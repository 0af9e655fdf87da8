/*
 * The text core beside ICU, libunistring and utf8proc, over news articles, one call an article, in one process: every
 * round times each operation once, and a ratio is the median over rounds of the ratio within a round.
 *
 *   bench/text DIRECTORY [rounds [pattern]]    DIRECTORY has LANG.dev.tsv for eng, fra, yor, hau
 *
 * `make bench` builds and runs it. A new operation is one line in OPS and its function; a new comparison one line in BARS.
 */
#include <lauxlib.h>
#include <lua.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicase.h>
#include <unicode/ubrk.h>
#include <unicode/ustring.h>
#include <uninorm.h>
#include <unistr.h>
#include <uniwbrk.h>
#include <utf8proc.h>

#include "../csrc/core/malinews.h"
#include "articles.h"
#include "icu.h"

#define ROUNDS_MAX 64
#define WHOLE_BYTES 20000000 /* the buffer of the operations on a whole corpus */
#define LEAST_TIME 0.02      /* seconds that one measurement takes at least */

/* What an operation works on and with. */
typedef struct bench {
  const char *lang; /* "eng" ... */
  const char *iso;  /* "en" ... */
  articles nfc, nfd;
  char *whole, *copy; /* the NFC articles, repeated */
  size_t whole_size;
  char *room; /* for outputs of one article */
  size_t room_size;
  mn_classes *classes;
  mn_lexicon *lexicon;
  mn_normal_data *normal;
  mn_fold_data *fold;
  mn_buffer out;
  mn_spans spans;
  mn_offsets map;
  UBreakIterator *words, *sentences;
  UChar *wide;
  lua_State *L; /* tables nfc and nfd of strings, and a function for each operation in Lua */
} bench;

static size_t sink; /* what results go to, so that no work is left out */

/* ---- ours -------------------------------------------------------------------------------------------------------- */

static void normalize(bench *b, mn_form form, const article *a) {
  size_t where;
  b->out.size = 0;
  mn_normalize(b->normal, form, a->s, a->n, &b->out, NULL, &where);
  sink += b->out.size;
}

static void our_nfc(bench *b, const article *a) { normalize(b, MN_NFC, a); }
static void our_nfd(bench *b, const article *a) { normalize(b, MN_NFD, a); }
static void our_nfkc(bench *b, const article *a) { normalize(b, MN_NFKC, a); }

static void our_check(bench *b, const article *a) {
  size_t where;
  mn_normalize_check(b->normal, &mn_alloc_default, MN_NFC, a->s, a->n, &where);
  sink += where;
}

static void our_fold(bench *b, const article *a) {
  b->out.size = 0;
  mn_fold(b->fold, a->s, a->n, &b->out, NULL);
  sink += b->out.size;
}

static void our_fold_mapped(bench *b, const article *a) {
  b->out.size = b->map.count = 0;
  mn_fold(b->fold, a->s, a->n, &b->out, &b->map);
  sink += b->out.size + b->map.count;
}

static void our_validate(bench *b, const article *a) {
  size_t where;
  (void)b;
  sink += mn_utf8_is_valid(a->s, a->n, &where);
}

static void our_tokens(bench *b, const article *a) {
  b->spans.count = 0;
  mn_tokens_scan(b->classes, b->lexicon, a->s, a->n, mn_language_of(b->iso), &b->spans);
  sink += b->spans.count;
}

static void our_sentences(bench *b, const article *a) {
  mn_sentences_options options = {.lang = mn_language_of(b->iso)};
  b->spans.count = 0;
  mn_sentences_scan(b->classes, b->lexicon, a->s, a->n, &options, &b->spans);
  sink += b->spans.count;
}

/* ---- peers ------------------------------------------------------------------------------------------------------- */

static void copy_article(bench *b, const article *a) {
  memcpy(b->room, a->s, a->n);
  sink += (size_t)b->room[a->n / 2];
}

static void icu_nfc(bench *b, const article *a) { sink += icu_normalize(MN_NFC, a->s, a->n, b->room, b->room_size); }
static void icu_nfd(bench *b, const article *a) { sink += icu_normalize(MN_NFD, a->s, a->n, b->room, b->room_size); }
static void icu_nfkc(bench *b, const article *a) { sink += icu_normalize(MN_NFKC, a->s, a->n, b->room, b->room_size); }
static void icu_fold(bench *b, const article *a) { sink += icu_fold_case(a->s, a->n, b->room, b->room_size); }

static void icu_breaks(bench *b, UBreakIterator *breaks, const article *a) {
  UErrorCode e = U_ZERO_ERROR;
  int32_t n = 0;
  u_strFromUTF8(b->wide, (int32_t)a->n + 1, &n, a->s, (int32_t)a->n, &e);
  ubrk_setText(breaks, b->wide, n, &e);
  while (ubrk_next(breaks) != UBRK_DONE) sink++;
}

static void icu_words(bench *b, const article *a) { icu_breaks(b, b->words, a); }
static void icu_sentences(bench *b, const article *a) { icu_breaks(b, b->sentences, a); }

static void unistring_nfc(bench *b, const article *a) {
  size_t n = b->room_size;
  sink += u8_normalize(UNINORM_NFC, (const uint8_t *)a->s, a->n, (uint8_t *)b->room, &n) != NULL;
}

static void unistring_validate(bench *b, const article *a) {
  (void)b;
  sink += u8_check((const uint8_t *)a->s, a->n) == NULL;
}

static void unistring_fold(bench *b, const article *a) {
  size_t n = b->room_size;
  sink += u8_casefold((const uint8_t *)a->s, a->n, NULL, NULL, (uint8_t *)b->room, &n) != NULL;
}

static void unistring_words(bench *b, const article *a) {
  u8_wordbreaks((const uint8_t *)a->s, a->n, b->room);
  sink += (size_t)b->room[a->n / 2];
}

static void map_utf8proc(const article *a, utf8proc_option_t options) {
  utf8proc_uint8_t *out = NULL;
  sink += (size_t)utf8proc_map((const utf8proc_uint8_t *)a->s, (utf8proc_ssize_t)a->n, &out, options);
  free(out);
}

static void utf8proc_nfc(bench *b, const article *a) {
  (void)b;
  map_utf8proc(a, UTF8PROC_STABLE | UTF8PROC_COMPOSE);
}

static void utf8proc_fold(bench *b, const article *a) {
  (void)b;
  map_utf8proc(a, UTF8PROC_STABLE | UTF8PROC_COMPOSE | UTF8PROC_CASEFOLD);
}

/* ---- the table --------------------------------------------------------------------------------------------------- */

typedef enum input { NFC, NFD, WHOLE, LUA_NFC, LUA_NFD } input;

typedef struct operation {
  const char *name; /* of a Lua function below where the input is one of Lua's */
  input input;
  void (*run)(bench *b, const article *a);
} operation;

static const operation OPS[] = {
  {"memcpy, whole corpus", WHOLE, NULL},
  {"validate, whole corpus", WHOLE, our_validate},
  {"memcpy", NFC, copy_article},
  {"validate", NFC, our_validate},
  {"libunistring u8_check", NFC, unistring_validate},
  {"NFC of NFC", NFC, our_nfc},
  {"NFC check of NFC", NFC, our_check},
  {"Lua: mn.normalize of NFC", LUA_NFC, NULL},
  {"ICU NFC of NFC", NFC, icu_nfc},
  {"libunistring NFC of NFC", NFC, unistring_nfc},
  {"utf8proc NFC of NFC", NFC, utf8proc_nfc},
  {"NFC of NFD", NFD, our_nfc},
  {"Lua: mn.normalize of NFD", LUA_NFD, NULL},
  {"ICU NFC of NFD", NFD, icu_nfc},
  {"libunistring NFC of NFD", NFD, unistring_nfc},
  {"NFD of NFC", NFC, our_nfd},
  {"ICU NFD of NFC", NFC, icu_nfd},
  {"NFD of NFD", NFD, our_nfd},
  {"ICU NFD of NFD", NFD, icu_nfd},
  {"NFKC of NFC", NFC, our_nfkc},
  {"ICU NFKC of NFC", NFC, icu_nfkc},
  {"fold", NFC, our_fold},
  {"fold with map", NFC, our_fold_mapped},
  {"Lua: mn.fold", LUA_NFC, NULL},
  {"ICU utf8FoldCase", NFC, icu_fold},
  {"libunistring u8_casefold", NFC, unistring_fold},
  {"utf8proc NFC casefold", NFC, utf8proc_fold},
  {"tokens", NFC, our_tokens},
  {"Lua: every token", LUA_NFC, NULL},
  {"libunistring u8_wordbreaks", NFC, unistring_words},
  {"ICU words", NFC, icu_words},
  {"sentences", NFC, our_sentences},
  {"Lua: every sentence", LUA_NFC, NULL},
  {"ICU sentences", NFC, icu_sentences},
};
#define OPS_COUNT (sizeof OPS / sizeof *OPS)

/* What is promised: ours against a peer, for one language or "*", at least `must`, hoped for `reach`. */
static const struct {
  const char *ours, *peer, *lang;
  double must, reach;
} BARS[] = {
  {"validate, whole corpus", "memcpy, whole corpus", "eng", 1.0, 2.0},
  {"Lua: mn.normalize of NFC", "ICU NFC of NFC", "eng", 8, 20},
  {"Lua: mn.normalize of NFC", "ICU NFC of NFC", "fra", 5, 12},
  {"Lua: mn.normalize of NFC", "ICU NFC of NFC", "yor", 2.5, 4},
  {"NFC of NFD", "ICU NFC of NFD", "fra", 4, 6.5},
  {"NFC of NFD", "ICU NFC of NFD", "yor", 5, 9},
  {"fold", "ICU utf8FoldCase", "eng", 5, 10},
  {"fold", "ICU utf8FoldCase", "yor", 2, 4},
  {"tokens", "libunistring u8_wordbreaks", "*", 6, 12},
  {"sentences", "ICU sentences", "*", 4, 8},
  {"Lua: every sentence", "ICU sentences", "*", 3, 6},
  {"Lua: every token", "ICU words", "*", 1.5, 2.5},
  {"Lua: every token", "libunistring u8_wordbreaks", "*", 1.0, 1.5},
};

/* A function of a list of strings for each operation in Lua; `lang` is its argument. */
static const char SCRIPT[] =
  "local mn, lang = require 'malinews', ...\n"
  "local O = { lang = lang }\n"
  "local function each(f) return function(list) for i = 1, #list do f(list[i]) end end end\n"
  "return {\n"
  "  ['Lua: mn.normalize of NFC'] = each(mn.normalize),\n"
  "  ['Lua: mn.normalize of NFD'] = each(mn.normalize),\n"
  "  ['Lua: mn.fold'] = each(mn.fold),\n"
  "  ['Lua: every token'] = each(function(s)\n"
  "    local n = 0 for i, from, to, kind in mn.tokens(s, O):spans() do n = n + to end return n end),\n"
  "  ['Lua: every sentence'] = each(function(s)\n"
  "    local n = 0 for i, from, to in mn.sentences(s, O):spans() do n = n + to end return n end),\n"
  "}\n";

/* ---- making ready ------------------------------------------------------------------------------------------------ */

static void stop(const char *message) {
  fprintf(stderr, "bench: %s\n", message);
  exit(2);
}

static void push_strings(lua_State *L, const articles *list) {
  lua_createtable(L, (int)list->count, 0);
  for (size_t i = 0; i < list->count; i++) {
    lua_pushlstring(L, list->items[i].s, list->items[i].n);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
}

static void open_lua(bench *b) {
  b->L = luaL_newstate();
  if (!b->L) stop("not enough memory");
  luaL_openlibs(b->L);
  push_strings(b->L, &b->nfc);
  lua_setglobal(b->L, "nfc");
  push_strings(b->L, &b->nfd);
  lua_setglobal(b->L, "nfd");
  if (luaL_loadstring(b->L, SCRIPT)) stop(lua_tostring(b->L, -1));
  lua_pushstring(b->L, b->iso);
  if (lua_pcall(b->L, 1, 1, 0)) stop(lua_tostring(b->L, -1));
  lua_setglobal(b->L, "operations");
}

/* Both forms by ICU. */
static int read_forms(bench *b, const char *directory) {
  char path[4096];
  articles raw = {0};
  snprintf(path, sizeof path, "%s/%s.dev.tsv", directory, b->lang);
  if (!articles_read(&raw, path) || raw.count == 0) return 0;
  b->room_size = raw.longest * 4 + 64;
  b->room = malloc(b->room_size);
  b->wide = malloc((raw.longest + 2) * 3 * sizeof *b->wide);
  if (!b->room || !b->wide) stop("not enough memory");
  for (size_t i = 0; i < raw.count; i++) {
    const article *a = &raw.items[i];
    articles_add(&b->nfc, b->room, icu_normalize(MN_NFC, a->s, a->n, b->room, b->room_size));
    articles_add(&b->nfd, b->room, icu_normalize(MN_NFD, a->s, a->n, b->room, b->room_size));
  }
  articles_free(&raw);
  return 1;
}

static void make_whole(bench *b) {
  size_t capacity = WHOLE_BYTES + b->nfc.longest;
  b->whole = malloc(capacity);
  b->copy = malloc(capacity);
  if (!b->whole || !b->copy) stop("not enough memory");
  for (size_t i = 0; b->whole_size < WHOLE_BYTES; i = (i + 1) % b->nfc.count) {
    memcpy(b->whole + b->whole_size, b->nfc.items[i].s, b->nfc.items[i].n);
    b->whole_size += b->nfc.items[i].n;
  }
  memcpy(b->copy, b->whole, b->whole_size);
}

static int open_bench(bench *b, const char *directory) {
  UErrorCode e = U_ZERO_ERROR;
  if (!read_forms(b, directory)) return 0;
  make_whole(b);
  b->words = ubrk_open(UBRK_WORD, b->iso, NULL, 0, &e);
  b->sentences = ubrk_open(UBRK_SENTENCE, b->iso, NULL, 0, &e);
  b->out = mn_buffer_make(&mn_alloc_default);
  b->spans = mn_spans_make(&mn_alloc_default);
  b->map = mn_offsets_make(&mn_alloc_default);
  if (mn_classes_new(&mn_alloc_default, &b->classes) || mn_lexicon_new(&mn_alloc_default, &b->lexicon) ||
      mn_normal_data_new(&mn_alloc_default, &b->normal) || mn_fold_data_new(&mn_alloc_default, b->normal, &b->fold))
    stop("not enough memory");
  if (!bench_abbreviations(b->lexicon)) stop("no lua/malinews/data/abbreviations.tsv below the working directory");
  open_lua(b);
  return 1;
}

static void close_bench(bench *b) {
  lua_close(b->L);
  mn_offsets_free(&b->map);
  mn_spans_free(&b->spans);
  mn_buffer_free(&b->out);
  mn_fold_data_free(b->fold);
  mn_normal_data_free(b->normal);
  mn_lexicon_free(b->lexicon);
  mn_classes_free(b->classes);
  ubrk_close(b->words);
  ubrk_close(b->sentences);
  articles_free(&b->nfc);
  articles_free(&b->nfd);
  free(b->whole);
  free(b->copy);
  free(b->room);
  free(b->wide);
}

/* ---- measuring --------------------------------------------------------------------------------------------------- */

static void run_lua(bench *b, const operation *op) {
  lua_getglobal(b->L, "operations");
  lua_getfield(b->L, -1, op->name);
  lua_getglobal(b->L, op->input == LUA_NFC ? "nfc" : "nfd");
  if (lua_pcall(b->L, 1, 0, 0)) stop(lua_tostring(b->L, -1));
  lua_pop(b->L, 1);
}

static void run_whole(bench *b, const operation *op) {
  article all = {b->whole, b->whole_size};
  if (op->run) op->run(b, &all);
  else memcpy(b->copy, b->whole, b->whole_size);
  sink += (size_t)b->copy[b->whole_size / 2];
}

/* Once over the corpus; how many bytes that are. */
static size_t run_once(bench *b, const operation *op) {
  const articles *list = op->input == NFD || op->input == LUA_NFD ? &b->nfd : &b->nfc;
  if (op->input == WHOLE) {
    run_whole(b, op);
    return b->whole_size;
  }
  if (op->input >= LUA_NFC) run_lua(b, op);
  else for (size_t i = 0; i < list->count; i++) op->run(b, &list->items[i]);
  return list->bytes;
}

/* Bytes a second, over at least LEAST_TIME. */
static double speed_of(bench *b, const operation *op) {
  double from = bench_now(), spent;
  size_t bytes = 0;
  do {
    bytes += run_once(b, op);
    spent = bench_now() - from;
  } while (spent < LEAST_TIME);
  return (double)bytes / spent;
}

static double speed[OPS_COUNT][ROUNDS_MAX];

static size_t number_of(const char *name) {
  for (size_t i = 0; i < OPS_COUNT; i++) {
    if (strcmp(OPS[i].name, name) == 0) return i;
  }
  stop(name);
  return 0;
}

static int is_wanted(const char *name, const char *pattern) {
  return !pattern || strstr(name, pattern) || strcmp(name, "memcpy") == 0;
}

/* Every operation that fits the pattern, and the two sides of every bar that has one. */
static void choose(const char *pattern, const char *lang, char wanted[OPS_COUNT]) {
  for (size_t i = 0; i < OPS_COUNT; i++) wanted[i] = (char)is_wanted(OPS[i].name, pattern);
  for (size_t i = 0; i < sizeof BARS / sizeof *BARS; i++) {
    if (BARS[i].lang[0] != '*' && strcmp(BARS[i].lang, lang) != 0) continue;
    if (wanted[number_of(BARS[i].ours)]) wanted[number_of(BARS[i].peer)] = 1;
  }
}

static void print_speeds(size_t rounds, const char *wanted) {
  double values[ROUNDS_MAX];
  size_t copy = number_of("memcpy");
  for (size_t i = 0; i < OPS_COUNT; i++) {
    if (!wanted[i]) continue;
    for (size_t r = 0; r < rounds; r++) values[r] = speed[i][r] / speed[copy][r];
    double ratio = bench_median(values, rounds);
    memcpy(values, speed[i], sizeof values);
    printf("  %-28s %9.0f MB/s %8.3f of memcpy\n", OPS[i].name, bench_median(values, rounds) / 1e6, ratio);
  }
}

static void print_bars(size_t rounds, const char *wanted, const char *lang) {
  for (size_t i = 0; i < sizeof BARS / sizeof *BARS; i++) {
    double values[ROUNDS_MAX];
    size_t ours = number_of(BARS[i].ours), peer = number_of(BARS[i].peer);
    if (!wanted[ours] || (BARS[i].lang[0] != '*' && strcmp(BARS[i].lang, lang) != 0)) continue;
    for (size_t r = 0; r < rounds; r++) values[r] = speed[ours][r] / speed[peer][r];
    double ratio = bench_median(values, rounds);
    printf("  %-4s %-28s %6.2fx of %-27s must %4.1fx, reach %4.1fx\n", ratio >= BARS[i].must ? "ok" : "LOW", BARS[i].ours,
           ratio, BARS[i].peer, BARS[i].must, BARS[i].reach);
  }
}

static void measure(bench *b, size_t rounds, const char *pattern) {
  char wanted[OPS_COUNT];
  choose(pattern, b->lang, wanted);
  for (size_t r = 0; r < rounds; r++) {
    for (size_t i = 0; i < OPS_COUNT; i++) {
      if (wanted[i]) speed[i][r] = speed_of(b, &OPS[i]);
    }
  }
  printf("%s: %zu articles, %zu bytes in NFC, %zu in NFD; medians of %zu rounds\n", b->lang, b->nfc.count, b->nfc.bytes,
         b->nfd.bytes, rounds);
  print_speeds(rounds, wanted);
  print_bars(rounds, wanted, b->lang);
  fflush(stdout);
}

int main(int argc, char **argv) {
  static const char *const langs[][2] = {{"eng", "en"}, {"fra", "fr"}, {"yor", "yo"}, {"hau", "ha"}};
  if (argc < 2) stop("usage: bench/text DIRECTORY [rounds [pattern]]");
  long rounds = argc > 2 ? strtol(argv[2], NULL, 10) : 7;
  if (rounds < 1 || rounds > ROUNDS_MAX) rounds = 7;
  printf("kernels: %s\n", mn_kernels_best()->name);
  for (size_t i = 0; i < sizeof langs / sizeof *langs; i++) {
    bench b = {.lang = langs[i][0], .iso = langs[i][1]};
    if (!open_bench(&b, argv[1])) {
      printf("%s: no articles in %s, skipped\n", b.lang, argv[1]);
      continue;
    }
    measure(&b, (size_t)rounds, argc > 3 ? argv[3] : NULL);
    close_bench(&b);
  }
  return sink == 42;
}

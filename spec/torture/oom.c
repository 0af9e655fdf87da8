/*
 * Functions of the core and of the Lua API under an allocator that refuses one request: the first, the second, and so on
 * until none is refused. Whatever is refused, the answer is MN_ENOMEM (an error in Lua), no byte is left behind, and the
 * same objects then give the right answer. A new function is one line in ROWS, or in the script.
 *
 *   oom [ROW...]     linked with the core's objects, -lutf8proc and -llua5.4; LUA_PATH and LUA_CPATH as for the specs
 */
#include <lauxlib.h>
#include <lualib.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../csrc/core/malinews.h"
#include "../../csrc/core/segment.h"
#include "meter.h"

static mn_normal_data *normal;
static mn_fold_data *fold;
static char text[20000]; /* marks in disorder, long runs of them, folds that grow, broken bytes */
static size_t good;      /* how much of it is well-formed */

/* ---- one function a row ------------------------------------------------------------------------------------------ */

static mn_status make_classes(const mn_alloc *alloc) {
  mn_classes *made = NULL;
  mn_status status = mn_classes_new(alloc, &made);
  mn_classes_free(made);
  return status;
}

static mn_status make_normal(const mn_alloc *alloc) {
  mn_normal_data *made = NULL;
  mn_status status = mn_normal_data_new(alloc, &made);
  mn_normal_data_free(made);
  return status;
}

static mn_status make_fold(const mn_alloc *alloc) {
  mn_fold_data *made = NULL;
  mn_status status = mn_fold_data_new(alloc, normal, &made);
  mn_fold_data_free(made);
  return status;
}

/* Run `once`; when memory is refused, again into the same buffer and map, which must still serve. */
static mn_status into_buffer(const mn_alloc *alloc, mn_status (*once)(mn_buffer *out, mn_offsets *map, size_t *sum)) {
  static size_t right; /* the answer's check sum, from the first run that had all it wanted */
  static void *of;
  mn_buffer out = mn_buffer_make(alloc);
  mn_offsets map = mn_offsets_make(alloc);
  size_t sum = 0;
  mn_status status = once(&out, &map, &sum), again = status;
  if (status == MN_ENOMEM) {
    out.size = map.count = 0;
    again = once(&out, &map, &sum);
  }
  for (size_t i = 0; i < out.size; i++) sum = sum * 31 + (unsigned char)out.data[i];
  if (of == (void *)(size_t)once && again == MN_OK && sum != right) status = MN_EFORMAT;
  of = (void *)(size_t)once;
  right = sum;
  mn_buffer_free(&out);
  mn_offsets_free(&map);
  return again == MN_OK ? status : again;
}

static mn_status repair_once(mn_buffer *out, mn_offsets *map, size_t *sum) {
  (void)map;
  return mn_utf8_repair(text, sizeof text, out, sum);
}

static mn_status nfc_once(mn_buffer *out, mn_offsets *map, size_t *sum) {
  return mn_normalize(normal, MN_NFC, text, good, out, map, sum);
}

static mn_status nfkd_once(mn_buffer *out, mn_offsets *map, size_t *sum) {
  return mn_normalize(normal, MN_NFKD, text, good, out, map, sum);
}

static mn_status check_once(mn_buffer *out, mn_offsets *map, size_t *sum) {
  (void)map;
  return mn_normalize_check(normal, out->alloc, MN_NFC, text, good, sum);
}

static mn_status fold_once(mn_buffer *out, mn_offsets *map, size_t *sum) {
  *sum = 0;
  return mn_fold(fold, text, sizeof text, out, map);
}

static mn_status repair(const mn_alloc *alloc) { return into_buffer(alloc, repair_once); }
static mn_status nfc(const mn_alloc *alloc) { return into_buffer(alloc, nfc_once); }
static mn_status nfkd(const mn_alloc *alloc) { return into_buffer(alloc, nfkd_once); }
static mn_status nfc_check(const mn_alloc *alloc) { return into_buffer(alloc, check_once); }
static mn_status fold_text(const mn_alloc *alloc) { return into_buffer(alloc, fold_once); }

/* ---- the Lua API ------------------------------------------------------------------------------------------------- */

/* Each line is run on its own, so that all of them see refusals. */
static const char *const LINES[] = {
  "assert(core.validate(text) == nil)",
  "assert(#core.repair(text) > #text)",
  "assert(#mn.normalize(good) < #good)",
  "assert(#mn.normalize(good, 'NFKD') > 0)",
  "assert(mn.normalize('plain') == 'plain')",
  "assert(mn.is_normalized(good) == false)",
  "assert(select('#', mn.normalize(text)) == 3)",
  "assert(not pcall(mn.normalize, 'x', 'NFX'))",
  "assert(#mn.fold(text) > 0)",
  "local n = 0 for i, from, to in mn.tokens(text):spans() do n = n + 1 end assert(n > 0)",
  "local n = 0 for i, from, to in mn.sentences(text):spans() do n = n + 1 end assert(n > 0)",
  "assert(#core.words(text) > 0)",
};

static int run_line(lua_State *L, const char *line) {
  int status = luaL_loadstring(L, line);
  return status == LUA_OK ? lua_pcall(L, 0, 0, 0) : status;
}

/* One line with the k-th request refused; returns how many requests there were, or 0 when something is wrong. */
static size_t run_refused(const char *line, size_t k, int *refused) {
  meter m = {0};
  lua_State *L = lua_newstate(metered, &m);
  if (!L) return 0;
  luaL_openlibs(L);
  lua_pushlstring(L, text, sizeof text);
  lua_setglobal(L, "text");
  lua_pushlstring(L, text, good);
  lua_setglobal(L, "good");
  int status = run_line(L, "mn, core = require 'malinews', require 'malinews.core'");
  if (status == LUA_OK) status = run_line(L, line); /* so that lazy modules are loaded */
  if (status == LUA_OK) {
    lua_gc(L, LUA_GCCOLLECT);
    m.requests = 0;
    m.refused = k;
    status = run_line(L, line);
    *refused = m.requests >= k;
    m.refused = 0;
    if (status != LUA_OK && !*refused) fprintf(stderr, "oom: %s\n", lua_tostring(L, -1));
    if (run_line(L, line) != LUA_OK) fprintf(stderr, "oom: not usable afterwards: %s\n", line), status = LUA_ERRRUN;
    else if (*refused) status = LUA_OK; /* either an error that was caught, or Lua collected and tried again */
  } else {
    fprintf(stderr, "oom: %s\n", lua_tostring(L, -1));
  }
  lua_close(L);
  if (m.live) fprintf(stderr, "oom: %zu bytes left\n", m.live);
  return status == LUA_OK && m.live == 0 ? m.requests + 1 : 0;
}

static int torture_line(const char *line, size_t *requests) {
  for (size_t k = 1;; k++, ++*requests) {
    int refused = 0;
    if (!run_refused(line, k, &refused)) {
      fprintf(stderr, "oom: request %zu of %s\n", k, line);
      return 1;
    }
    if (!refused) return 0;
  }
}

/* ---- the table --------------------------------------------------------------------------------------------------- */

static const struct {
  const char *name;
  mn_status (*run)(const mn_alloc *);
} ROWS[] = {
  {"classes", make_classes}, {"normal data", make_normal}, {"fold data", make_fold}, {"repair", repair},
  {"NFC", nfc}, {"NFKD", nfkd}, {"NFC check", nfc_check}, {"fold", fold_text},
};

static void fill_text(void) {
  static const char *const PARTS[] = {"e\xCC\x81 ", "q\xCC\x81\xCC\xA7\xCC\x81\xCC\xA7", "\xEF\xB7\xBA", "Mali. ", "\xEA\xB0\x80"};
  while (good + 32 < sizeof text * 3 / 4) {
    const char *part = PARTS[good % 5];
    memcpy(text + good, part, strlen(part));
    good += strlen(part);
  }
  for (size_t i = 0; i < 1000; i++, good += 4) memcpy(text + good, i % 2 ? "\xCC\x81\xCC\xA7" : "\xCC\xA7\xCC\x82", 4);
  memset(text + good, 0xFF, sizeof text - good);
}

int main(void) {
  int faults = 0;
  size_t requests = 0;
  fill_text();
  if (mn_normal_data_new(&mn_alloc_default, &normal) || mn_fold_data_new(&mn_alloc_default, normal, &fold)) return 1;
  for (size_t row = 0; row < sizeof ROWS / sizeof *ROWS; row++) faults += refuse_each(ROWS[row].name, ROWS[row].run, &requests);
  for (size_t i = 0; i < sizeof LINES / sizeof *LINES; i++) faults += torture_line(LINES[i], &requests);
  printf("oom: %zu requests refused one by one, %d faults\n", requests, faults);
  mn_fold_data_free(fold);
  mn_normal_data_free(normal);
  return faults != 0;
}

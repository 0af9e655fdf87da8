/*
 * Ranges: runs of words of an index, such as the hits of a query or what an analysis looks at. In Lua a range is its
 * first and its last word, 1-based.
 */
#include <string.h>

#include "bind.h"

typedef struct box {
  mn_alloc alloc;
  mn_spans spans;
} box;

static box *check_box(lua_State *L) {
  return luaL_checkudata(L, 1, LMN_RANGES);
}

mn_spans *lmn_ranges_new(lua_State *L) {
  box *b = lua_newuserdatauv(L, sizeof *b, 0);
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  b->spans = mn_spans_make(&b->alloc);
  luaL_setmetatable(L, LMN_RANGES);
  return &b->spans;
}

const mn_spans *lmn_ranges_check(lua_State *L, int arg, const mn_index *index) {
  const box *b = luaL_checkudata(L, arg, LMN_RANGES);
  const mn_spans *spans = &b->spans;
  for (size_t i = 0; i < spans->count; i++) {
    if (mn_span_end(&spans->items[i]) > index->words) luaL_argerror(L, arg, "no such words");
  }
  return spans;
}

/* The range of flat[2 i - 1], flat[2 i] at index `arg`; an empty one is left out. */
static void append_flat(lua_State *L, int arg, lua_Integer i, mn_spans *spans) {
  lua_rawgeti(L, arg, 2 * i - 1);
  lua_rawgeti(L, arg, 2 * i);
  lua_Integer first = lua_tointeger(L, -2), last = lua_tointeger(L, -1);
  lua_pop(L, 2);
  luaL_argcheck(L, first >= 1, arg, "a word's number is at least 1");
  if (first > last) return;
  size_t from = (size_t)first - 1;
  if (spans->count && from < spans->items[spans->count - 1].from) luaL_argerror(L, arg, "ranges must ascend");
  lmn_check(L, mn_spans_append(spans, from, (size_t)last, 0));
}

/* ranges(flat) --> Ranges of first and last words in a flat list, ascending */
static int ranges_make(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_Integer n = (lua_Integer)lua_rawlen(L, 1) / 2;
  mn_spans *spans = lmn_ranges_new(L);
  lmn_check(L, mn_spans_reserve(spans, (size_t)n));
  for (lua_Integer i = 1; i <= n; i++) append_flat(L, 1, i, spans);
  return 1;
}

static int ranges_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)check_box(L)->spans.count);
  return 1;
}

/* r:get(i) --> first word, last word | nothing */
static int ranges_get(lua_State *L) {
  const box *b = check_box(L);
  lua_Integer i = luaL_checkinteger(L, 2);
  if (i < 1 || (lua_Unsigned)i > b->spans.count) return 0;
  const mn_span *span = &b->spans.items[i - 1];
  lua_pushinteger(L, (lua_Integer)span->from + 1);
  lua_pushinteger(L, (lua_Integer)mn_span_end(span));
  return 2;
}

/* r:words() --> how many words there are in all */
static int ranges_words(lua_State *L) {
  const box *b = check_box(L);
  lua_Integer words = 0;
  for (size_t i = 0; i < b->spans.count; i++) words += (lua_Integer)b->spans.items[i].size;
  lua_pushinteger(L, words);
  return 1;
}

/* r:inside(other) --> the ranges that lie inside one of another's */
static int ranges_inside(lua_State *L) {
  const box *b = check_box(L), *o = luaL_checkudata(L, 2, LMN_RANGES);
  mn_spans *kept = lmn_ranges_new(L);
  size_t k = 0;
  for (size_t i = 0; i < b->spans.count; i++) {
    const mn_span *span = &b->spans.items[i];
    while (k < o->spans.count && mn_span_end(&o->spans.items[k]) <= span->from) k++;
    if (k == o->spans.count) break;
    if (o->spans.items[k].from > span->from || mn_span_end(&o->spans.items[k]) < mn_span_end(span)) continue;
    lmn_check(L, mn_spans_append(kept, (size_t)span->from, mn_span_end(span), 0));
  }
  return 1;
}

static const luaL_Reg methods[] = {
  {"get", ranges_get}, {"words", ranges_words}, {"inside", ranges_inside}, {NULL, NULL}};

static int ranges_gc(lua_State *L) {
  mn_spans_free(&check_box(L)->spans);
  return 0;
}

static const luaL_Reg metamethods[] = {{"__gc", ranges_gc}, {"__len", ranges_len}, {NULL, NULL}};

const luaL_Reg lmn_ranges_functions[] = {{"ranges", ranges_make}, {NULL, NULL}};

void lmn_ranges_open(lua_State *L) {
  luaL_newmetatable(L, LMN_RANGES);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

/*
 * Spans: a list of byte ranges over one string, in one userdata. Strings and tables are made only when asked for; the
 * loop `for i, from, to, kind in x:spans()` yields integers.
 */
#include <string.h>

#include "bind.h"

#define SCRATCH 65536 /* spans of scratch memory that are kept from call to call */
#define LIST "malinews.list"
#define FAST_KINDS 9 /* as many as tokens have */

/* What Lua holds: the spans stand behind it in the same block, which the collector knows the size of and frees without a
 * finalizer. User value 1 is the text, 2 the table of the kinds' names by number where spans have kinds. */
typedef struct box {
  mn_spans spans;
  int has_kinds;
} box;

/* A list that grows, for the binding's own use. */
typedef struct list {
  mn_alloc alloc;
  mn_spans spans;
} list;

static box *check_box(lua_State *L) {
  return luaL_checkudata(L, 1, LMN_SPANS);
}

static int list_gc(lua_State *L) {
  mn_spans_free(&((list *)luaL_checkudata(L, 1, LIST))->spans);
  return 0;
}

static int spans_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)check_box(L)->spans.count);
  return 1;
}

/* The i-th span (1-based), or NULL when there is none. */
static const mn_span *item(const box *b, lua_Integer i) {
  return i >= 1 && (lua_Unsigned)i <= b->spans.count ? &b->spans.items[i - 1] : NULL;
}

/* Push 1-based inclusive positions. */
static void push_positions(lua_State *L, const mn_span *span) {
  lua_pushinteger(L, (lua_Integer)span->from + 1);
  lua_pushinteger(L, (lua_Integer)mn_span_end(span));
}

/* x[i] is the i-th string; x.name a method */
static int spans_index(lua_State *L) {
  box *b = check_box(L);
  if (lua_type(L, 2) != LUA_TNUMBER) {
    lua_settop(L, 2);
    lua_rawget(L, lua_upvalueindex(1));
    return 1;
  }
  const mn_span *span = item(b, lua_tointeger(L, 2));
  if (!span) return 0;
  lua_getiuservalue(L, 1, 1);
  lua_pushlstring(L, lua_tostring(L, -1) + span->from, (size_t)span->size);
  return 1;
}

/* x:span(i) --> from, to, kind | nil */
static int spans_span(lua_State *L) {
  box *b = check_box(L);
  const mn_span *span = item(b, luaL_checkinteger(L, 2));
  if (!span) return 0;
  push_positions(L, span);
  if (!b->has_kinds) return 2;
  lua_getiuservalue(L, 1, 2);
  lua_rawgeti(L, -1, (lua_Integer)span->kind);
  lua_replace(L, -2);
  return 3;
}

/* Where a loop stands. A list never changes once it is handed out, and the loop's upvalues keep it alive. */
typedef struct cursor {
  const mn_span *items;
  size_t next, count;
} cursor;

static const mn_span *advance(lua_State *L) {
  cursor *c = lua_touserdata(L, lua_upvalueindex(1));
  if (c->next >= c->count) return NULL;
  const mn_span *span = c->items + c->next++;
  lua_pushinteger(L, (lua_Integer)c->next);
  push_positions(L, span);
  return span;
}

static int spans_next(lua_State *L) {
  return advance(L) ? 3 : 0;
}

/* Upvalue 3 is the kinds' table, 4 and up the first of its names: an upvalue is pushed faster than a field. */
static int spans_next_kind(lua_State *L) {
  const mn_span *span = advance(L);
  if (!span) return 0;
  if (span->kind < FAST_KINDS) {
    lua_pushvalue(L, lua_upvalueindex(4 + (int)span->kind));
  } else {
    lua_rawgeti(L, lua_upvalueindex(3), (lua_Integer)span->kind);
  }
  return 4;
}

/* x:spans() --> an iterator of i, from, to, kind. The cursor is a userdata of the closure's own: its loop argument is
 * ignored, so no check is needed at each step. */
static int spans_spans(lua_State *L) {
  box *b = check_box(L);
  cursor *c = lua_newuserdatauv(L, sizeof *c, 0);
  *c = (cursor){.items = b->spans.items, .count = b->spans.count};
  lua_pushvalue(L, 1);
  if (!b->has_kinds) {
    lua_pushcclosure(L, spans_next, 2);
    return 1;
  }
  luaL_checkstack(L, FAST_KINDS + 2, NULL);
  lua_getiuservalue(L, 1, 2);
  int kinds = lua_gettop(L);
  for (int i = 0; i < FAST_KINDS; i++) lua_rawgeti(L, kinds, i);
  lua_pushcclosure(L, spans_next_kind, 3 + FAST_KINDS);
  return 1;
}

static int spans_tostring(lua_State *L) {
  lua_pushfstring(L, "Spans: %I", (LUAI_UACINT)check_box(L)->spans.count);
  return 1;
}

static const luaL_Reg methods[] = {{"span", spans_span}, {"spans", spans_spans}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {
  {"__len", spans_len}, {"__tostring", spans_tostring}, {NULL, NULL}};

void lmn_spans_open(lua_State *L) {
  luaL_newmetatable(L, LMN_SPANS);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_pushcclosure(L, spans_index, 1);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
  luaL_newmetatable(L, LIST);
  lua_pushcfunction(L, list_gc);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
}

const mn_spans *lmn_spans_check(lua_State *L, int arg) {
  const box *b = luaL_checkudata(L, arg, LMN_SPANS);
  return &b->spans;
}

/* Push the table of the kinds' names by number; the registry keeps one for each array. */
static void push_kinds(lua_State *L, const char *const *kinds) {
  if (lua_rawgetp(L, LUA_REGISTRYINDEX, kinds) == LUA_TTABLE) return;
  lua_pop(L, 1);
  lua_newtable(L);
  for (int i = 0; kinds[i]; i++) {
    lua_pushstring(L, kinds[i]);
    lua_rawseti(L, -2, i);
  }
  lua_pushvalue(L, -1);
  lua_rawsetp(L, LUA_REGISTRYINDEX, kinds);
}

mn_spans *lmn_spans_new(lua_State *L) {
  list *l = lua_newuserdatauv(L, sizeof *l, 0);
  l->alloc.fn = lua_getallocf(L, &l->alloc.ud);
  l->spans = mn_spans_make(&l->alloc);
  luaL_setmetatable(L, LIST);
  return &l->spans;
}

/* Push a box of the spans over the string at an absolute index of the stack. */
static void push_box(lua_State *L, mn_spans *spans, int text, int has_kinds) {
  size_t bytes = spans->count * sizeof *spans->items;
  box *b = lua_newuserdatauv(L, sizeof *b + bytes, has_kinds ? 2 : 1);
  *b = (box){.has_kinds = has_kinds};
  b->spans = (mn_spans){.items = (mn_span *)(void *)(b + 1), .count = spans->count, .capacity = spans->count};
  if (bytes) memcpy(b->spans.items, spans->items, bytes);
  luaL_setmetatable(L, LMN_SPANS);
  lua_pushvalue(L, text);
  lua_setiuservalue(L, -2, 1);
  if (spans->capacity > SCRATCH) mn_spans_free(spans);
}

int lmn_spans_push(lua_State *L, mn_spans *spans, int text, const char *const *kinds) {
  push_box(L, spans, lua_absindex(L, text), kinds != NULL);
  if (!kinds) return 1;
  push_kinds(L, kinds);
  lua_setiuservalue(L, -2, 2);
  return 1;
}

int lmn_spans_push_with(lua_State *L, mn_spans *spans, int text, int names) {
  names = lua_absindex(L, names);
  push_box(L, spans, lua_absindex(L, text), 1);
  lua_pushvalue(L, names);
  lua_setiuservalue(L, -2, 2);
  return 1;
}

mn_spans *lmn_spans_scratch(lua_State *L) {
  mn_spans *scratch = &lmn_core_of(L)->scratch;
  if (lmn_in_finalizer(L)) return lmn_spans_new(L);
  scratch->count = 0;
  return scratch;
}


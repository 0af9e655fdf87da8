/*
 * core.openings(rows) --> the words that patterns begin with; rows are {first word, second word or "", flags}.
 * core.outline(openings, s) --> an iterator of i, from, to, text, what the piece shows (outline.h)
 * core.shows(openings, s, from, to) --> what s[from..to] shows
 * core.opening(openings, s, at) --> what may begin with the words at a position (openings.h)
 * core.seams(words, s, from, to) --> Spans with kinds; core.stop(s, from, to) --> position | nil (seams.h)
 */
#include "bind.h"

#define LMN_OPENINGS "malinews.openings"

typedef struct openings_box {
  mn_alloc alloc;
  mn_openings openings;
} openings_box;

/* Where a loop stands; upvalues 2 and 3 keep the pieces and the text alive. */
typedef struct cursor {
  const mn_span *items;
  const char *s;
  size_t next, count;
} cursor;

static int openings_gc(lua_State *L) {
  mn_openings_free(&((openings_box *)luaL_checkudata(L, 1, LMN_OPENINGS))->openings);
  return 0;
}

static void add_row(lua_State *L, mn_openings *openings, int row) {
  size_t n, m;
  luaL_checktype(L, row, LUA_TTABLE);
  for (int i = 1; i <= 2; i++) {
    if (lua_rawgeti(L, row, i) != LUA_TSTRING) luaL_error(L, "malinews: an opening needs two strings");
  }
  lua_rawgeti(L, row, 3);
  const char *first = lua_tolstring(L, -3, &n), *second = lua_tolstring(L, -2, &m);
  lmn_check(L, mn_openings_add(openings, first, n, second, m, (unsigned)luaL_checkinteger(L, -1)));
  lua_pop(L, 3);
}

static int openings_new(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  openings_box *b = lua_newuserdatauv(L, sizeof *b, 0);
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  b->openings = mn_openings_make(&b->alloc);
  luaL_setmetatable(L, LMN_OPENINGS);
  lua_Integer rows = (lua_Integer)lua_rawlen(L, 1);
  for (lua_Integer i = 1; i <= rows; i++) {
    lua_rawgeti(L, 1, i);
    add_row(L, &b->openings, lua_gettop(L));
    lua_pop(L, 1);
  }
  return 1;
}

static int outline_next(lua_State *L) {
  cursor *c = lua_touserdata(L, lua_upvalueindex(1));
  if (c->next >= c->count) return 0;
  const mn_span *span = &c->items[c->next++];
  lua_pushinteger(L, (lua_Integer)c->next);
  lua_pushinteger(L, (lua_Integer)span->from + 1);
  lua_pushinteger(L, (lua_Integer)mn_span_end(span));
  lua_pushlstring(L, c->s + span->from, (size_t)span->size);
  lua_pushinteger(L, (lua_Integer)span->kind);
  return 5;
}

static const mn_openings *check_openings(lua_State *L) {
  return &((openings_box *)luaL_checkudata(L, 1, LMN_OPENINGS))->openings;
}

/* The position in a text of n bytes that argument i names, as 0-based; n and more are n. */
static size_t check_position(lua_State *L, int i, size_t n) {
  lua_Integer at = luaL_checkinteger(L, i);
  luaL_argcheck(L, at >= 1, i, "a position is at least 1");
  return (lua_Unsigned)at > n ? n : (size_t)at - 1;
}

static int outline_shows(lua_State *L) {
  size_t n;
  unsigned shows;
  const mn_openings *openings = check_openings(L);
  const char *s = luaL_checklstring(L, 2, &n);
  size_t from = check_position(L, 3, n), to = check_position(L, 4, n);
  to += to < n; /* the last byte is inside */
  mn_buffer *scratch = lmn_buffer_new(L);
  size_t size = from < to ? to - from : 0;
  lmn_check(L, mn_outline_shows(lmn_core_of(L)->fold, openings, s + from, size, scratch, &shows));
  mn_buffer_free(scratch);
  lua_pushinteger(L, (lua_Integer)shows);
  return 1;
}

static int outline_opening(lua_State *L) {
  size_t n;
  unsigned flags;
  const mn_openings *openings = check_openings(L);
  const char *s = luaL_checklstring(L, 2, &n);
  size_t at = check_position(L, 3, n);
  mn_buffer *scratch = lmn_buffer_new(L);
  lmn_check(L, mn_outline_opening(lmn_core_of(L)->fold, openings, s + at, n - at, scratch, &flags));
  mn_buffer_free(scratch);
  lua_pushinteger(L, (lua_Integer)flags);
  return 1;
}

static int outline_seams(lua_State *L) {
  static const char *const KINDS[] = {"titled", "titles", "asked", "endless", NULL};
  size_t n;
  const mn_openings *openings = check_openings(L);
  const char *s = luaL_checklstring(L, 2, &n);
  size_t from = check_position(L, 3, n), to = check_position(L, 4, n);
  mn_buffer *scratch = lmn_buffer_new(L);
  mn_spans *spans = lmn_spans_scratch(L);
  to += to < n; /* the last byte is inside */
  lmn_check(L, mn_seams_scan(lmn_core_of(L)->fold, openings, s, from, to, scratch, spans));
  mn_buffer_free(scratch);
  return lmn_spans_push(L, spans, 2, KINDS);
}

/* stop(s, from, to) --> the last byte of the sentence that s[from..to] begins with, its marks included | nil */
static int outline_stop(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  size_t from = check_position(L, 2, n), to = check_position(L, 3, n);
  to += to < n; /* the last byte is inside */
  size_t stop = from < to ? mn_seams_stop(s, from, to) : 0;
  if (!stop) return 0;
  lua_pushinteger(L, (lua_Integer)stop);
  return 1;
}

static int outline_scan(lua_State *L) {
  size_t n;
  const mn_openings *openings = check_openings(L);
  const char *s = luaL_checklstring(L, 2, &n);
  mn_buffer *scratch = lmn_buffer_new(L);
  mn_spans *spans = lmn_spans_scratch(L);
  lmn_check(L, mn_outline_scan(lmn_core_of(L)->fold, openings, s, n, scratch, spans));
  mn_buffer_free(scratch);
  cursor *c = lua_newuserdatauv(L, sizeof *c, 0);
  lmn_spans_push(L, spans, 2, NULL);
  const mn_spans *kept = lmn_spans_check(L, -1);
  *c = (cursor){.items = kept->items, .count = kept->count, .s = s};
  lua_pushvalue(L, 2);
  lua_pushcclosure(L, outline_next, 3);
  return 1;
}

void lmn_outline_open(lua_State *L) {
  luaL_newmetatable(L, LMN_OPENINGS);
  lua_pushcfunction(L, openings_gc);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
}

const luaL_Reg lmn_outline_functions[] = {
  {"openings", openings_new}, {"opening", outline_opening}, {"outline", outline_scan}, {"shows", outline_shows},
  {"seams", outline_seams}, {"stop", outline_stop}, {NULL, NULL}};

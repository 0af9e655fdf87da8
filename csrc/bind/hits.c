/*
 * Hits: the names that a gazetteer found in one string, in one userdata. Tables and strings are made only when asked
 * for; the loop `for i, from, to, row in h:spans()` yields integers, and `g:row(row)` is the row's table.
 */
#include "bind.h"

#include <string.h>

typedef struct box {
  size_t count;
  mn_hit hits[];
} box;

/* User values of the userdata */
enum { TEXT = 1, GAZETTEER = 2 };

static box *check_box(lua_State *L) {
  return luaL_checkudata(L, 1, LMN_HITS);
}

static const mn_hit *item(const box *b, lua_Integer i) {
  return i >= 1 && (lua_Unsigned)i <= b->count ? &b->hits[i - 1] : NULL;
}

static int hits_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)check_box(L)->count);
  return 1;
}

static void push_span(lua_State *L, const mn_hit *hit) {
  lua_pushinteger(L, (lua_Integer)hit->from + 1);
  lua_pushinteger(L, (lua_Integer)hit->to);
  lua_pushinteger(L, (lua_Integer)hit->row + 1);
}

/* h:span(i) --> from, to, row | nil */
static int hits_span(lua_State *L) {
  const mn_hit *hit = item(check_box(L), luaL_checkinteger(L, 2));
  if (!hit) return 0;
  push_span(L, hit);
  return 3;
}

/* h:form(i) --> the form that matched, as its row writes it | nil */
static int hits_form(lua_State *L) {
  const mn_hit *hit = item(check_box(L), luaL_checkinteger(L, 2));
  if (!hit) return 0;
  lua_getiuservalue(L, 1, GAZETTEER);
  mn_gazetteer *g = lmn_gazetteer_check(L, -1);
  mn_cell form = mn_gazetteer_form(g, hit->form);
  lua_pushlstring(L, mn_gazetteer_text(g) + form.from, form.size);
  return 1;
}

/* Where a loop stands; its upvalue keeps the hits alive. */
typedef struct cursor {
  const box *list;
  size_t next;
} cursor;

static int hits_next(lua_State *L) {
  cursor *c = lua_touserdata(L, lua_upvalueindex(1));
  if (c->next >= c->list->count) return 0;
  const mn_hit *hit = &c->list->hits[c->next++];
  lua_pushinteger(L, (lua_Integer)c->next);
  push_span(L, hit);
  return 4;
}

/* h:spans() --> an iterator of i, from, to, row */
static int hits_spans(lua_State *L) {
  box *b = check_box(L);
  cursor *c = lua_newuserdatauv(L, sizeof *c, 0);
  *c = (cursor){.list = b, .next = 0};
  lua_pushvalue(L, 1);
  lua_pushcclosure(L, hits_next, 2);
  return 1;
}

static void copy_field(lua_State *L, int from, int to, const char *name) {
  lua_getfield(L, from, name);
  lua_setfield(L, to, name);
}

static void push_table(lua_State *L, const mn_hit *hit) {
  lua_createtable(L, 0, 6);
  int table = lua_gettop(L);
  lua_pushinteger(L, (lua_Integer)hit->from + 1);
  lua_setfield(L, table, "from");
  lua_pushinteger(L, (lua_Integer)hit->to);
  lua_setfield(L, table, "to");
  lua_getiuservalue(L, 1, TEXT);
  lua_pushlstring(L, lua_tostring(L, -1) + hit->from, hit->to - hit->from);
  lua_setfield(L, table, "text");
  lua_getiuservalue(L, 1, GAZETTEER);
  lmn_gazetteer_push_row(L, -1, hit->row);
  int row = lua_gettop(L);
  copy_field(L, row, table, "id");
  copy_field(L, row, table, "type");
  copy_field(L, row, table, "name");
  lua_settop(L, table);
}

/* h[i] is a new table from, to, text, id, type, name; h.name a method */
static int hits_index(lua_State *L) {
  const box *b = check_box(L);
  if (lua_type(L, 2) != LUA_TNUMBER) {
    lua_settop(L, 2);
    lua_rawget(L, lua_upvalueindex(1));
    return 1;
  }
  const mn_hit *hit = item(b, lua_tointeger(L, 2));
  if (!hit) return 0;
  push_table(L, hit);
  return 1;
}

static int hits_tostring(lua_State *L) {
  lua_pushfstring(L, "Hits: %I", (LUAI_UACINT)check_box(L)->count);
  return 1;
}

static const luaL_Reg methods[] = {{"span", hits_span}, {"spans", hits_spans}, {"form", hits_form}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__len", hits_len}, {"__tostring", hits_tostring}, {NULL, NULL}};

void lmn_hits_open(lua_State *L) {
  luaL_newmetatable(L, LMN_HITS);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_pushcclosure(L, hits_index, 1);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

void lmn_hits_push(lua_State *L, const mn_scanner *scanner, int text) {
  box *b = lua_newuserdatauv(L, sizeof *b + scanner->count * sizeof *b->hits, 2);
  b->count = scanner->count;
  if (b->count) memcpy(b->hits, scanner->hits, b->count * sizeof *b->hits);
  luaL_setmetatable(L, LMN_HITS);
  lua_pushvalue(L, text);
  lua_setiuservalue(L, -2, TEXT);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, GAZETTEER);
}

/*
 * core.shaper(rows) --> a Shaper; rows are {word, class, class when capitalised, value}.
 * shaper:shape(s) --> the shape, and a Spans of its tokens, whose kinds are the values of their words' rows.
 */
#include "bind.h"

#define LMN_SHAPER "malinews.Shaper"

/* User value 1 is the table of values by the word's number. */
typedef struct box {
  mn_alloc alloc;
  mn_shaper *shaper;
} box;

static int shaper_gc(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_SHAPER);
  mn_shaper_free(b->shaper);
  b->shaper = NULL;
  return 0;
}

static int shaper_shape(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_SHAPER);
  size_t n;
  const char *s = luaL_checklstring(L, 2, &n);
  luaL_argcheck(L, b->shaper, 1, "the shaper is closed");
  mn_buffer *shape = lmn_buffer_new(L);
  mn_spans *spans = lmn_spans_scratch(L);
  lmn_check(L, mn_shaper_shape(b->shaper, s, n, shape, spans));
  lua_getiuservalue(L, 1, 1);
  lmn_buffer_push(L, shape);
  return 1 + lmn_spans_push_with(L, spans, 2, -2);
}

/* The first byte of a row's cell. */
static char cell(lua_State *L, int row, int column) {
  lua_rawgeti(L, row, column);
  const char *s = lua_tostring(L, -1);
  char c = s ? *s : 0;
  lua_pop(L, 1);
  if (!c) luaL_error(L, "shaper: a row needs a word and two classes");
  return c;
}

static void add_row(lua_State *L, mn_shaper *shaper, int row) {
  char lower = cell(L, row, 2), capital = cell(L, row, 3);
  size_t n;
  lua_rawgeti(L, row, 1);
  const char *word = luaL_checklstring(L, -1, &n);
  lmn_check(L, mn_shaper_add(shaper, word, n, lower, capital));
  lua_pop(L, 1);
}

/* The i-th row's value is the last one of its word: words are numbered as they are added. */
static void keep_value(lua_State *L, int row, int values, lua_Integer i) {
  lua_rawgeti(L, row, 4);
  lua_rawseti(L, values, i);
}

static int shaper_new(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  box *b = lua_newuserdatauv(L, sizeof *b, 1);
  b->shaper = NULL;
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  luaL_setmetatable(L, LMN_SHAPER);
  lmn_check(L, mn_shaper_new(&b->alloc, &b->shaper));
  lua_newtable(L);
  int values = lua_gettop(L);
  lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, 1, i);
    luaL_checktype(L, -1, LUA_TTABLE);
    add_row(L, b->shaper, lua_gettop(L));
    keep_value(L, lua_gettop(L), values, i);
    lua_pop(L, 1);
  }
  lua_setiuservalue(L, -2, 1);
  return 1;
}

static const luaL_Reg methods[] = {{"shape", shaper_shape}, {NULL, NULL}};

const luaL_Reg lmn_shaper_functions[] = {{"shaper", shaper_new}, {NULL, NULL}};

void lmn_shaper_open(lua_State *L) {
  luaL_newmetatable(L, LMN_SHAPER);
  lua_pushcfunction(L, shaper_gc);
  lua_setfield(L, -2, "__gc");
  lua_newtable(L);
  lua_pushvalue(L, -3); /* the core, upvalue 1 of the methods too */
  luaL_setfuncs(L, methods, 1);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

/*
 * core.lexicon(rows) --> a Lexicon; rows are {word, class, class when capitalised}.
 * lexicon:shape(s) --> the shape, and a Spans of its tokens.
 */
#include "bind.h"

#define LMN_LEXICON "malinews.Lexicon"

typedef struct box {
  mn_alloc alloc;
  mn_lexicon *lexicon;
} box;

static int lexicon_gc(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_LEXICON);
  mn_lexicon_free(b->lexicon);
  b->lexicon = NULL;
  return 0;
}

static int lexicon_shape(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_LEXICON);
  size_t n;
  const char *s = luaL_checklstring(L, 2, &n);
  luaL_argcheck(L, b->lexicon, 1, "the lexicon is closed");
  mn_buffer *shape = lmn_buffer_new(L);
  mn_spans *tokens = lmn_spans_new(L, 2, NULL);
  lmn_check(L, mn_lexicon_shape(b->lexicon, s, n, shape, tokens));
  lmn_buffer_push(L, shape);
  lua_insert(L, -2);
  return 2;
}

/* The first byte of a row's cell. */
static char cell(lua_State *L, int row, int column) {
  lua_rawgeti(L, row, column);
  const char *s = lua_tostring(L, -1);
  char c = s ? *s : 0;
  lua_pop(L, 1);
  if (!c) luaL_error(L, "lexicon: a row needs a word and two classes");
  return c;
}

static void add_row(lua_State *L, mn_lexicon *lexicon, int row) {
  char lower = cell(L, row, 2), capital = cell(L, row, 3);
  size_t n;
  lua_rawgeti(L, row, 1);
  const char *word = luaL_checklstring(L, -1, &n);
  lmn_check(L, mn_lexicon_add(lexicon, word, n, lower, capital));
  lua_pop(L, 2);
}

static int lexicon_new(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  box *b = lua_newuserdatauv(L, sizeof *b, 0);
  b->lexicon = NULL;
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  luaL_setmetatable(L, LMN_LEXICON);
  lmn_check(L, mn_lexicon_new(&b->alloc, &b->lexicon));
  lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, 1, i);
    luaL_checktype(L, -1, LUA_TTABLE);
    add_row(L, b->lexicon, lua_absindex(L, -1));
  }
  return 1;
}

static const luaL_Reg methods[] = {{"shape", lexicon_shape}, {NULL, NULL}};

const luaL_Reg lmn_lexicon_functions[] = {{"lexicon", lexicon_new}, {NULL, NULL}};

void lmn_lexicon_open(lua_State *L) {
  luaL_newmetatable(L, LMN_LEXICON);
  lua_pushcfunction(L, lexicon_gc);
  lua_setfield(L, -2, "__gc");
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

/*
 * The compiled word list: core.lexicon(rows) with rows {abbreviation, lang, kind}.
 */
#include <string.h>

#include "bind.h"

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

static const char METATABLE = 0; /* its address is the metatable's key in the registry, found faster than a name */

void lmn_lexicon_open(lua_State *L) {
  luaL_newmetatable(L, LMN_LEXICON);
  lua_pushcfunction(L, lexicon_gc);
  lua_setfield(L, -2, "__gc");
  lua_rawsetp(L, LUA_REGISTRYINDEX, &METATABLE);
}

static const box *check_box(lua_State *L, int index) {
  const box *b = lua_touserdata(L, index);
  if (!b || !lua_getmetatable(L, index)) return luaL_checkudata(L, index, LMN_LEXICON);
  lua_rawgetp(L, LUA_REGISTRYINDEX, &METATABLE);
  int is_box = lua_rawequal(L, -1, -2);
  lua_pop(L, 2);
  return is_box ? b : luaL_checkudata(L, index, LMN_LEXICON);
}

const mn_lexicon *lmn_check_lexicon(lua_State *L, int index) {
  const box *b = check_box(L, index);
  luaL_argcheck(L, b->lexicon, index, "the list is closed");
  return b->lexicon;
}

/* The field of the row on the stack's top; the string stays anchored by the row. A number would not: its string is new. */
static const char *field(lua_State *L, int i, size_t *n) {
  if (lua_rawgeti(L, -1, i) != LUA_TSTRING) luaL_error(L, "malinews: an abbreviation, its lang and its kind must be strings");
  const char *s = lua_tolstring(L, -1, n);
  lua_pop(L, 1);
  return s;
}

static unsigned flag_of(lua_State *L, const char *kind) {
  static const char *const NAMES[] = {"title", "number", "inner", "end", "final"};
  for (unsigned i = 0; i < 5; i++) {
    if (strcmp(kind, NAMES[i]) == 0) return 1u << i;
  }
  return (unsigned)luaL_error(L, "malinews: unknown kind of abbreviation '%s'", kind);
}

static void add_row(lua_State *L, mn_lexicon *lexicon) {
  size_t n;
  luaL_checktype(L, -1, LUA_TTABLE);
  const char *word = field(L, 1, &n), *lang = field(L, 2, NULL), *kind = field(L, 3, NULL);
  mn_lang l = mn_language_of(lang);
  if (*lang && l == MN_LANG_UND) return; /* a language without rules of its own: no text will ask */
  lmn_check(L, mn_lexicon_add(lexicon, word, n, l, flag_of(L, kind)));
}

/* lexicon(rows) --> lexicon */
static int segment_lexicon(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  box *b = lua_newuserdatauv(L, sizeof *b, 0);
  b->lexicon = NULL;
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  luaL_setmetatable(L, LMN_LEXICON);
  lmn_check(L, mn_lexicon_new(&b->alloc, &b->lexicon));
  lua_Integer rows = luaL_len(L, 1);
  for (lua_Integer i = 1; i <= rows; i++) {
    lua_rawgeti(L, 1, i);
    add_row(L, b->lexicon);
    lua_pop(L, 1);
  }
  return 1;
}

const luaL_Reg lmn_lexicon_functions[] = {{"lexicon", segment_lexicon}, {NULL, NULL}};

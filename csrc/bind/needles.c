/*
 * core.needles(list) --> Needles of the list's strings.
 * needles:find(s, init, last) --> where the first of them begins in s, from init (1) on and up to the byte last (#s), or
 * nil; needles:ends(s) --> does s end with one?
 */
#include "bind.h"

#define LMN_NEEDLES "malinews.Needles"

typedef struct box {
  mn_alloc alloc;
  mn_needles *needles;
} box;

static int needles_gc(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_NEEDLES);
  mn_needles_free(b->needles);
  b->needles = NULL;
  return 0;
}

static const mn_needles *check(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_NEEDLES);
  luaL_argcheck(L, b->needles, 1, "the needles are closed");
  return b->needles;
}

static int needles_find(lua_State *L) {
  size_t n;
  const mn_needles *needles = check(L);
  const char *s = luaL_checklstring(L, 2, &n);
  lua_Integer init = luaL_optinteger(L, 3, 1), last = luaL_optinteger(L, 4, (lua_Integer)n);
  if (last < (lua_Integer)n) n = last > 0 ? (size_t)last : 0;
  if (init < 1 || (lua_Unsigned)init > n) return 0;
  size_t skipped = (size_t)init - 1, at = mn_needles_find(needles, s + skipped, n - skipped);
  if (at == n - skipped) return 0;
  lua_pushinteger(L, init + (lua_Integer)at);
  return 1;
}

static int needles_ends(lua_State *L) {
  size_t n;
  const mn_needles *needles = check(L);
  const char *s = luaL_checklstring(L, 2, &n);
  lua_pushboolean(L, mn_needles_end(needles, s, n));
  return 1;
}

static int needles_new(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  box *b = lua_newuserdatauv(L, sizeof *b, 0);
  b->needles = NULL;
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  luaL_setmetatable(L, LMN_NEEDLES);
  lmn_check(L, mn_needles_new(&b->alloc, &b->needles));
  lua_Integer count = (lua_Integer)lua_rawlen(L, 1);
  for (lua_Integer i = 1; i <= count; i++) {
    size_t n;
    lua_rawgeti(L, 1, i);
    const char *s = luaL_checklstring(L, -1, &n);
    lmn_check(L, mn_needles_add(b->needles, s, n));
    lua_pop(L, 1);
  }
  return 1;
}

static const luaL_Reg methods[] = {{"ends", needles_ends}, {"find", needles_find}, {NULL, NULL}};

const luaL_Reg lmn_needles_functions[] = {{"needles", needles_new}, {NULL, NULL}};

void lmn_needles_open(lua_State *L) {
  luaL_newmetatable(L, LMN_NEEDLES);
  lua_pushcfunction(L, needles_gc);
  lua_setfield(L, -2, "__gc");
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

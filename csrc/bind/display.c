/*
 * Widths for tables: width, head, tail, terminal.
 */
#include "bind.h"

static int display_width(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  lua_pushinteger(L, (lua_Integer)mn_display_width(s, n));
  return 1;
}

static size_t check_columns(lua_State *L) {
  lua_Integer columns = luaL_checkinteger(L, 2);
  luaL_argcheck(L, columns >= 0, 2, "columns must not be negative");
  return (size_t)columns;
}

/* head(s, columns) --> the start that fits, its width */
static int display_head(lua_State *L) {
  size_t n, width;
  const char *s = luaL_checklstring(L, 1, &n);
  lua_pushlstring(L, s, mn_display_head(s, n, check_columns(L), &width));
  lua_pushinteger(L, (lua_Integer)width);
  return 2;
}

/* tail(s, columns) --> the end that fits, its width */
static int display_tail(lua_State *L) {
  size_t n, width;
  const char *s = luaL_checklstring(L, 1, &n);
  size_t from = mn_display_tail(s, n, check_columns(L), &width);
  lua_pushlstring(L, s + from, n - from);
  lua_pushinteger(L, (lua_Integer)width);
  return 2;
}

/* terminal(descriptor) --> is it one, its columns (0 where not known) */
static int display_terminal(lua_State *L) {
  size_t columns;
  lua_pushboolean(L, mn_display_terminal((int)luaL_checkinteger(L, 1), &columns));
  lua_pushinteger(L, (lua_Integer)columns);
  return 2;
}

const luaL_Reg lmn_display_functions[] = {{"width", display_width},
                                          {"head", display_head},
                                          {"tail", display_tail},
                                          {"terminal", display_terminal},
                                          {NULL, NULL}};

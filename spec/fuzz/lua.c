/*
 * A fuzz target that drives a Lua state through the public API: the layers and their positions, a corpus with its analyses,
 * gazetteers from rows, packs and compiled bytes, and the readers of csv, jsonl, html and plain files. The script is
 * lua.lua beside this file; a Lua error that it does not catch, or that shows a fault of ours, is a finding. The modules are
 * linked in, so that their coverage is seen; the first byte chooses what is done with the rest.
 */
#include <lauxlib.h>
#include <lualib.h>

#include "inputs.h"

int luaopen_malinews_core(lua_State *L);
int luaopen_malinews_gumbo(lua_State *L);

static lua_State *state;

static void preload(lua_State *L, const char *name, lua_CFunction open) {
  luaL_getsubtable(L, LUA_REGISTRYINDEX, LUA_PRELOAD_TABLE);
  lua_pushcfunction(L, open);
  lua_setfield(L, -2, name);
  lua_pop(L, 1);
}

static void close_state(void) {
  lua_close(state); /* so that leaks of the binding are seen */
}

static void set_up(void) {
  state = luaL_newstate();
  expect(state != NULL, "memory", 0);
  luaL_openlibs(state);
  preload(state, "malinews.core", luaopen_malinews_core);
#ifdef MN_GUMBO
  preload(state, "malinews.gumbo", luaopen_malinews_gumbo);
#endif
  if (luaL_dofile(state, "spec/fuzz/lua.lua") != LUA_OK) {
    fprintf(stderr, "fuzz: %s\n", lua_tostring(state, -1));
    abort();
  }
  expect(lua_isfunction(state, -1), "lua.lua returns a function", 0);
  lua_setglobal(state, "fuzz");
  atexit(close_state);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  if (!state) set_up();
  lua_getglobal(state, "fuzz");
  lua_pushinteger(state, data[0]);
  lua_pushlstring(state, (const char *)data + 1, size - 1);
  if (lua_pcall(state, 2, 0, 0) != LUA_OK) {
    fprintf(stderr, "fuzz: %s\n", lua_tostring(state, -1));
    abort();
  }
  lua_settop(state, 0);
  return 0;
}

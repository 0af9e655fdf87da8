/*
 * luaopen_malinews_core: builds the shared tables once and registers every noun's functions with them as upvalue 1.
 */
#include "bind.h"

static int core_gc(lua_State *L) {
  lmn_core *core = luaL_checkudata(L, 1, LMN_CORE);
  mn_keys_free(core->keys);
  mn_spans_free(&core->scratch);
  mn_buffer_free(&core->file);
  mn_fold_data_free(core->fold);
  mn_normal_data_free(core->normal);
  mn_classes_free(core->classes);
  core->keys = NULL;
  core->fold = NULL;
  core->normal = NULL;
  core->classes = NULL;
  return 0;
}

lmn_core *lmn_core_of(lua_State *L) {
  lmn_core *core = lua_touserdata(L, lua_upvalueindex(1));
  if (!core->classes) luaL_error(L, "malinews: the state is closing");
  return core;
}

int lmn_in_finalizer(lua_State *L) {
#if LUA_VERSION_RELEASE_NUM >= 50404
  return lua_gc(L, LUA_GCISRUNNING) < 0; /* lua_gc answers no question while a finalizer runs */
#else
  (void)L;
  return 0;
#endif
}

void lmn_refuse_in_finalizer(lua_State *L, const char *what) {
  if (lmn_in_finalizer(L)) luaL_error(L, "%s in a finalizer", what);
}

void lmn_check(lua_State *L, mn_status status) {
  if (status != MN_OK) luaL_error(L, "malinews: %s", mn_status_message(status));
}

int lmn_fail(lua_State *L, const char *message, size_t where) {
  luaL_pushfail(L);
  lua_pushstring(L, message);
  lua_pushinteger(L, (lua_Integer)where + 1);
  return 3;
}

static void push_core(lua_State *L) {
  lmn_core *core = lua_newuserdatauv(L, sizeof *core, 0);
  *core = (lmn_core){.classes = NULL};
  core->alloc.fn = lua_getallocf(L, &core->alloc.ud);
  core->scratch = mn_spans_make(&core->alloc);
  core->file = mn_buffer_make(&core->alloc);
  if (luaL_newmetatable(L, LMN_CORE)) {
    lua_pushcfunction(L, core_gc);
    lua_setfield(L, -2, "__gc");
  }
  lua_setmetatable(L, -2);
  lmn_check(L, mn_classes_new(&core->alloc, &core->classes));
  lmn_check(L, mn_normal_data_new(&core->alloc, &core->normal));
  lmn_check(L, mn_fold_data_new(&core->alloc, core->normal, &core->fold));
  lmn_check(L, mn_keys_new(&core->alloc, core->classes, core->fold, &core->keys));
}

/* Every noun's functions; each gets the shared tables as upvalue 1. */
static const luaL_Reg *const nouns[] = {
  lmn_display_functions, lmn_entities_functions, lmn_files_functions, lmn_gazetteer_functions, lmn_grammar_functions,
  lmn_index_functions, lmn_lexicon_functions, lmn_needles_functions, lmn_normalize_functions, lmn_outline_functions,
  lmn_ranges_functions, lmn_segment_functions, lmn_shaper_functions, lmn_speech_functions, lmn_tagger_functions,
  lmn_text_functions,
};

MN_EXPORT int luaopen_malinews_core(lua_State *L) {
  luaL_checkversion(L);
  lmn_buffer_open(L);
  lmn_spans_open(L);
  lmn_gazetteer_open(L);
  lmn_grammar_open(L);
  lmn_hits_open(L);
  lmn_needles_open(L);
  lmn_lexicon_open(L);
  lmn_entities_open(L);
  lmn_outline_open(L);
  lmn_ranges_open(L);
  lmn_ngrams_open(L);
  lmn_speech_open(L);
  lmn_tagger_open(L);
  lua_newtable(L);
  push_core(L);
  lmn_index_open(L); /* their methods need the core below */
  lmn_shaper_open(L);
  lmn_mentions_open(L);
  for (size_t i = 0; i < sizeof nouns / sizeof *nouns; i++) {
    lua_pushvalue(L, -2);
    lua_pushvalue(L, -2);
    luaL_setfuncs(L, nouns[i], 1);
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return 1;
}

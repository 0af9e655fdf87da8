/*
 * malinews.stemmer: Snowball's stemmers (Debian: libstemmer-dev). An optional module of its own, built where
 * <libstemmer.h> is found, so that the core needs no stemmer. Words are UTF-8 in small letters.
 */
#include <lauxlib.h>
#include <libstemmer.h>
#include <lua.h>

#define STEMMER "malinews.stemmer"
#define LONGEST 1000 /* bytes of a word; a longer one is its own stem */

#if defined(__GNUC__)
#define EXPORT __attribute__((visibility("default")))
#elif defined(_WIN32)
#define EXPORT __declspec(dllexport)
#else
#define EXPORT
#endif

static struct sb_stemmer **check_stemmer(lua_State *L) {
  return luaL_checkudata(L, 1, STEMMER);
}

/* new(algorithm) --> stemmer | nil: "english", "french" ... */
static int stemmer_new(lua_State *L) {
  const char *name = luaL_checkstring(L, 1);
  struct sb_stemmer **box = lua_newuserdatauv(L, sizeof *box, 0);
  *box = NULL;
  luaL_setmetatable(L, STEMMER);
  *box = sb_stemmer_new(name, "UTF_8");
  if (!*box) luaL_pushfail(L);
  return 1;
}

/* s:stem(word) --> stem */
static int stemmer_stem(lua_State *L) {
  struct sb_stemmer *stemmer = *check_stemmer(L);
  size_t n;
  const char *word = luaL_checklstring(L, 2, &n);
  luaL_argcheck(L, stemmer, 1, "closed");
  const sb_symbol *stem = n <= LONGEST ? sb_stemmer_stem(stemmer, (const sb_symbol *)word, (int)n) : NULL;
  if (stem) lua_pushlstring(L, (const char *)stem, (size_t)sb_stemmer_length(stemmer));
  else lua_pushvalue(L, 2);
  return 1;
}

static int stemmer_gc(lua_State *L) {
  struct sb_stemmer **box = check_stemmer(L);
  if (*box) sb_stemmer_delete(*box);
  *box = NULL;
  return 0;
}

EXPORT int luaopen_malinews_stemmer(lua_State *L);

EXPORT int luaopen_malinews_stemmer(lua_State *L) {
  static const luaL_Reg methods[] = {{"stem", stemmer_stem}, {NULL, NULL}};
  static const luaL_Reg functions[] = {{"new", stemmer_new}, {NULL, NULL}};
  luaL_checkversion(L);
  luaL_newmetatable(L, STEMMER);
  lua_pushcfunction(L, stemmer_gc);
  lua_setfield(L, -2, "__gc");
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  luaL_newlib(L, functions);
  return 1;
}

/*
 * Entities: the lists and a finder in one userdata.
 */
#include <string.h>

#include "bind.h"

typedef struct box {
  mn_alloc alloc;
  mn_vocabulary *vocabulary;
  mn_entity_lists lists;
  mn_finder finder;
  mn_entity_lang lang; /* of the text that the finder read last */
  size_t rows[MN_ENTITY_LISTS]; /* that the gazetteers had when they were taken up */
} box;

/* User values of the userdata: the core keeps the shared tables alive; the gazetteers; the ids and names of their rows that
 * have been asked for, by number, with the gazetteer at 0; the text that the finder read last, whose entities it still has */
enum { CORE = 1, LISTS = 2, KNOWN = LISTS + MN_ENTITY_LISTS, SEEN = KNOWN + MN_ENTITY_LISTS, LAST = SEEN };

/* Mentions are copied from the finder's own memory, which a finalizer amid that must leave alone. */
static box *check_box(lua_State *L, int index) {
  box *b = luaL_checkudata(L, index, LMN_ENTITIES);
  luaL_argcheck(L, b->vocabulary, index, "the finder is closed");
  lmn_refuse_in_finalizer(L, "entities cannot be found");
  return b;
}

static int entities_gc(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_ENTITIES);
  mn_finder_free(&b->finder);
  mn_entity_lists_free(&b->lists);
  mn_vocabulary_free(b->vocabulary);
  b->vocabulary = NULL;
  return 0;
}

/* Forget the text that was read last. */
static void forget_text(lua_State *L, int index) {
  lua_pushnil(L);
  lua_setiuservalue(L, index, SEEN);
}

/* entities_new() --> a finder without lists */
static int entities_new(lua_State *L) {
  lmn_core *core = lmn_core_of(L);
  box *b = lua_newuserdatauv(L, sizeof *b, LAST);
  *b = (box){.vocabulary = NULL};
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  b->finder = mn_finder_make(&b->alloc);
  b->lists = mn_entity_lists_make(&b->alloc, NULL);
  luaL_setmetatable(L, LMN_ENTITIES);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_setiuservalue(L, -2, CORE);
  lmn_check(L, mn_vocabulary_new(&b->alloc, core->keys, &b->vocabulary));
  b->lists.vocabulary = b->vocabulary;
  return 1;
}

/* entities_words(finder, kind, text): add a word list; kind is given, surnames, titles, particles, heads or words */
static int entities_words(lua_State *L) {
  static const char *const kinds[] = {"given", "surnames", "titles", "particles", "heads", "words", NULL};
  box *b = check_box(L, 1);
  mn_word_list_kind kind = (mn_word_list_kind)luaL_checkoption(L, 2, NULL, kinds);
  size_t n;
  const char *text = luaL_checklstring(L, 3, &n);
  forget_text(L, 1);
  lmn_check(L, mn_vocabulary_read(b->vocabulary, kind, text, n));
  return 0;
}

/* Take up the gazetteer on the stack's top as list i of the finder at `index`; the rows known of the one before, and the
 * text that was read with it, are forgotten. */
static void set_list(lua_State *L, int index, box *b, int i) {
  const mn_gazetteer *g = lua_isnil(L, -1) ? NULL : lmn_gazetteer_check(L, lua_absindex(L, -1));
  forget_text(L, index);
  lua_newtable(L);
  lua_pushvalue(L, -2);
  lua_rawseti(L, -2, 0);
  lua_setiuservalue(L, index, KNOWN + i);
  lmn_check(L, mn_entity_lists_set(&b->lists, (unsigned)i, g));
  b->rows[i] = g ? mn_gazetteer_rows(g) : 0;
}

/* entities_list(finder, number, gazetteer | nil): take up a gazetteer as list 1 or 2, or leave that out */
static int entities_list(lua_State *L) {
  box *b = check_box(L, 1);
  lua_Integer list = luaL_checkinteger(L, 2);
  luaL_argcheck(L, list >= 1 && list <= MN_ENTITY_LISTS, 2, "1 or 2 expected");
  lua_settop(L, 3);
  set_list(L, 1, b, (int)list - 1);
  lua_setiuservalue(L, 1, LISTS + (int)list - 1);
  return 0;
}

/* A gazetteer may have been closed, or have got names, since it was taken up. */
static void refresh_lists(lua_State *L, int index, box *b) {
  for (int i = 0; i < MN_ENTITY_LISTS; i++) {
    if (lua_getiuservalue(L, index, LISTS + i) == LUA_TUSERDATA) {
      const mn_gazetteer *g = lmn_gazetteer_check(L, lua_absindex(L, -1));
      if (g != b->lists.gazetteers[i] || mn_gazetteer_rows(g) != b->rows[i]) set_list(L, index, b, i);
    }
    lua_pop(L, 1);
  }
}

/* ---- finding ----------------------------------------------------------------------------------------------------- */

static mn_entity_lang lang_of(const char *name) {
  if (name[0] == 'e' && name[1] == 'n') return MN_ENTITY_ENGLISH;
  return name[0] == 'f' && name[1] == 'r' ? MN_ENTITY_FRENCH : MN_ENTITY_GUESS;
}

mn_finder *lmn_entities_run(lua_State *L, int index, int text, const char *lang_name, const mn_entity_lists **lists) {
  box *b = check_box(L, index);
  mn_entity_lang lang = lang_of(lang_name);
  size_t n;
  const char *s = luaL_checklstring(L, text, &n);
  *lists = &b->lists;
  refresh_lists(L, index, b);
  lua_getiuservalue(L, index, SEEN);
  int is_seen = lua_rawequal(L, -1, text) && b->lang == lang;
  lua_pop(L, 1);
  if (is_seen) return &b->finder;
  forget_text(L, index);
  lmn_check(L, mn_entities_find(&b->lists, &b->finder, s, n, lang));
  lua_pushvalue(L, text);
  lua_setiuservalue(L, index, SEEN);
  b->lang = lang;
  return &b->finder;
}

/* entities_mentions(finder, s, lang?) --> Mentions */
static int entities_mentions(lua_State *L) {
  const mn_entity_lists *lists;
  lua_settop(L, 3);
  const mn_finder *finder = lmn_entities_run(L, 1, 2, luaL_optstring(L, 3, ""), &lists);
  for (int i = 0; i < MN_ENTITY_LISTS; i++) lua_getiuservalue(L, 1, KNOWN + i);
  return lmn_mentions_push(L, finder, 2, 4);
}

/* entities_find(finder, s, lang?) --> rows */
static int entities_find(lua_State *L) {
  entities_mentions(L);
  luaL_getmetafield(L, -1, "__index");
  lua_getfield(L, -1, "rows");
  lua_pushvalue(L, -3);
  lua_call(L, 1, 1);
  return 1;
}

/* key_words(s) --> the folded words of s, a list */
static int key_words(lua_State *L) {
  size_t n, at = 0;
  const char *s = luaL_checklstring(L, 1, &n);
  const mn_keys *keys = lmn_core_of(L)->keys;
  mn_buffer *out = lmn_buffer_new(L);
  mn_key_list words = mn_key_list_make(out->alloc);
  mn_status status = mn_keys_read(keys, s, n, &at, SIZE_MAX, &words);
  for (size_t i = 0; i < words.count && status == MN_OK; i++) {
    status = mn_keys_fold(keys, s + words.items[i].from, words.items[i].size, out);
    if (status == MN_OK) status = mn_buffer_append(out, "\n", 1);
  }
  mn_key_list_free(&words);
  lmn_check(L, status);
  lua_newtable(L);
  for (size_t from = 0, i = 1; from < out->size; i++) {
    const char *end = memchr(out->data + from, '\n', out->size - from);
    lua_pushlstring(L, out->data + from, (size_t)(end - out->data) - from);
    lua_rawseti(L, -2, (lua_Integer)i);
    from = (size_t)(end - out->data) + 1;
  }
  return 1;
}

/* name_map(folded) --> the mapped form, the skeleton */
static int name_map(lua_State *L) {
  size_t n;
  const char *folded = luaL_checklstring(L, 1, &n);
  mn_buffer *mapped = lmn_buffer_new(L), *skeleton = lmn_buffer_new(L);
  lmn_check(L, mn_buffer_reserve(mapped, n + 1));
  lmn_check(L, mn_buffer_reserve(skeleton, n + 1));
  mapped->size = mn_name_map(folded, n, mapped->data);
  skeleton->size = mn_name_skeleton(mapped->data, mapped->size, skeleton->data);
  lua_pushlstring(L, mapped->data, mapped->size);
  lua_pushlstring(L, skeleton->data, skeleton->size);
  return 2;
}

/* name_similarity(a, b) --> number */
static int name_similarity(lua_State *L) {
  size_t n, m;
  const char *a = luaL_checklstring(L, 1, &n), *b = luaL_checklstring(L, 2, &m);
  lua_pushnumber(L, mn_name_similarity(a, n, b, m));
  return 1;
}

void lmn_entities_open(lua_State *L) {
  luaL_newmetatable(L, LMN_ENTITIES);
  lua_pushcfunction(L, entities_gc);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
}

const luaL_Reg lmn_entities_functions[] = {{"entities_new", entities_new},
                                           {"entities_words", entities_words},
                                           {"entities_list", entities_list},
                                           {"entities_find", entities_find},
                                           {"entities_mentions", entities_mentions},
                                           {"key_words", key_words},
                                           {"name_map", name_map},
                                           {"name_similarity", name_similarity},
                                           {NULL, NULL}};

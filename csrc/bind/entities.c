/*
 * Entities: the lists and a finder in one userdata; rows become tables here, in one go.
 */
#include <string.h>

#include "bind.h"

typedef struct box {
  mn_alloc alloc;
  mn_vocabulary *vocabulary;
  mn_entity_lists lists;
  mn_finder finder;
} box;

/* User values of the userdata: the core keeps the shared tables alive; the gazetteers, from 2 on */
enum { CORE = 1, LISTS = 2 };

static box *check_box(lua_State *L) {
  return luaL_checkudata(L, 1, LMN_ENTITIES);
}

static int entities_gc(lua_State *L) {
  box *b = check_box(L);
  mn_finder_free(&b->finder);
  mn_entity_lists_free(&b->lists);
  mn_vocabulary_free(b->vocabulary);
  b->vocabulary = NULL;
  return 0;
}

/* entities_new() --> a finder without lists */
static int entities_new(lua_State *L) {
  lmn_core *core = lmn_core_of(L);
  box *b = lua_newuserdatauv(L, sizeof *b, LISTS + MN_ENTITY_LISTS - 1);
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
  box *b = check_box(L);
  mn_word_list_kind kind = (mn_word_list_kind)luaL_checkoption(L, 2, NULL, kinds);
  size_t n;
  const char *text = luaL_checklstring(L, 3, &n);
  lmn_check(L, mn_vocabulary_read(b->vocabulary, kind, text, n));
  return 0;
}

/* entities_list(finder, number, gazetteer | nil): take up a gazetteer as list 1 or 2, or leave that out */
static int entities_list(lua_State *L) {
  box *b = check_box(L);
  lua_Integer list = luaL_checkinteger(L, 2);
  luaL_argcheck(L, list >= 1 && list <= MN_ENTITY_LISTS, 2, "1 or 2 expected");
  lua_settop(L, 3);
  b->lists.gazetteers[list - 1] = NULL;
  if (!lua_isnil(L, 3)) lmn_check(L, mn_entity_lists_set(&b->lists, (unsigned)(list - 1), lmn_gazetteer_check(L, 3)));
  lua_setiuservalue(L, 1, LISTS + (int)list - 1);
  return 0;
}

static void set_integer(lua_State *L, const char *name, lua_Integer value) {
  lua_pushinteger(L, value);
  lua_setfield(L, -2, name);
}

static void set_string(lua_State *L, const char *name, const char *value) {
  lua_pushstring(L, value);
  lua_setfield(L, -2, name);
}

static void set_piece(lua_State *L, const char *name, const char *s, size_t from, size_t to) {
  lua_pushlstring(L, s + from, to - from);
  lua_setfield(L, -2, name);
}

static void set_true(lua_State *L, const char *name) {
  lua_pushboolean(L, 1);
  lua_setfield(L, -2, name);
}

static void set_number(lua_State *L, const char *name, double value) {
  lua_Integer whole;
  if (lua_numbertointeger(value, &whole) && (double)whole == value) lua_pushinteger(L, whole);
  else lua_pushnumber(L, value);
  lua_setfield(L, -2, name);
}

/* id and name of the list's row; the row's table is made once */
static void set_row(lua_State *L, const mn_mention *m) {
  int table = lua_gettop(L);
  lua_getiuservalue(L, 1, LISTS + m->list);
  lmn_gazetteer_push_row(L, lua_gettop(L), m->row);
  lua_getfield(L, -1, "id");
  lua_setfield(L, table, "id");
  lua_getfield(L, -1, "name");
  lua_setfield(L, table, "name");
  lua_settop(L, table);
}

static void set_number_fields(lua_State *L, const char *s, const mn_mention *m) {
  if (m->flags & MN_MENTION_VALUE) set_number(L, "value", m->value);
  if (m->noun) set_piece(L, "counts", s, m->noun, m->to);
  if (m->hedge_to > m->hedge_from) set_piece(L, "hedge", s, m->hedge_from, m->hedge_to);
}

static void push_row(lua_State *L, const box *b, const char *s, const mn_mention *m) {
  const mn_mention *entity = &b->finder.mentions[m->entity];
  lua_createtable(L, 0, 8);
  set_integer(L, "from", (lua_Integer)m->from + 1);
  set_integer(L, "to", (lua_Integer)m->to);
  set_piece(L, "text", s, m->from, m->to);
  set_string(L, "type", mn_entity_type_names[m->type]);
  set_string(L, "rule", mn_entity_rule_names[m->rule]);
  lua_pushnumber(L, m->confidence / 100.0);
  lua_setfield(L, -2, "confidence");
  if (entity->row != MN_NONE) set_row(L, entity);
  else if (m->row != MN_NONE) set_row(L, m);
  if (m->flags & MN_MENTION_CREDIT) set_true(L, "credit");
  if (m->flags & MN_MENTION_GOVERNS) set_true(L, "governs");
  if (m->type > MN_MEDIA) set_number_fields(L, s, m);
  if (m->reason > MN_LINK_SAME_ROW && m->row == MN_NONE) set_string(L, "reason", mn_link_names[m->reason]);
}

/* entities_find(finder, s, lang?) --> rows, the numbers of the rows that no list knows, each followed by that of the row
 * it is linked to */
static int entities_find(lua_State *L) {
  static const char *const langs[] = {"", "en", "fr", NULL};
  box *b = check_box(L);
  size_t n;
  const char *s = luaL_checklstring(L, 2, &n);
  const char *name = luaL_optstring(L, 3, "");
  mn_entity_lang lang = MN_ENTITY_GUESS;
  for (int i = 1; langs[i]; i++)
    if (name[0] == langs[i][0] && name[1] == langs[i][1]) lang = (mn_entity_lang)i;
  lmn_check(L, mn_entities_find(&b->lists, &b->finder, s, n, lang));
  lua_settop(L, 3);
  lua_createtable(L, b->finder.count > INT32_MAX ? 0 : (int)b->finder.count, 0);
  lua_newtable(L);
  lua_Integer unknown = 0;
  for (size_t i = 0; i < b->finder.count; i++) {
    const mn_mention *m = &b->finder.mentions[i];
    push_row(L, b, s, m);
    lua_rawseti(L, 4, (lua_Integer)i + 1);
    lua_settop(L, 5);
    if (m->type > MN_MEDIA || m->row != MN_NONE || b->finder.mentions[m->entity].row != MN_NONE) continue;
    lua_pushinteger(L, (lua_Integer)i + 1);
    lua_rawseti(L, 5, ++unknown);
    lua_pushinteger(L, (lua_Integer)m->entity + 1);
    lua_rawseti(L, 5, ++unknown);
  }
  return 2;
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
                                           {"key_words", key_words},
                                           {NULL, NULL}};

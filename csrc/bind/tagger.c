/*
 * Taggers and their trainers, each in a userdata. Entities are found by the finder that Lua passes along (entities.c).
 */
#include <limits.h>
#include <string.h>

#include "bind.h"

typedef struct box {
  mn_alloc alloc;
  mn_model *model; /* NULL once its memory is given back */
  int closed;
  mn_tagger tagger;
} box;

typedef struct trainer_box {
  mn_alloc alloc;
  mn_trainer *trainer;
} trainer_box;

/* ---- taggers ----------------------------------------------------------------------------------------------------- */

static box *check_box(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_TAGGER);
  luaL_argcheck(L, b->model != NULL && !b->closed, 1, "the tagger is closed");
  return b;
}

static box *new_box(lua_State *L) {
  box *b = lua_newuserdatauv(L, sizeof *b, 0);
  *b = (box){.model = NULL};
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  b->tagger = mn_tagger_make(&b->alloc);
  luaL_setmetatable(L, LMN_TAGGER);
  return b;
}

static int tagger_gc(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_TAGGER);
  b->closed = 1;
  mn_model_free(b->model);
  b->model = NULL;
  mn_tagger_free(&b->tagger);
  return 0;
}

/* In a finalizer, which may run amid a call on it, the tagger is closed but keeps its memory. */
static int tagger_close(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_TAGGER);
  b->closed = 1;
  return lmn_in_finalizer(L) ? 0 : tagger_gc(L);
}

static int tagger_tostring(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_TAGGER);
  if (!b->model || b->closed) lua_pushliteral(L, "Tagger: closed");
  else lua_pushfstring(L, "Tagger: %d types, %I of %I rows", (int)b->model->types, (LUAI_UACINT)mn_model_rows(b->model),
                       (LUAI_UACINT)1 << b->model->bits);
  return 1;
}

static void push_type(lua_State *L, const mn_model *model, unsigned type) {
  size_t size;
  const char *name = mn_model_type(model, type, &size);
  lua_pushlstring(L, name, size);
}

/* tagger:types() --> the names of its types, a list */
static int tagger_types(lua_State *L) {
  const mn_model *model = check_box(L)->model;
  lua_createtable(L, (int)model->types, 0);
  for (unsigned i = 0; i < model->types; i++) {
    push_type(L, model, i);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

/* The stack of tagger_tag: what is pushed once for all rows. */
enum { TAGGER = 1, FINDER, TEXT, LANG, ROWS, RULE_OF, FIELDS };
enum { FROM, TO, TEXT_OF, TYPE, RULE, CONFIDENCE, FIELD_COUNT };
#define TYPES (FIELDS + FIELD_COUNT)

static void push_names(lua_State *L, const mn_model *model) {
  static const char *const fields[] = {"from", "to", "text", "type", "rule", "confidence"};
  luaL_checkstack(L, FIELD_COUNT + MN_TYPES_MAX + 8, NULL);
  lua_pushliteral(L, "tagger");
  for (int i = 0; i < FIELD_COUNT; i++) lua_pushstring(L, fields[i]);
  for (unsigned i = 0; i < model->types; i++) push_type(L, model, i);
}

/* The field's name and the value on the top go into the row below the value. */
static void set_field(lua_State *L, int field) {
  lua_pushvalue(L, FIELDS + field);
  lua_insert(L, -2);
  lua_rawset(L, -3);
}

static void push_row(lua_State *L, const char *s, const mn_tagged *found) {
  lua_createtable(L, 0, FIELD_COUNT);
  lua_pushinteger(L, (lua_Integer)found->from + 1);
  set_field(L, FROM);
  lua_pushinteger(L, (lua_Integer)found->to);
  set_field(L, TO);
  lua_pushlstring(L, s + found->from, found->to - found->from);
  set_field(L, TEXT_OF);
  lua_pushvalue(L, TYPES + found->type);
  set_field(L, TYPE);
  lua_pushvalue(L, RULE_OF);
  set_field(L, RULE);
  lua_pushnumber(L, found->confidence / 100.0);
  set_field(L, CONFIDENCE);
}

/* tagger_tag(tagger, finder, s, lang?) --> rows */
static int tagger_tag(lua_State *L) {
  box *b = check_box(L);
  const char *s = luaL_checkstring(L, TEXT);
  const mn_entity_lists *lists;
  mn_finder *finder = lmn_entities_run(L, FINDER, TEXT, luaL_optstring(L, LANG, ""), &lists);
  lmn_check(L, mn_tagger_scan(b->model, lists, finder, s, &b->tagger));
  lua_settop(L, LANG);
  size_t count = b->tagger.count;
  lua_createtable(L, count > INT_MAX ? INT_MAX : (int)count, 0);
  push_names(L, b->model);
  for (size_t i = 0; i < count; i++) {
    push_row(L, s, &b->tagger.items[i]);
    lua_rawseti(L, ROWS, (lua_Integer)i + 1);
  }
  lua_settop(L, ROWS);
  return 1;
}

/* ---- files ------------------------------------------------------------------------------------------------------- */

/* tagger_write(tagger) --> the file's bytes */
static int tagger_write(lua_State *L) {
  const mn_model *model = check_box(L)->model;
  mn_buffer *out = lmn_buffer_new(L);
  lmn_check(L, mn_model_write(model, out));
  lmn_buffer_push(L, out);
  return 1;
}

/* tagger_read(bytes) --> tagger | nil, message */
static int tagger_read(lua_State *L) {
  size_t size;
  const char *bytes = luaL_checklstring(L, 1, &size);
  box *b = new_box(L);
  mn_status status = mn_model_read(&b->alloc, bytes, size, &b->model);
  if (status == MN_OK) return 1;
  if (status != MN_EFORMAT) lmn_check(L, status);
  luaL_pushfail(L);
  lua_pushliteral(L, "no tagger, damaged, or made by another version of malinews");
  return 2;
}

/* ---- trainers ---------------------------------------------------------------------------------------------------- */

static mn_trainer *check_trainer(lua_State *L) {
  trainer_box *b = luaL_checkudata(L, 1, LMN_TRAINER);
  luaL_argcheck(L, b->trainer != NULL, 1, "the trainer is closed");
  return b->trainer;
}

static int trainer_gc(lua_State *L) {
  trainer_box *b = luaL_checkudata(L, 1, LMN_TRAINER);
  mn_trainer_free(b->trainer);
  b->trainer = NULL;
  return 0;
}

/* trainer_new(names, bits, seed) --> trainer; names has a line break after each type */
static int trainer_new(lua_State *L) {
  size_t size;
  const char *names = luaL_checklstring(L, 1, &size);
  lua_Integer bits = luaL_checkinteger(L, 2), seed = luaL_checkinteger(L, 3);
  luaL_argcheck(L, bits >= MN_CUE_BITS_MIN && bits <= MN_CUE_BITS_MAX, 2, "8 to 24 expected");
  trainer_box *b = lua_newuserdatauv(L, sizeof *b, 0);
  b->trainer = NULL;
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  luaL_setmetatable(L, LMN_TRAINER);
  lmn_check(L, mn_trainer_new(&b->alloc, (unsigned)bits, names, size, (uint64_t)seed, &b->trainer));
  return 1;
}

/* Span number i of the table at index 5, which holds from, to and the type's number for each, 1-based. */
static mn_status append_span(lua_State *L, mn_spans *spans, lua_Integer i, size_t n) {
  lua_Integer v[3];
  for (int k = 0; k < 3; k++) {
    lua_rawgeti(L, 5, 3 * i + k + 1);
    v[k] = luaL_checkinteger(L, -1);
    lua_pop(L, 1);
  }
  luaL_argcheck(L, v[0] >= 1 && v[1] >= v[0] && (lua_Unsigned)v[1] <= n && v[2] >= 1 && v[2] <= MN_TYPES_MAX, 5,
                "spans of the text expected");
  return mn_spans_append(spans, (size_t)v[0] - 1, (size_t)v[1], (unsigned)v[2] - 1);
}

/* trainer_add(trainer, finder, s, lang, spans) */
static int trainer_add(lua_State *L) {
  mn_trainer *trainer = check_trainer(L);
  size_t n;
  const char *s = luaL_checklstring(L, 3, &n);
  luaL_checktype(L, 5, LUA_TTABLE);
  const mn_entity_lists *lists;
  mn_spans *spans = lmn_spans_new(L);
  lua_Integer count = (lua_Integer)lua_rawlen(L, 5) / 3;
  for (lua_Integer i = 0; i < count; i++) lmn_check(L, append_span(L, spans, i, n));
  mn_finder *finder = lmn_entities_run(L, 2, 3, luaL_optstring(L, 4, ""), &lists);
  lmn_check(L, mn_trainer_add(trainer, lists, finder, s, spans));
  return 0;
}

/* trainer_epoch(trainer) --> lines, wrong lines, words, wrong words */
static int trainer_epoch(lua_State *L) {
  mn_epoch epoch;
  lmn_check(L, mn_trainer_epoch(check_trainer(L), &epoch));
  lua_pushinteger(L, (lua_Integer)epoch.lines);
  lua_pushinteger(L, (lua_Integer)epoch.wrong_lines);
  lua_pushinteger(L, (lua_Integer)epoch.words);
  lua_pushinteger(L, (lua_Integer)epoch.wrong_words);
  return 4;
}

/* trainer_model(trainer) --> tagger */
static int trainer_model(lua_State *L) {
  const mn_trainer *trainer = check_trainer(L);
  box *b = new_box(L);
  lmn_check(L, mn_trainer_model(trainer, &b->alloc, &b->model));
  return 1;
}

/* ---- registration ------------------------------------------------------------------------------------------------ */

static const luaL_Reg methods[] = {{"close", tagger_close}, {"types", tagger_types}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {
  {"__gc", tagger_gc}, {"__close", tagger_close}, {"__tostring", tagger_tostring}, {NULL, NULL}};

/* tagger_methods() --> the plain __index table, which the Lua module adds to */
static int tagger_methods(lua_State *L) {
  luaL_getmetatable(L, LMN_TAGGER);
  lua_getfield(L, -1, "__index");
  return 1;
}

void lmn_tagger_open(lua_State *L) {
  luaL_newmetatable(L, LMN_TAGGER);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  luaL_newmetatable(L, LMN_TRAINER);
  lua_pushcfunction(L, trainer_gc);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 2);
}

const luaL_Reg lmn_tagger_functions[] = {{"tagger_methods", tagger_methods},
                                         {"tagger_tag", tagger_tag},
                                         {"tagger_write", tagger_write},
                                         {"tagger_read", tagger_read},
                                         {"trainer_new", trainer_new},
                                         {"trainer_add", trainer_add},
                                         {"trainer_epoch", trainer_epoch},
                                         {"trainer_model", trainer_model},
                                         {NULL, NULL}};

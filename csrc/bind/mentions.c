/*
 * Mentions: the entities that a finder found in one string, in one userdata, which later calls of the finder leave alone.
 * Tables and strings are made only when asked for; the loop `for i, from, to, type in m:spans()` makes none.
 */
#include <limits.h>
#include <string.h>

#include "bind.h"

/* A mention of the core's, with what its kind of row needs: small, since a list is made for each text. */
typedef struct item {
  uint32_t from, to; /* 0-based, half-open */
  uint32_t row;      /* of the list, or MN_NONE; of a number, where the noun begins, or 0 */
  uint32_t entity;   /* of a number, its place among the numbers */
  uint8_t type, rule, list, confidence, flags, reason;
} item;

typedef struct number {
  double value;
  uint32_t hedge_from, hedge_to;
} number;

/* The numbers stand before the items. */
typedef struct box {
  size_t count, number_count;
  number numbers[];
} box;

static const item *items_of(const box *b) {
  return (const item *)(const void *)(b->numbers + b->number_count);
}

/* User values of the userdata: the string; for each list of names the table of its rows that are known */
enum { TEXT = 1, KNOWN, VALUES = KNOWN + MN_ENTITY_LISTS - 1 };

static box *check_box(lua_State *L) {
  return luaL_checkudata(L, 1, LMN_MENTIONS);
}

static int is_number(const mn_mention *m) {
  return m->type > MN_MEDIA;
}

static item item_of(const mn_mention *m) {
  return (item){.from = m->from, .to = m->to, .row = is_number(m) ? m->noun : m->row, .entity = m->entity, .type = m->type,
                .rule = m->rule, .list = m->list, .confidence = m->confidence, .flags = m->flags, .reason = m->reason};
}

/* Copy so many of the finder's mentions. */
static void copy(box *b, const mn_mention *mentions, size_t count, size_t number_count) {
  uint32_t numbers = 0;
  *b = (box){.count = count, .number_count = number_count};
  item *items = (item *)(void *)(b->numbers + number_count);
  for (size_t i = 0; i < count; i++) {
    const mn_mention *m = &mentions[i];
    items[i] = item_of(m);
    if (!is_number(m)) continue;
    items[i].entity = numbers;
    b->numbers[numbers++] = (number){.value = m->value, .hedge_from = m->hedge_from, .hedge_to = m->hedge_to};
  }
}

int lmn_mentions_push(lua_State *L, const mn_finder *finder, int text, int known) {
  size_t numbers = 0;
  for (size_t i = 0; i < finder->count; i++) numbers += (size_t)is_number(&finder->mentions[i]);
  text = lua_absindex(L, text);
  known = lua_absindex(L, known);
  box *b = lua_newuserdatauv(L, sizeof *b + numbers * sizeof *b->numbers + finder->count * sizeof(item), VALUES);
  /* a finalizer may have closed the finder meanwhile: then there are none */
  copy(b, finder->mentions, finder->count, finder->count ? numbers : 0);
  luaL_setmetatable(L, LMN_MENTIONS);
  lua_pushvalue(L, text);
  lua_setiuservalue(L, -2, TEXT);
  for (int i = 0; i < MN_ENTITY_LISTS; i++) {
    lua_pushvalue(L, known + i);
    lua_setiuservalue(L, -2, KNOWN + i);
  }
  return 1;
}

static int mentions_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)check_box(L)->count);
  return 1;
}

static int mentions_tostring(lua_State *L) {
  lua_pushfstring(L, "Mentions: %I", (LUAI_UACINT)check_box(L)->count);
  return 1;
}

/* ---- the names that all share ------------------------------------------------------------------------------------ */

/* Upvalues of the methods, behind the core: an upvalue is pushed faster than a field, and a string made only once. */
enum {
  FROM = 2, TO, TEXT_OF, TYPE, ID, NAME, RULE, CONFIDENCE, CREDIT, GOVERNS, REASON, VALUE, COUNTS, HEDGE, TYPES
};

#define FIELDS 8 /* that a name's row has */
#define RULES (TYPES + MN_ENTITY_TYPES)
#define LINKS (RULES + MN_RULES)
#define UPVALUES (LINKS + MN_LINKS - 1)

/* Push the upvalues; the first of them is at index `core`. */
static void push_upvalues(lua_State *L, int core) {
  static const char *const fields[] = {"from", "to", "text", "type", "id", "name", "rule", "confidence", "credit",
                                       "governs", "reason", "value", "counts", "hedge"};
  luaL_checkstack(L, UPVALUES, NULL);
  lua_pushvalue(L, core);
  for (size_t i = 0; i < sizeof fields / sizeof *fields; i++) lua_pushstring(L, fields[i]);
  for (int i = 0; i < MN_ENTITY_TYPES; i++) lua_pushstring(L, mn_entity_type_names[i]);
  for (int i = 0; i < MN_RULES; i++) lua_pushstring(L, mn_entity_rule_names[i]);
  for (int i = 0; i < MN_LINKS; i++) lua_pushstring(L, mn_link_names[i]);
}

static void push_shared(lua_State *L, int name) {
  lua_pushvalue(L, lua_upvalueindex(name));
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

/* The stack while rows are made: the mentions, the rows, the string, the known rows of each list. */
enum { SELF = 1, ROWS, STRING, LISTS };

static void set_shared(lua_State *L, int field, int value) {
  push_shared(L, field);
  push_shared(L, value);
  lua_rawset(L, -3);
}

static void set_integer(lua_State *L, int field, size_t value) {
  push_shared(L, field);
  lua_pushinteger(L, (lua_Integer)value);
  lua_rawset(L, -3);
}

static void set_piece(lua_State *L, int field, const char *s, size_t from, size_t to) {
  push_shared(L, field);
  lua_pushlstring(L, s + from, to - from);
  lua_rawset(L, -3);
}

static void set_true(lua_State *L, int field) {
  push_shared(L, field);
  lua_pushboolean(L, 1);
  lua_rawset(L, -3);
}

static void set_number(lua_State *L, int field, double value) {
  lua_Integer whole;
  push_shared(L, field);
  if (lua_numbertointeger(value, &whole) && (double)whole == value) lua_pushinteger(L, whole);
  else lua_pushnumber(L, value);
  lua_rawset(L, -3);
}

static void set_number_fields(lua_State *L, const char *s, const item *m, const number *n) {
  if (m->flags & MN_MENTION_VALUE) set_number(L, VALUE, n->value);
  if (m->row) set_piece(L, COUNTS, s, m->row, m->to);
  if (n->hedge_to > n->hedge_from) set_piece(L, HEDGE, s, n->hedge_from, n->hedge_to);
}

/* Push the id of a list's row, and see to it that both id and name are known by the row's number: two to a row. */
static void push_listed_id(lua_State *L, int known, lua_Integer slot, uint32_t row) {
  if (lua_rawgeti(L, known, slot) != LUA_TNIL) return;
  int id = lua_gettop(L);
  lua_rawgeti(L, known, 0); /* the gazetteer */
  lmn_gazetteer_push_row(L, id + 1, row);
  lua_getfield(L, -1, "name");
  lua_rawseti(L, known, slot + 1);
  lua_getfield(L, -1, "id");
  lua_pushvalue(L, -1);
  lua_rawseti(L, known, slot);
  lua_replace(L, id);
  lua_settop(L, id);
}

static void set_listed(lua_State *L, const item *m) {
  int known = LISTS + m->list;
  lua_Integer slot = 2 * (lua_Integer)m->row + 1;
  push_shared(L, ID);
  push_listed_id(L, known, slot, m->row);
  lua_rawset(L, -3);
  push_shared(L, NAME);
  lua_rawgeti(L, known, slot + 1);
  lua_rawset(L, -3);
}

/* Append the new id of the mention's folded words: `per:kebab_diallo`. */
static mn_status append_id(mn_buffer *out, const mn_keys *keys, const char *s, const item *m, mn_key_list *words) {
  static const char *const prefixes[] = {"per:", "org:", "grp:", "gpe:", "loc:", "norp:", "op:", "evt:", "wpn:", "med:"};
  size_t at = m->from;
  mn_status status = mn_buffer_append(out, prefixes[m->type], strlen(prefixes[m->type]));
  if (status == MN_OK) status = mn_keys_read(keys, s, m->to, &at, SIZE_MAX, words);
  for (size_t i = 0; i < words->count && status == MN_OK; i++) {
    if (i) status = mn_buffer_append(out, "_", 1);
    if (status == MN_OK) status = mn_keys_fold(keys, s + words->items[i].from, words->items[i].size, out);
  }
  return status;
}

static void push_new_id(lua_State *L, const char *s, const item *m) {
  lmn_core *core = lmn_core_of(L);
  mn_buffer *out = lmn_buffer_new(L);
  mn_key_list words = mn_key_list_make(&core->alloc);
  mn_status status = append_id(out, core->keys, s, m, &words);
  mn_key_list_free(&words);
  lmn_check(L, status);
  lua_pushlstring(L, out->data, out->size);
  lua_replace(L, -2);
}

/* id and name of what no list has; an entity's id is made once */
static void set_unlisted(lua_State *L, const item *items, const char *s, size_t i, uint32_t which) {
  const item *entity = &items[which];
  push_shared(L, ID);
  if (which < i && entity->entity == which) {
    lua_rawgeti(L, ROWS, (lua_Integer)which + 1);
    push_shared(L, ID);
    lua_rawget(L, -2);
    lua_replace(L, -2);
  } else {
    push_new_id(L, s, entity);
  }
  lua_rawset(L, -3);
  if (which != i) {
    set_piece(L, NAME, s, entity->from, entity->to);
    return;
  }
  push_shared(L, NAME);
  push_shared(L, TEXT_OF);
  lua_rawget(L, -3);
  lua_rawset(L, -3);
}

static void set_entity(lua_State *L, const item *items, const char *s, size_t i) {
  const item *m = &items[i], *entity = &items[m->entity];
  if (entity->row != MN_NONE) set_listed(L, entity);
  else if (m->row != MN_NONE) set_listed(L, m);
  else set_unlisted(L, items, s, i, m->entity);
  if (m->flags & MN_MENTION_CREDIT) set_true(L, CREDIT);
  if (m->flags & MN_MENTION_GOVERNS) set_true(L, GOVERNS);
  if (m->reason > MN_LINK_SAME_ROW) set_shared(L, REASON, LINKS + m->reason);
}

static void push_mention(lua_State *L, const box *b, const char *s, size_t i) {
  const item *items = items_of(b), *m = &items[i];
  int more = (m->flags & (MN_MENTION_CREDIT | MN_MENTION_GOVERNS)) != 0 || m->reason > MN_LINK_SAME_ROW;
  lua_createtable(L, 0, FIELDS + more);
  set_integer(L, FROM, (size_t)m->from + 1);
  set_integer(L, TO, m->to);
  set_piece(L, TEXT_OF, s, m->from, m->to);
  set_shared(L, TYPE, TYPES + m->type);
  set_shared(L, RULE, RULES + m->rule);
  push_shared(L, CONFIDENCE);
  lua_pushnumber(L, m->confidence / 100.0);
  lua_rawset(L, -3);
  if (m->type > MN_MEDIA) set_number_fields(L, s, m, &b->numbers[m->entity]);
  else set_entity(L, items, s, i);
}

/* m:rows() --> all rows, as tables */
static int mentions_rows(lua_State *L) {
  const box *b = check_box(L);
  lua_settop(L, SELF);
  luaL_checkstack(L, 16, NULL);
  lua_createtable(L, b->count > INT_MAX ? INT_MAX : (int)b->count, 0);
  lua_getiuservalue(L, SELF, TEXT);
  for (int i = 0; i < MN_ENTITY_LISTS; i++) lua_getiuservalue(L, SELF, KNOWN + i);
  const char *s = lua_tostring(L, STRING);
  for (size_t i = 0; i < b->count; i++) {
    push_mention(L, b, s, i);
    lua_rawseti(L, ROWS, (lua_Integer)i + 1);
  }
  lua_settop(L, ROWS);
  return 1;
}

/* ---- the loop ---------------------------------------------------------------------------------------------------- */

/* Where a loop stands; its upvalue keeps the mentions alive. */
typedef struct cursor {
  const item *items;
  size_t next, count;
} cursor;

#define FIRST_TYPE 3 /* the upvalue that names type 0 */

static int next_span(lua_State *L) {
  cursor *c = lua_touserdata(L, lua_upvalueindex(1));
  if (c->next >= c->count) return 0;
  const item *m = &c->items[c->next++];
  lua_pushinteger(L, (lua_Integer)c->next);
  lua_pushinteger(L, (lua_Integer)m->from + 1);
  lua_pushinteger(L, (lua_Integer)m->to);
  lua_pushvalue(L, lua_upvalueindex(FIRST_TYPE + m->type));
  return 4;
}

/* m:spans() --> an iterator of i, from, to, type */
static int mentions_spans(lua_State *L) {
  const box *b = check_box(L);
  luaL_checkstack(L, MN_ENTITY_TYPES + 4, NULL);
  cursor *c = lua_newuserdatauv(L, sizeof *c, 0);
  *c = (cursor){.items = items_of(b), .count = b->count};
  lua_pushvalue(L, SELF);
  for (int i = 0; i < MN_ENTITY_TYPES; i++) push_shared(L, TYPES + i);
  lua_pushcclosure(L, next_span, FIRST_TYPE - 1 + MN_ENTITY_TYPES);
  return 1;
}

/* ---- registration ------------------------------------------------------------------------------------------------ */

static const luaL_Reg methods[] = {{"rows", mentions_rows}, {"spans", mentions_spans}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__len", mentions_len}, {"__tostring", mentions_tostring}, {NULL, NULL}};

void lmn_mentions_open(lua_State *L) {
  int core = lua_gettop(L);
  luaL_newmetatable(L, LMN_MENTIONS);
  luaL_setfuncs(L, metamethods, 0);
  lua_newtable(L);
  push_upvalues(L, core);
  luaL_setfuncs(L, methods, UPVALUES);
  lua_setfield(L, -2, "__index");
  lua_settop(L, core);
}

/*
 * Searching an index: x:find, and the order of what was found. Steps are tables whose `kind` says what they hold.
 */
#include <string.h>

#include "bind.h"

#define MAX_PATTERNS 4096 /* of one word */

/* The calls share the box' memory: a finalizer amid one of them must leave it alone. */
static lmn_index *check_index(lua_State *L) {
  lmn_refuse_in_finalizer(L, "the words of a corpus cannot be searched");
  return lmn_index_check(L, 1);
}

/* A field of the table on the stack's top, as true or false. */
static int flag_of(lua_State *L, const char *name) {
  lua_getfield(L, -1, name);
  int flag = lua_toboolean(L, -1);
  lua_pop(L, 1);
  return flag;
}

/* The set of forms of the step on the stack's top, in the box' memory. */
static void read_forms(lua_State *L, lmn_index *b, size_t at, mn_step *step) {
  size_t size = mn_search_set_size(&b->index);
  uint64_t *set = (uint64_t *)(void *)b->fits.data + at * size;
  int by_form = flag_of(L, "exact"), literal = flag_of(L, "literal");
  for (lua_Integer i = 1; i <= MAX_PATTERNS && lua_rawgeti(L, -1, i) == LUA_TSTRING; i++) {
    size_t n;
    const char *pattern = lua_tolstring(L, -1, &n);
    if (literal) mn_search_match_string(&b->index, pattern, n, by_form, set);
    else lmn_check(L, mn_search_match(&b->index, pattern, n, by_form, set));
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  *step = (mn_step){.kind = MN_STEP_WORD, .forms = set};
}

static size_t integer_at(lua_State *L, lua_Integer i) {
  lua_rawgeti(L, -1, i);
  lua_Integer value = lua_tointeger(L, -1);
  lua_pop(L, 1);
  return value < 0 ? 0 : (size_t)value;
}

/* The step on the stack's top. */
static void read_step(lua_State *L, lmn_index *b, size_t at, mn_step *step) {
  luaL_argcheck(L, lua_istable(L, -1), 2, "a step must be a table");
  lua_getfield(L, -1, "kind");
  const char *kind = lua_tostring(L, -1);
  lua_pop(L, 1);
  if (kind && strcmp(kind, "unit") == 0) {
    lua_rawgeti(L, -1, 1);
    *step = (mn_step){.kind = MN_STEP_UNIT, .units = lmn_ranges_check(L, -1, &b->index)};
    lua_pop(L, 1); /* the caller's table keeps it */
  } else if (kind && strcmp(kind, "gap") == 0) {
    *step = (mn_step){.kind = MN_STEP_GAP, .least = integer_at(L, 1), .most = integer_at(L, 2)};
  } else {
    read_forms(L, b, at, step);
  }
}

/* Search for the pattern on the stack's top. */
static void find_one(lua_State *L, lmn_index *b, const mn_spans *selection, size_t limit, mn_spans *hits) {
  mn_step steps[MN_SEARCH_STEPS];
  size_t count = (size_t)lua_rawlen(L, -1), bytes = count * mn_search_set_size(&b->index) * sizeof(uint64_t);
  luaL_argcheck(L, count >= 1 && count <= MN_SEARCH_STEPS, 2, "a pattern has 1 to 64 steps");
  b->fits.size = 0;
  lmn_check(L, mn_buffer_reserve(&b->fits, bytes));
  memset(b->fits.data, 0, bytes);
  for (size_t k = 0; k < count; k++) {
    lua_rawgeti(L, -1, (lua_Integer)k + 1);
    read_step(L, b, k, &steps[k]);
    lua_pop(L, 1);
  }
  luaL_argcheck(L, steps[0].kind != MN_STEP_GAP && steps[count - 1].kind != MN_STEP_GAP, 2, "a gap at an end");
  lmn_check(L, mn_search_find(&b->index, selection, steps, count, limit, hits));
}

/* x:find(patterns, selection [, limit]) --> Ranges. A pattern is a list of steps: `{"mercenar*", "pmc"}` a word that fits one
 * of these folded patterns (`exact`: forms as written; `literal`: no wildcards), `{kind="unit", Ranges}`, `{kind="gap", least, most}`. */
int lmn_index_find(lua_State *L) {
  lmn_index *b = check_index(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  const mn_spans *selection = lmn_index_selection(L, b, 3);
  lua_Integer limit = luaL_optinteger(L, 4, LUA_MAXINTEGER), count = (lua_Integer)lua_rawlen(L, 2);
  mn_spans *hits = lmn_ranges_new(L);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, 2, i);
    luaL_argcheck(L, lua_istable(L, -1), 2, "a pattern must be a table");
    find_one(L, b, selection, count > 1 ? SIZE_MAX : (size_t)(limit < 0 ? 0 : limit), hits);
    lua_pop(L, 1);
  }
  if (count > 1) lmn_check(L, mn_search_merge(&b->index, hits));
  return 1;
}

static uint32_t *new_order(lua_State *L, size_t count) {
  return lua_newuserdatauv(L, (count + 1) * sizeof(uint32_t), 0);
}

/* x:sort(hits, places) --> the same hits in the order of the words around them; a place is -1 for the first word to the
 * left, 1 to the right, 0 for the hit */
int lmn_index_sort(lua_State *L) {
  lmn_index *b = check_index(L);
  const mn_spans *hits = lmn_ranges_check(L, 2, &b->index);
  int places[MN_PLACES_MAX];
  luaL_checktype(L, 3, LUA_TTABLE);
  size_t count = (size_t)lua_rawlen(L, 3);
  luaL_argcheck(L, count <= MN_PLACES_MAX, 3, "more than 16 places");
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 3, (lua_Integer)i + 1);
    lua_Integer place = lua_tointeger(L, -1);
    places[i] = (int)(place < -1000 ? -1000 : place > 1000 ? 1000 : place);
    lua_pop(L, 1);
  }
  uint32_t *order = new_order(L, hits->count);
  lmn_check(L, mn_rank_hits(&b->index, hits, places, count, order));
  mn_spans *sorted = lmn_ranges_new(L);
  lmn_check(L, mn_spans_reserve(sorted, hits->count));
  for (size_t i = 0; i < hits->count; i++) {
    const mn_span *hit = &hits->items[order[i]];
    mn_spans_append(sorted, (size_t)hit->from, mn_span_end(hit), 0); /* the room is there */
  }
  return 1;
}

/* A column of numbers from the list at `arg`. */
static double *read_keys(lua_State *L, int arg, size_t count) {
  luaL_checktype(L, arg, LUA_TTABLE);
  luaL_argcheck(L, lua_rawlen(L, arg) >= count, arg, "the columns differ in length");
  double *keys = lua_newuserdatauv(L, (count + 1) * sizeof *keys, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, arg, (lua_Integer)i + 1);
    keys[i] = lua_tonumber(L, -1);
    lua_pop(L, 1);
  }
  return keys;
}

static uint64_t *read_counts(lua_State *L, int arg, size_t count) {
  if (lua_isnoneornil(L, arg)) return NULL;
  double *keys = read_keys(L, arg, count);
  uint64_t *counts = lua_newuserdatauv(L, (count + 1) * sizeof *counts, 0);
  for (size_t i = 0; i < count; i++) counts[i] = keys[i] > 0 ? (uint64_t)keys[i] : 0;
  return counts;
}

/* x:rank(ids, keys [, counts [, by_form]]) --> list of places in these columns, the highest key first; then the highest
 * count, then the least form in byte order */
int lmn_index_rank(lua_State *L) {
  lmn_index *b = check_index(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  size_t count = (size_t)lua_rawlen(L, 2);
  const mn_strings *strings = lua_toboolean(L, 5) ? &b->index.forms : &b->index.folds;
  lua_settop(L, 5);
  uint32_t *ids = new_order(L, count), *order = new_order(L, count);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    lua_Integer id = lua_tointeger(L, -1);
    lua_pop(L, 1);
    luaL_argcheck(L, id >= 1 && (lua_Unsigned)id <= strings->count, 2, "no such word");
    ids[i] = (uint32_t)id - 1;
  }
  double *keys = read_keys(L, 3, count);
  mn_ranking ranking = {.strings = strings, .keys = keys, .counts = read_counts(L, 4, count), .ids = ids};
  lmn_check(L, mn_rank(&b->alloc, &ranking, count, order));
  lua_createtable(L, (int)count, 0);
  for (size_t i = 0; i < count; i++) {
    lua_pushinteger(L, (lua_Integer)order[i] + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/*
 * Functions of a string: validate, repair, fold, words.
 */
#include "bind.h"

mn_status lmn_fold_form(const void *data, const char *s, size_t n, mn_buffer *out) {
  const lmn_core *core = data;
  return mn_fold(core->fold, s, n, out, NULL);
}

/* fold(s) --> string */
static int text_fold(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  mn_buffer *out = lmn_buffer_new(L);
  lmn_check(L, mn_fold(lmn_core_of(L)->fold, s, n, out, NULL));
  lmn_buffer_push(L, out);
  return 1;
}

static int text_validate(lua_State *L) {
  size_t n, where;
  const char *s = luaL_checklstring(L, 1, &n);
  if (!mn_utf8_is_valid(s, n, &where)) return lmn_fail(L, mn_status_message(MN_EUTF8), where);
  lua_pushboolean(L, 1);
  return 1;
}

static int text_repair(lua_State *L) {
  size_t n, where, count;
  const char *s = luaL_checklstring(L, 1, &n);
  if (mn_utf8_is_valid(s, n, &where)) {
    lua_settop(L, 1);
    lua_pushinteger(L, 0);
    return 2;
  }
  mn_buffer *out = lmn_buffer_new(L);
  lmn_check(L, mn_utf8_repair(s, n, out, &count));
  lmn_buffer_push(L, out);
  lua_pushinteger(L, (lua_Integer)count);
  return 2;
}

/* The string at index 1, cut to as many bytes as index 2 says. */
static const char *check_head(lua_State *L, size_t *n) {
  const char *s = luaL_checklstring(L, 1, n);
  lua_Integer limit = luaL_checkinteger(L, 2);
  luaL_argcheck(L, limit >= 0, 2, "must not be negative");
  if ((lua_Unsigned)limit < *n) *n = (size_t)limit;
  return s;
}

/* controls(s, limit) --> how many control characters, which no text has, are among the first bytes */
static int text_controls(lua_State *L) {
  size_t n;
  const char *s = check_head(L, &n);
  lua_pushinteger(L, (lua_Integer)mn_utf8_controls(s, n));
  return 1;
}

/* words(s) --> Spans */
static int text_words(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  mn_spans *out = lmn_spans_scratch(L);
  lmn_check(L, mn_words_scan(lmn_core_of(L)->classes, s, n, out));
  return lmn_spans_push(L, out, 1, NULL);
}

const luaL_Reg lmn_text_functions[] = {
  {"fold", text_fold}, {"validate", text_validate}, {"repair", text_repair}, {"words", text_words},
  {"controls", text_controls}, {NULL, NULL}};

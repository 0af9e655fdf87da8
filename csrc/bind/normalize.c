/*
 * Normalization of a string: normalize, is_normalized.
 */
#include "bind.h"

/* The form at index 2: a number as mn_form counts, which the Lua side makes of the name. */
static mn_form check_form(lua_State *L) {
  lua_Integer form = luaL_checkinteger(L, 2);
  luaL_argcheck(L, form >= MN_NFC && form <= MN_NFKD, 2, "no such form");
  return (mn_form)form;
}

/* The status of a check that the caller reports as it stands; raises where it is no fault of the data. */
static mn_status check(lua_State *L, mn_form form, const char *s, size_t n, size_t *where) {
  const lmn_core *core = lmn_core_of(L);
  mn_status status = mn_normalize_check(core->normal, &core->alloc, form, s, n, where);
  if (status != MN_EUTF8) lmn_check(L, status);
  return status;
}

/* normalize(s, form) --> the string itself where it is normal, a new one, or nil, message, byte */
static int text_normalize(lua_State *L) {
  size_t n, where;
  const char *s = luaL_checklstring(L, 1, &n);
  mn_form form = check_form(L);
  mn_status status = check(L, form, s, n, &where);
  if (status != MN_OK) return lmn_fail(L, mn_status_message(status), where);
  if (where == n) {
    lua_settop(L, 1);
    return 1;
  }
  mn_buffer *out = lmn_buffer_new(L);
  lmn_check(L, mn_normalize_from(lmn_core_of(L)->normal, form, s, n, where, out, NULL));
  lmn_buffer_push(L, out);
  return 1;
}

/* is_normalized(s, form) --> boolean, or nil, message, byte */
static int text_is_normalized(lua_State *L) {
  size_t n, where;
  const char *s = luaL_checklstring(L, 1, &n);
  mn_status status = check(L, check_form(L), s, n, &where);
  if (status != MN_OK) return lmn_fail(L, mn_status_message(status), where);
  lua_pushboolean(L, where == n);
  return 1;
}

const luaL_Reg lmn_normalize_functions[] = {
  {"normalize", text_normalize}, {"is_normalized", text_is_normalized}, {NULL, NULL}};

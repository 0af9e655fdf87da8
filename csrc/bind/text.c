/*
 * Functions of a string: validate, repair, words.
 */
#include <utf8proc.h>

#include "bind.h"

/* Stands in until the core folds: utf8proc's compatibility decomposition and case folding, marks off. */
mn_status lmn_fold_form(const void *data, const char *s, size_t n, mn_buffer *out) {
  (void)data;
  for (size_t i = 0; i < n;) {
    uint32_t cp;
    int size = mn_utf8_decode(s + i, n - i, &cp), boundary = 0;
    i += (size_t)(size < 0 ? -size : size);
    utf8proc_int32_t folded[32];
    utf8proc_ssize_t count = utf8proc_decompose_char((utf8proc_int32_t)cp, folded, 32, UTF8PROC_COMPAT |
      UTF8PROC_CASEFOLD | UTF8PROC_STRIPMARK | UTF8PROC_IGNORE | UTF8PROC_COMPOSE, &boundary);
    for (utf8proc_ssize_t k = 0; k < count; k++) {
      char bytes[MN_UTF8_MAX];
      mn_status status = mn_buffer_append(out, bytes, mn_utf8_encode((uint32_t)folded[k], bytes));
      if (status != MN_OK) return status;
    }
  }
  return MN_OK;
}

/* fold(s) */
static int text_fold(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  mn_buffer *out = lmn_buffer_new(L);
  lmn_check(L, lmn_fold_form(lmn_core_of(L), s, n, out));
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

/* words(s) --> Spans */
static int text_words(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  mn_spans *out = lmn_spans_scratch(L);
  lmn_check(L, mn_words_scan(lmn_core_of(L)->classes, s, n, out));
  return lmn_spans_push(L, out, 1, NULL);
}

const luaL_Reg lmn_text_functions[] = {
  {"fold", text_fold}, {"validate", text_validate}, {"repair", text_repair}, {"words", text_words}, {NULL, NULL}};

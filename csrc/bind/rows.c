/*
 * Rows that come as Lua tables, written as a pack, so that the core reads names in one way only.
 */
#include "bind.h"

#include <string.h>

/* A cell holds no tab and no line break, and the form's separator is not in a form: to the matching all white space is
 * the same. */
static mn_status append_cell(mn_buffer *out, const char *s, size_t n) {
  mn_status status = mn_buffer_append(out, s, n);
  if (status != MN_OK) return status;
  for (char *p = out->data + out->size - n; n > 0; p++, n--) {
    if (*p == '\t' || *p == '\n' || *p == '\r' || *p == MN_PACK_SEPARATOR) *p = ' ';
  }
  return MN_OK;
}

/* Append the forms of the list at `index`; false where one is no string. */
static int append_forms(lua_State *L, int index, mn_buffer *out) {
  for (lua_Integer i = 1; lua_rawgeti(L, index, i) != LUA_TNIL; i++) {
    size_t n;
    if (lua_type(L, -1) != LUA_TSTRING) return 0;
    const char *form = lua_tolstring(L, -1, &n);
    lmn_check(L, append_cell(out, form, n));
    lmn_check(L, mn_buffer_append(out, (const char[]){MN_PACK_SEPARATOR}, 1));
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
  return 1;
}

static int is_needed(int column) {
  return column == MN_COLUMN_ID || column == MN_COLUMN_TYPE || column == MN_COLUMN_NAME;
}

static int is_case(const char *s) {
  return strcmp(s, "exact") == 0 || strcmp(s, "any") == 0;
}

/* Append one field of the row at `row`; *fields counts those that are there. */
static int append_field(lua_State *L, int row, int column, mn_buffer *out, int *fields) {
  size_t n;
  int kind = lua_getfield(L, row, mn_pack_column_name((mn_column)column)), good = 0;
  *fields += kind != LUA_TNIL;
  if (kind == LUA_TNIL) good = !is_needed(column);
  else if (column == MN_COLUMN_FORMS) good = kind == LUA_TTABLE && append_forms(L, lua_gettop(L), out);
  else if (kind == LUA_TSTRING) {
    const char *s = lua_tolstring(L, -1, &n);
    good = (n > 0 || !is_needed(column)) && (column != MN_COLUMN_CASE || is_case(s));
    if (good) lmn_check(L, append_cell(out, s, n));
  }
  return good;
}

static int count_fields(lua_State *L, int row) {
  int count = 0;
  lua_pushnil(L);
  while (lua_next(L, row)) {
    count++;
    lua_pop(L, 1);
  }
  return count;
}

/* The case comes first, so that no line begins with the sign of a comment. */
static const int order[MN_COLUMNS] = {MN_COLUMN_CASE,  MN_COLUMN_ID, MN_COLUMN_TYPE,  MN_COLUMN_NAME,
                                      MN_COLUMN_FORMS, MN_COLUMN_COUNTRY, MN_COLUMN_CAMEO, MN_COLUMN_AT,
                                      MN_COLUMN_ROLES, MN_COLUMN_GENDER, MN_COLUMN_SOURCE};

static void append_header(lua_State *L, mn_buffer *out) {
  for (int i = 0; i < MN_COLUMNS; i++) {
    const char *name = mn_pack_column_name((mn_column)order[i]);
    lmn_check(L, mn_buffer_append(out, name, strlen(name)));
    lmn_check(L, mn_buffer_append(out, i + 1 < MN_COLUMNS ? "\t" : "\n", 1));
  }
}

/* Append a row; false where the row at the stack's top is not as it should be. */
static int append_row(lua_State *L, mn_buffer *out) {
  int row = lua_gettop(L), fields = 0;
  if (!lua_istable(L, row)) return 0;
  for (int i = 0; i < MN_COLUMNS; i++) {
    if (!append_field(L, row, order[i], out, &fields)) return 0;
    lmn_check(L, mn_buffer_append(out, i + 1 < MN_COLUMNS ? "\t" : "\n", 1));
    lua_settop(L, row);
  }
  return fields == count_fields(L, row);
}

int lmn_rows_pack(lua_State *L) {
  luaL_checktype(L, 1, LUA_TTABLE);
  lua_settop(L, 1);
  mn_buffer *out = lmn_buffer_new(L);
  append_header(L, out);
  for (lua_Integer i = 1; lua_geti(L, 1, i) != LUA_TNIL; i++) {
    if (!append_row(L, out)) {
      luaL_pushfail(L);
      lua_pushinteger(L, i);
      return 2;
    }
    lua_settop(L, 2);
  }
  lmn_buffer_push(L, out);
  return 1;
}

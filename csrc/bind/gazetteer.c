/*
 * Gazetteer: a compiled list of names in one userdata. Rows become tables when they are first asked for.
 */
#include "bind.h"

typedef struct box {
  mn_alloc alloc;
  mn_gazetteer *gazetteer;
  mn_scanner scanner;
  int closed; /* closed in a finalizer, its memory waits for the collector: a call may be at work with it */
} box;

/* User values of the userdata: the core keeps the shared tables alive; the rows' tables by number */
enum { CORE = 1, ROWS = 2 };

static box *check_box(lua_State *L, int index) {
  box *b = luaL_checkudata(L, index, LMN_GAZETTEER);
  luaL_argcheck(L, !b->closed, index, "the gazetteer is closed");
  return b;
}

mn_gazetteer *lmn_gazetteer_check(lua_State *L, int index) {
  box *b = luaL_checkudata(L, index, LMN_GAZETTEER);
  if (b->closed) luaL_error(L, "the gazetteer is closed");
  return b->gazetteer;
}

static int gazetteer_gc(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_GAZETTEER);
  b->closed = 1;
  mn_gazetteer_free(b->gazetteer);
  b->gazetteer = NULL;
  mn_scanner_free(&b->scanner);
  return 0;
}

static int gazetteer_close(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_GAZETTEER);
  b->closed = 1;
  return lmn_in_finalizer(L) ? 0 : gazetteer_gc(L);
}

static int gazetteer_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)mn_gazetteer_rows(check_box(L, 1)->gazetteer));
  return 1;
}

static int gazetteer_tostring(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_GAZETTEER);
  if (b->closed) lua_pushliteral(L, "Gazetteer: closed");
  else lua_pushfstring(L, "Gazetteer: %I rows, %I forms, %I bytes", (LUAI_UACINT)mn_gazetteer_rows(b->gazetteer),
                       (LUAI_UACINT)mn_gazetteer_forms(b->gazetteer), (LUAI_UACINT)mn_gazetteer_bytes(b->gazetteer));
  return 1;
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

static void push_cell(lua_State *L, const mn_gazetteer *g, mn_cell cell) {
  lua_pushlstring(L, mn_gazetteer_text(g) + cell.from, cell.size);
}

/* The row's forms as they are written, with tag and signs left out. */
static void push_forms(lua_State *L, const mn_gazetteer *g, mn_cell cell) {
  mn_pack_form form;
  uint32_t at = 0;
  lua_newtable(L);
  for (lua_Integer i = 1; mn_pack_form_next(mn_gazetteer_text(g), cell, &at, &form); i++) {
    push_cell(L, g, form.text);
    lua_rawseti(L, -2, i);
  }
}

/* Push the table of the row's cells; empty ones are left out. */
static void push_cells(lua_State *L, const mn_gazetteer *g, uint32_t row) {
  mn_cell cells[MN_COLUMNS];
  mn_gazetteer_cells(g, row, cells);
  lua_createtable(L, 0, MN_COLUMNS);
  for (int i = 0; i < MN_COLUMNS; i++) {
    if (cells[i].size == 0) continue;
    if (i == MN_COLUMN_FORMS) push_forms(L, g, cells[i]);
    else push_cell(L, g, cells[i]);
    lua_setfield(L, -2, mn_pack_column_name((mn_column)i));
  }
}

void lmn_gazetteer_push_row(lua_State *L, int index, uint32_t row) {
  const mn_gazetteer *g = lmn_gazetteer_check(L, index);
  lua_getiuservalue(L, index, ROWS);
  if (lua_rawgeti(L, -1, (lua_Integer)row + 1) == LUA_TNIL) {
    lua_pop(L, 1);
    push_cells(L, g, row);
    lua_pushvalue(L, -1);
    lua_rawseti(L, -3, (lua_Integer)row + 1);
  }
  lua_remove(L, -2);
}

/* g:row(i) --> the table of the i-th row | nil */
static int gazetteer_row(lua_State *L) {
  const mn_gazetteer *g = check_box(L, 1)->gazetteer;
  lua_Integer i = luaL_checkinteger(L, 2);
  if (i < 1 || (lua_Unsigned)i > mn_gazetteer_rows(g)) return 0;
  lmn_gazetteer_push_row(L, 1, (uint32_t)(i - 1));
  return 1;
}

/* g:find(id) --> the table of the first row with this id, its number | nil */
static int gazetteer_find(lua_State *L) {
  size_t size;
  const mn_gazetteer *g = check_box(L, 1)->gazetteer;
  const char *id = luaL_checklstring(L, 2, &size);
  uint32_t row = mn_gazetteer_find(g, id, size);
  if (row == MN_NONE) return 0;
  lmn_gazetteer_push_row(L, 1, row);
  lua_pushinteger(L, (lua_Integer)row + 1);
  return 2;
}

/* ---- scans ------------------------------------------------------------------------------------------------------- */

/* Push an empty box, which counts as closed. */
static box *new_box(lua_State *L) {
  box *b = lua_newuserdatauv(L, sizeof *b, 2);
  *b = (box){.closed = 1};
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  b->scanner = mn_scanner_make(&b->alloc);
  luaL_setmetatable(L, LMN_GAZETTEER);
  return b;
}

/* The memory of a call's scan: a box of its own in a finalizer, which may run amid another call. May push a value. */
static mn_scanner *scanner_of(lua_State *L, box *b) {
  return lmn_in_finalizer(L) ? &new_box(L)->scanner : &b->scanner;
}

/* g:lookup(form) --> id, row: of the name that the whole string is, as a scan would find it | nil */
static int gazetteer_lookup(lua_State *L) {
  size_t size;
  box *b = check_box(L, 1);
  const char *form = luaL_checklstring(L, 2, &size);
  uint32_t row;
  lmn_check(L, mn_gazetteer_lookup(b->gazetteer, scanner_of(L, b), form, size, &row));
  if (row == MN_NONE) return 0;
  mn_cell cells[MN_COLUMNS];
  mn_gazetteer_cells(b->gazetteer, row, cells);
  push_cell(L, b->gazetteer, cells[MN_COLUMN_ID]);
  lua_pushinteger(L, (lua_Integer)row + 1);
  return 2;
}

/* hits(g, s, overlap) --> Hits */
static int gazetteer_hits(lua_State *L) {
  static const char *const policies[] = {"longest", "all", "priority", NULL};
  size_t size;
  box *b = check_box(L, 1);
  const char *s = luaL_checklstring(L, 2, &size);
  mn_overlap overlap = (mn_overlap)luaL_checkoption(L, 3, "longest", policies);
  mn_scanner *scanner = scanner_of(L, b);
  lmn_check(L, mn_gazetteer_scan(b->gazetteer, scanner, s, size, overlap));
  lmn_hits_push(L, scanner, 2);
  return 1;
}

/* ---- building ---------------------------------------------------------------------------------------------------- */

static int gazetteer_new(lua_State *L) {
  lmn_core *core = lmn_core_of(L);
  box *b = new_box(L);
  lua_pushvalue(L, lua_upvalueindex(1));
  lua_setiuservalue(L, -2, CORE);
  lua_newtable(L);
  lua_setiuservalue(L, -2, ROWS);
  lmn_check(L, mn_gazetteer_new(&b->alloc, core->keys, &b->gazetteer));
  b->closed = 0;
  return 1;
}

static void set_string(lua_State *L, const char *name, const mn_gazetteer *g, mn_cell cell) {
  push_cell(L, g, cell);
  lua_setfield(L, -2, name);
}

static void set_id(lua_State *L, const char *name, const mn_gazetteer *g, uint32_t row) {
  mn_cell cells[MN_COLUMNS];
  mn_gazetteer_cells(g, row, cells);
  set_string(L, name, g, cells[MN_COLUMN_ID]);
}

/* Push {kind=, pack=, line=, message=, form=, id=, kept=, yields=}. */
static void push_fault(lua_State *L, const mn_gazetteer *g, const mn_fault *fault) {
  static const char *const kinds[] = {"row", "form", "form", "form", "conflict"};
  int is_header = fault->kind == MN_FAULT_ROW && fault->pack == MN_PACK_HEADER;
  lua_createtable(L, 0, 8);
  lua_pushstring(L, is_header ? "header" : kinds[fault->kind]);
  lua_setfield(L, -2, "kind");
  lua_pushinteger(L, (lua_Integer)fault->source + 1);
  lua_setfield(L, -2, "pack");
  lua_pushinteger(L, (lua_Integer)fault->line);
  lua_setfield(L, -2, "line");
  lua_pushstring(L, mn_fault_message(fault));
  lua_setfield(L, -2, "message");
  if (fault->kind == MN_FAULT_ROW) return;
  set_string(L, "form", g, fault->text);
  set_id(L, "id", g, fault->row);
  if (fault->kind != MN_FAULT_CONFLICT) return;
  set_id(L, "kept", g, fault->kept);
  lua_pushboolean(L, fault->yields);
  lua_setfield(L, -2, "yields");
}

static mn_status append(lua_State *L, mn_gazetteer *g, lua_Integer i) {
  size_t size;
  lua_rawgeti(L, 2, i);
  const char *pack = lua_tolstring(L, -1, &size);
  mn_status status = mn_gazetteer_append(g, pack, size);
  lua_pop(L, 1);
  return status;
}

/* gazetteer_compile(g, texts) --> the faults of the packs, a list */
static int gazetteer_compile(lua_State *L) {
  mn_gazetteer *g = check_box(L, 1)->gazetteer;
  luaL_checktype(L, 2, LUA_TTABLE);
  lmn_refuse_in_finalizer(L, "a gazetteer cannot be changed");
  lua_Integer packs = (lua_Integer)lua_rawlen(L, 2);
  size_t bytes = 0;
  for (lua_Integer i = 1; i <= packs; i++) {
    luaL_argcheck(L, lua_rawgeti(L, 2, i) == LUA_TSTRING, 2, "strings expected");
    bytes += lua_rawlen(L, -1);
    lua_pop(L, 1);
  }
  mn_status status = mn_gazetteer_reserve(g, bytes);
  for (lua_Integer i = 1; i <= packs && status == MN_OK; i++) status = append(L, g, i);
  if (status == MN_OK) status = mn_gazetteer_build(g);
  else mn_gazetteer_discard(g);
  lmn_check(L, status);
  size_t count;
  const mn_fault *faults = mn_gazetteer_faults(g, &count);
  lua_newtable(L);
  for (size_t i = 0; i < count; i++) {
    push_fault(L, g, &faults[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

/* ---- files ------------------------------------------------------------------------------------------------------- */

/* gazetteer_check(g): raises where it is none, or closed */
static int gazetteer_check(lua_State *L) {
  check_box(L, 1);
  return 0;
}

/* gazetteer_write(g) --> the compiled form as a string */
static int gazetteer_write(lua_State *L) {
  const mn_gazetteer *g = check_box(L, 1)->gazetteer;
  mn_buffer *out = lmn_buffer_new(L);
  lmn_check(L, mn_gazetteer_write(g, out));
  lmn_buffer_push(L, out);
  return 1;
}

/* gazetteer_read(g, bytes) --> true | nil, message */
static int gazetteer_read(lua_State *L) {
  size_t size;
  mn_gazetteer *g = check_box(L, 1)->gazetteer;
  const char *bytes = luaL_checklstring(L, 2, &size);
  lmn_refuse_in_finalizer(L, "a gazetteer cannot be changed");
  luaL_argcheck(L, mn_gazetteer_rows(g) == 0, 1, "the gazetteer is not empty");
  mn_status status = mn_gazetteer_read(g, bytes, size);
  if (status == MN_EFORMAT) {
    luaL_pushfail(L);
    lua_pushliteral(L, "damaged, or made by another version of malinews");
    return 2;
  }
  lmn_check(L, status);
  lua_pushboolean(L, 1);
  return 1;
}

/* gazetteer_is_compiled(bytes) --> boolean */
static int gazetteer_is_compiled(lua_State *L) {
  size_t size;
  const char *bytes = luaL_checklstring(L, 1, &size);
  lua_pushboolean(L, mn_gazetteer_is_compiled(bytes, size));
  return 1;
}

/* ---- registration ------------------------------------------------------------------------------------------------ */

static const luaL_Reg methods[] = {{"close", gazetteer_close}, {"row", gazetteer_row}, {"find", gazetteer_find},
                                   {"lookup", gazetteer_lookup}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", gazetteer_gc}, {"__close", gazetteer_close},
                                       {"__len", gazetteer_len}, {"__tostring", gazetteer_tostring}, {NULL, NULL}};

/* gazetteer_methods() --> the plain __index table, which the Lua module adds to */
static int gazetteer_methods(lua_State *L) {
  luaL_getmetatable(L, LMN_GAZETTEER);
  lua_getfield(L, -1, "__index");
  return 1;
}

void lmn_gazetteer_open(lua_State *L) {
  luaL_newmetatable(L, LMN_GAZETTEER);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

const luaL_Reg lmn_gazetteer_functions[] = {{"gazetteer_new", gazetteer_new},
                                            {"gazetteer_methods", gazetteer_methods},
                                            {"gazetteer_compile", gazetteer_compile},
                                            {"gazetteer_hits", gazetteer_hits},
                                            {"gazetteer_pack", lmn_rows_pack},
                                            {"gazetteer_check", gazetteer_check},
                                            {"gazetteer_write", gazetteer_write},
                                            {"gazetteer_read", gazetteer_read},
                                            {"gazetteer_is_compiled", gazetteer_is_compiled},
                                            {NULL, NULL}};

/*
 * Files: reading one into a string, and the names in a folder into a list.
 */
#include <errno.h>
#include <string.h>

#include "bind.h"

#define KEPT ((size_t)1 << 20) /* bytes of a buffer that is kept for the next file */

/* The buffer that the next file is read into: one for all, so that its memory stays warm; a new one in a finalizer. */
static mn_buffer *take_buffer(lua_State *L, lmn_core *core) {
  if (lmn_in_finalizer(L)) return lmn_buffer_new(L);
  core->file.size = 0;
  return &core->file;
}

/* read_file(path, limit) --> string | nil, message | nil, nil, the size of a file that is larger than the limit */
static int files_read(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  lua_Integer limit = luaL_checkinteger(L, 2);
  luaL_argcheck(L, limit >= 0, 2, "must not be negative");
  mn_buffer *bytes = take_buffer(L, lmn_core_of(L));
  size_t size;
  mn_status status = mn_file_read(path, (size_t)limit, bytes, &size);
  if (status == MN_EIO) {
    luaL_pushfail(L);
    lua_pushstring(L, strerror(errno));
    return 2;
  }
  if (status == MN_ELIMIT) {
    luaL_pushfail(L);
    lua_pushnil(L);
    lua_pushinteger(L, (lua_Integer)size);
    return 3;
  }
  lmn_check(L, status);
  lua_pushlstring(L, bytes->data ? bytes->data : "", bytes->size);
  if (bytes->capacity > KEPT) mn_buffer_free(bytes);
  return 1;
}

/* read_folder(path) --> list of the names, and a table in which those of regular files are true | nil, message; the message
 * is nil where the system is not asked this way */
static int files_folder(lua_State *L) {
  const char *path = luaL_checkstring(L, 1);
  mn_buffer *bytes = lmn_buffer_new(L); /* the list that is made of it may call a finalizer */
  mn_status status = mn_folder_read(path, bytes);
  if (status == MN_EIO) {
    luaL_pushfail(L);
    if (errno) lua_pushstring(L, strerror(errno));
    else lua_pushnil(L);
    return 2;
  }
  lmn_check(L, status);
  lua_newtable(L);
  lua_newtable(L);
  lua_Integer count = 0;
  for (size_t at = 0; at < bytes->size; at += strlen(bytes->data + at) + 1) {
    lua_pushstring(L, bytes->data + at + 1);
    if (bytes->data[at] == MN_FOLDER_FILE) {
      lua_pushvalue(L, -1);
      lua_pushboolean(L, 1);
      lua_rawset(L, -4);
    }
    lua_rawseti(L, -3, ++count);
  }
  return 2;
}

const luaL_Reg lmn_files_functions[] = {{"read_file", files_read}, {"read_folder", files_folder}, {NULL, NULL}};

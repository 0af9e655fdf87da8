/*
 * Files: reading one into a string.
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

const luaL_Reg lmn_files_functions[] = {{"read_file", files_read}, {NULL, NULL}};

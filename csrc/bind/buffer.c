/*
 * A core buffer in a userdata, so that an error anywhere gives its memory back.
 */
#include "bind.h"

typedef struct box {
  mn_alloc alloc; /* a copy: the box may outlive the core's userdata while a state closes */
  mn_buffer buffer;
} box;

static int buffer_gc(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_BUFFER);
  mn_buffer_free(&b->buffer);
  return 0;
}

void lmn_buffer_open(lua_State *L) {
  luaL_newmetatable(L, LMN_BUFFER);
  lua_pushcfunction(L, buffer_gc);
  lua_setfield(L, -2, "__gc");
  lua_pop(L, 1);
}

mn_buffer *lmn_buffer_new(lua_State *L) {
  box *b = lua_newuserdatauv(L, sizeof *b, 0);
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  b->buffer = mn_buffer_make(&b->alloc);
  luaL_setmetatable(L, LMN_BUFFER);
  return &b->buffer;
}

void lmn_buffer_push(lua_State *L, mn_buffer *buffer) {
  lua_pushlstring(L, buffer->data ? buffer->data : "", buffer->size);
  mn_buffer_free(buffer);
}

/*
 * What the binding's files share. A binding function checks, calls and pushes; it never holds memory that no userdata
 * owns while it calls into Lua, because any such call may raise. Positions turn from 0-based half-open (core) into
 * 1-based inclusive (Lua) here and nowhere else.
 */
#ifndef LMN_BIND_H
#define LMN_BIND_H

#include <lauxlib.h>
#include <lua.h>

#include "../core/malinews.h"

#define LMN_CORE "malinews.core"
#define LMN_BUFFER "malinews.buffer"
#define LMN_SPANS "malinews.Spans"

/* The read-only tables that all functions share: upvalue 1 of each. */
typedef struct lmn_core {
  mn_alloc alloc; /* the host's, so that its limits count */
  mn_classes *classes;
} lmn_core;

lmn_core *lmn_core_of(lua_State *L);

/* Raise on MN_ENOMEM and other faults that are not the data's. The caller's memory is owned by userdata. */
void lmn_check(lua_State *L, mn_status status);

/* Push nil, message, 1-based byte; returns 3. */
int lmn_fail(lua_State *L, const char *message, size_t where);

/* A new empty buffer that the collector owns; on the stack's top. */
mn_buffer *lmn_buffer_new(lua_State *L);

/* Push the buffer's bytes as a string and free them. */
void lmn_buffer_push(lua_State *L, mn_buffer *buffer);

/* A new empty list of spans over the string at index `text`, on the stack's top; kinds is an upvalue-like array of
 * names ending in NULL, or NULL where spans have no kinds. */
mn_spans *lmn_spans_new(lua_State *L, int text, const char *const *kinds);

void lmn_spans_open(lua_State *L); /* creates the metatable */
void lmn_buffer_open(lua_State *L);
void lmn_lexicon_open(lua_State *L);

extern const luaL_Reg lmn_lexicon_functions[];
extern const luaL_Reg lmn_text_functions[];
extern const luaL_Reg lmn_display_functions[];

#endif

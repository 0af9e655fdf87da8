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
#define LMN_GAZETTEER "malinews.Gazetteer"
#define LMN_HITS "malinews.Hits"
#define LMN_LEXICON "malinews.lexicon"
#define LMN_ENTITIES "malinews.entities"
#define LMN_MENTIONS "malinews.Mentions"
#define LMN_INDEX "malinews.Index"
#define LMN_NGRAMS "malinews.Ngrams"
#define LMN_RANGES "malinews.Ranges"
#define LMN_TAGGER "malinews.Tagger"
#define LMN_TRAINER "malinews.trainer"

/* The read-only tables that all functions share: upvalue 1 of each. */
typedef struct lmn_core {
  mn_alloc alloc; /* the host's, so that its limits count */
  mn_classes *classes;
  mn_normal_data *normal;
  mn_fold_data *fold;
  mn_keys *keys;
  mn_spans scratch;
  mn_buffer file; /* that files are read into */
} lmn_core;

/* Raises when the state is closing and the tables are gone already. */
lmn_core *lmn_core_of(lua_State *L);

/* Does a finalizer run? It may have begun inside any call into Lua that makes something, so amid another function of this
 * binding: what such a function holds in an object of the user's must then be left alone. Lua 5.4.4 and later tell. */
int lmn_in_finalizer(lua_State *L);

/* Raise in a finalizer; `what` is refused there. */
void lmn_refuse_in_finalizer(lua_State *L, const char *what);

/* Raise on MN_ENOMEM and other faults that are not the data's. The caller's memory is owned by userdata. */
void lmn_check(lua_State *L, mn_status status);

/* Push nil, message, 1-based byte; returns 3. */
int lmn_fail(lua_State *L, const char *message, size_t where);

/* A new empty buffer that the collector owns; on the stack's top. */
mn_buffer *lmn_buffer_new(lua_State *L);

/* Push the buffer's bytes as a string and free them. */
void lmn_buffer_push(lua_State *L, mn_buffer *buffer);

/* A new empty list of spans that the collector owns, for a function's own use; on the stack's top. */
mn_spans *lmn_spans_new(lua_State *L);

/* The empty list that the next lmn_spans_push copies: one for all functions, so that its memory stays warm; a new one in
 * a finalizer. May push a value. */
mn_spans *lmn_spans_scratch(lua_State *L);

/* Push a Spans of these over the string at index `text`; kinds is an array of names that ends in NULL and lives forever,
 * or NULL where spans have no kinds. Returns 1. */
int lmn_spans_push(lua_State *L, mn_spans *spans, int text, const char *const *kinds);

/* The same with the names of kinds in the table at index `names`, by number. */
int lmn_spans_push_with(lua_State *L, mn_spans *spans, int text, int names);

void lmn_spans_open(lua_State *L); /* creates the metatable */
void lmn_buffer_open(lua_State *L);
/* An index, and what its calls need for a while. */
typedef struct lmn_index {
  mn_alloc alloc;
  mn_index index;
  mn_spans selection;
  mn_buffer fits;
} lmn_index;

lmn_index *lmn_index_check(lua_State *L, int arg);

/* The words that a call looks at: Ranges, or a flat list of first and last words. */
const mn_spans *lmn_index_selection(lua_State *L, lmn_index *b, int arg);

/* A number of words at `arg`; raises when it is negative. */
size_t lmn_index_words(lua_State *L, int arg);

int lmn_index_find(lua_State *L);
int lmn_index_ngrams(lua_State *L);
int lmn_index_sort(lua_State *L);
int lmn_index_rank(lua_State *L);

/* New empty Ranges on the stack's top. */
mn_spans *lmn_ranges_new(lua_State *L);

/* The Ranges at an index of the stack, which lie in this index of words; raises when it is something else. */
const mn_spans *lmn_ranges_check(lua_State *L, int arg, const mn_index *index);

void lmn_ranges_open(lua_State *L);
void lmn_ngrams_open(lua_State *L);
void lmn_index_open(lua_State *L); /* with the core on the stack's top */
void lmn_speech_open(lua_State *L);
void lmn_shaper_open(lua_State *L); /* the same */

/* The spans at an index; raises when it is something else. */
const mn_spans *lmn_spans_check(lua_State *L, int arg);

/* Fold one form of a word (mn_index_fold); data is the core. */
mn_status lmn_fold_form(const void *data, const char *s, size_t n, mn_buffer *out);

void lmn_lexicon_open(lua_State *L);

/* The compiled word list at an index; raises when it is none. */
const mn_lexicon *lmn_check_lexicon(lua_State *L, int index);

void lmn_grammar_open(lua_State *L);
void lmn_hits_open(lua_State *L);
void lmn_outline_open(lua_State *L);
void lmn_needles_open(lua_State *L);
void lmn_gazetteer_open(lua_State *L);

/* rows_pack(rows) --> a pack's text | nil, the number of the first row that is not as it should be */
int lmn_rows_pack(lua_State *L);

/* Push the hits of the last scan as a userdata over the string at index `text` and the gazetteer at index 1. */
void lmn_hits_push(lua_State *L, const mn_scanner *scanner, int text);

/* The gazetteer of the userdata at an index; raises where it is something else, or closed. */
mn_gazetteer *lmn_gazetteer_check(lua_State *L, int index);

/* Push the table of a row's columns, which is made once; index is the gazetteer's, which is checked. */
void lmn_gazetteer_push_row(lua_State *L, int index, uint32_t row);

extern const luaL_Reg lmn_text_functions[];
extern const luaL_Reg lmn_gazetteer_functions[];
void lmn_entities_open(lua_State *L);

/* Find the entities of the string at index `text` with the finder at an index, both of which are checked; returns it, and
 * in *lists what it looks names up in. Both stay with the userdata. A text that it has just read is not read again. */
mn_finder *lmn_entities_run(lua_State *L, int index, int text, const char *lang, const mn_entity_lists **lists);

/* Push what the finder has found in the string at index `text` as a userdata that no later call changes; at `known` and on
 * stand the tables of the rows of its lists that are known (0: the gazetteer; then id and name, two to a row). Returns 1. */
int lmn_mentions_push(lua_State *L, const mn_finder *finder, int text, int known);

void lmn_mentions_open(lua_State *L); /* with the core on the stack's top */

void lmn_tagger_open(lua_State *L);

extern const luaL_Reg lmn_display_functions[];
extern const luaL_Reg lmn_entities_functions[];
extern const luaL_Reg lmn_grammar_functions[];
extern const luaL_Reg lmn_files_functions[];
extern const luaL_Reg lmn_index_functions[];
extern const luaL_Reg lmn_lexicon_functions[];
extern const luaL_Reg lmn_shaper_functions[];
extern const luaL_Reg lmn_needles_functions[];
extern const luaL_Reg lmn_normalize_functions[];
extern const luaL_Reg lmn_outline_functions[];
extern const luaL_Reg lmn_ranges_functions[];
extern const luaL_Reg lmn_segment_functions[];
extern const luaL_Reg lmn_speech_functions[];
extern const luaL_Reg lmn_tagger_functions[];

#endif

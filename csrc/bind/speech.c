/*
 * core.speech(make, french) --> a Speech; make(key) --> the form of a key (core/speech.h), its flags.
 * speech:read(s, from, to, next?) --> the sentences of s[from, to], how many quotations it has; where there are some, where
 * the last one begins, and whether it is open. `next` is where the paragraph behind it begins.
 *
 * core.paragraphs(s) --> where the paragraphs begin, where they end, the numbers of those that may hold a quotation mark.
 *
 * A sentence has its forms at [i], their bytes in s at from[i] and to[i], and `quotations` (how many), `words` and `cued`:
 * has it a word, and one that may report speech?
 */
#include <limits.h>

#include "bind.h"

#define LMN_SPEECH "malinews.Speech"
#define KEPT 50000 /* forms at once */

enum { MAKE = 1, FORMS = 2 }; /* user values */

typedef struct box {
  mn_alloc alloc;
  mn_speech speech;
} box;

static int speech_gc(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_SPEECH);
  mn_speech_free(&b->speech);
  return 0;
}

static int speech_new(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  box *b = lua_newuserdatauv(L, sizeof *b, 2);
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  b->speech = mn_speech_make(&b->alloc, lua_toboolean(L, 2));
  luaL_setmetatable(L, LMN_SPEECH);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, MAKE);
  lua_newtable(L);
  lua_setiuservalue(L, -2, FORMS);
  return 1;
}

/* Too many forms: begin again. */
static void forget(lua_State *L, mn_speech *speech) {
  if (speech->forms.count <= KEPT) return;
  mn_speech_forget(speech);
  lua_newtable(L);
  lua_setiuservalue(L, 1, FORMS);
}

/* Make the forms that are new; the table of forms is on the stack's top. */
static void make_forms(lua_State *L, mn_speech *speech) {
  while (speech->flagged < speech->forms.count) {
    size_t n;
    uint32_t number = (uint32_t)speech->flagged;
    const char *key = mn_strings_get(&speech->forms, number, &n);
    lua_getiuservalue(L, 1, MAKE);
    lua_pushlstring(L, key, n);
    lua_call(L, 1, 2);
    unsigned flags = (unsigned)luaL_checkinteger(L, -1);
    lua_pop(L, 1);
    lua_rawseti(L, -2, (lua_Integer)number + 1);
    lmn_check(L, mn_speech_flag(speech, flags));
  }
}

static void set_positions(lua_State *L, const mn_span *tokens, size_t n, lua_Integer base, int ends) {
  lua_createtable(L, (int)n, 0);
  for (size_t i = 0; i < n; i++) {
    size_t at = ends ? mn_span_end(&tokens[i]) : (size_t)tokens[i].from + 1;
    lua_pushinteger(L, base + (lua_Integer)at);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_setfield(L, -2, ends ? "to" : "from");
}

static void set_flag(lua_State *L, const char *name, int value) {
  lua_pushboolean(L, value);
  lua_setfield(L, -2, name);
}

/* Push the sentence of the tokens; the table of forms is at index `forms`. */
static void push_sentence(lua_State *L, const mn_speech *speech, const mn_span *tokens, size_t n, unsigned flags,
                          lua_Integer base, int forms) {
  lua_createtable(L, (int)n, 8);
  lua_Integer quotations = 0;
  for (size_t i = 0; i < n; i++) {
    if (speech->flags[tokens[i].kind] & MN_FORM_IS_QUOTATION) quotations++;
    lua_rawgeti(L, forms, (lua_Integer)tokens[i].kind + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  set_positions(L, tokens, n, base, 0);
  set_positions(L, tokens, n, base, 1);
  lua_pushinteger(L, quotations);
  lua_setfield(L, -2, "quotations");
  set_flag(L, "words", flags & MN_FORM_IS_WORD);
  set_flag(L, "cued", flags & MN_FORM_IS_CUE);
}

static void push_sentences(lua_State *L, const mn_speech *speech, lua_Integer base, int forms) {
  lua_newtable(L);
  lua_Integer count = 0;
  for (size_t first = 0, next; first < speech->tokens.count; first = next) {
    unsigned flags;
    next = mn_speech_sentence(speech, first, &flags);
    push_sentence(L, speech, speech->tokens.items + first, next - first, flags, base, forms);
    lua_rawseti(L, -2, ++count);
  }
}

static int speech_read(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_SPEECH);
  lmn_refuse_in_finalizer(L, "quotations cannot be found"); /* sentences are made from the box' own memory */
  mn_speech *speech = &b->speech;
  size_t n;
  const char *s = luaL_checklstring(L, 2, &n);
  lua_Integer from = luaL_checkinteger(L, 3), to = luaL_checkinteger(L, 4), next = luaL_optinteger(L, 5, (lua_Integer)n + 1);
  luaL_argcheck(L, from >= 1 && to >= from - 1 && (size_t)to <= n, 3, "a range of the text is expected");
  luaL_argcheck(L, next >= 1 && (size_t)next <= n + 1, 5, "a position in the text is expected");
  forget(L, speech);
  lmn_check(L, mn_speech_read(speech, s + from - 1, (size_t)(to - from + 1), s + next - 1, n - (size_t)next + 1));
  if (speech->tokens.count > INT_MAX) lmn_check(L, MN_ELIMIT);
  lua_getiuservalue(L, 1, FORMS);
  make_forms(L, speech);
  push_sentences(L, speech, from - 1, lua_gettop(L));
  size_t count = speech->quotations.count;
  mn_quotation last = count ? speech->quotations.items[count - 1] : (mn_quotation){0};
  mn_speech_trim(speech);
  lua_pushinteger(L, (lua_Integer)count);
  if (!count) return 2;
  lua_pushinteger(L, from + (lua_Integer)last.from);
  lua_pushboolean(L, last.is_open);
  return 4;
}

static void set_at(lua_State *L, int list, size_t i, size_t value) {
  lua_pushinteger(L, (lua_Integer)value);
  lua_rawseti(L, list, (lua_Integer)i);
}

static int speech_paragraphs(lua_State *L) {
  size_t n, marked = 0;
  const char *s = luaL_checklstring(L, 1, &n);
  lua_settop(L, 1);
  mn_spans *spans = lmn_spans_new(L);
  lmn_check(L, mn_paragraphs_split(s, n, spans));
  int most = (int)(spans->count < INT_MAX ? spans->count : INT_MAX);
  lua_createtable(L, most, 0);
  lua_createtable(L, most, 0);
  lua_newtable(L);
  for (size_t i = 0; i < spans->count; i++) {
    const mn_span *span = &spans->items[i];
    set_at(L, 3, i + 1, (size_t)span->from + 1);
    set_at(L, 4, i + 1, mn_span_end(span));
    if (span->kind) set_at(L, 5, ++marked, i + 1);
  }
  mn_spans_free(spans);
  return 3;
}

static const luaL_Reg methods[] = {{"read", speech_read}, {NULL, NULL}};

const luaL_Reg lmn_speech_functions[] = {{"speech", speech_new}, {"paragraphs", speech_paragraphs}, {NULL, NULL}};

void lmn_speech_open(lua_State *L) {
  luaL_newmetatable(L, LMN_SPEECH);
  lua_pushcfunction(L, speech_gc);
  lua_setfield(L, -2, "__gc");
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

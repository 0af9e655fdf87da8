/*
 * core.speech(name, french, entries) --> a Speech (core/speech.h); name(word) --> what a word is: its classes, flags, the
 * numbers of its verb, its noun and its first entry of several words, its number among their words (core/lexemes.h).
 * entries: {part, aspect, takes, word ...} (core/reporting.h).
 *
 * speech:begin() speech:finish() --> nothing; between them stand the paragraphs of one text.
 * speech:read(s, from, to, next?) --> the number of the paragraph's first sentence, how many it has, how many quotations it
 * has, where the last one begins, and whether it is open. `next` is where the paragraph behind it begins.
 *
 * What follows is of a sentence, by its number:
 * speech:sentence(n) --> how many tokens and quotations it has, whether it has words, its last byte, whether it ends with a
 * colon.
 * speech:quotation(n, i) --> the first quotation behind token i: its token, its bytes, how sure it is; or nothing.
 * speech:attribute(n, i), speech:last_cue(n) --> an attribution: the entry of its cue, the cue's bytes, how sure it is,
 * whether it is mixed, the addressee's bytes or false twice, the speaker as a phrase; or nothing.
 * speech:content(n, i, last) --> what the first cue from token i on reports, up to sentence `last`: its sentence, the first
 * token behind the cue and the cue's first byte, then, where it reports something, the kind, the bytes and the attribution;
 * nothing where there is no cue.
 * speech:subject(n, limit?), speech:phrase_before(n, i) --> a phrase: its shape, its bytes, its first and last token, the
 * first token and the bytes of the whole; or nothing.
 * speech:classes(n, first, last) --> the classes of the tokens together. speech:token(n, i) --> its bytes.
 *
 * core.is_french(s) --> have the first bytes of s more of the commonest French words than of the commonest English one?
 *
 * core.paragraphs(s) --> where the paragraphs begin, where they end, the numbers of those that may hold a quotation mark.
 */
#include <limits.h>

#include "bind.h"

#define LMN_SPEECH "malinews.Speech"

enum { NAME = 1 }; /* user value */

typedef struct box {
  mn_alloc alloc;
  mn_speech speech;
} box;

static int speech_gc(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_SPEECH);
  mn_speech_free(&b->speech);
  return 0;
}

static lua_Integer integer_at(lua_State *L, int i) {
  lua_rawgeti(L, -1, i);
  lua_Integer value = lua_tointeger(L, -1);
  lua_pop(L, 1);
  return value;
}

/* Add the entry on the stack's top. */
static void add_entry(lua_State *L, mn_reporting *reporting) {
  luaL_argcheck(L, lua_istable(L, -1), 3, "a list of entries is expected");
  lmn_check(L, mn_reporting_add(reporting, (unsigned)integer_at(L, 1), (unsigned)integer_at(L, 2),
                                (unsigned)integer_at(L, 3)));
  for (lua_Integer i = 4; lua_rawgeti(L, -1, i) == LUA_TSTRING; i++) {
    size_t n;
    const char *word = lua_tolstring(L, -1, &n);
    lmn_check(L, mn_reporting_add_word(reporting, word, n));
    lua_pop(L, 1);
  }
  lua_pop(L, 1);
}

static int speech_new(lua_State *L) {
  luaL_checktype(L, 1, LUA_TFUNCTION);
  luaL_checktype(L, 3, LUA_TTABLE);
  box *b = lua_newuserdatauv(L, sizeof *b, 1);
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  b->speech = mn_speech_make(&b->alloc, lua_toboolean(L, 2));
  luaL_setmetatable(L, LMN_SPEECH);
  lua_pushvalue(L, 1);
  lua_setiuservalue(L, -2, NAME);
  lua_Integer count = (lua_Integer)lua_rawlen(L, 3);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, 3, i);
    add_entry(L, &b->speech.reporting);
    lua_pop(L, 1);
  }
  return 1;
}

static mn_speech *check(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_SPEECH);
  return &b->speech;
}

static int speech_begin(lua_State *L) {
  mn_speech *speech = check(L);
  /* a text may be open, whose paragraphs this would drop */
  lmn_refuse_in_finalizer(L, "quotations cannot be found");
  mn_speech_begin(speech);
  return 0;
}

static int speech_finish(lua_State *L) {
  mn_speech *speech = check(L);
  lmn_refuse_in_finalizer(L, "quotations cannot be found");
  mn_speech_end(speech);
  return 0;
}

static unsigned entry_number(lua_State *L, int index, const mn_speech *speech) {
  lua_Integer number = lua_tointeger(L, index);
  return number > 0 && (size_t)number <= speech->reporting.count ? (unsigned)number : 0;
}

/* The number among the words of entries of the string at `index`. */
static uint32_t word_number(lua_State *L, int index, const mn_speech *speech) {
  size_t n;
  const char *word = lua_tolstring(L, index, &n);
  return word ? mn_strings_find(&speech->reporting.vocabulary, word, n) : MN_NO_STRING;
}

/* Ask what a word is. */
static void name(lua_State *L, mn_speech *speech, uint32_t form) {
  size_t n;
  const char *word = mn_strings_get(&speech->forms, form, &n);
  lua_getiuservalue(L, 1, NAME);
  lua_pushlstring(L, word, n);
  lua_call(L, 1, 6);
  mn_lexeme lexeme = {.classes = (uint64_t)lua_tointeger(L, -6), .flags = (uint16_t)lua_tointeger(L, -5),
                  .verb = (uint16_t)entry_number(L, -4, speech), .noun = (uint16_t)entry_number(L, -3, speech),
                  .many = (uint16_t)entry_number(L, -2, speech), .word = word_number(L, -1, speech)};
  lua_pop(L, 6);
  lmn_check(L, mn_speech_name(speech, &lexeme));
}

static int speech_read(lua_State *L) {
  mn_speech *speech = check(L);
  size_t n, before = speech->sentence_count;
  const char *s = luaL_checklstring(L, 2, &n);
  lua_Integer from = luaL_checkinteger(L, 3), to = luaL_checkinteger(L, 4), next = luaL_optinteger(L, 5, (lua_Integer)n + 1);
  lmn_refuse_in_finalizer(L, "quotations cannot be found");
  luaL_argcheck(L, from >= 1 && to >= from - 1 && (size_t)to <= n, 3, "a range of the text is expected");
  luaL_argcheck(L, next >= 1 && (size_t)next <= n + 1, 5, "a position in the text is expected");
  lmn_check(L, mn_speech_read(speech, s, n, (size_t)from - 1, (size_t)to, (size_t)next - 1));
  uint32_t form;
  for (lmn_check(L, mn_speech_unknown(speech, &form)); form != MN_NO_STRING; lmn_check(L, mn_speech_unknown(speech, &form))) {
    name(L, speech, form);
  }
  lmn_check(L, mn_speech_divide(speech));
  size_t count = speech->quotations.count;
  lua_pushinteger(L, (lua_Integer)before + 1);
  lua_pushinteger(L, (lua_Integer)(speech->sentence_count - before));
  lua_pushinteger(L, (lua_Integer)count);
  if (!count) return 3;
  lua_pushinteger(L, from + (lua_Integer)speech->quotations.items[count - 1].from);
  lua_pushboolean(L, speech->quotations.items[count - 1].is_open);
  return 5;
}

/* ---- sentences ----------------------------------------------------------------------------------------------------- */

static const mn_sentence_row *check_row(lua_State *L, const mn_speech *speech) {
  lua_Integer number = luaL_checkinteger(L, 2);
  luaL_argcheck(L, number >= 1 && (size_t)number <= speech->sentence_count, 2, "a sentence is expected");
  return &speech->sentences[number - 1];
}

static mn_sentence check_sentence(lua_State *L) {
  const mn_speech *speech = check(L);
  return mn_speech_sentence(speech, (size_t)(check_row(L, speech) - speech->sentences));
}

static size_t check_token(lua_State *L, int arg, const mn_sentence *t, lua_Integer least) {
  lua_Integer i = luaL_checkinteger(L, arg);
  luaL_argcheck(L, i >= least && (size_t)i <= t->count, arg, "a token of the sentence is expected");
  return (size_t)i;
}

static void push_first(lua_State *L, const mn_sentence *t, size_t i) {
  lua_pushinteger(L, (lua_Integer)t->tokens[i - 1].from + 1);
}

static void push_last(lua_State *L, const mn_sentence *t, size_t i) {
  lua_pushinteger(L, (lua_Integer)mn_span_end(&t->tokens[i - 1]));
}

static int speech_sentence(lua_State *L) {
  const mn_sentence_row *row = check_row(L, check(L));
  mn_sentence t = check_sentence(L);
  lua_pushinteger(L, (lua_Integer)row->count);
  lua_pushinteger(L, (lua_Integer)row->quotations);
  lua_pushboolean(L, row->flags & MN_LEXEME_IS_WORD);
  push_last(L, &t, t.count);
  lua_pushboolean(L, mn_is_mark(&t, t.count, ':'));
  return 5;
}

/* How sure something is: the integer 1 where nothing is in doubt. */
static void push_sure(lua_State *L, double sure) {
  if (sure < 1) lua_pushnumber(L, sure);
  else lua_pushinteger(L, 1);
}

static int speech_quotation(lua_State *L) {
  static const double SURE[] = {0.4, 0.5, 0.8, 0.9, 1}; /* by mn_quotation_trust */
  mn_sentence t = check_sentence(L);
  for (size_t i = check_token(L, 3, &t, 0) + 1; i <= t.count; i++) {
    if (!mn_is_quoted(&t, i)) continue;
    lua_pushinteger(L, (lua_Integer)i);
    push_first(L, &t, i);
    push_last(L, &t, i);
    push_sure(L, SURE[mn_lexeme_at(&t, i)->trust]);
    return 4;
  }
  return 0;
}

static int push_phrase(lua_State *L, const mn_sentence *t, const mn_phrase *phrase) {
  if (!phrase->shape) return 0;
  lua_pushinteger(L, (lua_Integer)phrase->shape);
  push_first(L, t, phrase->first);
  push_last(L, t, phrase->last);
  lua_pushinteger(L, (lua_Integer)phrase->first);
  lua_pushinteger(L, (lua_Integer)phrase->last);
  lua_pushinteger(L, (lua_Integer)phrase->start);
  push_first(L, t, phrase->start);
  push_last(L, t, phrase->end);
  return 8;
}

static int push_attribution(lua_State *L, const mn_sentence *t, const mn_attribution *a) {
  if (!a->cue.first) return 0;
  luaL_checkstack(L, 20, NULL);
  lua_pushinteger(L, (lua_Integer)a->cue.entry);
  push_first(L, t, a->cue.first);
  push_last(L, t, a->cue.last);
  push_sure(L, a->confidence);
  lua_pushboolean(L, a->is_mixed);
  if (a->addressee.shape) {
    push_first(L, t, a->addressee.first);
    push_last(L, t, a->addressee.last);
  } else {
    lua_pushboolean(L, 0);
    lua_pushboolean(L, 0);
  }
  return 7 + push_phrase(L, t, &a->speaker);
}

static int speech_attribute(lua_State *L) {
  mn_sentence t = check_sentence(L);
  mn_attribution found = mn_direct_attribute(&t, check_token(L, 3, &t, 1));
  return push_attribution(L, &t, &found);
}

static int speech_last_cue(lua_State *L) {
  mn_sentence t = check_sentence(L);
  mn_attribution found = mn_direct_last_cue(&t);
  return push_attribution(L, &t, &found);
}

static int push_content(lua_State *L, const mn_sentence *t, const mn_report_cue *cue) {
  static const char *const KINDS[] = {"direct", "mixed", "indirect"};
  mn_content content = mn_content_of(t, cue);
  lua_pushinteger(L, (lua_Integer)cue->last + 1);
  push_first(L, t, cue->first);
  if (!content.first) return 2;
  lua_pushstring(L, KINDS[content.kind]);
  push_first(L, t, content.first);
  push_last(L, t, content.last);
  return 5 + push_attribution(L, t, &content.attribution);
}

static int speech_content(lua_State *L) {
  const mn_speech *speech = check(L);
  lua_Integer from = luaL_checkinteger(L, 3), last = luaL_checkinteger(L, 4);
  luaL_argcheck(L, from >= 1, 3, "a token is expected");
  luaL_argcheck(L, last <= (lua_Integer)speech->sentence_count, 4, "a sentence is expected");
  for (lua_Integer n = luaL_checkinteger(L, 2); n >= 1 && n <= last; n++, from = 1) {
    mn_sentence t = mn_speech_sentence(speech, (size_t)n - 1);
    for (size_t i = (size_t)from; t.is_cued && i <= t.count; i++) {
      mn_report_cue cue = mn_reading_cue(&t, i);
      if (!cue.first) continue;
      lua_pushinteger(L, n);
      return 1 + push_content(L, &t, &cue);
    }
  }
  return 0;
}

static int speech_subject(lua_State *L) {
  mn_sentence t = check_sentence(L);
  size_t limit = lua_isnoneornil(L, 3) ? t.count : check_token(L, 3, &t, 0);
  mn_phrase found = mn_subject_first(&t, limit);
  return push_phrase(L, &t, &found);
}

static int speech_phrase_before(lua_State *L) {
  mn_sentence t = check_sentence(L);
  mn_phrase found = mn_phrase_before(&t, check_token(L, 3, &t, 1));
  return push_phrase(L, &t, &found);
}

static int speech_classes(lua_State *L) {
  mn_sentence t = check_sentence(L);
  size_t last = check_token(L, 4, &t, 1);
  uint64_t classes = 0;
  for (size_t i = check_token(L, 3, &t, 1); i <= last; i++) classes |= mn_lexeme_at(&t, i)->classes;
  lua_pushinteger(L, (lua_Integer)classes);
  return 1;
}

static int speech_token(lua_State *L) {
  mn_sentence t = check_sentence(L);
  size_t i = check_token(L, 3, &t, 1);
  push_first(L, &t, i);
  push_last(L, &t, i);
  return 2;
}

/* ---- paragraphs ---------------------------------------------------------------------------------------------------- */

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

static int speech_is_french(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  lua_pushboolean(L, mn_speech_is_french(s, n));
  return 1;
}

static const luaL_Reg methods[] = {
  {"begin", speech_begin}, {"finish", speech_finish}, {"read", speech_read}, {"sentence", speech_sentence},
  {"quotation", speech_quotation}, {"attribute", speech_attribute}, {"last_cue", speech_last_cue},
  {"content", speech_content}, {"subject", speech_subject}, {"phrase_before", speech_phrase_before},
  {"classes", speech_classes}, {"token", speech_token}, {NULL, NULL},
};

const luaL_Reg lmn_speech_functions[] = {
  {"speech", speech_new}, {"is_french", speech_is_french}, {"paragraphs", speech_paragraphs}, {NULL, NULL},
};

void lmn_speech_open(lua_State *L) {
  luaL_newmetatable(L, LMN_SPEECH);
  lua_pushcfunction(L, speech_gc);
  lua_setfield(L, -2, "__gc");
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

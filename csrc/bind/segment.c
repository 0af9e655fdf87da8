/*
 * What cuts a text into pieces: tokens, sentences, lines; and the language that chooses their rules. The word list is
 * always argument 2; Lua's modules pass the shipped one.
 */
#include "bind.h"

/* The language named by argument i: nil asks to guess. */
static mn_lang check_lang(lua_State *L, int i) {
  return lua_isnoneornil(L, i) ? MN_LANG_GUESS : mn_language_of(luaL_checkstring(L, i));
}

/* tokens(s, lexicon, lang?) --> Spans with kinds */
static int segment_tokens(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  const mn_lexicon *lexicon = lmn_check_lexicon(L, 2);
  mn_lang lang = check_lang(L, 3);
  mn_spans *out = lmn_spans_scratch(L);
  lmn_check(L, mn_tokens_scan(lmn_core_of(L)->classes, lexicon, s, n, lang, out));
  return lmn_spans_push(L, out, 1, mn_token_names);
}

/* sentences(s, lexicon, lang?, keep_quotes) --> Spans */
static int segment_sentences(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  const mn_lexicon *lexicon = lmn_check_lexicon(L, 2);
  mn_sentences_options options = {.lang = check_lang(L, 3), .keep_quotes = lua_toboolean(L, 4)};
  mn_spans *out = lmn_spans_scratch(L);
  lmn_check(L, mn_sentences_scan(lmn_core_of(L)->classes, lexicon, s, n, &options, out));
  return lmn_spans_push(L, out, 1, NULL);
}

/* pieces(s) --> Spans with kinds: the lines, and the parts of glued ones */
static int segment_pieces(lua_State *L) {
  static const char *const KINDS[] = {"line", "blank", "credit", "dateline", "site", NULL};
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  mn_spans *out = lmn_spans_scratch(L);
  lmn_check(L, mn_lines_scan(s, n, out));
  return lmn_spans_push(L, out, 1, KINDS);
}

/* language(s, lexicon) --> "en" | "fr" | "ru" | "und" */
static int segment_language(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  lua_pushstring(L, mn_language_name(mn_language_guess(lmn_check_lexicon(L, 2), s, n)));
  return 1;
}

const luaL_Reg lmn_segment_functions[] = {{"tokens", segment_tokens},
                                          {"sentences", segment_sentences},
                                          {"pieces", segment_pieces},
                                          {"language", segment_language},
                                          {NULL, NULL}};

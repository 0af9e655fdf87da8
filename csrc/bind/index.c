/*
 * Index: the words of a corpus. A selection is a flat list of word numbers, first and last of each range, 1-based.
 */
#include <string.h>

#include "bind.h"

#define LMN_INDEX "malinews.Index"
#define LMN_MAX_STEPS 64 /* words of one phrase */

typedef struct box {
  mn_alloc alloc;
  mn_index index;
  mn_spans selection; /* of the call that runs */
  mn_buffer fits;     /* of the call that runs */
  mn_ngrams ngrams;   /* of the call that runs */
} box;

/* The calls share the box' memory: a finalizer amid one of them must leave it alone. */
static box *check_box(lua_State *L) {
  lmn_refuse_in_finalizer(L, "the words of a corpus cannot be counted");
  return luaL_checkudata(L, 1, LMN_INDEX);
}

static int index_gc(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_INDEX);
  mn_index_free(&b->index);
  mn_spans_free(&b->selection);
  mn_buffer_free(&b->fits);
  mn_ngrams_free(&b->ngrams);
  return 0;
}

/* index() --> a new Index */
static int index_new(lua_State *L) {
  box *b = lua_newuserdatauv(L, sizeof *b, 0);
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  b->index = mn_index_make(&b->alloc);
  b->selection = mn_spans_make(&b->alloc);
  b->fits = mn_buffer_make(&b->alloc);
  b->ngrams = mn_ngrams_make(&b->alloc);
  luaL_setmetatable(L, LMN_INDEX);
  return 1;
}

/* x:add(text, words, sentences) --> document number */
static int index_add(lua_State *L) {
  box *b = check_box(L);
  size_t n;
  const char *s = luaL_checklstring(L, 2, &n);
  const mn_spans *words = lmn_spans_check(L, 3), *sentences = lua_isnoneornil(L, 4) ? NULL : lmn_spans_check(L, 4);
  lmn_check(L, mn_index_add(&b->index, lmn_fold_form, lmn_core_of(L), s, n, words, sentences));
  lua_pushinteger(L, (lua_Integer)b->index.documents);
  return 1;
}

static size_t check_document(lua_State *L, const box *b, int arg) {
  lua_Integer document = luaL_checkinteger(L, arg);
  luaL_argcheck(L, document >= 1 && (lua_Unsigned)document <= b->index.documents, arg, "no such document");
  return (size_t)document - 1;
}

static size_t check_word(lua_State *L, const box *b, int arg) {
  lua_Integer word = luaL_checkinteger(L, arg);
  luaL_argcheck(L, word >= 1 && (lua_Unsigned)word <= b->index.words, arg, "no such word");
  return (size_t)word - 1;
}

/* x:range(document [, from, to]) --> first word, last word of it, or of its bytes from..to (last < first: none) */
static int index_range(lua_State *L) {
  box *b = check_box(L);
  size_t document = check_document(L, b, 2), first, end;
  mn_index_document(&b->index, document, &first, &end);
  if (!lua_isnoneornil(L, 3)) {
    lua_Integer from = luaL_checkinteger(L, 3), to = luaL_checkinteger(L, 4);
    first = mn_index_word_at(&b->index, document, from < 1 ? 0 : (size_t)from - 1);
    end = mn_index_word_at(&b->index, document, to < 1 ? 0 : (size_t)to);
  }
  lua_pushinteger(L, (lua_Integer)first + 1);
  lua_pushinteger(L, (lua_Integer)end);
  return 2;
}

/* x:where(word) --> document, byte (1-based), does a sentence begin here */
static int index_where(lua_State *L) {
  box *b = check_box(L);
  size_t word = check_word(L, b, 2);
  lua_pushinteger(L, (lua_Integer)mn_index_document_of(&b->index, word) + 1);
  lua_pushinteger(L, (lua_Integer)b->index.from[word] + 1);
  lua_pushboolean(L, mn_index_begins_sentence(&b->index, word));
  return 3;
}

/* Read the flat list at `arg` into the box' selection. */
static const mn_spans *read_selection(lua_State *L, box *b, int arg) {
  luaL_checktype(L, arg, LUA_TTABLE);
  lua_Unsigned n = lua_rawlen(L, arg);
  b->selection.count = 0;
  for (lua_Unsigned i = 1; i + 1 <= n; i += 2) {
    lua_rawgeti(L, arg, (lua_Integer)i);
    lua_rawgeti(L, arg, (lua_Integer)i + 1);
    lua_Integer first = lua_tointeger(L, -2), last = lua_tointeger(L, -1);
    lua_pop(L, 2);
    luaL_argcheck(L, first >= 1 && last < (lua_Integer)b->index.words + 1, arg, "no such words");
    if (first <= last) lmn_check(L, mn_spans_append(&b->selection, (size_t)first - 1, (size_t)last, 0));
  }
  return &b->selection;
}

static const mn_strings *strings_by(const box *b, int by_form) {
  return by_form ? &b->index.forms : &b->index.folds;
}

/* x:count(selection, by_form) --> counts, df: tables by id (1-based); ids that do not occur have 0 */
static int index_count(lua_State *L) {
  box *b = check_box(L);
  const mn_spans *selection = read_selection(L, b, 2);
  int by_form = lua_toboolean(L, 3);
  size_t ids = strings_by(b, by_form)->count;
  uint64_t *counts = lua_newuserdatauv(L, (ids + 1) * sizeof *counts, 0);
  uint32_t *df = lua_newuserdatauv(L, (ids + 1) * sizeof *df, 0);
  lmn_check(L, mn_index_count(&b->index, selection, by_form, counts, df));
  lua_createtable(L, (int)ids, 0);
  lua_createtable(L, (int)ids, 0);
  for (size_t i = 0; i < ids; i++) {
    lua_pushinteger(L, (lua_Integer)counts[i]);
    lua_rawseti(L, -3, (lua_Integer)i + 1);
    lua_pushinteger(L, (lua_Integer)df[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 2;
}

/* x:bag(selection) --> the counts of the folds that occur, by id */
static int index_bag(lua_State *L) {
  box *b = check_box(L);
  const mn_spans *selection = read_selection(L, b, 2);
  lua_newtable(L);
  for (size_t i = 0; i < selection->count; i++) {
    size_t to = mn_span_end(&selection->items[i]);
    for (size_t word = (size_t)selection->items[i].from; word < to; word++) {
      lua_Integer id = (lua_Integer)b->index.fold_of[b->index.form[word]] + 1;
      lua_rawgeti(L, -1, id);
      lua_Integer count = lua_tointeger(L, -1) + 1;
      lua_pop(L, 1);
      lua_pushinteger(L, count);
      lua_rawseti(L, -2, id);
    }
  }
  return 1;
}

/* x:sequence(selection) --> the ids of the folds, word by word */
static int index_sequence(lua_State *L) {
  box *b = check_box(L);
  const mn_spans *selection = read_selection(L, b, 2);
  lua_Integer n = 0;
  lua_newtable(L);
  for (size_t i = 0; i < selection->count; i++) {
    size_t to = mn_span_end(&selection->items[i]);
    for (size_t word = (size_t)selection->items[i].from; word < to; word++) {
      lua_pushinteger(L, (lua_Integer)b->index.fold_of[b->index.form[word]] + 1);
      lua_rawseti(L, -2, ++n);
    }
  }
  return 1;
}

/* x:string(id, by_form) --> the folded form, or the form */
static int index_string(lua_State *L) {
  box *b = check_box(L);
  lua_Integer id = luaL_checkinteger(L, 2);
  const mn_strings *strings = strings_by(b, lua_toboolean(L, 3));
  if (id < 1 || (lua_Unsigned)id > strings->count) return 0;
  size_t n;
  const char *s = mn_strings_get(strings, (uint32_t)id - 1, &n);
  lua_pushlstring(L, s, n);
  return 1;
}

/* x:find(steps, selection [, limit]) --> a flat list of first and last words. A step is a list of folded patterns. */
static int index_find(lua_State *L) {
  box *b = check_box(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  size_t ids = b->index.folds.count, count = (size_t)lua_rawlen(L, 2);
  luaL_argcheck(L, count <= LMN_MAX_STEPS, 2, "more than 64 words in a phrase");
  const mn_spans *selection = read_selection(L, b, 3);
  lua_Integer limit = luaL_optinteger(L, 4, LUA_MAXINTEGER);
  b->fits.size = 0;
  lmn_check(L, mn_buffer_reserve(&b->fits, count * ids + 1));
  memset(b->fits.data, 0, count * ids);
  const uint8_t *steps[LMN_MAX_STEPS];
  for (size_t k = 0; k < count; k++) {
    uint8_t *fits = (uint8_t *)b->fits.data + k * ids;
    steps[k] = fits;
    lua_rawgeti(L, 2, (lua_Integer)k + 1);
    luaL_argcheck(L, lua_istable(L, -1), 2, "a step must be a list of patterns");
    for (lua_Integer i = 1; lua_rawgeti(L, -1, i) == LUA_TSTRING; i++) {
      size_t n;
      const char *pattern = lua_tolstring(L, -1, &n);
      mn_index_match(&b->index, pattern, n, fits);
      lua_pop(L, 1);
    }
    lua_pop(L, 2);
  }
  mn_spans *hits = lmn_spans_new(L);
  lmn_check(L, mn_index_find(&b->index, selection, steps, count, limit < 0 ? 0 : (size_t)limit, hits));
  lua_createtable(L, (int)(hits->count * 2), 0);
  for (size_t i = 0; i < hits->count; i++) {
    lua_pushinteger(L, (lua_Integer)hits->items[i].from + 1);
    lua_rawseti(L, -2, (lua_Integer)(2 * i) + 1);
    lua_pushinteger(L, (lua_Integer)mn_span_end(&hits->items[i]));
    lua_rawseti(L, -2, (lua_Integer)(2 * i) + 2);
  }
  return 1;
}

static size_t check_side(lua_State *L, int arg) {
  lua_Integer words = luaL_checkinteger(L, arg);
  luaL_argcheck(L, words >= 0, arg, "a window must not be negative");
  return (size_t)words;
}

/* x:neighbours(hits, left, right, in_sentence) --> counts by fold, how many in all; hits is a flat list like a selection */
static int index_neighbours(lua_State *L) {
  box *b = check_box(L);
  const mn_spans *hits = read_selection(L, b, 2);
  mn_window window = {.left = check_side(L, 3), .right = check_side(L, 4), .in_sentence = lua_toboolean(L, 5)};
  size_t ids = b->index.folds.count;
  uint64_t places, *counts = lua_newuserdatauv(L, (ids + 1) * sizeof *counts, 0);
  mn_index_neighbours(&b->index, hits, window, counts, &places);
  lua_newtable(L);
  for (size_t i = 0; i < ids; i++) {
    if (!counts[i]) continue;
    lua_pushinteger(L, (lua_Integer)counts[i]);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  lua_pushinteger(L, (lua_Integer)places);
  return 2;
}

/* Push a gram as its words with a space between them. */
static void push_gram(lua_State *L, const box *b, uint32_t gram) {
  uint32_t folds[MN_NGRAM_MAX];
  luaL_Buffer text;
  mn_ngrams_get(&b->ngrams, gram, folds);
  luaL_buffinit(L, &text);
  for (size_t k = 0; k < b->ngrams.n; k++) {
    size_t n;
    const char *s = mn_strings_get(&b->index.folds, folds[k], &n);
    if (k) luaL_addchar(&text, ' ');
    luaL_addlstring(&text, s, n);
  }
  luaL_pushresult(&text);
}

/* x:ngrams(selection, n, skip, in_sentence, min) --> lists of grams, counts and document frequencies */
static int index_ngrams(lua_State *L) {
  box *b = check_box(L);
  const mn_spans *selection = read_selection(L, b, 2);
  size_t n = check_side(L, 3), skip = check_side(L, 4);
  lua_Integer least = luaL_checkinteger(L, 6), kept = 0;
  mn_ngrams_free(&b->ngrams);
  lmn_check(L, mn_ngrams_count(&b->ngrams, &b->index, selection, n, skip, lua_toboolean(L, 5)));
  for (int list = 0; list < 3; list++) lua_newtable(L);
  for (uint32_t gram = 0; gram < b->ngrams.grams.count; gram++) {
    if ((lua_Integer)b->ngrams.counts[gram] < least) continue;
    kept++;
    push_gram(L, b, gram);
    lua_rawseti(L, -4, kept);
    lua_pushinteger(L, (lua_Integer)b->ngrams.counts[gram]);
    lua_rawseti(L, -3, kept);
    lua_pushinteger(L, (lua_Integer)b->ngrams.df[gram]);
    lua_rawseti(L, -2, kept);
  }
  mn_ngrams_free(&b->ngrams);
  return 3;
}

/* #x --> words */
static int index_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)check_box(L)->index.words);
  return 1;
}

static const luaL_Reg methods[] = {{"add", index_add},       {"bag", index_bag}, {"sequence", index_sequence}, {"count", index_count},   {"find", index_find},
                                   {"range", index_range},   {"string", index_string}, {"where", index_where},
                                   {"neighbours", index_neighbours}, {"ngrams", index_ngrams},
                                   {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", index_gc}, {"__len", index_len}, {NULL, NULL}};

const luaL_Reg lmn_index_functions[] = {{"index", index_new}, {NULL, NULL}};

void lmn_index_open(lua_State *L) {
  luaL_newmetatable(L, LMN_INDEX);
  luaL_setfuncs(L, metamethods, 0);
  lua_newtable(L);
  lua_pushvalue(L, -3); /* the core, upvalue 1 of the methods too */
  luaL_setfuncs(L, methods, 1);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

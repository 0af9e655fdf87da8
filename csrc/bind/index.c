/*
 * Index: the words of a corpus. A selection is a flat list of word numbers, first and last of each range, 1-based.
 */
#include <string.h>

#include "bind.h"

#define WORD 5 /* bytes of text for each word, with the space behind it: rather too few */
#define MOST ((lua_Integer)1 << 30)

/* The calls share the box' memory: a finalizer amid one of them must leave it alone. */
lmn_index *lmn_index_check(lua_State *L, int arg) {
  lmn_refuse_in_finalizer(L, "the words of a corpus cannot be counted");
  return luaL_checkudata(L, arg, LMN_INDEX);
}

static lmn_index *check_box(lua_State *L) {
  return lmn_index_check(L, 1);
}

static int index_gc(lua_State *L) {
  lmn_index *b = luaL_checkudata(L, 1, LMN_INDEX);
  mn_index_free(&b->index);
  mn_spans_free(&b->selection);
  mn_buffer_free(&b->fits);
  return 0;
}

/* index() --> a new Index */
static int index_new(lua_State *L) {
  lmn_index *b = lua_newuserdatauv(L, sizeof *b, 0);
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  b->index = mn_index_make(&b->alloc);
  b->selection = mn_spans_make(&b->alloc);
  b->fits = mn_buffer_make(&b->alloc);
  luaL_setmetatable(L, LMN_INDEX);
  return 1;
}

/* The texts in the list at index 2, their languages in that at 4 (false: guess). The list keeps them alive. */
static mn_indexing_text *read_texts(lua_State *L, size_t count) {
  mn_indexing_text *texts = lua_newuserdatauv(L, (count + 1) * sizeof *texts, 0);
  for (size_t i = 0; i < count; i++) {
    lua_rawgeti(L, 2, (lua_Integer)i + 1);
    lua_rawgeti(L, 4, (lua_Integer)i + 1);
    luaL_argcheck(L, lua_type(L, -2) == LUA_TSTRING, 2, "a text must be a string");
    texts[i].s = lua_tolstring(L, -2, &texts[i].n);
    texts[i].lang = lua_type(L, -1) == LUA_TSTRING ? mn_language_of(lua_tostring(L, -1)) : MN_LANG_GUESS;
    lua_pop(L, 2);
  }
  return texts;
}

/* x:add(texts, lexicon, langs, tokens, threads) --> number of the last document. Their words, or tokens, and sentences. */
static int index_add(lua_State *L) {
  lmn_index *b = check_box(L);
  const lmn_core *core = lmn_core_of(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  luaL_checktype(L, 4, LUA_TTABLE);
  size_t count = (size_t)lua_rawlen(L, 2);
  lua_Integer threads = luaL_checkinteger(L, 6);
  mn_indexing indexing = {.classes = core->classes, .lexicon = lmn_check_lexicon(L, 3), .fold = lmn_fold_form,
                          .fold_data = core, .tokens = lua_toboolean(L, 5)};
  mn_indexing_text *texts = read_texts(L, count);
  lmn_check(L, mn_indexing_add(&b->index, &indexing, texts, count, threads < 1 ? 1 : (size_t)threads));
  lua_pushinteger(L, (lua_Integer)b->index.documents);
  return 1;
}

/* x:reserve(bytes) makes room for the words of so many bytes of text, as far as there is memory */
static int index_reserve(lua_State *L) {
  lmn_index *b = check_box(L);
  lua_Integer bytes = luaL_checkinteger(L, 2);
  luaL_argcheck(L, bytes >= 0, 2, "must not be negative");
  mn_index_reserve(&b->index, (size_t)(bytes < MOST ? bytes : MOST) / WORD);
  return 0;
}

/* x:memory() --> bytes that the columns take, which the host's own count does not hold */
static int index_memory(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)mn_index_memory(&check_box(L)->index));
  return 1;
}

/* x:trim() gives back the memory that is kept for more documents */
static int index_trim(lua_State *L) {
  lmn_index *b = check_box(L);
  mn_index_trim(&b->index);
  return 0;
}

static size_t check_document(lua_State *L, const lmn_index *b, int arg) {
  lua_Integer document = luaL_checkinteger(L, arg);
  luaL_argcheck(L, document >= 1 && (lua_Unsigned)document <= b->index.documents, arg, "no such document");
  return (size_t)document - 1;
}

static size_t check_word(lua_State *L, const lmn_index *b, int arg) {
  lua_Integer word = luaL_checkinteger(L, arg);
  luaL_argcheck(L, word >= 1 && (lua_Unsigned)word <= b->index.words, arg, "no such word");
  return (size_t)word - 1;
}

/* x:range(document [, from, to]) --> first word, last word of it, or of its bytes from..to (last < first: none) */
static int index_range(lua_State *L) {
  lmn_index *b = check_box(L);
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

/* x:where(word) --> document, first and last byte (1-based), does a sentence begin here */
static int index_where(lua_State *L) {
  lmn_index *b = check_box(L);
  size_t word = check_word(L, b, 2), from, to;
  lua_pushinteger(L, (lua_Integer)mn_index_document_of(&b->index, word) + 1);
  mn_index_place(&b->index, word, &from, &to);
  lua_pushinteger(L, (lua_Integer)from + 1);
  lua_pushinteger(L, (lua_Integer)to);
  lua_pushboolean(L, mn_index_begins_sentence(&b->index, word));
  return 4;
}

/* Read the flat list at `arg` into the box' selection. */
static const mn_spans *read_flat(lua_State *L, lmn_index *b, int arg) {
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

const mn_spans *lmn_index_selection(lua_State *L, lmn_index *b, int arg) {
  if (lua_type(L, arg) == LUA_TUSERDATA) return lmn_ranges_check(L, arg, &b->index);
  return read_flat(L, b, arg);
}

/* x:whole(numbers) --> Ranges: all words of these documents, whose numbers ascend */
static int index_whole(lua_State *L) {
  lmn_index *b = check_box(L);
  luaL_checktype(L, 2, LUA_TTABLE);
  lua_Unsigned count = lua_rawlen(L, 2);
  mn_spans *spans = lmn_ranges_new(L);
  lmn_check(L, mn_spans_reserve(spans, (size_t)count));
  for (lua_Unsigned i = 1; i <= count; i++) {
    size_t from, to;
    lua_rawgeti(L, 2, (lua_Integer)i);
    mn_index_document(&b->index, check_document(L, b, -1), &from, &to);
    lua_pop(L, 1);
    if (from < to) mn_spans_append(spans, from, to, 0); /* the room is there */
  }
  return 1;
}

/* x:by_document(ranges) --> three lists: documents that hold any, how many ranges, how many words */
static int index_by_document(lua_State *L) {
  lmn_index *b = check_box(L);
  const mn_spans *spans = lmn_index_selection(L, b, 2);
  lua_Integer count = 0;
  for (int list = 0; list < 3; list++) lua_newtable(L);
  for (size_t i = 0; i < spans->count;) {
    size_t from = (size_t)spans->items[i].from, ranges = 0, words = 0;
    size_t document = mn_index_document_of(&b->index, from), end = b->index.ends[document];
    for (; i < spans->count && spans->items[i].from < end && spans->items[i].from >= from; i++) {
      ranges++;
      words += spans->items[i].size;
    }
    lua_Integer values[] = {(lua_Integer)document + 1, (lua_Integer)ranges, (lua_Integer)words};
    count++;
    for (int list = 0; list < 3; list++) {
      lua_pushinteger(L, values[list]);
      lua_rawseti(L, -4 + list, count);
    }
  }
  return 3;
}

/* x:positions(hits, selection) --> list: each hit's first word counted among the words of the selection */
static int index_positions(lua_State *L) {
  lmn_index *b = check_box(L);
  const mn_spans *hits = lmn_ranges_check(L, 2, &b->index), *selection = lmn_index_selection(L, b, 3);
  size_t k = 0, before = 0;
  lua_createtable(L, (int)hits->count, 0);
  for (size_t i = 0; i < hits->count; i++) {
    size_t word = (size_t)hits->items[i].from;
    for (; k < selection->count && mn_span_end(&selection->items[k]) <= word; k++) before += selection->items[k].size;
    if (k == selection->count) break;
    lua_pushinteger(L, (lua_Integer)(before + word - (size_t)selection->items[k].from) + 1);
    lua_rawseti(L, -2, (lua_Integer)i + 1);
  }
  return 1;
}

static const mn_strings *strings_by(const lmn_index *b, int by_form) {
  return by_form ? &b->index.forms : &b->index.folds;
}

/* Push lists of the ids (from 1) with a count of at least `least`, their counts, and where it is there their df. */
static int push_counts(lua_State *L, const uint64_t *counts, const uint32_t *df, size_t ids, lua_Integer least) {
  lua_Integer kept = 0;
  int lists = df ? 3 : 2;
  for (int list = 0; list < lists; list++) lua_newtable(L);
  for (size_t i = 0; i < ids; i++) {
    if (!counts[i] || (lua_Integer)counts[i] < least) continue;
    kept++;
    lua_pushinteger(L, (lua_Integer)i + 1);
    lua_rawseti(L, -1 - lists, kept);
    lua_pushinteger(L, (lua_Integer)counts[i]);
    lua_rawseti(L, -lists, kept);
    if (!df) continue;
    lua_pushinteger(L, (lua_Integer)df[i]);
    lua_rawseti(L, -2, kept);
  }
  return lists;
}

/* The numbers of the forms in the list at `arg`, from 1; a form that is not in it has number 1. */
static mn_index_groups read_groups(lua_State *L, const lmn_index *b, int arg) {
  size_t forms = b->index.forms.count;
  uint32_t *of = lua_newuserdatauv(L, (forms + 1) * sizeof *of, 0);
  mn_index_groups groups = {.of = of, .count = 1};
  for (size_t form = 0; form < forms; form++) {
    lua_rawgeti(L, arg, (lua_Integer)form + 1);
    lua_Integer number = lua_tointeger(L, -1);
    lua_pop(L, 1);
    of[form] = number >= 1 && (lua_Unsigned)number <= forms ? (uint32_t)number - 1 : 0;
    if (of[form] >= groups.count) groups.count = (size_t)of[form] + 1;
  }
  return groups;
}

/* x:count(selection, by [, least]) --> lists of ids, counts and document frequencies, ids ascending. `by` is false for
 * folds, true for forms, or a list that has a number for each form. */
static int index_count(lua_State *L) {
  lmn_index *b = check_box(L);
  const mn_spans *selection = lmn_index_selection(L, b, 2);
  lua_Integer least = luaL_optinteger(L, 4, 1);
  mn_index_groups groups = lua_istable(L, 3)     ? read_groups(L, b, 3)
                           : lua_toboolean(L, 3) ? mn_index_by_form(&b->index)
                                                 : mn_index_by_fold(&b->index);
  uint64_t *counts = lua_newuserdatauv(L, (groups.count + 1) * sizeof *counts, 0);
  uint32_t *df = lua_newuserdatauv(L, (groups.count + 1) * sizeof *df, 0);
  lmn_check(L, mn_index_count(&b->index, selection, groups, counts, df));
  return push_counts(L, counts, df, groups.count, least);
}

/* x:bag(selection) --> the counts of the folds that occur, by id */
static int index_bag(lua_State *L) {
  lmn_index *b = check_box(L);
  const mn_spans *selection = lmn_index_selection(L, b, 2);
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
  lmn_index *b = check_box(L);
  const mn_spans *selection = lmn_index_selection(L, b, 2);
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
  lmn_index *b = check_box(L);
  lua_Integer id = luaL_checkinteger(L, 2);
  const mn_strings *strings = strings_by(b, lua_toboolean(L, 3));
  if (id < 1 || (lua_Unsigned)id > strings->count) return 0;
  size_t n;
  const char *s = mn_strings_get(strings, (uint32_t)id - 1, &n);
  lua_pushlstring(L, s, n);
  return 1;
}

size_t lmn_index_words(lua_State *L, int arg) {
  lua_Integer words = luaL_checkinteger(L, arg);
  luaL_argcheck(L, words >= 0, arg, "a window must not be negative");
  return (size_t)words;
}

/* x:neighbours(hits, left, right, in_sentence, least, selection) --> lists of ids, of counts by fold, and of how often
 * each occurs in the selection; and how many neighbours there are in all */
static int index_neighbours(lua_State *L) {
  lmn_index *b = check_box(L);
  const mn_spans *hits = lmn_ranges_check(L, 2, &b->index);
  mn_window window = {.left = lmn_index_words(L, 3), .right = lmn_index_words(L, 4), .in_sentence = lua_toboolean(L, 5)};
  lua_Integer least = luaL_checkinteger(L, 6);
  const mn_spans *selection = lmn_index_selection(L, b, 7);
  size_t ids = b->index.folds.count;
  uint64_t places, *counts = lua_newuserdatauv(L, (ids + 1) * sizeof *counts, 0);
  uint64_t *totals = lua_newuserdatauv(L, (ids + 1) * sizeof *totals, 0);
  mn_index_neighbours(&b->index, hits, window, counts, &places);
  lmn_check(L, mn_index_count(&b->index, selection, mn_index_by_fold(&b->index), totals, NULL));
  for (size_t i = 0; i < ids; i++) {
    if (!totals[i]) counts[i] = 0; /* stands outside of what is looked at */
  }
  push_counts(L, counts, NULL, ids, least);
  lua_Integer kept = (lua_Integer)lua_rawlen(L, -2);
  lua_createtable(L, (int)kept, 0);
  for (lua_Integer k = 1; k <= kept; k++) {
    lua_rawgeti(L, -3, k);
    size_t id = (size_t)lua_tointeger(L, -1) - 1;
    lua_pop(L, 1);
    lua_pushinteger(L, (lua_Integer)totals[id]);
    lua_rawseti(L, -2, k);
  }
  lua_pushinteger(L, (lua_Integer)places);
  return 4;
}

/* x:window(first, last, left, right, in_sentence) --> first and last word of the window around a hit, the hit included */
static int index_window(lua_State *L) {
  lmn_index *b = check_box(L);
  size_t first = check_word(L, b, 2), last = check_word(L, b, 3), from, to;
  luaL_argcheck(L, first <= last && last - first < UINT32_MAX, 3, "ends before it begins");
  mn_window window = {.left = lmn_index_words(L, 4), .right = lmn_index_words(L, 5), .in_sentence = lua_toboolean(L, 6)};
  mn_span hit = {.from = first, .size = (uint32_t)(last - first + 1)};
  mn_index_window(&b->index, &hit, window, &from, &to);
  lua_pushinteger(L, (lua_Integer)from + 1);
  lua_pushinteger(L, (lua_Integer)to);
  return 2;
}

/* x:intern(fold) --> its id; a word that occurs nowhere may be given */
static int index_intern(lua_State *L) {
  lmn_index *b = check_box(L);
  size_t n;
  const char *s = luaL_checklstring(L, 2, &n);
  uint32_t number;
  lmn_check(L, mn_strings_intern(&b->index.folds, s, n, &number));
  lua_pushinteger(L, (lua_Integer)number + 1);
  return 1;
}

/* #x --> words */
static int index_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)check_box(L)->index.words);
  return 1;
}

static const luaL_Reg methods[] = {{"add", index_add},
                                   {"bag", index_bag},
                                   {"by_document", index_by_document},
                                   {"count", index_count},
                                   {"find", lmn_index_find},
                                   {"intern", index_intern},
                                   {"memory", index_memory},
                                   {"neighbours", index_neighbours},
                                   {"ngrams", lmn_index_ngrams},
                                   {"positions", index_positions},
                                   {"range", index_range},
                                   {"rank", lmn_index_rank},
                                   {"reserve", index_reserve},
                                   {"sequence", index_sequence},
                                   {"sort", lmn_index_sort},
                                   {"string", index_string},
                                   {"trim", index_trim},
                                   {"where", index_where},
                                   {"whole", index_whole},
                                   {"window", index_window},
                                   {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", index_gc}, {"__len", index_len}, {NULL, NULL}};

/* cores() --> how many cores this process may use */
static int index_cores(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)mn_threads_available());
  return 1;
}

const luaL_Reg lmn_index_functions[] = {{"index", index_new}, {"cores", index_cores}, {NULL, NULL}};

void lmn_index_open(lua_State *L) {
  luaL_newmetatable(L, LMN_INDEX);
  luaL_setfuncs(L, metamethods, 0);
  lua_newtable(L);
  lua_pushvalue(L, -3); /* the core, upvalue 1 of the methods too */
  luaL_setfuncs(L, methods, 1);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

/*
 * Ngrams: the counted n-grams of an index, the commonest first. A gram becomes a string when it is asked for, and grams
 * of one count are put in order when the first of them is.
 */
#include "bind.h"

typedef struct box {
  mn_alloc alloc;
  mn_ngrams ngrams;
  mn_order order;
  size_t folds; /* of the index when they were counted */
} box;

enum { INDEX = 1 }; /* the user value: whose folds they are */

static box *check_box(lua_State *L) {
  return luaL_checkudata(L, 1, LMN_NGRAMS);
}

static box *new_box(lua_State *L, int index) {
  box *b = lua_newuserdatauv(L, sizeof *b, 1);
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  b->ngrams = mn_ngrams_make(&b->alloc);
  b->order = mn_order_make(&b->alloc);
  b->folds = 0;
  luaL_setmetatable(L, LMN_NGRAMS);
  lua_pushvalue(L, index);
  lua_setiuservalue(L, -2, INDEX);
  return b;
}

/* x:ngrams(selection, n, skip, in_sentence, min) --> Ngrams */
int lmn_index_ngrams(lua_State *L) {
  lmn_index *x = lmn_index_check(L, 1);
  const mn_spans *selection = lmn_index_selection(L, x, 2);
  size_t n = lmn_index_words(L, 3), skip = lmn_index_words(L, 4);
  lua_Integer least = luaL_checkinteger(L, 6);
  box *b = new_box(L, 1);
  lmn_check(L, mn_ngrams_count(&b->ngrams, &x->index, selection, n, skip, lua_toboolean(L, 5)));
  mn_ngrams_keep(&b->ngrams, least < 1 ? 1 : (uint64_t)least);
  lmn_check(L, mn_rank_ngrams(&b->ngrams, &b->order));
  b->folds = x->index.folds.count;
  return 1;
}

static int ngrams_len(lua_State *L) {
  lua_pushinteger(L, (lua_Integer)check_box(L)->order.count);
  return 1;
}

/* The index whose folds the grams are; one that was closed by hand has none any more. */
static const mn_index *index_of(lua_State *L, const box *b) {
  lua_getiuservalue(L, 1, INDEX);
  const mn_index *index = &lmn_index_check(L, -1)->index;
  if (index->folds.count < b->folds) luaL_error(L, "the words of the n-grams are gone");
  return index;
}

/* Push a gram as its words with a space between them. */
static void push_gram(lua_State *L, const box *b, const mn_index *index, uint32_t gram) {
  uint32_t folds[MN_NGRAM_MAX];
  luaL_Buffer text;
  mn_ngrams_get(&b->ngrams, gram, folds);
  luaL_buffinit(L, &text);
  for (size_t k = 0; k < b->ngrams.n; k++) {
    size_t n;
    const char *s = mn_strings_get(&index->folds, folds[k], &n);
    if (k) luaL_addchar(&text, ' ');
    luaL_addlstring(&text, s, n);
  }
  luaL_pushresult(&text);
}

/* g:get(i) --> the i-th gram, its count, the documents that hold it | nothing */
static int ngrams_get(lua_State *L) {
  box *b = check_box(L);
  lua_Integer i = luaL_checkinteger(L, 2);
  uint32_t gram;
  if (i < 1 || (lua_Unsigned)i > b->order.count) return 0;
  const mn_index *index = index_of(L, b);
  lmn_check(L, mn_rank_ngram_at(&b->ngrams, index, &b->order, (size_t)i - 1, &gram));
  push_gram(L, b, index, gram);
  lua_pushinteger(L, (lua_Integer)b->ngrams.items[gram].count);
  lua_pushinteger(L, (lua_Integer)b->ngrams.items[gram].df);
  return 3;
}

static int ngrams_gc(lua_State *L) {
  box *b = check_box(L);
  mn_order_free(&b->order);
  mn_ngrams_free(&b->ngrams);
  return 0;
}

static const luaL_Reg methods[] = {{"get", ngrams_get}, {NULL, NULL}};

static const luaL_Reg metamethods[] = {{"__gc", ngrams_gc}, {"__len", ngrams_len}, {NULL, NULL}};

void lmn_ngrams_open(lua_State *L) {
  luaL_newmetatable(L, LMN_NGRAMS);
  luaL_setfuncs(L, metamethods, 0);
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

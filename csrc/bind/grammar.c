/*
 * core.grammar(heads, inside, rules) --> a Grammar (csrc/core/grammar.h). heads and inside are sets: strings of 32 bytes,
 * a bit a character, the lowest first. A rule is { left, body, right }, each a string of elements; an element is a
 * character, "1", "?" (optional) or "$" (the end), and its set.
 * grammar:each(shape, take) calls take(rule, from, to) for each expression found, by the rule's number; one for which it
 * answers false is passed over.
 */
#include <string.h>

#include "bind.h"

#define LMN_GRAMMAR "malinews.Grammar"
#define ELEMENT (1 + sizeof(mn_byte_set)) /* bytes */

typedef struct box {
  mn_alloc alloc;
  mn_grammar *grammar;
} box;

static int grammar_gc(lua_State *L) {
  box *b = luaL_checkudata(L, 1, LMN_GRAMMAR);
  mn_grammar_free(b->grammar);
  b->grammar = NULL;
  return 0;
}

static int grammar_each(lua_State *L) {
  size_t n;
  luaL_checkudata(L, 1, LMN_GRAMMAR);
  const char *shape = luaL_checklstring(L, 2, &n);
  luaL_checktype(L, 3, LUA_TFUNCTION);
  mn_grammar_search search = {.shape = shape, .size = n};
  for (;;) {
    box *b = lua_touserdata(L, 1);
    luaL_argcheck(L, b->grammar, 1, "the grammar is closed");
    if (!mn_grammar_next(b->grammar, &search)) return 0;
    lua_pushvalue(L, 3);
    lua_pushinteger(L, (lua_Integer)search.rule + 1);
    lua_pushinteger(L, (lua_Integer)search.from + 1);
    lua_pushinteger(L, (lua_Integer)search.to);
    lua_call(L, 3, 1);
    if (lua_toboolean(L, -1)) mn_grammar_take(&search);
    lua_pop(L, 1);
  }
}

static mn_byte_set check_set(lua_State *L, int arg) {
  size_t n;
  mn_byte_set set;
  const char *s = luaL_checklstring(L, arg, &n);
  luaL_argcheck(L, n == sizeof set.bits, arg, "expected a set of 32 bytes");
  memcpy(set.bits, s, n);
  return set;
}

static mn_element_kind element_kind(char c) {
  return c == '?' ? MN_ELEMENT_OPTIONAL : c == '$' ? MN_ELEMENT_END : MN_ELEMENT_ONE;
}

/* Read the elements of a rule's column; returns how many there are. */
static size_t read_elements(lua_State *L, int column, mn_element *list) {
  size_t n;
  lua_rawgeti(L, -1, column);
  const char *s = luaL_checklstring(L, -1, &n);
  if (n % ELEMENT || n / ELEMENT > MN_GRAMMAR_ELEMENTS) luaL_error(L, "grammar: a rule's list is no list of elements");
  for (size_t i = 0; i < n / ELEMENT; i++, s += ELEMENT) {
    list[i].kind = element_kind(*s);
    memcpy(list[i].set.bits, s + 1, sizeof list[i].set.bits);
  }
  lua_pop(L, 1);
  return n / ELEMENT;
}

/* Add the rule on the stack's top. */
static void add_rule(lua_State *L, mn_grammar *grammar) {
  mn_rule rule;
  luaL_checktype(L, -1, LUA_TTABLE);
  rule.left_count = read_elements(L, 1, rule.left);
  rule.body_count = read_elements(L, 2, rule.body);
  rule.right_count = read_elements(L, 3, rule.right);
  lmn_check(L, mn_grammar_add(grammar, &rule));
}

static int grammar_new(lua_State *L) {
  mn_byte_set heads = check_set(L, 1), inside = check_set(L, 2);
  luaL_checktype(L, 3, LUA_TTABLE);
  box *b = lua_newuserdatauv(L, sizeof *b, 0);
  b->grammar = NULL;
  b->alloc.fn = lua_getallocf(L, &b->alloc.ud);
  luaL_setmetatable(L, LMN_GRAMMAR);
  lmn_check(L, mn_grammar_new(&b->alloc, heads, inside, &b->grammar));
  lua_Integer count = (lua_Integer)lua_rawlen(L, 3);
  for (lua_Integer i = 1; i <= count; i++) {
    lua_rawgeti(L, 3, i);
    add_rule(L, b->grammar);
    lua_pop(L, 1);
  }
  return 1;
}

static const luaL_Reg methods[] = {{"each", grammar_each}, {NULL, NULL}};

const luaL_Reg lmn_grammar_functions[] = {{"grammar", grammar_new}, {NULL, NULL}};

void lmn_grammar_open(lua_State *L) {
  luaL_newmetatable(L, LMN_GRAMMAR);
  lua_pushcfunction(L, grammar_gc);
  lua_setfield(L, -2, "__gc");
  luaL_newlib(L, methods);
  lua_setfield(L, -2, "__index");
  lua_pop(L, 1);
}

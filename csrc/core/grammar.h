/*
 * A grammar over the shape of a text (shape.h): short patterns, each a list of elements, tried only around the heads, the
 * characters that make an expression worth looking for.
 *
 * An element is a set of characters, optional or not, or the end of the shape. A pattern takes an optional element where
 * it can, and leaves it out where the rest would not fit then, as Lua's patterns do. Around it stand two more lists that
 * must fit: `left`, read backwards from the first character before the expression, and `right`, from the first one behind.
 */
#ifndef MN_GRAMMAR_H
#define MN_GRAMMAR_H

#include <stdint.h>

#include "memory.h"

#define MN_GRAMMAR_ELEMENTS 32 /* of one list */
#define MN_GRAMMAR_RULES 4096
#define MN_GRAMMAR_REACH 16    /* characters that an expression may stretch to the left of its first head */

typedef enum mn_element_kind { MN_ELEMENT_ONE, MN_ELEMENT_OPTIONAL, MN_ELEMENT_END } mn_element_kind;

typedef struct mn_byte_set {
  uint8_t bits[32];
} mn_byte_set;

typedef struct mn_element {
  mn_byte_set set;
  mn_element_kind kind;
} mn_element;

typedef struct mn_rule {
  mn_element left[MN_GRAMMAR_ELEMENTS], body[MN_GRAMMAR_ELEMENTS], right[MN_GRAMMAR_ELEMENTS];
  size_t left_count, body_count, right_count;
} mn_rule;

typedef struct mn_grammar mn_grammar;

/* A grammar without rules: heads are the characters to look around, inside those that may stand in an expression. */
mn_status mn_grammar_new(const mn_alloc *alloc, mn_byte_set heads, mn_byte_set inside, mn_grammar **out);

/* grammar may be NULL. */
void mn_grammar_free(mn_grammar *grammar);

/* Add a rule, which is copied; rules are tried in this order. MN_ELIMIT above MN_GRAMMAR_RULES, and for a rule without a
 * body or with a list above MN_GRAMMAR_ELEMENTS. */
mn_status mn_grammar_add(mn_grammar *grammar, const mn_rule *rule);

/* Where a search stands; begins with the shape, its size and zeros. */
typedef struct mn_grammar_search {
  const char *shape; /* not owned */
  size_t size;
  size_t next;       /* where the next head is looked for */
  size_t done;       /* what lies before is taken */
  size_t head_end;   /* behind the head; 0: none yet */
  size_t from, to;   /* the expression found */
  size_t rule;       /* by this rule, from 0 */
  size_t next_rule;  /* tried next at `from` */
} mn_grammar_search;

/* Find the next expression: the leftmost around the next head, by the first rule that fits. 0: there is none. What it found
 * before was refused, unless mn_grammar_take was called. O(rules) for each character near a head. */
int mn_grammar_next(const mn_grammar *grammar, mn_grammar_search *search);

/* The expression just found is one: go on behind it. */
void mn_grammar_take(mn_grammar_search *search);

#endif

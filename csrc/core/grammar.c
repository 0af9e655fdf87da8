#include "grammar.h"

#include <string.h>

#define PLACES 3 /* characters that choose the rules worth trying */
#define RULES_AT_FIRST 128
#define NOWHERE SIZE_MAX

typedef unsigned char byte;

/* A rule's lists, one behind the other in the grammar's elements. */
typedef struct rule {
  uint32_t at;
  uint8_t left, body, right;
} rule;

struct mn_grammar {
  const mn_alloc *alloc;
  mn_byte_set heads, inside;
  mn_element *elements;
  size_t element_count, element_capacity;
  rule *rules;
  size_t count, capacity;
  uint64_t *may; /* may[(place * 256 + character) * words]: a bit for each rule that may have the character there */
  size_t words;
};

static int has(const mn_byte_set *set, byte c) {
  return set->bits[c >> 3] >> (c & 7) & 1;
}

mn_status mn_grammar_new(const mn_alloc *alloc, mn_byte_set heads, mn_byte_set inside, mn_grammar **out) {
  mn_grammar *g = mn_new_zeros(alloc, 1, sizeof *g);
  if (!g) return MN_ENOMEM;
  g->alloc = alloc;
  g->heads = heads;
  g->inside = inside;
  *out = g;
  return MN_OK;
}

static size_t may_size(size_t words) {
  return words * PLACES * 256;
}

void mn_grammar_free(mn_grammar *g) {
  if (!g) return;
  mn_free(g->alloc, g->elements, g->element_capacity, sizeof *g->elements);
  mn_free(g->alloc, g->rules, g->capacity, sizeof *g->rules);
  mn_free(g->alloc, g->may, may_size(g->words), sizeof *g->may);
  mn_free(g->alloc, g, 1, sizeof *g);
}

static uint64_t *may_at(const mn_grammar *g, size_t place, byte c) {
  return g->may + (place * 256 + c) * g->words;
}

/* Room for one more bit in every set of rules. */
static mn_status grow_may(mn_grammar *g) {
  if (g->count < g->words * 64) return MN_OK;
  size_t words = g->words ? g->words * 2 : RULES_AT_FIRST / 64;
  uint64_t *may = mn_new_zeros(g->alloc, may_size(words), sizeof *may);
  if (!may) return MN_ENOMEM;
  for (size_t i = 0; i < PLACES * 256 && g->words; i++) {
    memcpy(may + i * words, g->may + i * g->words, g->words * sizeof *may);
  }
  mn_free(g->alloc, g->may, may_size(g->words), sizeof *g->may);
  g->may = may;
  g->words = words;
  return MN_OK;
}

/* The rule may have the set's characters at a place; all where the set is NULL. */
static void allow(mn_grammar *g, size_t place, const mn_byte_set *set) {
  for (size_t c = 0; c < 256; c++) {
    if (!set || has(set, (byte)c)) may_at(g, place, (byte)c)[g->count / 64] |= (uint64_t)1 << g->count % 64;
  }
}

/* Note which characters the new rule may begin with: the elements it may have come to are the bits of `open`. */
static void mark_beginnings(mn_grammar *g, const mn_element *body, size_t count) {
  uint64_t open = 1;
  for (size_t place = 0; place < PLACES; place++) {
    uint64_t following = 0;
    for (size_t i = 0; i < count; i++) {
      if (!(open >> i & 1)) continue;
      if (body[i].kind == MN_ELEMENT_OPTIONAL) open |= (uint64_t)2 << i;
      if (body[i].kind == MN_ELEMENT_END) continue;
      allow(g, place, &body[i].set);
      following |= (uint64_t)2 << i;
    }
    if (open >> count & 1) {
      for (; place < PLACES; place++) allow(g, place, NULL);
      return;
    }
    open = following;
  }
}

static mn_status reserve(mn_grammar *g, size_t elements) {
  void *list = g->elements, *rules = g->rules;
  mn_status status =
      mn_reserve(g->alloc, &list, &g->element_capacity, g->element_count + elements, sizeof *g->elements);
  g->elements = list;
  if (status != MN_OK) return status;
  status = mn_reserve(g->alloc, &rules, &g->capacity, g->count + 1, sizeof *g->rules);
  g->rules = rules;
  return status != MN_OK ? status : grow_may(g);
}

static void append(mn_grammar *g, const mn_element *list, size_t count) {
  if (count) memcpy(g->elements + g->element_count, list, count * sizeof *list);
  g->element_count += count;
}

mn_status mn_grammar_add(mn_grammar *g, const mn_rule *r) {
  const size_t most = MN_GRAMMAR_ELEMENTS;
  if (!r->body_count || r->body_count > most || r->left_count > most || r->right_count > most) return MN_ELIMIT;
  if (g->count >= MN_GRAMMAR_RULES) return MN_ELIMIT;
  mn_status status = reserve(g, r->left_count + r->body_count + r->right_count);
  if (status != MN_OK) return status;
  g->rules[g->count] = (rule){.at = (uint32_t)g->element_count, .left = (uint8_t)r->left_count,
                              .body = (uint8_t)r->body_count, .right = (uint8_t)r->right_count};
  append(g, r->left, r->left_count);
  append(g, r->body, r->body_count);
  append(g, r->right, r->right_count);
  mark_beginnings(g, r->body, r->body_count);
  g->count++;
  return MN_OK;
}

/* ---------------------------------------------------------------- one rule at one place */

/* Where the search for a list of elements may go on when it fails. */
typedef struct way {
  size_t element, at;
} way;

/* Does an element fit the character at a position, or the end there? */
static int fits(const mn_element *e, const char *shape, size_t size, size_t at) {
  return e->kind == MN_ELEMENT_END ? at == size : at < size && has(&e->set, (byte)shape[at]);
}

/* The end of what a list of elements takes from a position on; NOWHERE when it does not fit. */
static size_t match(const mn_element *list, size_t count, const char *shape, size_t size, size_t at) {
  way ways[MN_GRAMMAR_ELEMENTS];
  size_t depth = 0;
  for (size_t i = 0; i < count;) {
    const mn_element *e = &list[i];
    if (fits(e, shape, size, at)) {
      if (e->kind == MN_ELEMENT_OPTIONAL) ways[depth++] = (way){i + 1, at};
      at += e->kind != MN_ELEMENT_END;
      i++;
    } else if (e->kind == MN_ELEMENT_OPTIONAL) {
      i++;
    } else if (depth) {
      depth--;
      i = ways[depth].element;
      at = ways[depth].at;
    } else {
      return NOWHERE;
    }
  }
  return at;
}

/* Do the characters before a position fit, from right to left? */
static int fits_left(const mn_element *list, size_t count, const char *shape, size_t at) {
  char reversed[MN_GRAMMAR_ELEMENTS];
  size_t n = 0;
  for (; n < count && n < at; n++) reversed[n] = shape[at - 1 - n];
  return match(list, count, reversed, n, 0) != NOWHERE;
}

/* The end of what a rule takes at a position, or NOWHERE. */
static size_t apply(const mn_grammar *g, const rule *r, const char *shape, size_t size, size_t at) {
  const mn_element *left = g->elements + r->at, *body = left + r->left, *right = body + r->body;
  size_t end = match(body, r->body, shape, size, at);
  if (end == NOWHERE) return NOWHERE;
  if (r->left && !fits_left(left, r->left, shape, at)) return NOWHERE;
  if (r->right && match(right, r->right, shape, size, end) == NOWHERE) return NOWHERE;
  return end;
}

/* ---------------------------------------------------------------- the search */

/* The rules of one word of the sets that may fit at a position. */
static uint64_t candidates(const mn_grammar *g, const mn_grammar_search *s, size_t word) {
  uint64_t bits = ~(uint64_t)0;
  for (size_t i = 0; i < PLACES && s->from + i < s->size; i++) {
    bits &= may_at(g, i, (byte)s->shape[s->from + i])[word];
  }
  return bits;
}

/* Try the rules from next_rule on at `from`. */
static int try_rules(const mn_grammar *g, mn_grammar_search *s) {
  for (size_t word = s->next_rule / 64; word * 64 < g->count; word++) {
    uint64_t bits = candidates(g, s, word);
    if (word == s->next_rule / 64) bits &= ~(uint64_t)0 << s->next_rule % 64;
    for (; bits; bits &= bits - 1) {
      size_t i = word * 64 + (size_t)__builtin_ctzll(bits);
      if (i >= g->count) return 0;
      s->to = apply(g, &g->rules[i], s->shape, s->size, s->from);
      if (s->to == NOWHERE || s->to == s->from) continue;
      s->rule = i;
      s->next_rule = i + 1;
      return 1;
    }
  }
  return 0;
}

/* Go to the next head and to the first character around it that an expression may begin with. */
static int find_head(const mn_grammar *g, mn_grammar_search *s) {
  size_t head = s->next;
  while (head < s->size && !has(&g->heads, (byte)s->shape[head])) head++;
  if (head >= s->size) return 0;
  size_t least = head > MN_GRAMMAR_REACH ? head - MN_GRAMMAR_REACH : 0;
  if (least < s->done) least = s->done;
  s->from = head;
  while (s->from > least && has(&g->inside, (byte)s->shape[s->from - 1])) s->from--;
  s->next = s->head_end = head + 1;
  s->next_rule = 0;
  return 1;
}

int mn_grammar_next(const mn_grammar *g, mn_grammar_search *s) {
  for (;;) {
    for (; s->from < s->head_end; s->from++, s->next_rule = 0) {
      if (try_rules(g, s)) return 1;
    }
    if (!find_head(g, s)) return 0;
  }
}

void mn_grammar_take(mn_grammar_search *s) {
  s->next = s->done = s->from = s->to;
  s->head_end = 0;
}

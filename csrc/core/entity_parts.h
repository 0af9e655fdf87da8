/*
 * What the files of the entity rules share: the pass over a text, and small questions about its atoms.
 */
#ifndef MN_ENTITY_PARTS_H
#define MN_ENTITY_PARTS_H

#include <string.h>

#include "entities.h"

typedef struct mn_pass {
  const mn_entity_lists *lists;
  mn_finder *finder;
  const char *s;
  size_t n;
  mn_atom *a;   /* the atoms; a[count] is the end mark */
  size_t count;
  int french;
  mn_status status; /* the first that was not MN_OK */
} mn_pass;

/* Gaps over which a name goes on. */
static inline int mn_gap_joins(unsigned gap) {
  return gap == MN_GAP_SPACE || gap == MN_GAP_HYPHEN;
}

/* Is there nothing in the gap that ends a phrase: blanks and apostrophes only; hyphens too? */
static inline int mn_gap_is_close(unsigned gap) {
  return (gap & ~(unsigned)(MN_GAP_SPACE | MN_GAP_APOSTROPHE)) == 0;
}

static inline int mn_gap_is_inner(unsigned gap) {
  return (gap & ~(unsigned)(MN_GAP_SPACE | MN_GAP_HYPHEN | MN_GAP_APOSTROPHE)) == 0;
}

static inline const mn_atom *mn_before(const mn_pass *p, size_t i) {
  static const mn_atom NONE = {.gap = MN_GAP_BREAK};
  return i > 0 ? &p->a[i - 1] : &NONE;
}

/* The hit that begins at an atom, or NULL; the atom after it; its type. */
static inline const mn_hit *mn_hit_at(const mn_pass *p, size_t i) {
  return p->a[i].hit ? &p->finder->hits[p->a[i].hit - 1] : NULL;
}

static inline size_t mn_hit_end(const mn_pass *p, size_t i) {
  return p->finder->hits[p->a[i].hit - 1].end;
}

static inline mn_entity_type mn_hit_type(const mn_pass *p, const mn_hit *hit) {
  return (mn_entity_type)p->lists->types[hit->form][hit->row];
}

/* Is the atom this very word? */
#define mn_is_text(p, i, word) mn_is_bytes(p, i, word, sizeof(word) - 1)

static inline int mn_is_bytes(const mn_pass *p, size_t i, const char *word, size_t n) {
  const mn_atom *a = &p->a[i];
  return i < p->count && a->to - a->from == n && memcmp(p->s + a->from, word, n) == 0;
}

/* Is the atom one of these words? The list ends with NULL. */
static inline int mn_is_one_of(const mn_pass *p, size_t i, const char *const *words) {
  for (; *words; words++)
    if (p->s[p->a[i].from] == **words && mn_is_bytes(p, i, *words, strlen(*words))) return 1;
  return 0;
}

static inline int mn_is_dotted_initial(const mn_pass *p, size_t i) {
  return p->a[i].shape == MN_SHAPE_INITIAL && (p->a[i + 1].gap & MN_GAP_DOT);
}

/* May the atom be a word of a name: written with a capital, and no function word, month or day? */
static inline int mn_is_name_word(const mn_pass *p, size_t i) {
  const mn_atom *a = &p->a[i];
  if (i >= p->count || !mn_atom_is_capital(a)) return 0;
  if (a->hit || mn_is_dotted_initial(p, i)) return 1;
  if (mn_atom_is(a, MN_IS_FUNCTION | MN_IS_TIME)) return 0;
  return !(mn_atom_is(a, MN_IS_COMMON) && (a->flags & MN_ATOM_HEADING));
}

/* The end of the run of name words from i on that only blanks, hyphens and the like part. */
size_t mn_run_end(const mn_pass *p, size_t i);

/* Append a mention of the atoms [i, end); returns it, or NULL where memory is refused. */
mn_mention *mn_mention_add(mn_pass *p, size_t i, size_t end, mn_entity_type type, mn_entity_rule rule,
    unsigned confidence);

/* Append the hit at i. */
mn_mention *mn_mention_add_hit(mn_pass *p, size_t i);

/* The name or names that begin at i, in a run; returns the atom to go on with, always above i. */
size_t mn_names_at(mn_pass *p, size_t i);

/* What a number's first word may be. */
#define MN_NUMBER_CLASSES (MN_IS_NUMBER | MN_IS_POWER | MN_IS_VAGUE | MN_IS_PART | MN_IS_ARTICLE)

/* Can a number begin at the atom, as far as it shows itself? */
static inline int mn_may_be_number(const mn_atom *a) {
  return a->shape >= MN_SHAPE_NUMBER || mn_atom_is(a, MN_NUMBER_CLASSES);
}

/* The number at i, if there is one: returns the atom to go on with, or i. */
size_t mn_number_at(mn_pass *p, size_t i);

/* The person's name that begins at i: the atom after it, or i. */
size_t mn_person_end(const mn_pass *p, size_t i, size_t most);

/* The type that what stands around the name [i, end) shows, or -1. */
int mn_context_type(const mn_pass *p, size_t i, size_t end, mn_entity_rule *rule);

/* The type that a name's ending shows, or -1. */
int mn_ending_type(const mn_pass *p, size_t i, size_t end);

/* The second pass: what was left open, and which mentions are of one entity. */
mn_status mn_links_make(mn_pass *p);

#endif

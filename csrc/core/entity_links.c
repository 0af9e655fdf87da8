/*
 * The second pass: the document's memory decides what the first pass left open, and mentions are linked into entities.
 *
 * A mention has keys: its whole name, a person's first and last word, a person's last word, its row of the lists. The
 * memory is a hash table from keys to the latest mention that has them. A surname goes back to the latest full name with
 * it, else forward to the next; two different rows of the lists are never linked; nothing is linked to the photographers
 * of credits.
 */
#include <string.h>

#include "entity_parts.h"
#include "names.h"

#define OPEN MN_ENTITY_TYPES /* a type that is not known yet */

#define OPEN_OUT (MN_ENTITY_TYPES + 1) /* covered by another mention */

enum { KEY_NAME = 1, KEY_ENDS, KEY_SURNAME, KEY_ROW, KEY_INITIALS, KEY_SKELETON, KEY_PLACE };

static uint32_t mix(uint32_t h, uint32_t v) {
  uint64_t x = ((uint64_t)h << 32 | v) * UINT64_C(0x9E3779B97F4A7C15);
  return (uint32_t)(x >> 32) | 1u;
}

static uint32_t name_key(const mn_pass *p, const mn_mention *m) {
  uint32_t h = KEY_NAME;
  for (uint32_t i = m->first; i < m->end; i++) h = mix(h, p->a[i].hash);
  return h;
}

static uint32_t ends_key(const mn_pass *p, const mn_mention *m) {
  return mix(mix(KEY_ENDS, p->a[m->first].hash), p->a[m->end - 1].hash);
}

static uint32_t surname_key(const mn_pass *p, const mn_mention *m) {
  return mix(KEY_SURNAME, p->a[m->end - 1].hash);
}

static uint32_t row_key(const mn_mention *m) {
  return mix(mix(KEY_ROW, m->row), m->list);
}

/* ---- the memory -------------------------------------------------------------------------------------------------- */

/* Forget all; room for `keys` keys. */
static mn_status memory_clear(mn_finder *f, size_t keys) {
  size_t size = 32;
  while (size < keys * 2) size *= 2;
  if (size > f->memory_capacity) {
    mn_memory *memory = mn_new_zeros(f->alloc, size, sizeof *memory);
    if (!memory) return MN_ENOMEM;
    mn_free(f->alloc, f->memory, f->memory_capacity, sizeof *f->memory);
    f->memory = memory;
    f->memory_capacity = size;
    f->memory_stamp = 0;
  }
  f->memory_size = size;
  if (++f->memory_stamp) return MN_OK;
  memset(f->memory, 0, f->memory_capacity * sizeof *f->memory);
  f->memory_stamp = 1;
  return MN_OK;
}

/* The key's slot, or the free one for it: one with another stamp. */
static mn_memory *memory_slot(const mn_finder *f, uint32_t key) {
  size_t mask = f->memory_size - 1, i = (key * UINT32_C(0x85EBCA6B) >> 7) & mask;
  while (f->memory[i].stamp == f->memory_stamp && f->memory[i].key != key) i = (i + 1) & mask;
  return &f->memory[i];
}

static mn_mention *recall(const mn_finder *f, uint32_t key) {
  const mn_memory *slot = memory_slot(f, key);
  return slot->stamp == f->memory_stamp ? &f->mentions[slot->mention] : NULL;
}

static void remember(mn_finder *f, uint32_t key, const mn_mention *m, int replace) {
  mn_memory *slot = memory_slot(f, key);
  if (slot->stamp == f->memory_stamp && !replace) return;
  *slot = (mn_memory){.key = key, .mention = (uint32_t)(m - f->mentions), .stamp = f->memory_stamp};
}

/* ---- brackets ---------------------------------------------------------------------------------------------------- */

/* Is it short, and in capitals; or one short word, as acronyms that are spoken as words may be written: `Minusma`? */
static int is_acronym(const mn_pass *p, const mn_mention *m) {
  const mn_atom *a = &p->a[m->first];
  if (m->end == m->first + 1 && a->shape == MN_SHAPE_CAPITAL) return a->to - a->from <= 8;
  for (uint32_t i = m->first; i < m->end; i++)
    if (p->a[i].shape != MN_SHAPE_UPPER && p->a[i].shape != MN_SHAPE_NUMBER) return 0;
  return m->end - m->first <= 3;
}

static int is_name_type(unsigned type) {
  return type == MN_ORG || type == MN_GROUP || type == MN_OPERATION || type == MN_MEDIA || type == MN_EVENT;
}

/* A long name and its acronym are one: the one that is listed, or has the better reason, says what it is. */
static void bind(mn_mention *whole, mn_mention *acronym, size_t whole_index) {
  if (acronym->row != MN_NONE && whole->row == MN_NONE && is_name_type(acronym->type)) {
    whole->row = acronym->row;
    whole->list = acronym->list;
    whole->type = acronym->type;
    whole->rule = MN_RULE_ACRONYM;
  } else if (acronym->row == MN_NONE && (whole->row != MN_NONE || whole->rule == MN_RULE_HEAD)) {
    acronym->type = whole->type;
  } else if (acronym->row == MN_NONE) {
    if (!is_name_type(whole->type)) whole->type = MN_ORG;
    acronym->type = whole->type;
    whole->rule = MN_RULE_ACRONYM;
  } else {
    return;
  }
  if (acronym->row == MN_NONE) acronym->rule = MN_RULE_ACRONYM;
  acronym->flags &= (uint8_t)~(MN_MENTION_OPEN | MN_MENTION_SHORT);
  whole->flags &= (uint8_t)~(MN_MENTION_OPEN | MN_MENTION_SHORT);
  acronym->confidence = whole->confidence = 85;
  acronym->entity = (uint32_t)whole_index;
  acronym->reason = MN_LINK_ACRONYM;
}

/* Do the acronym's letters begin the name's words, in their order? */
static int letters_fit(const mn_pass *p, const mn_mention *whole, const mn_mention *acronym) {
  const char *letters = p->s + acronym->from;
  size_t n = acronym->to - acronym->from, at = 0, hit = 0;
  for (uint32_t i = whole->first; i < whole->end && at < n; i++) {
    if ((letters[at] | 0x20) != (p->s[p->a[i].from] | 0x20)) continue;
    at++;
    hit++;
  }
  return hit * 2 >= n;
}

static void bind_brackets(mn_pass *p) {
  mn_finder *f = p->finder;
  for (size_t k = 0; k + 1 < f->count; k++) {
    mn_mention *one = &f->mentions[k], *two = one + 1;
    if (two->first != one->end || !(p->a[two->first].gap & MN_GAP_OPEN) || !(p->a[two->end].gap & MN_GAP_CLOSE)) continue;
    if (one->type > MN_MEDIA && one->type != OPEN) continue;
    if (is_acronym(p, two) && one->end - one->first > 1 && letters_fit(p, one, two)) bind(one, two, k);
    else if (is_acronym(p, one) && two->end - two->first > 1 && letters_fit(p, two, one)) bind(two, one, k + 1);
  }
}

/* The key of the initials of a long name, or of an acronym: the words that are no function words count. */
static uint32_t initials_key(const mn_pass *p, const mn_mention *m) {
  uint32_t h = KEY_INITIALS, count = 0;
  if (m->end == m->first + 1 && p->a[m->first].shape == MN_SHAPE_UPPER) {
    for (uint32_t i = m->from; i < m->to; i++, count++) h = mix(h, (unsigned char)p->s[i] | 0x20u);
    return h;
  }
  for (uint32_t i = m->first; i < m->end; i++) {
    if (mn_atom_is(&p->a[i], MN_IS_FUNCTION)) continue;
    h = mix(h, (unsigned char)p->s[p->a[i].from] | 0x20u);
    count++;
  }
  return count > 2 ? h : 0;
}

/* Acronyms that stand for a long name elsewhere in the document, without a bracket: `the RPG`. */
static void bind_initials(mn_pass *p) {
  mn_finder *f = p->finder;
  int is_any = 0;
  for (size_t k = 0; k < f->count; k++) {
    mn_mention *m = &f->mentions[k];
    uint32_t key = is_name_type(m->type) && m->end > m->first + 2 ? initials_key(p, m) : 0;
    if (!key) continue;
    remember(f, key, m, 0);
    is_any = 1;
  }
  if (!is_any) return;
  for (size_t k = 0; k < f->count; k++) {
    mn_mention *m = &f->mentions[k];
    int is_word = m->end == m->first + 1 && p->a[m->first].shape == MN_SHAPE_UPPER;
    if (!is_word || (m->row != MN_NONE && is_name_type(m->type)) || m->type == MN_GPE || m->type == MN_PER) continue;
    mn_mention *whole = recall(f, initials_key(p, m));
    if (!whole || !is_name_type(whole->type)) continue;
    m->row = MN_NONE;
    bind(whole, m, (size_t)(whole - f->mentions));
  }
}

/* A name that goes on after a dash, up to a bracket: `June 5 Movement - Gathering of Patriotic Forces (`; and a bracket that
 * holds the same in another language. */
static uint32_t dashed_end(const mn_pass *p, uint32_t end) {
  uint32_t k = end;
  if (k >= p->count || p->a[k].gap != (MN_GAP_SPACE | MN_GAP_HYPHEN) || !mn_atom_is_capital(&p->a[k])) return end;
  for (k++; k < p->count && k < end + 10; k++)
    if (!mn_gap_is_inner(p->a[k].gap)) break;
  return k < p->count && (p->a[k].gap & (MN_GAP_OPEN | MN_GAP_CLOSE)) && mn_atom_is_capital(&p->a[k - 1]) ? k : end;
}

/* Put the mention number k over [first, end) and leave out those after it that it covers. */
static void stretch(mn_pass *p, size_t k, uint32_t first, uint32_t end) {
  mn_finder *f = p->finder;
  mn_mention *m = &f->mentions[k];
  m->first = first;
  m->end = end;
  m->from = p->a[first].from;
  m->to = p->a[end - 1].to;
  for (size_t j = k + 1; j < f->count && f->mentions[j].first < end; j++) f->mentions[j].type = OPEN_OUT;
}

/* The mention in the bracket after number k: a translation of its name. */
static void stretch_bracket(mn_pass *p, size_t k) {
  mn_finder *f = p->finder;
  const mn_mention *m = &f->mentions[k];
  uint32_t first = m->end, end = first;
  if (k + 1 >= f->count || first >= p->count || !(p->a[first].gap & MN_GAP_OPEN) ||
      !mn_atom_is_capital(&p->a[first])) return;
  for (end++; end < p->count && end < first + 12 && mn_gap_is_inner(p->a[end].gap);) end++;
  if (end >= p->count || !(p->a[end].gap & MN_GAP_CLOSE) || end - first < 3 || f->mentions[k + 1].first >= end) return;
  f->mentions[k + 1].type = m->type;
  f->mentions[k + 1].rule = MN_RULE_ACRONYM;
  f->mentions[k + 1].row = MN_NONE;
  f->mentions[k + 1].flags &= (uint8_t)~(MN_MENTION_OPEN | MN_MENTION_SHORT);
  stretch(p, k + 1, first, end);
  f->mentions[k + 1].entity = (uint32_t)k;
  f->mentions[k + 1].reason = MN_LINK_ACRONYM;
}

/* `Foreign Ministry's Department of International Organizations` is one name. */
static void join_possessive(mn_pass *p, size_t k) {
  const mn_mention *one = &p->finder->mentions[k], *two = one + 1;
  if (one->type != MN_ORG || two->type != MN_ORG || two->rule != MN_RULE_HEAD) return;
  int owns = two->first == one->end + 1 && p->a[one->end].gap == MN_GAP_APOSTROPHE &&
      p->a[two->first].gap == MN_GAP_SPACE;
  if (!owns) return;
  stretch(p, k, one->first, two->end);
  p->finder->mentions[k].row = MN_NONE;
  p->finder->mentions[k].rule = MN_RULE_HEAD;
}

static void stretch_names(mn_pass *p) {
  mn_finder *f = p->finder;
  for (size_t k = 0; k < f->count; k++) {
    mn_mention *m = &f->mentions[k];
    if (k + 1 < f->count) join_possessive(p, k);
    if (m->type != MN_GROUP && m->type != MN_ORG && m->type != OPEN) continue;
    uint32_t end = dashed_end(p, m->end);
    if (end > m->end && m->type != OPEN) stretch(p, k, m->first, end);
    if (m->type == MN_GROUP || end > m->end) stretch_bracket(p, k);
  }
}

/* ---- open types -------------------------------------------------------------------------------------------------- */

static int is_full_person(const mn_mention *m) {
  return m->type == MN_PER && m->end > m->first + 1 && !(m->flags & MN_MENTION_CREDIT);
}

/* Does a preposition of place stand before it? */
static int is_located(const mn_pass *p, const mn_mention *m) {
  return m->first > 0 && p->a[m->first].gap == MN_GAP_SPACE && mn_atom_is(&p->a[m->first - 1], MN_IS_IN | MN_IS_OF);
}

/* Remember the names with a good reason, or then those without: what they are to others depends on their order. */
static int remember_names(mn_pass *p, unsigned open) {
  mn_finder *f = p->finder;
  int others = 0;
  for (size_t k = 0; k < f->count; k++) {
    mn_mention *m = &f->mentions[k];
    int is_other = (m->flags & (MN_MENTION_OPEN | MN_MENTION_CREDIT)) != open;
    others |= is_other;
    if (is_other | (m->type > MN_MEDIA)) continue;
    if (open && m->rule == MN_RULE_SHAPE && m->type != MN_PER) continue;
    remember(f, name_key(p, m), m, 0);
    if (is_full_person(m)) remember(f, surname_key(p, m), m, 0);
    if ((m->type == MN_GPE || m->type == MN_LOC) && is_located(p, m)) remember(f, mix(name_key(p, m), KEY_PLACE), m, 0);
  }
  return others;
}

/* A bare surname that is a listed place too, as Keïta is: the person's where the text names the person in full, and never
 * the place after a preposition. */
static void close_place(mn_pass *p, mn_mention *m) {
  if (m->end != m->first + 1 || (m->type != MN_GPE && m->type != MN_LOC) || m->row == MN_NONE) return;
  const mn_mention *person = recall(p->finder, surname_key(p, m));
  if (!person || person->type != MN_PER || recall(p->finder, mix(name_key(p, m), KEY_PLACE))) return;
  m->type = MN_PER;
  m->row = MN_NONE;
  m->rule = MN_RULE_MEMORY;
  m->confidence = 70;
}

static void close_open(mn_pass *p, mn_mention *m) {
  const mn_mention *same = recall(p->finder, name_key(p, m));
  const mn_mention *person = m->end == m->first + 1 ? recall(p->finder, surname_key(p, m)) : NULL;
  if (same == m) same = NULL;
  if (same && same->type < MN_DATE && (!(same->flags & MN_MENTION_OPEN) || m->rule == MN_RULE_SHAPE)) {
    m->type = same->type;
  } else if (person && person->type == MN_PER && m->rule != MN_RULE_HEAD) {
    m->type = MN_PER;
  } else {
    return;
  }
  m->rule = MN_RULE_MEMORY;
  m->confidence = 70;
}

/* ---- persons ----------------------------------------------------------------------------------------------------- */

static void link_to(mn_finder *f, mn_mention *m, const mn_mention *target, mn_link reason) {
  uint32_t entity = target->entity;
  if (f->mentions[entity].row != MN_NONE && m->row != MN_NONE && f->mentions[entity].row != m->row) return;
  m->entity = entity;
  m->reason = (uint8_t)reason;
}

/* The short name m goes to the full name `full`; what the lists say of the bare surname then no longer counts. */
static void link_surname(mn_finder *f, mn_mention *m, const mn_mention *full, mn_link reason) {
  const mn_mention *own = m->row != MN_NONE ? recall(f, row_key(m)) : NULL;
  if (own && !(own->flags & MN_MENTION_SHORT)) return;
  m->row = MN_NONE;
  m->entity = full->entity;
  m->reason = (uint8_t)reason;
}

/* The folded words of a mention with blanks between them, in the atoms' scratch; false where memory is refused. */
static int fold_mention(mn_pass *p, const mn_mention *m) {
  mn_buffer *out = &p->finder->atoms.scratch;
  out->size = 0;
  for (uint32_t i = m->first; i < m->end; i++) {
    mn_status status = i > m->first ? mn_buffer_append(out, " ", 1) : MN_OK;
    const mn_atom *a = &p->a[i];
    if (status == MN_OK) status = mn_keys_fold(p->lists->vocabulary->keys, p->s + a->from, a->to - a->from, out);
    if (status != MN_OK) {
      p->status = status;
      return 0;
    }
  }
  return out->size <= MN_NAME_MAX;
}

/* Another spelling of a listed person's name, or of one in this text. */
static void link_variant(mn_pass *p, mn_mention *m) {
  mn_finder *f = p->finder;
  mn_buffer *folded = &f->atoms.scratch;
  char mapped[MN_NAME_MAX], other[MN_NAME_MAX], skeleton[MN_NAME_MAX];
  if (!fold_mention(p, m)) return;
  size_t size = mn_name_map(folded->data, folded->size, mapped);
  uint32_t hash = mn_key_hash(skeleton, mn_name_skeleton(mapped, size, skeleton)), key = mix(KEY_SKELETON, hash);
  if (folded->size && mn_entity_lists_variant(p->lists, mapped, size, hash, &m->list, &m->row)) {
    m->reason = MN_LINK_VARIANT;
    return;
  }
  const mn_mention *known = recall(f, key);
  if (!known) remember(f, key, m, 0);
  else if (fold_mention(p, known) &&
           mn_name_similarity(mapped, size, other, mn_name_map(folded->data, folded->size, other)) >= MN_NAME_SAME)
    link_to(f, m, known, MN_LINK_VARIANT);
}

static void link_full(mn_pass *p, mn_mention *m) {
  mn_finder *f = p->finder;
  const mn_mention *same = recall(f, name_key(p, m));
  if (same && same->type == MN_PER) link_to(f, m, same, MN_LINK_SAME_NAME);
  else if ((same = recall(f, ends_key(p, m))) != NULL) link_to(f, m, same, MN_LINK_PART);
  else if (m->row == MN_NONE && mn_atom_is(&p->a[m->first], MN_IS_PARTICLE)) {
    same = recall(f, surname_key(p, m)); /* `Ag Ghaly` */
    if (same) link_to(f, m, same, MN_LINK_SURNAME);
  }
}

static void link_person(mn_pass *p, mn_mention *m) {
  mn_finder *f = p->finder;
  int is_full = is_full_person(m), is_credit = (m->flags & MN_MENTION_CREDIT) != 0;
  if (m->row != MN_NONE && is_full) {
    const mn_mention *same = recall(f, row_key(m));
    if (same) link_to(f, m, same, MN_LINK_SAME_ROW);
  }
  if (is_credit) {
    const mn_mention *same = recall(f, mix(name_key(p, m), KEY_ROW));
    if (same) link_to(f, m, same, MN_LINK_SAME_NAME);
    remember(f, mix(name_key(p, m), KEY_ROW), m, 0);
    return;
  }
  if (is_full && m->entity == (uint32_t)(m - f->mentions)) link_full(p, m);
  if (is_full && m->entity == (uint32_t)(m - f->mentions) && m->row == MN_NONE) link_variant(p, m);
  if (!is_full) {
    const mn_mention *full = recall(f, surname_key(p, m));
    const mn_mention *same = full ? NULL : recall(f, m->row != MN_NONE ? row_key(m) : name_key(p, m));
    if (full) link_surname(f, m, full, MN_LINK_SURNAME);
    else if (same) link_to(f, m, same, m->row != MN_NONE ? MN_LINK_SAME_ROW : MN_LINK_SAME_NAME);
  }
  if (m->row != MN_NONE) remember(f, row_key(m), m, is_full);
  remember(f, name_key(p, m), m, 1);
  if (!is_full) return;
  remember(f, ends_key(p, m), m, 0);
  remember(f, surname_key(p, m), m, 1);
}

/* Surnames that no full name stands before, as in headlines: forward to the next one. */
static mn_status link_forward(mn_pass *p) {
  mn_finder *f = p->finder;
  mn_status status = memory_clear(f, f->count * 4 + 1);
  for (size_t k = f->count; status == MN_OK && k-- > 0;) {
    mn_mention *m = &f->mentions[k];
    if (m->type != MN_PER || (m->flags & MN_MENTION_CREDIT)) continue;
    if (is_full_person(m)) {
      remember(f, surname_key(p, m), m, 1);
      if (m->row != MN_NONE) remember(f, row_key(m), m, 1);
    } else if (m->entity == k) {
      const mn_mention *full = recall(f, surname_key(p, m));
      if (full) link_surname(f, m, full, MN_LINK_FORWARD);
    }
  }
  /* links of short names to short ones that have found their full name */
  for (size_t k = 0; k < f->count && status == MN_OK; k++) {
    mn_mention *m = &f->mentions[k];
    const mn_mention *entity = &f->mentions[m->entity];
    for (int steps = 0; steps < 4 && entity->entity != m->entity; steps++, entity = &f->mentions[m->entity])
      m->entity = entity->entity;
  }
  return status;
}

static void link_other(mn_pass *p, mn_mention *m) {
  mn_finder *f = p->finder;
  if (m->reason == MN_LINK_ACRONYM) {
    remember(f, name_key(p, m), m, 1);
    return;
  }
  uint32_t key = m->row != MN_NONE ? row_key(m) : name_key(p, m);
  const mn_mention *same = recall(f, key);
  if (same && same->type == m->type) link_to(f, m, same, m->row != MN_NONE ? MN_LINK_SAME_ROW : MN_LINK_SAME_NAME);
  else remember(f, key, m, 1);
}

/* ---- order ------------------------------------------------------------------------------------------------------- */

static int is_within(const mn_mention *m, const mn_mention *outer) {
  return outer->type == MN_QUANTITY && m->from >= outer->from && m->to <= outer->to && m->type <= MN_MEDIA;
}

/* Leave out what has no type, and what overlaps; amounts of money have their way. */
static void tidy(mn_finder *f) {
  size_t kept = 0;
  for (size_t k = 0; k < f->count; k++) {
    mn_mention m = f->mentions[k];
    if (m.type >= OPEN) continue;
    while (m.type == MN_MONEY && kept && f->mentions[kept - 1].to > m.from) kept--;
    const mn_mention *before = kept ? &f->mentions[kept - 1] : NULL;
    if (before && before->to > m.from && !is_within(&m, before)) continue;
    if (kept > 1 && f->mentions[kept - 2].to > m.from && !is_within(&m, &f->mentions[kept - 2])) continue;
    m.entity = (uint32_t)kept;
    m.reason = MN_LINK_NONE;
    f->mentions[kept++] = m;
  }
  f->count = kept;
}

/* A place that is the subject of a verb, and stands after no preposition of place. */
static void mark_governing(const mn_pass *p, mn_mention *m) {
  const mn_atom *next = &p->a[m->end], *before = mn_before(p, m->first);
  if (m->type != MN_GPE || (m->first > 0 && p->a[m->first].gap == MN_GAP_SPACE && mn_atom_is(before, MN_IS_IN))) return;
  int acts = next->gap == MN_GAP_SPACE && next->shape == MN_SHAPE_LOWER && mn_atom_is(next, MN_IS_SPEECH | MN_IS_ACTION);
  int owns = next->gap == MN_GAP_APOSTROPHE;
  if (acts || owns) m->flags |= MN_MENTION_GOVERNS;
}

mn_status mn_links_make(mn_pass *p) {
  mn_finder *f = p->finder;
  stretch_names(p);
  bind_brackets(p);
  mn_status status = memory_clear(f, f->count * 4 + 1);
  if (status != MN_OK) return status;
  bind_initials(p);
  if (remember_names(p, 0)) remember_names(p, MN_MENTION_OPEN);
  for (size_t k = 0; k < f->count; k++)
    if (f->mentions[k].type <= OPEN && (f->mentions[k].flags & MN_MENTION_OPEN)) close_open(p, &f->mentions[k]);
  for (size_t k = 0; k < f->count; k++) close_place(p, &f->mentions[k]);
  tidy(f);
  for (size_t k = 0; k < f->count; k++)
    if (f->mentions[k].type == MN_GROUP) stretch_bracket(p, k);
  bind_brackets(p);
  status = memory_clear(f, f->count * 6 + 1);
  if (status != MN_OK) return status;
  bind_initials(p);
  for (size_t k = 0; k < f->count; k++) {
    mn_mention *m = &f->mentions[k];
    mark_governing(p, m);
    if (m->type == MN_PER) link_person(p, m);
    else if (m->type <= MN_MEDIA) link_other(p, m);
  }
  return p->status == MN_OK ? link_forward(p) : p->status;
}

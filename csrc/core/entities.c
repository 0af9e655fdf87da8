#include "entities.h"

#include <string.h>

#include "entity_parts.h"
#include "lines.h"

const char *const mn_link_names[] = {"", "same list row", "same name", "surname", "part of the name", "acronym",
                                     "named later", "spelling", NULL};

/* ---- the finder -------------------------------------------------------------------------------------------------- */

mn_finder mn_finder_make(const mn_alloc *alloc) {
  mn_finder f = {.alloc = alloc, .atoms = mn_atoms_make(alloc), .pieces = mn_spans_make(alloc),
                 .segments = mn_spans_make(alloc)};
  for (unsigned i = 0; i < MN_ENTITY_LISTS; i++) f.scanners[i] = mn_scanner_make(alloc);
  return f;
}

void mn_finder_free(mn_finder *f) {
  mn_atoms_free(&f->atoms);
  mn_spans_free(&f->pieces);
  mn_spans_free(&f->segments);
  for (unsigned i = 0; i < MN_ENTITY_LISTS; i++) mn_scanner_free(&f->scanners[i]);
  mn_free(f->alloc, f->hits, f->hit_capacity, sizeof *f->hits);
  mn_free(f->alloc, f->mentions, f->capacity, sizeof *f->mentions);
  mn_free(f->alloc, f->memory, f->memory_capacity, sizeof *f->memory);
  *f = mn_finder_make(f->alloc);
}

/* ---- pieces ------------------------------------------------------------------------------------------------------ */

static int is_word_byte(char c) {
  return (unsigned)((c | 0x20) - 'a') < 26u || (unsigned)(c - '0') < 10u || (unsigned char)c >= 0x80;
}

/* The text's segments: it is cut where a line's piece is glued to the next in the middle of a word. */
static mn_status find_segments(mn_finder *f, const char *s, size_t n) {
  f->pieces.count = f->segments.count = 0;
  mn_status status = mn_lines_scan(s, n, &f->pieces);
  size_t from = 0;
  for (size_t k = 0; k < f->pieces.count && status == MN_OK; k++) {
    size_t end = mn_span_end(&f->pieces.items[k]);
    if (end == 0 || end >= n || !is_word_byte(s[end - 1]) || !is_word_byte(s[end])) continue;
    status = mn_spans_append(&f->segments, from, end, 0);
    from = end;
  }
  return status == MN_OK ? mn_spans_append(&f->segments, from, n, 0) : status;
}

/* ---- hits -------------------------------------------------------------------------------------------------------- */

static mn_status add_hit(mn_finder *f, const mn_hit *hit, unsigned list) {
  void *hits = f->hits;
  mn_status status = mn_reserve(f->alloc, &hits, &f->hit_capacity, f->hit_count + 1, sizeof *f->hits);
  f->hits = hits;
  if (status != MN_OK) return status;
  mn_hit *new = &f->hits[f->hit_count++];
  *new = *hit;
  new->form = list;
  return MN_OK;
}

/* Merge the hits of all lists: where two overlap the earlier list has its way. */
static mn_status merge_hits(mn_finder *f) {
  const mn_scanner *one = &f->scanners[0], *two = &f->scanners[1];
  mn_status status = MN_OK;
  size_t j = 0;
  for (size_t i = 0; i <= one->count && status == MN_OK; i++) {
    size_t from = i < one->count ? one->hits[i].from : SIZE_MAX, before = i ? one->hits[i - 1].to : 0;
    for (; j < two->count && two->hits[j].from < from && status == MN_OK; j++)
      if (two->hits[j].from >= before && two->hits[j].to <= from) status = add_hit(f, &two->hits[j], 1);
    if (i < one->count && status == MN_OK) status = add_hit(f, &one->hits[i], 0);
  }
  return status;
}

/* Append the hits of the words [from, to). */
static mn_status scan_words(const mn_entity_lists *lists, mn_finder *f, const char *s, size_t n, size_t from, size_t to) {
  mn_status status = MN_OK;
  for (unsigned i = 0; i < MN_ENTITY_LISTS && status == MN_OK; i++) {
    f->scanners[i].count = 0;
    if (lists->gazetteers[i])
      status = mn_gazetteer_search(lists->gazetteers[i], &f->scanners[i], s, n, &f->atoms.keys, from, to);
  }
  return status == MN_OK ? merge_hits(f) : status;
}

static mn_status scan_lists(const mn_entity_lists *lists, mn_finder *f, const char *s) {
  mn_status status = MN_OK;
  size_t from = 0;
  f->hit_count = 0;
  for (size_t k = 0; k < f->segments.count && status == MN_OK; k++) {
    size_t end = mn_span_end(&f->segments.items[k]), to = f->segments.count == 1 ? f->atoms.count : from;
    while (to < f->atoms.count && f->atoms.items[to].from < end) to++;
    status = scan_words(lists, f, s, end, from, to);
    from = to;
  }
  return status;
}

/* Note at their first atoms the hits from number `h` on. */
static void place_hits(mn_finder *f, size_t h) {
  for (; h < f->hit_count; h++) f->atoms.items[f->hits[h].first].hit = (uint32_t)h + 1;
}

/* The atoms of a listed name without class nouns in small letters at its ends (`Mopti region`, `prison de Kléssoum`):
 * those from *i to *end. In French small letters at the end are the name's (`Nations unies`). Returns whether it has any. */
static int find_core(const mn_finder *f, int french, size_t *i, size_t *end) {
  const mn_atom *a = f->atoms.items;
  size_t from = *i, to = *end;
  if (a[from].shape == MN_SHAPE_LOWER && a[from + 1].gap == MN_GAP_SPACE && !mn_atom_is(&a[from],
      MN_IS_PARTICLE | MN_IS_INSTITUTION))
    while (from < to && !mn_atom_is_capital(&a[from])) from++;
  if (!french && a[*i].shape != MN_SHAPE_LOWER)
    while (to > from && a[to - 1].shape == MN_SHAPE_LOWER) to--;
  if (from == to && mn_atom_is(&a[*i], MN_IS_INSTITUTION)) return 0;
  if (from == to) from = to = *end, from--; /* `armée malienne` */
  if (from == *i && to == *end) return 0;
  *i = from;
  *end = to;
  return 1;
}

/* Is it a place that is more than its nationality: `Soviet bloc`? */
static int is_own_place(const mn_entity_lists *lists, const mn_finder *f, unsigned type, size_t core) {
  const mn_hit *hit = &f->hits[core];
  return (type == MN_GPE || type == MN_LOC) && lists->types[hit->form][hit->row] == MN_NORP;
}

/* Is the core a nationality, and the whole an organisation? */
static int has_nationality(const mn_entity_lists *lists, const mn_finder *f, unsigned type, size_t core) {
  const mn_hit *hit = &f->hits[core];
  return (type == MN_ORG || type == MN_GROUP) && lists->types[hit->form][hit->row] == MN_NORP;
}

/* Is the name set between marks, and nothing else: `the “Takuba taskforce”`? Then it is whole. */
static int is_marked(const mn_finder *f, size_t i, size_t end) {
  return (f->atoms.items[i].gap & MN_GAP_QUOTE) && (f->atoms.items[end].gap & MN_GAP_QUOTE);
}

/* Replace such names by those that their cores are. */
static mn_status trim_hits(const mn_entity_lists *lists, mn_finder *f, const char *s, int french) {
  mn_status status = MN_OK;
  size_t count = f->hit_count;
  for (size_t h = 0; h < count && status == MN_OK; h++) {
    size_t i = f->hits[h].first, from = i, end = f->hits[h].end, before = f->hit_count;
    unsigned type = lists->types[f->hits[h].form][f->hits[h].row];
    if (type == MN_WEAPON || type == MN_PER || end == i + 1 || is_marked(f, i, end) || !find_core(f, french, &from, &end)) continue;
    status = scan_words(lists, f, s, f->atoms.items[end - 1].to, from, end);
    if (status != MN_OK) break;
    if (f->hit_count == before) {
      /* `coup d'État d'août 2020`: no name, though a list has it */
      if (type == MN_EVENT && f->atoms.items[i].shape == MN_SHAPE_LOWER && f->atoms.items[from].shape != MN_SHAPE_LOWER)
        f->atoms.items[i].hit = 0;
      continue;
    }
    int is_small = f->atoms.items[from].shape == MN_SHAPE_LOWER; /* then only a nationality counts */
    if (is_own_place(lists, f, type, before) || (is_small && !has_nationality(lists, f, type, before))) {
      f->hit_count = before;
      continue;
    }
    f->atoms.items[i].hit = 0;
    place_hits(f, before);
  }
  return status;
}

/* ---- credits ----------------------------------------------------------------------------------------------------- */

/* Mark the atoms that stand in the credits of pictures. */
static void mark_credits(mn_finder *f) {
  size_t i = 0;
  for (size_t k = 0; k < f->pieces.count; k++) {
    const mn_span *piece = &f->pieces.items[k];
    if (piece->kind != MN_PIECE_CREDIT) continue;
    while (i < f->atoms.count && f->atoms.items[i].from < piece->from) i++;
    for (; i < f->atoms.count && f->atoms.items[i].from < mn_span_end(piece); i++)
      f->atoms.items[i].flags |= MN_ATOM_CREDIT;
  }
}

/* ---- mentions ---------------------------------------------------------------------------------------------------- */

mn_mention *mn_mention_add(mn_pass *p, size_t i, size_t end, mn_entity_type type, mn_entity_rule rule,
    unsigned confidence) {
  mn_finder *f = p->finder;
  void *mentions = f->mentions;
  mn_status status = mn_reserve(f->alloc, &mentions, &f->capacity, f->count + 1, sizeof *f->mentions);
  f->mentions = mentions;
  if (status != MN_OK) {
    p->status = status;
    return NULL;
  }
  mn_mention *m = &f->mentions[f->count];
  *m = (mn_mention){.from = p->a[i].from, .to = p->a[end - 1].to, .first = (uint32_t)i, .end = (uint32_t)end,
                    .row = MN_NONE, .entity = (uint32_t)f->count, .type = (uint8_t)type, .rule = (uint8_t)rule,
                    .confidence = (uint8_t)confidence};
  if (p->a[i].flags & MN_ATOM_CREDIT) m->flags |= MN_MENTION_CREDIT;
  f->count++;
  return m;
}

mn_mention *mn_mention_add_hit(mn_pass *p, size_t i) {
  const mn_hit *hit = mn_hit_at(p, i);
  mn_mention *m = mn_mention_add(p, i, mn_hit_end(p, i), mn_hit_type(p, hit), MN_RULE_LIST, 95);
  if (!m) return NULL;
  m->from = (uint32_t)hit->from;
  m->to = (uint32_t)hit->to;
  if (m->type == MN_PER && (m->flags & MN_MENTION_CREDIT)) { /* a photographer is no namesake whom a list has */
    m->rule = MN_RULE_CREDIT;
    return m;
  }
  m->row = hit->row;
  m->list = (uint8_t)hit->form;
  return m;
}

/* ---- the pass ---------------------------------------------------------------------------------------------------- */

/* Can nothing begin at the atom? So it is with most words, and they are passed over at once. A particle that is a function
 * word begins no name in small letters, and an article no number but before a power: `a hundred`. */
static inline int is_plain(const mn_atom *a) {
  const uint32_t CLASSES = MN_NUMBER_CLASSES | MN_IS_INSTITUTION | MN_IS_PARTICLE;
  if (a->shape != MN_SHAPE_LOWER || a->hit) return 0;
  if (!(a->classes & CLASSES)) return 1;
  if (!(a->classes & MN_IS_FUNCTION)) return 0;
  return !(a->classes & CLASSES & ~(uint32_t)(MN_IS_PARTICLE | MN_IS_ARTICLE)) &&
      (!mn_atom_is(a, MN_IS_ARTICLE) || !mn_atom_is(a + 1, MN_IS_POWER));
}

static void first_pass(mn_pass *p) {
  for (size_t i = 0; i < p->count && p->status == MN_OK;) {
    if (is_plain(&p->a[i])) {
      i++;
      continue;
    }
    size_t next = mn_may_be_number(&p->a[i]) ? mn_number_at(p, i) : i;
    i = next > i ? next : mn_names_at(p, i);
  }
}

mn_status mn_entities_find(const mn_entity_lists *lists, mn_finder *f, const char *s, size_t n, mn_entity_lang lang) {
  f->count = 0;
  mn_status status = find_segments(f, s, n);
  if (status == MN_OK) status = mn_atoms_read(lists->vocabulary, s, n, &f->segments, &f->atoms);
  if (status == MN_OK) status = scan_lists(lists, f, s);
  if (status != MN_OK) return status;
  place_hits(f, 0);
  int french = lang == MN_ENTITY_GUESS ? f->atoms.french > f->atoms.english : lang == MN_ENTITY_FRENCH;
  status = trim_hits(lists, f, s, french);
  if (status != MN_OK) return status;
  mark_credits(f);
  mn_pass p = {.lists = lists, .finder = f, .s = s, .n = n, .a = f->atoms.items, .count = f->atoms.count,
               .french = french, .status = MN_OK};
  first_pass(&p);
  return p.status == MN_OK ? mn_links_make(&p) : p.status;
}

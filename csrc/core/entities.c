#include "entities.h"

#include <string.h>

#include "entity_parts.h"
#include "lines.h"

const char *const mn_link_names[] = {"", "same list row", "same name", "surname", "part of the name", "acronym",
                                     "named later", NULL};

/* ---- lists ------------------------------------------------------------------------------------------------------- */

mn_entity_lists mn_entity_lists_make(const mn_alloc *alloc, const mn_vocabulary *vocabulary) {
  return (mn_entity_lists){.alloc = alloc, .vocabulary = vocabulary};
}

void mn_entity_lists_free(mn_entity_lists *lists) {
  for (unsigned i = 0; i < MN_ENTITY_LISTS; i++) {
    mn_free(lists->alloc, lists->types[i], lists->rows[i], 1);
    lists->types[i] = NULL;
    lists->rows[i] = 0;
  }
}

mn_status mn_entity_lists_set(mn_entity_lists *lists, unsigned list, const mn_gazetteer *g) {
  size_t rows = mn_gazetteer_rows(g);
  uint8_t *types = mn_new(lists->alloc, rows ? rows : 1, 1);
  if (!types) return MN_ENOMEM;
  mn_free(lists->alloc, lists->types[list], lists->rows[list], 1);
  lists->types[list] = types;
  lists->rows[list] = rows ? rows : 1;
  lists->gazetteers[list] = g;
  for (size_t i = 0; i < rows; i++) {
    mn_cell cells[MN_COLUMNS];
    mn_gazetteer_cells(g, (uint32_t)i, cells);
    int type = mn_entity_type_of(mn_gazetteer_text(g) + cells[MN_COLUMN_TYPE].from, cells[MN_COLUMN_TYPE].size);
    types[i] = (uint8_t)(type < 0 ? MN_ORG : type);
  }
  return MN_OK;
}

/* ---- the finder -------------------------------------------------------------------------------------------------- */

mn_finder mn_finder_make(const mn_alloc *alloc) {
  mn_finder f = {.alloc = alloc, .atoms = mn_atoms_make(alloc), .pieces = mn_spans_make(alloc)};
  for (unsigned i = 0; i < MN_ENTITY_LISTS; i++) f.scanners[i] = mn_scanner_make(alloc);
  return f;
}

void mn_finder_free(mn_finder *f) {
  mn_atoms_free(&f->atoms);
  mn_spans_free(&f->pieces);
  for (unsigned i = 0; i < MN_ENTITY_LISTS; i++) mn_scanner_free(&f->scanners[i]);
  mn_free(f->alloc, f->hits, f->hit_capacity, sizeof *f->hits);
  mn_free(f->alloc, f->hit_ends, f->end_capacity, sizeof *f->hit_ends);
  mn_free(f->alloc, f->mentions, f->capacity, sizeof *f->mentions);
  mn_free(f->alloc, f->memory, f->memory_size, sizeof *f->memory);
  *f = mn_finder_make(f->alloc);
}

/* ---- hits -------------------------------------------------------------------------------------------------------- */

static mn_status add_hit(mn_finder *f, const mn_hit *hit, unsigned list) {
  void *hits = f->hits;
  mn_status status = mn_reserve(f->alloc, &hits, &f->hit_capacity, f->hit_count + 1, sizeof *f->hits);
  f->hits = hits;
  if (status != MN_OK) return status;
  f->hits[f->hit_count] = *hit;
  f->hits[f->hit_count++].form = list;
  return MN_OK;
}

/* Merge the hits of all lists: where two overlap the earlier list has its way. */
static mn_status merge_hits(mn_finder *f) {
  const mn_scanner *one = &f->scanners[0], *two = &f->scanners[1];
  mn_status status = MN_OK;
  size_t j = 0;
  f->hit_count = 0;
  for (size_t i = 0; i <= one->count && status == MN_OK; i++) {
    size_t from = i < one->count ? one->hits[i].from : SIZE_MAX, before = i ? one->hits[i - 1].to : 0;
    for (; j < two->count && two->hits[j].from < from && status == MN_OK; j++)
      if (two->hits[j].from >= before && two->hits[j].to <= from) status = add_hit(f, &two->hits[j], 1);
    if (i < one->count && status == MN_OK) status = add_hit(f, &one->hits[i], 0);
  }
  return status;
}

static mn_status scan_lists(const mn_entity_lists *lists, mn_finder *f, const char *s, size_t n) {
  mn_status status = MN_OK;
  for (unsigned i = 0; i < MN_ENTITY_LISTS && status == MN_OK; i++) {
    f->scanners[i].count = 0;
    if (lists->gazetteers[i]) status = mn_gazetteer_scan(lists->gazetteers[i], &f->scanners[i], s, n, MN_OVERLAP_LONGEST);
  }
  return status == MN_OK ? merge_hits(f) : status;
}

/* Note at each atom the hit that begins there, and where the hit ends. */
static mn_status place_hits(mn_finder *f) {
  void *ends = f->hit_ends;
  mn_status status = mn_reserve(f->alloc, &ends, &f->end_capacity, f->hit_count + 1, sizeof *f->hit_ends);
  f->hit_ends = ends;
  if (status != MN_OK) return status;
  mn_atom *a = f->atoms.items;
  size_t i = 0;
  for (size_t h = 0; h < f->hit_count; h++) {
    while (i < f->atoms.count && a[i].to <= f->hits[h].from) i++;
    if (i == f->atoms.count) return MN_OK;
    a[i].hit = (uint32_t)h + 1;
    size_t end = i + 1;
    while (end < f->atoms.count && a[end].from < f->hits[h].to) end++;
    f->hit_ends[h] = (uint32_t)end;
  }
  return MN_OK;
}

/* ---- credits ----------------------------------------------------------------------------------------------------- */

/* Mark the atoms that stand in the credits of pictures. */
static mn_status mark_credits(mn_finder *f, const char *s, size_t n) {
  f->pieces.count = 0;
  mn_status status = mn_lines_scan(s, n, &f->pieces);
  size_t i = 0;
  for (size_t k = 0; k < f->pieces.count && status == MN_OK; k++) {
    const mn_span *piece = &f->pieces.items[k];
    if (piece->kind != MN_PIECE_CREDIT) continue;
    while (i < f->atoms.count && f->atoms.items[i].from < piece->from) i++;
    for (; i < f->atoms.count && f->atoms.items[i].from < mn_span_end(piece); i++)
      f->atoms.items[i].flags |= MN_ATOM_CREDIT;
  }
  return status;
}

/* ---- mentions ---------------------------------------------------------------------------------------------------- */

mn_mention *mn_mention_add(mn_pass *p, size_t i, size_t end, mn_entity_type type, mn_entity_rule rule, unsigned confidence) {
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
  m->row = hit->row;
  m->list = (uint8_t)hit->form;
  return m;
}

/* ---- the pass ---------------------------------------------------------------------------------------------------- */

static void first_pass(mn_pass *p) {
  for (size_t i = 0; i < p->count && p->status == MN_OK;) {
    size_t next = mn_number_at(p, i);
    i = next > i ? next : mn_names_at(p, i);
  }
}

mn_status mn_entities_find(const mn_entity_lists *lists, mn_finder *f, const char *s, size_t n, mn_entity_lang lang) {
  f->count = 0;
  mn_status status = mn_atoms_read(lists->vocabulary, s, n, &f->atoms);
  if (status == MN_OK) status = scan_lists(lists, f, s, n);
  if (status == MN_OK) status = place_hits(f);
  if (status == MN_OK) status = mark_credits(f, s, n);
  if (status != MN_OK) return status;
  int french = lang == MN_ENTITY_GUESS ? f->atoms.french > f->atoms.english : lang == MN_ENTITY_FRENCH;
  mn_pass p = {.lists = lists, .finder = f, .s = s, .n = n, .a = f->atoms.items, .count = f->atoms.count,
               .french = french, .status = MN_OK};
  first_pass(&p);
  return p.status == MN_OK ? mn_links_make(&p) : p.status;
}

#include "cues.h"

#include <string.h>

mn_views mn_views_make(const mn_alloc *alloc) {
  return (mn_views){.alloc = alloc};
}

void mn_views_free(mn_views *views) {
  mn_free(views->alloc, views->items, views->capacity, sizeof *views->items);
  *views = mn_views_make(views->alloc);
}

/* ---- a word ------------------------------------------------------------------------------------------------------ */

static inline uint32_t hash_byte(uint32_t h, char c) {
  return (h ^ (unsigned char)c) * UINT32_C(0x01000193); /* FNV-1a */
}

#define HASH_START UINT32_C(0x811C9DC5)

/* Its first and last bytes, the shorter ends on the way to the longer ones. */
static void read_ends(const char *folded, size_t n, mn_view *v) {
  uint32_t first = HASH_START, last = HASH_START;
  for (size_t k = 0; k < 4; k++) {
    if (k < n) {
      first = hash_byte(first, folded[k]);
      last = hash_byte(last, folded[n - 1 - k]);
    }
    if (k == 1) v->first[0] = first;
    if (k >= 1) v->last[k - 1] = last;
  }
  v->first[1] = first;
}

/* ASCII is folded here; its letters differ in one bit. */
static mn_status read_folded(const mn_keys *keys, const char *word, const mn_key *key, mn_buffer *scratch, mn_view *v) {
  char ends[8] = {0};
  if (key->is_plain) {
    size_t n = key->size, head = n < 4 ? n : 4;
    for (size_t k = 0; k < head; k++) {
      ends[k] = (char)(word[k] | 0x20);
      ends[head + k] = (char)(word[n - head + k] | 0x20);
    }
    if (n <= 4) read_ends(ends, n, v);
    else read_ends(ends, 8, v);
    return MN_OK;
  }
  scratch->size = 0;
  mn_status status = mn_keys_fold(keys, word, key->size, scratch);
  if (status == MN_OK) read_ends(scratch->data, scratch->size, v);
  return status;
}

/* A blank beside another sign says nothing: texts that are given as tokens have one everywhere. */
static uint32_t gap_of(const mn_atom *a) {
  uint32_t gap = a->gap;
  return gap == MN_GAP_SPACE ? gap : gap & ~(uint32_t)MN_GAP_SPACE;
}

static uint32_t shape_of(const mn_finder *f, const mn_atom *a) {
  uint32_t size = a->to - a->from;
  return 1u + a->shape + ((uint32_t)a->flags & (MN_ATOM_START | MN_ATOM_UPPER | MN_ATOM_HEADING)) * 8u +
         (mn_atom_is_capital(a) && mn_atoms_have_lower(&f->atoms, a->hash) ? 64u : 0u) + (size <= 2 ? 128u * size : 0u);
}

/* What bears on names; what numbers are made of does not. */
#define CLASSES (MN_IS_GIVEN | MN_IS_EVERYDAY | MN_IS_SURNAME | MN_IS_TITLE | MN_IS_HONORIFIC | MN_IS_OCCUPATION | \
                 MN_IS_TITLE_PART | MN_IS_PARTICLE | MN_IS_SUFFIX | MN_IS_FUNCTION | MN_IS_COMMON | MN_IS_TIME | MN_IS_IN | \
                 MN_IS_OF | MN_IS_ARTICLE | MN_IS_SPEECH | MN_IS_PLACE | MN_IS_INSTITUTION | MN_IS_KIN)

static mn_status read_view(const mn_entity_lists *lists, mn_finder *f, const char *s, size_t i, mn_view *v) {
  const mn_atom *a = &f->atoms.items[i];
  const mn_hit *hit = a->hit ? &f->hits[a->hit - 1] : NULL;
  *v = (mn_view){.word = a->hash, .shape = shape_of(f, a), .gap = gap_of(a), .classes = a->classes & CLASSES,
                 .starts = i == 0 || (a->flags & MN_ATOM_START), .is_capital = mn_atom_is_capital(a)};
  v->written = a->hash + v->shape * UINT32_C(0x9E3779B1);
  v->heads = a->term->first + 16u * a->term->of + 256u * a->term->last;
  if (hit) v->listed = 1u + lists->types[hit->form][hit->row];
  return read_folded(lists->vocabulary->keys, s + a->from, &f->atoms.keys.items[i], &f->atoms.scratch, v);
}

/* Note what lists and rules found. */
static void read_mentions(const mn_finder *f, mn_views *views) {
  for (size_t k = 0; k < f->count; k++) {
    const mn_mention *m = &f->mentions[k];
    for (uint32_t i = m->first; i < m->end; i++) {
      uint32_t place = (i > m->first ? 1u : 0u) + (i + 1 < m->end ? 2u : 0u);
      views->items[i].found = 1u + m->type + 16u * place + 64u * m->rule;
    }
  }
}

mn_status mn_views_read(const mn_entity_lists *lists, mn_finder *f, const char *s, mn_views *views) {
  void *items = views->items;
  size_t count = f->atoms.count;
  mn_status status = mn_reserve(views->alloc, &items, &views->capacity, count, sizeof *views->items);
  views->items = items;
  views->count = 0;
  for (size_t i = 0; i < count && status == MN_OK; i++) status = read_view(lists, f, s, i, &views->items[i]);
  if (status != MN_OK) return status;
  views->count = count;
  read_mentions(f, views);
  return MN_OK;
}

/* ---- cues -------------------------------------------------------------------------------------------------------- */

/* The neighbour before or after the view at i, inside the sentence. */
static const mn_view none;

static const mn_view *before(const mn_views *views, size_t i, size_t steps) {
  for (size_t k = 0; k < steps; k++)
    if (views->items[i - k].starts) return &none; /* the first of all starts one */
  return &views->items[i - steps];
}

static const mn_view *after(const mn_views *views, size_t i, size_t steps) {
  for (size_t k = 1; k <= steps; k++)
    if (i + k >= views->count || views->items[i + k].starts) return &none;
  return &views->items[i + steps];
}

/* The row of a cue: the number of its template keeps equal values of different kinds apart. */
static inline uint32_t row_of(uint32_t number, uint32_t a, uint32_t b, unsigned bits) {
  uint32_t h = (a + number * UINT32_C(0x85EBCA6B)) * UINT32_C(0xCC9E2D51);
  h ^= h >> 15;
  h = (h + b) * UINT32_C(0x9E3779B1);
  h ^= h >> 16;
  return (h * UINT32_C(0xC2B2AE35)) >> (32 - bits);
}

/* Several small values as one. */
static inline uint32_t both(uint32_t a, uint32_t b) {
  return a * UINT32_C(0x1B873593) + b;
}

void mn_cues_read(const mn_views *views, size_t i, unsigned bits, uint32_t rows[MN_CUES]) {
  const mn_view *v = &views->items[i], *b = before(views, i, 1), *bb = before(views, i, 2), *a = after(views, i, 1),
                *aa = after(views, i, 2);
  uint32_t gap = both(v->gap, a->gap);
  uint32_t n = 0;
#define CUE(x, y) rows[n] = row_of(n + 1, x, y, bits), n++
  CUE(v->word, 0);
  CUE(v->written, 0);
  CUE(b->word, 0);
  CUE(a->word, 0);
  CUE(bb->word, 0);
  CUE(aa->word, 0);
  CUE(v->word, b->word);
  CUE(v->word, a->word);
  CUE(v->shape, b->word);
  CUE(v->shape, a->word);
  CUE(v->first[0], v->shape);
  CUE(v->first[1], v->shape);
  CUE(v->last[0], v->shape);
  CUE(v->last[1], v->shape);
  CUE(v->last[2], v->shape);
  CUE(b->last[1], v->shape);
  CUE(a->last[1], v->shape);
  CUE(v->shape, gap);
  CUE(v->shape, both(b->shape, a->shape));
  CUE(v->shape, both(b->shape, bb->shape));
  CUE(v->shape, both(a->shape, aa->shape));
  CUE(v->classes, v->shape);
  CUE(b->classes, both(v->gap, v->shape));
  CUE(a->classes, both(a->gap, v->shape));
  CUE(v->heads, v->shape);
  CUE(b->heads, a->heads);
  CUE(v->found, 0);
  CUE(v->found, v->shape);
  CUE(v->found, both(b->found, a->found));
  CUE(a->found, both(v->shape, a->gap));
  CUE(b->found, both(v->shape, v->gap));
  CUE(v->listed, v->found);
#undef CUE
}

void mn_cues_remember(const mn_views *views, size_t i, unsigned bits, unsigned remembered, uint32_t rows[MN_MEMORY_CUES]) {
  const mn_view *v = &views->items[i];
  rows[0] = row_of(64, remembered, 0, bits);
  rows[1] = row_of(65, remembered, v->shape, bits);
  rows[2] = row_of(66, remembered, v->found, bits);
}

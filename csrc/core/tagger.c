#include "tagger.h"

#include <string.h>

#include "bits.h"

/* ---- memory of the document -------------------------------------------------------------------------------------- */

mn_status mn_recall_begin(mn_recall *r, size_t words) {
  size_t size = 64;
  while (size < words * 2 && size < SIZE_MAX / 4) size *= 2;
  if (size > r->capacity) {
    void *slots = mn_new(r->alloc, size, sizeof *r->slots);
    if (!slots) return MN_ENOMEM;
    mn_free(r->alloc, r->slots, r->capacity, sizeof *r->slots);
    r->slots = slots;
    r->capacity = size;
  }
  r->size = size;
  memset(r->slots, 0, size * sizeof *r->slots);
  return MN_OK;
}

void mn_recall_free(mn_recall *r) {
  mn_free(r->alloc, r->slots, r->capacity, sizeof *r->slots);
  *r = (mn_recall){.alloc = r->alloc};
}

static struct mn_recalled *slot_of(const mn_recall *r, uint32_t hash) {
  size_t i = hash & (r->size - 1);
  while (r->slots[i].value && r->slots[i].hash != hash) i = (i + 1) & (r->size - 1);
  return &r->slots[i];
}

unsigned mn_recall_find(const mn_recall *r, uint32_t hash) {
  return slot_of(r, hash)->value;
}

void mn_recall_add(mn_recall *r, const mn_views *views, size_t from, size_t to, const uint8_t *tags, unsigned types) {
  for (size_t i = from; i < to; i++) {
    if (!views->items[i].is_capital) continue;
    struct mn_recalled *slot = slot_of(r, views->items[i].word);
    unsigned tag = tags[i - from], value = tag ? 2 + mn_tag_type_of(types, tag) : 1;
    if (value > 1 || slot->value == 0) *slot = (struct mn_recalled){.hash = views->items[i].word, .value = value};
  }
}

/* ---- life -------------------------------------------------------------------------------------------------------- */

mn_tagger mn_tagger_make(const mn_alloc *alloc) {
  return (mn_tagger){.alloc = alloc, .views = mn_views_make(alloc), .lattice = mn_lattice_make(alloc, 1),
                     .recall = {.alloc = alloc}};
}

void mn_tagger_free(mn_tagger *t) {
  mn_views_free(&t->views);
  mn_lattice_free(&t->lattice);
  mn_recall_free(&t->recall);
  mn_free(t->alloc, t->emissions, t->emission_capacity, sizeof *t->emissions);
  mn_free(t->alloc, t->tags, t->tag_capacity, 1);
  mn_free(t->alloc, t->items, t->capacity, sizeof *t->items);
  *t = mn_tagger_make(t->alloc);
}

/* ---- scores ------------------------------------------------------------------------------------------------------ */

/* The sums of the rows' weights: in eight lanes of sixteen bits, which MN_WEIGHT_MAX keeps from overflowing. */
static void add_rows(const mn_model *m, const uint32_t *rows, size_t count, int32_t *emission) {
  for (unsigned from = 0; from < m->stride; from += MN_LANES) {
    int16_t sum[MN_LANES] = {0};
    for (size_t k = 0; k < count; k++) {
      const int16_t *w = m->weights + (size_t)rows[k] * m->stride + from;
      for (unsigned t = 0; t < MN_LANES; t++) sum[t] = (int16_t)(sum[t] + w[t]);
    }
    for (unsigned t = 0; t < MN_LANES; t++) emission[from + t] = sum[t];
  }
}

/* The rows of word i's cues; their memory is asked for ahead. */
static void read_rows(const mn_model *m, const mn_tagger *t, size_t i, uint32_t rows[MN_CUES_ALL]) {
  const mn_view *v = &t->views.items[i];
  mn_cues_read(&t->views, i, m->bits, rows);
  mn_cues_remember(&t->views, i, m->bits, v->is_capital ? mn_recall_find(&t->recall, v->word) : 0, rows + MN_CUES);
  for (size_t k = 0; k < MN_CUES_ALL; k++) {
    const int16_t *row = m->weights + (size_t)rows[k] * m->stride;
    mn_prefetch(row);
    mn_prefetch(row + m->stride - 1);
  }
}

/* The scores and the best tags of a line. A word's rows are asked for while those of the word before are added up. */
static void score_line(const mn_model *m, mn_tagger *t, size_t from, size_t to) {
  uint32_t rows[2][MN_CUES_ALL];
  read_rows(m, t, from, rows[from & 1]);
  for (size_t i = from; i < to; i++) {
    int32_t *emission = t->emissions + (i - from) * m->stride;
    if (i + 1 < to) read_rows(m, t, i + 1, rows[(i + 1) & 1]);
    add_rows(m, rows[i & 1], MN_CUES_ALL, emission);
    mn_lattice_step(&t->lattice, emission, m->moves);
  }
  mn_lattice_path(&t->lattice, t->tags + from);
}

static mn_status tag_line(const mn_model *m, mn_tagger *t, size_t from, size_t to) {
  void *emissions = t->emissions;
  mn_status status = mn_lattice_begin(&t->lattice, to - from);
  if (status == MN_OK)
    status = mn_reserve(t->alloc, &emissions, &t->emission_capacity, (to - from) * m->stride, sizeof *t->emissions);
  t->emissions = emissions;
  if (status != MN_OK) return status;
  score_line(m, t, from, to);
  mn_recall_add(&t->recall, &t->views, from, to, t->tags + from, m->types);
  return MN_OK;
}

/* ---- findings ---------------------------------------------------------------------------------------------------- */

/* The tag of word i in a finding of the words [first, end); type is the model's types where it is no finding. */
static unsigned tag_at(const mn_model *m, size_t i, size_t first, size_t end, unsigned type) {
  if (type == m->types) return 0;
  if (end - first == 1) return mn_tag_of(m->types, MN_TAG_S, type);
  return mn_tag_of(m->types, i == first ? MN_TAG_B : i + 1 == end ? MN_TAG_E : MN_TAG_I, type);
}

/* The score of the words [first, end) of the line [from, to) as a finding of that type, all else as it is tagged. */
static int64_t score_as(const mn_model *m, const mn_tagger *t, size_t from, size_t to, size_t first, size_t end, unsigned type) {
  unsigned tag = first > from ? t->tags[first - 1] : 0;
  int64_t score = 0;
  for (size_t i = first; i < end; i++) {
    unsigned next = tag_at(m, i, first, end, type);
    score += t->emissions[(i - from) * m->stride + next] + m->moves[tag * m->stride + next];
    tag = next;
  }
  return end < to ? score + m->moves[tag * m->stride + t->tags[end]] : score;
}

/* How far ahead of the next best reading of the same words it is. */
static unsigned confidence_of(const mn_model *m, const mn_tagger *t, size_t from, size_t to, size_t first, size_t end,
                              unsigned type) {
  int64_t own = score_as(m, t, from, to, first, end, type), next = INT64_MIN;
  for (unsigned other = 0; other <= m->types; other++) {
    int64_t score = other == type ? INT64_MIN : score_as(m, t, from, to, first, end, other);
    next = score > next ? score : next;
  }
  int64_t lead = own > next ? own - next : 0, half = (int64_t)m->unit * MN_HALF_LEAD;
  return (unsigned)(50 + 49 * lead / (lead + half));
}

/* The full stop after the last letter of `U.S.` is its own. */
static uint32_t end_of(const mn_finder *f, const char *s, size_t first, size_t end) {
  const mn_atom *last = &f->atoms.items[end - 1];
  int is_dotted = end - first > 1 && last->shape == MN_SHAPE_INITIAL && last->gap == MN_GAP_DOT;
  return last->to + (is_dotted && (last[1].gap & MN_GAP_DOT) && s[last->to] == '.');
}

static mn_status add_finding(const mn_model *m, const mn_finder *f, const char *s, mn_tagger *t, size_t from, size_t to,
                             size_t first, size_t end) {
  void *items = t->items;
  mn_status status = mn_reserve(t->alloc, &items, &t->capacity, t->count + 1, sizeof *t->items);
  t->items = items;
  if (status != MN_OK) return status;
  unsigned type = mn_tag_type_of(m->types, t->tags[first]);
  t->items[t->count++] = (mn_tagged){.from = f->atoms.items[first].from, .to = end_of(f, s, first, end),
                                     .first = (uint32_t)first, .end = (uint32_t)end, .type = (uint8_t)type,
                                     .confidence = (uint8_t)confidence_of(m, t, from, to, first, end, type)};
  return MN_OK;
}

static mn_status add_line(const mn_model *m, const mn_finder *f, const char *s, mn_tagger *t, size_t from, size_t to) {
  mn_status status = MN_OK;
  for (size_t i = from; i < to && status == MN_OK;) {
    size_t first = i++;
    if (t->tags[first] == 0) continue;
    if (mn_tag_place_of(m->types, t->tags[first]) == MN_TAG_B) {
      while (mn_tag_place_of(m->types, t->tags[i]) == MN_TAG_I) i++;
      i++; /* the end's own tag: the lattice answers no other */
    }
    status = add_finding(m, f, s, t, from, to, first, i);
  }
  return status;
}

/* ---- scan -------------------------------------------------------------------------------------------------------- */

size_t mn_tagger_line_end(const mn_finder *f, size_t i) {
  for (i++; i < f->atoms.count && !(f->atoms.items[i].gap & MN_GAP_BREAK);) i++;
  return i;
}

/* Another model may have another number of types. */
static void fit_lattice(mn_tagger *t, unsigned types) {
  if (t->lattice.types == types) return;
  mn_lattice_free(&t->lattice);
  t->lattice = mn_lattice_make(t->alloc, types);
}

mn_status mn_tagger_scan(const mn_model *m, const mn_entity_lists *lists, mn_finder *f, const char *s, mn_tagger *t) {
  void *tags = t->tags;
  size_t count = f->atoms.count;
  t->count = 0;
  fit_lattice(t, m->types);
  mn_status status = mn_reserve(t->alloc, &tags, &t->tag_capacity, count, 1);
  t->tags = tags;
  if (status == MN_OK) status = mn_views_read(lists, f, s, &t->views);
  if (status == MN_OK) status = mn_recall_begin(&t->recall, count);
  for (size_t from = 0, to; from < count && status == MN_OK; from = to) {
    to = mn_tagger_line_end(f, from);
    status = tag_line(m, t, from, to);
    if (status == MN_OK) status = add_line(m, f, s, t, from, to);
  }
  return status;
}

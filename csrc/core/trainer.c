#include "trainer.h"

#include <string.h>

#define HEAD_START 8 /* steps that every wrong tag is given */

struct mn_trainer {
  const mn_alloc *alloc;
  unsigned types, bits, stride;
  mn_buffer names;
  uint64_t random;
  int64_t time;                     /* lines seen, and 1 */
  int32_t *weights, *moves;         /* now, in steps; rows of stride */
  int64_t *weight_sums, *move_sums; /* of each change times the time it was made at */
  mn_views views;                   /* of all words of all texts */
  uint32_t *rows;                   /* their cues, MN_CUES each */
  size_t row_capacity;
  uint8_t *tags; /* their true tags */
  size_t tag_capacity;
  size_t *lines; /* the word after each line's last */
  size_t line_count, line_capacity;
  size_t *texts; /* the line after each text's last */
  size_t text_count, text_capacity;
  size_t *order; /* of the texts in an epoch */
  size_t order_capacity;
  mn_views added;
  mn_lattice lattice;
  mn_recall recall;
  uint8_t *found; /* the tags of a line */
  size_t found_capacity;
};

/* ---- life -------------------------------------------------------------------------------------------------------- */

static size_t weight_count(const mn_trainer *t) {
  return ((size_t)1 << t->bits) * t->stride;
}

static size_t move_count(const mn_trainer *t) {
  return (size_t)t->stride * t->stride;
}

static int take_tables(mn_trainer *t) {
  t->weights = mn_new_zeros(t->alloc, weight_count(t), sizeof *t->weights);
  t->weight_sums = mn_new_zeros(t->alloc, weight_count(t), sizeof *t->weight_sums);
  t->moves = mn_new_zeros(t->alloc, move_count(t), sizeof *t->moves);
  t->move_sums = mn_new_zeros(t->alloc, move_count(t), sizeof *t->move_sums);
  return t->weights && t->weight_sums && t->moves && t->move_sums;
}

mn_status mn_trainer_new(const mn_alloc *alloc, unsigned bits, const char *names, size_t size, uint64_t seed,
                         mn_trainer **out) {
  mn_model *model; /* of which the names are checked */
  *out = NULL;
  mn_status status = mn_model_new(alloc, bits, names, size, &model);
  if (status != MN_OK) return status;
  mn_trainer *t = mn_new_zeros(alloc, 1, sizeof *t);
  if (t) {
    *t = (mn_trainer){.alloc = alloc, .types = model->types, .bits = bits, .stride = model->stride, .random = seed, .time = 1,
                      .names = mn_buffer_make(alloc), .views = mn_views_make(alloc), .added = mn_views_make(alloc),
                      .lattice = mn_lattice_make(alloc, model->types), .recall = {.alloc = alloc}};
    status = mn_buffer_append(&t->names, names, size);
  }
  mn_model_free(model);
  if (t && status == MN_OK && take_tables(t)) {
    *out = t;
    return MN_OK;
  }
  mn_trainer_free(t);
  return MN_ENOMEM;
}

void mn_trainer_free(mn_trainer *t) {
  if (!t) return;
  const mn_alloc *alloc = t->alloc;
  mn_free(alloc, t->weights, weight_count(t), sizeof *t->weights);
  mn_free(alloc, t->weight_sums, weight_count(t), sizeof *t->weight_sums);
  mn_free(alloc, t->moves, move_count(t), sizeof *t->moves);
  mn_free(alloc, t->move_sums, move_count(t), sizeof *t->move_sums);
  mn_free(alloc, t->rows, t->row_capacity, sizeof *t->rows);
  mn_free(alloc, t->tags, t->tag_capacity, 1);
  mn_free(alloc, t->lines, t->line_capacity, sizeof *t->lines);
  mn_free(alloc, t->texts, t->text_capacity, sizeof *t->texts);
  mn_free(alloc, t->order, t->order_capacity, sizeof *t->order);
  mn_free(alloc, t->found, t->found_capacity, 1);
  mn_views_free(&t->views);
  mn_views_free(&t->added);
  mn_lattice_free(&t->lattice);
  mn_recall_free(&t->recall);
  mn_buffer_free(&t->names);
  mn_free(alloc, t, 1, sizeof *t);
}

/* ---- texts ------------------------------------------------------------------------------------------------------- */

static mn_status reserve_sizes(const mn_trainer *t, size_t **array, size_t *capacity, size_t need) {
  void *items = *array;
  mn_status status = mn_reserve(t->alloc, &items, capacity, need, sizeof **array);
  *array = items;
  return status;
}

static mn_status reserve_bytes(const mn_trainer *t, uint8_t **array, size_t *capacity, size_t need) {
  void *items = *array;
  mn_status status = mn_reserve(t->alloc, &items, capacity, need, 1);
  *array = items;
  return status;
}

/* Room for the words and lines of one more text. */
static mn_status make_room(mn_trainer *t, size_t words, size_t lines) {
  size_t all = t->views.count + words;
  void *views = t->views.items, *rows = t->rows;
  mn_status status = mn_reserve(t->alloc, &views, &t->views.capacity, all, sizeof *t->views.items);
  t->views.items = views;
  if (status == MN_OK && all > SIZE_MAX / MN_CUES) status = MN_ENOMEM;
  if (status == MN_OK) status = mn_reserve(t->alloc, &rows, &t->row_capacity, all * MN_CUES, sizeof *t->rows);
  t->rows = rows;
  if (status == MN_OK) status = reserve_bytes(t, &t->tags, &t->tag_capacity, all);
  if (status == MN_OK) status = reserve_sizes(t, &t->lines, &t->line_capacity, t->line_count + lines);
  if (status == MN_OK) status = reserve_sizes(t, &t->texts, &t->text_capacity, t->text_count + 1);
  if (status == MN_OK) status = reserve_sizes(t, &t->order, &t->order_capacity, t->text_count + 1);
  return status;
}

static size_t count_lines(const mn_finder *f) {
  size_t lines = 0;
  for (size_t i = 0; i < f->atoms.count; i = mn_tagger_line_end(f, i)) lines++;
  return lines;
}

/* The true tags of the words [first, end), a finding of that type; where a line ends inside, it is two. */
static void mark(const mn_trainer *t, const mn_finder *f, size_t first, size_t end, unsigned type, uint8_t *tags) {
  while (first < end) {
    size_t line = mn_tagger_line_end(f, first), last = (line < end ? line : end) - 1;
    for (size_t i = first; i <= last; i++) {
      mn_tag_place place = first == last ? MN_TAG_S : i == first ? MN_TAG_B : i == last ? MN_TAG_E : MN_TAG_I;
      tags[i] = (uint8_t)mn_tag_of(t->types, place, type);
    }
    first = last + 1;
  }
}

/* The true tags of a text's words. A word that two spans share is the first one's. */
static mn_status mark_all(const mn_trainer *t, const mn_finder *f, const mn_spans *spans, uint8_t *tags) {
  const mn_atom *a = f->atoms.items;
  size_t i = 0, end = 0;
  memset(tags, 0, f->atoms.count);
  for (size_t k = 0; k < spans->count; k++) {
    const mn_span *span = &spans->items[k];
    if (span->kind >= t->types || span->from < end) return MN_EFORMAT;
    end = mn_span_end(span);
    while (i < f->atoms.count && a[i].to <= span->from) i++;
    size_t first = i;
    while (i < f->atoms.count && a[i].from < end) i++;
    mark(t, f, first, i, span->kind, tags);
  }
  return MN_OK;
}

mn_status mn_trainer_add(mn_trainer *t, const mn_entity_lists *lists, mn_finder *f, const char *s, const mn_spans *spans) {
  size_t words = f->atoms.count, base = t->views.count;
  if (words == 0) return MN_OK;
  mn_status status = mn_views_read(lists, f, s, &t->added);
  if (status == MN_OK) status = make_room(t, words, count_lines(f));
  if (status == MN_OK) status = mark_all(t, f, spans, t->tags + base);
  if (status != MN_OK) return status;
  for (size_t i = 0; i < words; i++) {
    t->views.items[base + i] = t->added.items[i];
    mn_cues_read(&t->added, i, t->bits, t->rows + (base + i) * MN_CUES);
  }
  for (size_t i = 0; i < words;) {
    i = mn_tagger_line_end(f, i);
    t->lines[t->line_count++] = base + i;
  }
  t->texts[t->text_count++] = t->line_count;
  t->views.count += words;
  return MN_OK;
}

/* ---- epochs ------------------------------------------------------------------------------------------------------ */

/* SplitMix64 (Steele, Lea and Flood 2014). */
static uint64_t next_random(mn_trainer *t) {
  uint64_t z = t->random += UINT64_C(0x9E3779B97F4A7C15);
  z = (z ^ z >> 30) * UINT64_C(0xBF58476D1CE4E5B9);
  z = (z ^ z >> 27) * UINT64_C(0x94D049BB133111EB);
  return z ^ z >> 31;
}

/* Fisher and Yates. */
static void shuffle(mn_trainer *t) {
  for (size_t i = 0; i < t->text_count; i++) t->order[i] = i;
  for (size_t i = t->text_count; i > 1; i--) {
    size_t k = (size_t)(next_random(t) % i), other = t->order[k];
    t->order[k] = t->order[i - 1];
    t->order[i - 1] = other;
  }
}

/* A step of one weight, at the present time; the limit keeps sums within the lattice's bounds. */
static void change(const mn_trainer *t, int32_t *weight, int64_t *sum, int32_t step) {
  if (*weight + step > MN_WEIGHT_MAX || *weight + step < -MN_WEIGHT_MAX) return;
  *weight += step;
  *sum += t->time * step;
}

static void change_row(mn_trainer *t, uint32_t row, unsigned right, unsigned wrong) {
  size_t at = (size_t)row * t->stride;
  change(t, &t->weights[at + right], &t->weight_sums[at + right], 1);
  change(t, &t->weights[at + wrong], &t->weight_sums[at + wrong], -1);
}

static void change_move(mn_trainer *t, unsigned from, unsigned to, int32_t step) {
  change(t, &t->moves[from * t->stride + to], &t->move_sums[from * t->stride + to], step);
}

static unsigned remembered(const mn_trainer *t, size_t i) {
  const mn_view *v = &t->views.items[i];
  return v->is_capital ? mn_recall_find(&t->recall, v->word) : 0;
}

static void score_word(const mn_trainer *t, size_t i, int32_t *emission) {
  uint32_t memory[MN_MEMORY_CUES];
  mn_cues_remember(&t->views, i, t->bits, remembered(t, i), memory);
  for (unsigned k = 0; k < t->stride; k++) emission[k] = k == t->tags[i] ? 0 : HEAD_START;
  for (size_t c = 0; c < MN_CUES_ALL; c++) {
    uint32_t row = c < MN_CUES ? t->rows[i * MN_CUES + c] : memory[c - MN_CUES];
    const int32_t *w = t->weights + (size_t)row * t->stride;
    for (unsigned from = 0; from < t->stride; from += MN_LANES)
      for (unsigned k = from; k < from + MN_LANES; k++) emission[k] += w[k];
  }
}

static void correct_word(mn_trainer *t, size_t i, unsigned found) {
  uint32_t memory[MN_MEMORY_CUES];
  mn_cues_remember(&t->views, i, t->bits, remembered(t, i), memory);
  for (size_t c = 0; c < MN_CUES; c++) change_row(t, t->rows[i * MN_CUES + c], t->tags[i], found);
  for (size_t c = 0; c < MN_MEMORY_CUES; c++) change_row(t, memory[c], t->tags[i], found);
}

/* Where the found sequence is another than the true one: a step from it towards that. */
static size_t correct(mn_trainer *t, size_t from, size_t to) {
  size_t wrong = 0;
  unsigned right_before = 0, found_before = 0;
  for (size_t i = from; i < to; i++) {
    unsigned right = t->tags[i], found = t->found[i - from];
    if (right != found) {
      correct_word(t, i, found);
      wrong++;
    }
    if (right != found || right_before != found_before) {
      change_move(t, right_before, right, 1);
      change_move(t, found_before, found, -1);
    }
    right_before = right;
    found_before = found;
  }
  return wrong;
}

static mn_status learn_line(mn_trainer *t, size_t from, size_t to, mn_epoch *epoch) {
  int32_t emission[MN_STRIDE_MAX];
  mn_status status = mn_lattice_begin(&t->lattice, to - from);
  if (status == MN_OK) status = reserve_bytes(t, &t->found, &t->found_capacity, to - from);
  if (status != MN_OK) return status;
  for (size_t i = from; i < to; i++) {
    score_word(t, i, emission);
    mn_lattice_step(&t->lattice, emission, t->moves);
  }
  mn_lattice_path(&t->lattice, t->found);
  size_t wrong = correct(t, from, to);
  mn_recall_add(&t->recall, &t->views, from, to, t->found, t->types);
  t->time++;
  epoch->lines++;
  epoch->wrong_lines += wrong > 0;
  epoch->words += to - from;
  epoch->wrong_words += wrong;
  return MN_OK;
}

static mn_status learn_text(mn_trainer *t, size_t number, mn_epoch *epoch) {
  size_t line = number ? t->texts[number - 1] : 0, last = t->texts[number];
  size_t from = line ? t->lines[line - 1] : 0;
  mn_status status = mn_recall_begin(&t->recall, t->lines[last - 1] - from);
  for (; line < last && status == MN_OK; line++) {
    status = learn_line(t, from, t->lines[line], epoch);
    from = t->lines[line];
  }
  return status;
}

mn_status mn_trainer_epoch(mn_trainer *t, mn_epoch *epoch) {
  mn_status status = MN_OK;
  *epoch = (mn_epoch){.lines = 0};
  shuffle(t);
  for (size_t i = 0; i < t->text_count && status == MN_OK; i++) status = learn_text(t, t->order[i], epoch);
  return status;
}

/* ---- the model --------------------------------------------------------------------------------------------------- */

/* The average weight times the time. */
static int64_t average(const mn_trainer *t, int32_t weight, int64_t sum) {
  return weight * t->time - sum;
}

static int64_t highest(const mn_trainer *t, const int32_t *weights, const int64_t *sums, size_t count, int64_t most) {
  for (size_t i = 0; i < count; i++) {
    int64_t value = average(t, weights[i], sums[i]);
    if (value < 0) value = -value;
    if (value > most) most = value;
  }
  return most;
}

/* The average as a model's weight, where `most` is the highest; halves are rounded away from 0. */
static int32_t quantize(int64_t value, int64_t most) {
  int64_t twice = 2 * value * MN_WEIGHT_MAX / most;
  return (int32_t)((twice + (twice < 0 ? -1 : 1)) / 2);
}

mn_status mn_trainer_model(const mn_trainer *t, const mn_alloc *alloc, mn_model **out) {
  mn_status status = mn_model_new(alloc, t->bits, t->names.data, t->names.size, out);
  if (status != MN_OK) return status;
  int64_t most = highest(t, t->weights, t->weight_sums, weight_count(t), t->time);
  most = highest(t, t->moves, t->move_sums, move_count(t), most);
  for (size_t i = 0; i < weight_count(t); i++)
    (*out)->weights[i] = (int16_t)quantize(average(t, t->weights[i], t->weight_sums[i]), most);
  for (size_t i = 0; i < move_count(t); i++)
    (*out)->moves[i] = quantize(average(t, t->moves[i], t->move_sums[i]), most);
  int64_t unit = t->time * MN_WEIGHT_MAX / most;
  (*out)->unit = unit > 0 ? (uint32_t)unit : 1;
  return MN_OK;
}

/*
 * The lists that entities are looked up in: the types of their rows, and the skeletons of the persons' names.
 */
#include <string.h>

#include "entities.h"
#include "names.h"

mn_entity_lists mn_entity_lists_make(const mn_alloc *alloc, const mn_vocabulary *vocabulary) {
  return (mn_entity_lists){.alloc = alloc, .vocabulary = vocabulary};
}

static void clear_list(mn_entity_lists *lists, unsigned i) {
  mn_free(lists->alloc, lists->types[i], lists->rows[i], 1);
  mn_free(lists->alloc, lists->skeletons[i], lists->skeleton_counts[i], sizeof *lists->skeletons[i]);
  mn_free(lists->alloc, lists->skeleton_filters[i], lists->skeleton_counts[i], 1);
  lists->types[i] = lists->skeleton_filters[i] = NULL;
  lists->skeletons[i] = NULL;
  lists->rows[i] = lists->skeleton_counts[i] = 0;
  lists->gazetteers[i] = NULL;
}

void mn_entity_lists_free(mn_entity_lists *lists) {
  for (unsigned i = 0; i < MN_ENTITY_LISTS; i++) clear_list(lists, i);
}

/* ---- skeletons --------------------------------------------------------------------------------------------------- */

/* The folded words of s[0, n) with blanks between them, in scratch; how many words. */
static size_t fold_words(const mn_keys *keys, const char *s, size_t n, mn_key_list *words, mn_buffer *scratch) {
  size_t at = 0;
  words->count = words->base = scratch->size = 0;
  if (mn_keys_read(keys, s, n, &at, SIZE_MAX, words) != MN_OK) return 0;
  for (size_t i = 0; i < words->count; i++) {
    if (i && mn_buffer_append(scratch, " ", 1) != MN_OK) return 0;
    if (mn_keys_fold(keys, s + words->items[i].from, words->items[i].size, scratch) != MN_OK) return 0;
  }
  return scratch->size <= MN_NAME_MAX ? words->count : 0;
}

/* The hash of the skeleton of a folded name, never 0; its mapped form, *size bytes, in mapped. */
static uint32_t skeleton_hash(const char *folded, size_t n, char mapped[MN_NAME_MAX], size_t *size) {
  char skeleton[MN_NAME_MAX];
  *size = mn_name_map(folded, n, mapped);
  return mn_key_hash(skeleton, mn_name_skeleton(mapped, *size, skeleton)) | 1u;
}

/* The bit of the filter that a hash sets, in the byte *at. */
static inline uint8_t filter_bit(uint32_t hash, size_t mask, size_t *at) {
  *at = hash >> 4 & mask;
  return (uint8_t)(1u << (hash >> 1 & 7));
}

typedef struct adding {
  mn_entity_lists *lists;
  unsigned list;
  const mn_gazetteer *g;
  mn_key_list words;
  mn_buffer scratch;
} adding;

static void add_name(adding *c, uint32_t row, mn_cell name) {
  const char *s = mn_gazetteer_text(c->g) + name.from;
  char mapped[MN_NAME_MAX];
  size_t size, mask = c->lists->skeleton_counts[c->list] - 1;
  if (fold_words(c->lists->vocabulary->keys, s, name.size, &c->words, &c->scratch) < 2) return;
  uint32_t hash = skeleton_hash(c->scratch.data, c->scratch.size, mapped, &size);
  mn_skeleton *slots = c->lists->skeletons[c->list];
  size_t i = hash & mask, at;
  uint8_t bit = filter_bit(hash, mask, &at);
  c->lists->skeleton_filters[c->list][at] |= bit;
  while (slots[i].hash) i = (i + 1) & mask;
  slots[i] = (mn_skeleton){.hash = hash, .row = row, .name = name};
}

static void add_person(adding *c, uint32_t row) {
  mn_cell cells[MN_COLUMNS];
  mn_pack_form form;
  uint32_t at = 0;
  mn_gazetteer_cells(c->g, row, cells);
  add_name(c, row, cells[MN_COLUMN_NAME]);
  while (mn_pack_form_next(mn_gazetteer_text(c->g), cells[MN_COLUMN_FORMS], &at, &form)) add_name(c, row, form.text);
}

/* How many names the persons of the list have, at most. */
static size_t count_names(const mn_gazetteer *g, const uint8_t *types, size_t rows) {
  size_t count = 0;
  for (size_t i = 0; i < rows; i++) {
    mn_cell cells[MN_COLUMNS];
    mn_pack_form form;
    uint32_t at = 0;
    if (types[i] != MN_PER) continue;
    mn_gazetteer_cells(g, (uint32_t)i, cells);
    for (count++; mn_pack_form_next(mn_gazetteer_text(g), cells[MN_COLUMN_FORMS], &at, &form);) count++;
  }
  return count;
}

static mn_status add_persons(mn_entity_lists *lists, unsigned list, const mn_gazetteer *g, size_t rows) {
  size_t names = count_names(g, lists->types[list], rows), size = 16;
  while (size < names * 2) size *= 2;
  lists->skeleton_counts[list] = size;
  lists->skeletons[list] = mn_new_zeros(lists->alloc, size, sizeof *lists->skeletons[list]);
  lists->skeleton_filters[list] = mn_new_zeros(lists->alloc, size, 1);
  if (!lists->skeletons[list] || !lists->skeleton_filters[list]) return MN_ENOMEM;
  adding c = {.lists = lists, .list = list, .g = g, .words = mn_key_list_make(lists->alloc),
              .scratch = mn_buffer_make(lists->alloc)};
  for (size_t i = 0; i < rows; i++)
    if (lists->types[list][i] == MN_PER) add_person(&c, (uint32_t)i);
  mn_key_list_free(&c.words);
  mn_buffer_free(&c.scratch);
  return MN_OK;
}

/* ---- lists ------------------------------------------------------------------------------------------------------- */

mn_status mn_entity_lists_set(mn_entity_lists *lists, unsigned list, const mn_gazetteer *g) {
  clear_list(lists, list);
  if (!g) return MN_OK;
  size_t rows = mn_gazetteer_rows(g);
  uint8_t *types = mn_new(lists->alloc, rows ? rows : 1, 1);
  if (!types) return MN_ENOMEM;
  for (size_t i = 0; i < rows; i++) {
    mn_cell cells[MN_COLUMNS];
    mn_gazetteer_cells(g, (uint32_t)i, cells);
    int type = mn_entity_type_of(mn_gazetteer_text(g) + cells[MN_COLUMN_TYPE].from, cells[MN_COLUMN_TYPE].size);
    types[i] = (uint8_t)(type < 0 ? MN_ORG : type);
  }
  lists->types[list] = types;
  lists->rows[list] = rows ? rows : 1;
  mn_status status = add_persons(lists, list, g, rows);
  if (status == MN_OK) lists->gazetteers[list] = g;
  else clear_list(lists, list);
  return status;
}

static int is_variant(const mn_entity_lists *lists, unsigned list, const mn_skeleton *slot, const char *mapped,
    size_t size) {
  char other[MN_NAME_MAX];
  const mn_gazetteer *g = lists->gazetteers[list];
  mn_key_list words = mn_key_list_make(lists->alloc);
  mn_buffer folded = mn_buffer_make(lists->alloc);
  double score = 0;
  if (fold_words(lists->vocabulary->keys, mn_gazetteer_text(g) + slot->name.from, slot->name.size, &words, &folded) > 1)
    score = mn_name_similarity(mapped, size, other, mn_name_map(folded.data, folded.size, other));
  mn_key_list_free(&words);
  mn_buffer_free(&folded);
  return score >= MN_NAME_SAME;
}

int mn_entity_lists_variant(const mn_entity_lists *lists, const char *mapped, size_t n, uint32_t hash, uint8_t *list,
    uint32_t *row) {
  hash |= 1u;
  for (unsigned k = 0; k < MN_ENTITY_LISTS; k++) {
    size_t mask = lists->skeleton_counts[k] - 1, at;
    uint8_t bit = filter_bit(hash, mask, &at);
    if (!lists->skeleton_counts[k] || !(lists->skeleton_filters[k][at] & bit)) continue;
    for (size_t i = hash & mask; lists->skeletons[k][i].hash; i = (i + 1) & mask) {
      if (lists->skeletons[k][i].hash != hash || !is_variant(lists, k, &lists->skeletons[k][i], mapped, n)) continue;
      *list = (uint8_t)k;
      *row = lists->skeletons[k][i].row;
      return 1;
    }
  }
  return 0;
}

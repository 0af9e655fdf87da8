#include "gazetteer.h"

#include <string.h>

#include "gazetteer_parts.h"

const size_t mn_part_sizes[MN_PARTS] = {1, sizeof(mn_cell), sizeof(mn_cell), sizeof(mn_name_form), sizeof(mn_node), 1,
                                        sizeof(mn_slot), sizeof(uint32_t), sizeof(mn_filter), sizeof(uint32_t)};

mn_status mn_array_reserve(const mn_alloc *alloc, mn_array *array, size_t more, size_t size) {
  return mn_reserve(alloc, &array->items, &array->capacity, array->count + more, size);
}

void mn_array_free(const mn_alloc *alloc, mn_array *array, size_t size) {
  mn_free(alloc, array->items, array->capacity, size);
  *array = (mn_array){.items = NULL};
}

mn_status mn_array_fill(const mn_alloc *alloc, mn_array *array, size_t count, size_t size, int fill) {
  void *items = mn_new(alloc, count, size);
  if (!items) return MN_ENOMEM;
  memset(items, fill, count * size);
  mn_array_free(alloc, array, size);
  *array = (mn_array){.items = items, .count = count, .capacity = count};
  return MN_OK;
}

mn_status mn_gazetteer_new(const mn_alloc *alloc, const mn_keys *keys, mn_gazetteer **out) {
  mn_gazetteer *g = mn_new_zeros(alloc, 1, sizeof *g);
  if (!g) return MN_ENOMEM;
  g->alloc = alloc;
  g->keys = keys;
  mn_status status = mn_gazetteer_build(g);
  if (status != MN_OK) {
    mn_gazetteer_free(g);
    return status;
  }
  *out = g;
  return MN_OK;
}

void mn_gazetteer_free(mn_gazetteer *g) {
  if (!g) return;
  for (int i = 0; i < MN_PARTS; i++) mn_array_free(g->alloc, &g->parts[i], mn_part_sizes[i]);
  mn_array_free(g->alloc, &g->starts, sizeof(uint64_t));
  mn_array_free(g->alloc, &g->faults, sizeof(mn_fault));
  mn_free(g->alloc, g, 1, sizeof *g);
}

mn_status mn_gazetteer_reserve(mn_gazetteer *g, size_t bytes) {
  if (bytes > UINT32_MAX) return MN_ELIMIT;
  return mn_array_reserve(g->alloc, &g->parts[MN_PART_TEXT], bytes + 1, 1);
}

mn_status mn_gazetteer_append(mn_gazetteer *g, const char *pack, size_t size) {
  mn_array *text = &g->parts[MN_PART_TEXT], *sources = &g->parts[MN_PART_SOURCES];
  if (size >= 3 && memcmp(pack, "\xEF\xBB\xBF", 3) == 0) pack += 3, size -= 3;
  if (size > UINT32_MAX - 1 - text->count) return MN_ELIMIT;
  mn_status status = mn_array_reserve(g->alloc, text, size + 1, 1);
  if (status == MN_OK) status = mn_array_reserve(g->alloc, sources, 1, sizeof(mn_cell));
  if (status != MN_OK) return status;
  if (size) memcpy((char *)text->items + text->count, pack, size);
  ((mn_cell *)sources->items)[sources->count++] = (mn_cell){(uint32_t)text->count, (uint32_t)size};
  text->count += size;
  return MN_OK;
}

void mn_gazetteer_discard(mn_gazetteer *g) {
  g->parts[MN_PART_TEXT].count = g->text_built;
  g->parts[MN_PART_SOURCES].count = g->sources_built;
}

const mn_fault *mn_gazetteer_faults(const mn_gazetteer *g, size_t *count) {
  *count = g->faults.count;
  return g->faults.items;
}

const char *mn_fault_message(const mn_fault *fault) {
  switch (fault->kind) {
    case MN_FAULT_ROW: return mn_pack_message(fault->pack);
    case MN_FAULT_WORDLESS: return "a form needs a letter or digit";
    case MN_FAULT_LONG: return "a form has at most 64 words and 16 MB, and 15 bytes between two words";
    case MN_FAULT_SPELLINGS: return "at most 64 forms may differ by case and surroundings alone";
    case MN_FAULT_CONFLICT: return "another id has this form";
  }
  return "unknown fault";
}

size_t mn_gazetteer_rows(const mn_gazetteer *g) {
  return MN_COUNT(g, MN_PART_ROWS);
}

size_t mn_gazetteer_forms(const mn_gazetteer *g) {
  return MN_COUNT(g, MN_PART_FORMS);
}

size_t mn_gazetteer_bytes(const mn_gazetteer *g) {
  size_t bytes = g->starts.count * sizeof(uint64_t);
  for (int i = 0; i < MN_PARTS; i++) bytes += g->parts[i].count * mn_part_sizes[i];
  return bytes;
}

const char *mn_gazetteer_text(const mn_gazetteer *g) {
  return MN_ITEMS(g, MN_PART_TEXT, char);
}

size_t mn_gazetteer_text_size(const mn_gazetteer *g) {
  return MN_COUNT(g, MN_PART_TEXT);
}

/* The pack that holds the byte at `at`: the last that begins no later. */
static mn_cell source_of(const mn_gazetteer *g, uint32_t at) {
  const mn_cell *sources = MN_ITEMS(g, MN_PART_SOURCES, mn_cell);
  size_t low = 0, high = MN_COUNT(g, MN_PART_SOURCES);
  while (high - low > 1) {
    size_t middle = low + (high - low) / 2;
    if (sources[middle].from <= at) low = middle;
    else high = middle;
  }
  return sources[low];
}

void mn_gazetteer_cells(const mn_gazetteer *g, uint32_t row, mn_cell cells[MN_COLUMNS]) {
  const char *text = mn_gazetteer_text(g);
  mn_cell line = MN_ITEMS(g, MN_PART_ROWS, mn_cell)[row], source = source_of(g, line.from), first = {line.from, 0};
  mn_pack_header header = {.count = 0};
  uint32_t at = source.from;
  if (mn_pack_next(text, source.from + source.size, &at, &first)) (void)mn_pack_header_read(text, first, &header);
  (void)mn_pack_row_read(text, line, &header, cells);
}

mn_cell mn_gazetteer_form(const mn_gazetteer *g, uint32_t form) {
  const mn_name_form *f = &MN_ITEMS(g, MN_PART_FORMS, mn_name_form)[form];
  return (mn_cell){f->from, mn_name_form_size(f)};
}

uint32_t mn_gazetteer_find(const mn_gazetteer *g, const char *id, size_t size) {
  const uint32_t *ids = MN_ITEMS(g, MN_PART_IDS, uint32_t);
  const char *text = mn_gazetteer_text(g);
  uint32_t count = (uint32_t)MN_COUNT(g, MN_PART_IDS);
  for (uint32_t i = mn_reduce(mn_key_hash(id, size), count); ids[i] != MN_NONE; i = i + 1 == count ? 0 : i + 1) {
    mn_cell cells[MN_COLUMNS];
    mn_gazetteer_cells(g, ids[i], cells);
    mn_cell cell = cells[MN_COLUMN_ID];
    if (cell.size == size && memcmp(text + cell.from, id, size) == 0) return ids[i];
  }
  return MN_NONE;
}

#include <string.h>

#include "gazetteer.h"
#include "gazetteer_parts.h"
#include "stored.h"

/*
 * The file: a magic line padded with zeros to MAGIC_SIZE bytes, eight bytes of checksum over all that follows, the number
 * of elements of each table in four bytes, the tables. Numbers have their lowest byte first.
 */
static const char magic[] = "malinews gazetteer 1\n";

#define MAGIC_SIZE 24
#define NAME_SIZE 19 /* of the magic line without the version */
#define BODY (MAGIC_SIZE + 8)
#define TABLES (BODY + 4 * MN_PARTS)

static int is_bytes(int part) {
  return mn_part_sizes[part] == 1;
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static void put_part(char *out, const mn_array *array, int part) {
  size_t size = array->count * mn_part_sizes[part];
  if (size == 0) return;
  if (is_bytes(part)) {
    memcpy(out, array->items, size);
    return;
  }
  const uint32_t *numbers = array->items;
  for (size_t i = 0; i < size / 4; i++) mn_put_number(out + 4 * i, numbers[i], 4);
}

/* The bytes of the tables that are stored. */
static size_t parts_size(const mn_gazetteer *g) {
  size_t size = 0;
  for (int i = 0; i < MN_PARTS; i++) size += g->parts[i].count * mn_part_sizes[i];
  return size;
}

mn_status mn_gazetteer_write(const mn_gazetteer *g, mn_buffer *out) {
  size_t size = TABLES + parts_size(g);
  mn_status status = mn_buffer_reserve(out, size);
  if (status != MN_OK) return status;
  char *start = out->data + out->size, *p = start + TABLES;
  memset(start, 0, MAGIC_SIZE);
  memcpy(start, magic, sizeof magic - 1);
  for (int i = 0; i < MN_PARTS; i++) {
    mn_put_number(start + BODY + 4 * i, g->parts[i].count, 4);
    put_part(p, &g->parts[i], i);
    p += g->parts[i].count * mn_part_sizes[i];
  }
  mn_put_number(start + MAGIC_SIZE, mn_checksum(start + BODY, size - BODY), 8);
  out->size += size;
  return MN_OK;
}

/* ---- checking ---------------------------------------------------------------------------------------------------- */

/* Every function below answers whether no number of the table points outside of what it points into. */

static int cells_fit(const mn_array *cells, size_t text) {
  const mn_cell *c = cells->items;
  for (size_t i = 0; i < cells->count; i++) {
    if (c[i].from > text || c[i].size > text - c[i].from) return 0;
  }
  return 1;
}

static int forms_fit(const mn_array *parts) {
  const mn_name_form *f = parts[MN_PART_FORMS].items;
  size_t count = parts[MN_PART_FORMS].count, text = parts[MN_PART_TEXT].count;
  for (size_t i = 0; i < count; i++) {
    if (f[i].from > text || mn_name_form_size(&f[i]) > text - f[i].from || f[i].row >= parts[MN_PART_ROWS].count) return 0;
  }
  return count == 0 || (f[count - 1].bits & MN_NAME_LAST);
}

static int fits(uint32_t number, size_t count) {
  return number == MN_NONE || number < count;
}

static int nodes_fit(const mn_array *parts) {
  const mn_node *n = parts[MN_PART_NODES].items;
  size_t pool = parts[MN_PART_POOL].count - MN_POOL_SLACK;
  for (size_t i = 0; i < parts[MN_PART_NODES].count; i++) {
    if (!fits(n[i].forms, parts[MN_PART_FORMS].count) || !fits(n[i].parent, i) || n[i].word >= pool) return 0;
  }
  return 1;
}

/* A hash table must have a free slot, or a search in it would not end. */
static int slots_fit(const mn_array *parts) {
  const mn_slot *s = parts[MN_PART_SLOTS].items;
  size_t pool = parts[MN_PART_POOL].count - MN_POOL_SLACK, free_slots = 0;
  for (size_t i = 0; i < parts[MN_PART_SLOTS].count; i++) {
    if (s[i].word == 0) free_slots++;
    else if (s[i].word > pool || !fits(s[i].root, parts[MN_PART_NODES].count)) return 0;
  }
  return free_slots > 0;
}

static int numbers_fit(const mn_array *table, uint32_t mask, size_t count) {
  const uint32_t *n = table->items;
  size_t free_slots = 0;
  for (size_t i = 0; i < table->count; i++) {
    if (n[i] == MN_NONE) free_slots++;
    else if ((n[i] & mask) >= count) return 0;
  }
  return free_slots > 0;
}

static int parts_fit(const mn_array *parts) {
  size_t text = parts[MN_PART_TEXT].count, rows = parts[MN_PART_ROWS].count, nodes = parts[MN_PART_NODES].count;
  return parts[MN_PART_POOL].count >= MN_POOL_SLACK && parts[MN_PART_FILTER].count > 0 &&
         (rows == 0 || parts[MN_PART_SOURCES].count > 0) && cells_fit(&parts[MN_PART_SOURCES], text) &&
         cells_fit(&parts[MN_PART_ROWS], text) && forms_fit(parts) && nodes_fit(parts) && slots_fit(parts) &&
         numbers_fit(&parts[MN_PART_EDGES], mn_edge_mask(nodes), nodes) && numbers_fit(&parts[MN_PART_IDS], MN_NONE, rows);
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

static mn_status take_part(const mn_alloc *alloc, mn_array *array, const char *bytes, size_t count, int part) {
  size_t size = count * mn_part_sizes[part];
  if (count == 0) return MN_OK;
  array->items = mn_new(alloc, count, mn_part_sizes[part]);
  if (!array->items) return MN_ENOMEM;
  array->count = array->capacity = count;
  if (is_bytes(part)) {
    memcpy(array->items, bytes, size);
    return MN_OK;
  }
  uint32_t *numbers = array->items;
  for (size_t i = 0; i < size / 4; i++) numbers[i] = mn_load32(bytes + 4 * i);
  return MN_OK;
}

/* Do the tables fill the bytes exactly? */
static int sizes_fit(const char *bytes, size_t size) {
  uint64_t total = TABLES;
  for (int i = 0; i < MN_PARTS; i++) total += (uint64_t)mn_load32(bytes + BODY + 4 * i) * mn_part_sizes[i];
  return total == size;
}

static mn_status take_parts(const mn_alloc *alloc, mn_array *parts, const char *bytes) {
  mn_status status = MN_OK;
  const char *p = bytes + TABLES;
  for (int i = 0; status == MN_OK && i < MN_PARTS; i++) {
    size_t count = mn_load32(bytes + BODY + 4 * i);
    status = take_part(alloc, &parts[i], p, count, i);
    p += count * mn_part_sizes[i];
  }
  return status == MN_OK && !parts_fit(parts) ? MN_EFORMAT : status;
}

int mn_gazetteer_is_compiled(const char *bytes, size_t size) {
  return size >= NAME_SIZE && memcmp(bytes, magic, NAME_SIZE) == 0;
}

mn_status mn_gazetteer_read(mn_gazetteer *g, const char *bytes, size_t size) {
  mn_array parts[MN_PARTS] = {{.items = NULL}}, starts = {.items = NULL};
  if (size < TABLES || memcmp(bytes, magic, sizeof magic - 1) != 0 || !sizes_fit(bytes, size)) return MN_EFORMAT;
  uint64_t sum = (uint64_t)mn_load64(bytes + MAGIC_SIZE);
  if (mn_checksum(bytes + BODY, size - BODY) != sum) return MN_EFORMAT;
  mn_status status = take_parts(g->alloc, parts, bytes);
  if (status == MN_OK) status = mn_starts_make(g->alloc, parts, &starts);
  for (int i = 0; i < MN_PARTS; i++) {
    mn_array old = g->parts[i];
    if (status == MN_OK) g->parts[i] = parts[i];
    mn_array_free(g->alloc, status == MN_OK ? &old : &parts[i], mn_part_sizes[i]);
  }
  if (status != MN_OK) return status;
  mn_array_free(g->alloc, &g->starts, sizeof(uint64_t));
  g->starts = starts;
  g->faults.count = 0;
  g->text_built = MN_COUNT(g, MN_PART_TEXT);
  g->sources_built = MN_COUNT(g, MN_PART_SOURCES);
  return MN_OK;
}

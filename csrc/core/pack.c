#include "pack.h"

#include <string.h>

static const char *const column_names[MN_COLUMNS] = {"id",    "type", "name",  "forms",  "case",  "country",
                                                     "cameo", "at",   "roles", "gender", "source"};

const char *mn_pack_column_name(mn_column column) {
  return column_names[column];
}

const char *mn_pack_message(mn_pack_fault fault) {
  switch (fault) {
    case MN_PACK_OK: return "no fault";
    case MN_PACK_HEADER: return "the header must name id, type and name, each column once, and at most 32 columns";
    case MN_PACK_CELL: return "more cells than the header names columns";
    case MN_PACK_MISSING: return "id, type and name must not be empty";
    case MN_PACK_CASE: return "case must be empty, exact or any";
  }
  return "unknown fault";
}

static int equals(const char *text, mn_cell cell, const char *word) {
  return cell.size == strlen(word) && memcmp(text + cell.from, word, cell.size) == 0;
}

int mn_pack_next(const char *text, uint32_t end, uint32_t *at, mn_cell *line) {
  while (*at < end) {
    const char *start = text + *at, *stop = memchr(start, '\n', end - *at);
    uint32_t length = stop ? (uint32_t)(stop - start) : end - *at;
    *line = (mn_cell){*at, length};
    *at += length + (stop ? 1u : 0u);
    if (length && start[length - 1] == '\r') line->size--;
    if (line->size && *start != '#') return 1;
  }
  return 0;
}

/* Cut the next cell off the line's rest; false when nothing is left. */
static int next_cell(const char *text, mn_cell *rest, int *more, mn_cell *cell) {
  if (!*more) return 0;
  const char *start = text + rest->from, *tab = rest->size ? memchr(start, '\t', rest->size) : NULL;
  *cell = (mn_cell){rest->from, tab ? (uint32_t)(tab - start) : rest->size};
  *more = tab != NULL;
  uint32_t used = cell->size + (tab ? 1u : 0u);
  *rest = (mn_cell){rest->from + used, rest->size - used};
  return 1;
}

static mn_column column_of(const char *text, mn_cell cell) {
  int i = 0;
  while (i < MN_COLUMNS && !equals(text, cell, column_names[i])) i++;
  return (mn_column)i;
}

mn_pack_fault mn_pack_header_read(const char *text, mn_cell line, mn_pack_header *header) {
  unsigned seen = 0, needed = 1u << MN_COLUMN_ID | 1u << MN_COLUMN_TYPE | 1u << MN_COLUMN_NAME;
  int more = 1;
  mn_cell cell;
  header->count = 0;
  while (next_cell(text, &line, &more, &cell)) {
    mn_column column = column_of(text, cell);
    if (header->count == MN_PACK_CELLS || (column < MN_COLUMNS && (seen >> column & 1))) return MN_PACK_HEADER;
    header->columns[header->count++] = (uint8_t)column;
    if (column < MN_COLUMNS) seen |= 1u << column;
  }
  return (seen & needed) == needed ? MN_PACK_OK : MN_PACK_HEADER;
}

mn_pack_fault mn_pack_row_read(const char *text, mn_cell line, const mn_pack_header *header, mn_cell cells[MN_COLUMNS]) {
  int more = 1;
  unsigned count = 0;
  mn_cell cell;
  for (int i = 0; i < MN_COLUMNS; i++) cells[i] = (mn_cell){line.from, 0};
  while (next_cell(text, &line, &more, &cell)) {
    if (count == header->count) return MN_PACK_CELL;
    unsigned column = header->columns[count++];
    if (column < MN_COLUMNS) cells[column] = cell;
  }
  if (!cells[MN_COLUMN_ID].size || !cells[MN_COLUMN_TYPE].size || !cells[MN_COLUMN_NAME].size) return MN_PACK_MISSING;
  mn_cell rule = cells[MN_COLUMN_CASE];
  return rule.size == 0 || equals(text, rule, "exact") || equals(text, rule, "any") ? MN_PACK_OK : MN_PACK_CASE;
}

uint8_t mn_pack_case_flags(const char *text, mn_cell cell) {
  if (equals(text, cell, "exact")) return MN_NAME_EXACT;
  return equals(text, cell, "any") ? MN_NAME_ANY : 0;
}

static int is_lower(char c) {
  return c >= 'a' && c <= 'z';
}

static void drop(mn_cell *cell, uint32_t bytes) {
  cell->from += bytes;
  cell->size -= bytes;
}

static mn_pack_form form_read(const char *text, mn_cell cell) {
  mn_pack_form form = {.lang = ""};
  const char *p = text + cell.from;
  if (cell.size > 3 && is_lower(p[0]) && is_lower(p[1]) && p[2] == ':') {
    memcpy(form.lang, p, 2);
    drop(&cell, 3);
  }
  for (; cell.size > 1 && (text[cell.from] == '=' || text[cell.from] == '~'); drop(&cell, 1))
    form.flags |= text[cell.from] == '=' ? MN_NAME_EXACT : MN_NAME_YIELDS;
  form.text = cell;
  return form;
}

int mn_pack_form_next(const char *text, mn_cell cell, uint32_t *at, mn_pack_form *form) {
  if (cell.size == 0) return 0;
  char separator = text[cell.from + cell.size - 1] == MN_PACK_SEPARATOR ? MN_PACK_SEPARATOR : '|';
  while (*at < cell.size) {
    const char *start = text + cell.from + *at, *end = memchr(start, separator, cell.size - *at);
    mn_cell one = {cell.from + *at, end ? (uint32_t)(end - start) : cell.size - *at};
    *at += one.size + (end ? 1u : 0u);
    if (one.size == 0) continue;
    *form = form_read(text, one);
    return 1;
  }
  return 0;
}

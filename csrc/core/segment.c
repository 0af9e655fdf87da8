#include "segment.h"

#include <string.h>

#define SHORT_RUN 16 /* marks; up to here, sorting by insertion is faster */

mn_segment mn_segment_make(const mn_alloc *alloc) {
  return (mn_segment){.alloc = alloc};
}

void mn_segment_free(mn_segment *segment) {
  mn_free(segment->alloc, segment->units, segment->capacity, sizeof *segment->units);
  mn_free(segment->alloc, segment->spare, segment->spare_capacity, sizeof *segment->spare);
  *segment = mn_segment_make(segment->alloc);
}

static mn_status grow(const mn_segment *segment, mn_unit **units, size_t *capacity, size_t need) {
  void *array = *units;
  mn_status status = mn_reserve(segment->alloc, &array, capacity, need, sizeof **units);
  *units = array;
  return status;
}

mn_status mn_segment_add(mn_segment *segment, const mn_normal_data *data, uint32_t cp, int compat) {
  uint32_t parts[MN_DECOMPOSED_MAX];
  mn_status status = MN_OK;
  if (segment->capacity - segment->count < MN_DECOMPOSED_MAX)
    status = grow(segment, &segment->units, &segment->capacity, segment->count + 4 * MN_DECOMPOSED_MAX);
  if (status != MN_OK) return status;
  size_t size = mn_normal_decompose(data, cp, compat, parts);
  for (size_t i = 0; i < size; i++)
    segment->units[segment->count++] = MN_UNIT(parts[i], mn_normal_record_of(data, parts[i])->combining_class);
  return MN_OK;
}

static void sort_short(mn_unit *units, size_t count) {
  for (size_t i = 1; i < count; i++) {
    mn_unit unit = units[i];
    size_t k = i;
    for (; k > 0 && MN_UNIT_CLASS(units[k - 1]) > MN_UNIT_CLASS(unit); k--) units[k] = units[k - 1];
    units[k] = unit;
  }
}

static void sort_long(mn_unit *units, mn_unit *spare, size_t count) {
  size_t begin[256] = {0};
  for (size_t i = 0; i < count; i++) begin[MN_UNIT_CLASS(units[i])]++;
  for (size_t c = 0, sum = 0; c < 256; c++) {
    size_t here = begin[c];
    begin[c] = sum;
    sum += here;
  }
  for (size_t i = 0; i < count; i++) spare[begin[MN_UNIT_CLASS(units[i])]++] = units[i];
  memcpy(units, spare, count * sizeof *units);
}

mn_status mn_segment_order(mn_segment *segment) {
  for (size_t i = 0; i < segment->count;) {
    size_t from = i;
    while (i < segment->count && MN_UNIT_CLASS(segment->units[i]) != 0) i++;
    size_t run = i - from;
    if (run <= SHORT_RUN) {
      sort_short(segment->units + from, run);
    } else {
      mn_status status = grow(segment, &segment->spare, &segment->spare_capacity, run);
      if (status != MN_OK) return status;
      sort_long(segment->units + from, segment->spare, run);
    }
    if (i < segment->count) i++;
  }
  return MN_OK;
}

void mn_segment_compose(mn_segment *segment, const mn_normal_data *data) {
  mn_unit *units = segment->units;
  size_t kept = 0, starter = SIZE_MAX; /* none yet */
  for (size_t i = 0; i < segment->count; i++) {
    mn_unit unit = units[i];
    /* blocked when something of the same or a higher class, or a starter, stands between (D115) */
    if (starter != SIZE_MAX && (kept == starter + 1 || MN_UNIT_CLASS(units[kept - 1]) < MN_UNIT_CLASS(unit))) {
      uint32_t composite = mn_normal_compose(data, MN_UNIT_CODE_POINT(units[starter]), MN_UNIT_CODE_POINT(unit));
      if (composite) {
        units[starter] = MN_UNIT(composite, 0);
        continue;
      }
    }
    if (MN_UNIT_CLASS(unit) == 0) starter = kept;
    units[kept++] = unit;
  }
  segment->count = kept;
}

#include "offsets.h"

#define RAW_MAX ((UINT64_C(1) << 62) - 1)

mn_offsets mn_offsets_make(const mn_alloc *alloc) {
  return (mn_offsets){.alloc = alloc};
}

void mn_offsets_free(mn_offsets *offsets) {
  mn_free(offsets->alloc, offsets->runs, offsets->capacity, sizeof *offsets->runs);
  *offsets = mn_offsets_make(offsets->alloc);
}

mn_status mn_offsets_add(mn_offsets *offsets, size_t out, size_t raw, mn_run_kind kind) {
  const mn_run *last = offsets->count ? &offsets->runs[offsets->count - 1] : NULL;
  if (kind == MN_RUN_SAME) {
    /* equal to the start of an unchanged text, or to what the last run says anyway */
    if (last ? last->kind == MN_RUN_SAME && out - last->out == raw - last->raw : out == raw) return MN_OK;
  }
  if (offsets->count == offsets->capacity) {
    void *runs = offsets->runs;
    size_t need = offsets->count ? offsets->count + 1 : 16;
    mn_status status = mn_reserve(offsets->alloc, &runs, &offsets->capacity, need, sizeof *offsets->runs);
    offsets->runs = runs;
    if (status != MN_OK) return status;
  }
  offsets->runs[offsets->count++] = (mn_run){.out = out, .raw = raw & RAW_MAX, .kind = (unsigned)kind & 3u};
  return MN_OK;
}

/* How many runs begin before `out`, or, with `also`, at it. */
static size_t runs_before(const mn_offsets *offsets, size_t out, int also) {
  size_t low = 0, high = offsets->count;
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    uint64_t begin = offsets->runs[middle].out;
    if (begin < out || (also && begin == out)) low = middle + 1;
    else high = middle;
  }
  return low;
}

size_t mn_offsets_from(const mn_offsets *offsets, size_t out) {
  size_t k = runs_before(offsets, out, 1);
  if (k == 0) return out; /* before the first change */
  const mn_run *run = &offsets->runs[k - 1];
  return (size_t)(run->kind == MN_RUN_SAME ? run->raw + (out - run->out) : run->raw);
}

size_t mn_offsets_to(const mn_offsets *offsets, size_t out) {
  size_t k = runs_before(offsets, out, 0), to = out;
  if (k > 0) {
    const mn_run *run = &offsets->runs[k - 1];
    if (run->kind == MN_RUN_SAME) to = (size_t)(run->raw + (out - run->out));
    else if (k < offsets->count) to = (size_t)offsets->runs[k].raw;
    else to = (size_t)run->raw;
  }
  for (; k < offsets->count && offsets->runs[k].out == out && offsets->runs[k].kind == MN_RUN_ATTACHED; k++) {
    if (k + 1 < offsets->count) to = (size_t)offsets->runs[k + 1].raw;
  }
  return to;
}

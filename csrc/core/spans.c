#include "spans.h"

mn_spans mn_spans_make(const mn_alloc *alloc) {
  return (mn_spans){.alloc = alloc};
}

void mn_spans_free(mn_spans *spans) {
  mn_free(spans->alloc, spans->items, spans->capacity, sizeof *spans->items);
  *spans = mn_spans_make(spans->alloc);
}

mn_status mn_spans_reserve(mn_spans *spans, size_t more) {
  if (more > SIZE_MAX - spans->count) return MN_ENOMEM;
  void *items = spans->items;
  mn_status status = mn_reserve(spans->alloc, &items, &spans->capacity, spans->count + more, sizeof *spans->items);
  spans->items = items;
  return status;
}

mn_status mn_spans_append(mn_spans *spans, size_t from, size_t to, unsigned kind) {
  if (to - from > MN_SPAN_MAX) return MN_ELIMIT;
  if (spans->count == spans->capacity) {
    mn_status status = mn_spans_reserve(spans, spans->count ? 1 : 64);
    if (status != MN_OK) return status;
  }
  spans->items[spans->count++] = (mn_span){.from = from, .size = (uint32_t)(to - from), .kind = kind};
  return MN_OK;
}

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

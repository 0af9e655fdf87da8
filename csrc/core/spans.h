/*
 * A growing list of spans: half-open byte ranges of one text, each with a kind.
 */
#ifndef MN_SPANS_H
#define MN_SPANS_H

#include <stdint.h>

#include "memory.h"

#define MN_SPAN_MAX UINT32_MAX /* bytes of the longest span; a text may be longer */

/* Sixteen bytes a span, written in two stores: memory traffic is what bounds a tokenizer. (Bit fields of 56 and 8 bits
 * read the old memory before they write it.) */
typedef struct mn_span {
  uint64_t from; /* 0-based first byte */
  uint32_t size; /* bytes */
  uint32_t kind; /* what the list's maker says it is */
} mn_span;

typedef struct mn_spans {
  const mn_alloc *alloc; /* not owned */
  mn_span *items;        /* owned */
  size_t count;
  size_t capacity;
} mn_spans;

/* An empty list; it allocates nothing. */
mn_spans mn_spans_make(const mn_alloc *alloc);

/* Give the memory back; the list is empty and usable afterwards. */
void mn_spans_free(mn_spans *spans);

/* Make room for `more` spans after count. MN_ENOMEM leaves the list as it was. */
mn_status mn_spans_reserve(mn_spans *spans, size_t more);

/* Append the span [from, to). MN_ENOMEM, and MN_ELIMIT for one above MN_SPAN_MAX, leave the list as it was. */
static inline mn_status mn_spans_append(mn_spans *spans, size_t from, size_t to, unsigned kind) {
  if (to - from > MN_SPAN_MAX) return MN_ELIMIT;
  if (spans->count == spans->capacity) {
    mn_status status = mn_spans_reserve(spans, spans->count ? 1 : 64);
    if (status != MN_OK) return status;
  }
  spans->items[spans->count++] = (mn_span){.from = from, .size = (uint32_t)(to - from), .kind = kind};
  return MN_OK;
}

static inline size_t mn_span_end(const mn_span *span) {
  return (size_t)(span->from + span->size);
}

#endif

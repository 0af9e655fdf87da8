/*
 * A growing list of spans: half-open byte ranges of one text, each with a kind.
 */
#ifndef MN_SPANS_H
#define MN_SPANS_H

#include <stdint.h>

#include "memory.h"

/* Sixteen bytes a span, whatever the text's size: memory traffic is what bounds a tokenizer. */
typedef struct mn_span {
  uint64_t from;      /* 0-based first byte */
  uint64_t size : 56; /* bytes */
  uint64_t kind : 8;  /* what the list's maker says it is */
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

/* Append the span [from, to). MN_ENOMEM leaves the list as it was. */
mn_status mn_spans_append(mn_spans *spans, size_t from, size_t to, unsigned kind);

static inline size_t mn_span_end(const mn_span *span) {
  return (size_t)(span->from + span->size);
}

#endif

/*
 * A growing run of bytes.
 */
#ifndef MN_BUFFER_H
#define MN_BUFFER_H

#include <stdint.h>

#include "memory.h"

typedef struct mn_buffer {
  const mn_alloc *alloc; /* not owned */
  char *data;            /* owned */
  size_t size;
  size_t capacity;
} mn_buffer;

/* An empty buffer; it allocates nothing. */
mn_buffer mn_buffer_make(const mn_alloc *alloc);

/* Give the memory back; the buffer is empty and usable afterwards. */
void mn_buffer_free(mn_buffer *buffer);

/* Make room for `more` bytes after size. MN_ENOMEM leaves the buffer as it was. */
mn_status mn_buffer_reserve(mn_buffer *buffer, size_t more);

/* Append n bytes. MN_ENOMEM leaves the buffer as it was. */
mn_status mn_buffer_append(mn_buffer *buffer, const char *bytes, size_t n);

#endif

#include "buffer.h"

#include <string.h>

mn_buffer mn_buffer_make(const mn_alloc *alloc) {
  return (mn_buffer){.alloc = alloc};
}

void mn_buffer_free(mn_buffer *buffer) {
  mn_free(buffer->alloc, buffer->data, buffer->capacity, 1);
  *buffer = mn_buffer_make(buffer->alloc);
}

mn_status mn_buffer_reserve(mn_buffer *buffer, size_t more) {
  if (more > SIZE_MAX - buffer->size) return MN_ENOMEM;
  void *data = buffer->data;
  mn_status status = mn_reserve(buffer->alloc, &data, &buffer->capacity, buffer->size + more, 1);
  buffer->data = data;
  return status;
}

mn_status mn_buffer_append(mn_buffer *buffer, const char *bytes, size_t n) {
  if (n == 0) return MN_OK;
  mn_status status = mn_buffer_reserve(buffer, n);
  if (status != MN_OK) return status;
  memcpy(buffer->data + buffer->size, bytes, n);
  buffer->size += n;
  return MN_OK;
}

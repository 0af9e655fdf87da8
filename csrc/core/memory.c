#include "memory.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

static void *default_fn(void *ud, void *ptr, size_t osize, size_t nsize) {
  (void)ud;
  (void)osize;
  if (nsize == 0) {
    free(ptr);
    return NULL;
  }
  return realloc(ptr, nsize);
}

const mn_alloc mn_alloc_default = {default_fn, NULL};

const char *mn_status_message(mn_status status) {
  switch (status) {
    case MN_OK: return "no error";
    case MN_ENOMEM: return "not enough memory";
    case MN_EUTF8: return "invalid UTF-8";
    case MN_ELIMIT: return "limit exceeded";
    case MN_EFORMAT: return "wrong format";
    case MN_EIO: return "input or output failed";
  }
  return "unknown status";
}

void *mn_resize(const mn_alloc *alloc, void *array, size_t from, size_t to, size_t size) {
  if (size != 0 && to > SIZE_MAX / size) return NULL;
  return alloc->fn(alloc->ud, array, from * size, to * size);
}

void *mn_new(const mn_alloc *alloc, size_t count, size_t size) {
  return mn_resize(alloc, NULL, 0, count, size);
}

void *mn_new_zeros(const mn_alloc *alloc, size_t count, size_t size) {
  void *array = mn_new(alloc, count, size);
  if (array) memset(array, 0, count * size);
  return array;
}

void mn_free(const mn_alloc *alloc, void *array, size_t count, size_t size) {
  if (array) alloc->fn(alloc->ud, array, count * size, 0);
}

mn_status mn_reserve(const mn_alloc *alloc, void **array, size_t *capacity, size_t need, size_t size) {
  if (need <= *capacity) return MN_OK;
  size_t grown = *capacity > SIZE_MAX / 2 ? need : *capacity * 2;
  if (grown < need) grown = need;
  void *bigger = mn_resize(alloc, *array, *capacity, grown, size);
  if (!bigger) return MN_ENOMEM;
  *array = bigger;
  *capacity = grown;
  return MN_OK;
}

void mn_shrink(const mn_alloc *alloc, void **array, size_t *capacity, size_t used, size_t size) {
  if (used == 0 || used >= *capacity) return;
  void *smaller = mn_resize(alloc, *array, *capacity, used, size);
  if (!smaller) return;
  *array = smaller;
  *capacity = used;
}

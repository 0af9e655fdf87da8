/*
 * Memory, through an allocator of lua_Alloc's shape, so that a host's limits count and a test can refuse any request.
 */
#ifndef MN_MEMORY_H
#define MN_MEMORY_H

#include "status.h"

typedef struct mn_alloc {
  /* nsize 0 frees ptr and returns NULL; otherwise resizes (ptr may be NULL), or returns NULL and leaves ptr as it is */
  void *(*fn)(void *ud, void *ptr, size_t osize, size_t nsize);
  void *ud;
} mn_alloc;

/* The C library's allocator, for programs without a host. */
extern const mn_alloc mn_alloc_default;

/* Resize an array of `from` elements to `to` elements of `size` bytes; NULL when refused or when to * size overflows
 * (the old array then stays valid). `to` must not be 0. */
void *mn_resize(const mn_alloc *alloc, void *array, size_t from, size_t to, size_t size);

/* A new array, not cleared. */
void *mn_new(const mn_alloc *alloc, size_t count, size_t size);

/* A new array of zeros. */
void *mn_new_zeros(const mn_alloc *alloc, size_t count, size_t size);

/* Free an array of `count` elements; array may be NULL. */
void mn_free(const mn_alloc *alloc, void *array, size_t count, size_t size);

/* Make room for `need` elements in a growing array: the capacity at least doubles, so that appending is linear. */
mn_status mn_reserve(const mn_alloc *alloc, void **array, size_t *capacity, size_t need, size_t size);

/* Give back what a growing array does not use; where that is refused, all stays as it is. */
void mn_shrink(const mn_alloc *alloc, void **array, size_t *capacity, size_t used, size_t size);

#endif

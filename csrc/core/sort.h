/*
 * Sorting numbers of things by whatever a comparison sees behind them: a stable merge sort with a context, which qsort
 * has not.
 */
#ifndef MN_SORT_H
#define MN_SORT_H

#include <stdbool.h>
#include <stdint.h>

#include "memory.h"

/* Does a stand before b? A strict weak order. */
typedef bool (*mn_sort_before)(const void *context, uint32_t a, uint32_t b);

/* Sort items[0..count). Equal ones keep their order. O(count log count) comparisons; scratch memory of four bytes an
 * item. MN_ENOMEM leaves the items as they were. */
mn_status mn_sort(const mn_alloc *alloc, uint32_t *items, size_t count, mn_sort_before before, const void *context);

#endif

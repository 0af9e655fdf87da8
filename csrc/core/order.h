/*
 * An order of numbered things by a key, the highest first. Things with equal keys stand as they were numbered, until
 * one of their places is asked for with a comparison that settles it: who looks at the first twenty of half a million does
 * not pay for ordering the rest.
 */
#ifndef MN_ORDER_H
#define MN_ORDER_H

#include "sort.h"

typedef struct mn_order {
  const mn_alloc *alloc; /* not owned */
  uint32_t *items;       /* place -> number */
  uint64_t *keys;        /* number -> key */
  uint64_t *settled;     /* a bit a place: its group of equal keys begins here and is in order */
  size_t count, capacity;
} mn_order;

/* An empty order; it allocates nothing. */
mn_order mn_order_make(const mn_alloc *alloc);
void mn_order_free(mn_order *order);

/* Make room for the keys of `count` things in an empty order: the caller sets keys[0..count) afterwards. */
mn_status mn_order_reserve(mn_order *order, size_t count);

/* A key that stands for a double: higher for a higher one, and the lowest for NaN; 0 and -0 are equal. */
uint64_t mn_order_key(double value);

/* Order by the keys. Time O(count * bytes in which keys differ). MN_ENOMEM leaves the order to be built again. */
mn_status mn_order_build(mn_order *order);

/* The number at a place below count. The group of the things with its key is sorted first, when it is not yet: stable, by
 * `before`, which must be the same in all calls. MN_ENOMEM changes nothing. */
mn_status mn_order_at(mn_order *order, size_t place, mn_sort_before before, const void *context, uint32_t *number);

#endif

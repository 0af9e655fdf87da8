#include "order.h"

#include <string.h>

#define DIGIT 11 /* bits that one pass sorts by */
#define BUCKETS (1u << DIGIT)

mn_order mn_order_make(const mn_alloc *alloc) {
  return (mn_order){.alloc = alloc};
}

void mn_order_free(mn_order *order) {
  mn_free(order->alloc, order->items, order->capacity, sizeof *order->items);
  mn_free(order->alloc, order->keys, order->capacity, sizeof *order->keys);
  mn_free(order->alloc, order->settled, order->capacity / 64 + 1, sizeof *order->settled);
  *order = mn_order_make(order->alloc);
}

mn_status mn_order_reserve(mn_order *order, size_t count) {
  mn_order_free(order);
  if (count >= UINT32_MAX) return MN_ELIMIT;
  size_t capacity = count ? count : 1;
  order->capacity = capacity;
  order->items = mn_new(order->alloc, capacity, sizeof *order->items);
  order->keys = mn_new(order->alloc, capacity, sizeof *order->keys);
  order->settled = mn_new_zeros(order->alloc, capacity / 64 + 1, sizeof *order->settled);
  if (!order->items || !order->keys || !order->settled) {
    mn_order_free(order);
    return MN_ENOMEM;
  }
  order->count = count;
  return MN_OK;
}

uint64_t mn_order_key(double value) {
  uint64_t bits;
  if (value != value) return 0;
  if (value == 0) value = 0;
  memcpy(&bits, &value, sizeof bits);
  return bits >> 63 ? ~bits : bits | UINT64_C(1) << 63;
}

/* One pass of a radix sort: by a digit, the highest first, stable. */
static void sort_digit(const mn_order *order, const uint32_t *from, uint32_t *to, unsigned shift) {
  uint32_t begin[BUCKETS] = {0}, sum = 0;
  for (size_t i = 0; i < order->count; i++) begin[order->keys[i] >> shift & (BUCKETS - 1)]++;
  for (size_t d = BUCKETS; d-- > 0;) {
    uint32_t here = begin[d];
    begin[d] = sum;
    sum += here;
  }
  for (size_t i = 0; i < order->count; i++) to[begin[order->keys[from[i]] >> shift & (BUCKETS - 1)]++] = from[i];
}

mn_status mn_order_build(mn_order *order) {
  size_t count = order->count;
  uint64_t differ = 0;
  for (size_t i = 0; i < count; i++) {
    order->items[i] = (uint32_t)i;
    differ |= order->keys[i] ^ order->keys[0];
  }
  if (!differ) return MN_OK;
  uint32_t *spare = mn_new(order->alloc, count, sizeof *spare), *from = order->items, *to = spare;
  if (!spare) return MN_ENOMEM;
  for (unsigned shift = 0; shift < 64; shift += DIGIT) {
    if (!(differ >> shift & (BUCKETS - 1))) continue;
    sort_digit(order, from, to, shift);
    uint32_t *swap = from;
    from = to;
    to = swap;
  }
  if (from != order->items) memcpy(order->items, from, count * sizeof *from);
  mn_free(order->alloc, spare, count, sizeof *spare);
  return MN_OK;
}

/* The first place in [low, high) whose key is below `key`, or, with `above`, not above it. */
static size_t bound(const mn_order *order, size_t low, size_t high, uint64_t key, bool above) {
  while (low < high) {
    size_t middle = low + (high - low) / 2;
    uint64_t here = order->keys[order->items[middle]];
    if (here > key || (!above && here == key)) low = middle + 1;
    else high = middle;
  }
  return low;
}

mn_status mn_order_at(mn_order *order, size_t place, mn_sort_before before, const void *context, uint32_t *number) {
  uint64_t key = order->keys[order->items[place]];
  size_t from = bound(order, 0, place, key, true), to = bound(order, place, order->count, key, false);
  uint64_t bit = (uint64_t)1 << from % 64, *settled = &order->settled[from / 64];
  if (!(*settled & bit)) {
    mn_status status = mn_sort(order->alloc, order->items + from, to - from, before, context);
    if (status != MN_OK) return status;
    *settled |= bit;
  }
  *number = order->items[place];
  return MN_OK;
}

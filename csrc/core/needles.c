#include "needles.h"

#include <string.h>

#define BUCKETS 1024 /* a power of two */

typedef unsigned char byte;

typedef struct needle {
  byte bytes[MN_NEEDLE_MOST];
  byte size;
  uint16_t next; /* of its bucket, from 1; 0: none */
} needle;

struct mn_needles {
  const mn_alloc *alloc;
  needle *items;
  size_t count, capacity;
  uint16_t buckets[BUCKETS]; /* by the first two bytes: a needle, from 1; 0: none */
};

mn_status mn_needles_new(const mn_alloc *alloc, mn_needles **out) {
  mn_needles *needles = mn_new_zeros(alloc, 1, sizeof *needles);
  if (!needles) return MN_ENOMEM;
  needles->alloc = alloc;
  *out = needles;
  return MN_OK;
}

void mn_needles_free(mn_needles *needles) {
  if (!needles) return;
  mn_free(needles->alloc, needles->items, needles->capacity, sizeof *needles->items);
  mn_free(needles->alloc, needles, 1, sizeof *needles);
}

static size_t bucket(byte first, byte second) {
  return (first * 37U + second) % BUCKETS;
}

mn_status mn_needles_add(mn_needles *needles, const char *s, size_t n) {
  if (n < MN_NEEDLE_LEAST || n > MN_NEEDLE_MOST || needles->count >= MN_NEEDLES_MOST) return MN_ELIMIT;
  void *items = needles->items;
  mn_status status =
      mn_reserve(needles->alloc, &items, &needles->capacity, needles->count + 1, sizeof *needles->items);
  needles->items = items;
  if (status != MN_OK) return status;
  needle *item = &needles->items[needles->count++];
  uint16_t *head = &needles->buckets[bucket((byte)s[0], (byte)s[1])];
  memcpy(item->bytes, s, n);
  item->size = (byte)n;
  item->next = *head;
  *head = (uint16_t)needles->count;
  return MN_OK;
}

/* Does a needle of a bucket begin the n bytes at s? */
static int begins(const mn_needles *needles, uint16_t at, const char *s, size_t n) {
  for (; at; at = needles->items[at - 1].next) {
    const needle *item = &needles->items[at - 1];
    if (item->size <= n && !memcmp(item->bytes, s, item->size)) return 1;
  }
  return 0;
}

size_t mn_needles_find(const mn_needles *needles, const char *s, size_t n) {
  for (size_t i = 0; i + 1 < n; i++) {
    uint16_t head = needles->buckets[bucket((byte)s[i], (byte)s[i + 1])];
    if (head && begins(needles, head, s + i, n - i)) return i;
  }
  return n;
}

int mn_needles_end(const mn_needles *needles, const char *s, size_t n) {
  for (size_t i = 0; i < needles->count; i++) {
    const needle *item = &needles->items[i];
    if (item->size <= n && !memcmp(item->bytes, s + n - item->size, item->size)) return 1;
  }
  return 0;
}

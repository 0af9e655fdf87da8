#include "strings.h"

#include <string.h>

mn_strings mn_strings_make(const mn_alloc *alloc) {
  return (mn_strings){.bytes = mn_buffer_make(alloc)};
}

void mn_strings_free(mn_strings *strings) {
  const mn_alloc *alloc = strings->bytes.alloc;
  mn_free(alloc, strings->items, strings->capacity, sizeof *strings->items);
  mn_free(alloc, strings->slots, strings->slot_count, sizeof *strings->slots);
  mn_buffer_free(&strings->bytes);
  *strings = mn_strings_make(alloc);
}

/* Eight bytes at a time, multiplied and mixed; words are short, so that the tail matters most. */
static uint32_t hash(const char *s, size_t n) {
  uint64_t h = 0x9E3779B97F4A7C15u ^ n, part;
  for (; n >= 8; s += 8, n -= 8) {
    memcpy(&part, s, 8);
    h = (h ^ part) * 0xD6E8FEB86659FD93u;
    h ^= h >> 32;
  }
  part = 0;
  for (size_t i = 0; i < n; i++) part |= (uint64_t)(unsigned char)s[i] << 8 * i;
  h = (h ^ part) * 0xD6E8FEB86659FD93u;
  h ^= h >> 32;
  h *= 0xD6E8FEB86659FD93u;
  return (uint32_t)(h >> 32);
}

const char *mn_strings_get(const mn_strings *strings, uint32_t number, size_t *n) {
  size_t from = number ? strings->items[number - 1].end : 0;
  *n = strings->items[number].end - from;
  return strings->bytes.data + from;
}

/* The slot that holds s, or the empty one where it would go. */
static size_t slot_of(const mn_strings *strings, const char *s, size_t n, uint32_t h) {
  size_t mask = strings->slot_count - 1, i = h & mask;
  while (strings->slots[i]) {
    uint32_t number = strings->slots[i] - 1;
    if (strings->items[number].hash == h) {
      size_t size;
      const char *known = mn_strings_get(strings, number, &size);
      if (size == n && memcmp(known, s, n) == 0) break;
    }
    i = (i + 1) & mask;
  }
  return i;
}

uint32_t mn_strings_find(const mn_strings *strings, const char *s, size_t n) {
  if (!strings->slot_count) return MN_NO_STRING;
  return strings->slots[slot_of(strings, s, n, hash(s, n))] - 1; /* an empty slot's 0 wraps to MN_NO_STRING */
}

static mn_status grow_slots(mn_strings *strings) {
  const mn_alloc *alloc = strings->bytes.alloc;
  size_t grown = strings->slot_count ? strings->slot_count * 2 : 64;
  uint32_t *slots = mn_new_zeros(alloc, grown, sizeof *slots);
  if (!slots) return MN_ENOMEM;
  for (size_t k = 0; k < strings->count; k++) {
    size_t i = strings->items[k].hash & (grown - 1);
    while (slots[i]) i = (i + 1) & (grown - 1);
    slots[i] = (uint32_t)k + 1;
  }
  mn_free(alloc, strings->slots, strings->slot_count, sizeof *slots);
  strings->slots = slots;
  strings->slot_count = grown;
  return MN_OK;
}

/* Room for one more string of n bytes, at most half of the slots taken. */
static mn_status make_room(mn_strings *strings, size_t n) {
  if (strings->count >= MN_NO_STRING - 1) return MN_ELIMIT;
  mn_status status = mn_buffer_reserve(&strings->bytes, n);
  if (status != MN_OK) return status;
  void *items = strings->items;
  status = mn_reserve(strings->bytes.alloc, &items, &strings->capacity, strings->count + 1, sizeof *strings->items);
  strings->items = items;
  if (status != MN_OK) return status;
  return strings->count * 2 >= strings->slot_count ? grow_slots(strings) : MN_OK;
}

mn_status mn_strings_intern(mn_strings *strings, const char *s, size_t n, uint32_t *number) {
  uint32_t h = hash(s, n);
  if (strings->slot_count) {
    size_t i = slot_of(strings, s, n, h);
    if (strings->slots[i]) {
      *number = strings->slots[i] - 1;
      return MN_OK;
    }
  }
  mn_status status = make_room(strings, n);
  if (status != MN_OK) return status;
  strings->slots[slot_of(strings, s, n, h)] = (uint32_t)strings->count + 1;
  mn_buffer_append(&strings->bytes, s, n); /* cannot fail: the room was made */
  strings->items[strings->count] = (mn_string){.end = strings->bytes.size, .hash = h};
  *number = (uint32_t)strings->count++;
  return MN_OK;
}

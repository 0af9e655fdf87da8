#include "strings.h"

#include <string.h>

#include "bits.h"

mn_strings mn_strings_make(const mn_alloc *alloc) {
  return (mn_strings){.bytes = mn_buffer_make(alloc)};
}

void mn_strings_free(mn_strings *strings) {
  const mn_alloc *alloc = strings->bytes.alloc;
  mn_free(alloc, strings->ends, strings->capacity, sizeof *strings->ends);
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
  size_t from = number ? strings->ends[number - 1] : 0;
  *n = strings->ends[number] - from;
  return strings->bytes.data + from;
}

static size_t first_slot(const mn_strings *strings, uint32_t h) {
  return h & (strings->slot_count - 1);
}

/* The slot that holds s, or the empty one where it would go. */
static size_t slot_of(const mn_strings *strings, const char *s, size_t n, uint32_t h) {
  size_t mask = strings->slot_count - 1, i = first_slot(strings, h), size;
  for (; strings->slots[i]; i = (i + 1) & mask) {
    if (strings->slots[i] >> 32 != h) continue;
    const char *known = mn_strings_get(strings, (uint32_t)strings->slots[i] - 1, &size);
    if (size == n && memcmp(known, s, n) == 0) break;
  }
  return i;
}

uint32_t mn_strings_ask(const mn_strings *strings, const char *s, size_t n) {
  uint32_t h = hash(s, n);
  if (strings->slot_count) mn_prefetch(&strings->slots[first_slot(strings, h)]);
  return h;
}

uint32_t mn_strings_answer(const mn_strings *strings, const char *s, size_t n, uint32_t h) {
  if (!strings->slot_count) return MN_NO_STRING;
  return (uint32_t)strings->slots[slot_of(strings, s, n, h)] - 1; /* an empty slot's 0 wraps to MN_NO_STRING */
}

uint32_t mn_strings_find(const mn_strings *strings, const char *s, size_t n) {
  return mn_strings_answer(strings, s, n, hash(s, n));
}

static mn_status grow_slots(mn_strings *strings) {
  const mn_alloc *alloc = strings->bytes.alloc;
  size_t had = strings->slot_count, grown = had ? had * 2 : 64;
  uint64_t *slots = mn_new_zeros(alloc, grown, sizeof *slots);
  if (!slots) return MN_ENOMEM;
  for (size_t k = 0; k < had; k++) {
    if (!strings->slots[k]) continue;
    size_t i = (strings->slots[k] >> 32) & (grown - 1);
    while (slots[i]) i = (i + 1) & (grown - 1);
    slots[i] = strings->slots[k];
  }
  mn_free(alloc, strings->slots, had, sizeof *slots);
  strings->slots = slots;
  strings->slot_count = grown;
  return MN_OK;
}

/* Room for one more string of n bytes, at most three quarters of the slots taken. */
static mn_status make_room(mn_strings *strings, size_t n) {
  if (strings->count >= MN_NO_STRING - 1) return MN_ELIMIT;
  mn_status status = mn_buffer_reserve(&strings->bytes, n);
  if (status != MN_OK) return status;
  void *ends = strings->ends;
  status = mn_reserve(strings->bytes.alloc, &ends, &strings->capacity, strings->count + 1, sizeof *strings->ends);
  strings->ends = ends;
  if (status != MN_OK) return status;
  return strings->count >= strings->slot_count / 4 * 3 ? grow_slots(strings) : MN_OK;
}

mn_status mn_strings_intern(mn_strings *strings, const char *s, size_t n, uint32_t *number) {
  uint32_t h = hash(s, n);
  if (strings->slot_count) {
    size_t i = slot_of(strings, s, n, h);
    if (strings->slots[i]) {
      *number = (uint32_t)strings->slots[i] - 1;
      return MN_OK;
    }
  }
  mn_status status = make_room(strings, n);
  if (status != MN_OK) return status;
  strings->slots[slot_of(strings, s, n, h)] = (uint64_t)h << 32 | (uint64_t)(strings->count + 1);
  mn_buffer_append(&strings->bytes, s, n); /* cannot fail: the room was made */
  strings->ends[strings->count] = strings->bytes.size;
  *number = (uint32_t)strings->count++;
  return MN_OK;
}

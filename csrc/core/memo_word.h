/*
 * Looking a word up in a memo, in line: it is done for every word of a text. For index.c.
 */
#ifndef MN_MEMO_WORD_H
#define MN_MEMO_WORD_H

#include "bits.h"
#include "memo.h"

/* A word of s[0..n) as a slot with any number; its size is at most MN_MEMO_LONGEST. */
static inline mn_memo_slot mn_memo_word(const char *s, size_t n, size_t from, size_t size) {
  mn_memo_slot word = {.size = (uint32_t)size};
  const char *p = s + from;
  if (n - from >= 16) {
    word.low = mn_load64(p) & mn_mask[size + 8];
    word.high = mn_load64(p + 8) & mn_mask[size];
  } else {
    word.low = size < 8 ? mn_load64_part(p, size) : mn_load64(p);
    word.high = size < 8 ? 0 : size < 16 ? mn_load64_part(p + 8, size - 8) : mn_load64(p + 8);
  }
  return word;
}

/* The slot where a word stands or would stand. */
static inline mn_memo_slot *mn_memo_at(const mn_memo *memo, const mn_memo_slot *word) {
  uint64_t hash = (word->low ^ (word->high << 29 | word->high >> 35)) * UINT64_C(0x9E3779B97F4A7C15);
  hash ^= hash >> 32;
  return &memo->slots[(size_t)(hash * UINT64_C(0xD6E8FEB86659FD93) >> memo->shift)];
}

static inline bool mn_memo_is(const mn_memo_slot *slot, const mn_memo_slot *word) {
  return slot->low == word->low && slot->high == word->high && slot->size == word->size;
}

#endif

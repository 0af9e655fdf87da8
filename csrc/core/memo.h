/*
 * Short words that were seen lately, and their numbers: most words of a text are among a few thousand, and to find one here
 * costs two comparisons of eight bytes where a table of strings has its hash, its place and its bytes to look at. A word
 * that is not here may still be known.
 */
#ifndef MN_MEMO_H
#define MN_MEMO_H

#include <stdint.h>

#include "memory.h"

#define MN_MEMO_LONGEST 16 /* bytes of a word that may be here */

typedef struct mn_memo_slot {
  uint64_t low, high; /* the word's bytes, the missing ones 0 */
  uint32_t size;      /* 0: empty */
  uint32_t number;
} mn_memo_slot;

typedef struct mn_memo {
  const mn_alloc *alloc; /* not owned */
  mn_memo_slot *slots;
  size_t count; /* a power of two */
  unsigned shift;
} mn_memo;

/* A memo for so many bytes of text; MN_ENOMEM makes one that holds nothing. */
mn_status mn_memo_make(const mn_alloc *alloc, size_t bytes, mn_memo *memo);
void mn_memo_free(mn_memo *memo);

#endif

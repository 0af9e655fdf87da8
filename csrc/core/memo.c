#include "memo.h"

#define FEWEST 6 /* bits of a slot's number */
#define MOST 14  /* more do not fit into a core's own cache */
#define TEXT 64  /* bytes of text for each slot */

mn_status mn_memo_make(const mn_alloc *alloc, size_t bytes, mn_memo *memo) {
  unsigned bits = FEWEST;
  while (bits < MOST && bytes / TEXT > (size_t)1 << bits) bits++;
  *memo = (mn_memo){.alloc = alloc, .count = (size_t)1 << bits, .shift = 64 - bits};
  memo->slots = mn_new_zeros(alloc, memo->count, sizeof *memo->slots);
  if (memo->slots) return MN_OK;
  memo->count = 0;
  return MN_ENOMEM;
}

void mn_memo_free(mn_memo *memo) {
  mn_free(memo->alloc, memo->slots, memo->count, sizeof *memo->slots);
  *memo = (mn_memo){.alloc = memo->alloc};
}

/*
 * An allocator that counts what is live and refuses one request, or all from one on; and the loop over requests.
 */
#ifndef TORTURE_METER_H
#define TORTURE_METER_H

#include <stdio.h>
#include <stdlib.h>

#include "../../csrc/core/memory.h"

typedef struct meter {
  size_t live, requests;
  size_t refused; /* the request that is refused, from 1; 0 for none */
  int all;        /* and all after it */
} meter;

static void *metered(void *ud, void *ptr, size_t osize, size_t nsize) {
  meter *m = ud;
  if (nsize == 0) {
    m->live -= ptr ? osize : 0;
    free(ptr);
    return NULL;
  }
  m->requests++;
  int shrinks = ptr && nsize <= osize; /* Lua counts on this one to succeed */
  if (m->refused && !(m->all && shrinks) && (m->all ? m->requests >= m->refused : m->requests == m->refused)) return NULL;
  void *p = realloc(ptr, nsize);
  if (p) m->live += nsize - (ptr ? osize : 0);
  return p;
}

/* Call `make` with the first request refused, the second, and so on until none is: MN_ENOMEM each time, and no byte left
 * behind. Returns how many faults there were. */
static inline int refuse_each(const char *name, mn_status (*make)(const mn_alloc *), size_t *requests) {
  for (size_t k = 1;; k++, ++*requests) {
    meter m = {.refused = k};
    mn_alloc alloc = {metered, &m};
    mn_status status = make(&alloc);
    int refused = m.requests >= k;
    if (m.live || status != (refused ? MN_ENOMEM : MN_OK)) {
      fprintf(stderr, "torture: %s, request %zu: %s, %zu bytes left\n", name, k, mn_status_message(status), m.live);
      return 1;
    }
    if (!refused) return 0;
  }
}

#endif

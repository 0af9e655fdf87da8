/*
 * The inner loops that run many bytes at a time, once for each instruction set: AVX-512, AVX2 and SSSE3 on x86, NEON on AArch64, and plain C11. Which of them this machine runs is asked at each call (a load and a test), so that
 * there is no writable global; all give the same answers, and specs hold them against each other.
 */
#ifndef MN_KERNELS_H
#define MN_KERNELS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "leads.h"

typedef struct mn_kernels {
  const char *name; /* "avx512", "avx2", "ssse3", "neon", "plain" */

  /* Are the 64 * blocks bytes at p well-formed UTF-8, up to a sequence that is cut at their end? The three bytes before
   * p belong to the text and are known; a sequence may begin in them. */
  bool (*check)(const char *p, size_t blocks);

  /* For each of the blocks of 64 bytes at p, a word whose bit i says that a member of the set may begin at byte i. Two
   * bytes behind the last block are read. */
  void (*find)(const mn_leads *leads, const char *p, size_t blocks, uint64_t *bits);

  /* Both at once: does check hold, and is there nothing to find? The three bytes before p and the two behind the last
   * block are read. */
  bool (*check_without)(const mn_leads *leads, const char *p, size_t blocks);
} mn_kernels;

/* The fastest that this machine runs. */
const mn_kernels *mn_kernels_best(void);

/* The k-th that this machine runs, fastest first, or NULL; the last one is plain C11. */
const mn_kernels *mn_kernels_at(size_t k);

#endif

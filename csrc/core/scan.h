/*
 * Runs of bytes, skipped sixteen at a time, and sets of 64 bits, one a byte.
 */
#ifndef MN_SCAN_H
#define MN_SCAN_H

#include "blocks.h"

#define MN_WINDOW 64 /* bytes whose bits fill a word */

static inline bool mn_is_letter(unsigned char c) {
  return (unsigned char)((c | 0x20) - 'a') < 26;
}

static inline bool mn_is_digit(unsigned char c) {
  return (unsigned char)(c - '0') < 10;
}

/* The first position from i on whose byte is no ASCII letter, or n. */
static inline size_t mn_scan_letters(const unsigned char *s, size_t i, size_t n) {
#ifdef MN_SIMD
  for (; i + 16 <= n; i += 16) {
    mn_block others = mn_block_not(mn_block_letters(mn_block_load(s + i)));
    if (mn_block_any(others)) return i + mn_block_first(others);
  }
#endif
  while (i < n && mn_is_letter(s[i])) i++;
  return i;
}

/* Bits of a window: those below bit i (0 to 64), the first set one (64 when none is). */
static inline uint64_t mn_bits_below(unsigned i) {
  return i < MN_WINDOW ? ((uint64_t)1 << i) - 1 : ~(uint64_t)0;
}

#if defined(__GNUC__)
/* The first set bit of bits that are not 0. */
static inline unsigned mn_bits_lowest(uint64_t bits) {
  return (unsigned)__builtin_ctzll(bits);
}

static inline unsigned mn_bits_first(uint64_t bits) {
  return bits ? (unsigned)__builtin_ctzll(bits) : MN_WINDOW;
}

/* One above the highest set bit; 0 when none is. */
static inline unsigned mn_bits_size(uint64_t bits) {
  return bits ? MN_WINDOW - (unsigned)__builtin_clzll(bits) : 0;
}
#else
static inline unsigned mn_bits_first(uint64_t bits) {
  unsigned i = 0;
  while (i < MN_WINDOW && !(bits >> i & 1)) i++;
  return i;
}

static inline unsigned mn_bits_lowest(uint64_t bits) {
  return mn_bits_first(bits);
}

static inline unsigned mn_bits_size(uint64_t bits) {
  unsigned i = MN_WINDOW;
  while (i > 0 && !(bits >> (i - 1) & 1)) i--;
  return i;
}
#endif

/* Both bytes of Latin-1's letters: C3 before 80..BF, the signs of multiplication and division (97, B7) left out. */
static inline uint64_t mn_latin_bits(uint64_t leads, uint64_t trails, uint64_t signs) {
  uint64_t first = leads & trails >> 1 & ~(signs >> 1);
  return first | first << 1;
}

/* Where does the run of set bits begin that ends below bit `to`, not before `from`? `to` when there is none. */
static inline unsigned mn_bits_run_start(uint64_t bits, unsigned from, unsigned to) {
  unsigned start = mn_bits_size(~bits & mn_bits_below(to));
  return start > from ? start : from;
}

#endif

/*
 * Small operations on machine words that C11 has no name for.
 */
#ifndef MN_BITS_H
#define MN_BITS_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

/* The eight, or four, bytes at p as a number, the first byte lowest, on every machine. */
static inline uint64_t mn_load64(const char *p) {
#if defined(__BYTE_ORDER__) && __BYTE_ORDER__ == __ORDER_LITTLE_ENDIAN__
  uint64_t v;
  memcpy(&v, p, sizeof v);
  return v;
#else
  const unsigned char *b = (const unsigned char *)p;
  return (uint64_t)b[0] | (uint64_t)b[1] << 8 | (uint64_t)b[2] << 16 | (uint64_t)b[3] << 24 | (uint64_t)b[4] << 32 |
         (uint64_t)b[5] << 40 | (uint64_t)b[6] << 48 | (uint64_t)b[7] << 56;
#endif
}

static inline uint32_t mn_load32(const char *p) {
  const unsigned char *b = (const unsigned char *)p;
  return (uint32_t)b[0] | (uint32_t)b[1] << 8 | (uint32_t)b[2] << 16 | (uint32_t)b[3] << 24;
}

/* Write a number's bytes, the lowest first; compilers make one store of it. */
static inline void mn_store64(char *p, uint64_t v) {
  unsigned char *b = (unsigned char *)p;
  b[0] = (unsigned char)v, b[1] = (unsigned char)(v >> 8), b[2] = (unsigned char)(v >> 16), b[3] = (unsigned char)(v >> 24);
  b[4] = (unsigned char)(v >> 32), b[5] = (unsigned char)(v >> 40), b[6] = (unsigned char)(v >> 48);
  b[7] = (unsigned char)(v >> 56);
}

/* The same of the n < 8 bytes that are there; the missing ones are 0. */
static inline uint64_t mn_load64_part(const char *p, size_t n) {
  const unsigned char *b = (const unsigned char *)p;
  if (n >= 4) return mn_load32(p) | (uint64_t)mn_load32(p + n - 4) << (8 * (n - 4));
  if (n == 0) return 0;
  return b[0] | (uint64_t)b[n / 2] << (8 * (n / 2)) | (uint64_t)b[n - 1] << (8 * (n - 1));
}

/* mn_mask[n] leaves of eight bytes those before n - 8: which of sixteen bytes belong to a word of n is then found without
 * a branch, by mn_mask[n + 8] for the first eight and mn_mask[n] for the second. */
#define MN_MASK(bytes) (UINT64_MAX >> (64 - 8 * (bytes)))
static const uint64_t mn_mask[25] = {
  0, 0, 0, 0, 0, 0, 0, 0, 0, MN_MASK(1), MN_MASK(2), MN_MASK(3), MN_MASK(4), MN_MASK(5), MN_MASK(6), MN_MASK(7),
  UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX, UINT64_MAX};

/* ASCII letters and digits to lower case: it is one bit, which digits have too. */
#define MN_LOWER_CASE UINT64_C(0x2020202020202020)

/* Are the n bytes at s all below 0x80? For short ones: eight at a time, the last eight overlapping. */
static inline bool mn_is_ascii(const char *s, size_t n) {
  uint64_t all = 0;
  if (n < 8) return !(mn_load64_part(s, n) & UINT64_C(0x8080808080808080));
  for (size_t at = 0; at + 8 <= n; at += 8) all |= mn_load64(s + at);
  return !((all | mn_load64(s + n - 8)) & UINT64_C(0x8080808080808080));
}

/* The number of the lowest bit that is set; v is not 0. */
static inline unsigned mn_lowest_bit(uint64_t v) {
#if defined(__GNUC__)
  return (unsigned)__builtin_ctzll(v);
#else
  unsigned n = 0;
  while (!(v & 1)) v >>= 1, n++;
  return n;
#endif
}

/* Ask for the cache line at p before it is needed. */
static inline void mn_prefetch(const void *p) {
#if defined(__GNUC__)
  __builtin_prefetch(p);
#else
  (void)p;
#endif
}

/* A 32-bit hash as a number below count, by its high bits (Lemire 2016, "A fast alternative to the modulo reduction"). */
static inline uint32_t mn_reduce(uint32_t hash, uint32_t count) {
  return (uint32_t)((uint64_t)hash * count >> 32);
}

#endif

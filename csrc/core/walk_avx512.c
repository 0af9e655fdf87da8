/*
 * The readers of walk.c by AVX-512, 64 bytes at a time.
 */
#include "walk.h"

#ifdef MN_WALK_AVX512
#include <immintrin.h>

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,bmi,bmi2")))

enum { BREAK = 1, MARK = 2 };

static const uint8_t ASCII_CLASSES[128] = {
  [0x0A] = BREAK, [0x0B] = BREAK, [0x0C] = BREAK, [0x0D] = BREAK, ['|'] = BREAK, ['.'] = MARK, ['!'] = MARK, ['?'] = MARK,
  [':'] = MARK,   [';'] = MARK,   ['/'] = MARK,   ['*'] = MARK,   ['_'] = MARK,  ['='] = MARK};

/* The bytes from i on, zeros behind n. */
TARGET static inline __m512i load(const unsigned char *s, size_t n, size_t i) {
  if (i >= n) return _mm512_setzero_si512();
  if (n - i >= MN_WINDOW) return _mm512_loadu_si512((const void *)(s + i));
  return _mm512_maskz_loadu_epi8(_bzhi_u64(~(uint64_t)0, (unsigned)(n - i)), (const void *)(s + i));
}

TARGET static inline uint64_t equal(__m512i v, unsigned char byte) {
  return _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)byte));
}

TARGET static inline uint64_t from(__m512i v, unsigned char low) {
  return _mm512_cmpge_epu8_mask(v, _mm512_set1_epi8((char)low));
}

TARGET static inline uint64_t with(__m512i v, int bit) {
  const __m512i low = _mm512_loadu_si512(ASCII_CLASSES), high = _mm512_loadu_si512(ASCII_CLASSES + 64);
  __m512i classes = _mm512_maskz_permutex2var_epi8(~(uint64_t)_mm512_movepi8_mask(v), low, v, high);
  return _mm512_test_epi8_mask(classes, _mm512_set1_epi8((char)bit));
}

TARGET static void read_breaks(const unsigned char *s, size_t n, uint64_t *bits, size_t words) {
  for (size_t k = 0; k < words; k++) {
    __m512i v = load(s, n, k * MN_WINDOW);
    bits[k] = with(v, BREAK) | equal(v, 0xC2) | equal(v, 0xE2);
  }
}

/* Marks beyond ASCII: from D8 on, but for E1 A1 and up, and E2 80 up to A1. */
TARGET static inline uint64_t wide_marks(const unsigned char *s, size_t n, size_t i, __m512i v) {
  __m512i next = load(s, n, i + 1), third = load(s, n, i + 2);
  uint64_t e1 = equal(v, 0xE1) & from(next, 0xA1), e2 = equal(v, 0xE2) & equal(next, 0x80) & ~from(third, 0xA2);
  return from(v, 0xD8) & ~(e1 | e2);
}

TARGET static void read_marks(const unsigned char *s, size_t n, uint64_t *bits, size_t words) {
  for (size_t k = 0; k < words; k++) {
    size_t i = k * MN_WINDOW;
    __m512i v = load(s, n, i);
    bits[k] = with(v, MARK);
    if (from(v, 0xD8)) bits[k] |= wide_marks(s, n, i, v);
  }
}

const mn_walk_reader mn_walk_reader_avx512 = {"avx512", read_breaks, read_marks};
#else
typedef int mn_walk_reader_avx512_is_absent;
#endif

/*
 * Skipping runs of bytes sixteen at a time: SSE2 (every x86-64) or NEON (every AArch64), else plain C11. All give the
 * same answers; MN_NO_SIMD takes the plain way, for tests.
 */
#ifndef MN_SCAN_H
#define MN_SCAN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#if !defined(MN_NO_SIMD) && defined(__SSE2__)
#include <emmintrin.h>
#define MN_SIMD 1
typedef __m128i mn_block;

static inline mn_block mn_block_load(const unsigned char *s) {
  return _mm_loadu_si128((const __m128i *)(const void *)s);
}

static inline mn_block mn_block_equal(mn_block block, unsigned char byte) {
  return _mm_cmpeq_epi8(block, _mm_set1_epi8((char)byte));
}

static inline mn_block mn_block_or(mn_block a, mn_block b) {
  return _mm_or_si128(a, b);
}

/* Bytes of low <= byte <= high. */
static inline mn_block mn_block_between(mn_block block, unsigned char low, unsigned char high) {
  mn_block over = _mm_subs_epu8(_mm_sub_epi8(block, _mm_set1_epi8((char)low)), _mm_set1_epi8((char)(high - low)));
  return _mm_cmpeq_epi8(over, _mm_setzero_si128());
}

/* Letters in either case. */
static inline mn_block mn_block_letters(mn_block block) {
  return mn_block_between(_mm_or_si128(block, _mm_set1_epi8(0x20)), 'a', 'z');
}

/* The index of the first byte that is set, 16 when none is; `flip` asks for the first that is not. */
static inline unsigned mn_block_first(mn_block block, bool flip) {
  unsigned bits = (unsigned)_mm_movemask_epi8(block);
  if (flip) bits = ~bits;
  return (unsigned)__builtin_ctz(bits | 0x10000);
}

#elif !defined(MN_NO_SIMD) && defined(__ARM_NEON) && defined(__aarch64__)
#include <arm_neon.h>
#define MN_SIMD 1
typedef uint8x16_t mn_block;

static inline mn_block mn_block_load(const unsigned char *s) {
  return vld1q_u8(s);
}

static inline mn_block mn_block_equal(mn_block block, unsigned char byte) {
  return vceqq_u8(block, vdupq_n_u8(byte));
}

static inline mn_block mn_block_or(mn_block a, mn_block b) {
  return vorrq_u8(a, b);
}

static inline mn_block mn_block_between(mn_block block, unsigned char low, unsigned char high) {
  return vcleq_u8(vsubq_u8(block, vdupq_n_u8(low)), vdupq_n_u8((uint8_t)(high - low)));
}

static inline mn_block mn_block_letters(mn_block block) {
  return mn_block_between(vorrq_u8(block, vdupq_n_u8(0x20)), 'a', 'z');
}

static inline unsigned mn_block_first(mn_block block, bool flip) {
  if (flip) block = vmvnq_u8(block);
  uint64_t nibbles = vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(block), 4)), 0);
  return nibbles ? (unsigned)__builtin_ctzll(nibbles) / 4 : 16;
}
#endif

static inline bool mn_is_letter(unsigned char c) {
  return (unsigned char)((c | 0x20) - 'a') < 26;
}

static inline bool mn_is_digit(unsigned char c) {
  return (unsigned char)(c - '0') < 10;
}

/* May a sentence end be near: . ! ? or the first byte of a sequence that may be another script's full stop,
 * an ellipsis or a bullet. Latin-1, Cyrillic and Greek letters pass. */
static inline bool mn_is_stop_byte(unsigned char c) {
  return c == '.' || c == '!' || c == '?' || c >= 0xD8 || c == ':' || c == ';' || c == '/' || c == '*' || c == '_' || c == '=';
}

/* The first position from i on whose byte is no ASCII letter, or n. */
static inline size_t mn_scan_letters(const unsigned char *s, size_t i, size_t n) {
#ifdef MN_SIMD
  while (i + 16 <= n) {
    unsigned k = mn_block_first(mn_block_letters(mn_block_load(s + i)), true);
    i += k;
    if (k < 16) return i;
  }
#endif
  while (i < n && mn_is_letter(s[i])) i++;
  return i;
}

/* The first position from i on whose byte may begin a line end (0A..0D, C2, E2), or n. */
static inline size_t mn_scan_breaks(const unsigned char *s, size_t i, size_t n) {
#ifdef MN_SIMD
  while (i + 16 <= n) {
    mn_block block = mn_block_load(s + i);
    mn_block hit = mn_block_or(mn_block_equal(block, 0xC2), mn_block_equal(block, 0xE2));
    unsigned k = mn_block_first(mn_block_or(hit, mn_block_between(block, 0x0A, 0x0D)), false);
    i += k;
    if (k < 16) return i;
  }
#endif
  while (i < n && !(s[i] >= 0x0A && s[i] <= 0x0D) && s[i] != 0xC2 && s[i] != 0xE2) i++;
  return i;
}

/* The first position from i on whose byte is mn_is_stop_byte, or n. */
static inline size_t mn_scan_stops(const unsigned char *s, size_t i, size_t n) {
#ifdef MN_SIMD
  while (i + 16 <= n) {
    mn_block block = mn_block_load(s + i);
    mn_block hit = mn_block_or(mn_block_equal(block, '.'), mn_block_equal(block, '!'));
    hit = mn_block_or(hit, mn_block_or(mn_block_equal(block, '?'), mn_block_between(block, 0xD8, 0xFF)));
    hit = mn_block_or(hit, mn_block_or(mn_block_between(block, '.', '/'), mn_block_between(block, ':', ';')));
    hit = mn_block_or(hit, mn_block_or(mn_block_equal(block, '*'), mn_block_equal(block, '=')));
    hit = mn_block_or(hit, mn_block_equal(block, '_'));
    unsigned k = mn_block_first(hit, false);
    i += k;
    if (k < 16) return i;
  }
#endif
  while (i < n && !mn_is_stop_byte(s[i])) i++;
  return i;
}

#endif

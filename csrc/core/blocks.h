/*
 * Sixteen bytes at a time: SSE2 (every x86-64) or NEON (every AArch64). Where neither is, or MN_NO_SIMD asks for it,
 * MN_SIMD is not defined, and who includes this goes byte by byte in plain C11 to the same answers.
 */
#ifndef MN_BLOCKS_H
#define MN_BLOCKS_H

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

/* One byte everywhere. */
static inline mn_block mn_block_fill(char byte) {
  return _mm_set1_epi8(byte);
}

/* Bytes that are the same in both. */
static inline mn_block mn_block_same(mn_block a, mn_block b) {
  return _mm_cmpeq_epi8(a, b);
}

static inline mn_block mn_block_and(mn_block a, mn_block b) {
  return _mm_and_si128(a, b);
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

static inline bool mn_block_any(mn_block block) {
  return _mm_movemask_epi8(block) != 0;
}

/* The index of the first byte that is set, of a block with any. */
static inline unsigned mn_block_first(mn_block block) {
  return (unsigned)__builtin_ctz((unsigned)_mm_movemask_epi8(block));
}

static inline mn_block mn_block_not(mn_block block) {
  return _mm_xor_si128(block, _mm_set1_epi8(-1));
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

static inline mn_block mn_block_fill(char byte) {
  return vdupq_n_u8((uint8_t)byte);
}

static inline mn_block mn_block_same(mn_block a, mn_block b) {
  return vceqq_u8(a, b);
}

static inline mn_block mn_block_and(mn_block a, mn_block b) {
  return vandq_u8(a, b);
}

static inline mn_block mn_block_between(mn_block block, unsigned char low, unsigned char high) {
  return vcleq_u8(vsubq_u8(block, vdupq_n_u8(low)), vdupq_n_u8((uint8_t)(high - low)));
}

static inline mn_block mn_block_letters(mn_block block) {
  return mn_block_between(vorrq_u8(block, vdupq_n_u8(0x20)), 'a', 'z');
}

/* Four bits a byte. */
static inline uint64_t mn_block_nibbles(mn_block block) {
  return vget_lane_u64(vreinterpret_u64_u8(vshrn_n_u16(vreinterpretq_u16_u8(block), 4)), 0);
}

static inline bool mn_block_any(mn_block block) {
  return mn_block_nibbles(block) != 0;
}

static inline unsigned mn_block_first(mn_block block) {
  return (unsigned)__builtin_ctzll(mn_block_nibbles(block)) / 4;
}

static inline mn_block mn_block_not(mn_block block) {
  return vmvnq_u8(block);
}
#endif

#ifdef MN_SIMD
/* A bit for each byte, the first one's lowest. */
static inline uint64_t mn_block_bits(mn_block block) {
#ifdef __SSE2__
  return (unsigned)_mm_movemask_epi8(block);
#else
  static const uint8_t WEIGHTS[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t weighed = vandq_u8(block, vld1q_u8(WEIGHTS));
  return (uint64_t)vaddv_u8(vget_low_u8(weighed)) | (uint64_t)vaddv_u8(vget_high_u8(weighed)) << 8;
#endif
}
#endif

#endif

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
  for (; i + 16 <= n; i += 16) {
    mn_block others = mn_block_not(mn_block_letters(mn_block_load(s + i)));
    if (mn_block_any(others)) return i + mn_block_first(others);
  }
#endif
  while (i < n && mn_is_letter(s[i])) i++;
  return i;
}

#ifdef MN_SIMD
static inline mn_block mn_block_breaks(mn_block block) {
  mn_block leads = mn_block_or(mn_block_equal(block, 0xC2), mn_block_equal(block, 0xE2));
  return mn_block_or(leads, mn_block_between(block, 0x0A, 0x0D));
}
#endif

/* The first position from i on whose byte may begin a line end (0A..0D, C2, E2), or n. */
static inline size_t mn_scan_breaks(const unsigned char *s, size_t i, size_t n) {
#ifdef MN_SIMD
  for (; n - i >= 32; i += 32) {
    mn_block first = mn_block_breaks(mn_block_load(s + i)), second = mn_block_breaks(mn_block_load(s + i + 16));
    if (!mn_block_any(mn_block_or(first, second))) continue;
    return mn_block_any(first) ? i + mn_block_first(first) : i + 16 + mn_block_first(second);
  }
#endif
  while (i < n && !(s[i] >= 0x0A && s[i] <= 0x0D) && s[i] != 0xC2 && s[i] != 0xE2) i++;
  return i;
}

/* The first position from i on whose byte is mn_is_stop_byte, or `to`; bytes up to n may be read. */
static inline size_t mn_scan_stops(const unsigned char *s, size_t i, size_t to, size_t n) {
#ifdef MN_SIMD
  for (; i < to && n - i >= 16; i += 16) {
    mn_block block = mn_block_load(s + i);
    mn_block hit = mn_block_or(mn_block_between(block, '.', '/'), mn_block_between(block, ':', ';'));
    hit = mn_block_or(hit, mn_block_or(mn_block_equal(block, '?'), mn_block_equal(block, '!')));
    hit = mn_block_or(hit, mn_block_or(mn_block_equal(block, '*'), mn_block_equal(block, '=')));
    hit = mn_block_or(hit, mn_block_or(mn_block_equal(block, '_'), mn_block_between(block, 0xD8, 0xFF)));
    if (!mn_block_any(hit)) continue;
    i += mn_block_first(hit);
    return i < to ? i : to;
  }
#else
  (void)n;
#endif
  while (i < to && !mn_is_stop_byte(s[i])) i++;
  return i < to ? i : to;
}

/* What 64 bytes are, a bit each, the first byte's lowest: letters (ASCII, and Latin-1's in their two bytes), commas between
 * a letter and a space, and what is neither of these nor a space or line feed. */
typedef struct mn_window {
  uint64_t letters, commas, specials;
} mn_window;

#define MN_WINDOW 64

#ifdef MN_SIMD
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

/* Latin-1's letters: C3 before 80..BF, the signs of multiplication and division (97, B7) left out. */
static inline uint64_t mn_latin_bits(uint64_t leads, uint64_t trails, uint64_t signs) {
  uint64_t first = leads & trails >> 1 & ~(signs >> 1);
  return first | first << 1;
}

typedef struct mn_window_bits {
  uint64_t letters, spaces, commas, leads;
} mn_window_bits;

#ifdef MN_SIMD
/* The bits of the 16 bytes at s + k; k is a constant where it is called, so that shifts cost nothing. */
static inline void mn_window_add(mn_window_bits *bits, const unsigned char *s, unsigned k) {
  mn_block block = mn_block_load(s + k);
  bits->letters |= mn_block_bits(mn_block_letters(block)) << k;
  bits->spaces |= mn_block_bits(mn_block_or(mn_block_equal(block, ' '), mn_block_equal(block, '\n'))) << k;
  bits->commas |= mn_block_bits(mn_block_equal(block, ',')) << k;
  bits->leads |= mn_block_bits(mn_block_equal(block, 0xC3)) << k;
}
#endif

static inline mn_window mn_window_read(const unsigned char *s) {
  mn_window_bits bits = {0, 0, 0, 0};
  uint64_t trails = 0, signs = 0;
#ifdef MN_SIMD
  mn_window_add(&bits, s, 0);
  mn_window_add(&bits, s, 16);
  mn_window_add(&bits, s, 32);
  mn_window_add(&bits, s, 48);
  for (unsigned k = 0; bits.leads && k < MN_WINDOW; k += 16) {
    mn_block block = mn_block_load(s + k);
    trails |= mn_block_bits(mn_block_between(block, 0x80, 0xBF)) << k;
    signs |= mn_block_bits(mn_block_or(mn_block_equal(block, 0x97), mn_block_equal(block, 0xB7))) << k;
  }
#else
  for (unsigned k = 0; k < MN_WINDOW; k++) {
    uint64_t bit = (uint64_t)1 << k;
    unsigned char c = s[k];
    if (mn_is_letter(c)) bits.letters |= bit;
    if (c == ' ' || c == '\n') bits.spaces |= bit;
    if (c == ',') bits.commas |= bit;
    if (c == 0xC3) bits.leads |= bit;
    if (c >= 0x80 && c < 0xC0) trails |= bit;
    if (c == 0x97 || c == 0xB7) signs |= bit;
  }
#endif
  bits.letters |= mn_latin_bits(bits.leads, trails, signs);
  bits.commas &= bits.letters << 1 & bits.spaces >> 1;
  return (mn_window){bits.letters, bits.commas, ~(bits.letters | bits.spaces | bits.commas)};
}

/* Bits of a window: those below bit i (0 to 64), the first set one (64 when none is). */
static inline uint64_t mn_bits_below(unsigned i) {
  return i < MN_WINDOW ? ((uint64_t)1 << i) - 1 : ~(uint64_t)0;
}

#if defined(__GNUC__)
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

static inline unsigned mn_bits_size(uint64_t bits) {
  unsigned i = MN_WINDOW;
  while (i > 0 && !(bits >> (i - 1) & 1)) i--;
  return i;
}
#endif

/* Where does the run of set bits begin that ends below bit `to`, not before `from`? `to` when there is none. */
static inline unsigned mn_bits_run_start(uint64_t bits, unsigned from, unsigned to) {
  unsigned start = mn_bits_size(~bits & mn_bits_below(to));
  return start > from ? start : from;
}

#endif

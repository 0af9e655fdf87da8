/*
 * A window's bits, and the tokens of its plain runs, by AVX-512 (VBMI2: Ice Lake, Zen 4); for tokens_avx512.c alone.
 */
#ifndef MN_WINDOW_AVX512_H
#define MN_WINDOW_AVX512_H

#include <immintrin.h>

#include "spans.h"
#include "window.h"

#define TARGET __attribute__((target("avx512f,avx512bw,avx512vl,avx512vbmi,avx512vbmi2,bmi,bmi2,lzcnt,popcnt")))

/* What an ASCII byte is, two bytes of bits: one look-up in a table of 128 each. */
enum { LETTER = 1, SPACE = 2, SINGLE = 4, OPENER = 8, COMMA = 16, SHOWN_MARK = 32, STOP = 64, HYPHEN = 128 };
enum { APOSTROPHE = 1, DIGIT = 2, INNER = 4, PERCENT = 8, ELIDABLE = 16, VOWEL = 32, Q = 64, U = 128 };

/* clang-format off */
#define L LETTER
static const uint8_t MN_ASCII_FIRST[128] = {
  ['\n'] = SPACE, [' '] = SPACE, ['"'] = SINGLE, [')'] = SINGLE, ['('] = OPENER, [','] = COMMA, ['?'] = SHOWN_MARK,
  ['!'] = SHOWN_MARK, [':'] = SHOWN_MARK, [';'] = SHOWN_MARK, ['.'] = STOP, ['-'] = HYPHEN,
  ['A'] = L, ['B'] = L, ['C'] = L, ['D'] = L, ['E'] = L, ['F'] = L, ['G'] = L, ['H'] = L, ['I'] = L, ['J'] = L, ['K'] = L,
  ['L'] = L, ['M'] = L, ['N'] = L, ['O'] = L, ['P'] = L, ['Q'] = L, ['R'] = L, ['S'] = L, ['T'] = L, ['U'] = L, ['V'] = L,
  ['W'] = L, ['X'] = L, ['Y'] = L, ['Z'] = L,
  ['a'] = L, ['b'] = L, ['c'] = L, ['d'] = L, ['e'] = L, ['f'] = L, ['g'] = L, ['h'] = L, ['i'] = L, ['j'] = L, ['k'] = L,
  ['l'] = L, ['m'] = L, ['n'] = L, ['o'] = L, ['p'] = L, ['q'] = L, ['r'] = L, ['s'] = L, ['t'] = L, ['u'] = L, ['v'] = L,
  ['w'] = L, ['x'] = L, ['y'] = L, ['z'] = L};
#undef L

static const uint8_t MN_ASCII_SECOND[128] = {
  ['\''] = APOSTROPHE, [':'] = INNER, ['/'] = INNER, ['%'] = PERCENT,
  ['0'] = DIGIT, ['1'] = DIGIT, ['2'] = DIGIT, ['3'] = DIGIT, ['4'] = DIGIT, ['5'] = DIGIT, ['6'] = DIGIT, ['7'] = DIGIT,
  ['8'] = DIGIT, ['9'] = DIGIT,
  ['C'] = ELIDABLE, ['D'] = ELIDABLE, ['J'] = ELIDABLE, ['L'] = ELIDABLE, ['M'] = ELIDABLE, ['N'] = ELIDABLE,
  ['S'] = ELIDABLE, ['s'] = ELIDABLE,
  ['c'] = ELIDABLE, ['d'] = ELIDABLE, ['j'] = ELIDABLE, ['l'] = ELIDABLE, ['m'] = ELIDABLE, ['n'] = ELIDABLE,
  ['A'] = VOWEL, ['E'] = VOWEL, ['I'] = VOWEL, ['O'] = VOWEL, ['Y'] = VOWEL, ['H'] = VOWEL, ['U'] = VOWEL | U,
  ['a'] = VOWEL, ['e'] = VOWEL, ['i'] = VOWEL, ['y'] = VOWEL, ['h'] = VOWEL, ['u'] = VOWEL | U, ['Q'] = Q, ['q'] = Q};
/* clang-format on */

/* The size bytes at s, zeros behind them. */
TARGET static inline __m512i mn_bytes_load(const unsigned char *s, size_t size) {
  if (size >= MN_WINDOW) return _mm512_loadu_si512((const void *)s);
  return _mm512_maskz_loadu_epi8(_bzhi_u64(~(uint64_t)0, (unsigned)size), (const void *)s);
}

TARGET static inline uint64_t mn_bytes_between(__m512i v, unsigned char low, unsigned char high) {
  return _mm512_cmple_epu8_mask(_mm512_sub_epi8(v, _mm512_set1_epi8((char)low)), _mm512_set1_epi8((char)(high - low)));
}

TARGET static inline uint64_t mn_bytes_equal(__m512i v, unsigned char byte) {
  return _mm512_cmpeq_epi8_mask(v, _mm512_set1_epi8((char)byte));
}

TARGET static inline uint64_t mn_bytes_with(__m512i classes, int bit) {
  return _mm512_test_epi8_mask(classes, _mm512_set1_epi8((char)bit));
}

/* A table's byte for each byte of ASCII, 0 for others. */
TARGET static inline __m512i mn_bytes_classes(const uint8_t table[128], __m512i v, uint64_t ascii) {
  return _mm512_maskz_permutex2var_epi8(ascii, _mm512_loadu_si512(table), v, _mm512_loadu_si512(table + 64));
}

/* Letters beyond ASCII, whose last bytes may lie behind the window. */
TARGET static inline uint64_t mn_bytes_wide(const unsigned char *s, size_t size, __m512i v) {
  __m512i next = mn_bytes_load(s + 1, size - 1), third = mn_bytes_load(s + 2, size > 2 ? size - 2 : 0);
  uint64_t trails = mn_bytes_between(next, 0x80, 0xBF), signs = mn_bytes_equal(next, 0x97) | mn_bytes_equal(next, 0xB7);
  uint64_t leads = mn_bytes_between(v, 0xC4, 0xCA) | mn_bytes_equal(v, 0xCC) | (mn_bytes_equal(v, 0xC3) & ~signs);
  uint64_t triples = mn_bytes_equal(v, 0xE1) & mn_bytes_between(next, 0xB8, 0xBB) & mn_bytes_between(third, 0x80, 0xBF);
  leads = (leads & trails) | triples;
  return leads | leads << 1 | triples << 2;
}

/* The bits of the first 64 of the size > 0 bytes at s. */
TARGET static inline mn_bytes mn_bytes_read_avx512(const unsigned char *s, size_t size) {
  __m512i v = mn_bytes_load(s, size);
  uint64_t wide = _mm512_movepi8_mask(v);
  __m512i first = mn_bytes_classes(MN_ASCII_FIRST, v, ~wide), second = mn_bytes_classes(MN_ASCII_SECOND, v, ~wide);
  mn_bytes bytes = {.letters = mn_bytes_with(first, LETTER),
                    .spaces = mn_bytes_with(first, SPACE),
                    .singles = mn_bytes_with(first, SINGLE),
                    .openers = mn_bytes_with(first, OPENER),
                    .commas = mn_bytes_with(first, COMMA),
                    .shown = mn_bytes_with(first, SHOWN_MARK),
                    .inner = mn_bytes_with(second, INNER),
                    .stops = mn_bytes_with(first, STOP),
                    .hyphens = mn_bytes_with(first, HYPHEN),
                    .apostrophes = mn_bytes_with(second, APOSTROPHE),
                    .digits = mn_bytes_with(second, DIGIT),
                    .percents = mn_bytes_with(second, PERCENT),
                    .elidable = mn_bytes_with(second, ELIDABLE),
                    .vowels = mn_bytes_with(second, VOWEL),
                    .q = mn_bytes_with(second, Q),
                    .u = mn_bytes_with(second, U)};
  if (wide) {
    uint64_t letters = mn_bytes_wide(s, size, v);
    bytes.letters |= letters;
    bytes.vowels |= letters;
  }
  return bytes;
}

/* ---- tokens ---- */

#define MN_PUT_ROOM 16 /* spans that are written past the last */

/* The numbers 0 to 63. */
static const uint8_t MN_PLACES[64] = {0,  1,  2,  3,  4,  5,  6,  7,  8,  9,  10, 11, 12, 13, 14, 15, 16, 17, 18, 19, 20, 21,
                                      22, 23, 24, 25, 26, 27, 28, 29, 30, 31, 32, 33, 34, 35, 36, 37, 38, 39, 40, 41, 42, 43,
                                      44, 45, 46, 47, 48, 49, 50, 51, 52, 53, 54, 55, 56, 57, 58, 59, 60, 61, 62, 63};

/* Where the bytes of four spans stand in a table of starts, sizes from byte 16, kinds from byte 32; other bytes are 0. */
#define MN_FOUR(k) k, 0, 0, 0, 0, 0, 0, 0, 16 + k, 0, 0, 0, 32 + k, 0, 0, 0
static const uint8_t MN_SPREAD[64] = {MN_FOUR(0), MN_FOUR(1), MN_FOUR(2), MN_FOUR(3)};
#define MN_SPREAD_BYTES UINT64_C(0x1101110111011101)

/* Put spans of the starts, ends and kinds, all of as many bits or bytes, relative to p. At every call sixteen are written, which
 * takes one branch less than as many as there are. */
TARGET static inline mn_span *mn_put_runs(mn_span *out, size_t p, uint64_t starts, uint64_t ends, __m512i kinds) {
  const __m512i places = _mm512_loadu_si512(MN_PLACES), spread = _mm512_loadu_si512(MN_SPREAD);
  const __m512i base = _mm512_maskz_set1_epi64(0x55, (long long)p);
  mn_span *end = out + _mm_popcnt_u64(starts);
  for (;;) {
    __m128i from = _mm512_castsi512_si128(_mm512_maskz_compress_epi8(starts, places));
    __m128i to = _mm512_castsi512_si128(_mm512_maskz_compress_epi8(ends, places));
    __m128i kind = _mm512_castsi512_si128(_mm512_maskz_compress_epi8(starts, kinds));
    __m512i table = _mm512_zextsi128_si512(from);
    table = _mm512_inserti32x4(table, _mm_sub_epi8(to, from), 1);
    table = _mm512_inserti32x4(table, kind, 2);
    for (unsigned k = 0; k < 4; k++) {
      __m512i index = _mm512_add_epi8(spread, _mm512_set1_epi8((char)(4 * k)));
      __m512i four = _mm512_maskz_permutexvar_epi8(MN_SPREAD_BYTES, index, table);
      _mm512_storeu_si512((void *)(out + 4 * k), _mm512_add_epi64(four, base));
    }
    if (end - out <= 16) return end;
    out += 16;
    starts &= ~_bzhi_u64(~(uint64_t)0, (unsigned)_tzcnt_u64(_pdep_u64(1u << 16, starts)));
    ends &= ~_bzhi_u64(~(uint64_t)0, (unsigned)_tzcnt_u64(_pdep_u64(1u << 16, ends)));
  }
}

#endif

#include "walk.h"

#include <string.h>

#define PAST 2 /* bytes behind a window that are looked at */

void mn_walk_read(mn_walk *walk, size_t i) {
  walk->read(walk->s + i, walk->n - i, walk->words, MN_WALK_WORDS);
  walk->read_to = i + MN_WALK_WORDS * MN_WINDOW;
}

#ifdef MN_SIMD
/* The bits of four blocks; written out, since compilers keep a loop of four at -O2 and that takes twice the time. */
#define BITS_OF_FOUR(of, s) (of(s) | of((s) + 16) << 16 | of((s) + 32) << 32 | of((s) + 48) << 48)

static inline uint64_t break_bits16(const unsigned char *s) {
  mn_block block = mn_block_load(s), hit = mn_block_between(block, 0x0A, 0x0D);
  hit = mn_block_or(hit, mn_block_or(mn_block_equal(block, 0xC2), mn_block_equal(block, 0xE2)));
  return mn_block_bits(mn_block_or(hit, mn_block_equal(block, '|')));
}

static inline uint64_t break_bits(const unsigned char *s) {
  return BITS_OF_FOUR(break_bits16, s);
}

/* Bits of the E1 and E2 that begin no mark. */
static inline uint64_t unmarked_bits(const unsigned char *s) {
  uint64_t e1 = 0, e2 = 0, second = 0, general = 0, third = 0;
  for (unsigned k = 0; k < MN_WINDOW; k += 16) {
    mn_block block = mn_block_load(s + k), next = mn_block_load(s + k + 1);
    e1 |= mn_block_bits(mn_block_equal(block, 0xE1)) << k;
    e2 |= mn_block_bits(mn_block_equal(block, 0xE2)) << k;
    second |= mn_block_bits(mn_block_between(next, 0xA1, 0xFF)) << k;
    general |= mn_block_bits(mn_block_equal(next, 0x80)) << k;
    third |= mn_block_bits(mn_block_between(mn_block_load(s + k + 2), 0x00, 0xA1)) << k;
  }
  return (e1 & second) | (e2 & general & third);
}

static inline uint64_t wide_bits16(const unsigned char *s) {
  return mn_block_bits(mn_block_between(mn_block_load(s), 0xD8, 0xFF));
}

static inline uint64_t mark_bits16(const unsigned char *s) {
  mn_block block = mn_block_load(s), hit = mn_block_or(mn_block_between(block, '.', '/'), mn_block_between(block, ':', ';'));
  hit = mn_block_or(hit, mn_block_or(mn_block_equal(block, '?'), mn_block_equal(block, '!')));
  hit = mn_block_or(hit, mn_block_or(mn_block_equal(block, '*'), mn_block_equal(block, '=')));
  return mn_block_bits(mn_block_or(hit, mn_block_equal(block, '_')));
}

static inline uint64_t mark_bits(const unsigned char *s) {
  uint64_t wide = BITS_OF_FOUR(wide_bits16, s);
  if (wide) wide &= ~unmarked_bits(s);
  return wide | BITS_OF_FOUR(mark_bits16, s);
}
#else
static inline uint64_t break_bits(const unsigned char *s) {
  uint64_t bits = 0;
  for (unsigned k = 0; k < MN_WINDOW; k++) bits |= (uint64_t)mn_is_break_byte(s[k]) << k;
  return bits;
}

static inline uint64_t mark_bits(const unsigned char *s) {
  uint64_t bits = 0;
  for (unsigned k = 0; k < MN_WINDOW; k++) bits |= (uint64_t)mn_is_mark_byte(s[k], s[k + 1], s[k + 2]) << k;
  return bits;
}
#endif

/* `of` each window; it is a constant, so that it is inlined. */
static inline void read_windows(const unsigned char *s, size_t n, uint64_t *bits, size_t words,
                                uint64_t (*of)(const unsigned char *)) {
  unsigned char rest[MN_WINDOW + PAST];
  for (size_t k = 0; k < words; k++) {
    size_t at = k * MN_WINDOW;
    bits[k] = 0;
    if (at >= n) continue;
    const unsigned char *window = s + at;
    if (n - at < sizeof rest) {
      memset(rest, 0, sizeof rest);
      window = memcpy(rest, window, n - at);
    }
    bits[k] = of(window);
  }
}

static void read_breaks(const unsigned char *s, size_t n, uint64_t *bits, size_t words) {
  read_windows(s, n, bits, words, break_bits);
}

static void read_marks(const unsigned char *s, size_t n, uint64_t *bits, size_t words) {
  read_windows(s, n, bits, words, mark_bits);
}

static const mn_walk_reader plain = {"plain", read_breaks, read_marks};

const mn_walk_reader *mn_walk_reader_at(size_t k) {
#ifdef MN_WALK_AVX512
  if (__builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("bmi2") && k-- == 0) return &mn_walk_reader_avx512;
#endif
  return k == 0 ? &plain : NULL;
}

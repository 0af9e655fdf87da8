/*
 * A walk over the bytes of a text that may matter: line ends for lines, marks for sentences. The bits of 64 bytes are found
 * at once and then consumed one by one, so that a mark costs the next one nothing: looking for each mark anew, sixteen bytes
 * at a time, took half of the time of lines.
 */
#ifndef MN_WALK_H
#define MN_WALK_H

#include <string.h>

#include "scan.h"

#define MN_WALK_PAST 2 /* bytes behind a window that a reader of bits may look at */

/* Gives a bit for each of the 64 bytes at s that matters; MN_WALK_PAST bytes behind them may be read. */
typedef uint64_t mn_walk_reader(const unsigned char *s);

typedef struct mn_walk {
  const unsigned char *s;
  size_t n;
  size_t from, to; /* bits are those of s[from..to) */
  uint64_t bits;
} mn_walk;

static inline mn_walk mn_walk_make(const char *s, size_t n) {
  return (mn_walk){.s = (const unsigned char *)s, .n = n};
}

/* Read the bits of the window at i. What lies behind the text is 0. */
static inline void mn_walk_read(mn_walk *walk, size_t i, mn_walk_reader *read) {
  unsigned char rest[MN_WINDOW + MN_WALK_PAST];
  const unsigned char *at = walk->s + i;
  if (walk->n - i < sizeof rest) {
    memset(rest, 0, sizeof rest);
    at = memcpy(rest, at, walk->n - i);
  }
  walk->from = i;
  walk->to = i + MN_WINDOW;
  walk->bits = read(at);
}

/* The first position from i on that matters, or n. Asked with rising i, which may lag
 * behind the last answer; read is a constant, so that it is inlined. */
static inline size_t mn_walk_next(mn_walk *walk, size_t i, mn_walk_reader *read) {
  if (i >= walk->n) return walk->n;
  if (i >= walk->to) mn_walk_read(walk, i, read);
  else if (i > walk->from) walk->bits &= ~mn_bits_below((unsigned)(i - walk->from));
  while (!walk->bits) {
    if (walk->to >= walk->n) return walk->n;
    mn_walk_read(walk, walk->to, read);
  }
  return walk->from + mn_bits_first(walk->bits);
}

/* ---- line ends ---- */

/* May a line end (0A..0D, C2, E2), or the bar before a site's name, begin with the byte? C2 begins a copyright sign too. */
static inline bool mn_is_break_byte(unsigned char c) {
  return (c >= 0x0A && c <= 0x0D) || c == 0xC2 || c == 0xE2 || c == '|';
}

/* ---- marks ---- */

/* May a sentence end be near the sequence c, d, e: . ! ? and the marks of items and labels, or another script's full stop, an
 * ellipsis or a bullet. Letters below U+0600 pass, so do U+1840 to U+2021: Latin letters with marks, quotation marks,
 * dashes. */
static inline bool mn_is_mark_byte(unsigned char c, unsigned char d, unsigned char e) {
  if (c == 0xE1) return d <= 0xA0;
  if (c == 0xE2) return d != 0x80 || e >= 0xA2;
  return c >= 0xD8 || c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == '/' || c == '*' || c == '_' || c == '=';
}

#ifdef MN_SIMD
/* The bits of four blocks; written out, since compilers keep a loop of four at -O2 and that takes twice the time. */
#define MN_BITS_OF_FOUR(of, s) (of(s) | of((s) + 16) << 16 | of((s) + 32) << 32 | of((s) + 48) << 48)

static inline uint64_t mn_break_bits16(const unsigned char *s) {
  mn_block block = mn_block_load(s), hit = mn_block_between(block, 0x0A, 0x0D);
  hit = mn_block_or(hit, mn_block_or(mn_block_equal(block, 0xC2), mn_block_equal(block, 0xE2)));
  return mn_block_bits(mn_block_or(hit, mn_block_equal(block, '|')));
}

static inline uint64_t mn_break_bits(const unsigned char *s) {
  return MN_BITS_OF_FOUR(mn_break_bits16, s);
}

/* Bits of the E1 and E2 that begin no mark. */
static inline uint64_t mn_unmarked_bits(const unsigned char *s) {
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

static inline uint64_t mn_wide_bits16(const unsigned char *s) {
  return mn_block_bits(mn_block_between(mn_block_load(s), 0xD8, 0xFF));
}

static inline uint64_t mn_mark_bits16(const unsigned char *s) {
  mn_block block = mn_block_load(s), hit = mn_block_or(mn_block_between(block, '.', '/'), mn_block_between(block, ':', ';'));
  hit = mn_block_or(hit, mn_block_or(mn_block_equal(block, '?'), mn_block_equal(block, '!')));
  hit = mn_block_or(hit, mn_block_or(mn_block_equal(block, '*'), mn_block_equal(block, '=')));
  return mn_block_bits(mn_block_or(hit, mn_block_equal(block, '_')));
}

static inline uint64_t mn_mark_bits(const unsigned char *s) {
  uint64_t wide = MN_BITS_OF_FOUR(mn_wide_bits16, s);
  if (wide) wide &= ~mn_unmarked_bits(s);
  return wide | MN_BITS_OF_FOUR(mn_mark_bits16, s);
}
#else
static inline uint64_t mn_break_bits(const unsigned char *s) {
  uint64_t bits = 0;
  for (unsigned k = 0; k < MN_WINDOW; k++) bits |= (uint64_t)mn_is_break_byte(s[k]) << k;
  return bits;
}

static inline uint64_t mn_mark_bits(const unsigned char *s) {
  uint64_t bits = 0;
  for (unsigned k = 0; k < MN_WINDOW; k++) bits |= (uint64_t)mn_is_mark_byte(s[k], s[k + 1], s[k + 2]) << k;
  return bits;
}
#endif

#endif

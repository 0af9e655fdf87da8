/*
 * What the 64 bytes of a window are, a bit each, the first byte's lowest: for tokens. In plain C11 and sixteen bytes at a
 * time; window_avx512.h reads all 64 at once. Both give the same bits, but for elidable, vowels, q and u, which are 0 where
 * finding them costs more than it saves.
 */
#ifndef MN_WINDOW_H
#define MN_WINDOW_H

#include "scan.h"

#define MN_WINDOW_PAST 2 /* bytes behind a window that are looked at for the end of a sequence */

typedef struct mn_bytes {
  uint64_t letters;     /* ASCII, and the sequences of U+00C0 to U+02BF, U+0300 to U+033F (marks), U+1E00 to U+1EFF */
  uint64_t spaces;      /* and line feeds */
  uint64_t singles;     /* " and ): tokens of their own wherever they stand */
  uint64_t openers;     /* ( */
  uint64_t commas;
  uint64_t shown;       /* ? ! : ; */
  uint64_t inner;       /* : / */
  uint64_t stops, hyphens, apostrophes, digits, percents;
  uint64_t elidable;    /* c d j l m n s, in either case */
  uint64_t vowels;      /* a e i u y h in either case, O, and letters beyond ASCII */
  uint64_t q, u;        /* in either case */
} mn_bytes;

#ifdef MN_SIMD
/* Four blocks, which stay in registers. */
typedef struct mn_four {
  mn_block a, b, c, d;
} mn_four;

static inline mn_four mn_four_load(const unsigned char *s) {
  return (mn_four){mn_block_load(s), mn_block_load(s + 16), mn_block_load(s + 32), mn_block_load(s + 48)};
}

static inline uint64_t mn_four_bits(mn_block a, mn_block b, mn_block c, mn_block d) {
  return (mn_block_bits(a) | mn_block_bits(b) << 16) | (mn_block_bits(c) | mn_block_bits(d) << 16) << 32;
}

static inline uint64_t mn_four_equal(const mn_four *f, unsigned char byte) {
  return mn_four_bits(mn_block_equal(f->a, byte), mn_block_equal(f->b, byte), mn_block_equal(f->c, byte),
                      mn_block_equal(f->d, byte));
}

static inline uint64_t mn_four_between(const mn_four *f, unsigned char low, unsigned char high) {
  return mn_four_bits(mn_block_between(f->a, low, high), mn_block_between(f->b, low, high), mn_block_between(f->c, low, high),
                      mn_block_between(f->d, low, high));
}

static inline mn_block mn_block_either(mn_block block, unsigned char one, unsigned char other) {
  return mn_block_or(mn_block_equal(block, one), mn_block_equal(block, other));
}

static inline uint64_t mn_four_either(const mn_four *f, unsigned char one, unsigned char other) {
  return mn_four_bits(mn_block_either(f->a, one, other), mn_block_either(f->b, one, other), mn_block_either(f->c, one, other),
                      mn_block_either(f->d, one, other));
}

/* Letters beyond ASCII, whose last bytes may lie behind the window. */
static inline uint64_t mn_wide_letters(const unsigned char *s, const mn_four *f) {
  mn_four next = mn_four_load(s + 1), third = mn_four_load(s + 2);
  uint64_t trails = mn_four_between(&next, 0x80, 0xBF), signs = mn_four_either(&next, 0x97, 0xB7);
  uint64_t leads = (mn_four_between(f, 0xC4, 0xCA) | mn_four_equal(f, 0xCC) | (mn_four_equal(f, 0xC3) & ~signs)) & trails;
  uint64_t triples = mn_four_equal(f, 0xE1) & mn_four_between(&next, 0xB8, 0xBB) & mn_four_between(&third, 0x80, 0xBF);
  leads |= triples;
  return leads | leads << 1 | triples << 2;
}

/* s has MN_WINDOW_PAST bytes behind the window. */
static inline mn_bytes mn_bytes_read(const unsigned char *s) {
  mn_four f = mn_four_load(s);
  mn_bytes bytes = {.letters = mn_four_bits(mn_block_letters(f.a), mn_block_letters(f.b), mn_block_letters(f.c),
                                            mn_block_letters(f.d)),
                    .spaces = mn_four_either(&f, ' ', '\n'),
                    .singles = mn_four_either(&f, '"', ')'),
                    .openers = mn_four_equal(&f, '('),
                    .commas = mn_four_equal(&f, ','),
                    .shown = mn_four_either(&f, '?', '!') | mn_four_between(&f, ':', ';'),
                    .inner = mn_four_either(&f, ':', '/'),
                    .stops = mn_four_equal(&f, '.'),
                    .hyphens = mn_four_equal(&f, '-'),
                    .apostrophes = mn_four_equal(&f, '\''),
                    .digits = mn_four_between(&f, '0', '9'),
                    .percents = mn_four_equal(&f, '%')};
  if (mn_four_between(&f, 0xC3, 0xFF)) bytes.letters |= mn_wide_letters(s, &f);
  return bytes;
}
#else
/* The bytes of the letter beyond ASCII that s begins with, or 0. */
static inline unsigned mn_wide_size(const unsigned char *s) {
  if ((s[1] & 0xC0) != 0x80) return 0;
  if (s[0] == 0xC3) return s[1] != 0x97 && s[1] != 0xB7 ? 2 : 0;
  if ((s[0] >= 0xC4 && s[0] <= 0xCA) || s[0] == 0xCC) return 2;
  return s[0] == 0xE1 && s[1] >= 0xB8 && s[1] <= 0xBB && (s[2] & 0xC0) == 0x80 ? 3 : 0;
}

/* s has MN_WINDOW_PAST bytes behind the window. */
static inline mn_bytes mn_bytes_read(const unsigned char *s) {
  mn_bytes bytes = {0};
  for (unsigned k = 0; k < MN_WINDOW; k++) {
    uint64_t bit = (uint64_t)1 << k;
    unsigned char c = s[k];
    unsigned wide = c >= 0xC3 ? mn_wide_size(s + k) : 0;
    if (mn_is_letter(c)) bytes.letters |= bit;
    if (wide) bytes.letters |= (wide == 2 ? (uint64_t)3 : (uint64_t)7) << k;
    if (c == ' ' || c == '\n') bytes.spaces |= bit;
    if (c == '"' || c == ')') bytes.singles |= bit;
    if (c == '(') bytes.openers |= bit;
    if (c == ',') bytes.commas |= bit;
    if (c == '?' || c == '!' || c == ':' || c == ';') bytes.shown |= bit;
    if (c == ':' || c == '/') bytes.inner |= bit;
    if (c == '.') bytes.stops |= bit;
    if (c == '-') bytes.hyphens |= bit;
    if (c == '\'') bytes.apostrophes |= bit;
    if (c == '%') bytes.percents |= bit;
    if (mn_is_digit(c)) bytes.digits |= bit;
  }
  return bytes;
}
#endif

#endif

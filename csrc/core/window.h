/*
 * What the bytes of a window of 64 are, for tokens.
 */
#ifndef MN_WINDOW_H
#define MN_WINDOW_H

#include "scan.h"

/* What 64 bytes are, a bit each, the first byte's lowest: letters (ASCII, and Latin-1's in their two bytes), commas between
 * a letter and a space, and what is neither of these nor a space or line feed. */
typedef struct mn_window {
  uint64_t letters, commas, specials;
} mn_window;

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

#endif

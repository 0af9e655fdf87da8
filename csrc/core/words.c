#include "words.h"

#include <string.h>

#include "scan.h"
#include "utf8.h"

/* A scan: words are runs of bits where bytes tell enough, and read character by character where they do not. */
typedef struct scanner {
  const mn_classes *classes;
  const char *s;
  size_t n;
  size_t from, to; /* the word so far, which may go on; none while to is 0 */
  mn_spans *out;
} scanner;

/* What is known of the 64 bytes of a window: a bit each. */
typedef struct window {
  uint64_t inside; /* parts of words */
  uint64_t hard;   /* of characters that must be read; all other bytes stand between words */
} window;

/* ---- A window ---------------------------------------------------------------------------------------------------- */

#ifdef MN_SIMD
static inline uint64_t bits_of_four(mn_block a, mn_block b, mn_block c, mn_block d) {
  return (mn_block_bits(a) | mn_block_bits(b) << 16) | (mn_block_bits(c) | mn_block_bits(d) << 16) << 32;
}

/* The bits of the bytes of four blocks f for which `test`, a macro of one block, is true. */
#define BITS(test) bits_of_four(test(f[0]), test(f[1]), test(f[2]), test(f[3]))
#define OR mn_block_or
#define EQUAL mn_block_equal
#define BETWEEN mn_block_between

/* Bytes that begin pairs of which each is a part of a word: U+0100..027F, U+0300..033F, U+0400..047F. */
#define LEADS(b) OR(BETWEEN(b, 0xC4, 0xC9), OR(EQUAL(b, 0xCC), BETWEEN(b, 0xD0, 0xD1)))
/* Second bytes behind C2 that are no part of any, and change none: controls, spaces, most signs. */
#define SIGNS(b) OR(OR(BETWEEN(b, 0x80, 0xA9), EQUAL(b, 0xAB)), OR(BETWEEN(b, 0xB6, 0xB8), EQUAL(b, 0xBB)))
#define TRAILS(b) BETWEEN(b, 0x80, 0xBF)
#define TIMES(b) OR(EQUAL(b, 0x97), EQUAL(b, 0xB7)) /* behind C3: the signs of multiplication and division */
#define VIET(b) BETWEEN(b, 0xB8, 0xBB)              /* behind E1, with a third: U+1E00..1EFF */
#define MARKS(b) BETWEEN(b, 0x90, 0xA7)             /* behind E2 80: dashes, quotation marks, the ellipsis */
#define PLAIN(b) OR(mn_block_letters(b), BETWEEN(b, '0', '9'))
#define WIDE(b) BETWEEN(b, 0x80, 0xFF)
#define IS_C2(b) EQUAL(b, 0xC2)
#define IS_C3(b) EQUAL(b, 0xC3)
#define IS_E1(b) EQUAL(b, 0xE1)
#define IS_E2(b) EQUAL(b, 0xE2)
#define IS_80(b) EQUAL(b, 0x80)

/* Sort out the bytes beyond ASCII; a character that goes on behind the window is left hard. */
static void read_wide(const mn_block f[4], uint64_t wide, window *w) {
  uint64_t trails = BITS(TRAILS) >> 1, times = BITS(TIMES) >> 1, latin = BITS(IS_C3);
  uint64_t pairs = (BITS(LEADS) | (latin & ~times)) & trails, signs = (latin & times) | (BITS(IS_C2) & BITS(SIGNS) >> 1);
  uint64_t triples = BITS(IS_E1) & BITS(VIET) >> 1 & trails >> 1, marks = BITS(IS_E2) & BITS(IS_80) >> 1 & BITS(MARKS) >> 2;
  uint64_t inside = pairs | pairs << 1 | triples | triples << 1 | triples << 2;
  w->inside |= inside;
  w->hard = wide & ~(inside | signs | signs << 1 | marks | marks << 1 | marks << 2);
}

static window read_window(const unsigned char *s) {
  const mn_block f[4] = {mn_block_load(s), mn_block_load(s + 16), mn_block_load(s + 32), mn_block_load(s + 48)};
  window w = {.inside = BITS(PLAIN)};
  uint64_t wide = BITS(WIDE);
  if (wide) read_wide(f, wide, &w);
  return w;
}
#else
static window read_window(const unsigned char *s) {
  window w = {0};
  for (unsigned k = 0; k < MN_WINDOW; k++) {
    w.inside |= (uint64_t)(mn_is_letter(s[k]) || mn_is_digit(s[k])) << k;
    w.hard |= (uint64_t)(s[k] >> 7) << k;
  }
  return w;
}
#endif

/* The window at i; behind the text there is nothing. */
static window window_at(const scanner *sc, size_t i) {
  unsigned char rest[MN_WINDOW] = {0};
  const unsigned char *s = (const unsigned char *)sc->s + i;
  if (sc->n - i >= MN_WINDOW) return read_window(s);
  memcpy(rest, s, sc->n - i);
  return read_window(rest);
}

/* ---- Words ------------------------------------------------------------------------------------------------------- */

static mn_status close_word(scanner *sc) {
  size_t to = sc->to;
  sc->to = 0;
  return to ? mn_spans_append(sc->out, sc->from, to, 0) : MN_OK;
}

/* The words of the first `size` bytes of the window at i, all of which are known. */
static mn_status take_bits(scanner *sc, size_t i, uint64_t bits, unsigned size) {
  mn_status status = MN_OK;
  bits &= mn_bits_below(size);
  if (sc->to) {
    unsigned more = mn_bits_first(~bits);
    if (more) sc->to = i + more;
    if (more == size) return MN_OK;
    status = close_word(sc);
    bits &= ~mn_bits_below(more);
  }
  while (bits && status == MN_OK) {
    unsigned from = mn_bits_lowest(bits), end = from + mn_bits_first(~(bits >> from));
    if (end >= size) {
      sc->from = i + from;
      sc->to = i + size;
      break;
    }
    status = mn_spans_append(sc->out, i + from, i + end, 0);
    bits &= bits + (bits & (~bits + 1)); /* without the lowest run */
  }
  return status;
}

/* The character at i, *size bytes. One that folding removes neither begins nor ends a word. */
static mn_status take_character(scanner *sc, size_t i, size_t *size) {
  uint32_t cp;
  int read = mn_utf8_decode(sc->s + i, sc->n - i, &cp);
  *size = (size_t)(read < 0 ? -read : read);
  mn_class c = read < 0 ? MN_OTHER : mn_class_of(sc->classes, cp);
  if (c == MN_FORMAT) return MN_OK;
  if (c < MN_UPPER || c > MN_NUMBER) return close_word(sc);
  if (!sc->to) sc->from = i;
  sc->to = i + *size;
  return MN_OK;
}

mn_status mn_words_scan(const mn_classes *classes, const char *s, size_t n, mn_spans *out) {
  scanner sc = {.classes = classes, .s = s, .n = n, .out = out};
  mn_status status = MN_OK;
  for (size_t i = 0, size; status == MN_OK && i < n;) {
    window w = window_at(&sc, i);
    unsigned known = mn_bits_first(w.hard);
    if (known > n - i) known = (unsigned)(n - i);
    if (known) status = take_bits(&sc, i, w.inside, known);
    i += known;
    /* texts in other scripts go on so */
    for (; w.hard && status == MN_OK && i < n && (unsigned char)s[i] >= 0x80; i += size) status = take_character(&sc, i, &size);
  }
  return status == MN_OK ? close_word(&sc) : status;
}

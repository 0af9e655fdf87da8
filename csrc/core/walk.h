/*
 * A walk over the bytes of a text that may matter: line ends for lines, marks for sentences. The bits of many bytes are found
 * at once and then consumed one by one, so that a mark costs the next one nothing: looking for each mark anew, sixteen bytes
 * at a time, took half of the time of lines.
 */
#ifndef MN_WALK_H
#define MN_WALK_H

#include "scan.h"

#define MN_WALK_WORDS 8 /* windows that are read at once */

/* Which bytes matter, for the 64 * words bytes from s on: a bit each. What lies behind s[0..n) is 0 and not read. */
typedef struct mn_walk_reader {
  const char *name; /* "avx512", "plain" */
  void (*breaks)(const unsigned char *s, size_t n, uint64_t *bits, size_t words);
  void (*marks)(const unsigned char *s, size_t n, uint64_t *bits, size_t words);
} mn_walk_reader;

/* The k-th that this machine runs, fastest first, or NULL; all give the same bits. The last one needs no instruction set. */
const mn_walk_reader *mn_walk_reader_at(size_t k);

typedef struct mn_walk {
  const unsigned char *s;
  size_t n;
  void (*read)(const unsigned char *s, size_t n, uint64_t *bits, size_t words);
  size_t from;     /* bits are those of the window here */
  size_t to;       /* and this is its end */
  size_t read_to;  /* the end of the windows that are read */
  uint64_t bits;
  uint64_t words[MN_WALK_WORDS];
} mn_walk;

/* Start a walk over s[0..n) by one of the readers' functions. */
static inline void mn_walk_start(mn_walk *walk, const char *s, size_t n,
                                 void (*read)(const unsigned char *, size_t, uint64_t *, size_t)) {
  walk->s = (const unsigned char *)s;
  walk->n = n;
  walk->read = read;
  walk->from = walk->to = walk->read_to = 0;
  walk->bits = 0;
}

/* Read windows from i on. */
void mn_walk_read(mn_walk *walk, size_t i);

/* Go to the window that holds i, which is not before the present one. */
static inline void mn_walk_seek(mn_walk *walk, size_t i) {
  if (i >= walk->read_to) mn_walk_read(walk, i);
  size_t ahead = walk->read_to - i;
  size_t word = MN_WALK_WORDS - 1 - (ahead - 1) / MN_WINDOW;
  walk->to = walk->read_to - (MN_WALK_WORDS - 1 - word) * MN_WINDOW;
  walk->from = walk->to - MN_WINDOW;
  walk->bits = walk->words[word];
}

/* The first position from i on that matters, or n. Asked with rising i, which may lag behind the last answer. */
static inline size_t mn_walk_next(mn_walk *walk, size_t i) {
  if (i >= walk->n) return walk->n;
  if (i >= walk->to) mn_walk_seek(walk, i);
  if (i > walk->from) walk->bits &= ~mn_bits_below((unsigned)(i - walk->from));
  while (!walk->bits) {
    if (walk->to >= walk->n) return walk->n;
    mn_walk_seek(walk, walk->to);
  }
  return walk->from + mn_bits_lowest(walk->bits);
}

/* May a line end (0A..0D, C2, E2), or the bar before a site's name, begin with the byte? C2 begins a copyright sign too. */
static inline bool mn_is_break_byte(unsigned char c) {
  return (c >= 0x0A && c <= 0x0D) || c == 0xC2 || c == 0xE2 || c == '|';
}

/* May a sentence end be near the sequence c, d, e: . ! ? and the marks of items and labels, or another script's full stop, an
 * ellipsis or a bullet. Letters below U+0600 pass, so do U+1840 to U+2021: Latin letters with marks, quotation marks,
 * dashes. */
static inline bool mn_is_mark_byte(unsigned char c, unsigned char d, unsigned char e) {
  if (c == 0xE1) return d <= 0xA0;
  if (c == 0xE2) return d != 0x80 || e >= 0xA2;
  return c >= 0xD8 || c == '.' || c == '!' || c == '?' || c == ':' || c == ';' || c == '/' || c == '*' || c == '_' || c == '=';
}

#if !defined(MN_NO_SIMD) && defined(__GNUC__) && defined(__x86_64__)
#define MN_WALK_AVX512 1
extern const mn_walk_reader mn_walk_reader_avx512;
#endif

#endif

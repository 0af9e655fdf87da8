/*
 * What a code point is, for tokens, words and sentences: a coarse class read from utf8proc's properties once, into a
 * two-stage table that is read-only afterwards and may be shared by threads.
 */
#ifndef MN_CLASSES_H
#define MN_CLASSES_H

#include <stdint.h>

#include "memory.h"
#include "utf8.h"

typedef enum mn_class {
  MN_OTHER = 0,   /* controls, unassigned, private use */
  MN_SPACE,       /* White_Space, line ends included */
  MN_UPPER,       /* Lu, Lt */
  MN_LOWER,       /* Ll */
  MN_LETTER,      /* letters without case: Lm, Lo, and the ideographs' Nl */
  MN_MARK,        /* Mn, Mc, Me */
  MN_DIGIT,       /* Nd */
  MN_NUMBER,      /* Nl, No */
  MN_PUNCTUATION, /* P* */
  MN_SYMBOL,      /* S* */
  MN_FORMAT       /* Cf: zero-width joiners, directional marks, the soft hyphen, the byte-order mark */
} mn_class;

#define MN_CLASS_BLOCK 128

typedef struct mn_classes {
  const mn_alloc *alloc;
  uint8_t *blocks; /* one byte a code point, MN_CLASS_BLOCK a block; block 0 is all MN_OTHER */
  size_t block_count, block_capacity;
  uint16_t index[0x110000 / MN_CLASS_BLOCK];
} mn_classes;

/* Read the properties; about two milliseconds and 40 KB. MN_ENOMEM frees all. */
mn_status mn_classes_new(const mn_alloc *alloc, mn_classes **out);

/* classes may be NULL. */
void mn_classes_free(mn_classes *classes);

static inline mn_class mn_class_of(const mn_classes *classes, uint32_t cp) {
  return (mn_class)classes->blocks[(size_t)classes->index[cp / MN_CLASS_BLOCK] * MN_CLASS_BLOCK + cp % MN_CLASS_BLOCK];
}

/* The class of the sequence at s[0..n), n > 0, and its size in bytes, the class's code point in *cp. An ill-formed start
 * is MN_OTHER with U+FFFD, its maximal subpart long. */
static inline mn_class mn_class_at(const mn_classes *classes, const char *s, size_t n, size_t *size, uint32_t *cp) {
  const unsigned char *p = (const unsigned char *)s;
  if (p[0] >= 0xC2 && p[0] < 0xE0 && n > 1 && (p[1] & 0xC0) == 0x80) {
    *size = 2;
    *cp = (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    return mn_class_of(classes, *cp);
  }
  int bytes = mn_utf8_decode(s, n, cp);
  *size = (size_t)(bytes < 0 ? -bytes : bytes);
  return bytes < 0 ? MN_OTHER : mn_class_of(classes, *cp);
}

/* Is it part of a word: a letter, a mark or a digit? */
static inline int mn_class_is_word(mn_class c) {
  return c >= MN_UPPER && c <= MN_DIGIT;
}

#endif

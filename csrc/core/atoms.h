/*
 * Atoms: the words of a text with all that the rules for names and numbers ask: what stands before each, how it is
 * written, what the vocabulary knows of it, which listed name begins with it.
 *
 * Words are those of keys.h (`Jean-Yves`, `N'Djamena`, `D-30` are two); the gap before a word is a set of flags.
 */
#ifndef MN_ATOMS_H
#define MN_ATOMS_H

#include "gazetteer.h"
#include "spans.h"
#include "vocabulary.h"

/* What stands between a word and the one before it; the last words of a text may be looked at with the gap after them. */
enum {
  MN_GAP_SPACE = 1 << 0,
  MN_GAP_HYPHEN = 1 << 1,
  MN_GAP_APOSTROPHE = 1 << 2,
  MN_GAP_DOT = 1 << 3,
  MN_GAP_COMMA = 1 << 4,
  MN_GAP_COLON = 1 << 5, /* and the semicolon */
  MN_GAP_STOP = 1 << 6,  /* ! ? and ellipses */
  MN_GAP_QUOTE = 1 << 7,
  MN_GAP_OPEN = 1 << 8,
  MN_GAP_CLOSE = 1 << 9,
  MN_GAP_BREAK = 1 << 10,
  MN_GAP_AMPERSAND = 1 << 11,
  MN_GAP_SLASH = 1 << 12,
  MN_GAP_MONEY = 1 << 13, /* $ € £ ¥ */
  MN_GAP_PERCENT = 1 << 14,
  MN_GAP_ELSE = 1 << 15 /* anything more; also more than 64 bytes */
};

typedef enum mn_shape {
  MN_SHAPE_LOWER = 0, /* begins with no capital and no digit */
  MN_SHAPE_CAPITAL,   /* begins with a capital */
  MN_SHAPE_UPPER,     /* two letters or more, none of them small */
  MN_SHAPE_INITIAL,   /* one capital */
  MN_SHAPE_NUMBER,    /* digits only */
  MN_SHAPE_MIXED      /* begins with a digit and has letters */
} mn_shape;

enum {
  MN_ATOM_START = 1 << 0,   /* the first word of a sentence, a quotation or a line */
  MN_ATOM_UPPER = 1 << 1,   /* in a line of capitals */
  MN_ATOM_HEADING = 1 << 2, /* in a line that writes most words with a capital */
  MN_ATOM_CREDIT = 1 << 3   /* in the credit of a picture */
};

typedef struct mn_atom {
  uint32_t from, to; /* bytes */
  uint32_t hash;     /* of the folded word */
  uint32_t classes;  /* the term's, and what the spelling shows */
  const mn_term *term; /* the vocabulary's first, which is none, where it is not known */
  uint32_t hit;      /* the listed name that begins here, plus 1, or 0 */
  uint16_t gap;      /* before it */
  uint8_t shape, flags;
} mn_atom;

typedef struct mn_atoms {
  const mn_alloc *alloc;
  mn_atom *items;
  size_t count, capacity; /* items[count] is an end mark: no classes, a gap of MN_GAP_BREAK */
  mn_key_list keys;
  mn_buffer scratch;
  uint32_t *lower; /* which words stand in lower case: a Bloom filter of lower_size numbers, a power of two that the
                      text alone decides; a word has bits of one of them */
  size_t lower_size, lower_capacity;
  size_t english, french; /* function words of either language */
} mn_atoms;

mn_atoms mn_atoms_make(const mn_alloc *alloc);
void mn_atoms_free(mn_atoms *atoms);

/* Read the atoms of s[0, n), in place of those there were. No word crosses from one of the segments into the next; they
 * follow each other without a gap, from 0 to n. MN_ELIMIT: 4 GB or more. Any bytes may be given. O(n). */
mn_status mn_atoms_read(const mn_vocabulary *vocabulary, const char *s, size_t n, const mn_spans *segments,
    mn_atoms *atoms);

/* The bits of a word that stands in lower case (blocked Bloom filters: Putze, Sanders and Singler 2007). */
static inline uint32_t mn_lower_bits(uint32_t hash) {
  return UINT32_C(1) << (hash >> 27) | UINT32_C(1) << (hash >> 22 & 31) | UINT32_C(1) << (hash >> 17 & 31);
}

/* Does the word stand in lower case in the text? May be wrong once in some five hundred times. */
static inline int mn_atoms_have_lower(const mn_atoms *atoms, uint32_t hash) {
  return !(mn_lower_bits(hash) & ~atoms->lower[hash & (atoms->lower_size - 1)]);
}

static inline int mn_atom_is(const mn_atom *atom, uint32_t classes) {
  return (atom->classes & classes) != 0;
}

/* Is it written with a capital? */
static inline int mn_atom_is_capital(const mn_atom *atom) {
  return atom->shape >= MN_SHAPE_CAPITAL && atom->shape <= MN_SHAPE_INITIAL;
}

#endif

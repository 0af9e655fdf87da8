/*
 * The best sequence of tags for a sequence of words, by Viterbi's algorithm (1967) over integers.
 *
 * A finding of type k is written as S(k) on one word, or B(k) I(k)* E(k) on several; words outside have O (Ratinov and Roth
 * 2009, section 3, "BILOU"). Sequences that break this are never answered. Tags are numbered so that those which may
 * follow the end of a finding stand together: O, B(0..), S(0..), I(0..), E(0..).
 *
 * All ties have one written outcome, so that the answer is the same on every machine.
 */
#ifndef MN_LATTICE_H
#define MN_LATTICE_H

#include <stdint.h>

#include "memory.h"

#define MN_TYPES_MAX 15 /* types of findings: 61 tags, so that a tag's number fits in six bits */
#define MN_LANES 8      /* rows of tags are padded to a multiple of this many, for the vector registers */
#define MN_STRIDE_MAX 64
#define MN_SCORE_MAX 32767 /* what a word or a move adds to the score of a tag is at most this, either sign */

typedef enum mn_tag_place { MN_TAG_O = 0, MN_TAG_B, MN_TAG_S, MN_TAG_I, MN_TAG_E } mn_tag_place;

/* How many tags there are, and how long a padded row of them is. */
static inline unsigned mn_tag_count(unsigned types) {
  return 4 * types + 1;
}

static inline unsigned mn_tag_stride(unsigned types) {
  return (mn_tag_count(types) + MN_LANES - 1) / MN_LANES * MN_LANES;
}

/* The number of the tag for a place in a finding of a type; MN_TAG_O has no type. */
static inline unsigned mn_tag_of(unsigned types, mn_tag_place place, unsigned type) {
  return place == MN_TAG_O ? 0 : 1 + ((unsigned)place - 1) * types + type;
}

static inline mn_tag_place mn_tag_place_of(unsigned types, unsigned tag) {
  return tag == 0 ? MN_TAG_O : (mn_tag_place)(1 + (tag - 1) / types);
}

/* tag is not O. */
static inline unsigned mn_tag_type_of(unsigned types, unsigned tag) {
  return (tag - 1) % types;
}

typedef struct mn_lattice {
  const mn_alloc *alloc; /* not owned */
  unsigned types, stride;
  size_t count;      /* words so far */
  uint8_t *back;     /* a row of `stride` tags a word: the tag before */
  size_t capacity;   /* bytes of back */
  int32_t scores[MN_STRIDE_MAX]; /* of the best sequence that ends in each tag, against the best of all */
} mn_lattice;

/* An empty lattice; it allocates nothing. */
mn_lattice mn_lattice_make(const mn_alloc *alloc, unsigned types);
void mn_lattice_free(mn_lattice *lattice);

/* Begin a sequence of `count` words. MN_ENOMEM where there is no room for them. */
mn_status mn_lattice_begin(mn_lattice *lattice, size_t count);

/* Take up the next word: what it adds to each tag's score, and what each move from a tag adds, moves[from * stride + to];
 * both within MN_SCORE_MAX. O(types * types), most of it in vector registers. */
void mn_lattice_step(mn_lattice *lattice, const int32_t *emission, const int32_t *moves);

/* The best sequence of all words: tags[0, count). */
void mn_lattice_path(const mn_lattice *lattice, uint8_t *tags);

#endif

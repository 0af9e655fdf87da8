/*
 * The tables of a compiled gazetteer, for the files that build, search and store it. Each is an array of 32-bit numbers
 * or of bytes, so that one loop writes and reads them all.
 */
#ifndef MN_GAZETTEER_PARTS_H
#define MN_GAZETTEER_PARTS_H

#include "bits.h"
#include "gazetteer.h"

typedef enum mn_part {
  MN_PART_TEXT = 0, /* bytes: the packs, one after the other */
  MN_PART_SOURCES,  /* mn_cell: where each pack stands */
  MN_PART_ROWS,     /* mn_cell: where each row stands */
  MN_PART_FORMS,    /* mn_name_form, those of one node together */
  MN_PART_NODES,    /* mn_node */
  MN_PART_POOL,     /* bytes: folded words and literal gaps, each with a NUL behind it, MN_POOL_SLACK more at the end */
  MN_PART_SLOTS,    /* mn_slot: hash table of the pool's words */
  MN_PART_EDGES,    /* uint32_t: hash table of the nodes that have a parent, by parent and word: mn_edge; MN_NONE is free */
  MN_PART_FILTER,   /* mn_filter: which words, with or without a capital, may begin a form */
  MN_PART_IDS,      /* uint32_t: hash table of rows by id; MN_NONE is free */
  MN_PARTS
} mn_part;

#define MN_POOL_SLACK 16 /* so that sixteen bytes may be read anywhere in the pool */

enum { MN_NAME_HEAD = 8, MN_NAME_TAIL = 16, MN_NAME_STOP = 32, MN_NAME_LAST = 64, MN_NAME_CAPITAL = 128 };

typedef struct mn_name_form {
  uint32_t from; /* in the text */
  uint32_t row;
  uint32_t bits; /* size << 8, and flags: MN_NAME_EXACT ... MN_NAME_CAPITAL */
} mn_name_form;

typedef struct mn_node {
  uint32_t forms;    /* the first of its forms, the last has MN_NAME_LAST; MN_NONE where it has none */
  uint32_t children; /* bit h % 32 for the hash h of each word that leads on; 0 at a leaf */
  uint32_t parent;   /* MN_NONE for a first word */
  uint32_t word;     /* in the pool */
} mn_node;

typedef struct mn_slot {
  uint32_t hash;
  uint32_t word; /* in the pool, plus 1; 0 is a free slot */
  uint32_t root; /* the node of forms that begin with the word, or MN_NONE */
} mn_slot;

typedef struct mn_filter {
  uint32_t bits[2];
} mn_filter;

typedef struct mn_array {
  void *items;
  size_t count, capacity;
} mn_array;

struct mn_gazetteer {
  const mn_alloc *alloc;
  const mn_keys *keys;
  mn_array parts[MN_PARTS];
  mn_array starts; /* uint64_t: which words begin a form, alone or with the next word; made of the parts, not stored */
  mn_array faults;
  size_t text_built, sources_built; /* how much of the text the tables know */
};

extern const size_t mn_part_sizes[MN_PARTS]; /* bytes of an element */

mn_status mn_array_reserve(const mn_alloc *alloc, mn_array *array, size_t more, size_t size);
void mn_array_free(const mn_alloc *alloc, mn_array *array, size_t size);

/* Replace the array by `count` elements whose bytes are all `fill`. */
mn_status mn_array_fill(const mn_alloc *alloc, mn_array *array, size_t count, size_t size, int fill);

static inline uint32_t mn_name_form_size(const mn_name_form *form) {
  return form->bits >> 8;
}

/* The hash of an edge. */
static inline uint32_t mn_edge_hash(uint32_t parent, uint32_t word) {
  uint64_t h = ((uint64_t)parent << 32 | word) * UINT64_C(0x9E3779B97F4A7C15);
  h = (h ^ h >> 32) * UINT64_C(0xD6E8FEB86659FD93);
  return (uint32_t)(h >> 32);
}

/* The bits of an edge that number its node; those above hold the low bits of its hash, so that most edges that are not
 * looked for are told without a look at their node. */
static inline uint32_t mn_edge_mask(size_t nodes) {
  uint32_t m = 1;
  while (m <= nodes) m = m << 1 | 1;
  return m;
}

static inline uint32_t mn_edge(uint32_t hash, uint32_t node, uint32_t m) {
  return (uint32_t)((uint64_t)hash * ((uint64_t)m + 1)) | node;
}

/* The two bits that a hash sets in a filter's element; are both set in bits? */
static inline uint64_t mn_filter_bits(uint32_t hash) {
  return UINT64_C(1) << (hash & 63) | UINT64_C(1) << (hash >> 6 & 63);
}

static inline unsigned mn_filter_has(uint64_t bits, uint32_t hash) {
  return (unsigned)(bits >> (hash & 63) & bits >> (hash >> 6 & 63) & 1);
}

/* The hash of a first word for the filter: one with a capital is another. */
static inline uint32_t mn_filter_hash(uint32_t hash, unsigned is_upper) {
  return hash ^ (0x9D5u & (0u - is_upper));
}

/* Make the starts of the parts, in place of those there were. A start's hash, by which two bits are set in them, is
 * mn_edge_hash of the first and the second word's, or 0. */
mn_status mn_starts_make(const mn_alloc *alloc, const mn_array *parts, mn_array *starts);

static inline uint64_t mn_filter_value(const mn_filter *f) {
  return (uint64_t)f->bits[1] << 32 | f->bits[0];
}

#define MN_ITEMS(gazetteer, part, type) ((type *)(gazetteer)->parts[part].items)
#define MN_COUNT(gazetteer, part) ((gazetteer)->parts[part].count)

#endif

/*
 * A vocabulary: single words with what the rules for names and numbers need to know of each. Words are compared in their
 * folded form (keys.h): case and marks do not count.
 *
 * It is filled from lists, tab-separated like the name packs (lua/malinews/data/README.md). A list's rows of several words
 * are taken apart: of a title every word is a part of titles; of a head word with a preposition (`Bank of`) the noun is
 * kept as one that a preposition follows. Read-only once filled; threads may then share it.
 */
#ifndef MN_VOCABULARY_H
#define MN_VOCABULARY_H

#include "bits.h"
#include "keys.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

/* What a word may be; flags of a set. */
enum {
  MN_IS_GIVEN = 1 << 0,      /* a given name */
  MN_IS_EVERYDAY = 1 << 1,   /* a given name or surname that is an everyday word, a month or a place too */
  MN_IS_SURNAME = 1 << 2,
  MN_IS_TITLE = 1 << 3,      /* stands before a name: a rank, an office */
  MN_IS_HONORIFIC = 1 << 4,  /* the same, and nothing but a person follows: Mr, Mme */
  MN_IS_OCCUPATION = 1 << 5,
  MN_IS_TITLE_PART = 1 << 6, /* a word of a longer title: Deputy, Foreign */
  MN_IS_PARTICLE = 1 << 7,   /* inside a person's name: Ag, Ould, van */
  MN_IS_SUFFIX = 1 << 8,     /* after a person's name: Jr */
  MN_IS_FUNCTION = 1 << 9,   /* an article, a preposition, a pronoun, an auxiliary ... */
  MN_IS_COMMON = 1 << 10,    /* a frequent word that is no name, though it may begin with a capital */
  MN_IS_TIME = 1 << 11,      /* a month, a day of the week */
  MN_IS_UNIT = 1 << 12,      /* of time: years, mois */
  MN_IS_IN = 1 << 13,        /* a preposition before places */
  MN_IS_OF = 1 << 14,        /* a preposition inside names: of, for, de, pour */
  MN_IS_ARTICLE = 1 << 15,
  MN_IS_SPEECH = 1 << 16,    /* a verb that persons are the subject of */
  MN_IS_PLACE = 1 << 17,     /* a noun that names a kind of place: town, région */
  MN_IS_NUMBER = 1 << 18,    /* a number word; its value stands beside */
  MN_IS_POWER = 1 << 19,     /* one that multiplies: hundred, millions */
  MN_IS_VAGUE = 1 << 20,     /* an open number before a power: several, plusieurs */
  MN_IS_PART = 1 << 21,      /* half, moitié */
  MN_IS_CURRENCY = 1 << 22,
  MN_IS_HEDGE = 1 << 23,     /* about, nearly */
  MN_IS_BEFORE_NOUN = 1 << 24, /* an adjective that stands before its noun */
  MN_IS_COUNTED = 1 << 25,   /* a counted noun that shows no plural: people, troops; or an adjective: dead */
  MN_IS_ENGLISH = 1 << 26,   /* function words: of which language they are evidence */
  MN_IS_FRENCH = 1 << 27,
  MN_IS_ACTION = 1 << 28,    /* a verb form after which no counted noun follows */
  MN_IS_INSTITUTION = 1 << 29, /* names an institution in lower case too: ministère */
  MN_IS_KIN = 1 << 30        /* a noun before a name in lower case: wife, son, frère */
};

#define MN_IS_HEAD (UINT32_C(1) << 31) /* a head word of names: its term says of which */

typedef struct mn_term {
  uint32_t from; /* in the bytes */
  uint32_t classes;
  uint16_t size;
  uint8_t first, of, last; /* as a head word: the entity type plus 1 of a name that begins with it, of one where a
                              preposition follows it, of one that ends with it */
  double value;
} mn_term;

#define MN_BUCKET_WAYS 5

/* Words whose hashes end alike, in the order they came; what a full one has no room for stands in the next. A word is looked
 * up without a branch, in one line of the cache: which words a text has next cannot be foretold, and most are found, or not,
 * in the first bucket. */
typedef struct mn_term_bucket {
  uint32_t hashes[MN_BUCKET_WAYS];
  uint32_t terms[MN_BUCKET_WAYS]; /* the terms' numbers, above them the low byte of their sizes; 0 is free */
  uint32_t classes[MN_BUCKET_WAYS];
  uint32_t unused;
} mn_term_bucket;

#define MN_TERM_BITS 24
#define MN_TERMS_MAX (UINT32_C(1) << MN_TERM_BITS)

typedef struct mn_vocabulary {
  const mn_alloc *alloc;
  const mn_keys *keys; /* not owned */
  mn_buffer bytes;     /* the folded words */
  mn_term *terms;      /* number 0 is none, and all zero */
  size_t count, capacity;
  mn_term_bucket *buckets; /* in the room, where no bucket crosses from one line of the cache into the next */
  size_t bucket_count; /* a power of two, not below half of count */
  mn_term_bucket *room; /* of one bucket more */
} mn_vocabulary;

typedef enum mn_word_list_kind {
  MN_LIST_GIVEN = 0, /* name, gender, lang, common */
  MN_LIST_SURNAMES,  /* name, lang, common */
  MN_LIST_TITLES,    /* title, lang, kind */
  MN_LIST_PARTICLES, /* particle, lang, kind */
  MN_LIST_HEADS,     /* word, lang, type, place */
  MN_LIST_WORDS      /* word, lang, class, value */
} mn_word_list_kind;

mn_status mn_vocabulary_new(const mn_alloc *alloc, const mn_keys *keys, mn_vocabulary **out);
void mn_vocabulary_free(mn_vocabulary *vocabulary);

/* Add the rows of a list's text. Rows that name nothing known are passed over. MN_ELIMIT: MN_TERMS_MAX words or more. About
 * 0.2 microseconds a row. */
mn_status mn_vocabulary_read(mn_vocabulary *vocabulary, mn_word_list_kind kind, const char *text, size_t n);

/* Where a vocabulary's words are looked up, by value, so that the compiler keeps it at hand. */
typedef struct mn_lookup {
  const mn_term_bucket *buckets;
  const mn_term *terms;
  size_t mask;
} mn_lookup;

static inline mn_lookup mn_vocabulary_lookup(const mn_vocabulary *v) {
  return (mn_lookup){.buckets = v->buckets, .terms = v->terms, .mask = v->bucket_count - 1};
}

/* The bucket, from number i on, that has a term with that hash; or one that has none, where there is no such term. */
const mn_term_bucket *mn_lookup_search(const mn_term_bucket *buckets, size_t mask, uint32_t hash, size_t i);

/* Which ways of the bucket have the hash: a bit each. */
static inline unsigned mn_bucket_ways(const mn_term_bucket *b, uint32_t hash) {
#if defined(__SSE2__)
  __m128i same = _mm_cmpeq_epi32(_mm_loadu_si128((const __m128i *)(const void *)b->hashes), _mm_set1_epi32((int)hash));
  return (unsigned)_mm_movemask_ps(_mm_castsi128_ps(same)) | (unsigned)(b->hashes[4] == hash) << 4;
#else
  unsigned ways = 0;
  for (unsigned i = 0; i < MN_BUCKET_WAYS; i++) ways |= (unsigned)(b->hashes[i] == hash) << i;
  return ways;
#endif
}

/* What is known of a word: its term, or the first one, which is none; and the term's classes. */
typedef struct mn_finding {
  const mn_term *term;
  uint32_t classes;
} mn_finding;

/* Look a word up: it is known by the hash of its folded form and, of a plain word, its size, without comparing letters. Of
 * the unknown words one in some 400,000 is taken for another by that, which costs a rule a wrong hint and is the same on every
 * machine. */
static inline mn_finding mn_lookup_find(mn_lookup in, uint32_t hash, uint32_t size, int is_plain) {
  size_t i = hash & in.mask;
  const mn_term_bucket *b = &in.buckets[i];
  unsigned ways = mn_bucket_ways(b, hash), is_full = b->terms[MN_BUCKET_WAYS - 1] != 0;
  if ((ways == 0) & is_full) {
    b = mn_lookup_search(in.buckets, in.mask, hash, i);
    ways = mn_bucket_ways(b, hash);
  }
  unsigned known = 0u - (ways != 0), way = mn_lowest_bit(ways | 1u << MN_BUCKET_WAYS) & known;
  unsigned fits = !is_plain | (b->terms[way] >> MN_TERM_BITS == (size & 255));
  uint32_t mask = known & (0u - fits);
  return (mn_finding){&in.terms[b->terms[way] & (MN_TERMS_MAX - 1) & mask], b->classes[way] & mask};
}

/* Ask for what looking up a word with that hash reads first, some words before it is looked up. */
static inline void mn_lookup_prefetch(mn_lookup in, uint32_t hash) {
  mn_prefetch(&in.buckets[hash & in.mask]);
}

#endif

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

#include "keys.h"

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

typedef struct mn_term {
  uint32_t hash;
  uint32_t from; /* in the bytes, plus 1; 0 is a free slot */
  uint32_t classes;
  uint16_t size;
  uint8_t first, of, last; /* as a head word: the entity type plus 1 of a name that begins with it, of one where a
                              preposition follows it, of one that ends with it */
  double value;
} mn_term;

#define MN_VOCABULARY_FILTER (1 << 14)

typedef struct mn_vocabulary {
  const mn_alloc *alloc;
  const mn_keys *keys; /* not owned */
  mn_buffer bytes;     /* the folded words */
  mn_term *slots;      /* open addressing; a power of two */
  size_t capacity, count;
  uint8_t filter[MN_VOCABULARY_FILTER]; /* a bit by hash: most words of a text are none of the list's */
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

/* Add the rows of a list's text. Rows that name nothing known are passed over. About 0.2 microseconds a row. */
mn_status mn_vocabulary_read(mn_vocabulary *vocabulary, mn_word_list_kind kind, const char *text, size_t n);

/* The term of a word, or NULL: it is known by the hash of its folded form, without comparing letters. Of the unknown words
 * one in some 400,000 is taken for another by that, which costs a rule a wrong hint and is the same on every machine. */
const mn_term *mn_vocabulary_find(const mn_vocabulary *vocabulary, const mn_key *key);

#endif

/*
 * The words that rules ask about: function words, speech verbs, prefixes (built in, lexicon_words.c) and abbreviations (a data
 * file that a user extends). One hash table answers what a word is in a language. It is read-only once filled and may
 * then be shared by threads.
 */
#ifndef MN_LEXICON_H
#define MN_LEXICON_H

#include <stdint.h>

#include "memory.h"

/* Languages that have rules of their own. MN_LANG_UND is any other: it sees the words of all languages. */
typedef enum mn_lang {
  MN_LANG_UND = 0,
  MN_LANG_EN,
  MN_LANG_FR,
  MN_LANG_RU,
  MN_LANG_COUNT,
  MN_LANG_GUESS = MN_LANG_COUNT /* as an argument: find out, paragraph by paragraph */
} mn_lang;

/* What a word may be; flags of a set. The first five are kinds of abbreviations, without their final full stop. */
enum {
  MN_WORD_TITLE = 1,      /* a name follows: never ends a sentence (Dr, Col, Mme) */
  MN_WORD_NUMBER = 2,     /* before a numeral it never ends one (No, p, Sept) */
  MN_WORD_INNER = 4,      /* never ends one (vs, e.g, cf) */
  MN_WORD_END = 8,        /* ends one where the next word shows it (Inc, Co, U.S) */
  MN_WORD_FINAL = 16,     /* ends one before any capital (etc) */
  MN_WORD_ABBREVIATION = 31,
  MN_WORD_FUNCTION = 32,  /* evidence of its language */
  MN_WORD_STARTER = 64,   /* with a capital, usually the first of a sentence */
  MN_WORD_SPEECH = 128,   /* a verb that attributes a quotation */
  MN_WORD_PREFIX = 256,   /* bound before a hyphen (anti-, e-) */
  MN_WORD_CLITIC = 512,   /* bound after a hyphen (-il, -t-elle) */
  MN_WORD_ELIDED = 1024,  /* bound before an apostrophe (l', jusqu') */
  MN_WORD_WHOLE = 2048,   /* one token although it holds an elision or a clitic (celui-ci) */
  MN_WORD_UNIT = 4096,    /* a token of its own when glued to a numeral (5pm) */
  MN_WORD_SUBJECT = 8192, /* a pronoun that may be a speech verb's subject */
  MN_WORD_CREDIT = 16384, /* before a colon, begins the credit of a picture */
  MN_WORD_JOINER = 32768, /* a conjunction or preposition: what follows goes on */
  MN_WORD_LINK = 65536,   /* in a label before links: `Lire aussi` */
  MN_WORD_DOMAIN = 131072 /* the end of a site's name, even with a capital: `Maliweb.Net` */
};

#define MN_WORD_MAX 31 /* bytes of the longest word held */

typedef struct mn_word {
  uint8_t size;
  char bytes[MN_WORD_MAX];
  uint32_t flags[MN_LANG_COUNT]; /* [MN_LANG_UND] is the union of all */
} mn_word;

typedef struct mn_lexicon {
  const mn_alloc *alloc;
  uint32_t *tags; /* a hash for each slot, 0 where it is empty: what is not listed touches nothing else */
  mn_word *slots; /* open addressing; the capacity is a power of two */
  size_t capacity, count;
  size_t longest; /* bytes of the longest abbreviation in Latin letters */
  uint64_t seen[256]; /* a bit for each hash that is listed, by its highest bits: most words are not */
} mn_lexicon;

/* The built-in words. MN_ENOMEM frees all. About 0.1 ms and 80 KB. */
mn_status mn_lexicon_new(const mn_alloc *alloc, mn_lexicon **out);

/* lexicon may be NULL. */
void mn_lexicon_free(mn_lexicon *lexicon);

/* Add flags to a word of a language; MN_LANG_UND adds them to all. A word written in lower case is found in any case,
 * (ASCII letters; of others the first), one with a capital in that form and in capitals only. MN_ELIMIT: longer than MN_WORD_MAX. */
mn_status mn_lexicon_add(mn_lexicon *lexicon, const char *word, size_t n, mn_lang lang, unsigned flags);

/* What is word[0..n) in the language? 0 when nothing is known. O(n), n up to MN_WORD_MAX. */
unsigned mn_lexicon_find(const mn_lexicon *lexicon, const char *word, size_t n, mn_lang lang);

/* The same of a word in a text, of which `room` bytes from the word's beginning on may be read: more than the word's, and it is
 * found faster. */
unsigned mn_lexicon_find_in(const mn_lexicon *lexicon, const char *word, size_t n, size_t room, mn_lang lang);

/* In which languages has word[0..n) the flag? A bit for each mn_lang, MN_LANG_UND left out. One look-up where mn_lexicon_find
 * takes one a language. */
unsigned mn_lexicon_languages(const mn_lexicon *lexicon, const char *word, size_t n, unsigned flag);

/* Append the built-in words of every language (lexicon_words.c). */
mn_status mn_lexicon_add_words(mn_lexicon *lexicon);

#endif

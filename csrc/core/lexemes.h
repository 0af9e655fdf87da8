/*
 * Lexemes: what the words and marks of a sentence are to rules that find who speaks. A lexeme is worked out once for each
 * form (speech.h) and shared by its tokens.
 *
 * Rules count the tokens of a sentence from 1, so that 0 can say "none"; a place outside the sentence holds MN_NO_LEXEME,
 * which has no class and is neither word nor mark, so that neighbours can be asked about without a check.
 */
#ifndef MN_LEXEMES_H
#define MN_LEXEMES_H

#include <stdbool.h>

#include "reporting.h"
#include "spans.h"

/* What a lexeme is, where the ends of sentences depend on it, and what rules ask for whole sentences. */
enum {
  MN_LEXEME_IS_WORD = 1,
  MN_LEXEME_IS_CAPITAL = 2,
  MN_LEXEME_IS_VERB = 4, /* of speech */
  MN_LEXEME_IS_CUE = 8,  /* may report speech */
  MN_LEXEME_IS_QUOTATION = 16,
  MN_LEXEME_STOPS = 32,  /* a sentence may end behind it */
  MN_LEXEME_FULL = 64,   /* it is a full stop, or a quotation that ends with one */
  MN_LEXEME_ENDS = 128,  /* a quotation that ends with a stop */
  MN_LEXEME_LEADS = 256, /* a mark that may begin a sentence */
  MN_LEXEME_DIGIT_FIRST = 512,
  MN_LEXEME_DIGIT_LAST = 1024,
  MN_LEXEME_SHORTENED = 2048, /* an abbreviation, whose stop does not end a sentence */
  MN_LEXEME_TWO = 4096,       /* it has two bytes or more */
  MN_LEXEME_THREE = 8192      /* it has three bytes or more */
};

/* Classes of words, as lua/malinews/quotes/words.lua numbers them. */
#define MN_LEX_CLASS(number) (UINT64_C(1) << (number))
#define MN_LEX_AUXILIARY MN_LEX_CLASS(0) /* what may stand between a subject and its verb */
#define MN_LEX_BE MN_LEX_CLASS(1)
#define MN_LEX_PRONOUN MN_LEX_CLASS(2)
#define MN_LEX_PERSON MN_LEX_CLASS(3) /* a pronoun that may speak */
#define MN_LEX_OBJECT MN_LEX_CLASS(4)
#define MN_LEX_DETERMINER MN_LEX_CLASS(5)
#define MN_LEX_POSSESSIVE MN_LEX_CLASS(6)
#define MN_LEX_PREPOSITION MN_LEX_CLASS(7)
#define MN_LEX_GLUE MN_LEX_CLASS(8) /* may go on a phrase about a speaker */
#define MN_LEX_BOUNDARY MN_LEX_CLASS(9)
#define MN_LEX_CONJUNCTION MN_LEX_CLASS(10)
#define MN_LEX_TIME MN_LEX_CLASS(11)
#define MN_LEX_RELATIVE MN_LEX_CLASS(12)
#define MN_LEX_ADVERB MN_LEX_CLASS(13)
#define MN_LEX_THAT MN_LEX_CLASS(14)
#define MN_LEX_BY MN_LEX_CLASS(15)
#define MN_LEX_TOWARDS MN_LEX_CLASS(16)
#define MN_LEX_DAY MN_LEX_CLASS(17)
#define MN_LEX_WORK MN_LEX_CLASS(18)
#define MN_LEX_TITLE MN_LEX_CLASS(19)
#define MN_LEX_FEMALE MN_LEX_CLASS(20)
#define MN_LEX_MALE MN_LEX_CLASS(21)
#define MN_LEX_OFFICIAL MN_LEX_CLASS(22)
#define MN_LEX_ANONYMOUS MN_LEX_CLASS(23)
#define MN_LEX_DOCUMENT MN_LEX_CLASS(24)
#define MN_LEX_HAVING MN_LEX_CLASS(25)    /* an auxiliary of participles */
#define MN_LEX_CONNECTOR MN_LEX_CLASS(26) /* within names */
#define MN_LEX_OWNED MN_LEX_CLASS(27)     /* of, for, de: leads from a phrase to what it belongs to */
#define MN_LEX_APPOSED MN_LEX_CLASS(28)   /* may begin an apposition */
#define MN_LEX_COMMON MN_LEX_CLASS(29)    /* a common verb that is not in the lexicon */
#define MN_LEX_CUT MN_LEX_CLASS(30)       /* but, while: ends a content */
#define MN_LEX_FROM MN_LEX_CLASS(31)      /* the claim of, from */
#define MN_LEX_NEGATION MN_LEX_CLASS(32)
#define MN_LEX_OUTLET MN_LEX_CLASS(33)
#define MN_LEX_ORGANISATION MN_LEX_CLASS(34)
#define MN_LEX_DEFINITE MN_LEX_CLASS(35)
#define MN_LEX_CLITIC_S MN_LEX_CLASS(36) /* 's */
#define MN_LEX_IT MN_LEX_CLASS(37)
#define MN_LEX_TO MN_LEX_CLASS(38)
#define MN_LEX_OF MN_LEX_CLASS(39)
#define MN_LEX_ON MN_LEX_CLASS(40)       /* on, in */
#define MN_LEX_BUT MN_LEX_CLASS(41)      /* but, mais */
#define MN_LEX_WHAT MN_LEX_CLASS(42)
#define MN_LEX_FOLK MN_LEX_CLASS(43)     /* plural nouns without an s: police, people */
#define MN_LEX_SAYS MN_LEX_CLASS(44)
#define MN_LEX_ARTICLE MN_LEX_CLASS(45)  /* a, an */
#define MN_LEX_SPOKES MN_LEX_CLASS(46)   /* spokesman, porte-parole */
#define MN_LEX_TH MN_LEX_CLASS(47)       /* begins with th */
#define MN_LEX_PAST MN_LEX_CLASS(48)     /* may be a past form that is not in the lexicon */
#define MN_LEX_LY MN_LEX_CLASS(49)       /* ends in -ly */
#define MN_LEX_ING MN_LEX_CLASS(50)
#define MN_LEX_MENT MN_LEX_CLASS(51)     /* an adverb in -ment */
#define MN_LEX_NT MN_LEX_CLASS(52)       /* ends in n't */
#define MN_LEX_DEMONYM MN_LEX_CLASS(53)  /* ends in -an */
#define MN_LEX_PLURAL MN_LEX_CLASS(54)   /* ends in one s */
#define MN_LEX_OF_FRENCH MN_LEX_CLASS(55) /* d', de, des, du */
#define MN_LEX_IMPERSONAL MN_LEX_CLASS(56) /* you, on: anybody */
#define MN_LEX_POINTER MN_LEX_CLASS(57)    /* read, watch: heads a link */
#define MN_LEX_SURNAME MN_LEX_CLASS(58)    /* a title that is a surname, too */
#define MN_LEX_REFLEXIVE MN_LEX_CLASS(59)  /* se, s' */
#define MN_LEX_GENDERED MN_LEX_CLASS(60)   /* him, lui: behind a preposition */
#define MN_LEX_COMME MN_LEX_CLASS(61)      /* comme: before an inverted clause */

typedef struct mn_lexeme {
  uint64_t classes;
  uint32_t word;             /* its number among the words of entries of several words; else MN_NO_STRING */
  uint16_t flags;            /* MN_LEXEME_... */
  uint16_t verb, noun, many; /* numbers of entries (reporting.h); 0 for none; `many` of the first of its list */
  uint8_t mark;              /* the byte of a mark in the view, '"' for a quotation, 0 for a word */
  uint8_t tail;              /* of a quotation: its last byte that is no mark, or 0 */
  uint8_t trust;             /* mn_quotation_trust */
  uint8_t is_open;
  uint8_t is_titled;         /* are the words of a quotation capitalised, as those of a title are? */
} mn_lexeme;

extern const mn_lexeme MN_NO_LEXEME;

/* A sentence of a text that has been read; valid until more is. */
typedef struct mn_sentence {
  const mn_span *tokens; /* their kinds are numbers of lexemes */
  const mn_lexeme *lexemes;
  const mn_reporting *reporting;
  size_t count;
  bool french, is_cued; /* may one of its words report speech? */
} mn_sentence;

static inline bool mn_is_token(const mn_sentence *t, size_t i) {
  return i - 1 < t->count;
}

static inline const mn_lexeme *mn_lexeme_at(const mn_sentence *t, size_t i) {
  return mn_is_token(t, i) ? &t->lexemes[t->tokens[i - 1].kind] : &MN_NO_LEXEME;
}

/* Is the token of one of the classes? */
static inline bool mn_is(const mn_sentence *t, size_t i, uint64_t classes) {
  return (mn_lexeme_at(t, i)->classes & classes) != 0;
}

static inline bool mn_has_flag(const mn_sentence *t, size_t i, unsigned flag) {
  return (mn_lexeme_at(t, i)->flags & flag) != 0;
}

static inline bool mn_is_word(const mn_sentence *t, size_t i) {
  return mn_has_flag(t, i, MN_LEXEME_IS_WORD);
}

static inline bool mn_is_cap(const mn_sentence *t, size_t i) {
  return mn_has_flag(t, i, MN_LEXEME_IS_CAPITAL);
}

/* Is the token a word that has no capital? */
static inline bool mn_is_small(const mn_sentence *t, size_t i) {
  return (mn_lexeme_at(t, i)->flags & (MN_LEXEME_IS_WORD | MN_LEXEME_IS_CAPITAL)) == MN_LEXEME_IS_WORD;
}

static inline bool mn_is_quoted(const mn_sentence *t, size_t i) {
  return mn_has_flag(t, i, MN_LEXEME_IS_QUOTATION);
}

static inline bool mn_is_mark(const mn_sentence *t, size_t i, char mark) {
  return mn_lexeme_at(t, i)->mark == (uint8_t)mark;
}

/* Is the token a mark of any kind, but no quotation? */
static inline bool mn_is_punctuation(const mn_sentence *t, size_t i) {
  return mn_lexeme_at(t, i)->mark != 0 && !mn_is_quoted(t, i);
}

/* The place `reach` tokens before i, at least the first. */
static inline size_t mn_back(size_t i, size_t reach) {
  return i > reach ? i - reach : 1;
}

/* The place `reach` tokens behind i, at most the last. */
static inline size_t mn_ahead(const mn_sentence *t, size_t i, size_t reach) {
  return i + reach < t->count ? i + reach : t->count;
}

#endif

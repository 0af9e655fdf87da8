/*
 * Where a sentence may end: a mark, what closes after it, and the rules that decide from the words around. Internal to
 * sentences.c, which holds the loop.
 */
#ifndef MN_STOPS_H
#define MN_STOPS_H

#include <string.h>

#include "classes.h"
#include "lexicon.h"
#include "lines.h"
#include "walk.h"

#define MN_STOPS_NEAR 32 /* bytes looked at for the word before or after a mark */

typedef struct mn_stops {
  const mn_classes *classes;
  const mn_lexicon *lexicon;
  const unsigned char *s;
  size_t n;        /* the text's size */
  size_t from, to; /* the paragraph */
  size_t start;    /* of the sentence being read */
  size_t item;     /* where the list's next item, or the link's next title, begins, or `to` */
  size_t link;     /* up to here titles of links are glued */
  size_t counted;  /* straight quotation marks are counted up to here */
  bool odd;        /* and so many are they */
  size_t weighed;   /* openings of quotations are paired up to here */
  size_t quoted_to; /* the end of the last quotation that is closed in this paragraph */
  uint32_t unclosed; /* a bit for each closing mark that does not come any more */
  mn_lang lang; /* MN_LANG_GUESS until a rule depends on it */
  bool keep_quotes;
  bool informal; /* the paragraph begins with a small letter */
  mn_walk walk; /* over the marks */
  mn_piece kind;
  mn_spans *out;
} mn_stops;

typedef enum mn_mark {
  MN_MARK_NONE = 0,
  MN_MARK_STOP,
  MN_MARK_DOTS,
  MN_MARK_STRONG,    /* ! ? and the like */
  MN_MARK_WIDE,      /* other scripts' full stops */
  MN_MARK_TIGHT,     /* those that no white space follows */
  MN_MARK_BULLET,    /* begins an item */
  MN_MARK_SEMICOLON, /* ends an item, in French */
  MN_MARK_COLON,     /* after `Image`: a credit begins there */
  MN_MARK_SLASH,     /* of a date, in the head of a forwarded message */
  MN_MARK_RULE       /* * _ =: a run of them is a line of its own */
} mn_mark;

/* A candidate: the mark s[at..end), the closing marks up to `closed`, and what follows the white space, at `next`. */
typedef struct mn_stop {
  mn_mark kind;
  size_t at, end, closed, next;
  bool quoted;    /* a quotation mark is among the closing ones */
  bool bracketed; /* so is a bracket */
} mn_stop;

static inline unsigned char byte_at(const mn_stops *sc, size_t i) {
  return i < sc->to ? sc->s[i] : 0;
}

static inline mn_class class_at(const mn_stops *sc, size_t i, size_t *size, uint32_t *cp) {
  if (i >= sc->to) {
    *size = 0;
    *cp = 0;
    return MN_SPACE;
  }
  return mn_class_at(sc->classes, (const char *)sc->s + i, sc->to - i, size, cp);
}

static inline mn_class class_of(const mn_stops *sc, size_t i) {
  if (i < sc->to && sc->s[i] < 0x80) return mn_class_of(sc->classes, sc->s[i]);
  size_t size;
  uint32_t cp;
  return class_at(sc, i, &size, &cp);
}

static inline bool is_space_at(const mn_stops *sc, size_t i) {
  return i >= sc->to || mn_space_size((const char *)sc->s + i, sc->to - i) != 0;
}

static inline size_t skip_space(const mn_stops *sc, size_t i) {
  return mn_skip_space((const char *)sc->s, i, sc->to);
}

static inline unsigned flags_of(const mn_stops *sc, size_t from, size_t to) {
  return mn_lexicon_find_in(sc->lexicon, (const char *)sc->s + from, to - from, sc->n - from, sc->lang);
}

static inline bool is_upper(unsigned char c) {
  return c >= 'A' && c <= 'Z';
}

/* Read the marks at st->at, what closes after them, and what follows. */
void mn_stop_read(mn_stops *sc, mn_stop *st);

/* Is a sentence over at the candidate? May shorten it: to the full stop before an ellipsis that begins the next sentence. */
bool mn_stop_is_end(mn_stops *sc, mn_stop *st);

/* Does i stand inside a quotation that is closed in its paragraph? Asked with rising i; O(size of the paragraph) in all. */
bool mn_stops_in_quotation(mn_stops *sc, size_t i);

/* Past the marks that open something at i: quotation marks, brackets, dashes, bullets. */
size_t mn_stops_skip_openers(const mn_stops *sc, size_t i);

/* Where does the word that ends at `end` begin? At most MN_STOPS_NEAR bytes before, never before the sentence. Full stops
 * and hyphens inside it belong to it. */
size_t mn_stops_word_start(const mn_stops *sc, size_t end);

/* The end of the letters and apostrophes from i on, MN_STOPS_NEAR bytes at most. */
size_t mn_stops_word_end(const mn_stops *sc, size_t i);

/* Is the word at i usually the first of a sentence, when it has a capital? */
bool mn_stops_is_starter(const mn_stops *sc, size_t i);

/* The size of a dash at i (-, U+2013, U+2014), or 0. */
size_t mn_stops_dash(const mn_stops *sc, size_t i);

#endif

#include "phrases.h"

#define BRACKET 12     /* tokens of a bracket behind a name */
#define APPOSED_BRACKET 8
#define NAME_AHEAD 3   /* lower-case words between a name and a name */

const mn_lexeme MN_NO_LEXEME = {.word = MN_NO_STRING};

mn_phrase mn_phrase_make(size_t first, size_t last, mn_phrase_shape shape) {
  return (mn_phrase){.first = first, .last = last, .start = first, .end = last, .shape = shape};
}

static mn_phrase within(size_t first, size_t last, mn_phrase_shape shape, size_t start, size_t end) {
  return (mn_phrase){.first = first, .last = last, .start = start, .end = end, .shape = shape};
}

/* ---- edges --------------------------------------------------------------------------------------------------------- */

static bool is_verb(const mn_sentence *t, size_t i) {
  const mn_lexeme *lexeme = mn_lexeme_at(t, i);
  if (lexeme->classes & MN_LEX_BE) return !(lexeme->classes & MN_LEX_CLITIC_S) || mn_is(t, i - 1, MN_LEX_PRONOUN);
  if (!lexeme->verb || mn_is_cap(t, i) || !mn_is_word(t, i - 1)) return false;
  if (mn_is(t, i - 1, MN_LEX_DETERMINER | MN_LEX_POSSESSIVE | MN_LEX_PREPOSITION)) return false;
  return !lexeme->noun || mn_is(t, i - 1, MN_LEX_AUXILIARY) || mn_is_cap(t, i - 1);
}

/* "signed a statement": a past form that is not in the lexicon, before an object */
static bool is_past(const mn_sentence *t, size_t i) {
  if (!mn_is(t, i, MN_LEX_PAST) || !mn_is_word(t, i - 1) || mn_is(t, i - 1, MN_LEX_DETERMINER)) return false;
  return mn_is(t, i + 1, MN_LEX_DETERMINER) || mn_is_cap(t, i + 1);
}

bool mn_phrase_joins(const mn_sentence *t, size_t i) {
  return mn_is_cap(t, i - 1) && mn_is_token(t, i + 1) && (mn_is_cap(t, i + 1) || mn_is_cap(t, i + 2));
}

/* The stop of an abbreviation lies inside a phrase. */
static bool abbreviates(const mn_sentence *t, size_t i) {
  if (!mn_is_mark(t, i, '.') || !mn_is_cap(t, i - 1) || !mn_is_token(t, i + 1) || mn_is_quoted(t, i + 1)) return false;
  return mn_is_cap(t, i + 1) || !mn_has_flag(t, i - 1, MN_LEXEME_TWO);
}

/* Does a phrase end before token i (from the left) or behind it (from the right)? */
static bool stops(const mn_sentence *t, size_t i) {
  if (!mn_is_word(t, i)) return !abbreviates(t, i) && !mn_is_mark(t, i, '&');
  if (mn_is(t, i, MN_LEX_BOUNDARY | MN_LEX_RELATIVE)) return true;
  if (mn_is(t, i, MN_LEX_CONJUNCTION)) return !mn_phrase_joins(t, i);
  return is_verb(t, i) || is_past(t, i);
}

size_t mn_phrase_left_edge(const mn_sentence *t, size_t last) {
  size_t i = last, least = mn_back(last, MN_PHRASE_REACH);
  for (; i > least && !stops(t, i - 1); i--) {
    if (mn_is(t, i, MN_LEX_PERSON | MN_LEX_IT)) return i;
  }
  return i;
}

/* "However, on Monday the minister": adverbs, and a phrase of time or place, before the subject */
static size_t strip_left(const mn_sentence *t, size_t first, size_t last) {
  while (first < last && mn_is(t, first, MN_LEX_ADVERB | MN_LEX_DAY)) first++;
  if (!mn_is(t, first, MN_LEX_PREPOSITION)) return first;
  for (size_t i = first + 2; i <= last; i++) {
    if (mn_is(t, i, MN_LEX_DETERMINER) && !mn_is(t, i - 1, MN_LEX_PREPOSITION)) return i;
    if (mn_is(t, i, MN_LEX_PRONOUN) || mn_is(t, i - 1, MN_LEX_DAY)) return i;
  }
  return first;
}

/* ---- what a phrase mentions ---------------------------------------------------------------------------------------- */

/* Where the run of capitalised words that ends at `last` begins, or 0. */
static size_t name_start(const mn_sentence *t, size_t first, size_t last) {
  if (!mn_is_cap(t, last)) return 0;
  size_t i = last;
  while (i > first) {
    if (mn_is_cap(t, i - 1) || mn_is_mark(t, i - 1, '.')) i--;
    else if (mn_is(t, i - 1, MN_LEX_CONNECTOR) && i >= first + 2 && mn_is_cap(t, i - 2)) i -= 2;
    else break;
  }
  return mn_is(t, i, MN_LEX_DETERMINER) ? i + 1 : i;
}

/* Clare King, but not Prime Minister */
static bool ends_name(const mn_sentence *t, size_t i, size_t first, size_t last) {
  return i == last && i > first && mn_is(t, i, MN_LEX_SURNAME) && !mn_is(t, i - 1, MN_LEX_TITLE | MN_LEX_DETERMINER);
}

/* The first token behind the titles of a run of capitalised words, or 0. */
static size_t untitled(const mn_sentence *t, size_t first, size_t last) {
  size_t start = first;
  for (size_t i = first; i <= last; i++) {
    if (mn_is(t, i, MN_LEX_TITLE) && !ends_name(t, i, first, last)) start = i + 1;
  }
  while (start <= last && !mn_is_word(t, start)) start++;
  return start <= last && mn_is_cap(t, start) ? start : 0;
}

bool mn_phrase_has_head(const mn_sentence *t, size_t first, size_t last) {
  for (size_t i = first; i <= last; i++) {
    if (mn_is(t, i, MN_LEX_OFFICIAL | MN_LEX_ANONYMOUS | MN_LEX_DOCUMENT | MN_LEX_TITLE)) return true;
  }
  return mn_is(t, first, MN_LEX_DETERMINER);
}

static bool has_title(const mn_sentence *t, size_t first, size_t last) {
  for (size_t i = first; i <= last; i++) {
    if (mn_is(t, i, MN_LEX_TITLE) && !mn_is(t, i, MN_LEX_SPOKES)) return true;
  }
  return false;
}

static bool has_any_title(const mn_sentence *t, size_t first, size_t last) {
  for (size_t i = first; i <= last; i++) {
    if (mn_is(t, i, MN_LEX_TITLE)) return true;
  }
  return false;
}

/* "a lawyer for the singer X", "a report by X": the name belongs to a phrase about the speaker; but "the minister of
 * justice X" is X. */
static bool is_inside(const mn_sentence *t, size_t first, size_t start) {
  bool owner = mn_is(t, start - 1, MN_LEX_DETERMINER) && start >= first + 2 && mn_is(t, start - 2, MN_LEX_PREPOSITION);
  if ((owner || mn_is(t, start - 1, MN_LEX_PREPOSITION)) && mn_phrase_has_head(t, first, start - 1)) return true;
  if (!mn_is(t, first, MN_LEX_DETERMINER | MN_LEX_POSSESSIVE)) return false;
  for (size_t p = first + 2; p < start; p++) {
    if (mn_is(t, p, MN_LEX_OWNED)) return !has_title(t, first, p - 1);
  }
  return false;
}

/* The phrase without what cannot end it: possessives, marks, "last week". */
static size_t trim_right(const mn_sentence *t, size_t first, size_t last) {
  while (last > first && (!mn_is_word(t, last) || mn_is(t, last, MN_LEX_CLITIC_S | MN_LEX_TIME))) last--;
  return last;
}

/* The phrase with the name that begins at `start`. */
static mn_phrase named(const mn_sentence *t, size_t first, size_t start, size_t last) {
  size_t person = untitled(t, start, last);
  if (start > first && is_inside(t, first, start)) return mn_phrase_make(first, last, MN_SHAPE_DESCRIPTION);
  if (start > first && mn_is(t, start - 1, MN_LEX_DETERMINER)) {
    if (person > start) return within(person, last, MN_SHAPE_NAME, start - 1, last);
    return within(start - 1, last, mn_is(t, last, MN_LEX_TITLE) ? MN_SHAPE_DESCRIPTION : MN_SHAPE_NAME, first, last);
  }
  if (!person) return mn_phrase_make(first, last, MN_SHAPE_DESCRIPTION);
  return within(person, last, MN_SHAPE_NAME, mn_is(t, first, MN_LEX_PREPOSITION) ? start : first, last);
}

static bool is_participle(const mn_sentence *t, size_t i) {
  const mn_lexeme *lexeme = mn_lexeme_at(t, i);
  return lexeme->verb && mn_reporting_get(t->reporting, lexeme->verb)->aspect == MN_ASPECT_ING;
}

/* A word that is no phrase by itself: an age, an adverb, a verb in -ing. */
static bool is_lone(const mn_sentence *t, size_t i) {
  bool number = mn_has_flag(t, i, MN_LEXEME_DIGIT_FIRST) && mn_has_flag(t, i, MN_LEXEME_DIGIT_LAST) && !mn_is_cap(t, i);
  return number || is_participle(t, i) || mn_is(t, i, MN_LEX_AUXILIARY | MN_LEX_ADVERB);
}

mn_phrase mn_phrase_choose(const mn_sentence *t, size_t first, size_t last) {
  last = trim_right(t, first, last);
  if (last < first || !mn_is_word(t, last) || mn_is(t, last, MN_LEX_DAY)) return MN_NO_PHRASE;
  if (mn_is(t, last, MN_LEX_PRONOUN)) return mn_phrase_make(last, last, MN_SHAPE_PRONOUN);
  if (mn_is(t, first, MN_LEX_PRONOUN)) return mn_phrase_make(first, first, MN_SHAPE_PRONOUN);
  if (first == last && is_lone(t, last)) return MN_NO_PHRASE;
  if (mn_is(t, last, MN_LEX_OBJECT | MN_LEX_PREPOSITION)) return MN_NO_PHRASE;
  size_t start = name_start(t, first, last);
  if (!start || start > last) return mn_phrase_make(first, last, MN_SHAPE_DESCRIPTION);
  return named(t, first, start, last);
}

size_t mn_phrase_before_bracket(const mn_sentence *t, size_t last) {
  if (!mn_is_mark(t, last, ')')) return last;
  for (size_t j = last; j >= mn_back(last, BRACKET); j--) {
    if (mn_is_mark(t, j, '(')) return j - 1;
  }
  return last;
}

mn_phrase mn_phrase_before(const mn_sentence *t, size_t stop) {
  size_t last = stop > 1 ? mn_phrase_before_bracket(t, stop - 1) : 0;
  if (!mn_is_word(t, last)) return MN_NO_PHRASE;
  size_t first = strip_left(t, mn_phrase_left_edge(t, last), last);
  /* "who in 2010 said": nothing but a phrase of time or place */
  if (mn_is(t, first, MN_LEX_PREPOSITION) && mn_is(t, first - 1, MN_LEX_RELATIVE)) {
    return mn_phrase_make(first - 1, first - 1, MN_SHAPE_PRONOUN);
  }
  return mn_phrase_choose(t, first, last);
}

/* ---- phrases behind a word ----------------------------------------------------------------------------------------- */

/* "MSNBC host Chris Matthews": lower-case words between a name and a name */
static bool is_name_ahead(const mn_sentence *t, size_t j) {
  for (size_t k = j; k <= mn_ahead(t, j, NAME_AHEAD); k++) {
    if (stops(t, k) || mn_is(t, k, MN_LEX_PREPOSITION)) return false;
    if (mn_is_cap(t, k)) return !mn_is(t, k, MN_LEX_DAY);
  }
  return false;
}

/* May a phrase about a speaker begin here? */
static bool begins(const mn_sentence *t, size_t i) {
  if (mn_is(t, i, MN_LEX_PREPOSITION | MN_LEX_BOUNDARY | MN_LEX_TOWARDS)) return false;
  if (mn_is_cap(t, i) || mn_is(t, i, MN_LEX_DETERMINER | MN_LEX_ANONYMOUS | MN_LEX_TITLE | MN_LEX_OFFICIAL)) return true;
  if (mn_is(t, i + 1, MN_LEX_GLUE)) return true;
  return !mn_is(t, i, MN_LEX_AUXILIARY | MN_LEX_ADVERB | MN_LEX_LY) && is_name_ahead(t, i + 1);
}

/* A word behind which the phrase does not go on: a phrase of place, a pronoun, a day. */
static bool leaves(const mn_sentence *t, size_t i, bool seen_name) {
  if (mn_is(t, i, MN_LEX_PRONOUN | MN_LEX_DAY | MN_LEX_ON)) return true;
  if (!mn_is(t, i, MN_LEX_PREPOSITION)) return false;
  /* dans un communiqué */
  if (t->french && mn_is(t, i + 2, MN_LEX_DOCUMENT) && !mn_is(t, i, MN_LEX_OF_FRENCH)) return true;
  return !mn_is(t, i, MN_LEX_GLUE) || (seen_name && !mn_is(t, i, MN_LEX_OF | MN_LEX_OF_FRENCH));
}

/* Ba's spokesman */
static bool is_owner(const mn_sentence *t, size_t clitic) {
  return mn_is(t, clitic, MN_LEX_CLITIC_S) && mn_is(t, clitic + 1, MN_LEX_TITLE | MN_LEX_OFFICIAL | MN_LEX_ANONYMOUS);
}

static size_t right_edge(const mn_sentence *t, size_t i) {
  size_t last = i;
  bool seen_name = mn_is_cap(t, i);
  for (size_t j = i + 1; j <= mn_ahead(t, i, MN_PHRASE_REACH); j++) {
    if (stops(t, j) || leaves(t, j, seen_name)) break;
    bool ends = seen_name && mn_is_small(t, j) && mn_is_cap(t, j - 1) && !mn_is(t, j, MN_LEX_CONNECTOR);
    if (ends && !mn_is(t, i, MN_LEX_DETERMINER) && !is_name_ahead(t, j) && !is_owner(t, j)) break;
    seen_name = seen_name || mn_is_cap(t, j);
    last = j;
  }
  return last;
}

static bool is_loose(const mn_sentence *t, size_t i) {
  if (mn_is(t, i, MN_LEX_PREPOSITION | MN_LEX_DETERMINER | MN_LEX_CONNECTOR)) return true;
  return !mn_is_cap(t, i) && mn_is(t, i, MN_LEX_LY);
}

/* May an apposition begin with this word? */
static bool apposes(const mn_sentence *t, size_t i) {
  const uint64_t others = MN_LEX_PRONOUN | MN_LEX_BOUNDARY | MN_LEX_PREPOSITION | MN_LEX_CONJUNCTION | MN_LEX_ADVERB |
                          MN_LEX_AUXILIARY | MN_LEX_ING;
  return mn_is_word(t, i) && (mn_is(t, i, MN_LEX_RELATIVE) || !mn_is(t, i, others));
}

/* Behind the bracket that begins behind token `last`: its end; else `last`. */
static size_t behind_bracket(const mn_sentence *t, size_t last) {
  if (!mn_is_mark(t, last + 1, '(')) return last;
  for (size_t j = last + 2; j <= mn_ahead(t, last, APPOSED_BRACKET); j++) {
    if (mn_is_mark(t, j, ')')) return j;
  }
  return last;
}

/* The last token of the apposition behind token `last`: "Diallo, a resident of Gao" to its comma or stop. */
static size_t apposition_end(const mn_sentence *t, size_t last) {
  for (size_t next = behind_bracket(t, last); next != last; next = behind_bracket(t, last)) last = next;
  if (!mn_is_mark(t, last + 1, ',') || !apposes(t, last + 2)) return last;
  for (size_t j = last + 2; j <= mn_ahead(t, last, MN_PHRASE_REACH); j++) {
    if (!mn_is_word(t, j)) return j - 1;
  }
  return last;
}

/* Are the tokens from `first` to `last` a name of two words or more? */
static bool is_full_name(const mn_sentence *t, size_t first, size_t last) {
  for (size_t i = first; i <= last; i++) {
    if (!mn_is_cap(t, i) && !mn_is(t, i, MN_LEX_CONNECTOR)) return false;
  }
  return last > first;
}

/* "said the president of Mali, Ibrahim Keita, on Monday": the name apposed to a title that ends at `last`; else `known` */
static mn_phrase apposed_name(const mn_sentence *t, mn_phrase known, size_t last) {
  size_t start = last + 2;
  bool titled = mn_is(t, known.first, MN_LEX_DEFINITE | MN_LEX_POSSESSIVE) && has_any_title(t, known.first, known.last);
  if (!titled || !mn_is_mark(t, last + 1, ',') || !mn_is_cap(t, start)) return known;
  size_t end = right_edge(t, start);
  while (end > start && is_loose(t, end)) end--;
  bool closes = !mn_is_word(t, end + 1) || mn_is(t, end + 1, MN_LEX_PREPOSITION | MN_LEX_DAY);
  if (!closes || !is_full_name(t, start, end)) return known;
  return within(start, end, MN_SHAPE_NAME, known.start, end);
}

mn_phrase mn_phrase_after(const mn_sentence *t, size_t i) {
  if (!mn_is_word(t, i) || mn_is(t, i, MN_LEX_DAY)) return MN_NO_PHRASE;
  if (mn_is(t, i, MN_LEX_PRONOUN)) {
    return mn_is(t, i, MN_LEX_RELATIVE) ? MN_NO_PHRASE : mn_phrase_make(i, i, MN_SHAPE_PRONOUN);
  }
  if (!begins(t, i)) return MN_NO_PHRASE;
  size_t last = right_edge(t, i);
  while (last > i && is_loose(t, last)) last--;
  mn_phrase found = mn_phrase_choose(t, i, last);
  size_t end = found.shape ? apposition_end(t, last) : 0;
  if (end > found.end) found.end = end;
  return found.shape == MN_SHAPE_DESCRIPTION ? apposed_name(t, found, last) : found;
}

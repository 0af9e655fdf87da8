#include "subjects.h"

#define CLAUSES 4      /* openers of a sentence, and commas of an apposition, that are looked over */
#define ADVERBS 60     /* adverbs and marks that are looked over */
#define FIRST_REACH 14 /* tokens of the first noun phrase */

/* ---- before a verb ------------------------------------------------------------------------------------------------- */

/* Back over auxiliaries and adverbs, to the token that ends the subject; or 0. */
static size_t subject_end(const mn_sentence *t, size_t v) {
  const uint64_t adverbs = MN_LEX_AUXILIARY | MN_LEX_LY | MN_LEX_NT | MN_LEX_MENT;
  size_t i = v - 1, least = mn_back(v, ADVERBS);
  for (; i >= least; i--) {
    /* "nous" and "vous" may be objects */
    bool subject = mn_is(t, i, MN_LEX_PRONOUN) && !(t->french && mn_is(t, i, MN_LEX_AUXILIARY));
    if (!mn_is_small(t, i) || subject || !mn_is(t, i, adverbs)) break;
  }
  return i;
}

static size_t comma_before(const mn_sentence *t, size_t i) {
  for (size_t j = i; j >= mn_back(i, MN_PHRASE_REACH); j--) {
    if (mn_is_quoted(t, j) || mn_is_mark(t, j, ';') || mn_is_mark(t, j, ':')) return 0;
    if (mn_is_mark(t, j, ',')) return j;
  }
  return 0;
}

/* "X, the minister, said": the phrase before the apposition */
static mn_phrase before_apposition(const mn_sentence *t, size_t comma) {
  size_t stop = comma;
  for (int n = 0; n < CLAUSES; n++) {
    size_t other = comma_before(t, stop - 1);
    if (!other) return mn_phrase_before(t, stop);
    bool apposed = mn_is(t, other + 1, MN_LEX_APPOSED);
    mn_phrase found = mn_phrase_before(t, other);
    if (found.shape == MN_SHAPE_NAME || (found.shape && apposed)) {
      found.end = comma - 1;
      return found;
    }
    if (!apposed && mn_is_cap(t, other + 1)) return mn_phrase_before(t, stop);
    stop = other;
  }
  return MN_NO_PHRASE;
}

/* "a response to a report by Reuters claiming": the nearest phrase with a head of its own */
static mn_phrase nearest_phrase(const mn_sentence *t, size_t last) {
  for (size_t j = last - 1, edge = mn_phrase_left_edge(t, last); j > edge; j--) {
    if (mn_is(t, j, MN_LEX_DETERMINER) && mn_phrase_has_head(t, j + 1, last)) return mn_phrase_choose(t, j, last);
  }
  return mn_phrase_before(t, last + 1);
}

/* the subject that ends with a word */
static mn_phrase subject_of_word(const mn_sentence *t, size_t last, bool participle, bool *chained) {
  /* is the subject that of another verb: "and said", "to say", "by saying"? */
  *chained = mn_is(t, last, MN_LEX_CONJUNCTION | MN_LEX_TOWARDS | MN_LEX_BY | MN_LEX_PREPOSITION);
  if (*chained) return MN_NO_PHRASE;
  if (mn_is(t, last, MN_LEX_RELATIVE) && (t->french || !mn_is(t, last, MN_LEX_THAT))) {
    return mn_phrase_make(last, last, MN_SHAPE_PRONOUN);
  }
  if (mn_is(t, last, MN_LEX_BOUNDARY)) return MN_NO_PHRASE;
  if (mn_is(t, last, MN_LEX_DETERMINER) && !mn_is(t, last, MN_LEX_TH)) return MN_NO_PHRASE;
  return participle ? nearest_phrase(t, last) : mn_phrase_before(t, last + 1);
}

static bool is_participle(const mn_sentence *t, size_t v) {
  const mn_lexeme *lexeme = mn_lexeme_at(t, v);
  bool ing = lexeme->verb && mn_reporting_get(t->reporting, lexeme->verb)->aspect == MN_ASPECT_ING;
  return ing && !mn_is(t, v - 1, MN_LEX_BE);
}

/* French: a dit espérer */
static bool is_second_verb(const mn_sentence *t, size_t v, size_t before) {
  size_t verb = mn_lexeme_at(t, v)->verb;
  bool infinitive = verb && mn_reporting_get(t->reporting, verb)->aspect == MN_ASPECT_INFINITIVE;
  return t->french && infinitive && mn_lexeme_at(t, before)->verb && mn_is_small(t, before) &&
         mn_is(t, before - 1, MN_LEX_HAVING | MN_LEX_PRONOUN | MN_LEX_REFLEXIVE);
}

mn_phrase mn_subject_before(const mn_sentence *t, size_t v, bool *chained) {
  size_t last = subject_end(t, v);
  *chained = false;
  if (last) last = mn_phrase_before_bracket(t, last);
  if (!mn_is_token(t, last) || mn_is_quoted(t, last)) return MN_NO_PHRASE;
  bool participle = is_participle(t, v);
  *chained = is_second_verb(t, v, last);
  if (*chained) return MN_NO_PHRASE;
  if (mn_is_word(t, last)) return subject_of_word(t, last, participle, chained);
  *chained = participle;
  if (participle || !(mn_is_mark(t, last, ',') || mn_is_mark(t, last, '-'))) return MN_NO_PHRASE;
  return before_apposition(t, last);
}

/* ---- at the head of a sentence ------------------------------------------------------------------------------------- */

static size_t comma_behind(const mn_sentence *t, size_t i, size_t limit) {
  for (size_t j = i; j <= limit && j <= i + MN_PHRASE_REACH; j++) {
    if (mn_is_mark(t, j, ',')) return j;
  }
  return 0;
}

/* Where the main clause begins: behind phrases of time and place and subordinate clauses, which a comma closes. */
static size_t main_clause(const mn_sentence *t, size_t limit, size_t i) {
  for (int n = 0; n < CLAUSES; n++) {
    for (size_t stop = i + ADVERBS; i < stop && i <= limit && (mn_is_punctuation(t, i) || mn_is(t, i, MN_LEX_ADVERB));) i++;
    if (i > limit || !mn_is_word(t, i)) return i;
    if (!mn_is(t, i, MN_LEX_PREPOSITION | MN_LEX_BOUNDARY | MN_LEX_ING)) return i;
    size_t comma = comma_behind(t, i, limit);
    if (!comma) return i;
    i = comma + 1;
  }
  return i;
}

/* a lower-case word that begins the predicate */
static bool is_predicate(const mn_sentence *t, size_t j) {
  if (mn_is_cap(t, j) || mn_is(t, j, MN_LEX_DETERMINER)) return false;
  bool noun = mn_lexeme_at(t, j)->noun && !mn_is(t, j - 1, MN_LEX_AUXILIARY | MN_LEX_PRONOUN) && !mn_is_cap(t, j - 1);
  if ((mn_lexeme_at(t, j)->verb && !noun) || mn_is(t, j, MN_LEX_PAST)) return true;
  if (mn_is(t, j, MN_LEX_AUXILIARY) && !mn_is(t, j - 1, MN_LEX_DETERMINER)) return true;
  return mn_is(t, j, MN_LEX_PREPOSITION) && !mn_is(t, j, MN_LEX_GLUE);
}

/* Does the first noun phrase of a sentence, begun at i, end before j? */
static bool ends_before(const mn_sentence *t, size_t i, size_t j) {
  if (!mn_is_word(t, j)) return !(mn_is_mark(t, j, '.') && mn_is_cap(t, j + 1));
  if (mn_is(t, j, MN_LEX_BOUNDARY | MN_LEX_RELATIVE | MN_LEX_BE | MN_LEX_COMMON)) return true;
  return (j > i && is_predicate(t, j)) || (mn_is(t, j, MN_LEX_CONJUNCTION) && !mn_phrase_joins(t, j));
}

/* Does it end behind j: a pronoun, or a name of several words before a lower-case one? */
static bool ends_behind(const mn_sentence *t, size_t i, size_t j) {
  if (mn_is(t, j, MN_LEX_PRONOUN)) return true;
  if (!mn_is_cap(t, j) || !mn_is_small(t, j + 1) || mn_is(t, j, MN_LEX_DETERMINER)) return false;
  if (j == i || !mn_is_cap(t, j - 1) || mn_is(t, j - 1, MN_LEX_DETERMINER)) return false;
  return !mn_is(t, j + 1, MN_LEX_GLUE | MN_LEX_CONNECTOR | MN_LEX_CLITIC_S);
}

/* "The president of Mali, Ibrahim Keita, told": the name in the apposition behind token `last`; else `known` */
static mn_phrase apposed_name(const mn_sentence *t, size_t last, mn_phrase known) {
  mn_phrase found = mn_is_cap(t, last + 2) ? mn_phrase_after(t, last + 2) : MN_NO_PHRASE;
  return found.shape == MN_SHAPE_NAME && mn_is_mark(t, found.last + 1, ',') ? found : known;
}

/* the last token of the first noun phrase from i on; i - 1 where there is none */
static size_t phrase_end(const mn_sentence *t, size_t i, size_t limit) {
  size_t last = i - 1;
  for (size_t j = i; j <= limit && j <= i + FIRST_REACH; j++) {
    if (ends_before(t, i, j)) break;
    last = j;
    if (ends_behind(t, i, j)) break;
  }
  return last;
}

mn_phrase mn_subject_first(const mn_sentence *t, size_t limit) {
  size_t from = 1;
  for (;;) {
    size_t i = main_clause(t, limit, from), last = phrase_end(t, i, limit);
    if (i > limit || last < i) return MN_NO_PHRASE;
    bool comma = last < limit && mn_is_mark(t, last + 1, ',');
    if (!comma || !mn_is(t, last, MN_LEX_TIME | MN_LEX_DAY)) {
      mn_phrase found = mn_phrase_choose(t, i, last);
      return comma && found.shape && found.shape != MN_SHAPE_NAME ? apposed_name(t, last, found) : found;
    }
    from = last + 2; /* a phrase of time */
  }
}

#include "attribution.h"

#include "subjects.h"

#define BEFORE 3          /* tokens in which an auxiliary stands */
#define OWNER 4           /* tokens in which an owner stands */
#define AGENT 12          /* tokens in which "by X" stands */
#define CHAIN 40          /* tokens in which the earlier verb stands */
#define CHAINED 3         /* verbs that share one subject */

static bool is_passive_with(const mn_sentence *t, const mn_report_cue *cue, size_t be) {
  return t->french ? mn_cue_entry(t, cue)->aspect == MN_ASPECT_PARTICIPLE : !mn_is(t, be, MN_LEX_CLITIC_S);
}

bool mn_cue_is_passive(const mn_sentence *t, const mn_report_cue *cue) {
  unsigned aspect = mn_cue_entry(t, cue)->aspect;
  if (!mn_cue_is_finite(t, cue)) return false;
  if (mn_is(t, cue->last + 1, MN_LEX_BY) && aspect != MN_ASPECT_BASE) return true;
  for (size_t j = cue->first - 1; j >= mn_back(cue->first, BEFORE); j--) {
    if (mn_is(t, j, MN_LEX_BE)) return is_passive_with(t, cue, j) && !mn_is(t, j - 1, MN_LEX_REFLEXIVE);
    if (!mn_is(t, j, MN_LEX_AUXILIARY | MN_LEX_LY)) return false;
  }
  return false;
}

/* "by X" behind token i, across words in marks that it follows at once (described as "..." by X) */
static mn_phrase by_phrase(const mn_sentence *t, size_t i) {
  for (size_t j = i + 1; j <= mn_ahead(t, i, AGENT); j++) {
    if (mn_is_quoted(t, j) && !mn_is(t, j + 1, MN_LEX_BY)) break;
    if (mn_is(t, j, MN_LEX_BY)) return mn_phrase_after(t, j + 1);
  }
  return MN_NO_PHRASE;
}

/* whose statement: Keita's claim, his claim */
static mn_phrase owner_before(const mn_sentence *t, const mn_report_cue *cue) {
  bool chained;
  for (size_t j = cue->first - 1; j >= mn_back(cue->first, OWNER); j--) {
    if (mn_is(t, j, MN_LEX_CLITIC_S)) {
      mn_phrase owner = mn_subject_before(t, j, &chained);
      if (owner.shape) return owner;
    } else if (mn_is(t, j, MN_LEX_POSSESSIVE)) {
      return mn_phrase_make(j, j, MN_SHAPE_PRONOUN);
    } else if (!mn_is_word(t, j) || mn_is(t, j, MN_LEX_PREPOSITION)) {
      break;
    }
  }
  return MN_NO_PHRASE;
}

/* the claim of Keita, the statement by Keita; "He made this statement:" */
static mn_phrase possessor(const mn_sentence *t, const mn_report_cue *cue) {
  mn_phrase owner = owner_before(t, cue);
  size_t next = cue->last + 1;
  if (owner.shape) return owner;
  if (mn_is(t, next, MN_LEX_FROM | MN_LEX_BY)) return mn_phrase_after(t, next + 1);
  if (mn_is_mark(t, next, ':') || mn_is_quoted(t, next)) return mn_subject_first(t, cue->first - 1);
  return MN_NO_PHRASE;
}

static bool addresses(const mn_sentence *t, const mn_report_cue *cue) {
  return (mn_cue_entry(t, cue)->takes & MN_TAKES_PERSON) != 0;
}

/* told reporters, warned him; a word that may be no phrase of its own still is whom it was told */
static mn_phrase told(const mn_sentence *t, size_t i) {
  if (mn_is(t, i, MN_LEX_OBJECT)) return mn_phrase_make(i, i, MN_SHAPE_PRONOUN);
  mn_phrase found = mn_phrase_after(t, i);
  if (found.shape || mn_is(t, i, MN_LEX_PREPOSITION | MN_LEX_BOUNDARY | MN_LEX_AUXILIARY | MN_LEX_PRONOUN)) return found;
  return mn_phrase_make(i, i, MN_SHAPE_DESCRIPTION);
}

mn_phrase mn_cue_addressee(const mn_sentence *t, const mn_report_cue *cue) {
  size_t next = cue->last + 1;
  if (!mn_is_word(t, next)) return MN_NO_PHRASE;
  if (t->french) return mn_is(t, next, MN_LEX_TOWARDS) ? mn_phrase_after(t, next + 1) : MN_NO_PHRASE;
  if (mn_is(t, next, MN_LEX_TO)) {
    bool noun = mn_is_cap(t, next + 1) || mn_is(t, next + 1, MN_LEX_DETERMINER | MN_LEX_OBJECT);
    return noun ? mn_phrase_after(t, next + 1) : MN_NO_PHRASE;
  }
  return addresses(t, cue) && !mn_is(t, next, MN_LEX_THAT) ? told(t, next) : MN_NO_PHRASE;
}

static bool is_person(const mn_sentence *t, const mn_phrase *source) {
  size_t second = mn_is_token(t, source->first + 1) ? source->first + 1 : source->first;
  if (source->shape == MN_SHAPE_NAME) return !mn_is(t, source->first, MN_LEX_DETERMINER);
  if (source->shape != MN_SHAPE_DESCRIPTION) return false;
  return mn_is(t, source->last, MN_LEX_ANONYMOUS) || mn_is(t, second, MN_LEX_TITLE);
}

/* according to X; "Pour Paul Melly, ..." is an opinion only at the head of a sentence, of a person, before a comma */
static mn_phrase phrase_source(const mn_sentence *t, const mn_report_cue *cue) {
  size_t next = cue->last + 1;
  /* selon lui, according to him */
  if (mn_is(t, next, MN_LEX_GENDERED) && !mn_is_word(t, next + 1)) return mn_phrase_make(next, next, MN_SHAPE_PRONOUN);
  mn_phrase source = mn_phrase_after(t, next);
  if (!source.shape || !(mn_cue_entry(t, cue)->takes & MN_TAKES_OPINION)) return source;
  bool opinion = cue->first <= 2 && mn_is_mark(t, source.last + 1, ',') && is_person(t, &source);
  return opinion ? source : MN_NO_PHRASE;
}

/* ", said X." closes what X said */
static mn_phrase inverted(const mn_sentence *t, const mn_report_cue *cue) {
  if (addresses(t, cue) || mn_cue_entry(t, cue)->aspect == MN_ASPECT_ING) return MN_NO_PHRASE;
  mn_phrase found = mn_phrase_after(t, cue->last + 1);
  if (!found.shape || found.shape == MN_SHAPE_PRONOUN) return MN_NO_PHRASE;
  size_t next = found.last + 1;
  bool closes = !mn_is_token(t, next) || mn_is_punctuation(t, next) || mn_is(t, next, MN_LEX_PREPOSITION | MN_LEX_DAY);
  return closes ? found : MN_NO_PHRASE;
}

/* X was quoted as saying: the subject of the passive verb before "as"; or none */
static mn_phrase subject_of_quoted(const mn_sentence *t, const mn_report_cue *cue) {
  bool chained;
  mn_report_cue quoted = mn_is(t, cue->first - 1, MN_LEX_BOUNDARY) ? mn_reading_cue(t, cue->first - 2) : (mn_report_cue){0};
  bool as = mn_cue_entry(t, cue)->aspect == MN_ASPECT_ING && quoted.first && mn_cue_is_passive(t, &quoted);
  return as ? mn_subject_before(t, quoted.first, &chained) : MN_NO_PHRASE;
}

/* comme l'explique X, comme l'a dit X */
static bool is_behind_comme(const mn_sentence *t, size_t first) {
  size_t j = first - 1;
  while (j > mn_back(first, BEFORE) && mn_is(t, j, MN_LEX_AUXILIARY)) j--;
  return mn_is(t, j, MN_LEX_COMME);
}

/* The subject of a verb by what stands beside it; or none, and *chained where it has that of an earlier verb. */
static mn_phrase own_subject(const mn_sentence *t, const mn_report_cue *cue, bool *chained) {
  *chained = false;
  if (mn_cue_is_passive(t, cue)) return by_phrase(t, cue->last);
  mn_phrase found = mn_is_mark(t, cue->first - 1, ',') ? inverted(t, cue) : subject_of_quoted(t, cue);
  if (!found.shape) found = mn_subject_before(t, cue->first, chained);
  bool behind = !mn_is_word(t, cue->first - 1) || is_behind_comme(t, cue->first);
  if (!found.shape && behind && mn_cue_entry(t, cue)->aspect != MN_ASPECT_ING) {
    found = mn_phrase_after(t, cue->last + 1);
  }
  return found;
}

/* The next finite verb of speech before token *i, at least `least`; *i becomes its place. */
static mn_report_cue earlier_verb(const mn_sentence *t, size_t *i, size_t least) {
  for (; *i >= least; --*i) {
    mn_report_cue cue = mn_reading_cue(t, *i);
    if (mn_cue_is_finite(t, &cue)) return cue;
  }
  return (mn_report_cue){0};
}

/* The subject of the clause that a participle or a coordinated verb belongs to; it may stand behind the earlier verb (",
 * said X, adding"), which may share that of one before it in its turn. */
static mn_phrase shared_subject(const mn_sentence *t, const mn_report_cue *cue, int depth) {
  size_t least = mn_back(cue->first, CHAIN);
  for (size_t i = cue->first - 1; depth < CHAINED && i >= least; i--) {
    mn_report_cue other = earlier_verb(t, &i, least);
    if (!other.first) break;
    bool chained;
    mn_phrase found = own_subject(t, &other, &chained);
    if (!found.shape && chained) found = shared_subject(t, &other, depth + 1);
    if (found.shape) return found;
  }
  return mn_subject_first(t, cue->first - 1);
}

mn_phrase mn_cue_speaker(const mn_sentence *t, const mn_report_cue *cue) {
  bool chained;
  switch (mn_cue_entry(t, cue)->part) {
  case MN_PART_PHRASE: return phrase_source(t, cue);
  case MN_PART_NOUN: return possessor(t, cue);
  default: break;
  }
  mn_phrase found = own_subject(t, cue, &chained);
  return !found.shape && chained ? shared_subject(t, cue, 0) : found;
}

mn_attribution mn_attribution_make(const mn_sentence *t, mn_report_cue cue, mn_phrase speaker, double confidence) {
  return (mn_attribution){.cue = cue, .speaker = speaker, .addressee = mn_cue_addressee(t, &cue), .confidence = confidence};
}

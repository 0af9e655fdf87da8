#include "readings.h"

#define BEFORE 4 /* tokens in which an auxiliary or an article stands */

static const mn_reporting_entry *verb_at(const mn_sentence *t, size_t i) {
  return mn_reporting_get(t->reporting, mn_lexeme_at(t, i)->verb);
}

static bool is_noun(const mn_sentence *t, size_t i) {
  return mn_lexeme_at(t, i)->noun != 0;
}

/* A past participle speaks only behind an auxiliary: a déclaré, a-t-il ajouté, s'est dit, has written. */
static bool has_auxiliary(const mn_sentence *t, size_t i) {
  for (size_t j = i - 1; j >= mn_back(i, BEFORE); j--) {
    if (mn_is(t, j, MN_LEX_HAVING)) return true;
    if (!mn_is_word(t, j)) return false;
  }
  return false;
}

/* behind an article, a possessive or a preposition */
static bool is_behind_determiner(const mn_sentence *t, size_t i) {
  if (!mn_is_word(t, i - 1) || mn_is(t, i - 2, MN_LEX_COMME)) return false; /* comme l'explique X */
  if (mn_is(t, i - 1, MN_LEX_CLITIC_S | MN_LEX_DETERMINER | MN_LEX_POSSESSIVE)) return true;
  if (is_noun(t, i) && mn_is_cap(t, i - 1) && mn_is(t, i - 2, MN_LEX_PREPOSITION)) return true;
  return mn_is(t, i - 1, MN_LEX_PREPOSITION) && !mn_is(t, i - 1, MN_LEX_TOWARDS);
}

/* Trump claims; but not "Mass protests in", "Malian claims" */
static bool is_behind_name(const mn_sentence *t, size_t i) {
  if (!is_noun(t, i)) return true;
  return !mn_is(t, i - 1, MN_LEX_DEMONYM) && !mn_is(t, i + 1, MN_LEX_PREPOSITION | MN_LEX_AUXILIARY);
}

/* behind a plain noun: "the campaign says", but not "late-night tweets" */
static bool is_behind_noun(const mn_sentence *t, size_t i) {
  if (is_noun(t, i) || mn_is(t, i + 1, MN_LEX_AUXILIARY)) return false;
  for (size_t j = i - 2; mn_is_token(t, j) && j >= mn_back(i, BEFORE); j--) {
    if (mn_is(t, j, MN_LEX_DETERMINER | MN_LEX_CLITIC_S)) return true;
  }
  return mn_is(t, i, MN_LEX_SAYS);
}

/* before what a verb of speech governs */
static bool is_before_content(const mn_sentence *t, size_t next) {
  return mn_is(t, next, MN_LEX_THAT | MN_LEX_PERSON) || mn_is_quoted(t, next) || mn_is_mark(t, next, ':');
}

/* A form in -s that may be a plural noun (tweets, orders) is a verb behind a pronoun, an adverb or a name, or before what it
 * reports. */
static bool fits_present(const mn_sentence *t, size_t i) {
  if (t->french || i == 1) return true;
  if (!mn_is_word(t, i - 1)) {
    return mn_is_quoted(t, i - 1) || mn_is_mark(t, i - 1, ',') || mn_is_mark(t, i - 1, ')') || mn_is_mark(t, i - 1, '-');
  }
  if (mn_is(t, i - 1, MN_LEX_AUXILIARY | MN_LEX_PRONOUN | MN_LEX_CONJUNCTION | MN_LEX_LY)) return true;
  if (mn_has_flag(t, i - 1, MN_LEXEME_DIGIT_FIRST)) return false;
  if (is_before_content(t, i + 1)) return true;
  return mn_is_cap(t, i - 1) ? is_behind_name(t, i) : is_behind_noun(t, i);
}

/* A bare form (say, report) is a verb only behind a plural, a pronoun, "to" or an auxiliary. */
static bool fits_base(const mn_sentence *t, size_t i) {
  const uint64_t leads = MN_LEX_AUXILIARY | MN_LEX_PRONOUN | MN_LEX_TOWARDS | MN_LEX_CONJUNCTION | MN_LEX_ANONYMOUS |
                         MN_LEX_FOLK | MN_LEX_LY;
  if (t->french) return true;
  if (!mn_is_word(t, i - 1)) return false;
  if (mn_is(t, i - 1, leads)) return true;
  return mn_is(t, i - 1, MN_LEX_PLURAL) && !(mn_is_cap(t, i - 1) && mn_is(t, i - 2, MN_LEX_DETERMINER));
}

/* "is extremely worrying" tells of a thing. */
static bool fits_ing(const mn_sentence *t, size_t i) {
  return !(mn_is(t, i - 1, MN_LEX_LY) && mn_is(t, i - 2, MN_LEX_BE));
}

static bool fits(const mn_sentence *t, size_t i, unsigned aspect) {
  switch (aspect) {
  case MN_ASPECT_ING: return fits_ing(t, i);
  case MN_ASPECT_BASE: return fits_base(t, i);
  case MN_ASPECT_PRESENT: return fits_present(t, i);
  case MN_ASPECT_PARTICIPLE: return has_auxiliary(t, i);
  default: return true;
  }
}

size_t mn_reading_of(const mn_sentence *t, size_t i) {
  const mn_lexeme *lexeme = mn_lexeme_at(t, i);
  unsigned aspect = verb_at(t, i)->aspect;
  if (!lexeme->verb) return lexeme->noun;
  if (aspect == MN_ASPECT_INFINITIVE) return lexeme->noun ? lexeme->noun : lexeme->verb;
  if (is_behind_determiner(t, i)) return lexeme->noun ? lexeme->noun : aspect == MN_ASPECT_ING ? lexeme->verb : 0;
  return fits(t, i, aspect) ? lexeme->verb : lexeme->noun;
}

static bool matches(const mn_sentence *t, size_t i, const mn_reporting_entry *entry) {
  for (size_t k = 1; k < entry->size; k++) {
    if (!mn_is_token(t, i + k) || mn_lexeme_at(t, i + k)->word != t->reporting->words[entry->first + k]) return false;
  }
  return true;
}

/* The entry of several words that begins at token i, from the longest; or 0. */
static size_t phrase_at(const mn_sentence *t, size_t i) {
  for (size_t entry = mn_lexeme_at(t, i)->many; entry; entry++) {
    const mn_reporting_entry *e = mn_reporting_get(t->reporting, entry);
    if (matches(t, i, e)) return entry;
    if (!(e->takes & MN_REPORTING_MORE)) return 0;
  }
  return 0;
}

mn_report_cue mn_reading_cue(const mn_sentence *t, size_t i) {
  if (!mn_has_flag(t, i, MN_LEXEME_IS_CUE)) return (mn_report_cue){0};
  size_t entry = phrase_at(t, i);
  if (entry) return (mn_report_cue){i, i + mn_reporting_get(t->reporting, entry)->size - 1, entry};
  if (mn_is_cap(t, i) && i > 1) return (mn_report_cue){0};
  entry = mn_reading_of(t, i);
  return entry ? (mn_report_cue){i, i, entry} : (mn_report_cue){0};
}

bool mn_cue_is_verb(const mn_sentence *t, const mn_report_cue *cue) {
  return cue->first && mn_cue_entry(t, cue)->part == MN_PART_VERB;
}

bool mn_cue_is_finite(const mn_sentence *t, const mn_report_cue *cue) {
  return mn_cue_is_verb(t, cue) && mn_cue_entry(t, cue)->aspect != MN_ASPECT_ING;
}

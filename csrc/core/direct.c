#include "direct.h"

#include <string.h>

#include "markview.h"
#include "quotations.h"
#include "subjects.h"

#define BEFORE 60      /* tokens looked at before a quotation */
#define BEHIND 30      /* and behind it */
#define LAST 40        /* of a sentence that leads to a quotation */
#define CONTENT 12     /* from an outer cue to the clause in its content */
#define SIGNED 7       /* tokens of a signature */
#define LABELLED 12    /* where a quotation behind a label stands at most */
#define BETWEEN 9      /* tokens between a cue and a speaker: to whom, when and where it is said */
#define CLOSE 8        /* tokens between a cue and a quotation that it surely governs */
#define NAME_SIZE 40   /* bytes of marked words that may be a name */

static mn_attribution make(const mn_sentence *t, mn_report_cue cue, mn_phrase speaker, double confidence) {
  return mn_attribution_make(t, cue, speaker, confidence);
}

static bool tail_is(const mn_sentence *t, size_t q, const char *set) {
  unsigned char tail = mn_lexeme_at(t, q)->tail;
  return tail != 0 && strchr(set, tail) != NULL;
}

static bool is_comma(const mn_sentence *t, size_t i) {
  return mn_is_mark(t, i, ',');
}

static bool is_dash(const mn_sentence *t, size_t i) {
  return mn_is_mark(t, i, '-');
}

bool mn_cue_is_saying(const mn_sentence *t, const mn_report_cue *cue) {
  const mn_reporting_entry *entry = mn_cue_entry(t, cue);
  return entry->part == MN_PART_PHRASE || ((entry->takes & MN_TAKES_DIRECT) && !(entry->takes & MN_TAKES_WEAK));
}

static bool is_relative(const mn_sentence *t, const mn_phrase *speaker) {
  return mn_is(t, speaker->first, MN_LEX_RELATIVE);
}

/* ---- behind a quotation -------------------------------------------------------------------------------------------- */

/* Does the quotation end so that an attribution may follow? */
static bool invites(const mn_sentence *t, size_t q) {
  if (!mn_is_token(t, q + 1)) return false;
  return tail_is(t, q, ",?!.\xC0\xFE-") || is_comma(t, q + 1) || is_dash(t, q + 1);
}

/* May the speaker begin at token i, behind whom, when and where it is said? */
static bool begins_speaker(const mn_sentence *t, size_t i) {
  const uint64_t binders = MN_LEX_PREPOSITION | MN_LEX_DETERMINER | MN_LEX_CONNECTOR;
  if (mn_is(t, i, MN_LEX_DETERMINER)) return !mn_is(t, i - 1, MN_LEX_PREPOSITION);
  if (!mn_is_cap(t, i)) return false;
  return mn_is(t, i - 1, MN_LEX_OUTLET) || (mn_is_small(t, i - 1) && !mn_is(t, i - 1, binders));
}

/* French: a dit mardi X, déclare à la BBC le professeur X, a écrit dans un communiqué le ministre: the speaker behind the
 * cue and what comes between */
static mn_phrase speaker_behind(const mn_sentence *t, const mn_report_cue *cue) {
  const uint64_t when = MN_LEX_DAY | MN_LEX_TIME | MN_LEX_ADVERB;
  size_t i = cue->last + 1, stop = mn_ahead(t, i, BETWEEN);
  while (t->french && (mn_is(t, i, when) || mn_has_flag(t, i, MN_LEXEME_DIGIT_FIRST))) i++;
  if (!t->french || !mn_is(t, i, MN_LEX_TOWARDS | MN_LEX_PREPOSITION)) return mn_phrase_after(t, i);
  for (i += 2; i <= stop && mn_is_word(t, i); i++) {
    if (begins_speaker(t, i)) return mn_phrase_after(t, i);
  }
  return MN_NO_PHRASE;
}

/* "...", said X / "..." according to X: the cue at token i, the speaker behind it */
static mn_attribution inverted(const mn_sentence *t, size_t i, bool open) {
  mn_report_cue cue = mn_reading_cue(t, i);
  if (!cue.first) return MN_NO_ATTRIBUTION;
  if (mn_cue_entry(t, &cue)->part == MN_PART_PHRASE) {
    mn_phrase source = mn_cue_speaker(t, &cue);
    return source.shape ? make(t, cue, source, 0.9) : MN_NO_ATTRIBUTION;
  }
  if (!mn_cue_is_finite(t, &cue) || !(open || mn_cue_is_saying(t, &cue))) return MN_NO_ATTRIBUTION;
  mn_phrase speaker = speaker_behind(t, &cue);
  return speaker.shape ? make(t, cue, speaker, 1) : MN_NO_ATTRIBUTION;
}

/* A finite verb of speech at token j whose subject begins at `start`. */
static mn_attribution subject_at(const mn_sentence *t, size_t j, size_t start) {
  bool chained;
  mn_report_cue cue = mn_reading_cue(t, j);
  bool speaks = mn_cue_is_finite(t, &cue) && mn_cue_entry(t, &cue)->aspect != MN_ASPECT_INFINITIVE;
  if (!speaks || mn_cue_is_passive(t, &cue)) return MN_NO_ATTRIBUTION;
  mn_phrase speaker = mn_subject_before(t, j, &chained);
  bool near = speaker.shape && (speaker.start <= start + 1 || is_comma(t, speaker.start - 1));
  return near && !is_relative(t, &speaker) ? make(t, cue, speaker, 1) : MN_NO_ATTRIBUTION;
}

/* "...", X said: the first cue behind token `start` whose subject begins there */
static mn_attribution subject_first(const mn_sentence *t, size_t start, size_t limit) {
  for (size_t j = start; j <= limit && j <= t->count; j++) {
    if (mn_is_quoted(t, j) || mn_is_mark(t, j, ':') || mn_is_mark(t, j, ';')) break;
    mn_attribution found = j > start ? subject_at(t, j, start) : MN_NO_ATTRIBUTION;
    if (found.cue.first) return found;
  }
  return MN_NO_ATTRIBUTION;
}

/* "..." - X */
static mn_attribution signature(const mn_sentence *t, size_t q, size_t i) {
  if (!is_dash(t, q + 1) || !mn_is_cap(t, i) || mn_is_token(t, i + SIGNED)) return MN_NO_ATTRIBUTION;
  mn_phrase speaker = mn_phrase_after(t, i);
  if (speaker.shape != MN_SHAPE_NAME) return MN_NO_ATTRIBUTION;
  return make(t, (mn_report_cue){q + 1, q + 1, 0}, speaker, 0.8);
}

/* the attribution behind a quotation */
static mn_attribution after(const mn_sentence *t, size_t q) {
  bool open = invites(t, q);
  size_t start = q + 1;
  while (is_comma(t, start) || is_dash(t, start)) start++;
  size_t i = start; /* the first token that is no auxiliary */
  while (mn_is(t, i, MN_LEX_AUXILIARY)) i++;
  bool clause = mn_is(t, i, MN_LEX_BOUNDARY) && !mn_is(t, i, MN_LEX_THAT) && !mn_lexeme_at(t, i)->many;
  if (!mn_is_token(t, i) || clause) return MN_NO_ATTRIBUTION;
  mn_attribution found = open || start == q + 1 ? inverted(t, i, open) : MN_NO_ATTRIBUTION;
  if (found.cue.first || (!open && !mn_is(t, i, MN_LEX_PERSON | MN_LEX_PRONOUN))) return found;
  found = subject_first(t, start, q + BEHIND);
  return found.cue.first || !open ? found : signature(t, q, i);
}

/* ---- before a quotation -------------------------------------------------------------------------------------------- */

/* Does the clause of a cue with the subject at `first` stand inside the content of the cue `outer`? */
static bool embeds(const mn_sentence *t, const mn_report_cue *outer, size_t first) {
  if (outer->last >= first) return false;
  for (size_t k = outer->last + 1; k < first; k++) {
    if (!mn_is_word(t, k) || mn_is(t, k, MN_LEX_BUT)) return false;
    if (k == first - 1 && mn_is(t, k, MN_LEX_THAT | MN_LEX_WHAT)) return true;
  }
  return first - outer->last < CONTENT;
}

/* The cue whose content holds the clause of `found`, where that is the one that speaks. */
static mn_attribution outermost(const mn_sentence *t, mn_attribution found) {
  size_t lead = found.speaker.start - 1;
  bool what = mn_is(t, lead, MN_LEX_WHAT); /* "condemned what he called ..." */
  bool shadowed = !mn_cue_is_saying(t, &found.cue) || found.speaker.shape == MN_SHAPE_PRONOUN;
  for (size_t i = lead; i >= mn_back(found.cue.first, BEFORE); i--) {
    if (!mn_is_word(t, i) && !mn_is_mark(t, i, '.')) return found;
    mn_report_cue cue = mn_reading_cue(t, i);
    if (!mn_cue_is_verb(t, &cue) || !(what || mn_cue_is_saying(t, &cue))) continue;
    mn_phrase speaker = embeds(t, &cue, found.speaker.start) ? mn_cue_speaker(t, &cue) : MN_NO_PHRASE;
    return speaker.shape && (what || shadowed) ? make(t, cue, speaker, found.confidence) : found;
  }
  return found;
}

/* Keita: "..." */
static mn_attribution labelled(const mn_sentence *t, size_t q) {
  if (q < 3 || q > LABELLED || !mn_is_mark(t, q - 1, ':')) return MN_NO_ATTRIBUTION;
  mn_phrase speaker = mn_subject_first(t, q - 2);
  if (speaker.shape != MN_SHAPE_NAME || mn_is(t, 1, MN_LEX_POINTER)) return MN_NO_ATTRIBUTION;
  return make(t, (mn_report_cue){q - 1, q - 1, 0}, speaker, 0.7);
}

/* The attribution of the cue at token i for a quotation at q. */
static mn_attribution governs(const mn_sentence *t, size_t i, size_t q) {
  mn_report_cue cue = mn_reading_cue(t, i);
  mn_phrase speaker = cue.first && cue.last < q ? mn_cue_speaker(t, &cue) : MN_NO_PHRASE;
  if (!speaker.shape || mn_is(t, speaker.first, MN_LEX_IMPERSONAL)) return MN_NO_ATTRIBUTION;
  if (speaker.first >= q && !mn_cue_is_passive(t, &cue)) return MN_NO_ATTRIBUTION;
  return make(t, cue, speaker, q - i < CLOSE ? 0.95 : 0.8);
}

/* X said "..." : the nearest cue before the quotation that has a speaker, a verb rather than a noun */
static mn_attribution before(const mn_sentence *t, size_t q) {
  mn_attribution noun = MN_NO_ATTRIBUTION;
  for (size_t i = q - 1; i >= mn_back(q, BEFORE); i--) {
    if (mn_is_mark(t, i, ';')) break;
    if (!mn_has_flag(t, i, MN_LEXEME_IS_CUE)) continue;
    mn_attribution found = governs(t, i, q);
    if (!found.cue.first) continue;
    if (mn_cue_entry(t, &found.cue)->part != MN_PART_NOUN) return outermost(t, found);
    size_t next = found.cue.last + 1;
    if (!noun.cue.first && (mn_is(t, next, MN_LEX_THAT) || mn_is_mark(t, next, ':'))) return found;
    if (!noun.cue.first) noun = found;
  }
  return noun.cue.first ? noun : labelled(t, q);
}

/* ---- further behind it --------------------------------------------------------------------------------------------- */

static mn_attribution closing(const mn_sentence *t, size_t i) {
  mn_report_cue cue = mn_reading_cue(t, i);
  bool finite = mn_cue_is_finite(t, &cue) && mn_cue_entry(t, &cue)->aspect != MN_ASPECT_INFINITIVE;
  if (!cue.first || !(finite || mn_cue_entry(t, &cue)->part == MN_PART_PHRASE)) return MN_NO_ATTRIBUTION;
  mn_phrase speaker = mn_cue_speaker(t, &cue);
  return speaker.shape && !is_relative(t, &speaker) ? make(t, cue, speaker, 0.8) : MN_NO_ATTRIBUTION;
}

/* The reply is "out of the question", the minister said: the attribution closes the sentence */
static mn_attribution trailing(const mn_sentence *t, size_t q) {
  size_t comma = 0;
  for (size_t i = q + 1; i <= mn_ahead(t, q, (size_t)2 * BEHIND); i++) {
    if (!comma && is_comma(t, i)) comma = i;
    if (comma && i - comma > BEHIND) break;
    mn_attribution found = comma ? closing(t, i) : MN_NO_ATTRIBUTION;
    if (found.cue.first) return found;
  }
  return MN_NO_ATTRIBUTION;
}

/* ---- which of them ------------------------------------------------------------------------------------------------- */

/* se dit, s'est dit: a verb, though it may call a thing by its name as well */
static bool is_reflexive(const mn_sentence *t, size_t i) {
  return mn_is(t, i - 1, MN_LEX_REFLEXIVE) || (mn_is(t, i - 1, MN_LEX_BE) && mn_is(t, i - 2, MN_LEX_REFLEXIVE));
}

/* Marked words that are a title, a nickname or a name. */
static bool is_name(const mn_sentence *t, size_t q) {
  if (!mn_is_word(t, q - 1) || t->tokens[q - 1].size > NAME_SIZE) return false;
  if (mn_is(t, q - 1, MN_LEX_WORK)) return !is_reflexive(t, q - 1);
  if (mn_lexeme_at(t, q)->is_titled && mn_is(t, q - 1, MN_LEX_CLITIC_S | MN_LEX_PREPOSITION)) return !mn_is(t, q - 1, MN_LEX_OF);
  return mn_is_cap(t, q - 1) && mn_is_cap(t, q + 1) && !tail_is(t, q, ".,?!");
}

/* Does the way a quotation ends, or what follows its comma, make the attribution behind it the likelier one? */
static bool prefers_after(const mn_sentence *t, size_t q) {
  if (q == 1 || tail_is(t, q, ",?!")) return true;
  if (!is_comma(t, q + 1) || !mn_is_token(t, q + 2)) return false;
  if (is_comma(t, q - 1)) return true;
  mn_report_cue cue = mn_reading_cue(t, q + 2);
  return mn_is_word(t, q + 2) && (mn_is(t, q + 2, MN_LEX_PERSON | MN_LEX_AUXILIARY) || mn_cue_is_verb(t, &cue));
}

static mn_attribution find(const mn_sentence *t, size_t q) {
  const mn_lexeme *quotation = mn_lexeme_at(t, q);
  if (is_name(t, q)) return MN_NO_ATTRIBUTION;
  if (quotation->trust == MN_TRUST_LOST && !quotation->is_open) return after(t, q);
  bool behind = prefers_after(t, q);
  mn_attribution found = behind ? after(t, q) : before(t, q);
  /* by tweeting a "...", the commissioner concluded: a clause of its own outdoes what shares a subject */
  bool weak = !behind && found.cue.first && is_comma(t, q + 1) && !mn_cue_is_finite(t, &found.cue);
  mn_attribution other = !found.cue.first || weak ? (behind ? before(t, q) : after(t, q)) : MN_NO_ATTRIBUTION;
  if (other.cue.first) found = other;
  return found.cue.first ? found : trailing(t, q);
}

/* Do the words of a clause lead into the quotation (said it was "critical")? */
static bool is_fragment(const mn_sentence *t, size_t q, const mn_attribution *found) {
  if (!mn_is_word(t, q - 1) || mn_is(t, q - 1, MN_LEX_THAT)) return false;
  if (found->cue.first > q) return true;
  return q - 1 > found->cue.last && !(found->addressee.shape && found->addressee.last == q - 1);
}

mn_attribution mn_direct_attribute(const mn_sentence *t, size_t q) {
  mn_attribution found = find(t, q);
  if (found.cue.first) found.is_mixed = is_fragment(t, q, &found);
  return found;
}

static bool is_negated(const mn_sentence *t, const mn_report_cue *cue) {
  for (size_t j = cue->first - 1; j >= mn_back(cue->first, 3); j--) {
    if (mn_is(t, j, MN_LEX_NEGATION | MN_LEX_NT)) return true;
  }
  return false;
}

mn_attribution mn_direct_last_cue(const mn_sentence *t) {
  if (!t->is_cued) return MN_NO_ATTRIBUTION;
  for (size_t i = t->count; i >= mn_back(t->count, LAST); i--) {
    mn_report_cue cue = mn_reading_cue(t, i);
    bool leads = mn_cue_is_finite(t, &cue) && !mn_is(t, i - 1, MN_LEX_TOWARDS) && !is_negated(t, &cue);
    if (!leads) continue;
    mn_phrase speaker = mn_cue_speaker(t, &cue);
    if (speaker.shape) return make(t, cue, speaker, 0.7);
  }
  return MN_NO_ATTRIBUTION;
}

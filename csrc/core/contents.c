#include "contents.h"

#define REACH 120       /* tokens that a content may be long */
#define BEFORE_THAT 9   /* between a cue and its "that" */
#define SOURCE_REACH 25 /* from a source at the head of a sentence to its comma */

static bool is_comma(const mn_sentence *t, size_t i) {
  return mn_is_mark(t, i, ',');
}

static bool is_stop(const mn_sentence *t, size_t i) {
  return mn_is_mark(t, i, '.') || mn_is_mark(t, i, '?') || mn_is_mark(t, i, '!');
}

/* The last token of a sentence that is no closing mark. */
static size_t last_word(const mn_sentence *t) {
  size_t last = t->count;
  while (last > 1 && mn_is_punctuation(t, last) && !mn_is_mark(t, last, ')')) last--;
  return last;
}

static size_t first_word(const mn_sentence *t) {
  size_t i = 1;
  while (i < t->count && (mn_is_punctuation(t, i) || mn_is(t, i, MN_LEX_CONJUNCTION))) i++;
  return i;
}

/* ---- behind a cue -------------------------------------------------------------------------------------------------- */

/* "said Friday that", "said in a statement that": the token behind "that", or 0 */
static size_t behind_that(const mn_sentence *t, size_t i) {
  bool leads = mn_is(t, i, MN_LEX_PREPOSITION | MN_LEX_DAY | MN_LEX_ADVERB | MN_LEX_TIME) || is_comma(t, i);
  for (size_t j = i; j <= mn_ahead(t, i, BEFORE_THAT); j++) {
    if (mn_is(t, j, MN_LEX_THAT)) return j + 1;
    if ((!mn_is_word(t, j) && !is_comma(t, j)) || !leads) return 0;
    if (j > i && mn_is_word(t, j) && !mn_lexeme_at(t, j)->noun && mn_reading_cue(t, j).first) return 0;
  }
  return 0;
}

/* Does a cue at k (behind "and" or a comma) share the subject of the one before, so that a new content begins? */
static bool chains(const mn_sentence *t, size_t k) {
  bool joined = mn_is(t, k, MN_LEX_CONJUNCTION);
  if (joined) k++;
  mn_report_cue cue = mn_reading_cue(t, k);
  if (!mn_cue_is_verb(t, &cue)) return false;
  unsigned aspect = mn_cue_entry(t, &cue)->aspect;
  return aspect == MN_ASPECT_ING || (joined && aspect != MN_ASPECT_BASE && aspect != MN_ASPECT_INFINITIVE);
}

static bool is_phrase(const mn_sentence *t, size_t i) {
  if (!mn_lexeme_at(t, i)->many) return false;
  mn_report_cue cue = mn_reading_cue(t, i);
  return cue.first && mn_cue_entry(t, &cue)->part == MN_PART_PHRASE;
}

/* ", but", ", adding", ", and said", ", according to": does the content end before the comma at k? */
static bool ends_at_comma(const mn_sentence *t, size_t k) {
  return mn_is(t, k + 1, MN_LEX_CUT) || chains(t, k + 1) || is_phrase(t, k + 1);
}

/* The last token of the content that begins at `from`. */
static size_t content_end(const mn_sentence *t, size_t from) {
  size_t stop = last_word(t);
  if (stop > from + REACH) stop = from + REACH;
  for (size_t k = from + 1; k < stop; k++) {
    if (mn_is_mark(t, k, ';')) return k - 1;
    if (mn_is_quoted(t, k) && mn_lexeme_at(t, k)->tail == ',' && mn_is(t, k + 1, MN_LEX_CUT)) return k;
    if (is_comma(t, k) && k - from > 1 && ends_at_comma(t, k)) return k - 1;
    if (mn_is(t, k, MN_LEX_CONJUNCTION) && chains(t, k)) return k - 1;
  }
  return stop;
}

/* Put what begins at `from` into the content; false where nothing does. */
static bool goes_from(const mn_sentence *t, mn_content *content, size_t from) {
  content->first = from;
  content->last = content_end(t, from);
  return true;
}

static bool after_content(const mn_sentence *t, mn_content *content) {
  const mn_attribution *a = &content->attribution;
  size_t i = a->cue.last + 1;
  bool demand = (mn_cue_entry(t, &a->cue)->takes & MN_TAKES_DEMAND) != 0;
  if (a->speaker.first > a->cue.last) i = a->speaker.last + 1;
  if (a->addressee.shape && a->addressee.first >= i && !demand) i = a->addressee.last + 1;
  if (!mn_is_token(t, i)) return false;
  size_t that = behind_that(t, i);
  if (that) i = that;
  while (mn_is(t, i, MN_LEX_DAY) || is_comma(t, i) || mn_is_mark(t, i, ':')) i++;
  if (!mn_is_token(t, i) || i > last_word(t) || is_stop(t, i)) return false;
  return goes_from(t, content, i);
}

/* ---- before a cue -------------------------------------------------------------------------------------------------- */

static bool has_comma(const mn_sentence *t, size_t from, size_t to) {
  for (size_t k = from; k <= to; k++) {
    if (is_comma(t, k)) return true;
  }
  return false;
}

/* CONTENT, X said. / CONTENT, said X, CONTENT */
static bool before_content(const mn_sentence *t, mn_content *content) {
  const mn_attribution *a = &content->attribution;
  size_t edge = (a->cue.first < a->speaker.start ? a->cue.first : a->speaker.start) - 1;
  bool quoted = mn_is_quoted(t, edge);
  if (!quoted && !is_comma(t, edge)) return false;
  size_t from = first_word(t), to = quoted ? edge : edge - 1;
  if (!quoted && to < from + 2) return false;
  bool opens = !quoted && mn_is_word(t, from) && mn_is(t, from, MN_LEX_PREPOSITION | MN_LEX_ING);
  if (opens && !has_comma(t, from, to)) return false;
  content->first = from;
  content->last = to;
  return true;
}

/* According to X, CONTENT. / CONTENT, according to X. */
static bool phrase_content(const mn_sentence *t, mn_content *content) {
  const mn_attribution *a = &content->attribution;
  if (a->cue.first > 2) {
    size_t to = a->cue.first - 1;
    content->last = is_comma(t, to) ? to - 1 : to;
    content->first = first_word(t);
    return content->first <= content->last;
  }
  size_t start = a->speaker.last + 1, i = start;
  for (size_t j = start; j <= mn_ahead(t, start, SOURCE_REACH); j++) {
    if (!is_comma(t, j)) continue;
    i = j + 1;
    if (!mn_is(t, i, MN_LEX_ARTICLE)) break;
  }
  content->first = i;
  content->last = last_word(t);
  return i <= content->last;
}

static bool noun_content(const mn_sentence *t, mn_content *content) {
  size_t that = content->attribution.cue.last + 1;
  return mn_is(t, that, MN_LEX_THAT) && that + 1 <= last_word(t) && goes_from(t, content, that + 1);
}

/* ---- which of them ------------------------------------------------------------------------------------------------- */

/* Does nothing that is reported follow the cue and its speaker? */
static bool is_closed(const mn_sentence *t, const mn_attribution *a) {
  size_t next = (a->cue.last > a->speaker.last ? a->cue.last : a->speaker.last) + 1;
  if (!mn_is_token(t, next) || mn_is_punctuation(t, next) || mn_is_quoted(t, next)) return true;
  return mn_is(t, next, MN_LEX_PREPOSITION | MN_LEX_DAY) || (mn_is(t, next, MN_LEX_BOUNDARY) && !mn_is(t, next, MN_LEX_THAT));
}

static bool find(const mn_sentence *t, mn_content *content) {
  const mn_attribution *a = &content->attribution;
  switch (mn_cue_entry(t, &a->cue)->part) {
  case MN_PART_PHRASE: return phrase_content(t, content);
  case MN_PART_NOUN: return noun_content(t, content);
  default: break;
  }
  if (before_content(t, content) && is_closed(t, a) && !behind_that(t, a->cue.last + 1)) return true;
  return after_content(t, content);
}

/* What may report: not "to say", not "was said". */
static bool reports(const mn_sentence *t, const mn_report_cue *cue) {
  if (!mn_cue_is_verb(t, cue)) return true;
  if (mn_cue_entry(t, cue)->aspect == MN_ASPECT_INFINITIVE || mn_cue_is_passive(t, cue)) return false;
  return !mn_is(t, cue->first - 1, MN_LEX_TOWARDS);
}

static mn_speech_kind kind_of(const mn_sentence *t, size_t first, size_t last) {
  bool marked = false, words = false;
  for (size_t k = first; k <= last; k++) {
    marked = marked || mn_is_quoted(t, k);
    words = words || mn_is_word(t, k);
  }
  return !words ? MN_SPEECH_DIRECT : marked ? MN_SPEECH_MIXED : MN_SPEECH_INDIRECT;
}

/* A weak word reports only marked words or a clause behind "that". */
static bool is_weak(const mn_sentence *t, const mn_content *content) {
  bool weak = (mn_cue_entry(t, &content->attribution.cue)->takes & MN_TAKES_WEAK) != 0;
  return weak && content->kind == MN_SPEECH_INDIRECT && !mn_is(t, content->first - 1, MN_LEX_THAT);
}

mn_content mn_content_of(const mn_sentence *t, const mn_report_cue *cue) {
  const mn_content none = {.first = 0};
  mn_phrase speaker = reports(t, cue) ? mn_cue_speaker(t, cue) : MN_NO_PHRASE;
  if (!speaker.shape) return none;
  mn_content content = {.attribution = mn_attribution_make(t, *cue, speaker, 0.7)};
  if (!find(t, &content) || content.last < content.first || (content.first == 1 && cue->first == 1)) return none;
  content.kind = kind_of(t, content.first, content.last);
  return is_weak(t, &content) ? none : content;
}

#include "speech.h"

#include <string.h>

#include "scan.h"

#define LARGE 65536  /* bytes of a paragraph whose memory is not kept */
#define TAIL 13      /* bytes of a quotation's end that are looked at */
#define NAME_DIGITS 4 /* of a number in a name */
#define FOLLOWS 9    /* tokens behind a quotation in which its attribution stands */

enum { OTHER = 0, WORD = 1, JOINT = 2, SPACE = 4 };

/* ---- memory -------------------------------------------------------------------------------------------------------- */

static void set_classes(uint8_t classes[256]) {
  for (unsigned c = 0; c < 256; c++) {
    unsigned char b = (unsigned char)c;
    bool high = c >= 0x80 && c < 0xF5 && c != MN_VIEW_DOTS;
    classes[c] = OTHER;
    if (high || mn_is_letter(b) || mn_is_digit(b) || b == '@' || b == '#' || b == '_') classes[c] = WORD;
    if (b == '\'' || b == '-' || b == MN_VIEW_APOSTROPHE || b == MN_VIEW_FILL) classes[c] = JOINT;
    if (b == ' ' || (b >= '\t' && b <= '\r')) classes[c] = SPACE;
  }
}

mn_speech mn_speech_make(const mn_alloc *alloc, bool french) {
  mn_speech speech = {.alloc = alloc, .french = french, .view = mn_buffer_make(alloc),
                      .quotations = mn_quotations_make(alloc), .tokens = mn_spans_make(alloc),
                      .forms = mn_strings_make(alloc)};
  set_classes(speech.classes);
  return speech;
}

void mn_speech_forget(mn_speech *speech) {
  mn_strings_free(&speech->forms);
  speech->flagged = 0;
}

static void free_paragraph(mn_speech *speech) {
  mn_buffer_free(&speech->view);
  mn_quotations_free(&speech->quotations);
  mn_spans_free(&speech->tokens);
}

void mn_speech_trim(mn_speech *speech) {
  if (speech->view.capacity > LARGE) free_paragraph(speech);
}

void mn_speech_free(mn_speech *speech) {
  free_paragraph(speech);
  mn_speech_forget(speech);
  mn_free(speech->alloc, speech->flags, speech->flag_capacity, sizeof *speech->flags);
  speech->flags = NULL;
  speech->flag_capacity = 0;
}

mn_status mn_speech_flag(mn_speech *speech, unsigned flags) {
  if (speech->flagged == speech->flag_capacity) {
    void *all = speech->flags;
    mn_status status = mn_reserve(speech->alloc, &all, &speech->flag_capacity, speech->flagged + 1, sizeof *speech->flags);
    if (status != MN_OK) return status;
    speech->flags = all;
  }
  speech->flags[speech->flagged++] = (uint16_t)flags;
  return MN_OK;
}

/* ---- tokens -------------------------------------------------------------------------------------------------------- */

static const unsigned char *view_of(const mn_speech *speech) {
  return (const unsigned char *)speech->view.data;
}

static mn_status put_key(mn_speech *speech, size_t from, size_t to, const char *key, size_t n) {
  uint32_t form;
  mn_status status = mn_strings_intern(&speech->forms, key, n, &form);
  return status == MN_OK ? mn_spans_append(&speech->tokens, from, to, form) : status;
}

static mn_status put(mn_speech *speech, size_t from, size_t to) {
  return put_key(speech, from, to, speech->view.data + from, to - from);
}

static mn_status put_mark(mn_speech *speech, size_t from, size_t to, unsigned char mark) {
  const char key[] = {MN_FORM_MARK, (char)mark};
  return put_key(speech, from, to, key, sizeof key);
}

static mn_status put_number(mn_speech *speech, size_t from, size_t to) {
  char key[1 + NAME_DIGITS] = {MN_FORM_NUMBER};
  memcpy(key + 1, speech->view.data + from, to - from);
  return put_key(speech, from, to, key, 1 + to - from);
}

/* The last byte of a quotation that is no mark, or 0. */
static unsigned char tail_of(const unsigned char *v, const mn_quotation *q) {
  for (size_t i = q->inner_to; i > q->inner_from && q->inner_to - i < TAIL; i--) {
    unsigned char c = v[i - 1];
    if ((c < 0xF5 && c > 0x20 && c != '"' && c != '\'') || c == MN_VIEW_DASH) return c;
  }
  return 0;
}

static mn_status put_quotation(mn_speech *speech, const mn_quotation *q) {
  const char key[] = {MN_FORM_QUOTATION, (char)tail_of(view_of(speech), q), (char)('0' + q->trust), (char)('0' + q->is_open)};
  return put_key(speech, q->from, q->to, key, sizeof key);
}

static bool is_listed(const char *const *list, const unsigned char *s, size_t n) {
  for (; *list; list++) {
    if (strlen(*list) == n && memcmp(*list, s, n) == 0) return true;
  }
  return false;
}

static bool is_apostrophe(unsigned char c) {
  return c == '\'' || c == MN_VIEW_APOSTROPHE;
}

static bool is_lower(unsigned char c) {
  return c >= 'a' && c <= 'z';
}

static bool is_english_clitic(const unsigned char *s, size_t n) {
  static const char *const CLITICS[] = {"s", "re", "ve", "d", "ll", "m", NULL};
  return is_listed(CLITICS, s, n);
}

/* Where the letters that end v[from, to) begin. */
static size_t last_letters(const unsigned char *v, size_t from, size_t to) {
  while (to > from && mn_is_letter(v[to - 1])) to--;
  return to;
}

/* English clitics ('s, 've) are tokens of their own. */
static mn_status put_english(mn_speech *speech, size_t from, size_t to) {
  const unsigned char *v = view_of(speech);
  size_t letters = last_letters(v, from, to), size = to - letters, mark = letters;
  while (mark > from && v[mark - 1] == MN_VIEW_FILL) mark--;
  if (size == 0 || size > 2 || mark <= from + 1 || !is_apostrophe(v[mark - 1])) return put(speech, from, to);
  unsigned char low[2];
  for (size_t i = 0; i < size; i++) low[i] = v[letters + i] | 0x20;
  if (!is_english_clitic(low, size)) return put(speech, from, to);
  mn_status status = put(speech, from, mark - 1);
  return status == MN_OK ? put(speech, mark - 1, to) : status;
}

/* Behind the apostrophe of l', qu', jusqu'; `from` where v[from, to) does not begin so. */
static size_t elision_apostrophe(const unsigned char *v, size_t from, size_t to) {
  if (!mn_is_letter(v[from])) return from;
  size_t i = from + 1;
  while (i < to && is_lower(v[i])) i++;
  if (i == to || !is_apostrophe(v[i])) return from;
  size_t letters = i - from;
  if (letters <= 2 || (letters == 3 && v[i - 1] == 'u')) return i + 1;
  bool opens = strchr("jJlLpPqQ", v[from]) != NULL, closes = v[i - 2] == 'q' && v[i - 1] == 'u';
  return opens && closes ? i + 1 : from;
}

static bool has_qu(const unsigned char *v, size_t from, size_t to) {
  for (size_t i = from; i + 1 < to; i++) {
    if (v[i] == 'q' && v[i + 1] == 'u') return true;
  }
  return false;
}

/* The end of the elision that v[from, to) begins with, or `from`. */
static size_t elision_end(const unsigned char *v, size_t from, size_t to) {
  size_t behind = elision_apostrophe(v, from, to), end = behind;
  if (behind == from) return from;
  while (end < to && v[end] == MN_VIEW_FILL) end++;
  if (end == to) return from;
  return end - from <= (end > behind ? 5u : 3u) || has_qu(v, from, behind) ? end : from;
}

static bool is_inverted(const unsigned char *v, size_t from, size_t to, size_t letters) {
  static const char *const BEHIND_T[] = {"il", "elle", "ils", "elles", "on", NULL};
  static const char *const PRONOUNS[] = {"il", "elle", "ils", "elles", "on", "je", "nous", "vous", NULL};
  bool t = letters >= from + 3 && v[letters - 2] == 't' && v[letters - 3] == '-';
  return is_listed(t ? BEHIND_T : PRONOUNS, v + letters, to - letters);
}

/* French elisions (l', qu') and inversions (-t-il) are tokens of their own. */
static mn_status put_french(mn_speech *speech, size_t from, size_t to) {
  const unsigned char *v = view_of(speech);
  size_t elided = elision_end(v, from, to);
  mn_status status = elided > from ? put(speech, from, elided) : MN_OK;
  if (status != MN_OK) return status;
  from = elided;
  size_t letters = last_letters(v, from, to), stem = letters - 1;
  if (letters == to || letters <= from + 1 || v[letters - 1] != '-' || !is_inverted(v, from, to, letters)) {
    return put(speech, from, to);
  }
  if (letters >= from + 3 && v[letters - 2] == 't' && v[letters - 3] == '-') stem = letters - 3;
  if (stem == from) return put(speech, from, to);
  status = put(speech, from, stem);
  return status == MN_OK ? put(speech, letters, to) : status;
}

/* A word with hyphens, apostrophes or filler in it. */
static mn_status put_compound(mn_speech *speech, size_t from, size_t to) {
  const unsigned char *v = view_of(speech);
  size_t lead = from;
  bool hyphen = false;
  for (; lead < to && speech->classes[v[lead]] == JOINT; lead++) hyphen = hyphen || v[lead] == '-';
  if (hyphen && lead == to) return put_mark(speech, from, to, '-');
  /* 's behind a quotation is a clitic still */
  if (lead > from && (hyphen || !is_english_clitic(v + lead, to - lead))) from = lead;
  while (to > from && speech->classes[v[to - 1]] == JOINT) to--;
  if (from == to) return MN_OK;
  return speech->french ? put_french(speech, from, to) : put_english(speech, from, to);
}

static bool is_acronym(const unsigned char *s, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (s[i] < 'A' || s[i] > 'Z') return false;
  }
  return n > 1;
}

static bool is_number(const unsigned char *s, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if (!mn_is_digit(s[i])) return false;
  }
  return n > 0 && n <= NAME_DIGITS;
}

/* Bytes of the mark at v[pos]; filler behind a code tells that it is one, and no byte of a broken text. */
static size_t mark_size(const mn_speech *speech, size_t pos) {
  const unsigned char *v = view_of(speech) + pos;
  bool wide = (*v == MN_VIEW_DASH || *v == MN_VIEW_DOTS) && speech->view.size - pos >= 3;
  return wide && v[1] == MN_VIEW_FILL && v[2] == MN_VIEW_FILL ? 3 : 1;
}

/* The mark at *pos, which then stands behind it and a space. */
static mn_status scan_mark(mn_speech *speech, size_t *pos) {
  const unsigned char *v = view_of(speech);
  unsigned char c = v[*pos];
  size_t end = *pos + mark_size(speech, *pos);
  mn_status status = put_mark(speech, *pos, end, c == MN_VIEW_DASH ? '-' : c);
  *pos = end < speech->view.size && v[end] == ' ' ? end + 1 : end;
  return status;
}

/* A word without joints; a number behind an acronym goes with it. */
static mn_status scan_word(mn_speech *speech, size_t from, size_t to, bool *acronym) {
  const unsigned char *word = view_of(speech) + from;
  mn_status status = *acronym && is_number(word, to - from) ? put_number(speech, from, to) : put(speech, from, to);
  *acronym = is_acronym(word, to - from);
  return status;
}

/* The tokens of v[pos, to), which holds no quotation. */
static mn_status scan(mn_speech *speech, size_t pos, size_t to) {
  const unsigned char *v = view_of(speech);
  const uint8_t *classes = speech->classes;
  size_t n = speech->view.size;
  bool acronym = false;
  mn_status status = MN_OK;
  while (pos < to && status == MN_OK) {
    size_t end = pos;
    while (end < to && classes[v[end]] == WORD) end++;
    if (end < n && classes[v[end]] == JOINT) {
      while (end < to && classes[v[end]] & (WORD | JOINT)) end++;
      status = put_compound(speech, pos, end);
      acronym = false;
    } else if (end > pos) {
      status = scan_word(speech, pos, end, &acronym);
    } else if (classes[v[pos]] == SPACE) {
      end++;
    } else {
      status = scan_mark(speech, &end);
      acronym = false;
    }
    pos = end;
  }
  return status;
}

mn_status mn_speech_read(mn_speech *speech, const char *s, size_t n, const char *next, size_t next_size) {
  mn_quotations *quotations = &speech->quotations;
  speech->view.size = speech->tokens.count = 0;
  mn_status status = mn_markview_read(s, n, &speech->view);
  if (status == MN_OK) status = mn_quotations_read(quotations, s, speech->view.data, n, next, next_size);
  size_t pos = 0;
  for (size_t i = 0; i < quotations->count && status == MN_OK; i++) {
    const mn_quotation *q = &quotations->items[i];
    status = scan(speech, pos, q->from);
    if (status == MN_OK) status = put_quotation(speech, q);
    pos = q->to;
  }
  return status == MN_OK ? scan(speech, pos, n) : status;
}

/* ---- sentences ----------------------------------------------------------------------------------------------------- */

static unsigned flags_of(const mn_speech *speech, size_t i) {
  return speech->flags[speech->tokens.items[i].kind];
}

static bool is_capital(unsigned flags) {
  return (flags & MN_FORM_IS_CAPITAL) != 0;
}

/* Does the attribution of the quotation i follow it, across the stop inside its marks? */
static bool attribution_follows(const mn_speech *speech, size_t i) {
  size_t n = speech->tokens.count;
  for (size_t j = i + 1; j < n && j <= i + FOLLOWS; j++) {
    unsigned flags = flags_of(speech, j);
    if (!(flags & MN_FORM_IS_WORD)) return false;
    if (!(flags & MN_FORM_IS_VERB)) continue;
    if (j == i + 1) return false;
    return !(flags_of(speech, i) & MN_FORM_FULL) || j + 1 == n || !(flags_of(speech, j + 1) & MN_FORM_IS_WORD);
  }
  return false;
}

/* The stop inside a quotation's marks. */
static bool ends_after_quotation(const mn_speech *speech, size_t i) {
  unsigned after = flags_of(speech, i + 1);
  if (!(flags_of(speech, i) & MN_FORM_ENDS)) return false;
  return after & MN_FORM_IS_QUOTATION || (is_capital(after) && !attribution_follows(speech, i));
}

/* A stop with no space behind it: "independence.In", but not "U.S." or "3.5". */
static bool ends_glued(unsigned before, unsigned after) {
  return is_capital(after) && before & MN_FORM_THREE && after & MN_FORM_TWO && !(before & MN_FORM_DIGIT_LAST);
}

/* Gen. Ba, J. Ba */
static bool abbreviates(unsigned before, unsigned after) {
  return before & MN_FORM_SHORTENED || (!(before & MN_FORM_TWO) && is_capital(before) && is_capital(after));
}

static bool ends_after_stop(const mn_speech *speech, size_t i) {
  const mn_span *token = &speech->tokens.items[i];
  bool touched = i > 0 && mn_span_end(token - 1) == token->from;
  unsigned before = touched ? flags_of(speech, i - 1) : 0, after = flags_of(speech, i + 1);
  bool word = after & MN_FORM_IS_WORD;
  if (word && !is_capital(after) && !(after & MN_FORM_DIGIT_FIRST)) return false;
  if (token[1].from == mn_span_end(token)) return ends_glued(before, after);
  if (before & MN_FORM_IS_WORD && flags_of(speech, i) & MN_FORM_FULL && abbreviates(before, after)) return false;
  return word || after & (MN_FORM_IS_QUOTATION | MN_FORM_LEADS);
}

size_t mn_speech_sentence(const mn_speech *speech, size_t first, unsigned *flags) {
  size_t n = speech->tokens.count, i = first;
  *flags = 0;
  for (; i < n; i++) {
    unsigned own = flags_of(speech, i);
    *flags |= own;
    if (!(own & MN_FORM_STOPS)) continue;
    if (i + 1 == n || (own & MN_FORM_IS_QUOTATION ? ends_after_quotation(speech, i) : ends_after_stop(speech, i))) return i + 1;
  }
  return n;
}

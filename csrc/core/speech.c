#include "speech.h"

#include <string.h>

#include "scan.h"

#define LARGE 65536  /* bytes of a paragraph, tokens of a text, whose memory is not kept */
#define KEPT 50000   /* forms at once */
#define HEAD 4000    /* bytes that tell the language */
#define TAIL 13      /* bytes of a quotation's end that are looked at */
#define TITLE 40     /* bytes of a quotation that may be a title */
#define SHORT_WORD 3 /* letters of a word that needs no capital in a title */
#define NAME_DIGITS 4 /* of a number in a name */
#define FOLLOWS 9    /* tokens behind a quotation in which its attribution stands */

enum { OTHER = 0, WORD = 1, JOINT = 2, SPACE = 4 };

/* ---- language ------------------------------------------------------------------------------------------------------ */

static bool is_word(const unsigned char *s, size_t n, const char *word) {
  size_t i = 0;
  while (i < n && word[i] && (s[i] | 0x20) == (unsigned char)word[i]) i++;
  return i == n && !word[i];
}

/* 1 for a French word, -1 for an English one. */
static int leaning(const unsigned char *s, size_t n) {
  if (n < 2 || n > 3) return 0;
  if (is_word(s, n, "the")) return -1;
  return is_word(s, n, "le") || is_word(s, n, "la") || is_word(s, n, "les") || is_word(s, n, "las");
}

bool mn_speech_is_french(const char *s, size_t n) {
  const unsigned char *u = (const unsigned char *)s;
  size_t stop = n < HEAD ? n : HEAD;
  long french = 0;
  for (size_t i = 0; i < stop; i++) {
    unsigned char c = u[i] | 0x20;
    if ((c != 't' && c != 'l') || (i > 0 && mn_is_letter(u[i - 1]))) continue;
    size_t from = i;
    while (i < stop && mn_is_letter(u[i])) i++;
    french += leaning(u + from, i - from);
  }
  return french > 0;
}

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
                      .forms = mn_strings_make(alloc), .reporting = mn_reporting_make(alloc)};
  set_classes(speech.classes);
  return speech;
}

static void free_paragraphs(mn_speech *speech) {
  mn_buffer_free(&speech->view);
  mn_quotations_free(&speech->quotations);
  mn_spans_free(&speech->tokens);
  mn_free(speech->alloc, speech->sentences, speech->sentence_capacity, sizeof *speech->sentences);
  speech->sentences = NULL;
  speech->sentence_capacity = 0;
}

static void free_forms(mn_speech *speech) {
  mn_strings_free(&speech->forms);
  mn_free(speech->alloc, speech->lexemes, speech->lexeme_capacity, sizeof *speech->lexemes);
  speech->lexemes = NULL;
  speech->lexeme_count = speech->lexeme_capacity = 0;
}

static void clear(mn_speech *speech) {
  speech->tokens.count = speech->sentence_count = speech->divided = speech->quotations.count = 0;
}

void mn_speech_begin(mn_speech *speech) {
  clear(speech);
  if (speech->forms.count > KEPT) free_forms(speech);
}

void mn_speech_end(mn_speech *speech) {
  clear(speech);
  if (speech->view.capacity > LARGE || speech->tokens.capacity > LARGE) free_paragraphs(speech);
}

void mn_speech_free(mn_speech *speech) {
  clear(speech);
  free_paragraphs(speech);
  free_forms(speech);
  mn_reporting_free(&speech->reporting);
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

/* Are the words of a quotation those of a title: two or more, with capitals but for short ones ("State of the Union")? */
static bool is_titled(const unsigned char *v, const mn_quotation *q) {
  size_t capitals = 0, first = q->inner_from;
  if (q->inner_to - q->inner_from > TITLE) return false;
  for (size_t i = first; i < q->inner_to; i++) {
    size_t from = i;
    while (i < q->inner_to && (mn_is_letter(v[i]) || v[i] >= 0x80)) i++;
    if (i == from) continue;
    bool capital = v[from] >= 'A' && v[from] <= 'Z';
    if (capital) capitals++;
    else if (from == first || i - from > SHORT_WORD) return false;
  }
  return capitals > 1;
}

static mn_status put_quotation(mn_speech *speech, const mn_quotation *q) {
  const unsigned char *v = view_of(speech);
  const char key[] = {MN_FORM_QUOTATION, (char)tail_of(v, q), (char)('0' + q->trust), (char)('0' + q->is_open),
                      (char)('0' + is_titled(v, q))};
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

/* Where the stem before an inverted pronoun at `letters` ends: a-t-il, dit-elle, and a-t'il, which is often written so;
 * `letters` where there is none. */
static size_t stem_end(const unsigned char *v, size_t from, size_t letters) {
  size_t joint = letters;
  while (joint > from && v[joint - 1] == MN_VIEW_FILL) joint--;
  if (joint < from + 2 || (v[joint - 1] != '-' && !is_apostrophe(v[joint - 1]))) return letters;
  bool t = joint >= from + 3 && v[joint - 2] == 't' && v[joint - 3] == '-';
  if (t) return joint - 3;
  return v[joint - 1] == '-' ? joint - 1 : letters;
}

static bool is_inverted(const unsigned char *v, size_t to, size_t stem, size_t letters) {
  static const char *const BEHIND_T[] = {"il", "elle", "ils", "elles", "on", NULL};
  static const char *const PRONOUNS[] = {"il", "elle", "ils", "elles", "on", "je", "nous", "vous", NULL};
  return is_listed(letters - stem > 1 ? BEHIND_T : PRONOUNS, v + letters, to - letters);
}

/* French elisions (l', qu') and inversions (-t-il) are tokens of their own. */
static mn_status put_french(mn_speech *speech, size_t from, size_t to) {
  const unsigned char *v = view_of(speech);
  size_t elided = elision_end(v, from, to);
  mn_status status = elided > from ? put(speech, from, elided) : MN_OK;
  if (status != MN_OK) return status;
  from = elided;
  size_t letters = last_letters(v, from, to), stem = stem_end(v, from, letters);
  if (letters == to || stem == letters || stem == from || !is_inverted(v, to, stem, letters)) return put(speech, from, to);
  status = put(speech, from, stem);
  return status == MN_OK ? put(speech, letters, to) : status;
}

/* d', qu' before a mark: an elision with nothing behind it */
static bool is_elision(const unsigned char *v, size_t from, size_t to) {
  if (from == to) return false;
  size_t behind = elision_apostrophe(v, from, to), end = behind;
  while (end < to && v[end] == MN_VIEW_FILL) end++;
  return behind > from && end == to;
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
  if (speech->french && is_elision(v, from, to)) return put(speech, from, to);
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

/* The tokens are put with positions in the paragraph; they become those in the text. */
static void shift(mn_spans *tokens, size_t first, size_t by) {
  for (size_t i = first; i < tokens->count; i++) tokens->items[i].from += by;
}

mn_status mn_speech_read(mn_speech *speech, const char *s, size_t n, size_t from, size_t to, size_t next) {
  mn_quotations *quotations = &speech->quotations;
  size_t first = speech->tokens.count, pos = 0;
  speech->view.size = 0;
  mn_status status = mn_markview_read(s + from, to - from, &speech->view);
  if (status == MN_OK) {
    status = mn_quotations_read(quotations, s + from, speech->view.data, to - from, s + next, n - next);
  }
  for (size_t i = 0; i < quotations->count && status == MN_OK; i++) {
    const mn_quotation *q = &quotations->items[i];
    status = scan(speech, pos, q->from);
    if (status == MN_OK) status = put_quotation(speech, q);
    pos = q->to;
  }
  if (status == MN_OK) status = scan(speech, pos, to - from);
  shift(&speech->tokens, first, from);
  return status;
}

/* ---- lexemes --------------------------------------------------------------------------------------------------------- */

static bool is_stop(unsigned char c) {
  return c == '.' || c == '?' || c == '!';
}

static mn_lexeme mark_lexeme(unsigned char mark) {
  unsigned flags = (is_stop(mark) ? MN_LEXEME_STOPS : 0) | (mark == '.' ? MN_LEXEME_FULL : 0) |
                   (mark == '(' || mark == '-' ? MN_LEXEME_LEADS : 0);
  return (mn_lexeme){.word = MN_NO_STRING, .mark = mark, .flags = (uint16_t)flags,
                     .classes = mark == '&' ? MN_LEX_CONNECTOR : 0};
}

static mn_lexeme number_lexeme(size_t digits) {
  unsigned flags = MN_LEXEME_IS_WORD | MN_LEXEME_IS_CAPITAL | MN_LEXEME_DIGIT_FIRST | MN_LEXEME_DIGIT_LAST |
                   (digits > 1 ? MN_LEXEME_TWO : 0) | (digits > 2 ? MN_LEXEME_THREE : 0);
  return (mn_lexeme){.word = MN_NO_STRING, .flags = (uint16_t)flags};
}

static mn_lexeme quotation_lexeme(const char *key) {
  unsigned char tail = (unsigned char)key[1];
  unsigned flags = MN_LEXEME_IS_QUOTATION | MN_LEXEME_STOPS | (tail == '.' ? MN_LEXEME_FULL : 0) |
                   (is_stop(tail) || tail == MN_VIEW_DOTS ? MN_LEXEME_ENDS : 0);
  return (mn_lexeme){.word = MN_NO_STRING, .mark = '"', .flags = (uint16_t)flags, .tail = tail,
                   .trust = (uint8_t)(key[2] - '0'), .is_open = key[3] == '1', .is_titled = key[4] == '1'};
}

mn_status mn_speech_name(mn_speech *speech, const mn_lexeme *lexeme) {
  if (speech->lexeme_count == speech->lexeme_capacity) {
    void *lexemes = speech->lexemes;
    size_t need = speech->lexeme_count + 1;
    mn_status status = mn_reserve(speech->alloc, &lexemes, &speech->lexeme_capacity, need, sizeof *lexeme);
    if (status != MN_OK) return status;
    speech->lexemes = lexemes;
  }
  speech->lexemes[speech->lexeme_count++] = *lexeme;
  return MN_OK;
}

mn_status mn_speech_unknown(mn_speech *speech, uint32_t *form) {
  mn_status status = MN_OK;
  while (speech->lexeme_count < speech->forms.count && status == MN_OK) {
    size_t n;
    const char *key = mn_strings_get(&speech->forms, (uint32_t)speech->lexeme_count, &n);
    mn_lexeme lexeme;
    switch (key[0]) {
    case MN_FORM_MARK: lexeme = mark_lexeme((unsigned char)key[1]); break;
    case MN_FORM_NUMBER: lexeme = number_lexeme(n - 1); break;
    case MN_FORM_QUOTATION: lexeme = quotation_lexeme(key); break;
    default: *form = (uint32_t)speech->lexeme_count; return MN_OK;
    }
    status = mn_speech_name(speech, &lexeme);
  }
  *form = MN_NO_STRING;
  return status;
}

/* ---- sentences ----------------------------------------------------------------------------------------------------- */

static unsigned flags_of(const mn_speech *speech, size_t i) {
  return speech->lexemes[speech->tokens.items[i].kind].flags;
}

static bool is_capital(unsigned flags) {
  return (flags & MN_LEXEME_IS_CAPITAL) != 0;
}

/* Does the attribution of the quotation i follow it, across the stop inside its marks? */
static bool attribution_follows(const mn_speech *speech, size_t i) {
  size_t n = speech->tokens.count;
  for (size_t j = i + 1; j < n && j <= i + FOLLOWS; j++) {
    unsigned flags = flags_of(speech, j);
    if (!(flags & MN_LEXEME_IS_WORD)) return false;
    if (!(flags & MN_LEXEME_IS_VERB)) continue;
    if (j == i + 1) return false;
    return !(flags_of(speech, i) & MN_LEXEME_FULL) || j + 1 == n || !(flags_of(speech, j + 1) & MN_LEXEME_IS_WORD);
  }
  return false;
}

/* The stop inside a quotation's marks. */
static bool ends_after_quotation(const mn_speech *speech, size_t i) {
  unsigned after = flags_of(speech, i + 1);
  if (!(flags_of(speech, i) & MN_LEXEME_ENDS)) return false;
  return after & MN_LEXEME_IS_QUOTATION || (is_capital(after) && !attribution_follows(speech, i));
}

/* A stop with no space behind it: "independence.In", but not "U.S." or "3.5". */
static bool ends_glued(unsigned before, unsigned after) {
  return is_capital(after) && before & MN_LEXEME_THREE && after & MN_LEXEME_TWO && !(before & MN_LEXEME_DIGIT_LAST);
}

/* Gen. Ba, J. Ba */
static bool abbreviates(unsigned before, unsigned after) {
  return before & MN_LEXEME_SHORTENED || (!(before & MN_LEXEME_TWO) && is_capital(before) && is_capital(after));
}

/* `first` is the paragraph's first token */
static bool ends_after_stop(const mn_speech *speech, size_t i, size_t first) {
  const mn_span *token = &speech->tokens.items[i];
  bool touched = i > first && mn_span_end(token - 1) == token->from;
  unsigned before = touched ? flags_of(speech, i - 1) : 0, after = flags_of(speech, i + 1);
  bool word = after & MN_LEXEME_IS_WORD;
  if (word && !is_capital(after) && !(after & MN_LEXEME_DIGIT_FIRST)) return false;
  if (token[1].from == mn_span_end(token)) return ends_glued(before, after);
  if (before & MN_LEXEME_IS_WORD && flags_of(speech, i) & MN_LEXEME_FULL && abbreviates(before, after)) return false;
  return word || after & (MN_LEXEME_IS_QUOTATION | MN_LEXEME_LEADS);
}

static bool ends(const mn_speech *speech, size_t i, size_t first) {
  unsigned flags = flags_of(speech, i);
  if (i + 1 == speech->tokens.count) return true;
  if (!(flags & MN_LEXEME_STOPS)) return false;
  return flags & MN_LEXEME_IS_QUOTATION ? ends_after_quotation(speech, i) : ends_after_stop(speech, i, first);
}

static mn_status add_sentence(mn_speech *speech, mn_sentence_row row) {
  if (speech->sentence_count == speech->sentence_capacity) {
    void *rows = speech->sentences;
    mn_status status = mn_reserve(speech->alloc, &rows, &speech->sentence_capacity, speech->sentence_count + 1, sizeof row);
    if (status != MN_OK) return status;
    speech->sentences = rows;
  }
  speech->sentences[speech->sentence_count++] = row;
  return MN_OK;
}

mn_status mn_speech_divide(mn_speech *speech) {
  size_t first = speech->divided;
  mn_sentence_row row = {.first = first};
  mn_status status = MN_OK;
  for (size_t i = first; i < speech->tokens.count && status == MN_OK; i++) {
    unsigned flags = flags_of(speech, i);
    row.flags |= flags;
    row.count++;
    if (flags & MN_LEXEME_IS_QUOTATION) row.quotations++;
    if (!ends(speech, i, first)) continue;
    status = add_sentence(speech, row);
    row = (mn_sentence_row){.first = i + 1};
  }
  speech->divided = speech->tokens.count;
  return status;
}

mn_sentence mn_speech_sentence(const mn_speech *speech, size_t i) {
  const mn_sentence_row *row = &speech->sentences[i];
  return (mn_sentence){.tokens = speech->tokens.items + row->first, .lexemes = speech->lexemes, .count = row->count,
                       .reporting = &speech->reporting, .french = speech->french,
                       .is_cued = (row->flags & MN_LEXEME_IS_CUE) != 0};
}

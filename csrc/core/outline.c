#include "outline.h"

#include <string.h>

#include "scan.h"

#define DATELINE 160 /* bytes of a dateline at most */
#define STOPPED 70   /* bytes of one that ends with a full stop */
#define RATE 60      /* bytes of an exchange rate in brackets */
#define REPEATED 12  /* bytes of a repeat at least */
#define CLOSERS 12   /* closing marks and spaces that are skipped behind an end mark */
#define OPENING 96   /* bytes that hold two words */
#define PROBES 16    /* slots that are tried for a piece's hash; where they are full, it may be a repeat */

/* ---- words ---- */

/* The size of the sign at folded s[0..n), whose first byte is no ASCII, or 0 where a letter stands: U+00A0 to U+00BF,
 * general punctuation, arrows, and shapes to dingbats. */
static size_t sign_size(const unsigned char *s, size_t n) {
  if (s[0] == 0xC2) return n > 1 && s[1] >= 0xA0 ? 2 : 0;
  if (s[0] != 0xE2 || n < 3) return 0;
  unsigned low = (unsigned)s[1] << 8 | s[2];
  bool sign = (low >= 0x8080 && low <= 0x81AF) || (low >= 0x8690 && low <= 0x87BF) || (low >= 0x96A0 && low <= 0x9EBF);
  return sign ? 3 : 0;
}

/* Where the word at i of folded text ends; i where none begins there. */
static size_t word_end(const unsigned char *s, size_t i, size_t n) {
  while (i < n && (mn_is_letter(s[i]) || mn_is_digit(s[i]) || (s[i] >= 0x80 && !sign_size(s + i, n - i)))) i++;
  return i;
}

/* The next word of folded text: from i on, [*from, the end); n where there is none. */
static size_t next_word(const unsigned char *s, size_t i, size_t n, size_t *from) {
  for (; i < n; i++) {
    size_t end = word_end(s, i, n);
    *from = i;
    if (end > i) return end;
    if (s[i] >= 0x80) i += sign_size(s + i, n - i) - 1;
  }
  *from = n;
  return n;
}

/* Does no word follow the one that ends at i, white space left out? */
static bool is_alone(const char *s, size_t i, size_t n) {
  i = mn_skip_space(s, i, n);
  return word_end((const unsigned char *)s, i, n) == i;
}

/* What begins with the word s[from..to), and with it and the next. */
static unsigned opens(const mn_openings *openings, const char *s, size_t from, size_t to, size_t n) {
  if (from == to || !mn_openings_may_have(openings, s + from, to - from)) return 0;
  unsigned flags = mn_openings_find(openings, s + from, to - from);
  if (flags & MN_OPENS_ALONE && is_alone(s, to, n)) {
    flags |= flags & MN_OPENS_LABEL_ALONE ? MN_OPENS_LINE | MN_OPENS_LABEL : MN_OPENS_LINE;
  }
  if (!(flags & MN_OPENS_PAIR)) return flags;
  size_t next, end = next_word((const unsigned char *)s, to, n, &next);
  return flags | mn_openings_find_pair(openings, s + from, to - from, s + next, end - next);
}

/* What the words of a folded line show; `whole`: patterns may stand anywhere in it. */
static unsigned words_show(const mn_openings *openings, const char *s, size_t n, bool whole) {
  const unsigned char *p = (const unsigned char *)s;
  unsigned shows = MN_SHOWS_WORDLESS;
  bool label = false, stop = false;
  for (size_t i = 0; i < n;) {
    size_t end = word_end(p, i, n);
    if (end == i) {
      stop |= p[i] == '.' || p[i] == '!' || p[i] == '?';
      if (p[i] == ':' && label) shows |= MN_SHOWS_LABEL;
      i += p[i] < 0x80 ? 1 : sign_size(p + i, n - i);
      continue;
    }
    unsigned flags = opens(openings, s, i, end, n), first = shows & MN_SHOWS_WORDLESS;
    if (flags & MN_OPENS_LINE) shows |= first ? MN_SHOWS_PATTERN : stop ? MN_SHOWS_TAIL : 0u;
    if (flags & MN_OPENS_INNER && (whole || first)) shows |= MN_SHOWS_PATTERN;
    if (flags & MN_OPENS_FAR) shows |= MN_SHOWS_PATTERN | MN_SHOWS_TAIL;
    label |= (flags & MN_OPENS_LABEL) != 0;
    shows &= ~(unsigned)MN_SHOWS_WORDLESS;
    stop = false;
    i = end;
  }
  return shows;
}

mn_status mn_outline_opening(const mn_fold_data *fold, const mn_openings *openings, const char *s, size_t n,
                             mn_buffer *scratch, unsigned *flags) {
  scratch->size = 0;
  *flags = 0;
  mn_status status = mn_fold(fold, s, n < OPENING ? n : OPENING, scratch, NULL);
  if (status != MN_OK) return status;
  size_t from, to = next_word((const unsigned char *)scratch->data, 0, scratch->size, &from);
  *flags = opens(openings, scratch->data, from, to, scratch->size);
  if (*flags & MN_OPENS_GAP) *flags |= MN_OPENS_LINE;
  return MN_OK;
}

/* ---- bytes ---- */

static bool is_small(unsigned char c) {
  return c >= 'a' && c <= 'z';
}

/* Do five words of small letters stand in a row, a space apart? */
static bool is_sentence(const unsigned char *s, size_t n) {
  size_t letters = 0, words = 0;
  for (size_t i = 0; i < n; i++) {
    if (is_small(s[i])) {
      if (++letters == 2 && words == 4) return true;
    } else {
      words = s[i] == ' ' && letters >= 2 ? words + 1 : 0;
      letters = 0;
    }
  }
  return false;
}

static bool has_digit(const unsigned char *s, size_t n) {
  size_t i = 0;
  while (i < n && !mn_is_digit(s[i])) i++;
  return i < n;
}

static bool may_be_date(const unsigned char *s, size_t n) {
  if (n > DATELINE || !has_digit(s, n)) return false;
  if (n < RATE && s[0] == '(' && s[n - 1] == ')') return true;
  return !(n > STOPPED && s[n - 1] == '.') && !is_sentence(s, n);
}

/* The size of the closing mark or space that s[0..n) ends with, or 0. */
static size_t closer_size(const unsigned char *s, size_t n) {
  unsigned char c = s[n - 1], d = n > 1 ? s[n - 2] : 0, e = n > 2 ? s[n - 3] : 0;
  if (c == ' ' || c == '"' || c == '\'' || c == ')' || c == ']' || c == '*') return 1;
  if (d == 0xC2 && (c == 0xBB || c == 0xA0)) return 2;
  return e == 0xE2 && d == 0x80 && (c == 0x9D || c == 0x99 || c == 0x9C || c == 0xAF) ? 3 : 0;
}

/* Is s[0..n) short, and does no full stop, ellipsis, colon, comma or semicolon end it? */
static bool is_endless(const unsigned char *s, size_t n) {
  if (n > MN_OUTLINE_SHORT) return false;
  for (size_t i = 0, size; i < CLOSERS && n > 0 && (size = closer_size(s, n)) != 0; i++) n -= size;
  if (n > 2 && s[n - 3] == 0xE2 && s[n - 2] == 0x80 && s[n - 1] == 0xA6) return false;
  return n == 0 || !(s[n - 1] == '.' || s[n - 1] == ':' || s[n - 1] == ',' || s[n - 1] == ';');
}

/* The marks of footnotes: an asterisk, a bracket, daggers and raised figures. */
static bool may_be_note(unsigned char c) {
  return c == '*' || c == '[' || c == 0xC2 || c == 0xE2;
}

static unsigned bytes_show(const unsigned char *s, size_t n) {
  unsigned shows = may_be_date(s, n) ? MN_SHOWS_DATE : 0;
  if (may_be_note(s[0])) shows |= MN_SHOWS_NOTE;
  if (n > MN_OUTLINE_LONG) shows |= MN_SHOWS_LONG;
  return is_endless(s, n) ? shows | MN_SHOWS_ENDLESS : shows;
}

/* ---- repeats ---- */

/* The size and sixteen bytes of a piece, mixed; n >= REPEATED. */
static uint64_t sample(const char *s, size_t n) {
  uint64_t head, tail;
  memcpy(&head, s, sizeof head);
  memcpy(&tail, s + n - sizeof tail, sizeof tail);
  head = (head ^ n) * 0xD6E8FEB86659FD93u;
  head = (head ^ head >> 32 ^ tail) * 0xD6E8FEB86659FD93u;
  return (head ^ head >> 32) * 0xD6E8FEB86659FD93u;
}

typedef struct sighting {
  uint64_t sample;
  size_t piece; /* its number, from 1; 0 where the slot is empty */
} sighting;

static mn_status slots_for(mn_buffer *scratch, size_t pieces, size_t *count) {
  *count = 16;
  while (*count < 2 * pieces) *count *= 2;
  scratch->size = 0;
  mn_status status = mn_buffer_reserve(scratch, *count * sizeof(sighting));
  if (status == MN_OK) memset(scratch->data, 0, *count * sizeof(sighting));
  return status;
}

/* Note the i-th piece; it and an earlier one of the same sample may be repeats. */
static void see(sighting *slots, size_t count, mn_span *pieces, size_t i, const char *s) {
  uint64_t key = sample(s + pieces[i].from, (size_t)pieces[i].size);
  sighting *slot;
  for (size_t k = 0; k < PROBES; k++) {
    slot = &slots[((size_t)(key >> 32) + k) & (count - 1)];
    if (!slot->piece) {
      *slot = (sighting){key, i + 1};
      return;
    }
    if (slot->sample != key) continue;
    pieces[slot->piece - 1].kind |= MN_SHOWS_REPEAT;
    break;
  }
  pieces[i].kind |= MN_SHOWS_REPEAT;
}

static mn_status mark_repeats(mn_buffer *scratch, const char *s, mn_spans *out, size_t first) {
  size_t count;
  mn_status status = slots_for(scratch, out->count - first, &count);
  if (status != MN_OK) return status;
  sighting *slots = (sighting *)(void *)scratch->data;
  for (size_t i = first; i < out->count; i++) {
    if (out->items[i].size >= REPEATED) see(slots, count, out->items, i, s);
  }
  return MN_OK;
}

/* ---- pieces ---- */

/* Does a line end in s[from..to)? */
static bool has_break(const char *s, size_t from, size_t to) {
  size_t next;
  if (to - from == 1) return s[from] >= '\n' && s[from] <= '\r';
  return mn_line_end(s + from, to - from, &next) < to - from;
}

static mn_status show(const mn_fold_data *fold, const mn_openings *openings, const char *s, mn_span *piece,
                      mn_buffer *folded) {
  size_t n = (size_t)piece->size;
  const char *at = s + piece->from;
  folded->size = 0;
  mn_status status = mn_fold(fold, at, n, folded, NULL);
  if (status != MN_OK) return status;
  piece->kind |= bytes_show((const unsigned char *)at, n);
  piece->kind |= words_show(openings, folded->data, folded->size, n <= MN_OUTLINE_SHORT);
  return MN_OK;
}

mn_status mn_outline_shows(const mn_fold_data *fold, const mn_openings *openings, const char *s, size_t n,
                           mn_buffer *scratch, unsigned *shows) {
  mn_span piece = {.from = 0, .size = n > MN_SPAN_MAX ? MN_SPAN_MAX : (uint32_t)n, .kind = MN_PIECE_LINE};
  mn_status status = n ? show(fold, openings, s, &piece, scratch) : MN_OK;
  *shows = piece.kind;
  return status;
}

mn_status mn_outline_scan(const mn_fold_data *fold, const mn_openings *openings, const char *s, size_t n,
                          mn_buffer *scratch, mn_spans *out) {
  size_t first = out->count, last = 0;
  bool after_blank = true;
  mn_status status = mn_lines_scan(s, n, out);
  for (size_t i = first; i < out->count && status == MN_OK; i++) {
    mn_span *piece = &out->items[i];
    bool blank = piece->kind == MN_PIECE_BLANK;
    if (blank || after_blank || has_break(s, last, (size_t)piece->from)) piece->kind |= MN_SHOWS_START;
    after_blank = blank;
    if (blank) continue;
    last = mn_span_end(piece);
    status = show(fold, openings, s, piece, scratch);
  }
  return status == MN_OK ? mark_repeats(scratch, s, out, first) : status;
}

#include "lines.h"

#include <string.h>

#include "walk.h"

#define WRAPPED 40 /* bytes that the longest line of a wrapped text has at least */
#define SITE 40 /* bytes of the longest name after a bar */

/* ---- line ends and white space ---- */

/* The size of a line end at s[i], or 0. */
static size_t break_at(const unsigned char *s, size_t i, size_t n) {
  unsigned char c = s[i];
  if (c == '\r') return i + 1 < n && s[i + 1] == '\n' ? 2 : 1;
  if (c >= 0x0A && c <= 0x0C) return 1;
  if (c == 0xC2) return i + 1 < n && s[i + 1] == 0x85 ? 2 : 0;
  return c == 0xE2 && i + 2 < n && s[i + 1] == 0x80 && (s[i + 2] == 0xA8 || s[i + 2] == 0xA9) ? 3 : 0;
}

/* What a line's bytes said on the way to its end. */
typedef struct hints {
  bool sign; /* a copyright sign is in it */
  bool bar;
} hints;

/* The end of the line that i stands in, and where the next begins. */
static size_t next_end(mn_walk *walk, size_t i, size_t *next, hints *seen) {
  const unsigned char *s = walk->s;
  size_t n = walk->n;
  for (i = mn_walk_next(walk, i); i < n; i = mn_walk_next(walk, i + 1)) {
    size_t size = break_at(s, i, n);
    if (size) {
      *next = i + size;
      return i;
    }
    seen->bar |= s[i] == '|';
    seen->sign |= i + 1 < n && s[i + 1] == 0xA9;
  }
  *next = n;
  return n;
}

size_t mn_line_end(const char *s, size_t n, size_t *next) {
  mn_walk walk;
  mn_walk_start(&walk, s, n, mn_walk_reader_at(0)->breaks);
  hints seen = {false, false};
  return next_end(&walk, 0, next, &seen);
}

size_t mn_wide_space_size(const char *s, size_t n) {
  const unsigned char *p = (const unsigned char *)s;
  if (p[0] == 0xC2) return n > 1 && (p[1] == 0xA0 || p[1] == 0x85) ? 2 : 0;
  if (n < 3 || (p[0] != 0xE1 && p[0] != 0xE2 && p[0] != 0xE3)) return 0;
  if (p[0] == 0xE3) return p[1] == 0x80 && p[2] == 0x80 ? 3 : 0;
  if (p[0] == 0xE1) return p[1] == 0x9A && p[2] == 0x80 ? 3 : 0;
  if (p[1] == 0x81) return p[2] == 0x9F ? 3 : 0;
  return p[1] == 0x80 && ((p[2] >= 0x80 && p[2] <= 0x8A) || p[2] == 0xA8 || p[2] == 0xA9 || p[2] == 0xAF) ? 3 : 0;
}

size_t mn_trim_spaces(const char *s, size_t from, size_t to) {
  while (to > from) {
    unsigned char last = (unsigned char)s[to - 1];
    if (last > ' ' && last < 0x80) break;
    size_t size = 1;
    while (size < 3 && to - size > from && ((unsigned char)s[to - size] & 0xC0) == 0x80) size++;
    if (mn_space_size(s + to - size, size) != size) break;
    to -= size;
  }
  return to;
}

/* ---- cuts ---- */

#define CAPTION 20 /* bytes of a caption at least */
#define CREDIT 90  /* bytes of a credit behind a caption at most */

static bool is_capital(unsigned char c) {
  return c >= 'A' && c <= 'Z';
}

static bool is_small(unsigned char c) {
  return c >= 'a' && c <= 'z';
}

static bool begins_credit(const char *s, size_t n) {
  return (n > 2 && memcmp(s, "\xC2\xA9", 2) == 0) || (n > 3 && (memcmp(s, "(c)", 3) == 0 || memcmp(s, "(C)", 3) == 0));
}

/* Behind a name in capitals that ends at i, glued or a space apart: where does a caption begin, or 0? `GOITAA Barkhane`,
 * `MONTAUBINA soldier` and `MONTAUBIN A woman` have an article there, `GUYOT Malian soldiers` a capitalised word. */
static size_t after_capitals(const unsigned char *s, size_t i, size_t n) {
  if (i + CAPTION > n || s[i] != ' ') return 0;
  bool small = is_small(s[i + 1]);
  if (s[i - 1] == 'A' && (small || (s[i - 2] == 'A' && is_small(s[i + 2])))) return i - 1;
  if (s[i + 1] == 'A' && s[i + 2] == ' ' && is_small(s[i + 3])) return i + 1;
  return is_capital(s[i + 1]) && is_small(s[i + 2]) ? i + 1 : 0;
}

/* Where does the caption begin that is glued to the credit s[0..n) begins with? A name in capitals runs into a
 * capitalised word (`LORGERIEMalian`), or a capital stands inside a word (`GuyotIn`). n when nothing is glued. */
static size_t credit_end(const unsigned char *s, size_t n) {
  size_t limit = n < 160 ? n : 160, capitals = 0;
  for (size_t i = 0; i < limit; i++) {
    if (is_small(s[i]) && capitals >= 3) return i - 1;
    if (is_capital(s[i]) && i > 2 && is_small(s[i - 1]) && is_small(s[i - 2]) && i + 1 < n && is_small(s[i + 1])) return i;
    size_t caption = s[i] == ' ' && capitals >= 3 ? after_capitals(s, i, n) : 0;
    if (caption) return caption;
    capitals = is_capital(s[i]) ? capitals + 1 : 0;
  }
  return n;
}

/* Where does a credit begin that is glued behind the caption s[0..n)? n when there is none. */
static size_t credit_start(const char *s, size_t n) {
  size_t low = n > CREDIT ? n - CREDIT : 0, sign = n;
  if (low < CAPTION / 2) low = CAPTION / 2;
  const char *p = low < n ? memchr(s + low, 0xC2, n - low) : NULL;
  for (; p; p = memchr(p + 1, 0xC2, n - (size_t)(p + 1 - s))) {
    if (n - (size_t)(p - s) > 2 && (unsigned char)p[1] == 0xA9) sign = (size_t)(p - s);
  }
  if (sign == n) return n;
  size_t end = mn_trim_space(s, 0, sign);
  return end >= 9 && memcmp(s + end - 8, "opyright", 8) == 0 ? n : sign;
}

/* The end of the words in capitals that s[0..n) begins with: at most three. */
static size_t place_end(const unsigned char *s, size_t n) {
  size_t i = 0;
  for (int words = 0; words < 3; words++) {
    size_t from = i;
    while (i < n && (is_capital(s[i]) || s[i] == '-' || s[i] == '\'' || s[i] >= 0x80)) i++;
    if (i - from < 3) return words ? from - 1 : 0;
    if (i >= n || s[i] != ' ') return i;
    i++;
  }
  return i - 1;
}

/* The end of the capitalised words that s[0..n) begins with, three at most, up to a comma or a bracket: `Bamako,`,
 * `New York (`; or 0. */
static size_t town_end(const unsigned char *s, size_t n) {
  size_t i = 0;
  for (int words = 0; words < 3 && i < n && is_capital(s[i]); words++) {
    i = mn_scan_letters(s, i, n);
    while (i < n && (mn_is_letter(s[i]) || s[i] == '-' || s[i] == '\'' || s[i] >= 0x80)) i++;
    if (i + 1 >= n) return 0;
    if (s[i] == ',' || (s[i] == ' ' && s[i + 1] == '(' && i + 2 < n && is_capital(s[i + 2]))) return i;
    if (s[i++] != ' ') return 0;
  }
  return 0;
}

/* The end of a dash after a dateline: `-`, `--`, an en or em dash with white space after it; 0 when there is none. */
static inline size_t dash_end(const unsigned char *s, size_t i, size_t n) {
  if (i >= n || (s[i] != ' ' && s[i] != '-' && s[i] != 0xE2)) return 0;
  while (i < n && s[i] == ' ') i++;
  size_t from = i;
  while (i < n && s[i] == '-') i++;
  if (i + 2 < n && s[i] == 0xE2 && s[i + 1] == 0x80 && (s[i + 2] == 0x93 || s[i + 2] == 0x94)) i += 3;
  return i > from && i < n && s[i] == ' ' ? i : 0;
}

/* The end of the bracket that begins at i, or 0 when it does not end before the limit. */
static size_t bracket_end(const unsigned char *s, size_t i, size_t limit) {
  while (i < limit && s[i] != ')') i++;
  return i < limit ? i + 1 : 0;
}

/* Bytes that what stands behind a dateline's place may end at: a full stop, a colon, a bracket, a dash. */
static const uint8_t HEAD_ENDS[256] = {['.'] = 1, [':'] = 1, ['('] = 1, ['-'] = 1, [0xE2] = 1};

/* From the place that ends at i to the first of them, or to the white space before a dash; limit when there is none. A look
 * at each byte for a dash took a third of the time of lines. */
static size_t head_end(const unsigned char *s, size_t i, size_t limit, size_t n) {
  for (size_t from = i; i < limit; i++) {
    if (!HEAD_ENDS[s[i]]) continue;
    size_t dash = i;
    while (dash > from && s[dash - 1] == ' ') dash--;
    if (s[i] != '-' && s[i] != 0xE2) return i;
    if (dash_end(s, dash, n)) return dash;
  }
  return limit;
}

/* Does s[i..to) hold a year? */
static bool has_year(const unsigned char *s, size_t i, size_t to) {
  size_t digits = 0;
  for (; i <= to; i++) {
    bool digit = i < to && s[i] >= '0' && s[i] <= '9';
    if (!digit && digits == 4) return true;
    digits = digit ? digits + 1 : 0;
  }
  return false;
}

/* The end of an exchange rate that s[0..n) begins with, glued to a place in capitals: `($1=558 XOF)BAMAKO`; or 0. */
static size_t rate_end(const unsigned char *s, size_t n) {
  size_t end = s[0] == '(' ? bracket_end(s, 0, n < 40 ? n : 40) : 0;
  if (!end || end + 8 > n || !memchr(s, '=', end)) return 0;
  return is_capital(s[end]) && is_capital(s[end + 1]) ? end : 0;
}

/* The end of the dateline that s[0..n) begins with, or 0: a place in capitals, what stands up to a bracket (`, Mali`,
 * `, March 3`), the brackets, and a dash or a glued capital. A place in small letters needs a year or a bracket. */
static size_t dateline_end(const unsigned char *s, size_t n) {
  size_t from = n < 8 ? 0 : rate_end(s, n), limit = from + 72 < n ? from + 72 : n;
  if (n < 8) return 0;
  size_t capitals = is_small(s[from + 1]) ? 0 : place_end(s + from, n - from), town = capitals ? 0 : town_end(s, n);
  size_t place = from + capitals + town, i = place;
  if (i == from || i + 1 >= n || (s[i] != ',' && s[i] != ' ')) return 0;
  if (s[i] == ' ' && s[i + 1] != '(' && !dash_end(s, i, n)) return 0;
  i = head_end(s, i, limit, n);
  if (i >= limit || (town && s[i] != '(' && !has_year(s, place, i))) return 0;
  while (i < limit && s[i] == '(') {
    i = bracket_end(s, i, limit);
    if (i == 0) return 0;
    if (i < n && is_capital(s[i])) return town ? 0 : i;
    if (i + 1 < limit && s[i] == ' ' && s[i + 1] == '(') i++;
  }
  return i < limit ? dash_end(s, i, n) : 0;
}

/* Where does ` | Mali` begin at the end of s[0..n)? n when it does not. */
static size_t site_start(const char *s, size_t n) {
  if (n > 240 || n < 8) return n;
  size_t from = n > SITE ? n - SITE : 2;
  const char *bar = memchr(s + from, '|', n - from);
  if (!bar || bar[-1] != ' ') return n;
  for (const char *p = bar; p < s + n; p++) {
    if (*p == '.' || *p == '!' || *p == '?') return n;
  }
  return (size_t)(bar - s) - 1;
}

static mn_status append(mn_spans *out, const char *s, size_t from, size_t to, mn_piece kind) {
  from = mn_skip_space(s, from, to);
  to = mn_trim_space(s, from, to);
  return to > from ? mn_spans_append(out, from, to, kind) : MN_OK;
}

/* The line's text, and a site's name or a credit behind it. */
static mn_status cut_tail(const char *s, size_t from, size_t to, hints seen, mn_spans *out) {
  size_t site = seen.bar ? from + site_start(s + from, to - from) : to;
  size_t tail = site == to && seen.sign ? from + credit_start(s + from, to - from) : site;
  mn_status status = append(out, s, from, tail, MN_PIECE_LINE);
  if (status != MN_OK || tail == to) return status;
  return site < to ? append(out, s, site + 2, to, MN_PIECE_SITE) : append(out, s, tail, to, MN_PIECE_CREDIT);
}

/* The pieces of the line [from, to), which begins and ends with no white space. */
static mn_status cut_line(const char *s, size_t from, size_t to, hints seen, mn_spans *out) {
  const unsigned char *p = (const unsigned char *)s;
  size_t n = to - from, head = 0;
  mn_piece kind = MN_PIECE_LINE;
  if (begins_credit(s + from, n)) {
    head = credit_end(p + from, n);
    kind = MN_PIECE_CREDIT;
  } else if (is_capital(p[from]) || p[from] == '(') {
    head = dateline_end(p + from, n);
    kind = MN_PIECE_DATELINE;
  }
  if (head) {
    mn_status status = append(out, s, from, from + head, kind);
    if (status != MN_OK || from + head == to) return status;
    from += head;
  } else if (!seen.bar && !seen.sign) {
    return mn_spans_append(out, from, to, MN_PIECE_LINE);
  }
  return cut_tail(s, from, to, seen, out);
}

void mn_lines_start(mn_lines *lines, const char *s, size_t n) {
  mn_walk_start(&lines->walk, s, n, mn_walk_reader_at(0)->breaks);
  lines->next = 0;
}

mn_status mn_lines_read(mn_lines *lines, size_t most, mn_spans *out) {
  const char *s = (const char *)lines->walk.s;
  for (size_t i = lines->next; i < lines->walk.n && out->count < most; i = lines->next) {
    hints seen = {false, false};
    size_t end = next_end(&lines->walk, i, &lines->next, &seen);
    size_t from = mn_skip_space(s, i, end), to = mn_trim_space(s, from, end);
    mn_status status = from == to ? mn_spans_append(out, i, i, MN_PIECE_BLANK) : cut_line(s, from, to, seen, out);
    if (status != MN_OK) return status;
  }
  return MN_OK;
}

mn_status mn_lines_scan(const char *s, size_t n, mn_spans *out) {
  mn_lines lines;
  mn_lines_start(&lines, s, n);
  return mn_lines_read(&lines, SIZE_MAX, out);
}

/* ---- wrapping ---- */

/* Does the text go on over the line break between two pieces: no end mark before it, a small letter after it? */
static bool runs_on(const char *s, const mn_span *before, const mn_span *after) {
  unsigned char last = (unsigned char)s[mn_span_end(before) - 1], first = (unsigned char)s[after->from];
  return is_small(first) && (is_small(last) || last == ',' || last == '-');
}

/* Lines as short as a list's items are wrapped only where the text begins as a sentence does. */
static bool begins_sentence(const char *s, const mn_span *line) {
  return is_capital((unsigned char)s[line->from]) && line->size > 12;
}

static void add_piece(mn_wrapping *w, const char *s, const mn_span *piece) {
  bool lines = w->is_begun && w->last.kind == MN_PIECE_LINE && piece->kind == MN_PIECE_LINE;
  if (!w->is_begun) w->first = *piece;
  w->is_begun = true;
  if (lines) {
    w->never |= w->last.size > 120;
    if (w->last.size > w->longest) w->longest = w->last.size;
    w->breaks++;
    w->on += runs_on(s, &w->last, piece);
  }
  w->last = *piece;
}

void mn_wrapping_add(mn_wrapping *w, const char *s, const mn_spans *pieces) {
  for (size_t i = 0; i < pieces->count && !w->never; i++) add_piece(w, s, &pieces->items[i]);
}

bool mn_wrapping_is_shown(const mn_wrapping *w, const char *s) {
  if (w->never || w->on == 0 || w->on * 3 < w->breaks) return false;
  return (w->on > 1 && w->longest >= WRAPPED) || begins_sentence(s, &w->first);
}

bool mn_lines_are_wrapped(const mn_spans *pieces, const char *s) {
  mn_wrapping w = {0};
  mn_wrapping_add(&w, s, pieces);
  return mn_wrapping_is_shown(&w, s);
}

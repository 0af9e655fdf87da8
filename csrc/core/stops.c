#include "stops.h"

/* ---- marks ---- */

/* A mark beyond ASCII, its size in *size. */
static mn_mark wide_mark(const mn_stops *sc, size_t i, size_t *size) {
  uint32_t cp;
  class_at(sc, i, size, &cp);
  switch (cp) {
    case 0x2026: return MN_MARK_DOTS;
    case 0x203C: case 0x203D: case 0x2047: case 0x2048: case 0x2049: case 0x061F: return MN_MARK_STRONG;
    case 0x3002: case 0xFF01: case 0xFF0E: case 0xFF1F: case 0xFF61: return MN_MARK_TIGHT;
    case 0x0589: case 0x06D4: case 0x0700: case 0x0701: case 0x0702: case 0x07F9: case 0x0964: case 0x0965: case 0x104A:
    case 0x104B: case 0x1362: case 0x1367: case 0x1368: case 0x166E: case 0x17D4: case 0x17D5: case 0x1803: case 0x1809:
    case 0x2CF9: case 0x2CFE: case 0xA4FF: case 0xA60E: case 0xA6F3: case 0xA6F7: case 0xAAF1: return MN_MARK_WIDE;
    case 0x2022: case 0x2023: case 0x2043: case 0x25AA: case 0x25CF: case 0x25E6: return MN_MARK_BULLET;
    default: return MN_MARK_NONE;
  }
}

static mn_mark mark_at(const mn_stops *sc, size_t i, size_t *size) {
  *size = 1;
  switch (byte_at(sc, i)) {
    case '.': return MN_MARK_STOP;
    case '!': case '?': return MN_MARK_STRONG;
    case ';': return MN_MARK_SEMICOLON;
    case ':': return MN_MARK_COLON;
    case '/': return MN_MARK_SLASH;
    case '*': case '_': case '=': return MN_MARK_RULE;
    default: return byte_at(sc, i) >= 0xD8 ? wide_mark(sc, i, size) : MN_MARK_NONE;
  }
}

/* Does the run of marks go on over the space at i: `. . .`, and in French `... !`? */
static bool runs_on(const mn_stops *sc, size_t i) {
  if (byte_at(sc, i) != ' ') return false;
  unsigned char c = byte_at(sc, i + 1), after = byte_at(sc, i + 2);
  if (c == '!' || c == '?') return true;
  return c == '.' && sc->s[i - 1] == '.' && !mn_is_digit(after) && !mn_is_letter(after);
}

/* Read the run of marks at stop->at. */
static void read_marks(const mn_stops *sc, mn_stop *st) {
  size_t size, dots = 0;
  st->kind = mark_at(sc, st->at, &size);
  st->end = st->at;
  for (mn_mark m = st->kind; m != MN_MARK_NONE && m < MN_MARK_BULLET; m = mark_at(sc, st->end, &size)) {
    st->end += size;
    dots += m == MN_MARK_STOP;
    if (m == MN_MARK_DOTS || (m == MN_MARK_STOP && dots > 1 && st->kind == MN_MARK_STOP)) st->kind = MN_MARK_DOTS;
    if (m > MN_MARK_DOTS) st->kind = m;
    if (runs_on(sc, st->end)) st->end++;
  }
}

typedef enum closer { CLOSER_NONE, CLOSER_BRACKET, CLOSER_QUOTE, CLOSER_STRAIGHT, CLOSER_EITHER, CLOSER_OPENER } closer;

/* What closes at i? CLOSER_EITHER: U+2019, an apostrophe as often; CLOSER_OPENER: a mark that opens, or ends a quotation
 * turned the wrong way. */
static closer closer_at(const mn_stops *sc, size_t i, size_t *size) {
  unsigned char c = byte_at(sc, i);
  *size = 1;
  if (c == ')' || c == ']' || c == '}') return CLOSER_BRACKET;
  if (c == '"' || c == '\'') return CLOSER_STRAIGHT;
  if (c < 0xC2) return CLOSER_NONE;
  uint32_t cp;
  class_at(sc, i, size, &cp);
  switch (cp) {
    case 0xBB: case 0x201D: case 0x203A: case 0x300D: case 0x300F: case 0xFF02: return CLOSER_QUOTE;
    case 0xFF09: case 0x3011: case 0x300B: case 0x3009: return CLOSER_BRACKET;
    case 0x2019: return CLOSER_EITHER;
    case 0xAB: case 0x201C: case 0x2018: case 0x201E: return CLOSER_OPENER;
    default: return CLOSER_NONE;
  }
}

/* Is the number of straight quotation marks between the paragraph's beginning and i odd? Each byte is counted once. */
static bool is_odd(mn_stops *sc, size_t i) {
  while (sc->counted < i) {
    const unsigned char *quote = memchr(sc->s + sc->counted, '"', i - sc->counted);
    if (!quote) break;
    sc->odd = !sc->odd;
    sc->counted = (size_t)(quote - sc->s) + 1;
  }
  if (sc->counted < i) sc->counted = i;
  return sc->odd;
}

/* Does the mark at i close what stands before it? `spaced`: white space lies between. */
static bool closes(mn_stops *sc, size_t i, closer k, size_t size, bool spaced) {
  bool last = is_space_at(sc, i + size);
  switch (k) {
    case CLOSER_NONE: return false;
    case CLOSER_BRACKET: return true;
    case CLOSER_QUOTE: return true;
    case CLOSER_EITHER: return !spaced || last;
    case CLOSER_STRAIGHT: return spaced ? last && is_odd(sc, i) : last || is_odd(sc, i) || sc->s[i] == '\'';
    case CLOSER_OPENER: return last && (!spaced || i + size >= sc->to);
  }
  return false;
}

/* The end of an emoticon at i (`:)`, `;-(`, `:P`), or 0. */
static size_t emoticon_end(const mn_stops *sc, size_t i) {
  if (byte_at(sc, i) != ':' && byte_at(sc, i) != ';') return 0;
  i++;
  if (byte_at(sc, i) == '-') i++;
  unsigned char c = byte_at(sc, i);
  if (c != ')' && c != '(' && c != 'P' && c != 'D') return 0;
  while (byte_at(sc, i) == c) i++;
  return is_space_at(sc, i) ? i : 0;
}

static void read_closers(mn_stops *sc, mn_stop *st) {
  st->closed = st->end;
  for (;;) {
    size_t i = skip_space(sc, st->closed), size;
    closer k = closer_at(sc, i, &size);
    if (!closes(sc, i, k, size, i > st->closed)) break;
    if (i > st->closed && i > st->closed + 4) break;
    st->quoted |= k >= CLOSER_QUOTE;
    st->bracketed |= k == CLOSER_BRACKET;
    st->closed = i + size;
  }
  st->next = skip_space(sc, st->closed);
  size_t smile = emoticon_end(sc, st->next);
  if (smile) st->closed = smile;
  if (smile) st->next = skip_space(sc, smile);
}

/* ---- the word before ---- */

size_t mn_stops_word_start(const mn_stops *sc, size_t end) {
  size_t limit = end - sc->start > MN_STOPS_NEAR ? end - MN_STOPS_NEAR : sc->start;
  size_t i = end;
  while (i > limit) {
    unsigned char c = sc->s[i - 1];
    size_t from = i - 1;
    while (c >= 0x80 && from > limit && (sc->s[from] & 0xC0) == 0x80) from--;
    if (c < 0x80 ? !(mn_is_letter(c) || mn_is_digit(c) || c == '.' || c == '-' || c == '&')
                 : !mn_class_is_word(class_of(sc, from)) && sc->s[from] != 0xC2) {
      break;
    }
    if (sc->s[from] == 0xC2 && sc->s[i - 1] != 0xB0 && sc->s[i - 1] != 0xBA) break;
    i = from;
  }
  return i;
}

/* `U.S`, `a.m`, `J.-C`, `LL.AA.II`, `т.д`: groups of one or two letters with full stops between them. */
static bool is_dotted(const mn_stops *sc, size_t from, size_t to) {
  size_t group = 0, size = 1;
  bool dotted = false;
  for (size_t i = from; i < to; i += size) {
    uint32_t cp;
    mn_class k = class_at(sc, i, &size, &cp);
    if (cp == '.') {
      if (group == 0 || group > 2) return false;
      dotted = true;
      group = 0;
    } else if (mn_class_is_word(k) && k != MN_DIGIT) {
      group++;
    } else if (cp != '-' || group) {
      return false;
    }
  }
  return dotted && group > 0 && group <= 2;
}

/* One capital: `J`, `É`, `А`. */
static bool is_initial(const mn_stops *sc, size_t from, size_t to) {
  size_t size;
  uint32_t cp;
  return class_at(sc, from, &size, &cp) == MN_UPPER && from + size == to;
}

static bool is_number(const mn_stops *sc, size_t from, size_t to) {
  while (from < to && mn_is_digit(sc->s[from])) from++;
  return from == to;
}

/* ---- the word after ---- */

size_t mn_stops_skip_some_openers(const mn_stops *sc, size_t i) {
  for (int k = 0; k < 6 && i < sc->to && !mn_is_letter(sc->s[i]); k++) {
    size_t size;
    uint32_t cp;
    mn_class c = class_at(sc, i, &size, &cp);
    if (c != MN_PUNCTUATION && c != MN_SPACE && cp != 0x25AA && cp != 0x25CF && cp != 0x25E6) break;
    i += size;
  }
  return i;
}

size_t mn_stops_word_end(const mn_stops *sc, size_t i) {
  size_t limit = i + MN_STOPS_NEAR < sc->to ? i + MN_STOPS_NEAR : sc->to;
  while (i < limit && (mn_is_letter(sc->s[i]) || sc->s[i] == '\'' || (sc->s[i] >= 0x80 && class_of(sc, i) != MN_SPACE && class_of(sc, i) != MN_PUNCTUATION))) {
    if (sc->s[i] < 0x80) {
      i++;
      continue;
    }
    size_t size;
    uint32_t cp;
    class_at(sc, i, &size, &cp);
    i += size;
  }
  return i;
}

size_t mn_stops_dash(const mn_stops *sc, size_t i) {
  if (byte_at(sc, i) == '-') return 1;
  return byte_at(sc, i) == 0xE2 && byte_at(sc, i + 1) == 0x80 && (byte_at(sc, i + 2) == 0x93 || byte_at(sc, i + 2) == 0x94) ? 3 : 0;
}

bool mn_stops_is_starter(const mn_stops *sc, size_t i) {
  return (flags_of(sc, i, mn_stops_word_end(sc, i)) & MN_WORD_STARTER) != 0;
}

/* Is the attribution over after the verb that ends at i: a mark, or the beginning of a circumstance? A clause that goes on
 * (`Shojai told the meeting`) is a sentence of its own. */
static bool ends_attribution(const mn_stops *sc, size_t i) {
  if (i >= sc->to || strchr(".,;:", sc->s[i])) return true;
  i = skip_space(sc, i);
  size_t end = mn_stops_word_end(sc, i);
  return end - i == 2 && (memcmp(sc->s + i, "in", 2) == 0 || memcmp(sc->s + i, "on", 2) == 0 || memcmp(sc->s + i, "at", 2) == 0);
}

/* Is what follows a quotation its attribution: up to five words, the last a verb of speech, the others a pronoun or names
 * (`Maiga asked`, `he said`, `Mr. Le Drian told`)? */
static bool is_attribution(const mn_stops *sc, size_t i) {
  for (int words = 0; words < 6; words++) {
    size_t end = mn_stops_word_end(sc, i);
    if (end == i) return false;
    unsigned flags = flags_of(sc, i, end);
    if (words && flags & MN_WORD_SPEECH) return ends_attribution(sc, end);
    mn_class k = class_of(sc, i);
    if (words && k == MN_LOWER && end - i > 3) return false;
    if (words && flags & MN_WORD_STARTER && k == MN_UPPER) return false;
    if (!words && flags & MN_WORD_STARTER && !(flags & MN_WORD_SUBJECT)) return false;
    if (byte_at(sc, end) == '.' && end - i <= 4) end++;
    if (byte_at(sc, end) == '-') end++;
    i = skip_space(sc, end);
  }
  return false;
}

/* A dash and a name after a quotation: `"... a long game." - Matthew Ingram`. */
static bool is_signature(const mn_stops *sc, size_t i) {
  size_t end = mn_stops_skip_openers(sc, i);
  if (end == i || class_of(sc, end) != MN_UPPER || mn_stops_dash(sc, i) == 0) return false;
  for (int words = 0; words < 5; words++) {
    end = mn_stops_word_end(sc, end);
    if (end >= sc->to) return true;
    if (byte_at(sc, end) != ' ' || class_of(sc, end + 1) != MN_UPPER) return false;
    end++;
  }
  return false;
}

/* ---- rules ---- */

/* A full stop whose space is missing, as in `independence.In this`. */
static bool is_glued(const mn_stops *sc, const mn_stop *st) {
  size_t i = st->at;
  if (st->next >= sc->to || !is_upper(sc->s[st->next])) return false;
  if (!st->quoted) {
    if (i < sc->start + 3 || sc->s[i - 1] < 'a' || sc->s[i - 2] < 'a' || sc->s[i - 3] < 'a') return false;
  }
  size_t end = mn_stops_word_end(sc, st->next);
  unsigned char after = byte_at(sc, end);
  if (flags_of(sc, st->next, end) & MN_WORD_DOMAIN) return false;
  if (after == '.' && end < sc->to && !is_space_at(sc, end + 1)) return false;
  return after != '@' && after != '/' && (end == st->next + 1 || sc->s[st->next + 1] >= 'a' || sc->s[st->next + 1] == '\'');
}

/* Is the word s[from..at) the number or letter of a list's item: the first of its sentence? */
static bool is_item(const mn_stops *sc, size_t from, size_t at) {
  return mn_stops_skip_openers(sc, sc->start) == from && at - from <= 3 && (is_number(sc, from, at) || at - from == 1);
}

/* Does a full stop after the abbreviation end a sentence, a capital or a numeral following? */
static bool ends_abbreviation(const mn_stops *sc, const mn_stop *st, unsigned flags, size_t from) {
  size_t next = mn_stops_skip_openers(sc, st->next);
  bool digit = mn_is_digit(byte_at(sc, next));
  if (flags & (MN_WORD_TITLE | MN_WORD_INNER)) return false;
  if (flags & MN_WORD_NUMBER) return !digit && (mn_stops_is_starter(sc, next) || flags & MN_WORD_FINAL);
  if (from - sc->start < 12 && !(flags & MN_WORD_FINAL && from - sc->start > 5)) return mn_stops_is_starter(sc, next) && from > sc->start;
  if (flags & MN_WORD_FINAL) return true;
  return mn_stops_is_starter(sc, next);
}

/* A single full stop with white space after it, before something that is no small letter. */
static bool ends_at_stop(const mn_stops *sc, const mn_stop *st) {
  size_t from = mn_stops_word_start(sc, st->at), next = mn_stops_skip_openers(sc, st->next);
  if (is_item(sc, from, st->at)) return false;
  if (st->at == from || st->closed > st->end) return true;
  unsigned flags = flags_of(sc, from, st->at);
  if (!(flags & MN_WORD_ABBREVIATION)) {
    size_t hyphen = st->at;
    while (hyphen > from && sc->s[hyphen - 1] != '-') hyphen--;
    if (hyphen > from) flags = flags_of(sc, hyphen, st->at) & MN_WORD_ABBREVIATION;
  }
  if (flags & MN_WORD_ABBREVIATION) return ends_abbreviation(sc, st, flags, from);
  if (is_dotted(sc, from, st->at)) return mn_stops_is_starter(sc, next);
  if (is_initial(sc, from, st->at)) return mn_stops_is_starter(sc, next);
  return true;
}

/* Does an address begin at i? */
static bool is_address(const mn_stops *sc, size_t i) {
  return sc->to - i > 7 && (memcmp(sc->s + i, "http", 4) == 0 || memcmp(sc->s + i, "www.", 4) == 0);
}

/* A small letter follows, at `next`. In edited text that shows an abbreviation or a slip inside a sentence; where people
 * write without capitals it shows nothing. */
static bool ends_before_small(const mn_stops *sc, const mn_stop *st, size_t next) {
  if (is_address(sc, next) && next == st->next) return true;
  if (st->quoted || st->bracketed || st->kind == MN_MARK_DOTS) return false;
  if (mn_stops_dash(sc, st->next)) return sc->lang == MN_LANG_FR;
  if (next != st->next || sc->lang != MN_LANG_EN) return false;
  size_t from = mn_stops_word_start(sc, st->at);
  if (st->kind == MN_MARK_STOP && (flags_of(sc, from, st->at) & MN_WORD_ABBREVIATION || is_dotted(sc, from, st->at) || st->at - from < 2)) return false;
  size_t end = mn_stops_word_end(sc, next);
  unsigned flags = flags_of(sc, next, end);
  if (sc->informal || flags & MN_WORD_SUBJECT) return true;
  return st->at > sc->start && sc->s[st->at] == '?' && !(flags & MN_WORD_JOINER);
}

static bool is_pronoun_i(const mn_stops *sc, size_t i) {
  return byte_at(sc, i) == 'I' && (byte_at(sc, i + 1) == ' ' || byte_at(sc, i + 1) == '\'') && sc->lang != MN_LANG_FR;
}

/* An ellipsis, something other than a small letter following. In square brackets it stands for sentences left out. */
static bool ends_at_dots(const mn_stops *sc, const mn_stop *st) {
  unsigned char before = st->at > sc->start ? sc->s[st->at - 1] : ' ';
  if (before == '[' || before == '(') return !st->quoted && class_of(sc, st->next) == MN_UPPER && before == '[';
  return st->at > sc->start && !is_pronoun_i(sc, st->next);
}

/* `compounds. . . . The practice`: the full stop ends the sentence, the ellipsis begins the next. */
static void part_dots(const mn_stops *sc, mn_stop *st) {
  if (st->end - st->at != 7 || sc->s[st->at + 1] != ' ' || st->at == sc->start || is_space_at(sc, st->at - 1)) return;
  if (st->next >= sc->to || st->next == st->closed) return;
  st->end = st->closed = st->at + 1;
  st->next = st->at + 2;
}

bool mn_stop_is_end(mn_stops *sc, mn_stop *st) {
  size_t next = st->next;
  if (next >= sc->to || st->kind == MN_MARK_TIGHT) return next < sc->to;
  if (st->kind == MN_MARK_WIDE) return true;
  if (next == st->closed) {
    if (st->kind == MN_MARK_DOTS) return !st->bracketed && st->at > sc->start && class_of(sc, next) == MN_UPPER && class_of(sc, next + 1) == MN_LOWER;
    return is_glued(sc, st);
  }
  size_t first = mn_stops_skip_openers(sc, next);
  if (class_of(sc, first) == MN_LOWER) return ends_before_small(sc, st, first);
  if (st->quoted && (is_attribution(sc, next) || is_signature(sc, next))) return false;
  if (st->kind == MN_MARK_DOTS) return ends_at_dots(sc, st);
  if (sc->lang == MN_LANG_RU && mn_stops_dash(sc, next) && mn_stops_in_quotation(sc, st->at)) return false;
  return st->kind != MN_MARK_STOP || ends_at_stop(sc, st);
}

void mn_stop_read(mn_stops *sc, mn_stop *st) {
  read_marks(sc, st);
  if (st->kind == MN_MARK_NONE || st->kind >= MN_MARK_BULLET) return;
  read_closers(sc, st);
  part_dots(sc, st);
}

/* ---- quotations ---- */

/* The mark that closes what opens at i, its size in *size; NULL where nothing opens. */
static const char *closing_mark(const mn_stops *sc, size_t i, size_t *size) {
  unsigned char c = byte_at(sc, i), d = byte_at(sc, i + 1), e = byte_at(sc, i + 2);
  *size = c == '"' ? 1 : c == 0xC2 ? 2 : 3;
  if (c == '"') return "\"";
  if (c == 0xC2 && d == 0xAB) return "\xC2\xBB";
  if (c != 0xE2 || d != 0x80) return NULL;
  return e == 0x9C ? "\xE2\x80\x9D" : e == 0x9E ? "\xE2\x80\x9C" : NULL;
}

static size_t find(const mn_stops *sc, size_t i, const char *mark, size_t n) {
  for (; i + n <= sc->to; i++) {
    const unsigned char *at = memchr(sc->s + i, mark[0], sc->to - i - n + 1);
    if (!at) break;
    i = (size_t)(at - sc->s);
    if (memcmp(at, mark, n) == 0) return i;
  }
  return sc->to;
}

bool mn_stops_in_quotation(mn_stops *sc, size_t i) {
  while (sc->quoted_to <= i && sc->weighed < i) {
    size_t size;
    const char *mark = closing_mark(sc, sc->weighed, &size);
    if (!mark || (sc->unclosed & 1u << (unsigned char)mark[strlen(mark) - 1] % 32)) {
      sc->weighed++;
      continue;
    }
    size_t n = strlen(mark), end = find(sc, sc->weighed + size, mark, n);
    if (end < sc->to) {
      sc->quoted_to = sc->weighed = end + n;
    } else {
      sc->unclosed |= 1u << (unsigned char)mark[n - 1] % 32;
      sc->weighed += size;
    }
  }
  return i < sc->quoted_to;
}

#include "sentences.h"

#include <string.h>

#include "language.h"
#include "lines.h"
#include "scan.h"

#define NEAR 32   /* bytes looked back for the word before a full stop */
#define LIST 400  /* bytes looked ahead for a list's next item */
#define LABEL 48  /* bytes of the longest label before a link's title */

typedef struct scanner {
  const mn_classes *classes;
  const mn_lexicon *lexicon;
  const unsigned char *s;
  size_t n;        /* the text's size */
  size_t from, to; /* the paragraph */
  size_t start;    /* of the sentence being read */
  size_t item;     /* where the list's next item, or the link's next title, begins, or `to` */
  size_t link;     /* up to here titles of links are glued */
  size_t counted;  /* straight quotation marks are counted up to here */
  bool odd;        /* and so many are they */
  mn_lang lang;
  bool keep_quotes;
  bool informal; /* the paragraph begins with a small letter */
  mn_piece kind;
  mn_spans *out;
} scanner;

typedef enum mark {
  MARK_NONE = 0,
  MARK_STOP,
  MARK_DOTS,
  MARK_STRONG,    /* ! ? and the like */
  MARK_WIDE,      /* other scripts' full stops */
  MARK_TIGHT,     /* those that no white space follows */
  MARK_BULLET,    /* begins an item */
  MARK_SEMICOLON, /* ends an item, in French */
  MARK_COLON,     /* after `Image`: a credit begins there */
  MARK_SLASH,     /* of a date, in the head of a forwarded message */
  MARK_RULE       /* * _ =: a run of them is a line of its own */
} mark;

/* A candidate: the mark s[at..end), the closing marks up to `closed`, and what follows the white space, at `next`. */
typedef struct stop {
  mark kind;
  size_t at, end, closed, next;
  bool quoted;    /* a quotation mark is among the closing ones */
  bool bracketed; /* so is a bracket */
} stop;

static unsigned char byte_at(const scanner *sc, size_t i) {
  return i < sc->to ? sc->s[i] : 0;
}

static mn_class class_at(const scanner *sc, size_t i, size_t *size, uint32_t *cp) {
  if (i >= sc->to) {
    *size = 0;
    *cp = 0;
    return MN_SPACE;
  }
  return mn_class_at(sc->classes, (const char *)sc->s + i, sc->to - i, size, cp);
}

static mn_class class_of(const scanner *sc, size_t i) {
  if (i < sc->to && sc->s[i] < 0x80) return mn_class_of(sc->classes, sc->s[i]);
  size_t size;
  uint32_t cp;
  return class_at(sc, i, &size, &cp);
}

static bool is_space_at(const scanner *sc, size_t i) {
  return i >= sc->to || mn_space_size((const char *)sc->s + i, sc->to - i) != 0;
}

static size_t skip_space(const scanner *sc, size_t i) {
  return mn_skip_space((const char *)sc->s, i, sc->to);
}

/* ---- marks ---- */

/* A mark beyond ASCII, its size in *size. */
static mark wide_mark(const scanner *sc, size_t i, size_t *size) {
  uint32_t cp;
  class_at(sc, i, size, &cp);
  switch (cp) {
    case 0x2026: return MARK_DOTS;
    case 0x203C: case 0x203D: case 0x2047: case 0x2048: case 0x2049: case 0x061F: return MARK_STRONG;
    case 0x3002: case 0xFF01: case 0xFF0E: case 0xFF1F: case 0xFF61: return MARK_TIGHT;
    case 0x0589: case 0x06D4: case 0x0700: case 0x0701: case 0x0702: case 0x07F9: case 0x0964: case 0x0965: case 0x104A:
    case 0x104B: case 0x1362: case 0x1367: case 0x1368: case 0x166E: case 0x17D4: case 0x17D5: case 0x1803: case 0x1809:
    case 0x2CF9: case 0x2CFE: case 0xA4FF: case 0xA60E: case 0xA6F3: case 0xA6F7: case 0xAAF1: return MARK_WIDE;
    case 0x2022: case 0x2023: case 0x2043: case 0x25AA: case 0x25CF: case 0x25E6: return MARK_BULLET;
    default: return MARK_NONE;
  }
}

static mark mark_at(const scanner *sc, size_t i, size_t *size) {
  *size = 1;
  switch (byte_at(sc, i)) {
    case '.': return MARK_STOP;
    case '!': case '?': return MARK_STRONG;
    case ';': return MARK_SEMICOLON;
    case ':': return MARK_COLON;
    case '/': return MARK_SLASH;
    case '*': case '_': case '=': return MARK_RULE;
    default: return byte_at(sc, i) >= 0xD8 ? wide_mark(sc, i, size) : MARK_NONE;
  }
}

/* Does the run of marks go on over the space at i: `. . .`, and in French `... !`? */
static bool runs_on(const scanner *sc, size_t i) {
  if (byte_at(sc, i) != ' ') return false;
  unsigned char c = byte_at(sc, i + 1), after = byte_at(sc, i + 2);
  if (c == '!' || c == '?') return true;
  return c == '.' && sc->s[i - 1] == '.' && !mn_is_digit(after) && !mn_is_letter(after);
}

/* Read the run of marks at stop->at. */
static void read_marks(const scanner *sc, stop *st) {
  size_t size, dots = 0;
  st->kind = mark_at(sc, st->at, &size);
  st->end = st->at;
  for (mark m = st->kind; m != MARK_NONE && m < MARK_BULLET; m = mark_at(sc, st->end, &size)) {
    st->end += size;
    dots += m == MARK_STOP;
    if (m == MARK_DOTS || (m == MARK_STOP && dots > 1 && st->kind == MARK_STOP)) st->kind = MARK_DOTS;
    if (m > MARK_DOTS) st->kind = m;
    if (runs_on(sc, st->end)) st->end++;
  }
}

typedef enum closer { CLOSER_NONE, CLOSER_BRACKET, CLOSER_QUOTE, CLOSER_STRAIGHT, CLOSER_EITHER, CLOSER_OPENER } closer;

/* What closes at i? CLOSER_EITHER: U+2019, an apostrophe as often; CLOSER_OPENER: a mark that opens, or ends a quotation
 * turned the wrong way. */
static closer closer_at(const scanner *sc, size_t i, size_t *size) {
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
static bool is_odd(scanner *sc, size_t i) {
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
static bool closes(scanner *sc, size_t i, closer k, size_t size, bool spaced) {
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
static size_t emoticon_end(const scanner *sc, size_t i) {
  if (byte_at(sc, i) != ':' && byte_at(sc, i) != ';') return 0;
  i++;
  if (byte_at(sc, i) == '-') i++;
  unsigned char c = byte_at(sc, i);
  if (c != ')' && c != '(' && c != 'P' && c != 'D') return 0;
  while (byte_at(sc, i) == c) i++;
  return is_space_at(sc, i) ? i : 0;
}

static void read_closers(scanner *sc, stop *st) {
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

/* Where does the word that ends at `end` begin? At most NEAR bytes before, never before the sentence. Full stops and
 * hyphens inside it belong to it. */
static size_t word_start(const scanner *sc, size_t end) {
  size_t limit = end - sc->start > NEAR ? end - NEAR : sc->start;
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

static unsigned flags_of(const scanner *sc, size_t from, size_t to) {
  return mn_lexicon_find(sc->lexicon, (const char *)sc->s + from, to - from, sc->lang);
}

/* `U.S`, `a.m`, `J.-C`, `LL.AA.II`: short groups of letters with full stops between them. */
static bool is_dotted(const scanner *sc, size_t from, size_t to) {
  size_t group = 0;
  bool dotted = false;
  for (size_t i = from; i < to; i++) {
    unsigned char c = sc->s[i];
    if (c == '.') {
      if (group == 0 || group > 2) return false;
      dotted = true;
      group = 0;
    } else if (mn_is_letter(c)) {
      group++;
    } else if (c != '-' || group) {
      return false;
    }
  }
  return dotted && group > 0 && group <= 2;
}

static bool is_upper(unsigned char c) {
  return c >= 'A' && c <= 'Z';
}

static bool is_number(const scanner *sc, size_t from, size_t to) {
  while (from < to && mn_is_digit(sc->s[from])) from++;
  return from == to;
}

/* ---- the word after ---- */

/* Past the marks that open something at i: quotation marks, brackets, dashes, bullets. */
static size_t skip_openers(const scanner *sc, size_t i) {
  for (int k = 0; k < 6 && i < sc->to && !mn_is_letter(sc->s[i]); k++) {
    size_t size;
    uint32_t cp;
    mn_class c = class_at(sc, i, &size, &cp);
    if (c != MN_PUNCTUATION && c != MN_SPACE && cp != 0x25AA && cp != 0x25CF && cp != 0x25E6) break;
    i += size;
  }
  return i;
}

static size_t word_end(const scanner *sc, size_t i) {
  size_t limit = i + NEAR < sc->to ? i + NEAR : sc->to;
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

/* The size of a dash at i (-, U+2013, U+2014), or 0. */
static size_t mark_at_dash(const scanner *sc, size_t i) {
  if (byte_at(sc, i) == '-') return 1;
  return byte_at(sc, i) == 0xE2 && byte_at(sc, i + 1) == 0x80 && (byte_at(sc, i + 2) == 0x93 || byte_at(sc, i + 2) == 0x94) ? 3 : 0;
}

static bool is_starter(const scanner *sc, size_t i) {
  return (flags_of(sc, i, word_end(sc, i)) & MN_WORD_STARTER) != 0;
}

/* Is the attribution over after the verb that ends at i: a mark, or the beginning of a circumstance? A clause that goes on
 * (`Shojai told the meeting`) is a sentence of its own. */
static bool ends_attribution(const scanner *sc, size_t i) {
  if (i >= sc->to || strchr(".,;:", sc->s[i])) return true;
  i = skip_space(sc, i);
  size_t end = word_end(sc, i);
  return end - i == 2 && (memcmp(sc->s + i, "in", 2) == 0 || memcmp(sc->s + i, "on", 2) == 0 || memcmp(sc->s + i, "at", 2) == 0);
}

/* Is what follows a quotation its attribution: up to five words, the last a verb of speech, the others a pronoun or names
 * (`Maiga asked`, `he said`, `Mr. Le Drian told`)? */
static bool is_attribution(const scanner *sc, size_t i) {
  for (int words = 0; words < 6; words++) {
    size_t end = word_end(sc, i);
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
static bool is_signature(const scanner *sc, size_t i) {
  size_t end = skip_openers(sc, i);
  if (end == i || class_of(sc, end) != MN_UPPER || mark_at_dash(sc, i) == 0) return false;
  for (int words = 0; words < 5; words++) {
    end = word_end(sc, end);
    if (end >= sc->to) return true;
    if (byte_at(sc, end) != ' ' || class_of(sc, end + 1) != MN_UPPER) return false;
    end++;
  }
  return false;
}

/* ---- rules ---- */

/* A full stop whose space is missing, as in `independence.In this`. */
static bool is_glued(const scanner *sc, const stop *st) {
  size_t i = st->at;
  if (st->next >= sc->to || !is_upper(sc->s[st->next])) return false;
  if (!st->quoted) {
    if (i < sc->start + 3 || sc->s[i - 1] < 'a' || sc->s[i - 2] < 'a' || sc->s[i - 3] < 'a') return false;
  }
  size_t end = word_end(sc, st->next);
  unsigned char after = byte_at(sc, end);
  if (after == '.' && end < sc->to && !is_space_at(sc, end + 1)) return false;
  return after != '@' && after != '/' && (end == st->next + 1 || sc->s[st->next + 1] >= 'a' || sc->s[st->next + 1] == '\'');
}

/* Is the word s[from..at) the number or letter of a list's item: the first of its sentence? */
static bool is_item(const scanner *sc, size_t from, size_t at) {
  return skip_openers(sc, sc->start) == from && at - from <= 3 && (is_number(sc, from, at) || at - from == 1);
}

/* Does a full stop after the abbreviation end a sentence, a capital or a numeral following? */
static bool ends_abbreviation(const scanner *sc, const stop *st, unsigned flags, size_t from) {
  size_t next = skip_openers(sc, st->next);
  bool digit = mn_is_digit(byte_at(sc, next));
  if (flags & (MN_WORD_TITLE | MN_WORD_INNER)) return false;
  if (flags & MN_WORD_NUMBER) return !digit && (is_starter(sc, next) || flags & MN_WORD_FINAL);
  if (from - sc->start < 12 && !(flags & MN_WORD_FINAL && from - sc->start > 5)) return is_starter(sc, next) && from > sc->start;
  if (flags & MN_WORD_FINAL) return true;
  return is_starter(sc, next);
}

/* A single full stop with white space after it, before something that is no small letter. */
static bool ends_at_stop(const scanner *sc, const stop *st) {
  size_t from = word_start(sc, st->at), next = skip_openers(sc, st->next);
  if (is_item(sc, from, st->at)) return false;
  if (st->at == from || st->closed > st->end) return true;
  unsigned flags = flags_of(sc, from, st->at);
  if (!(flags & MN_WORD_ABBREVIATION)) {
    size_t hyphen = st->at;
    while (hyphen > from && sc->s[hyphen - 1] != '-') hyphen--;
    if (hyphen > from) flags = flags_of(sc, hyphen, st->at) & MN_WORD_ABBREVIATION;
  }
  if (flags & MN_WORD_ABBREVIATION) return ends_abbreviation(sc, st, flags, from);
  if (is_dotted(sc, from, st->at)) return is_starter(sc, next);
  if (st->at - from == 1 && is_upper(sc->s[from])) return is_starter(sc, next);
  return true;
}

/* Does an address begin at i? */
static bool is_address(const scanner *sc, size_t i) {
  return sc->to - i > 7 && (memcmp(sc->s + i, "http", 4) == 0 || memcmp(sc->s + i, "www.", 4) == 0);
}

/* A small letter follows, at `next`. In edited text that shows an abbreviation or a slip inside a sentence; where people
 * write without capitals it shows nothing. */
static bool ends_before_small(const scanner *sc, const stop *st, size_t next) {
  if (is_address(sc, next) && next == st->next) return true;
  if (st->quoted || st->bracketed || st->kind == MARK_DOTS) return false;
  if (mark_at_dash(sc, st->next)) return sc->lang == MN_LANG_FR;
  if (next != st->next || sc->lang != MN_LANG_EN) return false;
  size_t from = word_start(sc, st->at);
  if (st->kind == MARK_STOP && (flags_of(sc, from, st->at) & MN_WORD_ABBREVIATION || is_dotted(sc, from, st->at) || st->at - from < 2)) return false;
  size_t end = word_end(sc, next);
  unsigned flags = flags_of(sc, next, end);
  if (sc->informal || flags & MN_WORD_SUBJECT) return true;
  return st->at > sc->start && sc->s[st->at] == '?' && !(flags & MN_WORD_JOINER);
}

static bool is_pronoun_i(const scanner *sc, size_t i) {
  return byte_at(sc, i) == 'I' && (byte_at(sc, i + 1) == ' ' || byte_at(sc, i + 1) == '\'') && sc->lang != MN_LANG_FR;
}

/* An ellipsis, something other than a small letter following. In square brackets it stands for sentences left out. */
static bool ends_at_dots(const scanner *sc, const stop *st) {
  unsigned char before = st->at > sc->start ? sc->s[st->at - 1] : ' ';
  if (before == '[' || before == '(') return !st->quoted && class_of(sc, st->next) == MN_UPPER && before == '[';
  return st->at > sc->start && !is_pronoun_i(sc, st->next);
}

/* `compounds. . . . The practice`: the full stop ends the sentence, the ellipsis begins the next. */
static void part_dots(const scanner *sc, stop *st) {
  if (st->end - st->at != 7 || sc->s[st->at + 1] != ' ' || st->at == sc->start || is_space_at(sc, st->at - 1)) return;
  if (st->next >= sc->to || st->next == st->closed) return;
  st->end = st->closed = st->at + 1;
  st->next = st->at + 2;
}

/* Is a sentence over at the candidate? */
static bool is_end(const scanner *sc, stop *st) {
  size_t next = st->next;
  if (next >= sc->to || st->kind == MARK_TIGHT) return next < sc->to;
  if (st->kind == MARK_WIDE) return true;
  if (next == st->closed) {
    if (st->kind == MARK_DOTS) return !st->bracketed && st->at > sc->start && class_of(sc, next) == MN_UPPER && class_of(sc, next + 1) == MN_LOWER;
    return is_glued(sc, st);
  }
  size_t first = skip_openers(sc, next);
  if (class_of(sc, first) == MN_LOWER) return ends_before_small(sc, st, first);
  if (st->quoted && (is_attribution(sc, next) || is_signature(sc, next))) return false;
  if (st->kind == MARK_DOTS) return ends_at_dots(sc, st);
  return st->kind != MARK_STOP || ends_at_stop(sc, st);
}

/* ---- lists ---- */

/* `1)`, `2.`, `3.)`, `b.` at the beginning of a sentence: where does the next item begin? sc->to when none follows within
 * LIST bytes. */
static size_t next_item(const scanner *sc) {
  size_t i = skip_openers(sc, sc->start), from = i;
  unsigned value = 0;
  bool letter = byte_at(sc, i) >= 'a' && byte_at(sc, i) <= 'z';
  if (!letter && !mn_is_digit(byte_at(sc, i))) return sc->to;
  if (letter) value = sc->s[i++];
  while (!letter && i < sc->to && mn_is_digit(sc->s[i]) && i - from < 3) value = value * 10 + (unsigned)(sc->s[i++] - '0');
  if (i == from || (byte_at(sc, i) != '.' && byte_at(sc, i) != ')')) return sc->to;
  char item[8];
  size_t n = 0;
  value++;
  if (letter) item[n++] = (char)value;
  if (!letter && value >= 100) item[n++] = (char)('0' + value / 100 % 10);
  if (!letter && value >= 10) item[n++] = (char)('0' + value / 10 % 10);
  if (!letter) item[n++] = (char)('0' + value % 10);
  item[n++] = (char)sc->s[i];
  size_t limit = sc->to - i > LIST ? i + LIST : sc->to;
  for (size_t k = i + 1; k + n < limit; k++) {
    if (sc->s[k - 1] == ' ' && memcmp(sc->s + k, item, n) == 0 && (is_space_at(sc, k + n) || sc->s[k + n] == ')')) return k;
  }
  return sc->to;
}

/* ---- titles of links ---- */

/* Titles stand glued without a mark between a label and the text. A title is over where a function word with a capital
 * follows a word directly (`... en 3 ans Le 26 avril`): the next such place after i, or sc->to. */
static size_t next_title(const scanner *sc, size_t i) {
  for (; i + 1 < sc->link; i++) {
    unsigned char before = sc->s[i - 1];
    if (sc->s[i] != ' ' || !(mn_is_letter(before) || mn_is_digit(before) || before >= 0x80)) continue;
    if (class_of(sc, i + 1) == MN_UPPER && is_starter(sc, i + 1)) return i + 1;
  }
  return sc->to;
}

/* Is the sentence up to the colon at i a label before links: `Lire aussi :`, `A surtout lire sur BBC Afrique :`? */
static bool is_label(const scanner *sc, size_t i) {
  if (i - sc->start > LABEL) return false;
  size_t p = sc->start;
  for (int words = 0; words < 3 && p < i; words++) {
    size_t end = word_end(sc, p);
    if (end == p) return false;
    if (flags_of(sc, p, end) & MN_WORD_LINK) return true;
    p = skip_space(sc, end);
  }
  return false;
}

/* Where the sentence that goes on from sc->start is cut without a mark. */
static size_t next_cut(const scanner *sc) {
  return sc->start < sc->link ? next_title(sc, sc->start + 1) : next_item(sc);
}

/* ---- the loop ---- */

static mn_status append(scanner *sc, size_t end) {
  size_t from = mn_skip_space((const char *)sc->s, sc->start, end);
  end = mn_trim_space((const char *)sc->s, from, end);
  sc->start = end;
  return end > from ? mn_spans_append(sc->out, from, end, sc->kind) : MN_OK;
}

static mn_status cut_at(scanner *sc, size_t end, size_t next) {
  mn_status status = append(sc, end);
  sc->start = next;
  sc->item = next_cut(sc);
  return status;
}

/* ---- other candidates ---- */

/* French lists: a semicolon ends an item that a capital or a dash follows. */
static bool ends_at_semicolon(const scanner *sc, size_t i) {
  size_t next = skip_space(sc, i + 1), first = skip_openers(sc, next);
  if (sc->lang != MN_LANG_FR || next == i + 1) return false;
  return mark_at_dash(sc, next) || (class_of(sc, first) == MN_UPPER && is_starter(sc, first));
}

/* `Image: Nick Moreau.` after a caption without a full stop: where the credit begins, or 0. */
static size_t credit_start(const scanner *sc, size_t i) {
  size_t from = word_start(sc, i);
  if (from == i || from == sc->start || !is_upper(sc->s[from]) || sc->s[from - 1] != ' ' || !is_space_at(sc, i + 1)) return 0;
  return flags_of(sc, from, i) & MN_WORD_CREDIT ? from : 0;
}

/* Reads one or two digits, or more, and the byte after them. */
static size_t skip_field(const scanner *sc, size_t i, size_t most, unsigned char mark_after) {
  size_t from = i;
  while (i - from < most && mn_is_digit(byte_at(sc, i))) i++;
  return i > from && (!mark_after || byte_at(sc, i) == mark_after) ? i + (mark_after != 0) : sc->to;
}

/* The head of a forwarded message, `Kay Mann 04/26/2001 07:17 AM`: the end of the time when a date's first slash is at i,
 * or 0. */
static size_t stamp_end(const scanner *sc, size_t i) {
  size_t k = skip_field(sc, skip_field(sc, skip_field(sc, i + 1, 2, '/'), 4, ' '), 2, ':');
  k = skip_field(sc, k, 2, 0);
  if (byte_at(sc, k) == ':') k = skip_field(sc, k + 1, 2, 0);
  if (byte_at(sc, k) == ' ' && (byte_at(sc, k + 1) == 'A' || byte_at(sc, k + 1) == 'P') && byte_at(sc, k + 2) == 'M') k += 3;
  return k < sc->to && is_space_at(sc, k) ? k : 0;
}

static mn_status look_at_stamp(scanner *sc, size_t i, size_t *next) {
  size_t end = mn_is_digit(i > sc->start ? sc->s[i - 1] : 0) ? stamp_end(sc, i) : 0;
  if (!end) return MN_OK;
  size_t from = word_start(sc, i), word = from > sc->start + 1 ? word_start(sc, from - 1) : from;
  mn_status status = MN_OK;
  if (from > sc->start + 1 && class_of(sc, word) != MN_LOWER) status = cut_at(sc, from, from);
  if (status != MN_OK) return status;
  *next = skip_space(sc, end);
  return cut_at(sc, end, *next);
}

/* A run of three or more * _ = between white space stands alone. */
static mn_status look_at_rule(scanner *sc, size_t i, size_t *next) {
  size_t end = i;
  while (byte_at(sc, end) == sc->s[i]) end++;
  *next = end;
  if (end - i < 3) return MN_OK;
  mn_status status = MN_OK;
  if (i > sc->start && sc->s[i - 1] == ' ') status = cut_at(sc, i, i);
  if (status != MN_OK || !is_space_at(sc, end) || end >= sc->to) return status;
  *next = skip_space(sc, end);
  return cut_at(sc, end, *next);
}

/* The text after a label: a title, where one is seen to end, else the next sentence. */
static mn_status look_at_label(scanner *sc, size_t i, size_t *next) {
  size_t limit = sc->to - i > LIST ? i + LIST : sc->to, end = i + 1;
  while (end < limit && sc->s[end] != '.' && sc->s[end] != '!' && sc->s[end] != '?') end++;
  sc->link = end;
  sc->item = next_title(sc, skip_space(sc, i + 1) + 1);
  if (sc->item < sc->to) return MN_OK;
  sc->link = 0;
  *next = skip_space(sc, i + 1);
  return cut_at(sc, i + 1, *next);
}

static mn_status look_at_colon(scanner *sc, size_t i, size_t *next) {
  if (is_label(sc, i)) return look_at_label(sc, i, next);
  i = credit_start(sc, i);
  return i ? cut_at(sc, i, i) : MN_OK;
}

static mn_status look_at_item(scanner *sc, const stop *st, size_t *next) {
  size_t i = st->at;
  switch (st->kind) {
    case MARK_BULLET: return i == sc->start || !is_space_at(sc, i - 1) ? MN_OK : cut_at(sc, i, i);
    case MARK_SEMICOLON: return ends_at_semicolon(sc, i) ? cut_at(sc, i + 1, skip_space(sc, i + 1)) : MN_OK;
    case MARK_COLON: return look_at_colon(sc, i, next);
    case MARK_SLASH: return look_at_stamp(sc, i, next);
    case MARK_RULE: return look_at_rule(sc, i, next);
    default: return MN_OK;
  }
}

/* The commonest end by far: a word in small letters that is no abbreviation, a full stop, a space, a capital. False sends it
 * the long way. */
static bool is_plain_end(const scanner *sc, size_t i) {
  if (sc->s[i] != '.' || sc->to - i < 3 || sc->s[i + 1] != ' ' || !is_upper(sc->s[i + 2]) || sc->keep_quotes) return false;
  size_t from = i;
  while (from > sc->start && i - from <= sc->lexicon->longest && sc->s[from - 1] >= 'a' && sc->s[from - 1] <= 'z') from--;
  if (i - from > sc->lexicon->longest) return true;
  if (i - from < 4 || from == sc->start || sc->s[from - 1] != ' ') return false;
  return !(flags_of(sc, from, i) & MN_WORD_ABBREVIATION);
}

/* Look at the candidate at i; *next is where the search goes on. */
static mn_status look(scanner *sc, size_t i, size_t *next) {
  if (is_plain_end(sc, i)) {
    *next = i + 2;
    return cut_at(sc, i + 1, i + 2);
  }
  stop st = {.at = i};
  read_marks(sc, &st);
  *next = i + 1;
  if (st.kind == MARK_NONE) return MN_OK;
  if (st.kind >= MARK_BULLET) return look_at_item(sc, &st, next);
  read_closers(sc, &st);
  part_dots(sc, &st);
  *next = st.end;
  if (!is_end(sc, &st)) return MN_OK;
  *next = st.next;
  return cut_at(sc, st.closed, st.next);
}

static mn_status scan_paragraph(scanner *sc, size_t from, size_t to, mn_lang lang) {
  sc->from = sc->start = sc->counted = from;
  sc->to = to;
  sc->link = 0;
  sc->odd = false;
  sc->informal = class_of(sc, skip_openers(sc, from)) == MN_LOWER;
  sc->lang = lang != MN_LANG_GUESS ? lang : mn_language_guess(sc->lexicon, (const char *)sc->s + from, to - from);
  sc->item = next_cut(sc);
  for (size_t i = from; i < to;) {
    size_t at = mn_scan_stops(sc->s, i, to, sc->n);
    mn_status status;
    if (sc->item < at || (sc->item == at && at < to)) {
      i = sc->item;
      status = cut_at(sc, i, i);
    } else {
      if (to - at < 2) break; /* the paragraph's last mark ends it anyway */
      status = look(sc, at, &i);
    }
    if (status != MN_OK) return status;
  }
  return append(sc, to);
}

mn_status mn_sentences_scan(const mn_classes *classes, const mn_lexicon *lexicon, const char *s, size_t n,
                            const mn_sentences_options *options, mn_spans *out) {
  scanner sc = {.classes = classes, .lexicon = lexicon, .s = (const unsigned char *)s, .n = n, .out = out};
  sc.keep_quotes = options->keep_quotes;
  if (n > MN_SPAN_MAX) return MN_ELIMIT;
  mn_spans pieces = mn_spans_make(out->alloc);
  mn_status status = mn_lines_scan(s, n, &pieces);
  bool wrapped = status == MN_OK && mn_lines_are_wrapped(&pieces, s, n);
  for (size_t i = 0; i < pieces.count && status == MN_OK; i++) {
    const mn_span *piece = &pieces.items[i];
    if (piece->kind == MN_PIECE_BLANK) continue;
    size_t from = (size_t)piece->from;
    sc.kind = (mn_piece)piece->kind;
    while (wrapped && i + 1 < pieces.count && pieces.items[i + 1].kind == MN_PIECE_LINE) i++;
    status = scan_paragraph(&sc, from, mn_span_end(&pieces.items[i]), options->lang);
  }
  mn_spans_free(&pieces);
  return status;
}

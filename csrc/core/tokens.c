#include "tokens.h"

#include <stdbool.h>
#include <string.h>

#include "language.h"
#include "window.h"

#define BYTES_A_TOKEN 5
#define MARKS 4
#define ROOM (MN_WINDOW + MARKS + 4) /* more tokens than can begin in a window and be put at one look */
#define QUOTED 400 /* bytes after an opening single mark within which one after an s closes it */

const char *const mn_token_names[] = {"word",  "number", "punctuation", "symbol", "url",
                                      "email", "handle", "hashtag",     "other",  NULL};

typedef struct scanner {
  const mn_classes *classes;
  const mn_lexicon *lexicon;
  const unsigned char *s;
  size_t n; /* where this stretch of text ends */
  mn_lang lang;
  size_t opened; /* after an opening single quotation mark: where the quotation begins; else 0 */
  mn_spans *out;
} scanner;

/* What follows the token that begins at a position. */
typedef struct cut {
  size_t end;
  mn_token kind;
} cut;

/* ---- characters ---- */

static unsigned char byte_at(const scanner *sc, size_t i) {
  return i < sc->n ? sc->s[i] : 0;
}

static mn_class class_at(const scanner *sc, size_t i, size_t *size) {
  uint32_t cp;
  return mn_class_at(sc->classes, (const char *)sc->s + i, sc->n - i, size, &cp);
}

/* Does a letter, mark or digit stand at i? */
static bool is_word_at(const scanner *sc, size_t i) {
  if (i >= sc->n) return false;
  unsigned char c = sc->s[i];
  if (c < 0x80) return mn_is_letter(c) || mn_is_digit(c);
  size_t size;
  return mn_class_is_word(class_at(sc, i, &size));
}

static bool is_letter_at(const scanner *sc, size_t i) {
  return is_word_at(sc, i) && !mn_is_digit(sc->s[i]);
}

static bool is_space_at(const scanner *sc, size_t i) {
  if (i >= sc->n) return true;
  unsigned char c = sc->s[i];
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  size_t size;
  return class_at(sc, i, &size) == MN_SPACE;
}

/* The size of an apostrophe at i: ' or U+2019; 0 when there is none. */
static size_t apostrophe_at(const scanner *sc, size_t i) {
  if (byte_at(sc, i) == '\'') return 1;
  return byte_at(sc, i) == 0xE2 && byte_at(sc, i + 1) == 0x80 && byte_at(sc, i + 2) == 0x99 ? 3 : 0;
}

/* The size of a hyphen at i: -, U+2010 or U+2011. */
static size_t hyphen_at(const scanner *sc, size_t i) {
  if (byte_at(sc, i) == '-') return 1;
  return byte_at(sc, i) == 0xE2 && byte_at(sc, i + 1) == 0x80 && (byte_at(sc, i + 2) | 1) == 0x91 ? 3 : 0;
}

static unsigned flags_of(const scanner *sc, size_t from, size_t to) {
  return mn_lexicon_find(sc->lexicon, (const char *)sc->s + from, to - from, sc->lang);
}

/* Han and Hiragana write no spaces: a character is a token, as in UAX #29. */
static bool stands_alone(uint32_t cp) {
  return (cp >= 0x3041 && cp <= 0x309F) || (cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0xF900 && cp <= 0xFAFF) ||
         (cp >= 0x20000 && cp <= 0x3FFFF);
}

/* The end of the run of letters, marks, digits and underscores from i on; a format character stays inside a word. */
static size_t run_end(const scanner *sc, size_t i) {
  for (;;) {
    i = mn_scan_letters(sc->s, i, sc->n);
    if (i >= sc->n) return i;
    unsigned char c = sc->s[i];
    if (mn_is_digit(c) || c == '_') {
      i++;
      continue;
    }
    if (c < 0x80) return i;
    size_t size;
    uint32_t cp;
    mn_class k = mn_class_at(sc->classes, (const char *)sc->s + i, sc->n - i, &size, &cp);
    bool inside = k == MN_FORMAT && is_word_at(sc, i + size);
    if (!inside && (!mn_class_is_word(k) || (k == MN_LETTER && stands_alone(cp)))) return i;
    i += size;
  }
}

/* ---- addresses ---- */

static bool is_local_byte(unsigned char c) {
  return mn_is_letter(c) || mn_is_digit(c) || c == '.' || c == '-' || c == '_' || c == '+' || c == '%';
}

static size_t domain_end(const scanner *sc, size_t i) {
  while (i < sc->n && (mn_is_letter(sc->s[i]) || mn_is_digit(sc->s[i]) || sc->s[i] == '.' || sc->s[i] == '-')) i++;
  while (sc->s[i - 1] == '.' || sc->s[i - 1] == '-') i--;
  return i;
}

/* The end of an e-mail address that begins at p, or 0. A local part has at most 64 bytes (RFC 5321, 4.5.3.1.1). */
static size_t email_end(const scanner *sc, size_t p) {
  size_t i = p;
  while (i < sc->n && i - p <= 64 && is_local_byte(sc->s[i])) i++;
  if (byte_at(sc, i) != '@' || i == p || !(mn_is_letter(byte_at(sc, i + 1)) || mn_is_digit(byte_at(sc, i + 1)))) return 0;
  return domain_end(sc, i + 1);
}

static bool ends_address(const scanner *sc, size_t i) {
  unsigned char c = sc->s[i];
  return is_space_at(sc, i) || c == '<' || c == '>' || c == '"' || (c == 0xC2 && byte_at(sc, i + 1) == 0xBB) ||
         (c == 0xE2 && byte_at(sc, i + 1) == 0x80 && byte_at(sc, i + 2) != 0x8B);
}

/* The end of a URL from p on: up to white space or a quotation mark, without the punctuation of the sentence around. */
static size_t url_end(const scanner *sc, size_t p) {
  size_t i = p, brackets = 0;
  for (; i < sc->n && !ends_address(sc, i); i++) {
    if (sc->s[i] == '(') brackets++;
  }
  while (i > p + 1 && (strchr(".,;:!?'*]", sc->s[i - 1]) || (sc->s[i - 1] == ')' && !brackets))) i--;
  return i;
}

static bool is_scheme(const scanner *sc, size_t p, size_t e) {
  return e - p < 12 && byte_at(sc, e) == ':' && byte_at(sc, e + 1) == '/' && byte_at(sc, e + 2) == '/' &&
         is_word_at(sc, e + 3);
}

static bool is_www(const scanner *sc, size_t p, size_t e) {
  return e - p == 3 && (sc->s[p] | 0x20) == 'w' && (sc->s[p + 1] | 0x20) == 'w' && (sc->s[p + 2] | 0x20) == 'w' &&
         byte_at(sc, e) == '.' && is_word_at(sc, e + 1);
}

/* ---- words ---- */

/* A full stop inside s[p..), at e: does it end a sentence whose space is missing (`independence.In`)? Small letters
 * before it, a capital and small letters after. */
static bool is_glued_stop(const scanner *sc, size_t p, size_t e) {
  if (e < p + 3 || sc->s[e - 1] < 'a' || sc->s[e - 2] < 'a' || sc->s[e - 3] < 'a') return false;
  unsigned char c = byte_at(sc, e + 1), d = byte_at(sc, e + 2);
  if (c < 'A' || c > 'Z' || (d < 'a' && d != ' ' && d != '\'')) return false;
  return !(flags_of(sc, e + 1, mn_scan_letters(sc->s, e + 1, sc->n)) & MN_WORD_DOMAIN);
}

/* `U.S`, `a.m`, `J.-C`: single letters with full stops between them. */
static bool is_dotted(const scanner *sc, size_t p, size_t e) {
  if (e - p < 3) return false;
  for (size_t i = p; i < e; i++) {
    if (!mn_is_letter(sc->s[i])) return false;
    if (++i == e) return true;
    if (sc->s[i] != '.') return false;
    if (i + 1 < e && sc->s[i + 1] == '-') i++;
  }
  return false;
}

static size_t skip_spaces(const scanner *sc, size_t i) {
  while (i < sc->n && sc->s[i] == ' ') i++;
  return i;
}

/* Does the full stop at e belong to the word s[p..e) before it? */
static bool keeps_stop(const scanner *sc, size_t p, size_t e) {
  if (is_dotted(sc, p, e)) return true;
  if (e - p > sc->lexicon->longest) return false;
  unsigned flags = flags_of(sc, p, e);
  size_t next = skip_spaces(sc, e + 1);
  unsigned char c = byte_at(sc, next);
  if (e - p == 1 && sc->s[p] >= 'A' && sc->s[p] <= 'Z') return sc->s[p] != 'I' && next > e + 1 && c >= 'A' && c <= 'Z';
  if (flags & MN_WORD_NUMBER && !(flags & (MN_WORD_TITLE | MN_WORD_INNER | MN_WORD_END | MN_WORD_FINAL))) return mn_is_digit(c);
  return (flags & MN_WORD_ABBREVIATION) != 0;
}

/* A connector stands at e, after the word s[p..e). Each rule gives the position from which the word goes on, or 0 when
 * it ends. */
static size_t join_stop(const scanner *sc, size_t p, size_t e) {
  if (byte_at(sc, e + 1) == '.') return 0;
  if (is_word_at(sc, e + 1)) return is_glued_stop(sc, p, e) ? 0 : e + 1;
  size_t hyphen = hyphen_at(sc, e + 1);
  if (hyphen && e - p <= 2 && sc->lang != MN_LANG_EN && is_letter_at(sc, e + 1 + hyphen)) return e + 1 + hyphen;
  return 0;
}

static bool is_vowel_at(const scanner *sc, size_t i) {
  unsigned char c = sc->s[i] | 0x20;
  return c >= 0x80 || !mn_is_letter(c) || c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 'h';
}

/* French: do `l'on` and `c'est-à-dire` stand around the apostrophe before i? */
static bool is_fused(const scanner *sc, size_t i) {
  if (byte_at(sc, i) == 'o') return byte_at(sc, i + 1) == 'n' && !is_word_at(sc, i + 2);
  return sc->n - i >= 11 && memcmp(sc->s + i, "est-\xC3\xA0-dire", 11) == 0;
}

/* French: is s[p..e) elided before the apostrophe of this size at e? */
static bool is_elided(const scanner *sc, size_t p, size_t e, size_t size) {
  if (sc->lang != MN_LANG_FR || e - p > 7 || !(flags_of(sc, p, e) & MN_WORD_ELIDED)) return false;
  if (!is_letter_at(sc, e + size)) return true;
  return is_vowel_at(sc, e + size) && !is_fused(sc, e + size);
}

static size_t join_apostrophe(scanner *sc, size_t p, size_t e, size_t size, bool *done) {
  *done = true;
  if (is_elided(sc, p, e, size)) return e + size;
  if (is_word_at(sc, e + size)) {
    *done = false;
    return e + size;
  }
  bool open = sc->opened && e - sc->opened < QUOTED;
  bool possessive = sc->lang != MN_LANG_FR && !open && (sc->s[e - 1] | 0x20) == 's' && is_space_at(sc, e + size);
  return possessive ? e + size : 0;
}

/* French: does a clitic stand after the hyphen at e (`-il`, `-t-elle`)? Gives its end, or 0. */
static size_t clitic_end(const scanner *sc, size_t e) {
  size_t from = e + 1, to = run_end(sc, from);
  size_t longest = flags_of(sc, from, to) & MN_WORD_CLITIC ? to : 0;
  if (byte_at(sc, to) == '-' && to - from <= 3) {
    size_t second = run_end(sc, to + 1);
    if (flags_of(sc, from, second) & MN_WORD_CLITIC) return second;
    return 0;
  }
  return longest;
}

static size_t join_hyphen(const scanner *sc, size_t p, size_t e, size_t size) {
  if (!is_word_at(sc, e + size)) return 0;
  if (sc->lang == MN_LANG_EN) return flags_of(sc, p, e) & MN_WORD_PREFIX ? e + size : 0;
  if (sc->lang != MN_LANG_FR || size != 1) return e + size;
  size_t end = clitic_end(sc, e);
  return end && !(flags_of(sc, p, end) & MN_WORD_WHOLE) ? 0 : e + size;
}

static size_t join_slash(const scanner *sc, size_t p, size_t e) {
  size_t end = run_end(sc, e + 1);
  return e - p <= 2 && end > e + 1 && end - e <= 3 - (e - p > 1) ? e + 1 : 0;
}

/* `personne(s)`, `AUTRE(S)` */
static size_t join_bracket(const scanner *sc, size_t e) {
  size_t end = mn_scan_letters(sc->s, e + 1, sc->n);
  return end > e + 1 && end - e <= 4 && byte_at(sc, end) == ')' && !is_word_at(sc, end + 1) ? end + 1 : 0;
}

/* French: is s[p..e) the h between a time's numbers? */
static bool splits_time(const scanner *sc, size_t p, size_t e) {
  return sc->lang == MN_LANG_FR && p > 0 && mn_is_digit(sc->s[p - 1]) && (sc->s[p] | 0x20) == 'h' && e > p + 1;
}

/* From where the word s[p..e) goes on, or 0; *done: the returned position is its end. */
static size_t join(scanner *sc, size_t p, size_t e, bool *done) {
  *done = false;
  switch (byte_at(sc, e)) {
    case '.': return join_stop(sc, p, e);
    case '\'': return join_apostrophe(sc, p, e, 1, done);
    case '-': return join_hyphen(sc, p, e, 1);
    case '/': return join_slash(sc, p, e);
    case '&': return is_letter_at(sc, e + 1) ? e + 1 : 0;
    case '(': *done = true; return join_bracket(sc, e);
    case 0xE2:
      if (apostrophe_at(sc, e)) return join_apostrophe(sc, p, e, 3, done);
      return hyphen_at(sc, e) ? join_hyphen(sc, p, e, 3) : 0;
    default: return 0;
  }
}

static bool is_plain(unsigned char c) {
  return c == ' ' || c == ',' || c == '\n';
}

/* A word that begins at p and whose first run ends at e. */
static cut read_word(scanner *sc, size_t p, size_t e) {
  if (splits_time(sc, p, e)) return (cut){p + 1, MN_TOKEN_WORD};
  unsigned char c = byte_at(sc, e);
  if (c == ':' && is_scheme(sc, p, e)) return (cut){url_end(sc, p), MN_TOKEN_URL};
  if (c == '.' && is_www(sc, p, e)) return (cut){url_end(sc, p), MN_TOKEN_URL};
  if ((c == '.' || c == '@' || c == '-' || c == '+' || c == '%') && (is_word_at(sc, e + 1) || byte_at(sc, e + 1) == '.')) {
    size_t end = email_end(sc, p);
    if (end) return (cut){end, MN_TOKEN_EMAIL};
  }
  for (bool done = false; !done;) {
    size_t next = join(sc, p, e, &done);
    if (!next) break;
    e = done ? next : run_end(sc, next);
  }
  if (byte_at(sc, e) == '.' && byte_at(sc, e + 1 + (byte_at(sc, e + 1) == '.')) != '.' && !is_word_at(sc, e + 1) &&
      keeps_stop(sc, p, e)) {
    e++;
  }
  return (cut){e, MN_TOKEN_WORD};
}

/* ---- numbers ---- */

static size_t digits_end(const scanner *sc, size_t i) {
  while (i < sc->n && mn_is_digit(sc->s[i])) i++;
  return i;
}

/* The size of a space that may part thousands at i: NBSP, U+2009, U+202F, in French a plain one too. */
static size_t thousands_at(const scanner *sc, size_t i) {
  unsigned char c = byte_at(sc, i);
  if (c == ' ') return sc->lang == MN_LANG_FR ? 1 : 0;
  if (c == 0xC2) return byte_at(sc, i + 1) == 0xA0 ? 2 : 0;
  return c == 0xE2 && byte_at(sc, i + 1) == 0x80 && (byte_at(sc, i + 2) == 0x89 || byte_at(sc, i + 2) == 0xAF) ? 3 : 0;
}

static size_t join_thousands(const scanner *sc, size_t p, size_t e) {
  size_t size = thousands_at(sc, e);
  if (!size || e - p > 3) return 0;
  for (size_t end = e; size; size = thousands_at(sc, e)) {
    end = digits_end(sc, e + size);
    if (end - e - size != 3) break;
    e = end;
  }
  return e;
}

/* English: parts of a telephone number or an ISO date stay together, ranges and scores do not. */
static bool joins_dash(const scanner *sc, size_t p, size_t e) {
  size_t end = digits_end(sc, e + 1);
  if (sc->lang != MN_LANG_EN) return true;
  size_t first = e - p, second = end - e - 1;
  if (first > 5 || (byte_at(sc, end) == '-' && mn_is_digit(byte_at(sc, end + 1)))) return true;
  return first != 4 && second == 4;
}

static size_t join_number(const scanner *sc, size_t p, size_t e) {
  if (!mn_is_digit(byte_at(sc, e + 1))) return 0;
  switch (sc->s[e]) {
    case '.': case ',': case ':': case '/': case '\'': return e + 1;
    case '-': return joins_dash(sc, p, e) ? e + 1 : 0;
    default: return 0;
  }
}

/* French: the h of `20h30`. */
static bool is_hour(const scanner *sc, size_t i) {
  if (sc->lang != MN_LANG_FR || (sc->s[i] | 0x20) != 'h') return false;
  return mn_is_digit(byte_at(sc, i + 1)) || !is_word_at(sc, i + 1);
}

static cut read_number(scanner *sc, size_t p, size_t e) {
  size_t start = e;
  e = digits_end(sc, e);
  size_t thousands = join_thousands(sc, start, e);
  if (thousands) e = thousands;
  while (e < sc->n) {
    size_t next = join_number(sc, p, e);
    if (!next) break;
    e = digits_end(sc, next);
  }
  size_t end = run_end(sc, e);
  if (end > e) {
    if (flags_of(sc, e, end) & MN_WORD_UNIT || is_hour(sc, e)) return (cut){e, MN_TOKEN_NUMBER};
    cut word = read_word(sc, p, end);
    if (word.kind == MN_TOKEN_WORD) word.kind = MN_TOKEN_NUMBER;
    return word;
  }
  if (apostrophe_at(sc, e) && byte_at(sc, e + apostrophe_at(sc, e)) == 's') e = run_end(sc, e + apostrophe_at(sc, e));
  size_t mail = byte_at(sc, e) == '@' || byte_at(sc, e) == '.' ? email_end(sc, p) : 0;
  return mail ? (cut){mail, MN_TOKEN_EMAIL} : (cut){e, MN_TOKEN_NUMBER};
}

/* ---- marks ---- */

/* The end of the run of this byte from i on. */
static size_t same_end(const scanner *sc, size_t i, unsigned char c) {
  while (i < sc->n && sc->s[i] == c) i++;
  return i;
}

/* The end of an emoticon at p (`:)`, `;-(`, `:D`), or 0. */
static size_t emoticon_end(const scanner *sc, size_t p) {
  size_t i = p + 1;
  if (byte_at(sc, i) == '-' || byte_at(sc, i) == '\'') i++;
  unsigned char mouth = byte_at(sc, i);
  if (mouth == ')' || mouth == '(') return is_word_at(sc, same_end(sc, i, mouth)) ? 0 : same_end(sc, i, mouth);
  if (mouth != 'D' && mouth != 'P' && mouth != 'p' && mouth != '|' && mouth != '\\') return 0;
  return is_word_at(sc, i + 1) ? 0 : i + 1;
}

static bool after_space(const scanner *sc, size_t p) {
  return p == 0 || sc->s[p - 1] <= ' ' || sc->s[p - 1] == '(' || sc->s[p - 1] == '[' || sc->s[p - 1] == '"';
}

static cut read_sign(scanner *sc, size_t p) {
  unsigned char c = sc->s[p];
  bool word_before = p > 0 && (mn_is_letter(sc->s[p - 1]) || sc->s[p - 1] >= 0x80 );
  if (c == '-' && sc->lang == MN_LANG_FR && word_before && is_letter_at(sc, p + 1)) {
    size_t end = clitic_end(sc, p);
    if (end) return (cut){end, MN_TOKEN_WORD};
  }
  if (mn_is_digit(byte_at(sc, p + 1)) && after_space(sc, p) && (c == '+' || sc->lang != MN_LANG_EN)) {
    return read_number(sc, p, p + 1);
  }
  if (c == '+' && byte_at(sc, p + 1) == '/' && byte_at(sc, p + 2) == '-') return (cut){p + 3, MN_TOKEN_SYMBOL};
  size_t end = p + 1;
  while (byte_at(sc, end) == c || (c != '+' && (byte_at(sc, end) == '-' || byte_at(sc, end) == '='))) end++;
  return (cut){end, c == '+' ? MN_TOKEN_SYMBOL : MN_TOKEN_PUNCTUATION};
}

static cut read_apostrophe(scanner *sc, size_t p, size_t size) {
  bool opens = after_space(sc, p) && !is_space_at(sc, p + size);
  if (opens && sc->lang == MN_LANG_EN && mn_is_digit(byte_at(sc, p + size))) {
    size_t end = run_end(sc, p + size);
    if (end - p - size <= 3) return (cut){end, MN_TOKEN_NUMBER};
  }
  sc->opened = opens ? p + size : 0;
  if (size == 1 && byte_at(sc, p + 1) == '\'') return (cut){p + 2, MN_TOKEN_PUNCTUATION};
  return (cut){p + size, MN_TOKEN_PUNCTUATION};
}

static cut read_stop(scanner *sc, size_t p) {
  if (sc->s[p] == '.' && after_space(sc, p) && is_word_at(sc, p + 1)) {
    if (mn_is_digit(sc->s[p + 1])) return read_number(sc, p, p + 1);
    return (cut){run_end(sc, p + 1), MN_TOKEN_WORD};
  }
  size_t end = p + 1;
  while (byte_at(sc, end) == '.' || byte_at(sc, end) == '!' || byte_at(sc, end) == '?') end++;
  return (cut){end, MN_TOKEN_PUNCTUATION};
}

/* `#` or `@` before a word. */
static cut read_tag(scanner *sc, size_t p) {
  mn_token kind = sc->s[p] == '#' ? MN_TOKEN_HASHTAG : MN_TOKEN_HANDLE;
  if (is_letter_at(sc, p + 1) || byte_at(sc, p + 1) == '_') {
    size_t end = run_end(sc, p + 1);
    if (kind == MN_TOKEN_HANDLE && byte_at(sc, end) == '.' && is_word_at(sc, end + 1)) end = domain_end(sc, end);
    return (cut){end, kind};
  }
  return (cut){same_end(sc, p, sc->s[p]), MN_TOKEN_SYMBOL};
}

/* A mark of ASCII. */
static cut read_mark(scanner *sc, size_t p) {
  unsigned char c = sc->s[p];
  switch (c) {
    case '.': case '!': case '?': return read_stop(sc, p);
    case '-': case '+': case '=':
      if (c == '=' && emoticon_end(sc, p)) return (cut){emoticon_end(sc, p), MN_TOKEN_SYMBOL};
      return read_sign(sc, p);
    case '\'': return read_apostrophe(sc, p, 1);
    case '#': case '@': return read_tag(sc, p);
    case ':': case ';': {
      size_t end = emoticon_end(sc, p);
      return end ? (cut){end, MN_TOKEN_SYMBOL} : (cut){p + 1, MN_TOKEN_PUNCTUATION};
    }
    case '*': case '/': case '\\': case '_': return (cut){same_end(sc, p, c), MN_TOKEN_PUNCTUATION};
    case '$': case '<': case '>': case '~': case '|': case '^': return (cut){same_end(sc, p, c), MN_TOKEN_SYMBOL};
    case '`': return (cut){same_end(sc, p, c), MN_TOKEN_PUNCTUATION};
    default: return (cut){p + 1, MN_TOKEN_PUNCTUATION};
  }
}

/* A sequence beyond ASCII that begins no word. */
static cut read_other(scanner *sc, size_t p, mn_class k, size_t size) {
  if (apostrophe_at(sc, p)) return read_apostrophe(sc, p, 3);
  if (sc->s[p] == 0xC2 && sc->s[p + 1] == 0xB0 && (byte_at(sc, p + 2) == 'C' || byte_at(sc, p + 2) == 'F') &&
      !is_word_at(sc, p + 3)) {
    return (cut){p + 3, MN_TOKEN_SYMBOL};
  }
  switch (k) {
    case MN_PUNCTUATION: return (cut){p + size, MN_TOKEN_PUNCTUATION};
    case MN_SYMBOL: return (cut){p + size, MN_TOKEN_SYMBOL};
    case MN_NUMBER: return (cut){p + size, MN_TOKEN_NUMBER};
    case MN_FORMAT: return (cut){p + size, MN_TOKEN_OTHER};
    default: return (cut){p + size, MN_TOKEN_OTHER};
  }
}

/* A token that begins with a byte beyond ASCII; an end of p means white space, of *size bytes. */
static cut read_wide(scanner *sc, size_t p, size_t *size) {
  uint32_t cp;
  mn_class k = mn_class_at(sc->classes, (const char *)sc->s + p, sc->n - p, size, &cp);
  if (k == MN_SPACE) return (cut){p, MN_TOKEN_OTHER};
  if (k == MN_LETTER && stands_alone(cp)) return (cut){p + *size, MN_TOKEN_WORD};
  if (k == MN_DIGIT) {
    size_t end = run_end(sc, p);
    return (cut){end, MN_TOKEN_NUMBER};
  }
  if (mn_class_is_word(k)) return read_word(sc, p, run_end(sc, p));
  if (k == MN_OTHER && cp == MN_REPLACEMENT) return (cut){p + 1, MN_TOKEN_OTHER}; /* broken: U+FFFD itself is a symbol */
  return read_other(sc, p, k, *size);
}

/* ---- the loop ---- */

/* A token that begins with no letter of the window's. */
static cut read_token(scanner *sc, size_t p, size_t *space) {
  unsigned char c = sc->s[p];
  if (c == '"' || c == ')') return (cut){p + 1, MN_TOKEN_PUNCTUATION};
  if (mn_is_digit(c)) return read_number(sc, p, p);
  if (c >= 0x80) return read_wide(sc, p, space);
  if (c > ' ' && c < 0x7F) return read_mark(sc, p);
  if (c == ' ' || (c >= 0x09 && c <= 0x0D)) {
    *space = 1;
    return (cut){p, MN_TOKEN_OTHER};
  }
  return (cut){p + 1, MN_TOKEN_OTHER};
}

/* The bits of the 64 bytes at p; past the text they are 0. */
static mn_window window_at(const scanner *sc, size_t p) {
  unsigned char rest[MN_WINDOW];
  const unsigned char *at = sc->s + p;
  if (sc->n - p < MN_WINDOW) {
    memset(rest, 0, sizeof rest);
    at = memcpy(rest, at, sc->n - p);
  }
  return mn_window_read(at);
}

static inline mn_span *put(mn_span *at, size_t from, size_t to, mn_token kind) {
  *at = (mn_span){.from = from, .size = (uint32_t)(to - from), .kind = (uint32_t)kind};
  return at + 1;
}

/* Put the words, and the commas after words, that lie in the bits [from, to) of the window at p: all that is in there but
 * spaces. */
static mn_span *put_plain(mn_span *out, size_t p, const mn_window *w, unsigned from, unsigned to) {
  uint64_t range = mn_bits_below(to) & ~mn_bits_below(from);
  uint64_t words = w->letters & range, commas = w->commas & range;
  uint64_t starts = (words & ~(words << 1)) | commas, ends = (~words & words << 1) | commas << 1;
  for (; starts; starts &= starts - 1, ends &= ends - 1) {
    unsigned start = mn_bits_first(starts), end = mn_bits_first(ends | (uint64_t)1 << 63);
    mn_token kind = commas >> start & 1 ? MN_TOKEN_PUNCTUATION : MN_TOKEN_WORD;
    *out++ = (mn_span){.from = p + start, .size = end - start, .kind = (uint32_t)kind};
  }
  return out;
}

/* Marks after a word that are tokens of their own: ALONE whatever follows, SHOWN where a space or a closing mark after them
 * shows that they are no part of a run of marks, an address or an emoticon. */
enum { ALONE = 1, SHOWN = 2, SHOWS = 4 };

static const uint8_t MARK_OF[256] = {[','] = ALONE, ['"'] = ALONE | SHOWS, [')'] = ALONE, ['.'] = SHOWN, [':'] = SHOWN,
                                     ['?'] = SHOWN, ['!'] = SHOWN,         [';'] = SHOWN, [' '] = SHOWS, ['\n'] = SHOWS};

/* Is the mark at i, after a word, a token of its own? A full stop, not an abbreviation's. */
static bool is_single_mark(const scanner *sc, size_t i) {
  unsigned mark = MARK_OF[byte_at(sc, i)], next = MARK_OF[byte_at(sc, i + 1)];
  return (mark & ALONE) | (mark & next >> 1 & SHOWN);
}

/* Put up to MARKS such marks at i; gives the position after them. */
static size_t put_marks(const scanner *sc, mn_span **out, size_t i) {
  for (int k = 0; k < MARKS && is_single_mark(sc, i); k++, i++) *out = put(*out, i, i + 1, MN_TOKEN_PUNCTUATION);
  return i;
}

/* Does the word end at e, before a mark of its own or, in English, the hyphen of a compound? The common cases at little
 * cost; false sends it the long way. */
static bool ends_plainly(const scanner *sc, size_t p, size_t e) {
  unsigned char c = sc->s[e];
  if (c == '-') return sc->lang == MN_LANG_EN && mn_is_letter(byte_at(sc, e + 1)) && !(flags_of(sc, p, e) & MN_WORD_PREFIX) && !email_end(sc, p);
  if (!is_single_mark(sc, e)) return false;
  if (c != '.') return true;
  return e - p > sc->lexicon->longest || (e - p > 1 && !(flags_of(sc, p, e) & MN_WORD_ABBREVIATION));
}

/* English contractions and possessives (`don't`, `Mali's`), French elisions of one letter: the token's end, or 0. */
static size_t quick_apostrophe(scanner *sc, size_t p, size_t e) {
  if (sc->s[e] != '\'' || !mn_is_letter(byte_at(sc, e + 1))) return 0;
  if (sc->lang == MN_LANG_FR) {
    /* the letters that MN_WORD_ELIDED lists, without asking the lexicon */
    unsigned elided = 1u << ('c' - 'a') | 1u << ('d' - 'a') | 1u << ('j' - 'a') | 1u << ('l' - 'a') | 1u << ('m' - 'a') |
                      1u << ('n' - 'a') | 1u << ('s' - 'a');
    bool is = e == p + 1 && elided >> ((sc->s[p] | 0x20) - 'a') & 1;
    return is && is_vowel_at(sc, e + 1) && !is_fused(sc, e + 1) ? e + 1 : 0;
  }
  size_t end = mn_scan_letters(sc->s, e + 1, sc->n);
  return end < sc->n && is_plain(sc->s[end]) ? end : 0;
}

/* A number of digits only, or 0. */
static size_t quick_number(const scanner *sc, size_t p) {
  size_t e = digits_end(sc, p);
  if (e == p || e >= sc->n) return 0;
  return sc->s[e] == '\n' || (sc->s[e] == ' ' && sc->lang != MN_LANG_FR) ? e : 0;
}

/* Put the token at p, whose letters end at e, and marks that follow it. Gives the position after them. */
static size_t put_special(scanner *sc, mn_span **out, size_t p, size_t e) {
  cut token;
  size_t space = 0;
  if (e > p) {
    token = (cut){e, MN_TOKEN_WORD};
    if (e >= sc->n || !ends_plainly(sc, p, e)) {
      size_t end = e < sc->n ? quick_apostrophe(sc, p, e) : 0;
      token = end ? (cut){end, MN_TOKEN_WORD} : read_word(sc, p, run_end(sc, e));
    }
  } else if (MARK_OF[sc->s[p]] & ALONE) {
    return put_marks(sc, out, p);
  } else {
    size_t end = quick_number(sc, p);
    token = end ? (cut){end, MN_TOKEN_NUMBER} : read_token(sc, p, &space);
    if (token.end == p) return p + space;
  }
  *out = put(*out, p, token.end, token.kind);
  return put_marks(sc, out, token.end);
}

/* Put the tokens that begin in the window at p into sc->out, which has room, and return where the next one may begin. What
 * lies between two special characters is put from the window's bits alone. */
static size_t scan_window(scanner *sc, size_t p) {
  mn_window w = window_at(sc, p);
  mn_span *out = sc->out->items + sc->out->count;
  size_t limit = sc->n - p < MN_WINDOW ? sc->n - p : MN_WINDOW, i = 0;
  while (i < limit) {
    unsigned from = (unsigned)i, special = mn_bits_first(w.specials & ~mn_bits_below(from));
    unsigned word = mn_bits_run_start(w.letters, from, special);
    out = put_plain(out, p, &w, from, word);
    i = word;
    if (i >= limit || (special == MN_WINDOW && i > 0)) break;
    i = put_special(sc, &out, p + word, p + special) - p;
  }
  sc->out->count = (size_t)(out - sc->out->items);
  return p + i;
}

static mn_status scan(scanner *sc, size_t p) {
  while (p < sc->n) {
    if (sc->out->capacity - sc->out->count < ROOM) {
      mn_status status = mn_spans_reserve(sc->out, ROOM);
      if (status != MN_OK) return status;
    }
    p = scan_window(sc, p);
  }
  return MN_OK;
}

mn_status mn_tokens_scan(const mn_classes *classes, const mn_lexicon *lexicon, const char *s, size_t n, mn_lang lang,
                         mn_spans *out) {
  scanner sc = {.classes = classes, .lexicon = lexicon, .s = (const unsigned char *)s, .n = n, .lang = lang, .out = out};
  if (n > MN_SPAN_MAX) return MN_ELIMIT;
  mn_status reserved = mn_spans_reserve(out, n / BYTES_A_TOKEN + ROOM); /* one allocation for most texts */
  if (reserved != MN_OK) return reserved;
  if (lang != MN_LANG_GUESS) return scan(&sc, 0);
  for (size_t p = 0; p < n; p = sc.n) {
    const char *end = memchr(s + p, '\n', n - p);
    sc.n = end ? (size_t)(end - s) + 1 : n;
    sc.lang = mn_language_guess(lexicon, s + p, sc.n - p);
    mn_status status = scan(&sc, p);
    if (status != MN_OK) return status;
  }
  return MN_OK;
}

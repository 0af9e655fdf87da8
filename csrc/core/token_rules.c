#include "token_rules.h"

#include <string.h>

#include "scan.h"

#define QUOTED 400 /* bytes after an opening single mark within which one after an s closes it */

/* ---- characters ---- */

static mn_class class_at(const mn_token_scanner *sc, size_t i, size_t *size) {
  uint32_t cp;
  return mn_class_at(sc->classes, (const char *)sc->s + i, sc->n - i, size, &cp);
}

/* Does a letter, mark or digit stand at i? */
static bool is_word_at(const mn_token_scanner *sc, size_t i) {
  if (i >= sc->n) return false;
  unsigned char c = sc->s[i];
  if (c < 0x80) return mn_is_letter(c) || mn_is_digit(c);
  size_t size;
  return mn_class_is_word(class_at(sc, i, &size));
}

static bool is_letter_at(const mn_token_scanner *sc, size_t i) {
  return is_word_at(sc, i) && !mn_is_digit(sc->s[i]);
}

static bool is_space_at(const mn_token_scanner *sc, size_t i) {
  if (i >= sc->n) return true;
  unsigned char c = sc->s[i];
  if (c < 0x80) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  size_t size;
  return class_at(sc, i, &size) == MN_SPACE;
}

/* The size of an apostrophe at i: ' or U+2019; 0 when there is none. */
static size_t apostrophe_at(const mn_token_scanner *sc, size_t i) {
  if (byte_at(sc, i) == '\'') return 1;
  return byte_at(sc, i) == 0xE2 && byte_at(sc, i + 1) == 0x80 && byte_at(sc, i + 2) == 0x99 ? 3 : 0;
}

/* The size of a hyphen at i: -, U+2010 or U+2011. */
static size_t hyphen_at(const mn_token_scanner *sc, size_t i) {
  if (byte_at(sc, i) == '-') return 1;
  return byte_at(sc, i) == 0xE2 && byte_at(sc, i + 1) == 0x80 && (byte_at(sc, i + 2) | 1) == 0x91 ? 3 : 0;
}

/* Han and Hiragana write no spaces: a character is a token, as in UAX #29. */
static bool stands_alone(uint32_t cp) {
  return (cp >= 0x3041 && cp <= 0x309F) || (cp >= 0x3400 && cp <= 0x9FFF) || (cp >= 0xF900 && cp <= 0xFAFF) ||
         (cp >= 0x20000 && cp <= 0x3FFFF);
}

/* The end of the run of letters, marks, digits and underscores from i on; a format character stays inside a word. */
size_t mn_token_run_end(const mn_token_scanner *sc, size_t i) {
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

static size_t domain_end(const mn_token_scanner *sc, size_t i) {
  while (i < sc->n && (mn_is_letter(sc->s[i]) || mn_is_digit(sc->s[i]) || sc->s[i] == '.' || sc->s[i] == '-')) i++;
  while (sc->s[i - 1] == '.' || sc->s[i - 1] == '-') i--;
  return i;
}

/* The end of an e-mail address that begins at p, or 0. A local part has at most 64 bytes (RFC 5321, 4.5.3.1.1). */
size_t mn_token_email_end(const mn_token_scanner *sc, size_t p) {
  size_t i = p;
  while (i < sc->n && i - p <= 64 && is_local_byte(sc->s[i])) i++;
  if (byte_at(sc, i) != '@' || i == p || !(mn_is_letter(byte_at(sc, i + 1)) || mn_is_digit(byte_at(sc, i + 1)))) return 0;
  return domain_end(sc, i + 1);
}

static bool ends_address(const mn_token_scanner *sc, size_t i) {
  unsigned char c = sc->s[i];
  return is_space_at(sc, i) || c == '<' || c == '>' || c == '"' || (c == 0xC2 && byte_at(sc, i + 1) == 0xBB) ||
         (c == 0xE2 && byte_at(sc, i + 1) == 0x80 && byte_at(sc, i + 2) != 0x8B);
}

/* The end of a URL from p on: up to white space or a quotation mark, without the punctuation of the sentence around. */
static size_t url_end(const mn_token_scanner *sc, size_t p) {
  size_t i = p, brackets = 0;
  for (; i < sc->n && !ends_address(sc, i); i++) {
    if (sc->s[i] == '(') brackets++;
  }
  while (i > p + 1 && (strchr(".,;:!?'*]", sc->s[i - 1]) || (sc->s[i - 1] == ')' && !brackets))) i--;
  return i;
}

static bool is_scheme(const mn_token_scanner *sc, size_t p, size_t e) {
  return e - p < 12 && !memchr(sc->s + p, '\'', e - p) && !memchr(sc->s + p, '-', e - p) && byte_at(sc, e) == ':' && byte_at(sc, e + 1) == '/' && byte_at(sc, e + 2) == '/' &&
         is_word_at(sc, e + 3);
}

static bool is_www(const mn_token_scanner *sc, size_t p, size_t e) {
  return e - p == 3 && (sc->s[p] | 0x20) == 'w' && (sc->s[p + 1] | 0x20) == 'w' && (sc->s[p + 2] | 0x20) == 'w' &&
         byte_at(sc, e) == '.' && is_word_at(sc, e + 1);
}

/* ---- words ---- */

/* A full stop inside s[p..), at e: does it end a sentence whose space is missing (`independence.In`)? Small letters
 * before it, a capital and small letters after. */
static bool is_glued_stop(const mn_token_scanner *sc, size_t p, size_t e) {
  if (e < p + 3 || sc->s[e - 1] < 'a' || sc->s[e - 2] < 'a' || sc->s[e - 3] < 'a') return false;
  unsigned char c = byte_at(sc, e + 1), d = byte_at(sc, e + 2);
  if (c < 'A' || c > 'Z' || (d < 'a' && d != ' ' && d != '\'')) return false;
  return !(flags_of(sc, e + 1, mn_scan_letters(sc->s, e + 1, sc->n)) & MN_WORD_DOMAIN);
}

/* `U.S`, `a.m`, `J.-C`: single letters with full stops between them. */
static bool is_dotted(const mn_token_scanner *sc, size_t p, size_t e) {
  if (e - p < 3) return false;
  for (size_t i = p; i < e; i++) {
    if (!mn_is_letter(sc->s[i])) return false;
    if (++i == e) return true;
    if (sc->s[i] != '.') return false;
    if (i + 1 < e && sc->s[i + 1] == '-') i++;
  }
  return false;
}

static size_t skip_spaces(const mn_token_scanner *sc, size_t i) {
  while (i < sc->n && sc->s[i] == ' ') i++;
  return i;
}

/* Does the full stop at e belong to the word s[p..e) before it? */
static bool keeps_stop(const mn_token_scanner *sc, size_t p, size_t e) {
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
static size_t join_stop(const mn_token_scanner *sc, size_t p, size_t e) {
  if (byte_at(sc, e + 1) == '.') return 0;
  if (is_word_at(sc, e + 1)) return is_glued_stop(sc, p, e) ? 0 : e + 1;
  size_t hyphen = hyphen_at(sc, e + 1);
  if (hyphen && e - p <= 2 && sc->lang != MN_LANG_EN && is_letter_at(sc, e + 1 + hyphen)) return e + 1 + hyphen;
  return 0;
}

static bool before_vowel(const mn_token_scanner *sc, size_t i) {
  unsigned char c = sc->s[i] | 0x20;
  return c >= 0x80 || !mn_is_letter(c) || c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u' || c == 'y' || c == 'h';
}

/* French: do `l'on` and `c'est-à-dire` stand around the apostrophe before i? */
static bool is_fused(const mn_token_scanner *sc, size_t i) {
  if (byte_at(sc, i) == 'o') return byte_at(sc, i + 1) == 'n' && !is_word_at(sc, i + 2);
  return sc->n - i >= 11 && memcmp(sc->s + i, "est-\xC3\xA0-dire", 11) == 0;
}

/* French: is s[p..e) elided before the apostrophe of this size at e? */
bool mn_token_is_elided(const mn_token_scanner *sc, size_t p, size_t e, size_t size) {
  if (sc->lang != MN_LANG_FR || e - p > 7 || !(flags_of(sc, p, e) & MN_WORD_ELIDED)) return false;
  if (!is_letter_at(sc, e + size)) return true;
  return before_vowel(sc, e + size) && !is_fused(sc, e + size);
}

static size_t join_apostrophe(mn_token_scanner *sc, size_t p, size_t e, size_t size, bool *done) {
  *done = true;
  if (mn_token_is_elided(sc, p, e, size)) return e + size;
  if (is_word_at(sc, e + size)) {
    *done = false;
    return e + size;
  }
  bool open = sc->opened && e - sc->opened < QUOTED;
  bool possessive = sc->lang != MN_LANG_FR && !open && (sc->s[e - 1] | 0x20) == 's' && is_space_at(sc, e + size);
  return possessive ? e + size : 0;
}

/* French: does a clitic stand after the hyphen at e (`-il`, `-t-elle`)? Gives its end, or 0. */
static size_t clitic_end(const mn_token_scanner *sc, size_t e) {
  size_t from = e + 1, to = mn_token_run_end(sc, from);
  size_t longest = flags_of(sc, from, to) & MN_WORD_CLITIC ? to : 0;
  if (byte_at(sc, to) == '-' && to - from <= 3) {
    size_t second = mn_token_run_end(sc, to + 1);
    if (flags_of(sc, from, second) & MN_WORD_CLITIC) return second;
    return 0;
  }
  return longest;
}

size_t mn_token_join_hyphen(const mn_token_scanner *sc, size_t p, size_t e, size_t size) {
  if (!is_word_at(sc, e + size)) return 0;
  if (sc->lang == MN_LANG_EN) return flags_of(sc, p, e) & MN_WORD_PREFIX ? e + size : 0;
  if (sc->lang != MN_LANG_FR || size != 1) return e + size;
  size_t end = clitic_end(sc, e);
  return end && !(flags_of(sc, p, end) & MN_WORD_WHOLE) ? 0 : e + size;
}

static size_t join_slash(const mn_token_scanner *sc, size_t p, size_t e) {
  size_t end = mn_token_run_end(sc, e + 1);
  return e - p <= 2 && end > e + 1 && end - e <= 3 - (e - p > 1) ? e + 1 : 0;
}

/* `personne(s)`, `AUTRE(S)` */
static size_t join_bracket(const mn_token_scanner *sc, size_t e) {
  size_t end = mn_scan_letters(sc->s, e + 1, sc->n);
  return end > e + 1 && end - e <= 4 && byte_at(sc, end) == ')' && !is_word_at(sc, end + 1) ? end + 1 : 0;
}

/* French: is s[p..e) the h between a time's numbers? */
static bool splits_time(const mn_token_scanner *sc, size_t p, size_t e) {
  return sc->lang == MN_LANG_FR && p > 0 && mn_is_digit(sc->s[p - 1]) && (sc->s[p] | 0x20) == 'h' && e > p + 1 &&
         sc->s[p + 1] != '-' && sc->s[p + 1] != '\'';
}

/* From where the word s[p..e) goes on, or 0; *done: the returned position is its end. */
static size_t join(mn_token_scanner *sc, size_t p, size_t e, bool *done) {
  *done = false;
  switch (byte_at(sc, e)) {
    case '.': return join_stop(sc, p, e);
    case '\'': return join_apostrophe(sc, p, e, 1, done);
    case '-': return mn_token_join_hyphen(sc, p, e, 1);
    case '/': return join_slash(sc, p, e);
    case '&': return is_letter_at(sc, e + 1) ? e + 1 : 0;
    case '(': *done = true; return join_bracket(sc, e);
    case 0xE2:
      if (apostrophe_at(sc, e)) return join_apostrophe(sc, p, e, 3, done);
      return hyphen_at(sc, e) ? mn_token_join_hyphen(sc, p, e, 3) : 0;
    default: return 0;
  }
}

/* A word that begins at p and whose first run ends at e. */
mn_token_cut mn_token_read_word(mn_token_scanner *sc, size_t p, size_t e) {
  if (splits_time(sc, p, e)) return (mn_token_cut){p + 1, MN_TOKEN_WORD};
  unsigned char c = byte_at(sc, e);
  if (c == ':' && is_scheme(sc, p, e)) return (mn_token_cut){url_end(sc, p), MN_TOKEN_URL};
  if (c == '.' && is_www(sc, p, e)) return (mn_token_cut){url_end(sc, p), MN_TOKEN_URL};
  if ((c == '.' || c == '@' || c == '-' || c == '+' || c == '%') && (is_word_at(sc, e + 1) || byte_at(sc, e + 1) == '.')) {
    size_t end = mn_token_email_end(sc, p);
    if (end) return (mn_token_cut){end, MN_TOKEN_EMAIL};
  }
  for (bool done = false; !done;) {
    size_t next = join(sc, p, e, &done);
    if (!next) break;
    e = done ? next : mn_token_run_end(sc, next);
  }
  if (byte_at(sc, e) == '.' && byte_at(sc, e + 1 + (byte_at(sc, e + 1) == '.')) != '.' && !is_word_at(sc, e + 1) &&
      keeps_stop(sc, p, e)) {
    e++;
  }
  return (mn_token_cut){e, MN_TOKEN_WORD};
}

/* ---- numbers ---- */

size_t mn_token_digits_end(const mn_token_scanner *sc, size_t i) {
  while (i < sc->n && mn_is_digit(sc->s[i])) i++;
  return i;
}

/* The size of a space that may part thousands at i: NBSP, U+2009, U+202F, in French a plain one too. */
static size_t thousands_at(const mn_token_scanner *sc, size_t i) {
  unsigned char c = byte_at(sc, i);
  if (c == ' ') return sc->lang == MN_LANG_FR ? 1 : 0;
  if (c == 0xC2) return byte_at(sc, i + 1) == 0xA0 ? 2 : 0;
  return c == 0xE2 && byte_at(sc, i + 1) == 0x80 && (byte_at(sc, i + 2) == 0x89 || byte_at(sc, i + 2) == 0xAF) ? 3 : 0;
}

static size_t join_thousands(const mn_token_scanner *sc, size_t p, size_t e) {
  size_t size = thousands_at(sc, e);
  if (!size || e - p > 3) return 0;
  for (size_t end = e; size; size = thousands_at(sc, e)) {
    end = mn_token_digits_end(sc, e + size);
    if (end - e - size != 3) break;
    e = end;
  }
  return e;
}

/* English: parts of a telephone number or an ISO date stay together, ranges and scores do not. */
static bool joins_dash(const mn_token_scanner *sc, size_t p, size_t e) {
  size_t end = mn_token_digits_end(sc, e + 1);
  if (sc->lang != MN_LANG_EN) return true;
  size_t first = e - p, second = end - e - 1;
  if (first > 5 || (byte_at(sc, end) == '-' && mn_is_digit(byte_at(sc, end + 1)))) return true;
  return first != 4 && second == 4;
}

static size_t join_number(const mn_token_scanner *sc, size_t p, size_t e) {
  if (!mn_is_digit(byte_at(sc, e + 1))) return 0;
  switch (sc->s[e]) {
    case '.': case ',': case ':': case '/': case '\'': return e + 1;
    case '-': return joins_dash(sc, p, e) ? e + 1 : 0;
    default: return 0;
  }
}

/* French: the h of `20h30`. */
static bool is_hour(const mn_token_scanner *sc, size_t i) {
  if (sc->lang != MN_LANG_FR || (sc->s[i] | 0x20) != 'h') return false;
  return mn_is_digit(byte_at(sc, i + 1)) || !is_word_at(sc, i + 1);
}

static mn_token_cut read_number(mn_token_scanner *sc, size_t p, size_t e) {
  size_t start = e;
  e = mn_token_digits_end(sc, e);
  size_t thousands = join_thousands(sc, start, e);
  if (thousands) e = thousands;
  while (e < sc->n) {
    size_t next = join_number(sc, p, e);
    if (!next) break;
    e = mn_token_digits_end(sc, next);
  }
  size_t end = mn_token_run_end(sc, e);
  if (end > e) {
    if (flags_of(sc, e, end) & MN_WORD_UNIT || is_hour(sc, e)) return (mn_token_cut){e, MN_TOKEN_NUMBER};
    mn_token_cut word = mn_token_read_word(sc, p, end);
    if (word.kind == MN_TOKEN_WORD) word.kind = MN_TOKEN_NUMBER;
    return word;
  }
  if (apostrophe_at(sc, e) && byte_at(sc, e + apostrophe_at(sc, e)) == 's') e = mn_token_run_end(sc, e + apostrophe_at(sc, e));
  size_t mail = byte_at(sc, e) == '@' || byte_at(sc, e) == '.' ? mn_token_email_end(sc, p) : 0;
  return mail ? (mn_token_cut){mail, MN_TOKEN_EMAIL} : (mn_token_cut){e, MN_TOKEN_NUMBER};
}

/* ---- marks ---- */

/* The end of the run of this byte from i on. */
static size_t same_end(const mn_token_scanner *sc, size_t i, unsigned char c) {
  while (i < sc->n && sc->s[i] == c) i++;
  return i;
}

/* The end of an emoticon at p (`:)`, `;-(`, `:D`), or 0. */
static size_t emoticon_end(const mn_token_scanner *sc, size_t p) {
  size_t i = p + 1;
  if (byte_at(sc, i) == '-' || byte_at(sc, i) == '\'') i++;
  unsigned char mouth = byte_at(sc, i);
  if (mouth == ')' || mouth == '(') return is_word_at(sc, same_end(sc, i, mouth)) ? 0 : same_end(sc, i, mouth);
  if (mouth != 'D' && mouth != 'P' && mouth != 'p' && mouth != '|' && mouth != '\\') return 0;
  return is_word_at(sc, i + 1) ? 0 : i + 1;
}

static bool after_space(const mn_token_scanner *sc, size_t p) {
  return p == 0 || sc->s[p - 1] <= ' ' || sc->s[p - 1] == '(' || sc->s[p - 1] == '[' || sc->s[p - 1] == '"';
}

static mn_token_cut read_sign(mn_token_scanner *sc, size_t p) {
  unsigned char c = sc->s[p];
  bool word_before = p > 0 && (mn_is_letter(sc->s[p - 1]) || sc->s[p - 1] >= 0x80 );
  if (c == '-' && sc->lang == MN_LANG_FR && word_before && is_letter_at(sc, p + 1)) {
    size_t end = clitic_end(sc, p);
    if (end) return (mn_token_cut){end, MN_TOKEN_WORD};
  }
  if (mn_is_digit(byte_at(sc, p + 1)) && after_space(sc, p) && (c == '+' || sc->lang != MN_LANG_EN)) {
    return read_number(sc, p, p + 1);
  }
  if (c == '+' && byte_at(sc, p + 1) == '/' && byte_at(sc, p + 2) == '-') return (mn_token_cut){p + 3, MN_TOKEN_SYMBOL};
  size_t end = p + 1;
  while (byte_at(sc, end) == c || (c != '+' && (byte_at(sc, end) == '-' || byte_at(sc, end) == '='))) end++;
  return (mn_token_cut){end, c == '+' ? MN_TOKEN_SYMBOL : MN_TOKEN_PUNCTUATION};
}

static mn_token_cut read_apostrophe(mn_token_scanner *sc, size_t p, size_t size) {
  bool opens = after_space(sc, p) && !is_space_at(sc, p + size);
  if (opens && sc->lang == MN_LANG_EN && mn_is_digit(byte_at(sc, p + size))) {
    size_t end = mn_token_run_end(sc, p + size);
    if (end - p - size <= 3) return (mn_token_cut){end, MN_TOKEN_NUMBER};
  }
  sc->opened = opens ? p + size : 0;
  if (size == 1 && byte_at(sc, p + 1) == '\'') return (mn_token_cut){p + 2, MN_TOKEN_PUNCTUATION};
  return (mn_token_cut){p + size, MN_TOKEN_PUNCTUATION};
}

static mn_token_cut read_stop(mn_token_scanner *sc, size_t p) {
  if (sc->s[p] == '.' && after_space(sc, p) && is_word_at(sc, p + 1)) {
    if (mn_is_digit(sc->s[p + 1])) return read_number(sc, p, p + 1);
    return (mn_token_cut){mn_token_run_end(sc, p + 1), MN_TOKEN_WORD};
  }
  size_t end = p + 1;
  while (byte_at(sc, end) == '.' || byte_at(sc, end) == '!' || byte_at(sc, end) == '?') end++;
  return (mn_token_cut){end, MN_TOKEN_PUNCTUATION};
}

/* `#` or `@` before a word. */
static mn_token_cut read_tag(mn_token_scanner *sc, size_t p) {
  mn_token kind = sc->s[p] == '#' ? MN_TOKEN_HASHTAG : MN_TOKEN_HANDLE;
  if (is_letter_at(sc, p + 1) || byte_at(sc, p + 1) == '_') {
    size_t end = mn_token_run_end(sc, p + 1);
    if (kind == MN_TOKEN_HANDLE && byte_at(sc, end) == '.' && is_word_at(sc, end + 1)) end = domain_end(sc, end);
    return (mn_token_cut){end, kind};
  }
  return (mn_token_cut){same_end(sc, p, sc->s[p]), MN_TOKEN_SYMBOL};
}

/* A mark of ASCII. */
static mn_token_cut read_mark(mn_token_scanner *sc, size_t p) {
  unsigned char c = sc->s[p];
  switch (c) {
    case '.': case '!': case '?': return read_stop(sc, p);
    case '-': case '+': case '=':
      if (c == '=' && emoticon_end(sc, p)) return (mn_token_cut){emoticon_end(sc, p), MN_TOKEN_SYMBOL};
      return read_sign(sc, p);
    case '\'': return read_apostrophe(sc, p, 1);
    case '#': case '@': return read_tag(sc, p);
    case ':': case ';': {
      size_t end = emoticon_end(sc, p);
      return end ? (mn_token_cut){end, MN_TOKEN_SYMBOL} : (mn_token_cut){p + 1, MN_TOKEN_PUNCTUATION};
    }
    case '*': case '/': case '\\': case '_': return (mn_token_cut){same_end(sc, p, c), MN_TOKEN_PUNCTUATION};
    case '$': case '<': case '>': case '~': case '|': case '^': return (mn_token_cut){same_end(sc, p, c), MN_TOKEN_SYMBOL};
    case '`': return (mn_token_cut){same_end(sc, p, c), MN_TOKEN_PUNCTUATION};
    default: return (mn_token_cut){p + 1, MN_TOKEN_PUNCTUATION};
  }
}

/* A sequence beyond ASCII that begins no word. */
static mn_token_cut read_other(mn_token_scanner *sc, size_t p, mn_class k, size_t size) {
  if (apostrophe_at(sc, p)) return read_apostrophe(sc, p, 3);
  if (sc->s[p] == 0xC2 && sc->s[p + 1] == 0xB0 && (byte_at(sc, p + 2) == 'C' || byte_at(sc, p + 2) == 'F') &&
      !is_word_at(sc, p + 3)) {
    return (mn_token_cut){p + 3, MN_TOKEN_SYMBOL};
  }
  switch (k) {
    case MN_PUNCTUATION: return (mn_token_cut){p + size, MN_TOKEN_PUNCTUATION};
    case MN_SYMBOL: return (mn_token_cut){p + size, MN_TOKEN_SYMBOL};
    case MN_NUMBER: return (mn_token_cut){p + size, MN_TOKEN_NUMBER};
    case MN_FORMAT: return (mn_token_cut){p + size, MN_TOKEN_OTHER};
    default: return (mn_token_cut){p + size, MN_TOKEN_OTHER};
  }
}

/* A token that begins with a byte beyond ASCII; an end of p means white space, of *size bytes. */
static mn_token_cut read_wide(mn_token_scanner *sc, size_t p, size_t *size) {
  uint32_t cp;
  mn_class k = mn_class_at(sc->classes, (const char *)sc->s + p, sc->n - p, size, &cp);
  if (k == MN_SPACE) return (mn_token_cut){p, MN_TOKEN_OTHER};
  if (k == MN_LETTER && stands_alone(cp)) return (mn_token_cut){p + *size, MN_TOKEN_WORD};
  if (k == MN_DIGIT) {
    size_t end = mn_token_run_end(sc, p);
    return (mn_token_cut){end, MN_TOKEN_NUMBER};
  }
  if (mn_class_is_word(k)) return mn_token_read_word(sc, p, mn_token_run_end(sc, p));
  if (k == MN_OTHER && cp == MN_REPLACEMENT) return (mn_token_cut){p + 1, MN_TOKEN_OTHER}; /* broken: U+FFFD itself is a symbol */
  return read_other(sc, p, k, *size);
}

/* ---- any token ---- */

/* A token that begins with no letter of the window's. */
mn_token_cut mn_token_read(mn_token_scanner *sc, size_t p, size_t *space) {
  unsigned char c = sc->s[p];
  if (c == '"' || c == ')') return (mn_token_cut){p + 1, MN_TOKEN_PUNCTUATION};
  if (mn_is_digit(c)) return read_number(sc, p, p);
  if (c >= 0x80) return read_wide(sc, p, space);
  if (c > ' ' && c < 0x7F) return read_mark(sc, p);
  if (c == ' ' || (c >= 0x09 && c <= 0x0D)) {
    *space = 1;
    return (mn_token_cut){p, MN_TOKEN_OTHER};
  }
  return (mn_token_cut){p + 1, MN_TOKEN_OTHER};
}

#include "tokens.h"

#include <string.h>

#include "language.h"
#include "token_rules.h"
#include "window.h"

#define BYTES_A_TOKEN 5
#define MARKS 4
#define ROOM (MN_WINDOW + MARKS + 4) /* more tokens than can begin in a window and be put at one look */

const char *const mn_token_names[] = {"word",  "number", "punctuation", "symbol", "url",
                                      "email", "handle", "hashtag",     "other",  NULL};

/* ---- windows ---- */

/* What a window's bytes are to the loop: tokens that are known from the bits alone, spaces, and all else. */
typedef struct window {
  uint64_t letters;  /* of words */
  uint64_t numbers;  /* digits of whole tokens */
  uint64_t marks;    /* tokens of one byte */
  uint64_t cuts;     /* apostrophes of elisions: a token ends after them, within its letters */
  uint64_t specials; /* where the rules are asked */
} window;

/* Read the bytes at p; past the text they are 0, which is special. */
static mn_bytes bytes_at(const mn_token_scanner *sc, size_t p) {
  unsigned char rest[MN_WINDOW];
  const unsigned char *at = sc->s + p;
  if (sc->n - p < MN_WINDOW) {
    memset(rest, 0, sizeof rest);
    at = memcpy(rest, at, sc->n - p);
  }
  return mn_bytes_read(at);
}

/* The marks that are tokens whatever the words around them are. */
static uint64_t plain_marks(const mn_bytes *b) {
  uint64_t before = b->letters | b->spaces | b->singles;
  uint64_t marks = b->singles | (b->commas & before << 1) | (b->openers & (b->spaces | b->singles) << 1);
  marks |= b->shown & (b->letters | b->singles) << 1 & b->spaces >> 1;
  marks |= b->stops & b->singles << 1 & b->spaces >> 1;
  return marks;
}

/* The word that ends at bit e, before a full stop or hyphen: its first bit, or MN_WINDOW when its beginning is not sure. */
static unsigned word_start(const window *w, uint64_t bounds, unsigned e) {
  unsigned start = mn_bits_run_start(w->letters & ~w->cuts, 0, e);
  return start == 0 || bounds >> (start - 1) & 1 ? start : MN_WINDOW;
}

/* A full stop between a word and white space: is it a token of its own? */
static bool is_own_stop(const mn_token_scanner *sc, size_t p, size_t e) {
  return e - p > sc->lexicon->longest || (e - p > 1 && !(flags_of(sc, p, e) & MN_WORD_ABBREVIATION));
}

/* English: does the hyphen at e, between letters, part a compound? */
static bool is_own_hyphen(const mn_token_scanner *sc, size_t p, size_t e) {
  return !(flags_of(sc, p, e) & MN_WORD_PREFIX) && !(sc->has_at && mn_token_email_end(sc, p));
}

/* French: is s[p..e) elided before the apostrophe at e? One letter of those that MN_WORD_ELIDED lists, or `qu`, without asking
 * the lexicon. */
static bool is_plain_elision(const mn_token_scanner *sc, size_t p, size_t e) {
  static const unsigned LETTERS = 1u << ('c' - 'a') | 1u << ('d' - 'a') | 1u << ('j' - 'a') | 1u << ('l' - 'a') |
                                  1u << ('m' - 'a') | 1u << ('n' - 'a') | 1u << ('s' - 'a');
  unsigned char c = sc->s[p] | 0x20;
  bool qu = e == p + 2 && c == 'q' && (sc->s[p + 1] | 0x20) == 'u';
  bool elided = qu || (e == p + 1 && mn_is_letter(c) && (LETTERS >> (c - 'a') & 1));
  return elided && mn_is_letter(byte_at(sc, e + 1)) && mn_token_before_vowel(sc, e + 1) && !mn_token_is_fused(sc, e + 1);
}

/* Digits from bit i on that are a token: behind white space or a mark, before white space that no further thousands follow, or
 * a mark and white space. Their bits, or 0. */
static uint64_t plain_number(const mn_bytes *b, unsigned i) {
  unsigned e = mn_bits_first(~(b->digits | mn_bits_below(i)));
  if (e + 2 >= MN_WINDOW) return 0;
  uint64_t end = (uint64_t)1 << e;
  bool by_space = b->spaces & end && !(b->digits & end << 1), by_mark = (b->commas | b->stops) & end && b->spaces & end << 1;
  bool ends = by_space || by_mark || b->singles & end;
  return ends ? mn_bits_below(e) & ~mn_bits_below(i) : 0;
}

/* Decide, from left to right, about the full stops, hyphens, elisions and numbers whose neighbours are plain: three of four
 * special characters in news. Each that is decided here saves the loop two mispredicted branches. */
static void resolve(const mn_token_scanner *sc, size_t p, const mn_bytes *b, window *w) {
  uint64_t bounds = b->spaces | w->marks, digits = b->digits & ~(b->digits << 1) & (bounds << 1 | 1);
  uint64_t stops = b->stops & b->letters << 1 & (b->spaces | b->singles) >> 1;
  uint64_t hyphens = sc->lang == MN_LANG_EN ? b->hyphens & b->letters << 1 & b->letters >> 1 : 0;
  uint64_t elisions = sc->lang == MN_LANG_FR ? b->apostrophes & b->letters << 1 & b->letters >> 1 : 0;
  for (uint64_t todo = stops | hyphens | elisions | digits; todo; todo &= todo - 1) {
    unsigned i = mn_bits_lowest(todo);
    uint64_t bit = todo & (~todo + 1);
    if (bit & digits) {
      uint64_t number = plain_number(b, i);
      w->numbers |= number;
      if (number) w->marks |= (b->commas | b->stops) & ~b->digits & (number << 1 & ~number);
      continue;
    }
    unsigned start = word_start(w, bounds, i);
    if (start == MN_WINDOW) continue;
    if (bit & elisions) {
      if (!is_plain_elision(sc, p + start, p + i)) continue;
      w->letters |= bit;
      w->cuts |= bit;
    } else if (bit & stops ? is_own_stop(sc, p + start, p + i) : is_own_hyphen(sc, p + start, p + i)) {
      w->marks |= bit;
    } else {
      continue;
    }
    bounds |= bit;
  }
}

static window read_window(const mn_token_scanner *sc, size_t p) {
  mn_bytes b = bytes_at(sc, p);
  window w = {.letters = b.letters, .marks = plain_marks(&b)};
  if (sc->lang != MN_LANG_FR) w.letters |= b.apostrophes & b.letters << 1 & b.letters >> 1;
  resolve(sc, p, &b, &w);
  w.marks &= ~((uint64_t)1 << (MN_WINDOW - 1)); /* its end would be no bit */
  w.specials = ~(w.letters | b.spaces | w.numbers | w.marks);
  return w;
}

static inline mn_span *put(mn_span *at, size_t from, size_t to, mn_token kind) {
  *at = (mn_span){.from = from, .size = (uint32_t)(to - from), .kind = (uint32_t)kind};
  return at + 1;
}

/* Put the tokens that lie in the bits [from, to) of the window at p: all that is in there but spaces. */
static mn_span *put_plain(mn_span *out, size_t p, const window *w, unsigned from, unsigned to) {
  uint64_t range = mn_bits_below(to) & ~mn_bits_below(from);
  uint64_t runs = (w->letters | w->numbers) & range, marks = w->marks & range, cuts = w->cuts << 1 & range;
  uint64_t starts = (runs & ~(runs << 1)) | marks | cuts, ends = (~runs & runs << 1) | marks << 1 | cuts;
  for (; starts; starts &= starts - 1, ends &= ends - 1) {
    unsigned start = mn_bits_lowest(starts), end = mn_bits_lowest(ends | (uint64_t)1 << 63);
    unsigned mark = (unsigned)(w->marks >> start & 1), number = (unsigned)(w->numbers >> start & 1);
    unsigned kind = mark * MN_TOKEN_PUNCTUATION + number * MN_TOKEN_NUMBER;
    *out++ = (mn_span){.from = p + start, .size = end - start, .kind = kind};
  }
  return out;
}

/* ---- the loop ---- */

/* Marks after a word that are tokens of their own: ALONE whatever follows, SHOWN where a space or a closing mark after them
 * shows that they are no part of a run of marks, an address or an emoticon. */
enum { ALONE = 1, SHOWN = 2, SHOWS = 4 };

static const uint8_t MARK_OF[256] = {[','] = ALONE, ['"'] = ALONE | SHOWS, [')'] = ALONE, ['.'] = SHOWN, [':'] = SHOWN,
                                     ['?'] = SHOWN, ['!'] = SHOWN,         [';'] = SHOWN, [' '] = SHOWS, ['\n'] = SHOWS};

/* Is the mark at i, after a word, a token of its own? A full stop, not an abbreviation's. */
static bool is_single_mark(const mn_token_scanner *sc, size_t i) {
  unsigned mark = MARK_OF[byte_at(sc, i)], next = MARK_OF[byte_at(sc, i + 1)];
  return (mark & ALONE) | (mark & next >> 1 & SHOWN);
}

/* Put up to MARKS such marks at i; gives the position after them. */
static size_t put_marks(const mn_token_scanner *sc, mn_span **out, size_t i) {
  for (int k = 0; k < MARKS && is_single_mark(sc, i); k++, i++) *out = put(*out, i, i + 1, MN_TOKEN_PUNCTUATION);
  return i;
}

/* Does the word end at e, before a mark of its own or, in English, the hyphen of a compound? The common cases at little
 * cost; false sends it the long way. */
static bool ends_plainly(const mn_token_scanner *sc, size_t p, size_t e) {
  unsigned char c = sc->s[e];
  if (c == '-') return sc->lang == MN_LANG_EN && mn_is_letter(byte_at(sc, e + 1)) && is_own_hyphen(sc, p, e);
  return is_single_mark(sc, e) && (c != '.' || is_own_stop(sc, p, e));
}

/* Put the token at p, whose letters end at e, and marks that follow it. Gives the position after them. */
static size_t put_special(mn_token_scanner *sc, mn_span **out, size_t p, size_t e) {
  mn_token_cut token = {e, MN_TOKEN_WORD};
  size_t space = 0;
  if (e == p && MARK_OF[sc->s[p]] & ALONE) return put_marks(sc, out, p);
  if (e == p) token = mn_token_read(sc, p, &space);
  else if (e >= sc->n || !ends_plainly(sc, p, e)) token = mn_token_read_word(sc, p, mn_token_run_end(sc, e));
  if (token.end == p) return p + space;
  *out = put(*out, p, token.end, token.kind);
  return put_marks(sc, out, token.end);
}

/* An apostrophe is no letter where a token that only the rules know, an address, ends before it. */
static void part_apostrophe(window *w, unsigned i) {
  uint64_t bit = (uint64_t)1 << i;
  w->letters &= ~bit;
  w->cuts &= ~bit;
  w->specials |= bit;
}

/* Put the tokens that begin in the window at p into sc->out, which has room, and return where the next one may begin. What
 * lies between two special characters is put from the window's bits alone. */
static size_t scan_window(mn_token_scanner *sc, size_t p) {
  window w = read_window(sc, p);
  mn_span *out = sc->out->items + sc->out->count;
  size_t limit = sc->n - p < MN_WINDOW ? sc->n - p : MN_WINDOW, i = 0;
  while (i < limit) {
    unsigned from = (unsigned)i, special = mn_bits_first(w.specials & ~mn_bits_below(from));
    unsigned word = mn_bits_run_start(w.letters & ~w.cuts, from, special);
    out = put_plain(out, p, &w, from, word);
    i = word;
    if (i >= limit || (special == MN_WINDOW && i > 0)) break;
    i = put_special(sc, &out, p + word, p + special) - p;
    if (i < limit && sc->s[p + i] == '\'') part_apostrophe(&w, (unsigned)i);
  }
  sc->out->count = (size_t)(out - sc->out->items);
  return p + i;
}

static mn_status scan(mn_token_scanner *sc, size_t p) {
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
  mn_token_scanner sc = {.classes = classes, .lexicon = lexicon, .s = (const unsigned char *)s, .n = n, .lang = lang, .out = out};
  sc.has_at = n && memchr(s, '@', n);
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

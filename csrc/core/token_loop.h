/*
 * The loop over a text's tokens, included once for each instruction set, which defines before:
 *   TARGET                         the attributes of each function
 *   read_bytes(s, size)            the bits (window.h) of the first 64 of the size > 0 bytes at s
 *   put_runs(out, p, starts, ends, marks, numbers)   tokens of the starts and ends, as many of each, relative to p; a start is
 *                                  a word's where it is in neither marks nor numbers. Gives the end; may write PUT_ROOM
 *                                  spans behind it
 */

#define MARKS 4
#define ROOM (MN_WINDOW + MARKS + 4 + PUT_ROOM) /* more tokens than can begin in a window and be put at one look */

/* What a window's bytes are to the loop: tokens that are known from the bits alone, spaces, and all else. */
typedef struct window {
  uint64_t letters;  /* of words, with the apostrophes and hyphens inside them */
  uint64_t numbers;  /* digits of whole tokens */
  uint64_t marks;    /* tokens of one byte */
  uint64_t cuts;     /* apostrophes of elisions: a token ends after them, within its letters */
  uint64_t bounds;   /* what a token may stand behind: spaces, marks, cuts */
  uint64_t specials; /* where the rules are asked */
} window;

/* ---- windows ---- */

/* The marks that are tokens whatever the words around them are. */
TARGET static inline uint64_t plain_marks(const mn_bytes *b) {
  uint64_t before = b->letters | b->spaces | b->singles, shown = b->spaces >> 1;
  uint64_t marks = b->singles | (b->commas & before << 1) | (b->openers & (b->spaces | b->singles) << 1);
  marks |= ((b->shown & before << 1) | (b->stops & b->singles << 1) | (b->hyphens & b->spaces << 1)) & shown;
  return marks | (b->percents & b->spaces << 1);
}

/* The word that ends at bit e, before a full stop, hyphen or apostrophe: its first bit, or MN_WINDOW when its beginning is not
 * sure. */
TARGET static inline unsigned word_start(const window *w, unsigned e) {
  unsigned start = mn_bits_run_start(w->letters & ~w->cuts, 0, e);
  return start == 0 || w->bounds >> (start - 1) & 1 ? start : MN_WINDOW;
}

/* Digits, and the marks between them, that are a token: behind white space or a mark, and before white space that no further
 * thousands follow, a mark and white space, a per cent sign, or the hyphen of a compound (`10-year`). */
TARGET static inline void read_numbers(const mn_bytes *b, window *w) {
  uint64_t digits = b->digits | ((b->stops | b->commas | b->inner) & b->digits << 1 & b->digits >> 1);
  uint64_t starts = b->digits & ~(digits << 1) & (w->bounds << 1 | 1) & mn_bits_below(mn_bits_size(~digits));
  uint64_t ends = (digits + starts) & ~digits, after = b->commas | b->stops | b->shown;
  uint64_t marks = ends & ((after & b->spaces >> 1) | b->percents | (b->hyphens & b->letters >> 1));
  uint64_t good = (marks | (ends & ((b->spaces & ~(b->digits >> 1)) | b->singles))) & mn_bits_below(MN_WINDOW - 2);
  uint64_t numbers = ends - starts;
  for (uint64_t bad = ends & ~good; bad; bad &= bad - 1) {
    unsigned end = mn_bits_lowest(bad);
    numbers &= ~mn_bits_below(end) | mn_bits_below(mn_bits_run_start(digits, 0, end));
  }
  w->numbers = numbers;
  w->marks |= marks & good;
  w->bounds |= marks & good;
}

/* French: the apostrophes behind one letter of those that MN_WORD_ELIDED lists, or `qu`, before a vowel, as far as no `l'on` or
 * `c'est-à-dire` may stand there. */
TARGET static inline uint64_t plain_elisions(const mn_bytes *b, const window *w) {
  uint64_t first = w->bounds << 1 | 1, words = (b->elidable & first) << 1 | (b->u & (b->q & first) << 1) << 1;
  return b->apostrophes & words & b->vowels >> 1 & ~(b->hyphens >> 4) & mn_bits_below(MN_WINDOW - 4);
}

/* French: which apostrophes between letters end an elision, which join a word? And which hyphens join one? What ends before an
 * inverted pronoun is left to the rules. */
TARGET static inline void read_french(const mn_token_scanner *sc, size_t p, const mn_bytes *b, uint64_t joints,
                                      window *w) {
  w->cuts = plain_elisions(b, w);
  w->letters |= w->cuts;
  w->bounds |= w->cuts;
  for (uint64_t todo = joints & ~w->cuts; todo; todo &= todo - 1) {
    unsigned i = mn_bits_lowest(todo), start = word_start(w, i);
    uint64_t bit = todo & (~todo + 1);
    if (start == MN_WINDOW) continue;
    if (!(bit & b->hyphens) && mn_token_is_elided(sc, p + start, p + i, 1)) {
      w->cuts |= bit;
      w->bounds |= bit;
    } else if (bit & b->hyphens && !mn_token_join_hyphen(sc, p + start, p + i, 1)) {
      continue;
    }
    w->letters |= bit;
  }
}

/* English: does the hyphen between letters part a compound, or join a prefix? */
TARGET static inline void read_hyphens(const mn_token_scanner *sc, size_t p, uint64_t hyphens, window *w) {
  for (; hyphens; hyphens &= hyphens - 1) {
    unsigned i = mn_bits_lowest(hyphens), start = word_start(w, i);
    uint64_t bit = hyphens & (~hyphens + 1);
    if (start == MN_WINDOW) continue;
    if (mn_token_join_hyphen(sc, p + start, p + i, 1)) {
      w->letters |= bit;
    } else {
      w->marks |= bit;
      w->bounds |= bit;
    }
  }
}

/* A full stop between a word and white space: is it a token of its own? */
TARGET static inline bool is_own_stop(const mn_token_scanner *sc, size_t p, size_t e) {
  return e - p > sc->lexicon->longest || (e - p > 1 && !(flags_of(sc, p, e) & MN_WORD_ABBREVIATION));
}

TARGET static inline void read_stops(const mn_token_scanner *sc, size_t p, uint64_t stops, window *w) {
  for (; stops; stops &= stops - 1) {
    unsigned i = mn_bits_lowest(stops), start = word_start(w, i);
    if (start != MN_WINDOW && is_own_stop(sc, p + start, p + i)) w->marks |= stops & (~stops + 1);
  }
}

/* Decide about the numbers, apostrophes, hyphens and full stops whose neighbours are plain: nine of ten special characters in
 * news. Each that is decided here saves the loop two mispredicted branches. Where the text has an @, a hyphen may stand in an
 * address. */
TARGET static inline window read_window(const mn_token_scanner *sc, size_t p) {
  mn_bytes b = read_bytes(sc->s + p, sc->n - p);
  window w = {.letters = b.letters, .marks = plain_marks(&b)};
  w.bounds = b.spaces | w.marks;
  if (b.digits) read_numbers(&b, &w);
  uint64_t joints = (b.apostrophes | (sc->has_at ? 0 : b.hyphens)) & b.letters << 1 & b.letters >> 1;
  if (sc->lang == MN_LANG_FR) {
    if (joints) read_french(sc, p, &b, joints, &w);
  } else if (sc->lang == MN_LANG_EN) {
    w.letters |= joints & b.apostrophes;
    read_hyphens(sc, p, joints & b.hyphens, &w);
  } else {
    w.letters |= joints;
  }
  read_stops(sc, p, b.stops & b.letters << 1 & (b.spaces | b.singles) >> 1, &w);
  w.marks &= ~((uint64_t)1 << (MN_WINDOW - 1)); /* its end would be no bit */
  w.specials = ~(w.letters | b.spaces | w.numbers | w.marks);
  return w;
}

/* Put the tokens that lie in the bits [from, to) of the window at p: all that is in there but spaces. */
TARGET static inline mn_span *put_plain(mn_span *out, size_t p, const window *w, unsigned from, unsigned to) {
  uint64_t range = mn_bits_below(to) & ~mn_bits_below(from);
  uint64_t runs = (w->letters | w->numbers) & range, marks = w->marks & range, cuts = w->cuts << 1 & range;
  uint64_t starts = (runs & ~(runs << 1)) | marks | cuts, ends = (~runs & runs << 1) | marks << 1 | cuts;
  return put_runs(out, p, starts, ends, w->marks, w->numbers);
}

/* ---- the loop ---- */

static inline mn_span *put(mn_span *at, size_t from, size_t to, mn_token kind) {
  *at = (mn_span){.from = from, .size = (uint32_t)(to - from), .kind = (uint32_t)kind};
  return at + 1;
}

/* Marks after a word that are tokens of their own: ALONE whatever follows, SHOWN where a space or a closing mark after them
 * shows that they are no part of a run of marks, an address or an emoticon. */
enum { ALONE = 1, SHOWN = 2, SHOWS = 4 };

static const uint8_t MARK_OF[256] = {[','] = ALONE, ['"'] = ALONE | SHOWS, [')'] = ALONE, ['.'] = SHOWN, [':'] = SHOWN,
                                     ['?'] = SHOWN, ['!'] = SHOWN,         [';'] = SHOWN, [' '] = SHOWS, ['\n'] = SHOWS};

/* Is the mark at i, after a word, a token of its own? A full stop, not an abbreviation's. */
TARGET static inline bool is_single_mark(const mn_token_scanner *sc, size_t i) {
  unsigned mark = MARK_OF[byte_at(sc, i)], next = MARK_OF[byte_at(sc, i + 1)];
  return (mark & ALONE) | (mark & next >> 1 & SHOWN);
}

/* Put up to MARKS such marks at i; gives the position after them. */
TARGET static inline size_t put_marks(const mn_token_scanner *sc, mn_span **out, size_t i) {
  for (int k = 0; k < MARKS && is_single_mark(sc, i); k++, i++) *out = put(*out, i, i + 1, MN_TOKEN_PUNCTUATION);
  return i;
}

/* Does the word end at e, before a mark of its own or, in English, the hyphen of a compound? The common cases at little
 * cost; false sends it the long way. */
TARGET static inline bool ends_plainly(const mn_token_scanner *sc, size_t p, size_t e) {
  unsigned char c = sc->s[e];
  if (c == '-' && sc->lang == MN_LANG_EN && mn_is_letter(byte_at(sc, e + 1)))
    return !(flags_of(sc, p, e) & MN_WORD_PREFIX) && !(sc->has_at && mn_token_email_end(sc, p));
  return is_single_mark(sc, e) && (c != '.' || is_own_stop(sc, p, e));
}

/* Put the token at p, whose letters end at e, and marks that follow it. Gives the position after them. */
TARGET static size_t put_special(mn_token_scanner *sc, mn_span **out, size_t p, size_t e) {
  mn_token_cut token = {e, MN_TOKEN_WORD};
  size_t space = 0;
  if (e == p && MARK_OF[sc->s[p]] & ALONE) return put_marks(sc, out, p);
  if (e == p) token = mn_token_read(sc, p, &space);
  else if (e >= sc->n || !ends_plainly(sc, p, e)) token = mn_token_read_word(sc, p, mn_token_run_end(sc, e));
  if (token.end == p) return p + space;
  *out = put(*out, p, token.end, token.kind);
  return put_marks(sc, out, token.end);
}

/* The end of the first characters of a word that fills a window: the last one may lie across its end. */
TARGET static size_t inside_word(const mn_token_scanner *sc, size_t p) {
  size_t e = p + MN_WINDOW - MN_WINDOW_PAST;
  while ((sc->s[e] & 0xC0) == 0x80) e--;
  return e;
}

/* An apostrophe or hyphen is no letter where a token that only the rules know, an address, ends before it. */
TARGET static inline void part_joint(window *w, unsigned i) {
  uint64_t bit = (uint64_t)1 << i;
  w->letters &= ~bit;
  w->cuts &= ~bit;
  w->specials |= bit;
}

/* Put the tokens that begin in the window at p into sc->out, which has room, and return where the next one may begin. What
 * lies between two special characters is put from the window's bits alone. */
TARGET static size_t scan_window(mn_token_scanner *sc, size_t p) {
  window w = read_window(sc, p);
  mn_span *out = sc->out->items + sc->out->count;
  size_t limit = sc->n - p < MN_WINDOW ? sc->n - p : MN_WINDOW, i = 0;
  while (i < limit) {
    unsigned from = (unsigned)i, special = mn_bits_first(w.specials & ~mn_bits_below(from));
    unsigned word = mn_bits_run_start(w.letters & ~w.cuts, from, special);
    out = put_plain(out, p, &w, from, word);
    i = word;
    if (i >= limit || (special == MN_WINDOW && i > 0)) break;
    i = put_special(sc, &out, p + word, special == MN_WINDOW ? inside_word(sc, p) : p + special) - p;
    if (i < limit && w.letters >> i & 1 && (sc->s[p + i] == '\'' || sc->s[p + i] == '-')) part_joint(&w, (unsigned)i);
  }
  sc->out->count = (size_t)(out - sc->out->items);
  return p + i;
}

/* Append the tokens from p to the end. */
TARGET static mn_status scan(mn_token_scanner *sc, size_t p) {
  while (p < sc->n) {
    if (sc->out->capacity - sc->out->count < ROOM) {
      mn_status status = mn_spans_reserve(sc->out, ROOM);
      if (status != MN_OK) return status;
    }
    p = scan_window(sc, p);
  }
  return MN_OK;
}

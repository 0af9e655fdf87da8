#include "sentences.h"

#include "language.h"
#include "stops.h"

#define LIST 400  /* bytes looked ahead for a list's next item */
#define LABEL 48  /* bytes of the longest label before a link's title */
#define PIECES 44 /* of lines that are read at once: C libraries keep such small blocks of memory at hand */
#define MORE_PIECES 4 /* one line has */

/* ---- lists ---- */

/* `1)`, `2.`, `3.)`, `b.` at the beginning of a sentence: where does the next item begin? sc->to when none follows within
 * LIST bytes. */
static size_t next_item(const mn_stops *sc) {
  if (is_upper(byte_at(sc, sc->start))) return sc->to; /* most sentences */
  size_t i = mn_stops_skip_openers(sc, sc->start), from = i;
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
static size_t next_title(const mn_stops *sc, size_t i) {
  for (; i + 1 < sc->link; i++) {
    unsigned char before = sc->s[i - 1];
    if (sc->s[i] != ' ' || !(mn_is_letter(before) || mn_is_digit(before) || before >= 0x80)) continue;
    if (class_of(sc, i + 1) == MN_UPPER && mn_stops_is_starter(sc, i + 1)) return i + 1;
  }
  return sc->to;
}

/* Is the sentence up to the colon at i a label before links: `Lire aussi :`, `A surtout lire sur BBC Afrique :`? */
static bool is_label(const mn_stops *sc, size_t i) {
  if (i - sc->start > LABEL) return false;
  size_t p = sc->start;
  for (int words = 0; words < 3 && p < i; words++) {
    size_t end = mn_stops_word_end(sc, p);
    if (end == p) return false;
    if (flags_of(sc, p, end) & MN_WORD_LINK) return true;
    p = skip_space(sc, end);
  }
  return false;
}

/* Where the sentence that goes on from sc->start is cut without a mark. */
static size_t next_cut(const mn_stops *sc) {
  return sc->start < sc->link ? next_title(sc, sc->start + 1) : next_item(sc);
}

/* ---- the loop ---- */

static mn_status append(mn_stops *sc, size_t end) {
  size_t from = mn_skip_space((const char *)sc->s, sc->start, end);
  end = mn_trim_space((const char *)sc->s, from, end);
  sc->start = end;
  return end > from ? mn_spans_append(sc->out, from, end, sc->kind) : MN_OK;
}

static mn_status cut_at(mn_stops *sc, size_t end, size_t next) {
  mn_status status = append(sc, end);
  sc->start = next;
  sc->item = next_cut(sc);
  return status;
}

/* ---- other candidates ---- */

/* French lists: a semicolon ends an item that a capital or a dash follows. */
static bool ends_at_semicolon(const mn_stops *sc, size_t i) {
  size_t next = skip_space(sc, i + 1), first = mn_stops_skip_openers(sc, next);
  if (sc->lang != MN_LANG_FR || next == i + 1) return false;
  return mn_stops_dash(sc, next) || (class_of(sc, first) == MN_UPPER && mn_stops_is_starter(sc, first));
}

/* `Image: Nick Moreau.` after a caption without a full stop: where the credit begins, or 0. */
static size_t credit_start(const mn_stops *sc, size_t i) {
  size_t from = mn_stops_word_start(sc, i);
  if (from == i || from == sc->start || !is_upper(sc->s[from]) || sc->s[from - 1] != ' ' || !is_space_at(sc, i + 1)) return 0;
  return flags_of(sc, from, i) & MN_WORD_CREDIT ? from : 0;
}

/* Reads one or two digits, or more, and the byte after them. */
static size_t skip_field(const mn_stops *sc, size_t i, size_t most, unsigned char mark_after) {
  size_t from = i;
  while (i - from < most && mn_is_digit(byte_at(sc, i))) i++;
  return i > from && (!mark_after || byte_at(sc, i) == mark_after) ? i + (mark_after != 0) : sc->to;
}

/* The head of a forwarded message, `Kay Mann 04/26/2001 07:17 AM`: the end of the time when a date's first slash is at i,
 * or 0. */
static size_t stamp_end(const mn_stops *sc, size_t i) {
  size_t k = skip_field(sc, skip_field(sc, skip_field(sc, i + 1, 2, '/'), 4, ' '), 2, ':');
  k = skip_field(sc, k, 2, 0);
  if (byte_at(sc, k) == ':') k = skip_field(sc, k + 1, 2, 0);
  if (byte_at(sc, k) == ' ' && (byte_at(sc, k + 1) == 'A' || byte_at(sc, k + 1) == 'P') && byte_at(sc, k + 2) == 'M') k += 3;
  return k < sc->to && is_space_at(sc, k) ? k : 0;
}

static mn_status look_at_stamp(mn_stops *sc, size_t i, size_t *next) {
  size_t end = mn_is_digit(i > sc->start ? sc->s[i - 1] : 0) ? stamp_end(sc, i) : 0;
  if (!end) return MN_OK;
  size_t from = mn_stops_word_start(sc, i), word = from > sc->start + 1 ? mn_stops_word_start(sc, from - 1) : from;
  mn_status status = MN_OK;
  if (from > sc->start + 1 && class_of(sc, word) != MN_LOWER) status = cut_at(sc, from, from);
  if (status != MN_OK) return status;
  *next = skip_space(sc, end);
  return cut_at(sc, end, *next);
}

/* A run of three or more * _ = between white space stands alone. */
static mn_status look_at_rule(mn_stops *sc, size_t i, size_t *next) {
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
static mn_status look_at_label(mn_stops *sc, size_t i, size_t *next) {
  size_t limit = sc->to - i > LIST ? i + LIST : sc->to, end = i + 1;
  while (end < limit && sc->s[end] != '.' && sc->s[end] != '!' && sc->s[end] != '?') end++;
  sc->link = end;
  sc->item = next_title(sc, skip_space(sc, i + 1) + 1);
  if (sc->item < sc->to) return MN_OK;
  sc->link = 0;
  *next = skip_space(sc, i + 1);
  return cut_at(sc, i + 1, *next);
}

static mn_status look_at_colon(mn_stops *sc, size_t i, size_t *next) {
  if (is_label(sc, i)) return look_at_label(sc, i, next);
  i = credit_start(sc, i);
  return i ? cut_at(sc, i, i) : MN_OK;
}

#ifdef MN_SIMD
/* The bits of the letters and digits among sixteen bytes: of ASCII, and what is whole of U+00C0 to U+02BF, U+0300 to U+033F (marks)
 * and U+1E00 to U+1EFF. */
static inline uint64_t word_bits16(const unsigned char *s) {
  mn_block block = mn_block_load(s);
  uint64_t bits = mn_block_bits(mn_block_or(mn_block_letters(block), mn_block_between(block, '0', '9')));
  uint64_t wide = mn_block_bits(mn_block_between(block, 0xC3, 0xE1));
  if (!wide) return bits;
  uint64_t trails = mn_block_bits(mn_block_between(block, 0x80, 0xBF)), second = mn_block_bits(mn_block_between(block, 0xB8, 0xBB));
  uint64_t signs = mn_block_bits(mn_block_or(mn_block_equal(block, 0x97), mn_block_equal(block, 0xB7)));
  uint64_t pairs = mn_block_bits(mn_block_or(mn_block_between(block, 0xC4, 0xCA), mn_block_equal(block, 0xCC))) & trails >> 1;
  uint64_t triples = mn_block_bits(mn_block_equal(block, 0xE1)) & second >> 1 & trails >> 2;
  bits |= mn_latin_bits(mn_block_bits(mn_block_equal(block, 0xC3)), trails, signs);
  return bits | pairs | pairs << 1 | triples | triples << 1 | triples << 2;
}
#endif

/* Where do the letters and digits begin (ASCII, and some of Latin where blocks are read) that end at i, or a place inside a long
 * word? */
static size_t word_start(const mn_stops *sc, size_t i) {
  size_t from = i;
#ifdef MN_SIMD
  if (i - sc->start >= 16) return i - 16 + mn_bits_size(~word_bits16(sc->s + i - 16) & 0xFFFF);
#endif
  while (from > sc->start && i - from < 16 && (mn_is_letter(sc->s[from - 1]) || mn_is_digit(sc->s[from - 1]))) from--;
  return from;
}

/* May a word, as mn_stops_word_start finds it, begin behind this byte of ASCII? */
static bool bounds_word(unsigned char c) {
  return c < 0x80 && !mn_is_letter(c) && !mn_is_digit(c) && c != '.' && c != '-' && c != '&';
}

/* Is what ends at the full stop at i sure to be a word, or a bracket or quotation mark behind one, and no abbreviation in any
 * language, initial or number of a list's item? */
static bool is_plain_word(const mn_stops *sc, size_t i) {
  size_t from = word_start(sc, i), size = i - from;
  if (from == sc->start || !bounds_word(sc->s[from - 1])) return false;
  if (size == 0) return mn_is_letter(sc->s[sc->start]);
  if (size < 4 && (size == 1 || sc->s[from] >= 0x80 || mn_is_digit(sc->s[from]))) return false;
  if (size > sc->lexicon->longest) return true;
  const char *word = (const char *)sc->s + from;
  return !(mn_lexicon_find_in(sc->lexicon, word, size, sc->n - from, MN_LANG_UND) & MN_WORD_ABBREVIATION);
}

/* Does a capital or numeral stand at i, or a capital behind an opening mark? */
static bool begins_plainly(const mn_stops *sc, size_t i) {
  unsigned char c = sc->s[i];
  if (is_upper(c) || mn_is_digit(c)) return true;
  if (c == '"' || c == '(' || c == '\'') return is_upper(byte_at(sc, i + 1));
  return c >= 0x80 && class_of(sc, i) == MN_UPPER;
}

/* The commonest end by far: a plain word, a mark, a space, a plain beginning. False sends it the long way. */
static bool is_plain_end(const mn_stops *sc, size_t i) {
  if (sc->to - i < 3 || sc->s[i + 1] != ' ' || sc->keep_quotes || !begins_plainly(sc, i + 2)) return false;
  return sc->s[i] != '.' || is_plain_word(sc, i);
}

/* A mark that ends the paragraph, perhaps before one that closes: its last sentence ends there anyway. */
static bool is_last(const mn_stops *sc, size_t i) {
  if (sc->to - i != 2) return sc->to - i < 2;
  unsigned char c = sc->s[i], d = sc->s[i + 1];
  return (c == '.' || c == '?' || c == '!') && (d == '"' || d == '\'' || d == ')');
}

/* The point of a number or a site's name: `3.5`, `bbc.com`. */
static bool is_inner_stop(const mn_stops *sc, size_t i) {
  unsigned char after = byte_at(sc, i + 1);
  return sc->s[i] == '.' && (mn_is_digit(after) || (after >= 'a' && after <= 'z'));
}

/* A mark of ASCII that is no end mark. */
static mn_status look_at_item(mn_stops *sc, size_t i, size_t *next) {
  *next = i + 1;
  switch (sc->s[i]) {
    case ';': return ends_at_semicolon(sc, i) ? cut_at(sc, i + 1, skip_space(sc, i + 1)) : MN_OK;
    case ':': return look_at_colon(sc, i, next);
    case '/': return look_at_stamp(sc, i, next);
    default: return look_at_rule(sc, i, next);
  }
}

static mn_status look_at_stop(mn_stops *sc, size_t i, size_t *next) {
  mn_stop st = {.at = i};
  mn_stop_read(sc, &st);
  *next = i + 1;
  if (st.kind == MN_MARK_NONE) return MN_OK;
  if (st.kind == MN_MARK_BULLET) return i == sc->start || !is_space_at(sc, i - 1) ? MN_OK : cut_at(sc, i, i);
  *next = st.end;
  if (sc->keep_quotes && mn_stops_in_quotation(sc, i) && st.closed < sc->quoted_to) return MN_OK;
  if (!mn_stop_is_end(sc, &st)) return MN_OK;
  *next = st.next;
  return cut_at(sc, st.closed, st.next);
}

/* Find out the paragraph's language when a rule first depends on it: most paragraphs have plain ends only, and guessing costs
 * twice what all else does. */
static void settle_language(mn_stops *sc) {
  if (sc->lang == MN_LANG_GUESS) sc->lang = mn_language_guess(sc->lexicon, (const char *)sc->s + sc->from, sc->to - sc->from);
}

/* Look at the candidate at i; *next is where the search goes on. */
static mn_status look(mn_stops *sc, size_t i, size_t *next) {
  unsigned char c = sc->s[i];
  bool ends = c == '.' || c == '?' || c == '!';
  if (ends && is_plain_end(sc, i)) {
    *next = i + 2;
    return cut_at(sc, i + 1, i + 2);
  }
  if (ends && is_inner_stop(sc, i)) {
    *next = i + 1;
    return MN_OK;
  }
  settle_language(sc);
  return ends || c >= 0x80 ? look_at_stop(sc, i, next) : look_at_item(sc, i, next);
}

static mn_status scan_paragraph(mn_stops *sc, size_t from, size_t to, mn_lang lang) {
  sc->from = sc->start = sc->counted = sc->weighed = from;
  sc->quoted_to = 0;
  sc->unclosed = 0;
  sc->to = to;
  sc->link = 0;
  sc->odd = false;
  sc->informal = class_of(sc, mn_stops_skip_openers(sc, from)) == MN_LOWER;
  sc->lang = lang;
  sc->item = next_cut(sc);
  for (size_t i = from; i < to;) {
    size_t at = mn_walk_next(&sc->walk, i);
    if (at > to) at = to;
    mn_status status;
    if (sc->item < at || (sc->item == at && at < to)) {
      i = sc->item;
      status = cut_at(sc, i, i);
    } else {
      if (is_last(sc, at)) break;
      status = look(sc, at, &i);
    }
    if (status != MN_OK) return status;
  }
  return append(sc, to);
}

/* A paragraph that may go on with the next line. */
typedef struct paragraph {
  size_t from, to; /* equal: there is none */
  mn_piece kind;
} paragraph;

static mn_status end_paragraph(mn_stops *sc, const paragraph *p, mn_lang lang) {
  sc->kind = p->kind;
  return p->from < p->to ? scan_paragraph(sc, p->from, p->to, lang) : MN_OK;
}

/* Go over pieces of lines, and over the paragraphs that end before one. */
static mn_status scan_pieces(mn_stops *sc, const mn_spans *pieces, bool wrapped, mn_lang lang, paragraph *p) {
  for (size_t i = 0; i < pieces->count; i++) {
    const mn_span *piece = &pieces->items[i];
    size_t from = (size_t)piece->from, to = mn_span_end(piece);
    if (wrapped && piece->kind == MN_PIECE_LINE && p->from < p->to) {
      p->to = to;
      continue;
    }
    mn_status status = end_paragraph(sc, p, lang);
    if (status != MN_OK) return status;
    *p = (paragraph){.from = from, .to = to, .kind = (mn_piece)piece->kind};
  }
  return MN_OK;
}

/* Find out whether the text is wrapped, with the first pieces in the list; most texts show it by them. */
static mn_status find_wrapping(mn_lines *lines, mn_spans *pieces, bool *wrapped) {
  const char *s = (const char *)lines->walk.s;
  size_t n = lines->walk.n;
  mn_wrapping w = {0};
  mn_status status = mn_lines_read(lines, PIECES, pieces);
  mn_wrapping_add(&w, s, pieces);
  bool again = lines->next < n && !w.never;
  while (status == MN_OK && lines->next < n && !w.never) {
    pieces->count = 0;
    status = mn_lines_read(lines, PIECES, pieces);
    mn_wrapping_add(&w, s, pieces);
  }
  *wrapped = mn_wrapping_is_shown(&w, s);
  if (!again || status != MN_OK) return status;
  mn_lines_start(lines, s, n);
  pieces->count = 0;
  return mn_lines_read(lines, PIECES, pieces);
}

static mn_status scan_lines(mn_stops *sc, mn_lang lang, mn_spans *pieces) {
  mn_lines lines;
  bool wrapped = false;
  paragraph p = {0};
  mn_lines_start(&lines, (const char *)sc->s, sc->n);
  mn_status status = find_wrapping(&lines, pieces, &wrapped);
  while (status == MN_OK) {
    status = scan_pieces(sc, pieces, wrapped, lang, &p);
    if (status != MN_OK || lines.next >= sc->n) break;
    pieces->count = 0;
    status = mn_lines_read(&lines, PIECES, pieces);
  }
  return status == MN_OK ? end_paragraph(sc, &p, lang) : status;
}

mn_status mn_sentences_scan(const mn_classes *classes, const mn_lexicon *lexicon, const char *s, size_t n,
                            const mn_sentences_options *options, mn_spans *out) {
  mn_stops sc = {.classes = classes, .lexicon = lexicon, .s = (const unsigned char *)s, .n = n, .out = out};
  sc.keep_quotes = options->keep_quotes;
  mn_walk_start(&sc.walk, s, n, mn_walk_reader_at(0)->marks);
  if (n > MN_SPAN_MAX) return MN_ELIMIT;
  mn_spans pieces = mn_spans_make(out->alloc);
  mn_status status = mn_spans_reserve(&pieces, PIECES + MORE_PIECES);
  if (status == MN_OK) status = scan_lines(&sc, options->lang, &pieces);
  mn_spans_free(&pieces);
  return status;
}

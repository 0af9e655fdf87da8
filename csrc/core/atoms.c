#include "atoms.h"

#include <string.h>

#include "utf8.h"

#define AHEAD 24 /* words between asking for a word's place in the vocabulary and reading it */
#define GAP_LONG 64
#define LINE_WORDS 60 /* a line of more is no heading */

mn_atoms mn_atoms_make(const mn_alloc *alloc) {
  return (mn_atoms){.alloc = alloc, .keys = mn_key_list_make(alloc), .scratch = mn_buffer_make(alloc)};
}

void mn_atoms_free(mn_atoms *atoms) {
  mn_free(atoms->alloc, atoms->items, atoms->capacity, sizeof *atoms->items);
  mn_free(atoms->alloc, atoms->lower, atoms->lower_capacity, sizeof *atoms->lower);
  mn_key_list_free(&atoms->keys);
  mn_buffer_free(&atoms->scratch);
  *atoms = mn_atoms_make(atoms->alloc);
}

/* ---- gaps -------------------------------------------------------------------------------------------------------- */

static unsigned ascii_gap(unsigned char c) {
  static const uint16_t GAPS[128] = {
    ['\t'] = MN_GAP_SPACE, ['\n'] = MN_GAP_BREAK, ['\v'] = MN_GAP_BREAK, ['\f'] = MN_GAP_BREAK, ['\r'] = MN_GAP_BREAK,
    [' '] = MN_GAP_SPACE, ['-'] = MN_GAP_HYPHEN, ['\''] = MN_GAP_APOSTROPHE, ['`'] = MN_GAP_APOSTROPHE,
    ['.'] = MN_GAP_DOT, [','] = MN_GAP_COMMA, [':'] = MN_GAP_COLON, [';'] = MN_GAP_COLON, ['!'] = MN_GAP_STOP,
    ['?'] = MN_GAP_STOP, ['"'] = MN_GAP_QUOTE, ['('] = MN_GAP_OPEN, ['['] = MN_GAP_OPEN, [')'] = MN_GAP_CLOSE,
    [']'] = MN_GAP_CLOSE, ['&'] = MN_GAP_AMPERSAND, ['/'] = MN_GAP_SLASH, ['$'] = MN_GAP_MONEY, ['%'] = MN_GAP_PERCENT,
  };
  return GAPS[c] ? GAPS[c] : MN_GAP_ELSE;
}

static unsigned wide_gap(uint32_t cp) {
  switch (cp) {
    case 0xA0: case 0x202F: case 0x2009: case 0x3000: return MN_GAP_SPACE;
    case 0x2010: case 0x2011: return MN_GAP_HYPHEN;
    case 0x2019: case 0x2BC: case 0x2018: return MN_GAP_APOSTROPHE;
    case 0x201C: case 0x201D: case 0x201E: case 0xAB: case 0xBB: return MN_GAP_QUOTE;
    case 0x2026: return MN_GAP_STOP;
    case 0x85: case 0x2028: case 0x2029: return MN_GAP_BREAK;
    case 0xA3: case 0xA5: case 0x20AC: case 0x20A6: return MN_GAP_MONEY;
    default: return MN_GAP_ELSE;
  }
}

static unsigned read_gap(const char *s, size_t from, size_t to) {
  if (to - from == 1) return ascii_gap((unsigned char)s[from] & 0x7F);
  if (to - from > GAP_LONG) return MN_GAP_ELSE | MN_GAP_BREAK;
  unsigned gap = 0;
  while (from < to) {
    unsigned char c = (unsigned char)s[from];
    uint32_t cp = 0;
    if (c < 0x80) {
      gap |= ascii_gap(c);
      from++;
      continue;
    }
    int size = mn_utf8_decode(s + from, to - from, &cp);
    gap |= size < 0 ? MN_GAP_ELSE : wide_gap(cp);
    from += (size_t)(size < 0 ? -size : size);
  }
  return gap;
}

/* ---- spelling ---------------------------------------------------------------------------------------------------- */

static int is_digit(unsigned char c) {
  return (unsigned)(c - '0') < 10u;
}

/* Has the word a small letter: of ASCII, or of Latin-1 above it? */
static int has_small(const unsigned char *s, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if ((unsigned)(s[i] - 'a') < 26u) return 1;
    if (s[i] == 0xC3 && i + 1 < n && s[i + 1] >= 0x9F && s[i + 1] != 0xB7) return 1;
    if (s[i] >= 0xCE) return 1;
  }
  return 0;
}

static size_t letters(const unsigned char *s, size_t n) {
  size_t count = 0;
  for (size_t i = 0; i < n; i++) count += (s[i] & 0xC0) != 0x80;
  return count;
}

static mn_shape shape_of(const char *word, const mn_key *key) {
  const unsigned char *s = (const unsigned char *)word;
  size_t n = key->size, i = 0;
  if (!key->is_upper && !is_digit(s[0])) return MN_SHAPE_LOWER;
  if (is_digit(s[0])) {
    while (i < n && is_digit(s[i])) i++;
    return i == n ? MN_SHAPE_NUMBER : MN_SHAPE_MIXED;
  }
  if (has_small(s, n)) return MN_SHAPE_CAPITAL;
  return letters(s, n) > 1 ? MN_SHAPE_UPPER : MN_SHAPE_INITIAL;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

static mn_status reserve(mn_atoms *atoms, size_t count) {
  void *items = atoms->items;
  mn_status status = mn_reserve(atoms->alloc, &items, &atoms->capacity, count + 1, sizeof *atoms->items);
  atoms->items = items;
  if (status != MN_OK) return status;
  size_t size = 16;
  while (size < count / 2) size *= 2;
  if (size > atoms->lower_capacity) {
    uint32_t *lower = mn_new(atoms->alloc, size, sizeof *lower);
    if (!lower) return MN_ENOMEM;
    mn_free(atoms->alloc, atoms->lower, atoms->lower_capacity, sizeof *atoms->lower);
    atoms->lower = lower;
    atoms->lower_capacity = size;
  }
  atoms->lower_size = size;
  memset(atoms->lower, 0, size * sizeof *atoms->lower);
  return MN_OK;
}

/* The preposition `à`, which folds to an English article. */
static int is_a_grave(const char *s, const mn_key *key) {
  return key->size == 2 && (unsigned char)s[0] == 0xC3 && ((unsigned char)s[1] == 0xA0 || (unsigned char)s[1] == 0x80);
}

/* Note that the word stands in small letters, in the filter of so many numbers. */
static inline void add_lower(uint32_t *lower, size_t size, uint32_t hash) {
  lower[hash & (size - 1)] |= mn_lower_bits(hash);
}

static void classify(mn_atoms *atoms, const mn_vocabulary *v, const char *s, const mn_key *key, mn_atom *atom) {
  mn_finding found = mn_lookup_find(mn_vocabulary_lookup(v), key->hash, key->size, key->is_plain);
  atom->term = found.term;
  atom->classes = found.classes;
  if (is_a_grave(s + atom->from, key)) {
    atom->classes = MN_IS_IN | MN_IS_FUNCTION | MN_IS_FRENCH;
    atom->term = v->terms;
  }
  atoms->english += (atom->classes & MN_IS_ENGLISH) != 0;
  atoms->french += (atom->classes & MN_IS_FRENCH) != 0;
  if (atom->shape == MN_SHAPE_LOWER) add_lower(atoms->lower, atoms->lower_size, key->hash);
}

/* Does a sentence begin at the word after this one, with that gap between? */
static int begins_sentence(const mn_atom *before, unsigned gap) {
  if (gap & (MN_GAP_BREAK | MN_GAP_STOP | MN_GAP_COLON | MN_GAP_ELSE)) return 1;
  if ((gap & MN_GAP_QUOTE) && (gap & MN_GAP_SPACE)) return 1;
  if ((gap & MN_GAP_DOT) == 0) return 0;
  if (gap & (MN_GAP_COMMA | MN_GAP_OPEN)) return 0;
  if (before->shape == MN_SHAPE_INITIAL) return 0;
  return !(mn_atom_is(before, MN_IS_TITLE) && before->to - before->from <= 5);
}

/* ---- lines ------------------------------------------------------------------------------------------------------- */

/* Mark the words of the line [from, to): a line of capitals, or a heading that writes most words with one. Neither has a
 * quarter of its words in small letters. Counted without branches, since words are of any kind. */
static void mark_line(mn_atom *atoms, size_t from, size_t to) {
  unsigned small = 0, upper = 0, capital = 0, most = (unsigned)(to - from) / 4;
  if (to - from > LINE_WORDS) return;
  for (size_t i = from; i < to && small <= most; i++) {
    const mn_atom *a = &atoms[i];
    unsigned is_long = a->to - a->from >= 4, shape = a->shape;
    upper += is_long & (shape == MN_SHAPE_UPPER);
    capital += is_long & (shape == MN_SHAPE_CAPITAL);
    small += is_long & ((shape == MN_SHAPE_LOWER) | (shape == MN_SHAPE_INITIAL));
  }
  unsigned words = small + upper + capital;
  uint8_t flag = 0;
  if (small * 4 > words) return;
  if (words >= 3 && upper * 4 >= words * 3) flag = MN_ATOM_UPPER;
  else if (words >= 4 && to - from <= 30 && (capital + upper) * 10 >= words * 8 &&
      !(atoms[to].gap & (MN_GAP_DOT | MN_GAP_COMMA))) flag = MN_ATOM_HEADING;
  for (size_t i = from; flag && i < to; i++) atoms[i].flags |= flag;
}

/* The keys of all segments. */
static mn_status read_keys(const mn_vocabulary *v, const char *s, const mn_spans *segments, mn_key_list *keys) {
  mn_status status = MN_OK;
  for (size_t k = 0; k < segments->count && status == MN_OK; k++) {
    size_t at = (size_t)segments->items[k].from;
    status = mn_keys_read(v->keys, s, mn_span_end(&segments->items[k]), &at, SIZE_MAX, keys);
  }
  return status;
}

/* Any word, with the gap before it that begins at `end`. */
static void read_word(mn_atoms *atoms, const mn_vocabulary *v, const char *s, size_t end, size_t i) {
  static const mn_atom NONE = {.gap = MN_GAP_BREAK};
  const mn_key *key = &atoms->keys.items[i];
  mn_atom *a = &atoms->items[i];
  *a = (mn_atom){.from = key->from, .to = key->from + key->size, .hash = key->hash};
  /* two pieces that are glued together have a break between them */
  int is_blank = a->from - end == 1 && s[end] == ' ' && i > 0;
  unsigned gap = is_blank ? MN_GAP_SPACE : read_gap(s, end, a->from) | (i == 0 || end == a->from ? MN_GAP_BREAK : 0u);
  a->gap = (uint16_t)gap;
  a->shape = (uint8_t)shape_of(s + a->from, key);
  classify(atoms, v, s, key, a);
  a->flags = !is_blank && begins_sentence(i ? a - 1 : &NONE, gap) ? MN_ATOM_START : 0;
}

/* The end mark, behind the gap that begins at `end`. */
static mn_atom end_mark(const mn_vocabulary *v, const char *s, size_t end, size_t n) {
  return (mn_atom){.from = (uint32_t)end, .to = (uint32_t)end, .term = v->terms,
                   .gap = (uint16_t)(read_gap(s, end, n) | MN_GAP_BREAK)};
}

/* Read the words from i on as long as they are of ASCII and behind a blank, as most are; returns where that ends. Field by
 * field, and with all that is needed in variables: the compiler makes a slow detour of a whole atom, and reads anew what may
 * have changed. */
static size_t read_plain_words(mn_atoms *atoms, mn_lookup in, const char *s, size_t i) {
  const mn_key *keys = atoms->keys.items, *last = keys + atoms->keys.count - 1;
  uint32_t *lower = atoms->lower;
  size_t lower_size = atoms->lower_size;
  uint64_t english = 0, french = 0; /* in units of their flags */
  mn_atom *a = &atoms->items[i];
  uint32_t end = a[-1].to;
  for (const mn_key *key = keys + i; key <= last; key++, a++) {
    uint32_t from = key->from, size = key->size, hash = key->hash, shape = MN_SHAPE_LOWER;
    mn_lookup_prefetch(in, (last - key > AHEAD ? key + AHEAD : last)->hash);
    if (from - end != 1 || s[end] != ' ' || !key->is_plain) break;
    if ((unsigned)(s[from] - 'a') < 26u) add_lower(lower, lower_size, hash);
    else shape = shape_of(s + from, key);
    mn_finding found = mn_lookup_find(in, hash, size, 1);
    english += found.classes & MN_IS_ENGLISH;
    french += found.classes & MN_IS_FRENCH;
    end = from + size;
    a->from = from;
    a->to = end;
    a->hash = hash;
    a->classes = found.classes;
    a->term = found.term;
    a->hit = 0;
    a->gap = MN_GAP_SPACE;
    a->shape = (uint8_t)shape;
    a->flags = 0;
  }
  atoms->english += (size_t)(english / MN_IS_ENGLISH);
  atoms->french += (size_t)(french / MN_IS_FRENCH);
  return (size_t)(a - atoms->items);
}

/* Read the atoms of all keys. */
static void read_words(mn_atoms *atoms, const mn_vocabulary *v, const char *s, size_t n) {
  size_t line = 0, count = atoms->keys.count;
  mn_lookup in = mn_vocabulary_lookup(v);
  for (size_t i = 0; i < count;) {
    read_word(atoms, v, s, i ? atoms->items[i - 1].to : 0, i);
    if ((atoms->items[i].gap & MN_GAP_BREAK) && i > line) {
      mark_line(atoms->items, line, i);
      line = i;
    }
    i = read_plain_words(atoms, in, s, i + 1);
  }
  atoms->count = count;
  atoms->items[count] = end_mark(v, s, count ? atoms->items[count - 1].to : 0, n);
  if (count) mark_line(atoms->items, line, count);
}

mn_status mn_atoms_read(const mn_vocabulary *v, const char *s, size_t n, const mn_spans *segments, mn_atoms *atoms) {
  atoms->count = atoms->keys.count = atoms->keys.base = atoms->english = atoms->french = 0;
  if (n >= UINT32_MAX) return MN_ELIMIT;
  mn_status status = mn_buffer_reserve(&atoms->scratch, 64);
  if (status == MN_OK) status = read_keys(v, s, segments, &atoms->keys);
  if (status == MN_OK) status = reserve(atoms, atoms->keys.count);
  if (status == MN_OK) read_words(atoms, v, s, n);
  return status;
}

#include "language.h"

#include <stdbool.h>
#include <string.h>

#include "scan.h"

#define LEAD 4
#define WORDS 64

static const char *const NAMES[] = {"und", "en", "fr", "ru"};

const char *mn_language_name(mn_lang lang) {
  return NAMES[lang < MN_LANG_COUNT ? lang : MN_LANG_UND];
}

mn_lang mn_language_of(const char *name) {
  for (int l = MN_LANG_EN; l < MN_LANG_COUNT; l++) {
    if (strncmp(name, NAMES[l], 2) == 0 && !mn_is_letter((unsigned char)name[2])) return (mn_lang)l;
  }
  return MN_LANG_UND;
}

/* A byte of a word: an ASCII letter or any byte of a longer sequence but those of the general punctuation. */
static inline bool is_word_byte(unsigned char c) {
  return mn_is_letter(c) || (c >= 0x80 && c != 0xE2 && c != 0xC2);
}

static inline size_t word_end(const unsigned char *s, size_t i, size_t n) {
  i = mn_scan_letters(s, i, n);
  while (i < n && is_word_byte(s[i])) i++;
  return i;
}

/* The bits of a window's bytes of words. */
#ifdef MN_SIMD
static inline uint64_t word_bits16(const unsigned char *s) {
  mn_block block = mn_block_load(s), marks = mn_block_or(mn_block_equal(block, 0xE2), mn_block_equal(block, 0xC2));
  mn_block wide = mn_block_between(block, 0x80, 0xFF);
  return (mn_block_bits(mn_block_letters(block)) | mn_block_bits(wide)) & ~mn_block_bits(marks);
}

static inline uint64_t word_bits(const unsigned char *s) {
  return word_bits16(s) | word_bits16(s + 16) << 16 | word_bits16(s + 32) << 32 | word_bits16(s + 48) << 48;
}
#else
static inline uint64_t word_bits(const unsigned char *s) {
  uint64_t bits = 0;
  for (unsigned k = 0; k < MN_WINDOW; k++) bits |= (uint64_t)is_word_byte(s[k]) << k;
  return bits;
}
#endif

static uint64_t read_words(const unsigned char *s, size_t n) {
  unsigned char rest[MN_WINDOW] = {0};
  return word_bits(n < MN_WINDOW ? memcpy(rest, s, n) : s);
}

/* A point for each of the languages. */
static void weigh(unsigned langs, int *points) {
  for (int l = MN_LANG_EN; l < MN_LANG_COUNT; l++) points[l] += (int)(langs >> l & 1);
}

static mn_lang leader(const int *points, int lead) {
  for (int l = MN_LANG_EN; l < MN_LANG_COUNT; l++) {
    bool leads = true;
    for (int m = MN_LANG_EN; m < MN_LANG_COUNT; m++) leads &= m == l || points[l] >= points[m] + lead;
    if (leads) return (mn_lang)l;
  }
  return MN_LANG_UND;
}

/* What is read of a paragraph. */
typedef struct reading {
  const mn_lexicon *lexicon;
  const unsigned char *s;
  size_t n;     /* the paragraph's size */
  size_t limit; /* and where reading it ends */
  int words;
  int points[MN_LANG_COUNT];
} reading;

/* Add the evidence of the word s[from..to). Is a language found, or are there words enough? */
static inline bool is_enough(reading *r, size_t from, size_t to, mn_lang *found) {
  unsigned langs = mn_lexicon_functions(r->lexicon, (const char *)r->s + from, to - from, r->n - from);
  *found = MN_LANG_UND;
  if (langs) {
    weigh(langs, r->points);
    *found = leader(r->points, LEAD);
  }
  return *found != MN_LANG_UND || ++r->words == WORDS;
}

/* Read the words that begin in the window at i; gives where the next one may begin, or `limit` once it is enough. */
static size_t read_window(reading *r, size_t i, mn_lang *found) {
  uint64_t bits = read_words(r->s + i, r->limit - i);
  for (unsigned from, to = 0;;) {
    from = mn_bits_first(bits & ~mn_bits_below(to));
    if (from == MN_WINDOW) return i + MN_WINDOW;
    to = mn_bits_first(~bits & ~mn_bits_below(from));
    if (to == MN_WINDOW && from > 0) return i + from;
    size_t end = to == MN_WINDOW ? word_end(r->s, i + to, r->limit) : i + to;
    if (is_enough(r, i + from, end, found)) return r->limit;
    if (to == MN_WINDOW) return end;
  }
}

mn_lang mn_language_guess(const mn_lexicon *lexicon, const char *s, size_t n) {
  reading r = {.lexicon = lexicon, .s = (const unsigned char *)s, .n = n, .limit = n < 2048 ? n : 2048};
  mn_lang found = MN_LANG_UND;
  for (size_t i = 0; i < r.limit;) i = read_window(&r, i, &found);
  return found != MN_LANG_UND ? found : leader(r.points, 1);
}

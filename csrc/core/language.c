#include "language.h"

#include <stdbool.h>
#include <string.h>

#include "function_words.h"
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

/* The languages that the word s[from..to) is a function word of, a bit for each. */
static inline unsigned languages_of(const reading *r, size_t from, size_t to) {
  const char *word = (const char *)r->s + from;
  char padded[16] = {0};
  if (to - from > MN_FUNCTION_MAX) return 0;
  if (r->lexicon->odd_functions) return mn_lexicon_languages(r->lexicon, word, to - from, MN_WORD_FUNCTION);
  if (r->n - from < sizeof padded) word = memcpy(padded, word, to - from);
  return mn_lexicon_functions(r->lexicon, word, to - from);
}

/* Does one of the languages lead by so many points? Without branches: leader says which. */
static inline bool has_leader(const int *points, int lead) {
  int en = points[MN_LANG_EN], fr = points[MN_LANG_FR], ru = points[MN_LANG_RU];
  int en_fr = en > fr ? en : fr, least = en > fr ? fr : en, top = en_fr > ru ? en_fr : ru;
  int second = en_fr > ru ? (least > ru ? least : ru) : en_fr;
  return top - second >= lead;
}

/* Add the evidence of the word s[from..to). Does a language lead, or are there words enough? Words are function words about as
 * often as not, so nothing is branched on that. */
static inline bool is_enough(reading *r, size_t from, size_t to) {
  unsigned langs = languages_of(r, from, to);
  for (int l = MN_LANG_EN; l < MN_LANG_COUNT; l++) r->points[l] += (int)(langs >> l & 1);
  r->words++;
  return has_leader(r->points, LEAD) || r->words == WORDS;
}

/* Read the words that begin in the window at i; gives where the next one may begin, or `limit` once it is enough. */
static size_t read_window(reading *r, size_t i) {
  uint64_t bits = read_words(r->s + i, r->limit - i);
  for (unsigned from, to = 0;;) {
    from = mn_bits_first(bits & ~mn_bits_below(to));
    if (from == MN_WINDOW) return i + MN_WINDOW;
    to = mn_bits_first(~bits & ~mn_bits_below(from));
    if (to == MN_WINDOW && from > 0) return i + from;
    size_t end = to == MN_WINDOW ? word_end(r->s, i + to, r->limit) : i + to;
    if (is_enough(r, i + from, end)) return r->limit;
    if (to == MN_WINDOW) return end;
  }
}

mn_lang mn_language_guess(const mn_lexicon *lexicon, const char *s, size_t n) {
  reading r = {.lexicon = lexicon, .s = (const unsigned char *)s, .n = n, .limit = n < 2048 ? n : 2048};
  for (size_t i = 0; i < r.limit;) i = read_window(&r, i);
  return leader(r.points, 1);
}

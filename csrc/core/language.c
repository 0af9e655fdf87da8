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

/* Add the word's evidence: a point for each language it is a function word of. Is there any? */
static bool weigh(const mn_lexicon *lexicon, const unsigned char *word, size_t n, int *points) {
  unsigned langs = n <= 12 ? mn_lexicon_languages(lexicon, (const char *)word, n, MN_WORD_FUNCTION) : 0;
  for (int l = MN_LANG_EN; l < MN_LANG_COUNT; l++) points[l] += (int)(langs >> l & 1);
  return langs != 0;
}

static mn_lang leader(const int *points, int lead) {
  for (int l = MN_LANG_EN; l < MN_LANG_COUNT; l++) {
    bool leads = true;
    for (int m = MN_LANG_EN; m < MN_LANG_COUNT; m++) leads &= m == l || points[l] >= points[m] + lead;
    if (leads) return (mn_lang)l;
  }
  return MN_LANG_UND;
}

mn_lang mn_language_guess(const mn_lexicon *lexicon, const char *s, size_t n) {
  const unsigned char *p = (const unsigned char *)s;
  int points[MN_LANG_COUNT] = {0};
  size_t i = 0, limit = n < 2048 ? n : 2048;
  for (int words = 0; words < WORDS && i < limit; words++) {
    while (i < limit && !is_word_byte(p[i])) i++;
    size_t end = word_end(p, i, limit);
    if (end == i) break;
    mn_lang lang = weigh(lexicon, p + i, end - i, points) ? leader(points, LEAD) : MN_LANG_UND;
    if (lang != MN_LANG_UND) return lang;
    i = end;
  }
  return leader(points, 1);
}

/*
 * The look-up of function words in a lexicon, which guesses of the language take for each word of a paragraph's beginning.
 */
#ifndef MN_FUNCTION_WORDS_H
#define MN_FUNCTION_WORDS_H

#include "bits.h"
#include "lexicon.h"

/* ASCII capitals of eight bytes made small: the high bit of each byte tells which they are. */
static inline uint64_t mn_small_letters(uint64_t bytes) {
  const uint64_t high = 0x8080808080808080u, low = bytes & ~high;
  uint64_t from_a = low + 0x3F3F3F3F3F3F3F3Fu, above_z = low + 0x2525252525252525u;
  return bytes | ((from_a & ~above_z & ~bytes & high) >> 2);
}

/* The word's bytes in small letters, n up to MN_FUNCTION_MAX; sixteen bytes may be read. */
static inline mn_function mn_function_key(const char *word, size_t n) {
  uint64_t first = mn_load64(word) & mn_mask[n + 8], rest = mn_load64(word + 8) & mn_mask[n];
  return (mn_function){.first = mn_small_letters(first), .rest = (uint32_t)mn_small_letters(rest)};
}

static inline size_t mn_function_slot(const mn_function *key) {
  return (size_t)(((key->first ^ (uint64_t)key->rest << 29) * 0x9E3779B97F4A7C15u) >> 52);
}

/* The languages that word[0..n), n up to MN_FUNCTION_MAX, is a function word of: a bit for each mn_lang. Sixteen bytes may be
 * read; odd_functions is not set. As good as no branch depends on the word. */
static inline unsigned mn_lexicon_functions(const mn_lexicon *lexicon, const char *word, size_t n) {
  mn_function key = mn_function_key(word, n);
  const mn_function *f = &lexicon->functions[lexicon->function_slots[mn_function_slot(&key)]];
  while (f->next && ((f->first ^ key.first) | (f->rest ^ key.rest))) f = &lexicon->functions[f->next];
  bool same = !((f->first ^ key.first) | (f->rest ^ key.rest));
  return f->langs & (0u - (unsigned)same);
}

#endif

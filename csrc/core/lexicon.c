#include "lexicon.h"

#include <stdbool.h>
#include <string.h>

#include "bits.h"
#include "utf8.h"

/* Eight bytes of a word, padded with zeros, in small letters as far as ASCII letters go (other bytes change too, but every
 * time in the same way). */
static uint64_t chunk(const char *word, size_t n) {
  return (n < 8 ? mn_load64_part(word, n) : mn_load64(word)) | MN_LOWER_CASE;
}

/* The same for a word in any case, never 0. The multiplier is the golden ratio's (Knuth, TAOCP 3, 6.4). */
static uint32_t hash(const char *word, size_t n) {
  uint64_t h = chunk(word, n) * 0x9E3779B97F4A7C15u + n;
  for (size_t i = 8; i < n; i += 8) h = (h ^ h >> 29 ^ chunk(word + i, n - i)) * 0x9E3779B97F4A7C15u;
  return (uint32_t)(h >> 32) | 1;
}

/* The same where sixteen bytes may be read and n is at most that: without a branch on each size. */
static uint32_t hash_near(const char *word, size_t n) {
  uint64_t h = ((mn_load64(word) & mn_mask[n + 8]) | MN_LOWER_CASE) * 0x9E3779B97F4A7C15u + n;
  if (n > 8) h = (h ^ h >> 29 ^ ((mn_load64(word + 8) & mn_mask[n]) | MN_LOWER_CASE)) * 0x9E3779B97F4A7C15u;
  return (uint32_t)(h >> 32) | 1;
}

static bool is_seen(const mn_lexicon *lexicon, uint32_t tag) {
  return lexicon->seen[tag >> 24] >> (tag >> 18 & 63) & 1;
}

static size_t first_slot(const mn_lexicon *lexicon, uint32_t tag) {
  return (tag >> 8) & (lexicon->capacity - 1);
}

/* The slot of the word in exactly this form, or the empty one where it belongs. The table is never full. */
static size_t slot_of(const mn_lexicon *lexicon, const char *word, size_t n) {
  uint32_t tag = hash(word, n);
  size_t mask = lexicon->capacity - 1, i = first_slot(lexicon, tag);
  for (; lexicon->tags[i]; i = (i + 1) & mask) {
    const mn_word *w = &lexicon->slots[i];
    if (lexicon->tags[i] == tag && w->size == n && memcmp(w->bytes, word, n) == 0) break;
  }
  return i;
}

static void free_table(mn_lexicon *lexicon) {
  mn_free(lexicon->alloc, lexicon->tags, lexicon->capacity, sizeof *lexicon->tags);
  mn_free(lexicon->alloc, lexicon->slots, lexicon->capacity, sizeof *lexicon->slots);
}

static mn_status grow(mn_lexicon *lexicon) {
  mn_lexicon bigger = *lexicon;
  bigger.capacity = lexicon->capacity ? lexicon->capacity * 2 : 2048;
  bigger.tags = mn_new_zeros(bigger.alloc, bigger.capacity, sizeof *bigger.tags);
  bigger.slots = mn_new_zeros(bigger.alloc, bigger.capacity, sizeof *bigger.slots);
  if (!bigger.tags || !bigger.slots) {
    free_table(&bigger);
    return MN_ENOMEM;
  }
  for (size_t i = 0; i < lexicon->capacity; i++) {
    if (!lexicon->tags[i]) continue;
    size_t to = slot_of(&bigger, lexicon->slots[i].bytes, lexicon->slots[i].size);
    bigger.slots[to] = lexicon->slots[i];
    bigger.tags[to] = lexicon->tags[i];
  }
  free_table(lexicon);
  *lexicon = bigger;
  return MN_OK;
}

static bool is_latin(const char *word, size_t n) {
  for (size_t i = 0; i < n; i++) {
    if ((unsigned char)word[i] > 0xC5) return false;
  }
  return true;
}

static mn_status add_form(mn_lexicon *lexicon, const char *word, size_t n, mn_lang lang, unsigned flags) {
  if (lexicon->count >= lexicon->capacity / 2) {
    mn_status status = grow(lexicon);
    if (status != MN_OK) return status;
  }
  size_t i = slot_of(lexicon, word, n);
  mn_word *w = &lexicon->slots[i];
  if (!lexicon->tags[i]) lexicon->count++;
  lexicon->tags[i] = hash(word, n);
  lexicon->seen[lexicon->tags[i] >> 24] |= (uint64_t)1 << (lexicon->tags[i] >> 18 & 63);
  w->size = (uint8_t)n;
  memcpy(w->bytes, word, n);
  if (flags & MN_WORD_ABBREVIATION && n > lexicon->longest && is_latin(word, n)) lexicon->longest = n;
  for (int l = 0; l < MN_LANG_COUNT; l++) {
    if (l == MN_LANG_UND || lang == MN_LANG_UND || l == (int)lang) w->flags[l] |= flags;
  }
  return MN_OK;
}

/* The capital of a word's first letter beyond ASCII, Latin-1's or Cyrillic: both stand 20 (hexadecimal) below the small
 * one. 0 when it begins otherwise. */
static uint32_t capital_of(const char *word, size_t n) {
  uint32_t cp;
  if (mn_utf8_decode(word, n, &cp) != 2) return 0;
  bool small = (cp >= 0xE0 && cp <= 0xFE && cp != 0xF7) || (cp >= 0x430 && cp <= 0x44F);
  return small ? cp - 0x20 : 0;
}

mn_status mn_lexicon_add(mn_lexicon *lexicon, const char *word, size_t n, mn_lang lang, unsigned flags) {
  if (n == 0 || n > MN_WORD_MAX) return MN_ELIMIT;
  mn_status status = add_form(lexicon, word, n, lang, flags);
  uint32_t capital = capital_of(word, n);
  if (status != MN_OK || !capital) return status;
  char form[MN_WORD_MAX];
  memcpy(form, word, n);
  mn_utf8_encode(capital, form);
  return add_form(lexicon, form, n, lang, flags);
}

static bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/* Does the listed form fit the word: byte by byte the same, or the word a capital where the list has a small letter? The
 * latter is allowed to a form in small letters at any place, to another one only in a word all in capitals. ASCII letters
 * only: marks on capitals are rare in abbreviations, and listed. */
static bool fits(const char *listed, const char *word, size_t n) {
  bool small = true, capitals = true, same = true;
  for (size_t i = 0; i < n; i++) {
    if (listed[i] != word[i]) {
      if (!is_upper(word[i]) || listed[i] != word[i] + 32) return false;
      same = false;
    }
    small &= !is_upper(listed[i]);
    capitals &= word[i] < 'a' || word[i] > 'z';
  }
  return same || small || capitals;
}

static unsigned find(const mn_lexicon *lexicon, uint32_t tag, const char *word, size_t n, mn_lang lang) {
  size_t mask = lexicon->capacity - 1;
  unsigned flags = 0;
  for (size_t i = first_slot(lexicon, tag); lexicon->tags[i]; i = (i + 1) & mask) {
    const mn_word *listed = &lexicon->slots[i];
    if (lexicon->tags[i] == tag && listed->size == n && fits(listed->bytes, word, n)) flags |= listed->flags[lang];
  }
  return flags;
}

unsigned mn_lexicon_find(const mn_lexicon *lexicon, const char *word, size_t n, mn_lang lang) {
  if (n == 0 || n > MN_WORD_MAX) return 0;
  uint32_t tag = hash(word, n);
  return is_seen(lexicon, tag) ? find(lexicon, tag, word, n, lang) : 0;
}

unsigned mn_lexicon_find_in(const mn_lexicon *lexicon, const char *word, size_t n, size_t room, mn_lang lang) {
  if (n > 16 || room < 16) return mn_lexicon_find(lexicon, word, n, lang);
  uint32_t tag = hash_near(word, n);
  return n && is_seen(lexicon, tag) ? find(lexicon, tag, word, n, lang) : 0;
}

unsigned mn_lexicon_languages(const mn_lexicon *lexicon, const char *word, size_t n, unsigned flag) {
  if (n == 0 || n > MN_WORD_MAX) return 0;
  uint32_t tag = hash(word, n);
  size_t mask = lexicon->capacity - 1;
  unsigned langs = 0;
  for (size_t i = first_slot(lexicon, tag); lexicon->tags[i]; i = (i + 1) & mask) {
    const mn_word *listed = &lexicon->slots[i];
    if (lexicon->tags[i] != tag || listed->size != n || !fits(listed->bytes, word, n)) continue;
    for (int l = MN_LANG_EN; l < MN_LANG_COUNT; l++) langs |= (unsigned)((listed->flags[l] & flag) != 0) << l;
  }
  return langs;
}

mn_status mn_lexicon_new(const mn_alloc *alloc, mn_lexicon **out) {
  mn_lexicon *lexicon = mn_new_zeros(alloc, 1, sizeof *lexicon);
  if (!lexicon) return MN_ENOMEM;
  lexicon->alloc = alloc;
  mn_status status = mn_lexicon_add_words(lexicon);
  if (status != MN_OK) {
    mn_lexicon_free(lexicon);
    return status;
  }
  *out = lexicon;
  return MN_OK;
}

void mn_lexicon_free(mn_lexicon *lexicon) {
  if (!lexicon) return;
  free_table(lexicon);
  mn_free(lexicon->alloc, lexicon, 1, sizeof *lexicon);
}

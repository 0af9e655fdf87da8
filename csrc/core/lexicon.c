#include "lexicon.h"

#include <stdbool.h>
#include <string.h>

/* FNV-1a (Fowler, Noll, Vo; draft-eastlake-fnv), folded so that the low bits hold all. */
static size_t hash(const char *word, size_t n) {
  uint32_t h = 2166136261u;
  for (size_t i = 0; i < n; i++) h = (h ^ (unsigned char)word[i]) * 16777619u;
  return h ^ h >> 15;
}

/* The word's slot, or the empty one where it belongs. The table is never full. */
static mn_word *slot_of(const mn_lexicon *lexicon, const char *word, size_t n) {
  size_t mask = lexicon->capacity - 1;
  size_t i = hash(word, n) & mask;
  while (lexicon->slots[i].size && (lexicon->slots[i].size != n || memcmp(lexicon->slots[i].bytes, word, n) != 0)) {
    i = (i + 1) & mask;
  }
  return &lexicon->slots[i];
}

static mn_status grow(mn_lexicon *lexicon) {
  mn_lexicon bigger = {.alloc = lexicon->alloc, .capacity = lexicon->capacity ? lexicon->capacity * 2 : 1024};
  bigger.slots = mn_new_zeros(bigger.alloc, bigger.capacity, sizeof *bigger.slots);
  if (!bigger.slots) return MN_ENOMEM;
  for (size_t i = 0; i < lexicon->capacity; i++) {
    const mn_word *old = &lexicon->slots[i];
    if (old->size) *slot_of(&bigger, old->bytes, old->size) = *old;
  }
  mn_free(lexicon->alloc, lexicon->slots, lexicon->capacity, sizeof *lexicon->slots);
  lexicon->slots = bigger.slots;
  lexicon->capacity = bigger.capacity;
  return MN_OK;
}

mn_status mn_lexicon_add(mn_lexicon *lexicon, const char *word, size_t n, mn_lang lang, unsigned flags) {
  if (n == 0 || n > MN_WORD_MAX) return MN_ELIMIT;
  if (lexicon->count >= lexicon->capacity / 2) {
    mn_status status = grow(lexicon);
    if (status != MN_OK) return status;
  }
  mn_word *w = slot_of(lexicon, word, n);
  if (!w->size) lexicon->count++;
  w->size = (uint8_t)n;
  memcpy(w->bytes, word, n);
  for (int l = 0; l < MN_LANG_COUNT; l++) {
    if (l == MN_LANG_UND || lang == MN_LANG_UND || l == (int)lang) w->flags[l] |= flags;
  }
  return MN_OK;
}

static bool is_upper(char c) {
  return c >= 'A' && c <= 'Z';
}

/* The other case that a listed word may have been given: all in small letters, or, of a word in capitals, all but the
 * first. ASCII letters only: marks on capitals are rare in abbreviations, and listed. */
static bool recase(const char *word, size_t n, size_t keep, char *out) {
  bool changed = false;
  for (size_t i = 0; i < n; i++) {
    bool lower = i >= keep && is_upper(word[i]);
    out[i] = (char)(lower ? word[i] + 32 : word[i]);
    changed |= lower;
  }
  return changed;
}

unsigned mn_lexicon_find(const mn_lexicon *lexicon, const char *word, size_t n, mn_lang lang) {
  if (n == 0 || n > MN_WORD_MAX) return 0;
  unsigned flags = slot_of(lexicon, word, n)->flags[lang];
  char other[MN_WORD_MAX];
  if (!recase(word, n, 0, other)) return flags;
  flags |= slot_of(lexicon, other, n)->flags[lang];
  if (n > 1 && is_upper(word[1]) && recase(word, n, 1, other)) flags |= slot_of(lexicon, other, n)->flags[lang];
  return flags;
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
  mn_free(lexicon->alloc, lexicon->slots, lexicon->capacity, sizeof *lexicon->slots);
  mn_free(lexicon->alloc, lexicon, 1, sizeof *lexicon);
}

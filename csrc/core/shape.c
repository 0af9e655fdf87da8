#include "shape.h"

#include <string.h>

#define SLOTS_AT_FIRST 256
#define HASH_SEED 2166136261U /* FNV-1a, 32 bits */
#define HASH_PRIME 16777619U
#define SEEN 8192

typedef unsigned char byte;

typedef struct entry {
  uint32_t hash;
  uint32_t number; /* in the order of adding, from 1 */
  uint8_t size;    /* 0: the slot is empty */
  char lower, capital;
  byte word[MN_SHAPER_WORD];
} entry;

struct mn_shaper {
  const mn_alloc *alloc;
  entry *slots;
  size_t slot_count; /* a power of two */
  size_t count;
  uint32_t added;
  uint64_t seen[SEEN / 64]; /* a bit for the last bits of each word's hash: most words of a text need no look at the slots */
  byte lower[256];          /* letters of ASCII in lower case; 0: no such letter */
};

static void fill_lower(byte lower[256]) {
  for (int c = 'a'; c <= 'z'; c++) lower[c] = lower[c - 32] = (byte)c;
}

mn_status mn_shaper_new(const mn_alloc *alloc, mn_shaper **out) {
  mn_shaper *shaper = mn_new_zeros(alloc, 1, sizeof *shaper);
  if (!shaper) return MN_ENOMEM;
  shaper->alloc = alloc;
  shaper->slots = mn_new_zeros(alloc, SLOTS_AT_FIRST, sizeof *shaper->slots);
  if (!shaper->slots) {
    mn_free(alloc, shaper, 1, sizeof *shaper);
    return MN_ENOMEM;
  }
  shaper->slot_count = SLOTS_AT_FIRST;
  fill_lower(shaper->lower);
  *out = shaper;
  return MN_OK;
}

void mn_shaper_free(mn_shaper *shaper) {
  if (!shaper) return;
  mn_free(shaper->alloc, shaper->slots, shaper->slot_count, sizeof *shaper->slots);
  mn_free(shaper->alloc, shaper, 1, sizeof *shaper);
}

/* The lower-case form of a byte of UTF-8 after `before`: ASCII, and U+00C0 to U+00DE but the times sign. */
static byte fold(byte before, byte c) {
  if (c >= 'A' && c <= 'Z') return (byte)(c + 32);
  if (before == 0xC3 && c >= 0x80 && c <= 0x9E && c != 0x97) return (byte)(c + 32);
  return c;
}

static uint32_t hash_step(uint32_t hash, byte c) {
  return (hash ^ c) * HASH_PRIME;
}

/* The slot of a folded word, or the empty one where it would go. */
static entry *find(const mn_shaper *shaper, uint32_t hash, const byte *folded, size_t size) {
  size_t mask = shaper->slot_count - 1;
  for (size_t i = hash & mask;; i = (i + 1) & mask) {
    entry *e = &shaper->slots[i];
    if (!e->size || (e->hash == hash && e->size == size && !memcmp(e->word, folded, size))) return e;
  }
}

static mn_status grow(mn_shaper *shaper) {
  size_t old_count = shaper->slot_count;
  entry *old = shaper->slots;
  entry *slots = mn_new_zeros(shaper->alloc, old_count * 2, sizeof *slots);
  if (!slots) return MN_ENOMEM;
  shaper->slots = slots;
  shaper->slot_count = old_count * 2;
  for (size_t i = 0; i < old_count; i++) {
    if (old[i].size) *find(shaper, old[i].hash, old[i].word, old[i].size) = old[i];
  }
  mn_free(shaper->alloc, old, old_count, sizeof *old);
  return MN_OK;
}

mn_status mn_shaper_add(mn_shaper *shaper, const char *word, size_t size, char lower, char capital) {
  if (!size || size > MN_SHAPER_WORD) return MN_ELIMIT;
  if (shaper->count * 2 >= shaper->slot_count) {
    mn_status status = grow(shaper);
    if (status != MN_OK) return status;
  }
  byte folded[MN_SHAPER_WORD], before = 0;
  uint32_t hash = HASH_SEED;
  for (size_t i = 0; i < size; i++) {
    folded[i] = fold(before, (byte)word[i]);
    before = (byte)word[i];
    hash = hash_step(hash, folded[i]);
  }
  entry *e = find(shaper, hash, folded, size);
  if (!e->size) shaper->count++;
  shaper->seen[hash % SEEN / 64] |= (uint64_t)1 << hash % 64;
  e->number = ++shaper->added;
  e->hash = hash;
  e->size = (uint8_t)size;
  e->lower = lower;
  e->capital = capital;
  memcpy(e->word, folded, size);
  return MN_OK;
}

static int is_letter(byte c) {
  return (unsigned)((c | 32) - 'a') < 26U;
}

static int is_digit(byte c) {
  return (unsigned)(c - '0') < 10U;
}

static int is_space(byte c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

/* What U+2000 to U+203F are in a shape, by the last byte; 0 for a letter's part. */
static char general_punctuation(byte last) {
  if (last <= 0x8A || last == 0xAF) return ' ';
  if (last >= 0x90 && last <= 0x95) return '-';
  if (last >= 0x98 && last <= 0x9B) return '\'';
  if (last >= 0x9C && last <= 0x9F) return '"';
  return last == 0xA6 ? '.' : '*';
}

/* The mark or space of two or three bytes at s, and its size; 0 where a letter begins. */
static char wide_mark(const byte *s, size_t left, size_t *size) {
  if (left >= 2 && s[0] == 0xC2) {
    *size = 2;
    return s[1] == 0xA0 ? ' ' : s[1] == 0xAB || s[1] == 0xBB ? '"' : s[1] == 0xB4 ? '\'' : '*';
  }
  if (left < 3 || s[0] != 0xE2) return 0;
  *size = 3;
  if (s[1] == 0x80) return general_punctuation(s[2]);
  if (s[1] == 0x88 && s[2] == 0x92) return '-';
  return s[1] >= 0x81 && s[1] <= 0xAF ? '*' : 0;
}

static char number_class(const byte *s, size_t size) {
  if (size > 4) return '5';
  unsigned value = 0;
  for (size_t i = 0; i < size; i++) value = value * 10 + (unsigned)(s[i] - '0');
  if (size == 4) return value >= 1000 && value < 2200 ? 'Y' : '4';
  if (size == 3) return '3';
  if (value >= 1 && value <= 12) return '1';
  return value >= 13 && value <= 31 ? '2' : '0';
}

static size_t number_end(const byte *s, size_t n, size_t at) {
  while (at < n && is_digit(s[at])) at++;
  return at;
}

/* Where two digits below `limit` and then no third one stand. */
static int is_pair(const byte *s, size_t n, size_t at, byte limit) {
  return at + 1 < n && s[at] >= '0' && s[at] < limit && is_digit(s[at + 1]) && !(at + 2 < n && is_digit(s[at + 2]));
}

/* The end of the clock time whose hour is s[at..hour_end), or hour_end where there is none. */
static size_t clock_end(const byte *s, size_t n, size_t at, size_t hour_end) {
  size_t size = hour_end - at;
  if (size > 2 || hour_end >= n || s[hour_end] != ':' || !is_pair(s, n, hour_end + 1, '6')) return hour_end;
  if (size == 2 && (s[at] > '2' || (s[at] == '2' && s[at + 1] > '4'))) return hour_end;
  size_t end = hour_end + 3;
  if (end < n && s[end] == ':') return is_pair(s, n, end + 1, '6') ? end + 3 : hour_end;
  return end;
}

/* Are s[at..end) the two digits of `60s`, with nothing glued behind the s? */
static int is_decade(const byte *s, size_t n, size_t at, size_t end) {
  return end - at == 2 && end < n && s[end] == 's' && !(end + 1 < n && (is_letter(s[end + 1]) || is_digit(s[end + 1])));
}

/* White space, wide spaces included; *line tells whether a line ends in it. */
static size_t space_end(const byte *s, size_t n, size_t at, int *line) {
  *line = 0;
  for (size_t size; at < n; at += size) {
    size = 1;
    if (!is_space(s[at]) && (s[at] < 0x80 || wide_mark(s + at, n - at, &size) != ' ')) break;
    *line |= s[at] == '\n';
  }
  return at;
}

/* A token: its end, its character and the number of the known word that it is, or 0. */
typedef struct token {
  size_t end;
  uint32_t word;
  char class_of;
} token;

/* The token of a word up to `end`, whose entry is known or NULL. */
static token word_token(size_t end, const entry *e, int capital) {
  if (!e || !e->size) return (token){end, 0, capital ? 'z' : 'x'};
  return (token){end, e->number, capital ? e->capital : e->lower};
}

static int may_be_known(const mn_shaper *shaper, uint32_t hash, size_t size) {
  return size <= MN_SHAPER_WORD && (shaper->seen[hash % SEEN / 64] >> hash % 64 & 1);
}

/* The word at `at`, which may have letters beyond ASCII. */
static token wide_word(const mn_shaper *shaper, const byte *s, size_t n, size_t at) {
  byte folded[MN_SHAPER_WORD] = {0}, before = 0;
  uint32_t hash = HASH_SEED;
  size_t start = at, size;
  for (; at < n; at++) {
    byte c = s[at];
    if (!is_letter(c)) {
      if (c < 0x80) break;
      if (at > start && wide_mark(s + at, n - at, &size)) break;
    }
    byte folded_byte = fold(before, c);
    before = c;
    if (at - start < MN_SHAPER_WORD) folded[at - start] = folded_byte;
    hash = hash_step(hash, folded_byte);
  }
  int capital = s[start] != folded[0] || (s[start] == 0xC3 && at - start > 1 && s[start + 1] != folded[1]);
  return word_token(at, may_be_known(shaper, hash, at - start) ? find(shaper, hash, folded, at - start) : NULL, capital);
}

/* The entry of a word of ASCII, or NULL. */
static const entry *ascii_entry(const mn_shaper *shaper, uint32_t hash, const byte *s, size_t size) {
  byte folded[MN_SHAPER_WORD];
  if (!may_be_known(shaper, hash, size)) return NULL;
  for (size_t i = 0; i < size; i++) folded[i] = shaper->lower[s[i]];
  return find(shaper, hash, folded, size);
}

/* The word at `at`, which begins with a letter of ASCII. */
static token word(const mn_shaper *shaper, const byte *s, size_t n, size_t at) {
  uint32_t hash = HASH_SEED;
  size_t start = at;
  for (byte c; at < n && (c = shaper->lower[s[at]]) != 0; at++) hash = hash_step(hash, c);
  if (at < n && s[at] >= 0x80) return wide_word(shaper, s, n, start);
  return word_token(at, ascii_entry(shaper, hash, s + start, at - start), s[start] < 'a');
}

/* The end of a figure of one or two digits that begins no clock time and no longer figure, or 0. */
static size_t short_figure(const byte *s, size_t n, size_t at) {
  size_t end = number_end(s, n, at);
  return end > at && end - at <= 2 ? end : 0;
}

/* The end of 10/30/89, or 0: figures of at most two digits, the last of exactly two, and no other mark around them. */
static size_t stroke_date_end(const byte *s, size_t n, size_t at, size_t first_end) {
  if (first_end - at > 2 || first_end >= n || s[first_end] != '/' || (at && s[at - 1] == '/')) return 0;
  size_t second_end = short_figure(s, n, first_end + 1);
  if (!second_end || second_end >= n || s[second_end] != '/') return 0;
  size_t end = short_figure(s, n, second_end + 1);
  if (!end || end - second_end != 3 || (end < n && (s[end] == '/' || is_letter(s[end])))) return 0;
  return end;
}

/* 19891030: is it a day of the years 1900 to 2099? */
static int is_day_figure(const byte *s, size_t size) {
  if (size != 8 || !((s[0] == '1' && s[1] == '9') || (s[0] == '2' && s[1] == '0'))) return 0;
  int month = (s[4] - '0') * 10 + s[5] - '0', day = (s[6] - '0') * 10 + s[7] - '0';
  return month >= 1 && month <= 12 && day >= 1 && day <= 31;
}

static token number(const byte *s, size_t n, size_t at) {
  size_t digits = number_end(s, n, at), date = stroke_date_end(s, n, at, digits);
  if (date) return (token){date, 0, 'D'};
  if (is_day_figure(s + at, digits - at)) return (token){digits, 0, 'D'};
  if (is_decade(s, n, at, digits)) return (token){digits + 1, 0, 'E'};
  size_t end = clock_end(s, n, at, digits);
  return (token){end, 0, end > digits ? 'C' : number_class(s + at, digits - at)};
}

static token space(const byte *s, size_t n, size_t at) {
  int line;
  size_t end = space_end(s, n, at, &line);
  return (token){end, 0, line ? '\n' : ' '};
}

/* The token at `at`. */
static token next_token(const mn_shaper *shaper, const byte *s, size_t n, size_t at) {
  byte c = s[at];
  if (shaper->lower[c]) return word(shaper, s, n, at);
  if (c == ' ' && at + 1 < n && shaper->lower[s[at + 1]]) return (token){at + 1, 0, ' '};
  if (is_digit(c)) return number(s, n, at);
  if (is_space(c)) return space(s, n, at);
  size_t size = 1;
  char mark = c < 0x80 ? (char)c : wide_mark(s + at, n - at, &size);
  if (!mark && c) return wide_word(shaper, s, n, at);
  if (mark == ' ') return space(s, n, at);
  return (token){at + size, 0, c < 0x20 || c == 0x7F ? '*' : mark};
}

mn_status mn_shaper_shape(const mn_shaper *shaper, const char *text, size_t size, mn_buffer *shape, mn_spans *tokens) {
  const byte *s = (const byte *)text;
  for (size_t at = 0; at < size;) {
    token t = next_token(shaper, s, size, at);
    mn_status status = MN_OK;
    if (shape->size == shape->capacity) status = mn_buffer_reserve(shape, 64);
    if (status == MN_OK && tokens) status = mn_spans_append(tokens, at, t.end, t.word);
    if (status != MN_OK) return status;
    shape->data[shape->size++] = t.class_of;
    at = t.end;
  }
  return MN_OK;
}

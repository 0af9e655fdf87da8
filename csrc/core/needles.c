#include "needles.h"

#include <string.h>

#include "blocks.h"

/* How rare a byte is in running text, roughly. */
static unsigned rarity(unsigned char c) {
  if ((c >= 'a' && c <= 'z') || c == ' ') return 0;
  if (c >= 0x80) return 1;
  return c >= 'A' && c <= 'Z' ? 2 : 3;
}

mn_needle mn_needle_make(const char *s, size_t n) {
  mn_needle needle = {.s = s, .n = n};
  unsigned best = 0;
  for (size_t i = 0; i + 1 < n; i++) {
    unsigned rare = rarity((unsigned char)s[i]) + rarity((unsigned char)s[i + 1]);
    if (rare <= best) continue;
    best = rare;
    needle.pair = i;
  }
  return needle;
}

/* Is the needle in s[0..n) so that its pair stands at `at`? */
static bool stands_at(const mn_needle *needle, const char *s, size_t n, size_t at) {
  if (at < needle->pair || needle->n > n - (at - needle->pair)) return false;
  return memcmp(s + at - needle->pair, needle->s, needle->n) == 0;
}

static bool any_at(const mn_needle *needles, size_t count, const char *s, size_t n, size_t at) {
  for (size_t k = 0; k < count; k++) {
    const char *pair = needles[k].s + needles[k].pair;
    if (s[at] == pair[0] && s[at + 1] == pair[1] && stands_at(&needles[k], s, n, at)) return true;
  }
  return false;
}

#ifdef MN_SIMD
/* The places from s on, sixteen of them, at which a pair stands: a bit each. */
static uint64_t pairs_at(const mn_block (*pairs)[2], size_t count, const unsigned char *s) {
  mn_block first = mn_block_load(s), second = mn_block_load(s + 1);
  mn_block places = mn_block_and(mn_block_same(first, pairs[0][0]), mn_block_same(second, pairs[0][1]));
  for (size_t k = 1; k < count; k++) {
    mn_block more = mn_block_and(mn_block_same(first, pairs[k][0]), mn_block_same(second, pairs[k][1]));
    places = mn_block_or(places, more);
  }
  return mn_block_bits(places);
}
#endif

bool mn_needles_any(const mn_needle *needles, size_t count, const char *s, size_t n) {
  size_t i = 0;
  if (count == 0) return false;
#ifdef MN_SIMD
  mn_block pairs[MN_NEEDLES_MAX][2];
  for (size_t k = 0; k < count; k++) {
    pairs[k][0] = mn_block_fill(needles[k].s[needles[k].pair]);
    pairs[k][1] = mn_block_fill(needles[k].s[needles[k].pair + 1]);
  }
  for (; n > 16 && i < n - 16; i += 16) {
    uint64_t places = pairs_at(pairs, count, (const unsigned char *)s + i);
    for (size_t k = 0; places >> k; k++) {
      if (places >> k & 1 && any_at(needles, count, s, n, i + k)) return true;
    }
  }
#endif
  for (; n > 1 && i < n - 1; i++) {
    if (any_at(needles, count, s, n, i)) return true;
  }
  return false;
}

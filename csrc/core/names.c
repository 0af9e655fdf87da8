#include "names.h"

#include <string.h>

/* How spellings are mapped: by first letter, longer ones before what they begin with. */
static const struct {
  char from[4], to;
  unsigned char size;
} MAP[] = {
  {"tch", 'x', 3}, {"sch", 'x', 3}, {"sh", 'x', 2}, {"ch", 'x', 2}, {"ck", 'k', 2}, {"c", 'k', 1},  {"kh", 'k', 2},
  {"gh", 'g', 2},  {"ph", 'f', 2},  {"ou", 'u', 2}, {"oo", 'u', 2}, {"w", 'v', 1},  {"y", 'i', 1}, {"q", 'k', 1},
  {"h", 0, 1},
};

#define ENTRIES (sizeof MAP / sizeof *MAP)

/* The entries of a first letter: the number of the first one plus 1, and how many; most letters have none. */
static const struct {
  unsigned char first, count;
} LETTERS[256] = {
  ['t'] = {1, 1}, ['s'] = {2, 2}, ['c'] = {4, 3}, ['k'] = {7, 1}, ['g'] = {8, 1}, ['p'] = {9, 1}, ['o'] = {10, 2},
  ['w'] = {12, 1}, ['y'] = {13, 1}, ['q'] = {14, 1}, ['h'] = {15, 1},
};

/* Which entry stands at s[0, n): its number, or ENTRIES where none does. */
static inline size_t find_entry(const char *s, size_t n) {
  size_t k = LETTERS[(unsigned char)s[0]].first, end = k + LETTERS[(unsigned char)s[0]].count;
  for (; k < end; k++) {
    size_t size = MAP[k - 1].size;
    if (size <= n && (size < 2 || s[1] == MAP[k - 1].from[1]) && (size < 3 || s[2] == MAP[k - 1].from[2])) return k - 1;
  }
  return ENTRIES;
}

static size_t map_word(const char *s, size_t n, char *out) {
  size_t written = 0;
  for (size_t i = 0; i < n;) {
    size_t k = find_entry(s + i, n - i);
    char c = k < ENTRIES ? MAP[k].to : s[i];
    i += k < ENTRIES ? MAP[k].size : 1;
    int is_twice = written && out[written - 1] == c && c >= 'a' && c <= 'z';
    if (c && !is_twice) out[written++] = c;
  }
  return written > 3 && out[written - 1] == 'e' ? written - 1 : written;
}

size_t mn_name_map(const char *folded, size_t n, char *out) {
  size_t written = 0;
  for (size_t from = 0; from < n;) {
    const char *blank = memchr(folded + from, ' ', n - from);
    size_t end = blank ? (size_t)(blank - folded) : n;
    if (written) out[written++] = ' ';
    written += map_word(folded + from, end - from, out + written);
    from = end + 1;
  }
  return written;
}

static inline int is_vowel(char c) {
  return c == 'a' || c == 'e' || c == 'i' || c == 'o' || c == 'u';
}

size_t mn_name_skeleton(const char *mapped, size_t n, char *out) {
  size_t written = 0;
  for (size_t i = 0; i < n; i++) {
    if (!is_vowel(mapped[i]) || i == 0 || mapped[i - 1] == ' ') out[written++] = mapped[i];
  }
  return written;
}

/* Letters of a that b has within the window, each in its order; returns how many. */
static size_t find_matches(const char *a, size_t n, const char *b, size_t m, char *of_a, char *of_b) {
  size_t longest = n > m ? n : m, window = longest / 2 > 0 ? longest / 2 - 1 : 0, count = 0, kept = 0;
  char taken[MN_NAME_MAX] = {0};
  for (size_t i = 0; i < n; i++) {
    size_t from = i > window ? i - window : 0, to = i + window + 1 < m ? i + window + 1 : m;
    for (size_t j = from; j < to; j++) {
      if (taken[j] || a[i] != b[j]) continue;
      taken[j] = 1;
      of_a[count++] = a[i];
      break;
    }
  }
  for (size_t j = 0; j < m; j++)
    if (taken[j]) of_b[kept++] = b[j];
  return count;
}

double mn_name_similarity(const char *a, size_t n, const char *b, size_t m) {
  char of_a[MN_NAME_MAX], of_b[MN_NAME_MAX];
  if (n == m && memcmp(a, b, n) == 0) return 1;
  if (n > MN_NAME_MAX || m > MN_NAME_MAX || n == 0 || m == 0) return 0;
  size_t count = find_matches(a, n, b, m, of_a, of_b), moved = 0, prefix = 0;
  if (count == 0) return 0;
  for (size_t k = 0; k < count; k++) moved += of_a[k] != of_b[k];
  double c = (double)count, jaro = (c / (double)n + c / (double)m + (c - (double)moved / 2) / c) / 3;
  while (prefix < 4 && prefix < n && prefix < m && a[prefix] == b[prefix]) prefix++;
  return jaro + (double)prefix * 0.1 * (1 - jaro);
}

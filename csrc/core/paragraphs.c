#include "paragraphs.h"

#include <stdbool.h>
#include <string.h>

static bool is_blank(char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_wide_mark(const unsigned char *s, size_t left) {
  if (left < 2) return false;
  if (s[0] == 0xC2) return s[1] == 0xAB || s[1] == 0xBB;
  if (s[0] != 0xE2 || s[1] != 0x80 || left < 3) return false;
  return s[2] == 0x98 || (s[2] >= 0x9C && s[2] <= 0x9F) || s[2] == 0xB9 || s[2] == 0xBA;
}

/* Is the apostrophe at s[i] the first byte, or behind what an opening mark stands behind? */
static bool may_open(const char *s, size_t i) {
  return i == 0 || s[i - 1] == ' ' || s[i - 1] == '\n' || s[i - 1] == '(';
}

/* Does s[from, to) hold a mark? */
static bool is_marked(const char *s, size_t from, size_t to) {
  for (size_t i = from; i < to; i++) {
    unsigned char c = (unsigned char)s[i];
    if (c == '"' || (c == '\'' && may_open(s, i))) return true;
    if ((c == 0xC2 || c == 0xE2) && is_wide_mark((const unsigned char *)s + i, to - i)) return true;
  }
  return false;
}

/* Does s[from, to) end with a stop, within quotation marks or not? */
static bool is_over(const char *s, size_t from, size_t to) {
  size_t least = to - from > 8 ? to - 8 : from;
  while (to > least) {
    unsigned char c = (unsigned char)s[to - 1];
    if (c == '.' || c == '!' || c == '?') return true;
    if (!is_blank((char)c) && c != '"' && c != '\'' && c < 0x80) return false;
    to--;
  }
  return false;
}

/* A line in lower case goes on the one before it, unless that is over. */
static bool goes_on(const char *s, const mn_spans *out, size_t first, size_t line, char c) {
  if (c < 'a' || c > 'z' || out->count == first) return false;
  const mn_span *last = &out->items[out->count - 1];
  return mn_span_end(last) + 1 == line && !is_over(s, (size_t)last->from, mn_span_end(last));
}

mn_status mn_paragraphs_split(const char *s, size_t n, mn_spans *out) {
  size_t first = out->count;
  for (size_t line = 0, stop; line < n; line = stop + 1) {
    const char *end = memchr(s + line, '\n', n - line);
    stop = end ? (size_t)(end - s) : n;
    size_t from = line;
    while (from < stop && is_blank(s[from])) from++;
    if (from == stop) continue;
    unsigned kind = is_marked(s, from, stop);
    if (goes_on(s, out, first, line, s[from])) {
      const mn_span *last = &out->items[--out->count];
      from = (size_t)last->from;
      kind |= last->kind;
    }
    mn_status status = mn_spans_append(out, from, stop, kind);
    if (status != MN_OK) return status;
  }
  return MN_OK;
}

#include "trim.h"

#include "utf8.h"

/* Step over the code point at s[*at, n). */
static uint32_t next_code_point(const char *s, size_t n, size_t *at) {
  uint32_t cp;
  int size = mn_utf8_decode(s + *at, n - *at, &cp);
  *at += (size_t)(size < 0 ? -size : size);
  return cp;
}

/* Step back over the code point before s[*at]; a byte that ends none is U+FFFD. */
static uint32_t previous_code_point(const char *s, size_t *at) {
  uint32_t cp;
  for (size_t size = 1; size <= MN_UTF8_MAX && size <= *at; size++) {
    if (mn_utf8_decode(s + *at - size, size, &cp) == (int)size) {
      *at -= size;
      return cp;
    }
  }
  *at -= 1;
  return MN_REPLACEMENT;
}

void mn_trim_read(const mn_keys *keys, const char *s, size_t n, size_t *first, size_t *last) {
  *first = *last = n;
  int inside = 0;
  for (size_t at = 0; at < n;) {
    size_t from = at;
    mn_letter_kind kind = mn_letter_kind_of(keys, next_code_point(s, n, &at));
    if (kind == MN_LETTER_GAP) inside = 0;
    if (kind == MN_LETTER_WORD || kind == MN_LETTER_ALONE) {
      if (*first == n) *first = from;
      inside = 1;
    }
    if (inside && kind != MN_LETTER_IGNORED) *last = at;
  }
}

static int is_left_out(const mn_keys *keys, uint32_t cp) {
  mn_class c = mn_class_of(keys->classes, cp);
  return c == MN_FORMAT || c == MN_MARK || (c == MN_SPACE && cp != '\n' && cp != '\r' && cp != 0x2028 && cp != 0x2029);
}

int mn_trim_is_empty(const mn_keys *keys, const char *s, size_t n) {
  for (size_t at = 0; at < n;) {
    if (!is_left_out(keys, next_code_point(s, n, &at))) return 0;
  }
  return 1;
}

/* The next code point that is compared, or 0 at the end; *at is behind it. */
static uint32_t next_compared(const mn_keys *keys, const char *s, size_t n, size_t *at) {
  while (*at < n) {
    uint32_t cp = next_code_point(s, n, at);
    if (!is_left_out(keys, cp)) return mn_gap_code_point(keys, cp);
  }
  return 0;
}

static uint32_t previous_compared(const mn_keys *keys, const char *s, size_t *at) {
  while (*at > 0) {
    uint32_t cp = previous_code_point(s, at);
    if (!is_left_out(keys, cp)) return mn_gap_code_point(keys, cp);
  }
  return 0;
}

int mn_trim_after(const mn_keys *keys, const char *tail, size_t size, const char *s, size_t n, size_t *at) {
  size_t here = *at;
  for (size_t t = 0; t < size;) {
    uint32_t wanted = next_compared(keys, tail, size, &t);
    if (wanted == 0) break;
    if (next_compared(keys, s, n, &here) != wanted) return 0;
  }
  *at = here;
  return 1;
}

int mn_trim_before(const mn_keys *keys, const char *head, size_t size, const char *s, size_t *at) {
  size_t here = *at;
  for (size_t h = size; h > 0;) {
    uint32_t wanted = previous_compared(keys, head, &h);
    if (wanted == 0) break;
    if (previous_compared(keys, s, &here) != wanted) return 0;
  }
  *at = here;
  return 1;
}

#include "words.h"

#include "utf8.h"

typedef enum part { OUTSIDE, INSIDE, IGNORED } part;

static part part_of(const mn_classes *classes, const char *s, size_t n, size_t *size) {
  uint32_t cp;
  int read = mn_utf8_decode(s, n, &cp);
  *size = (size_t)(read < 0 ? -read : read);
  if (read < 0) return OUTSIDE;
  mn_class c = mn_class_of(classes, cp);
  if (c >= MN_UPPER && c <= MN_NUMBER) return INSIDE;
  return c == MN_FORMAT ? IGNORED : OUTSIDE;
}

/* The end of the ASCII letters and digits from i on. */
static size_t ascii_end(const uint8_t *ascii, const char *s, size_t i, size_t n) {
  while (i < n && (unsigned char)s[i] < 0x80 && ascii[(unsigned char)s[i]] >= MN_UPPER &&
         ascii[(unsigned char)s[i]] <= MN_NUMBER)
    i++;
  return i;
}

mn_status mn_words_scan(const mn_classes *classes, const char *s, size_t n, mn_spans *out) {
  const uint8_t *ascii = &classes->blocks[(size_t)classes->index[0] * MN_CLASS_BLOCK];
  size_t from = 0, to = 0; /* the word so far; none while to is 0 */
  for (size_t i = 0, size = 1; i <= n; i += size) {
    if (to == i && to) i = to = ascii_end(ascii, s, i, n);
    part p = i < n ? part_of(classes, s + i, n - i, &size) : OUTSIDE;
    if (p == INSIDE) {
      if (!to) from = i;
      to = i + size;
    } else if (p == OUTSIDE && to) {
      mn_status status = mn_spans_append(out, from, to, 0);
      if (status != MN_OK) return status;
      to = 0;
    }
  }
  return MN_OK;
}

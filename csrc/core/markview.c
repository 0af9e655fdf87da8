#include "markview.h"

#include <string.h>

mn_mark_kind mn_mark_kind_of(unsigned char code) {
  static const mn_mark_kind WIDE[] = { /* from 0xF5 on */
    {3, MN_MARK_DOUBLE, MN_MARK_OPEN},  {3, MN_MARK_DOUBLE, MN_MARK_CLOSE}, {3, MN_MARK_DOUBLE, MN_MARK_OPEN},
    {2, MN_MARK_ANGLE, MN_MARK_OPEN},   {2, MN_MARK_ANGLE, MN_MARK_CLOSE},  {3, MN_MARK_CORNER, MN_MARK_OPEN},
    {3, MN_MARK_CORNER, MN_MARK_CLOSE}, {3, MN_MARK_SINGLE, MN_MARK_OPEN},  {3, MN_MARK_SINGLE, MN_MARK_CLOSE},
  };
  if (code >= 0xF5 && code <= 0xFD) return WIDE[code - 0xF5];
  if (code == '"') return (mn_mark_kind){1, MN_MARK_DOUBLE, MN_MARK_UNKNOWN};
  if (code == '\'') return (mn_mark_kind){1, MN_MARK_SINGLE, MN_MARK_UNKNOWN};
  return (mn_mark_kind){0, 0, 0};
}

static bool goes_on(unsigned char c) {
  return c >= 0x80 && c <= 0xBF;
}

/* The code of U+00A0 + ..., which begins with C2; 0 for what stays. */
static unsigned char code_of_c2(unsigned char second) {
  switch (second) {
  case 0xA0: return ' ';
  case 0xAB: return 0xF8;
  case 0xBB: return 0xF9;
  default: return 0;
  }
}

/* The code of a mark that begins with E2 80; 0 for what stays. */
static unsigned char code_of_e280(unsigned char third) {
  if (third <= 0x8B) return ' ';
  switch (third) {
  case 0x90: case 0x91: return '-';
  case 0x92: case 0x93: case 0x94: case 0x95: return MN_VIEW_DASH;
  case 0x98: return 0xFC;
  case 0x99: return MN_VIEW_APOSTROPHE;
  case 0x9C: case 0x9F: return 0xF5;
  case 0x9D: return 0xF6;
  case 0x9E: return 0xF7;
  case 0xA6: return MN_VIEW_DOTS;
  case 0xA8: case 0xA9: case 0xAF: return ' ';
  case 0xB9: return 0xFA;
  case 0xBA: return 0xFB;
  default: return 0;
  }
}

/* Put the code of the sequence v[0, left) in its place; returns its bytes. A continuation byte too many belongs to a
 * sequence that is broken, and stays. */
static size_t code(unsigned char *v, size_t left) {
  if (left < 2 || !goes_on(v[1])) return 1;
  size_t width = left > 2 && goes_on(v[2]) ? 3 : 2;
  unsigned char c = 0;
  if (v[0] == 0xC2 && width == 2) c = code_of_c2(v[1]);
  if (v[0] == 0xE2 && width == 3 && v[1] == 0x80) c = code_of_e280(v[2]);
  if (c) {
    v[0] = c;
    memset(v + 1, c == ' ' ? ' ' : MN_VIEW_FILL, width - 1);
  }
  return width;
}

mn_status mn_markview_read(const char *s, size_t n, mn_buffer *out) {
  size_t start = out->size;
  mn_status status = mn_buffer_append(out, s, n);
  if (status != MN_OK) return status;
  for (size_t i = 0; i < n;) {
    unsigned char *v = (unsigned char *)out->data + start + i;
    i += *v == 0xC2 || *v == 0xE2 ? code(v, n - i) : 1;
  }
  return MN_OK;
}

bool mn_mark_opens(const char *s, size_t n, mn_mark_family family) {
  static const char *const OPENERS[][5] = {
    {"\"", "\xE2\x80\x9C", "\xE2\x80\x9E", "\xE2\x80\x9D", NULL},
    {"\xC2\xAB", "\xC2\xBB", NULL},
    {"\xE2\x80\xB9", NULL},
    {NULL},
  };
  for (const char *const *opener = OPENERS[family]; *opener; opener++) {
    size_t size = strlen(*opener);
    if (size <= n && memcmp(s, *opener, size) == 0) return true;
  }
  return false;
}

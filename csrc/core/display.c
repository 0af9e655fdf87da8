#define _DEFAULT_SOURCE /* isatty, ioctl */
#include "display.h"

#include <utf8proc.h>

#include "utf8.h"

#if defined(__unix__) || defined(__APPLE__)
#include <sys/ioctl.h>
#include <unistd.h>
#endif

/* The width of the character at s, and its size in bytes. */
static size_t character(const char *s, size_t n, size_t *size) {
  uint32_t cp;
  int read = mn_utf8_decode(s, n, &cp);
  *size = (size_t)(read < 0 ? -read : read);
  if (cp < 0x80) return cp >= 0x20 && cp < 0x7F;
  int width = utf8proc_charwidth((utf8proc_int32_t)cp);
  return width > 0 ? (size_t)width : 0;
}

size_t mn_display_width(const char *s, size_t n) {
  size_t width = 0;
  for (size_t i = 0, size; i < n; i += size) width += character(s + i, n - i, &size);
  return width;
}

size_t mn_display_head(const char *s, size_t n, size_t columns, size_t *width) {
  size_t i = 0, size;
  *width = 0;
  while (i < n) {
    size_t w = character(s + i, n - i, &size);
    if (*width + w > columns) break;
    *width += w;
    i += size;
  }
  return i;
}

size_t mn_display_tail(const char *s, size_t n, size_t columns, size_t *width) {
  size_t all = mn_display_width(s, n), skip = all > columns ? all - columns : 0, i = 0, size, gone = 0;
  while (i < n && gone < skip) {
    gone += character(s + i, n - i, &size);
    i += size;
  }
  /* marks of a character that was left out go with it */
  while (skip && i < n && character(s + i, n - i, &size) == 0) i += size;
  *width = all - gone;
  return i;
}

bool mn_display_terminal(int descriptor, size_t *columns) {
  *columns = 0;
#if defined(__unix__) || defined(__APPLE__)
  if (!isatty(descriptor)) return false;
  struct winsize size;
  if (ioctl(descriptor, TIOCGWINSZ, &size) == 0) *columns = size.ws_col;
  return true;
#else
  (void)descriptor;
  return false;
#endif
}

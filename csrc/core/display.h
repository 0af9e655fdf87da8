/*
 * How wide a text stands in a terminal, in columns: 0 for combining marks and controls, 2 for wide East Asian characters
 * and emoji (utf8proc's character width, Unicode 15.0 East Asian Width), 1 for the rest and for a broken byte.
 */
#ifndef MN_DISPLAY_H
#define MN_DISPLAY_H

#include <stdbool.h>
#include <stddef.h>

/* Columns of s[0..n). Time O(n). */
size_t mn_display_width(const char *s, size_t n);

/* The bytes of the longest start of s[0..n) that fits `columns`; never inside a character nor before its marks.
 * *width is the columns it takes. */
size_t mn_display_head(const char *s, size_t n, size_t columns, size_t *width);

/* The same for the end of s: the 0-based byte at which the longest fitting tail begins. */
size_t mn_display_tail(const char *s, size_t n, size_t columns, size_t *width);

/* Is the file descriptor a terminal? *columns is then its width, or 0 where that is not known. */
bool mn_display_terminal(int descriptor, size_t *columns);

#endif

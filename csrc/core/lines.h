/*
 * Lines, and the cuts of lines that glue two things: a credit before a caption, a dateline before the first sentence.
 * Roles are decided above; this knows only where the pieces lie.
 */
#ifndef MN_LINES_H
#define MN_LINES_H

#include <stdbool.h>

#include "spans.h"
#include "walk.h"

typedef enum mn_piece {
  MN_PIECE_LINE = 0, /* a line, or what is left of it beside the other pieces */
  MN_PIECE_BLANK,    /* a line of white space only: an empty span at its beginning */
  MN_PIECE_CREDIT,   /* `© AFP 2023 / PASCAL GUYOT` at the beginning of a line, or behind its caption */
  MN_PIECE_DATELINE, /* `BAMAKO, ($1=558.00 XOF)` or `Bamako, 15 mai 2021 —` before the text it is glued to */
  MN_PIECE_SITE      /* ` | Mali` at the end of a headline: the section or the site's name, the bar left out */
} mn_piece;

/* Append the pieces of every line, in order, without white space at their edges; kind is an mn_piece. A line ends at
 * LF, CR LF, CR, FF, VT, NEL, U+2028 or U+2029. O(n). */
mn_status mn_lines_scan(const char *s, size_t n, mn_spans *out);

/* Lines some at a time, for who needs no list of all: a list of millions of them takes longer to fill than to find. */
typedef struct mn_lines {
  mn_walk walk;
  size_t next; /* where the next line begins; the text's size when all are read */
} mn_lines;

void mn_lines_start(mn_lines *lines, const char *s, size_t n);

/* Append the pieces of further lines, until out has `most` or a few more, or the text ends. */
mn_status mn_lines_read(mn_lines *lines, size_t most, mn_spans *out);

/* Where does the line that s[0..n) begins with end: the position of its line end, or n; *next is where the next line
 * begins. O(size of the line). */
size_t mn_line_end(const char *s, size_t n, size_t *next);

/* The size of the white space character beyond ASCII that s[0..n) begins with, n > 0, or 0. */
size_t mn_wide_space_size(const char *s, size_t n);

/* The size of the white space character that s[0..n) begins with (Unicode's White_Space), or 0. */
static inline size_t mn_space_size(const char *s, size_t n) {
  if (n == 0) return 0;
  unsigned char c = (unsigned char)*s;
  if (c < 0xC2) return c == ' ' || (c >= 0x09 && c <= 0x0D);
  return mn_wide_space_size(s, n);
}

/* The first position from i on that is no white space, or n. */
static inline size_t mn_skip_space(const char *s, size_t i, size_t n) {
  for (size_t size; i < n && (size = mn_space_size(s + i, n - i)) != 0;) i += size;
  return i;
}

/* mn_trim_space where the last byte may be white space. */
size_t mn_trim_spaces(const char *s, size_t from, size_t to);

/* The end of s[from..to) without the white space at it. */
static inline size_t mn_trim_space(const char *s, size_t from, size_t to) {
  return to > from && (unsigned char)(s[to - 1] - '!') < 0x7F - '!' ? to : mn_trim_spaces(s, from, to);
}

/* What the pieces of a text, added in order, show of its being hard-wrapped: lines that break inside sentences. Then only a
 * blank line ends a paragraph. */
typedef struct mn_wrapping {
  size_t breaks, on, longest;
  mn_span first, last;
  bool is_begun;
  bool never; /* a line is too long: the text is not wrapped, whatever follows */
} mn_wrapping;

void mn_wrapping_add(mn_wrapping *w, const char *s, const mn_spans *pieces);
bool mn_wrapping_is_shown(const mn_wrapping *w, const char *s);

/* The same of all pieces of a text. */
bool mn_lines_are_wrapped(const mn_spans *pieces, const char *s);

#endif

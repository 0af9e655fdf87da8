/*
 * UTF-8 as The Unicode Standard 15.0 defines it (section 3.9, table 3-7): no surrogates, no overlong forms, nothing
 * above U+10FFFF. NUL is a character like any other. All functions are pure and safe from any thread.
 */
#ifndef MN_UTF8_H
#define MN_UTF8_H

#include <stdbool.h>
#include <stdint.h>

#include "buffer.h"

#define MN_UTF8_MAX 4 /* bytes of the longest sequence */
#define MN_REPLACEMENT 0xFFFDu

struct mn_kernels;

/* Is s[0..n) well-formed? If not, *where is the 0-based byte at which the first ill-formed sequence begins.
 * Time O(*where), at about the speed of memory, no memory. */
bool mn_utf8_is_valid(const char *s, size_t n, size_t *where);

/* The same by one set of kernels (kernels.h), for tests and benchmarks. */
bool mn_utf8_is_valid_by(const struct mn_kernels *kernels, const char *s, size_t n, size_t *where);

/* Is s[0..n), n > 0, the beginning of a well-formed sequence, and does its rest lie behind n? */
bool mn_utf8_is_cut(const char *s, size_t n);

/* Decode the sequence at s[0..n), n > 0. Returns its size in bytes and sets *cp; an ill-formed start returns 0 minus
 * the size of its maximal subpart (1 to 3, Unicode 15.0 section 3.9, "U+FFFD Substitution of Maximal Subparts"), and
 * sets *cp to U+FFFD. */
int mn_utf8_decode(const char *s, size_t n, uint32_t *cp);

/* The code point at s[at], which is known to be well-formed, and its size. */
static inline uint32_t mn_utf8_at(const char *s, size_t at, size_t *size) {
  const unsigned char *p = (const unsigned char *)s + at;
  if (p[0] < 0x80) {
    *size = 1;
    return p[0];
  }
  if (p[0] < 0xE0) {
    *size = 2;
    return (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
  }
  if (p[0] < 0xF0) {
    *size = 3;
    return (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
  }
  *size = 4;
  return (uint32_t)(p[0] & 0x07) << 18 | (uint32_t)(p[1] & 0x3F) << 12 | (uint32_t)(p[2] & 0x3F) << 6 | (p[3] & 0x3F);
}

/* Where the sequence begins that ends before s[at], at > 0, in well-formed text. */
static inline size_t mn_utf8_before(const char *s, size_t at) {
  do at--;
  while (((unsigned char)s[at] & 0xC0) == 0x80);
  return at;
}

/* Encode a scalar value into out (MN_UTF8_MAX bytes); returns its size. */
size_t mn_utf8_encode(uint32_t cp, char *out);

/* Append s with one U+FFFD for each maximal subpart of an ill-formed sequence; *count is how many. MN_ENOMEM leaves out
 * with a part of the text. */
mn_status mn_utf8_repair(const char *s, size_t n, mn_buffer *out, size_t *count);

/* How many bytes of s[0..n) are controls that no text has: C0 without tab, line ends, vertical space and escape; and
 * DEL. O(n). */
size_t mn_utf8_controls(const char *s, size_t n);

#endif

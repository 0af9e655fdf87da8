#include "utf8.h"

#include <string.h>

#include "bits.h"
#include "blocks.h"
#include "kernels.h"

/* The range of the second byte by the first one (table 3-7); from 0xC2 on. Later bytes are always 80..BF. */
static bool second_fits(unsigned char first, unsigned char second) {
  switch (first) {
    case 0xE0: return second >= 0xA0 && second <= 0xBF;
    case 0xED: return second >= 0x80 && second <= 0x9F;
    case 0xF0: return second >= 0x90 && second <= 0xBF;
    case 0xF4: return second >= 0x80 && second <= 0x8F;
    default: return second >= 0x80 && second <= 0xBF;
  }
}

static int sequence_size(unsigned char first) {
  if (first < 0x80) return 1;
  if (first < 0xC2) return 0;
  if (first < 0xE0) return 2;
  if (first < 0xF0) return 3;
  return first < 0xF5 ? 4 : 0;
}

int mn_utf8_decode(const char *s, size_t n, uint32_t *cp) {
  const unsigned char *p = (const unsigned char *)s;
  int size = sequence_size(p[0]);
  if (size == 1) {
    *cp = p[0];
    return 1;
  }
  *cp = MN_REPLACEMENT;
  if (size == 0 || n < 2 || !second_fits(p[0], p[1])) return -1;
  uint32_t value = (uint32_t)((p[0] & (0x7F >> size)) << 6) | (p[1] & 0x3F);
  for (int i = 2; i < size; i++) {
    if ((size_t)i >= n || (p[i] & 0xC0) != 0x80) return -i;
    value = value << 6 | (p[i] & 0x3F);
  }
  *cp = value;
  return size;
}

size_t mn_utf8_encode(uint32_t cp, char *out) {
  if (cp < 0x80) {
    out[0] = (char)cp;
    return 1;
  }
  if (cp < 0x800) {
    out[0] = (char)(0xC0 | cp >> 6);
    out[1] = (char)(0x80 | (cp & 0x3F));
    return 2;
  }
  if (cp < 0x10000) {
    out[0] = (char)(0xE0 | cp >> 12);
    out[1] = (char)(0x80 | (cp >> 6 & 0x3F));
    out[2] = (char)(0x80 | (cp & 0x3F));
    return 3;
  }
  out[0] = (char)(0xF0 | cp >> 18);
  out[1] = (char)(0x80 | (cp >> 12 & 0x3F));
  out[2] = (char)(0x80 | (cp >> 6 & 0x3F));
  out[3] = (char)(0x80 | (cp & 0x3F));
  return 4;
}

bool mn_utf8_is_cut(const char *s, size_t n) {
  uint32_t cp;
  return (size_t)sequence_size((unsigned char)s[0]) > n && -mn_utf8_decode(s, n, &cp) == (int)n;
}

#define BLOCK 64
#define MOST_BLOCKS 64 /* that are checked before the answer is looked at: they stay in the first cache */

/* The first ill-formed sequence of s[0..n), where one was noticed at `at` or behind; it may begin in the bytes before. */
static size_t fault_from(const char *s, size_t n, size_t at) {
  for (size_t back = 1; back <= 3 && back <= at; back++) {
    if ((unsigned char)s[at - back] < 0xC0) continue;
    at -= back;
    break;
  }
  uint32_t cp;
  int size;
  while (at < n && (size = mn_utf8_decode(s + at, n - at, &cp)) > 0) at += (size_t)size;
  return at;
}

/* Check less than a block, or the first one: what is not there, before and behind, is NUL. */
static bool check_part(const mn_kernels *kernels, const char *s, size_t at, size_t size) {
  char part[3 + BLOCK] = {0};
  size_t before = at < 3 ? at : 3;
  if ((at == 0 || (unsigned char)s[at - 1] < 0x80) && mn_is_ascii(s + at, size)) return true;
  memcpy(part + 3 - before, s + at - before, before + size);
  return kernels->check(part + 3, 1);
}

bool mn_utf8_is_valid_by(const mn_kernels *kernels, const char *s, size_t n, size_t *where) {
  size_t whole = n / BLOCK, at = 0;
  bool good = true;
  if (whole > 0) {
    good = check_part(kernels, s, 0, BLOCK);
    at = good ? BLOCK : 0;
  }
  /* more each time, so that a text full of faults is not read over and over */
  for (size_t blocks = 1; good && at < whole * BLOCK; blocks = blocks < MOST_BLOCKS ? blocks * 4 : blocks) {
    size_t left = whole - at / BLOCK, now = blocks < left ? blocks : left;
    good = kernels->check(s + at, now);
    if (good) at += now * BLOCK;
  }
  if (good && check_part(kernels, s, at, n - at)) return true;
  *where = fault_from(s, n, at);
  return false;
}

bool mn_utf8_is_valid(const char *s, size_t n, size_t *where) {
  return mn_utf8_is_valid_by(mn_kernels_best(), s, n, where);
}

mn_status mn_utf8_repair(const char *s, size_t n, mn_buffer *out, size_t *count) {
  *count = 0;
  size_t i = 0;
  while (i < n) {
    size_t bad = 0;
    size_t good = mn_utf8_is_valid(s + i, n - i, &bad) ? n - i : bad;
    mn_status status = mn_buffer_append(out, s + i, good);
    if (status != MN_OK) return status;
    i += good;
    if (i == n) break;
    uint32_t cp;
    i += (size_t)-mn_utf8_decode(s + i, n - i, &cp);
    status = mn_buffer_append(out, "\xEF\xBF\xBD", 3);
    if (status != MN_OK) return status;
    ++*count;
  }
  return MN_OK;
}

static bool is_control(unsigned char c) {
  return c < 9 || (c > 13 && c < 32 && c != 27) || c == 127;
}

size_t mn_utf8_controls(const char *s, size_t n) {
  size_t count = 0, i = 0;
#ifdef MN_SIMD
  for (; n - i >= 16; i += 16) {
    mn_block block = mn_block_load((const unsigned char *)s + i), low = mn_block_between(block, 0, 31);
    if (!mn_block_any(mn_block_or(low, mn_block_equal(block, 127)))) continue;
    for (size_t k = i; k < i + 16; k++) count += is_control((unsigned char)s[k]);
  }
#endif
  for (; i < n; i++) count += is_control((unsigned char)s[i]);
  return count;
}

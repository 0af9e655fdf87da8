/*
 * Agreement with ICU: validation of every string of one to three bytes, of every four bytes that begin like a sequence of
 * four, and of random longer ones, by every kernel; the four forms of every code point and of random texts; what UTF-8 can
 * say, both ways.
 *
 *   agree [MILLIONS] [SEED]     linked with the core's objects, bench/icu.o, -licuuc and -lutf8proc
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unicode/utf8.h>

#include "../../bench/icu.h"
#include "../../csrc/core/malinews.h"

static size_t faults;

static void fail(const char *what, const char *s, size_t n) {
  if (++faults > 20) return;
  fprintf(stderr, "agree: %s:", what);
  for (size_t i = 0; i < n && i < 80; i++) fprintf(stderr, " %02X", (unsigned char)s[i]);
  fprintf(stderr, "\n");
}

/* The first fault by ICU; n when there is none. */
static size_t icu_fault(const char *s, size_t n) {
  int32_t at = 0;
  while (at < (int32_t)n) {
    int32_t from = at;
    UChar32 c;
    U8_NEXT((const uint8_t *)s, at, (int32_t)n, c);
    if (c < 0) return (size_t)from;
  }
  return n;
}

static void check_validation(const char *s, size_t n) {
  size_t want = icu_fault(s, n);
  for (size_t k = 0; mn_kernels_at(k); k++) {
    size_t where = n;
    if (mn_utf8_is_valid_by(mn_kernels_at(k), s, n, &where) != (want == n) || where != want) fail(mn_kernels_at(k)->name, s, n);
  }
}

static void check_short(void) {
  unsigned char s[4];
  for (unsigned v = 0; v < 1u << 24; v++) {
    s[0] = (unsigned char)(v >> 16), s[1] = (unsigned char)(v >> 8), s[2] = (unsigned char)v;
    check_validation((const char *)s, 3);
    if ((v & 0xFF) == 0) check_validation((const char *)s, 2);
    if ((v & 0xFFFF) == 0) check_validation((const char *)s, 1);
  }
  for (unsigned v = 0; v < 1u << 24; v++) {
    static const unsigned char edges[] = {0x7F, 0x80, 0xBF, 0xC0};
    s[0] = (unsigned char)(0xF0 | v >> 20), s[1] = (unsigned char)(v >> 12), s[2] = (unsigned char)(v >> 4);
    s[3] = edges[v & 3];
    if ((v & 0xF) < 4) check_validation((const char *)s, 4);
  }
}

static void check_scalars(void) {
  for (uint32_t cp = 0; cp < 0x110000; cp++) {
    char bytes[MN_UTF8_MAX];
    uint32_t back;
    if (cp >= 0xD800 && cp < 0xE000) continue;
    size_t n = mn_utf8_encode(cp, bytes);
    if (mn_utf8_decode(bytes, n, &back) != (int)n || back != cp || icu_fault(bytes, n) != n) fail("a scalar value", bytes, n);
  }
}

static uint64_t state;

static uint32_t draw(uint32_t below) {
  state = state * 6364136223846793005u + 1442695040888963407u; /* Knuth, MMIX */
  return (uint32_t)((state >> 33) % below);
}

/* Well-formed sequences with a rare fault, ASCII runs between them; up to 200 bytes. */
static size_t random_bytes(char *s) {
  size_t n = 0, most = 4 + draw(draw(4) ? 24 : 190);
  while (n + 8 < most) {
    uint32_t kind = draw(8), cp = kind < 3 ? draw(0x80) : kind < 5 ? draw(0x800) : kind < 7 ? draw(0x10000) : draw(0x110000);
    if (cp >= 0xD800 && cp < 0xE000 && draw(4)) cp = 0xE9;
    n += mn_utf8_encode(cp, s + n);
  }
  if (n > 0 && draw(2)) s[draw((uint32_t)n)] = (char)draw(256);
  if (n > 0 && draw(4) == 0) n -= draw(n < 3 ? (uint32_t)n : 3);
  return n;
}

static mn_normal_data *normal;
static mn_buffer out;

static void check_forms(const char *s, size_t n) {
  static char other[8192];
  for (mn_form form = MN_NFC; form <= MN_NFKD; form++) {
    size_t where, size = icu_normalize((int)form, s, n, other, sizeof other);
    out.size = 0;
    if (mn_normalize(normal, form, s, n, &out, NULL, &where) != MN_OK || out.size != size || memcmp(out.data, other, size) != 0)
      fail("another form", s, n);
    if ((where == n) != icu_is_normalized((int)form, s, n)) fail("another answer of is_normalized", s, n);
  }
}

static void check_all_forms(size_t texts) {
  char s[256];
  for (uint32_t cp = 1; cp < 0x110000; cp++) {
    if (cp < 0xD800 || cp >= 0xE000) check_forms(s, mn_utf8_encode(cp, s));
  }
  for (size_t i = 0; i < texts; i++) {
    static const uint32_t tops[] = {0x250, 0x700, 0x1200, 0x3100, 0x11A00};
    size_t n = 0, count = 1 + draw(20);
    uint32_t top = tops[draw(5)];
    for (size_t k = 0; k < count; k++) {
      uint32_t cp = draw(3) ? draw(top) : 0x300 + draw(0x70);
      n += mn_utf8_encode(cp >= 0xD800 && cp < 0xE000 ? 0x11A8 : cp, s + n);
    }
    check_forms(s, n);
  }
}

int main(int argc, char **argv) {
  size_t millions = argc > 1 ? strtoul(argv[1], NULL, 10) : 10;
  state = argc > 2 ? strtoul(argv[2], NULL, 10) : 1960;
  if (mn_normal_data_new(&mn_alloc_default, &normal)) return 1;
  out = mn_buffer_make(&mn_alloc_default);
  check_short();
  check_scalars();
  for (size_t i = 0; i < millions * 1000000; i++) {
    char s[256];
    check_validation(s, random_bytes(s));
  }
  check_all_forms(millions * 20000);
  printf("agree: kernels");
  for (size_t k = 0; mn_kernels_at(k); k++) printf(" %s", mn_kernels_at(k)->name);
  printf("; %zu million random strings; %zu differences from ICU\n", millions, faults);
  mn_buffer_free(&out);
  mn_normal_data_free(normal);
  return faults != 0;
}

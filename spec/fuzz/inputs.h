/*
 * For the fuzz targets of text functions: a `main` that makes its own inputs where libFuzzer is not there
 * (`target [rounds] [seed]`), from pieces that meet in interesting ways, and from any bytes.
 */
#ifndef FUZZ_INPUTS_H
#define FUZZ_INPUTS_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

static inline void expect(bool condition, const char *what, size_t at) {
  if (condition) return;
  fprintf(stderr, "fuzz: %s at %zu\n", what, at);
  abort();
}

#ifndef MN_LIBFUZZER
static const char *const PIECES[] = {
  "Mali", "the ", "N", "\xE2\x80\x99", "e", "\xC3\xA9", "E", "o", "\xE1\xBB\x8D", "\xE1\xBA\xB9", "\xCC\x81", "\xCC\x80", "\xCC\xA3",
  "\xCC\xA7", "\xCC\x82", "\xCD\x85", "\xCD\x84", "\xCD\x8F", "\xD0\x96", "\xD0\xB9", "\xCE\xB1", "\xE1\xBE\x82", "\xCF\x82",
  "\xD8\xA3", "\xD8\xA7", "\xD9\x94", "\xD9\x8E", "\xD9\x80", "\xDF\x8A", "\xDF\xAB", "\xE1\x88\xB0", "\xE1\x8D\x9F", "\xE1\x84\x80",
  "\xE1\x85\xA1", "\xE1\x86\xA7", "\xE1\x86\xA8", "\xEA\xB0\x80", "\xEA\xB0\x81", "\xE3\x81\x8B", "\xE3\x82\x99", "\xEF\xBD\xB6",
  "\xEF\xBE\x9E", "\xEF\xAC\x81", "\xE2\x84\xAB", "\xE2\x80\x80", "\xE2\x80\xA6", "\xC2\xA0", "\xC2\xAD", "\xC4\xB0", "\xC3\x9F",
  "\xC5\x93", "\xE0\xA4\x95", "\xE0\xA4\xBC", "\xE0\xA5\x8D", "\xE0\xA5\x98", "\xE0\xB1\x86", "\xE0\xB1\x96", "\xE0\xB7\x99",
  "\xE0\xB7\x8A", "\xE0\xBD\xB3", "\xF0\x9E\xA4\x86", "\xF0\x9D\x85\x9E", "\xF0\x9D\x85\xA5", "\xF0\x9D\x85\xAE", "\xF0\x9F\x98\x80",
  "\xEF\xB7\xBA", "\xC2\xB4", "`", "\xE1\xBF\xBD", "\xFF", "\xC3", "\xE2\x80", "\xED\xA0\x80", "\xF4\x90\x80\x80", "\xC0\x80",
  "\xF0\x9F\x98", "\xE0\x80", "................................................................", "\n"};

static uint64_t state;

static size_t draw(size_t below) {
  state = state * 6364136223846793005u + 1442695040888963407u; /* Knuth, MMIX */
  return (size_t)(state >> 33) % below;
}

static size_t make_input(char *out, size_t most) {
  size_t n = 0, parts = draw(8) ? draw(24) : draw(600);
  size_t first = draw(sizeof PIECES / sizeof *PIECES), range = 1 + draw(sizeof PIECES / sizeof *PIECES - first);
  bool any = draw(4) == 0;
  for (size_t i = 0; i < parts; i++) {
    const char *piece = PIECES[any ? draw(sizeof PIECES / sizeof *PIECES) : first + draw(range)];
    size_t size = strlen(piece);
    if (n + size + 1 > most) break;
    memcpy(out + n, piece, size);
    n += size;
    if (draw(64) == 0) out[n++] = (char)draw(256);
  }
  return n;
}

int main(int argc, char **argv) {
  static char text[1 << 16];
  size_t rounds = argc > 1 ? strtoul(argv[1], NULL, 10) : 20000;
  state = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
  for (size_t r = 0; r < rounds; r++) {
    size_t n = make_input(text, sizeof text);
    uint8_t *exact = malloc(n ? n : 1); /* so that a byte read past the end is seen */
    if (!exact) return 1;
    memcpy(exact, text, n);
    LLVMFuzzerTestOneInput(exact, n);
    free(exact);
  }
  return 0;
}
#endif

#endif

/*
 * A fuzz target for tokens, sentences and line pieces: whatever the bytes, the spans are in order, disjoint, in range, on
 * code point boundaries of well-formed text, and white space is all they leave out (sentences also a bar before a site's
 * name). Tokens found in windows must be those found with another alignment. The first byte chooses the options.
 *
 *   clang -std=c11 -g -fsanitize=fuzzer,address,undefined -DMN_LIBFUZZER spec/fuzz/segments.c csrc/core/[a-z]*.c -lutf8proc
 *
 * Without MN_LIBFUZZER it is a program of its own: `segments [rounds] [seed]` makes its inputs itself.
 */
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../csrc/core/malinews.h"
#include "../../csrc/core/token_loops.h"

static mn_classes *classes;
static mn_lexicon *lexicon;
static mn_spans spans, other;

static void expect(bool condition, const char *what, size_t at) {
  if (condition) return;
  fprintf(stderr, "segments: %s at %zu\n", what, at);
  abort();
}

static bool is_gap(const char *s, size_t from, size_t to, bool bars) {
  while (from < to) {
    size_t size = mn_space_size(s + from, to - from);
    if (!size && !(bars && s[from] == '|')) return false;
    from += size ? size : 1;
  }
  return true;
}

static void check(const char *s, size_t n, bool bars, bool valid, const char *what) {
  size_t last = 0;
  for (size_t i = 0; i < spans.count; i++) {
    size_t from = (size_t)spans.items[i].from, to = mn_span_end(&spans.items[i]);
    expect(from >= last && to > from && to <= n, what, from);
    expect(is_gap(s, last, from, bars), what, last);
    expect(!mn_space_size(s + from, to - from) && mn_trim_space(s, from, to) == to, what, from);
    expect(!valid || ((s[from] & 0xC0) != 0x80 && (to == n || (s[to] & 0xC0) != 0x80)), what, from);
    last = to;
  }
  expect(is_gap(s, last, n, bars), what, last);
}

/* The same text after a run of letters and a line feed: the tokens must not hang on where the windows lie. */
static void check_alignment(const char *s, size_t n, mn_lang lang, size_t shift) {
  char *moved = malloc(n + shift + 1);
  if (!moved) return;
  memset(moved, 'x', shift);
  moved[shift] = '\n';
  memcpy(moved + shift + 1, s, n);
  other.count = 0;
  expect(mn_tokens_scan(classes, lexicon, moved, n + shift + 1, lang, &other) == MN_OK, "memory", 0);
  size_t first = shift ? 1 : 0;
  expect(other.count == spans.count + first, "alignment", other.count);
  for (size_t i = 0; i < spans.count; i++) {
    expect(other.items[i + first].from == spans.items[i].from + shift + 1 && other.items[i + first].size == spans.items[i].size &&
             other.items[i + first].kind == spans.items[i].kind, "alignment", (size_t)spans.items[i].from);
  }
  free(moved);
}

/* The loops of all instruction sets must put the same tokens. */
static void check_loops(const char *s, size_t n, mn_lang lang) {
  for (size_t k = 0; mn_token_loop_at(k); k++) {
    const mn_token_loop *loop = mn_token_loop_at(k);
    other.count = 0;
    expect(mn_tokens_scan_by(loop, classes, lexicon, s, n, lang, &other) == MN_OK, "memory", 0);
    expect(other.count == spans.count, loop->name, other.count);
    for (size_t i = 0; i < spans.count; i++) {
      expect(other.items[i].from == spans.items[i].from && other.items[i].size == spans.items[i].size &&
               other.items[i].kind == spans.items[i].kind, loop->name, (size_t)spans.items[i].from);
    }
  }
}

static void set_up(void) {
  if (classes) return;
  if (mn_classes_new(&mn_alloc_default, &classes) || mn_lexicon_new(&mn_alloc_default, &lexicon)) exit(1);
  mn_lexicon_add(lexicon, "Dr", 2, MN_LANG_UND, MN_WORD_TITLE);
  mn_lexicon_add(lexicon, "etc", 3, MN_LANG_UND, MN_WORD_FINAL);
  mn_lexicon_add(lexicon, "Sept", 4, MN_LANG_UND, MN_WORD_NUMBER);
  spans = mn_spans_make(&mn_alloc_default);
  other = mn_spans_make(&mn_alloc_default);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size);

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  set_up();
  const char *s = (const char *)data + 1;
  size_t n = size - 1, where;
  mn_lang lang = (mn_lang)(data[0] % (MN_LANG_GUESS + 1));
  bool valid = mn_utf8_is_valid(s, n, &where);
  spans.count = 0;
  expect(mn_tokens_scan(classes, lexicon, s, n, lang, &spans) == MN_OK, "memory", 0);
  check(s, n, false, valid, "tokens");
  check_loops(s, n, lang);
  if (lang != MN_LANG_GUESS) check_alignment(s, n, lang, data[0] / 8 * 3);
  for (int keep = 0; keep < 2; keep++) {
    mn_sentences_options options = {.lang = lang, .keep_quotes = keep};
    spans.count = 0;
    expect(mn_sentences_scan(classes, lexicon, s, n, &options, &spans) == MN_OK, "memory", 0);
    check(s, n, true, valid, keep ? "sentences kept" : "sentences");
  }
  return 0;
}

#ifndef MN_LIBFUZZER
static const char *const PARTS[] = {
  "Mali", "the", "l'", "d\xE2\x80\x99", "\xC3\xA9t\xC3\xA9", "Dr.", "U.S.", "etc.", "5", "1 000", "3,5", "20h30", ". ", "...", " . . . ",
  "?", "!", "\"", "'", "\xE2\x80\x9C", "\xE2\x80\x9D", "\xC2\xAB ", " \xC2\xBB", "(", ")", "[", "-", " - ", ":", ";", ",", ", ", "\n", "\r\n", " ",
  "\xC2\xA0", "\xE2\x80\xAF", "\xE2\x80\xA8", "\xC2\x85", "\xE2\x80\xA2", "1)", "2)", "a.", "http://a.b/c", "x@y.org", "#t", "***",
  "Lire aussi :", "Image:", "04/26/2001 07:17 AM", "\xC2\xA9 AP / ALI SOWMen", "BAMAKO (AP) - ", " | site", "\xE3\x80\x82",
  "\xE4\xB8\xAD", "e\xCC\x81", "\xE2\x80\x8D", "\x80", "\xE2", "\xE2\x80", "\xFF", "\xC3", ":)", "$", "I", "Maiga asked.", "\xC3\x97"};

static uint64_t state;

static size_t draw(size_t below) {
  state = state * 6364136223846793005u + 1442695040888963407u; /* Knuth, MMIX */
  return (size_t)(state >> 33) % below;
}

int main(int argc, char **argv) {
  size_t rounds = argc > 1 ? strtoul(argv[1], NULL, 10) : 20000;
  state = argc > 2 ? strtoul(argv[2], NULL, 10) : 1;
  for (size_t r = 0; r < rounds; r++) {
    char text[2048];
    size_t n = 0, parts = draw(60);
    text[n++] = (char)draw(256);
    for (size_t i = 0; i < parts; i++) {
      const char *part = PARTS[draw(sizeof PARTS / sizeof *PARTS)];
      size_t size = strlen(part);
      memcpy(text + n, part, size);
      n += size;
      if (draw(3) == 0) text[n++] = ' ';
    }
    uint8_t *exact = malloc(n); /* so that a byte read past the end is seen */
    if (!exact) return 1;
    memcpy(exact, text, n);
    LLVMFuzzerTestOneInput(exact, n);
    free(exact);
  }
  mn_spans_free(&spans);
  mn_spans_free(&other);
  mn_lexicon_free(lexicon);
  mn_classes_free(classes);
  return 0;
}
#endif

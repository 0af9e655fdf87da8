/*
 * A fuzz target for what stands beside the big layers: words, lines, outlines, shapes, languages, widths, and the forms of names.
 * Words are disjoint runs of word characters, and nothing between them is one; pieces of lines lie in order; a shape has a
 * character a token, and its tokens cover the text; heads and tails fit their columns and are the longest that do; a mapped
 * name is no longer than the name, and similarity is symmetric for equal names, between 0 and 1 for all.
 */
#include "../../csrc/core/malinews.h"
#include "inputs.h"

static mn_classes *classes;
static mn_lexicon *lexicon;
static mn_shaper *shaper;
static mn_normal_data *normal;
static mn_fold_data *fold;
static mn_openings openings;

static void set_up(void) {
  static const struct { const char *word; char lower, capital; } WORDS[] = {
    {"mai", 'm', 'M'}, {"may", 'm', 'M'}, {"lundi", 'd', 'd'}, {"\xC3\xA9t\xC3\xA9", 's', 'S'}, {"of", 'o', 'o'}, {"the", 't', 'T'}};
  if (classes) return;
  expect(mn_classes_new(&mn_alloc_default, &classes) == MN_OK && mn_lexicon_new(&mn_alloc_default, &lexicon) == MN_OK &&
           mn_shaper_new(&mn_alloc_default, &shaper) == MN_OK, "memory", 0);
  expect(mn_normal_data_new(&mn_alloc_default, &normal) == MN_OK && mn_fold_data_new(&mn_alloc_default, normal, &fold) == MN_OK,
         "memory", 0);
  openings = mn_openings_make(&mn_alloc_default);
  expect(mn_openings_add(&openings, "le", 2, "", 0, 255) == MN_OK && mn_openings_add(&openings, "of", 2, "the", 3, 255) == MN_OK,
         "openings", 0);
  for (size_t i = 0; i < sizeof WORDS / sizeof *WORDS; i++)
    expect(mn_shaper_add(shaper, WORDS[i].word, strlen(WORDS[i].word), WORDS[i].lower, WORDS[i].capital) == MN_OK, "add", i);
}

/* No word character of well-formed text stands outside a word: letters, marks, digits and other numbers. */
static void check_gap(const char *s, size_t from, size_t to) {
  while (from < to) {
    size_t size;
    uint32_t cp;
    mn_class c = mn_class_at(classes, s + from, to - from, &size, &cp);
    expect(c != MN_UPPER && c != MN_LOWER && c != MN_LETTER && c != MN_DIGIT && c != MN_NUMBER, "a letter in no word", from);
    from += size;
  }
}

static void check_words(const char *s, size_t n) {
  mn_spans words = mn_spans_make(&mn_alloc_default);
  size_t last = 0;
  expect(mn_words_scan(classes, s, n, &words) == MN_OK, "memory", 0);
  for (size_t i = 0; i < words.count; i++) {
    size_t from = (size_t)words.items[i].from, to = mn_span_end(&words.items[i]);
    expect(from >= last && to > from && to <= n, "words in order", from);
    expect(i == 0 || from > last, "two words touch", from);
    check_gap(s, last, from);
    last = to;
  }
  check_gap(s, last, n);
  mn_spans_free(&words);
}

static void check_lines(const char *s, size_t n) {
  mn_spans pieces = mn_spans_make(&mn_alloc_default);
  size_t last = 0, next = 0;
  expect(mn_lines_scan(s, n, &pieces) == MN_OK, "memory", 0);
  for (size_t i = 0; i < pieces.count; i++) {
    const mn_span *p = &pieces.items[i];
    size_t from = (size_t)p->from, to = mn_span_end(p);
    expect(from >= last && to >= from && to <= n, "pieces in order", from);
    expect((p->kind == MN_PIECE_BLANK) == (to == from), "an empty piece", from);
    expect(to == from || (!mn_space_size(s + from, n - from) && mn_trim_space(s, from, to) == to), "white space at an edge", from);
    expect(to == from || mn_line_end(s + from, n - from, &next) >= to - from, "a piece over a line end", from);
    last = to;
  }
  (void)mn_lines_are_wrapped(&pieces, s);
  for (size_t at = 0; at < n; at += next) {
    size_t end = mn_line_end(s + at, n - at, &next);
    expect(end <= next && next > 0 && next <= n - at, "a line's end", at);
  }
  mn_spans_free(&pieces);
}

/* An outline has the pieces of the lines; seams lie in the text, and a sentence's end behind its beginning. */
static void check_outline(const char *s, size_t n) {
  mn_spans pieces = mn_spans_make(&mn_alloc_default), outline = pieces, seams = pieces;
  mn_buffer scratch = mn_buffer_make(&mn_alloc_default);
  unsigned flags;
  expect(mn_lines_scan(s, n, &pieces) == MN_OK && mn_outline_scan(fold, &openings, s, n, &scratch, &outline) == MN_OK &&
           mn_seams_scan(fold, &openings, s, 0, n, &scratch, &seams) == MN_OK &&
           mn_outline_opening(fold, &openings, s, n, &scratch, &flags) == MN_OK, "memory", 0);
  expect(outline.count == pieces.count, "the pieces of lines", outline.count);
  for (size_t i = 0; i < pieces.count; i++) {
    const mn_span *a = &pieces.items[i], *b = &outline.items[i];
    expect(a->from == b->from && a->size == b->size && a->kind == (b->kind & MN_SHOWS_PIECE), "a piece", i);
  }
  for (size_t i = 0; i < seams.count; i++) {
    expect(seams.items[i].size > 0 && mn_span_end(&seams.items[i]) <= n, "a seam", (size_t)seams.items[i].from);
  }
  expect(mn_seams_stop(s, 0, n) <= n, "a sentence's end", 0);
  mn_spans_free(&pieces);
  mn_spans_free(&outline);
  mn_spans_free(&seams);
  mn_buffer_free(&scratch);
}

static void check_shape(const char *s, size_t n) {
  mn_buffer shape = mn_buffer_make(&mn_alloc_default), again = mn_buffer_make(&mn_alloc_default);
  mn_spans tokens = mn_spans_make(&mn_alloc_default);
  size_t last = 0;
  expect(mn_shaper_shape(shaper, s, n, &shape, &tokens) == MN_OK, "memory", 0);
  expect(mn_shaper_shape(shaper, s, n, &again, NULL) == MN_OK, "memory", 0);
  expect(shape.size == tokens.count, "a character a token", shape.size);
  expect(again.size == shape.size && (!shape.size || !memcmp(again.data, shape.data, shape.size)), "without tokens", 0);
  for (size_t i = 0; i < tokens.count; i++) {
    expect(tokens.items[i].from == last && tokens.items[i].size > 0, "tokens cover the text", last);
    last = mn_span_end(&tokens.items[i]);
    expect(shape.data[i] != 0, "a character", i);
  }
  expect(last == n, "tokens cover the text", last);
  mn_buffer_free(&shape);
  mn_buffer_free(&again);
  mn_spans_free(&tokens);
}

static void check_display(const char *s, size_t n, size_t columns) {
  size_t all = mn_display_width(s, n), width, size;
  uint32_t cp;
  size_t head = mn_display_head(s, n, columns, &width);
  expect(head <= n && width <= columns && mn_display_width(s, head) == width, "a head", head);
  if (head < n) {
    int bytes = mn_utf8_decode(s + head, n - head, &cp);
    size = (size_t)(bytes < 0 ? -bytes : bytes);
    expect(mn_display_width(s, head + size) > columns, "a longer head fits", head);
  } else {
    expect(width == all, "all of it", width);
  }
  size_t tail = mn_display_tail(s, n, columns, &width);
  expect(tail <= n && width <= columns && mn_display_width(s + tail, n - tail) == width, "a tail", tail);
  expect(all > columns || tail == 0, "all of it fits", tail);
}

static void check_names(const char *s, size_t n) {
  size_t half = n / 2;
  char *mapped = malloc(n + 1), *skeleton = malloc(n + 1);
  expect(mapped && skeleton, "memory", 0);
  size_t size = mn_name_map(s, n, mapped);
  expect(size <= n, "a mapped name is longer", size);
  expect(mn_name_skeleton(mapped, size, skeleton) <= size, "a skeleton is longer", size);
  double score = mn_name_similarity(s, half, s + half, n - half);
  expect(score >= 0 && score <= 1, "a similarity", 0);
  expect(mn_name_similarity(s, n, s, n) == 1, "a name is like itself", 0);
  free(mapped);
  free(skeleton);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  set_up();
  const char *s = (const char *)data + 1;
  size_t n = size - 1;
  check_words(s, n);
  check_lines(s, n);
  check_outline(s, n);
  check_shape(s, n);
  check_display(s, n, data[0] % 100);
  check_names(s, n);
  expect(mn_language_name(mn_language_guess(lexicon, s, n)) != NULL, "a language", 0);
  return 0;
}

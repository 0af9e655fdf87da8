/*
 * A fuzz target for folding: the fold is that of each code point after the other, well-formed, its own fold, and the same
 * from NFC and NFD; it holds no upper-case letter by ICU (with MN_ICU); the map leads back to code points in order, and
 * what it names folds to what it was asked for.
 */
#include "../../csrc/core/malinews.h"
#include "inputs.h"
#ifdef MN_ICU
#include <unicode/uchar.h>
#endif

static mn_normal_data *data_of_normal;
static mn_fold_data *data_of_fold;

static mn_buffer fold(const char *s, size_t n) {
  mn_buffer out = mn_buffer_make(&mn_alloc_default);
  expect(mn_fold(data_of_fold, s, n, &out, NULL) == MN_OK, "memory", 0);
  return out;
}

static bool same(const mn_buffer *a, const mn_buffer *b) {
  return a->size == b->size && (a->size == 0 || memcmp(a->data, b->data, a->size) == 0);
}

static mn_buffer fold_by_code_points(const char *s, size_t n) {
  mn_buffer out = mn_buffer_make(&mn_alloc_default);
  for (size_t at = 0; at < n;) {
    uint32_t cp, parts[MN_FOLD_MAX];
    int size = mn_utf8_decode(s + at, n - at, &cp);
    size_t count = mn_fold_code_point(data_of_fold, cp, parts);
    for (size_t i = 0; i < count; i++) {
      char bytes[MN_UTF8_MAX];
      mn_buffer_append(&out, bytes, mn_utf8_encode(parts[i], bytes));
#ifdef MN_ICU
      expect(!u_isUUppercase((UChar32)parts[i]) || u_tolower((UChar32)parts[i]) == (UChar32)parts[i] ||
               u_foldCase((UChar32)parts[i], 0) == (UChar32)parts[i], "upper case is left", at);
#endif
    }
    at += (size_t)(size < 0 ? -size : size);
  }
  return out;
}

static bool is_begin(const char *s, size_t n, size_t at) {
  return at == n || (s[at] & 0xC0) != 0x80;
}

/* Does the fold of the raw bytes that the map names for a folded code point hold that code point? */
static void check_piece(const mn_offsets *map, const char *s, const mn_buffer *out, size_t at) {
  size_t end = at + 1;
  while (!is_begin(out->data, out->size, end)) end++;
  size_t from = mn_offsets_from(map, at), to = mn_offsets_to(map, end);
  expect(from < to, "a piece of nothing", at);
  mn_buffer piece = fold(s + from, to - from);
  bool found = false;
  for (size_t k = 0; !found && k + (end - at) <= piece.size; k++) found = memcmp(piece.data + k, out->data + at, end - at) == 0;
  expect(found, "the map names another piece", at);
  mn_buffer_free(&piece);
}

/* `good`: s is well-formed, so that begins of code points can be told by their bytes. */
static void check_map(const char *s, size_t n, bool good, const mn_buffer *folded) {
  mn_buffer out = mn_buffer_make(&mn_alloc_default);
  mn_offsets map = mn_offsets_make(&mn_alloc_default);
  expect(mn_fold(data_of_fold, s, n, &out, &map) == MN_OK && same(&out, folded), "the map changes the fold", 0);
  size_t last_from = 0, last_to = 0;
  for (size_t at = 0; at <= out.size; at++) {
    if (!is_begin(out.data, out.size, at)) continue;
    size_t from = mn_offsets_from(&map, at), to = mn_offsets_to(&map, at);
    expect(from <= n && to <= n && from >= last_from && to >= last_to, "the map's order", at);
    if (at < out.size) check_piece(&map, s, &out, at);
    expect(!good || (is_begin(s, n, from) && is_begin(s, n, to)), "the map's code points", at);
    last_from = from;
    last_to = to;
  }
  mn_buffer_free(&out);
  mn_offsets_free(&map);
}

static void check_forms(const char *s, size_t n) {
  mn_buffer nfc = mn_buffer_make(&mn_alloc_default), nfd = mn_buffer_make(&mn_alloc_default);
  size_t where;
  mn_normalize(data_of_normal, MN_NFC, s, n, &nfc, NULL, &where);
  mn_normalize(data_of_normal, MN_NFD, s, n, &nfd, NULL, &where);
  mn_buffer a = fold(nfc.data, nfc.size), b = fold(nfd.data, nfd.size);
  expect(same(&a, &b), "NFC and NFD fold apart", 0);
  mn_buffer_free(&a);
  mn_buffer_free(&b);
  mn_buffer_free(&nfc);
  mn_buffer_free(&nfd);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!data_of_fold && (mn_normal_data_new(&mn_alloc_default, &data_of_normal) ||
                        mn_fold_data_new(&mn_alloc_default, data_of_normal, &data_of_fold))) return 0;
  const char *s = (const char *)data;
  size_t where;
  bool good = mn_utf8_is_valid(s, size, &where);
  mn_buffer folded = fold(s, size), again = fold(folded.data, folded.size), parts = fold_by_code_points(s, size);
  expect(mn_utf8_is_valid(folded.data ? folded.data : "", folded.size, &where), "not well-formed", where);
  expect(same(&folded, &again), "not idempotent", 0);
  expect(same(&folded, &parts), "not the code points' folds", 0);
  check_map(s, size, good, &folded);
  if (good) check_forms(s, size);
  mn_buffer_free(&folded);
  mn_buffer_free(&again);
  mn_buffer_free(&parts);
  return 0;
}

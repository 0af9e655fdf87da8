/*
 * A fuzz target for the normalization forms: they are what ICU says (with MN_ICU), they are idempotent, the check agrees
 * with them, the quick ways agree with the plain algorithm, and the map leads back to code points in order.
 */
#include "../../csrc/core/malinews.h"
#include "../../csrc/core/segment.h"
#include "inputs.h"
#ifdef MN_ICU
#include "../../bench/icu.h"
#endif

static mn_normal_data *data_of_normal;

/* The whole text as one segment: the standard's algorithm without any shortcut. */
static void normalize_plainly(mn_form form, const char *s, size_t n, mn_buffer *out) {
  mn_segment segment = mn_segment_make(&mn_alloc_default);
  for (size_t at = 0, size; at < n; at += size)
    expect(mn_segment_add(&segment, data_of_normal, mn_utf8_at(s, at, &size), MN_FORM_IS_COMPAT(form)) == MN_OK, "memory", at);
  expect(mn_segment_order(&segment) == MN_OK, "memory", 0);
  if (MN_FORM_IS_COMPOSED(form)) mn_segment_compose(&segment, data_of_normal);
  for (size_t i = 0; i < segment.count; i++) {
    char bytes[MN_UTF8_MAX];
    mn_buffer_append(out, bytes, mn_utf8_encode(MN_UNIT_CODE_POINT(segment.units[i]), bytes));
  }
  mn_segment_free(&segment);
}

static bool is_begin(const char *s, size_t n, size_t at) {
  return at == n || (s[at] & 0xC0) != 0x80;
}

static void check_map(const mn_offsets *map, const char *s, size_t n, const mn_buffer *out) {
  size_t last_from = 0, last_to = 0;
  for (size_t at = 0; at <= out->size; at++) {
    if (!is_begin(out->data, out->size, at)) continue;
    size_t from = mn_offsets_from(map, at), to = mn_offsets_to(map, at);
    expect(from <= n && to <= n && from >= last_from && to >= last_to, "the map's order", at);
    expect(is_begin(s, n, from) && is_begin(s, n, to), "the map's code points", at);
    last_from = from;
    last_to = to;
  }
  expect(mn_offsets_from(map, 0) == 0 && mn_offsets_to(map, out->size) == n, "the map's ends", n);
}

#ifdef MN_ICU
static void check_icu(mn_form form, const char *s, size_t n, const mn_buffer *out) {
  size_t room = n * 18 + 64;
  char *other = malloc(room);
  size_t size = other ? icu_normalize((int)form, s, n, other, room) : (size_t)-1;
  expect(size == out->size && (size == 0 || memcmp(other, out->data, size) == 0), "another form than ICU's", (size_t)form);
  free(other);
}
#endif

static void check_form(mn_form form, const char *s, size_t n) {
  mn_buffer out = mn_buffer_make(&mn_alloc_default), plain = mn_buffer_make(&mn_alloc_default);
  mn_buffer again = mn_buffer_make(&mn_alloc_default);
  mn_offsets map = mn_offsets_make(&mn_alloc_default);
  size_t where, first;
  expect(mn_normalize(data_of_normal, form, s, n, &out, &map, &where) == MN_OK, "memory", 0);
  expect(mn_normalize_check(data_of_normal, &mn_alloc_default, form, s, n, &first) == MN_OK && first == where, "check", first);
  bool same = out.size == n && (n == 0 || memcmp(out.data, s, n) == 0);
  expect(same == (where == n), "said to be normal", where);
  expect(where == n || (where < out.size + 1 && memcmp(out.data, s, where) == 0), "the part before", where);
  normalize_plainly(form, s, n, &plain);
  expect(plain.size == out.size && (n == 0 || memcmp(plain.data, out.data, out.size) == 0), "a quick way", (size_t)form);
  expect(mn_normalize(data_of_normal, form, out.data, out.size, &again, NULL, &where) == MN_OK && where == out.size,
         "not idempotent", where);
  check_map(&map, s, n, &out);
#ifdef MN_ICU
  check_icu(form, s, n, &out);
#endif
  mn_buffer_free(&out);
  mn_buffer_free(&plain);
  mn_buffer_free(&again);
  mn_offsets_free(&map);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (!data_of_normal && mn_normal_data_new(&mn_alloc_default, &data_of_normal)) return 0;
  const char *s = (const char *)data;
  mn_buffer good = mn_buffer_make(&mn_alloc_default), none = mn_buffer_make(&mn_alloc_default);
  size_t where, fault, count;
  if (!mn_utf8_is_valid(s, size, &fault)) {
    expect(mn_normalize(data_of_normal, MN_NFC, s, size, &none, NULL, &where) == MN_EUTF8, "a fault was not seen", fault);
    expect(where == fault && none.size == 0, "the fault's place", where);
  }
  expect(mn_utf8_repair(s, size, &good, &count) == MN_OK, "memory", 0);
  for (mn_form form = MN_NFC; form <= MN_NFKD; form++) check_form(form, good.data ? good.data : "", good.size);
  mn_buffer_free(&good);
  mn_buffer_free(&none);
  return 0;
}

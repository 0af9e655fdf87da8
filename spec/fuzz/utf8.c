/*
 * A fuzz target for validation and repair: every kernel of this machine finds the same first fault as a plain reading of
 * table 3-7 of the standard, and finds the same leads; repair gives well-formed text and changes no other.
 */
#include "../../csrc/core/malinews.h"
#include "inputs.h"

/* The first fault, one sequence after the other. */
static size_t fault_of(const char *s, size_t n) {
  size_t at = 0;
  uint32_t cp;
  int size;
  while (at < n && (size = mn_utf8_decode(s + at, n - at, &cp)) > 0) at += (size_t)size;
  return at;
}

static void check_validation(const char *s, size_t n) {
  size_t want = fault_of(s, n);
  for (size_t k = 0; mn_kernels_at(k); k++) {
    size_t where = n;
    bool valid = mn_utf8_is_valid_by(mn_kernels_at(k), s, n, &where);
    expect(valid == (want == n), mn_kernels_at(k)->name, want);
    expect(where == want, mn_kernels_at(k)->name, want);
  }
}

/* The kernels over the same blocks, and a plain C11 reading of the set. */
static void check_leads(const mn_leads *leads, const char *s, size_t n) {
  size_t blocks = n < 66 ? 0 : (n - 2) / 64;
  size_t last = 0;
  while (mn_kernels_at(last + 1)) last++;
  for (size_t b = 0; b < blocks; b++) {
    uint64_t want, found;
    mn_kernels_at(last)->find(leads, s + b * 64, 1, &want);
    for (size_t k = 0; k < last; k++) {
      mn_kernels_at(k)->find(leads, s + b * 64, 1, &found);
      expect(found == want, "leads", b);
      if (b > 0) {
        bool without = mn_kernels_at(k)->check_without(leads, s + b * 64, 1);
        expect(without == mn_kernels_at(last)->check_without(leads, s + b * 64, 1), "check_without", b);
      }
    }
  }
}

static void check_repair(const char *s, size_t n) {
  mn_buffer out = mn_buffer_make(&mn_alloc_default);
  size_t count, where = 0;
  expect(mn_utf8_repair(s, n, &out, &count) == MN_OK, "memory", 0);
  expect(mn_utf8_is_valid(out.data ? out.data : "", out.size, &where), "repaired, but not well-formed", where);
  expect((count == 0) == (fault_of(s, n) == n), "count", count);
  if (count == 0) expect(out.size == n && (n == 0 || memcmp(out.data, s, n) == 0), "repair changed good text", 0);
  mn_buffer_free(&out);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  static mn_normal_data *normal;
  if (!normal && mn_normal_data_new(&mn_alloc_default, &normal)) return 0;
  const char *s = (const char *)data;
  check_validation(s, size);
  check_repair(s, size);
  size_t good = fault_of(s, size); /* check_without asks for well-formed bytes before a block */
  for (int form = 0; form < MN_FORMS; form++) check_leads(&normal->leads[form], s, good);
  return 0;
}

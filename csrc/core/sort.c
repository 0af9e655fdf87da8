#include "sort.h"

#include <string.h>

#define RUN 12 /* items that are sorted by insertion */

static void insert_run(uint32_t *items, size_t count, mn_sort_before before, const void *context) {
  for (size_t i = 1; i < count; i++) {
    uint32_t item = items[i];
    size_t k = i;
    for (; k > 0 && before(context, item, items[k - 1]); k--) items[k] = items[k - 1];
    items[k] = item;
  }
}

/* Merge a[0..n) and b[0..m) into out. */
static void merge(const uint32_t *a, size_t n, const uint32_t *b, size_t m, uint32_t *out, mn_sort_before before,
                  const void *context) {
  while (n && m) {
    bool second = before(context, *b, *a);
    *out++ = second ? *b : *a;
    if (second) b++, m--;
    else a++, n--;
  }
  memcpy(out, n ? a : b, (n + m) * sizeof *out);
}

mn_status mn_sort(const mn_alloc *alloc, uint32_t *items, size_t count, mn_sort_before before, const void *context) {
  if (count < 2) return MN_OK;
  uint32_t *spare = mn_new(alloc, count, sizeof *spare), *from = items, *to = spare;
  if (!spare) return MN_ENOMEM;
  for (size_t i = 0; i < count; i += RUN) insert_run(items + i, count - i < RUN ? count - i : RUN, before, context);
  for (size_t width = RUN; width < count; width *= 2) {
    for (size_t i = 0; i < count; i += 2 * width) {
      size_t n = count - i < width ? count - i : width, m = count - i - n < width ? count - i - n : width;
      merge(from + i, n, from + i + n, m, to + i, before, context);
    }
    uint32_t *swap = from;
    from = to;
    to = swap;
  }
  if (from != items) memcpy(items, from, count * sizeof *items);
  mn_free(alloc, spare, count, sizeof *spare);
  return MN_OK;
}

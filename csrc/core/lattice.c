#include "lattice.h"

#include <string.h>

#define LOWEST (-(INT32_C(1) << 23)) /* what has fallen so far behind is as good as impossible */
#define NUMBER 64                    /* a score times this holds the number of a tag beside it */

mn_lattice mn_lattice_make(const mn_alloc *alloc, unsigned types) {
  return (mn_lattice){.alloc = alloc, .types = types, .stride = mn_tag_stride(types)};
}

void mn_lattice_free(mn_lattice *l) {
  mn_free(l->alloc, l->back, l->capacity, 1);
  l->back = NULL;
  l->capacity = l->count = 0;
}

mn_status mn_lattice_begin(mn_lattice *l, size_t count) {
  if (count > SIZE_MAX / MN_STRIDE_MAX) return MN_ENOMEM;
  void *back = l->back;
  mn_status status = mn_reserve(l->alloc, &back, &l->capacity, count * l->stride, 1);
  l->back = back;
  if (status != MN_OK) return status;
  l->count = 0;
  for (unsigned t = 0; t < l->stride; t++) l->scores[t] = LOWEST;
  l->scores[0] = 0; /* before the first word nothing is open */
  return MN_OK;
}

/* Moves from tag p, which ends a finding or is none, to all tags that may begin one: each keeps the best score and its tag
 * in one number, so that one maximum chooses both. */
static void open_from(const mn_lattice *l, unsigned p, const int32_t *restrict moves, unsigned width, int32_t *restrict best) {
  int32_t base = l->scores[p], number = (int32_t)p;
  for (unsigned from = 0; from < width; from += MN_LANES) {
    const int32_t *restrict row = moves + p * l->stride + from;
    int32_t *restrict kept = best + from;
    for (unsigned t = 0; t < MN_LANES; t++) {
      int32_t score = (base + row[t]) * NUMBER + number;
      kept[t] = score > kept[t] ? score : kept[t];
    }
  }
}

static void open_tags(const mn_lattice *l, const int32_t *moves, int32_t *best) {
  unsigned k = l->types, width = (2 * k + 1 + MN_LANES - 1) / MN_LANES * MN_LANES;
  for (unsigned t = 0; t < width; t++) best[t] = INT32_MIN;
  open_from(l, 0, moves, width, best);
  for (unsigned type = 0; type < k; type++) {
    open_from(l, mn_tag_of(k, MN_TAG_S, type), moves, width, best);
    open_from(l, mn_tag_of(k, MN_TAG_E, type), moves, width, best);
  }
}

/* The same for what goes on inside a finding: from B or I of its type only. */
static void go_on(const mn_lattice *l, const int32_t *moves, int32_t *best) {
  unsigned k = l->types;
  for (unsigned type = 0; type < k; type++) {
    unsigned b = 1 + type, i = 1 + 2 * k + type, e = 1 + 3 * k + type;
    for (unsigned t = i; t <= e; t += k) {
      int32_t over_b = (l->scores[b] + moves[b * l->stride + t]) * NUMBER + (int32_t)b;
      int32_t over_i = (l->scores[i] + moves[i * l->stride + t]) * NUMBER + (int32_t)i;
      best[t] = over_i > over_b ? over_i : over_b;
    }
  }
}

void mn_lattice_step(mn_lattice *l, const int32_t *emission, const int32_t *moves) {
  int32_t best[MN_STRIDE_MAX], highest = INT32_MIN;
  unsigned tags = mn_tag_count(l->types);
  uint8_t *back = l->back + l->count++ * l->stride;
  open_tags(l, moves, best);
  go_on(l, moves, best);
  for (unsigned t = 0; t < tags; t++) {
    int32_t from = best[t] & (NUMBER - 1);
    back[t] = (uint8_t)from;
    best[t] = (best[t] - from) / NUMBER + emission[t];
    highest = best[t] > highest ? best[t] : highest;
  }
  for (unsigned t = 0; t < tags; t++) {
    int32_t score = best[t] - highest;
    l->scores[t] = score < LOWEST ? LOWEST : score;
  }
}

void mn_lattice_path(const mn_lattice *l, uint8_t *tags) {
  unsigned k = l->types, tag = 0;
  for (unsigned t = 1; t < mn_tag_count(k); t++) {
    mn_tag_place place = mn_tag_place_of(k, t);
    if ((place == MN_TAG_S || place == MN_TAG_E) && l->scores[t] > l->scores[tag]) tag = t;
  }
  for (size_t i = l->count; i > 0; i--) {
    tags[i - 1] = (uint8_t)tag;
    tag = l->back[(i - 1) * l->stride + tag];
  }
}

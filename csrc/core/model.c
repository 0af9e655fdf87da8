#include "model.h"

#include <string.h>

#include "bits.h"
#include "stored.h"

static const char magic[] = "malinews tagger 1\n";

#define MAGIC_SIZE 24
#define BODY (MAGIC_SIZE + 8)
#define NUMBERS 5
#define NAMES (BODY + 4 * NUMBERS)

/* ---- types ------------------------------------------------------------------------------------------------------- */

/* The type's name that begins at `from`: the byte after it, or 0 where it is none. */
static size_t name_end(const char *names, size_t size, size_t from) {
  size_t at = from;
  while (at < size && (unsigned char)names[at] > 0x20 && names[at] != 0x7F) at++;
  return at < size && names[at] == '\n' && at > from && at - from <= MN_TYPE_NAME_MAX ? at : 0;
}

static int is_named_before(const char *names, size_t from, size_t end) {
  for (size_t at = 0; at < from; at++) {
    if ((at == 0 || names[at - 1] == '\n') && memcmp(names + at, names + from, end + 1 - from) == 0) return 1;
  }
  return 0;
}

/* How many types the names name; 0 where they are not as they should be. */
static unsigned count_types(const char *names, size_t size) {
  unsigned count = 0;
  for (size_t at = 0; at < size; count++) {
    size_t end = name_end(names, size, at);
    if (end == 0 || is_named_before(names, at, end)) return 0;
    at = end + 1;
  }
  return count <= MN_TYPES_MAX ? count : 0;
}

const char *mn_model_type(const mn_model *model, unsigned type, size_t *size) {
  const char *name = model->names.data, *end = memchr(name, '\n', model->names.size);
  for (; type > 0; type--) {
    name = end + 1;
    end = memchr(name, '\n', (size_t)(model->names.data + model->names.size - name));
  }
  *size = (size_t)(end - name);
  return name;
}

/* ---- life -------------------------------------------------------------------------------------------------------- */

static size_t weight_count(const mn_model *model) {
  return ((size_t)1 << model->bits) * model->stride;
}

mn_status mn_model_new(const mn_alloc *alloc, unsigned bits, const char *names, size_t size, mn_model **out) {
  *out = NULL;
  if (bits < MN_CUE_BITS_MIN || bits > MN_CUE_BITS_MAX) return MN_ELIMIT;
  if (size > MN_TYPES_MAX * (MN_TYPE_NAME_MAX + 1)) return MN_EFORMAT;
  unsigned types = count_types(names, size);
  if (types == 0) return MN_EFORMAT;
  mn_model *model = mn_new(alloc, 1, sizeof *model);
  if (!model) return MN_ENOMEM;
  *model = (mn_model){.alloc = alloc, .types = types, .bits = bits, .stride = mn_tag_stride(types), .unit = 1,
                      .names = mn_buffer_make(alloc)};
  model->weights = mn_new_zeros(alloc, weight_count(model), sizeof *model->weights);
  model->moves = mn_new_zeros(alloc, (size_t)model->stride * model->stride, sizeof *model->moves);
  if (model->weights && model->moves && mn_buffer_append(&model->names, names, size) == MN_OK) {
    *out = model;
    return MN_OK;
  }
  mn_model_free(model);
  return MN_ENOMEM;
}

void mn_model_free(mn_model *model) {
  if (!model) return;
  mn_free(model->alloc, model->weights, weight_count(model), sizeof *model->weights);
  mn_free(model->alloc, model->moves, (size_t)model->stride * model->stride, sizeof *model->moves);
  mn_buffer_free(&model->names);
  mn_free(model->alloc, model, 1, sizeof *model);
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static int has_weights(const mn_model *model, size_t row) {
  const int16_t *w = model->weights + row * model->stride;
  int any = 0;
  for (unsigned t = 0; t < model->stride; t++) any |= w[t];
  return any != 0;
}

size_t mn_model_rows(const mn_model *model) {
  size_t count = 0;
  for (size_t row = 0; row < (size_t)1 << model->bits; row++) count += (size_t)has_weights(model, row);
  return count;
}

static char *put_weight(char *p, int32_t weight) {
  mn_put_number(p, (uint64_t)(uint16_t)weight, 2);
  return p + 2;
}

/* The bits and the weights of the rows that have any. */
static void put_rows(const mn_model *model, char *bits, char *p) {
  for (size_t row = 0; row < (size_t)1 << model->bits; row++) {
    if (!has_weights(model, row)) continue;
    bits[row >> 3] = (char)((unsigned char)bits[row >> 3] | 1u << (row & 7));
    for (unsigned t = 0; t < mn_tag_count(model->types); t++) p = put_weight(p, model->weights[row * model->stride + t]);
  }
}

/* Bytes of a file with so many types, names and rows. */
static uint64_t file_size(unsigned bits, unsigned types, size_t names, uint64_t rows) {
  uint64_t tags = mn_tag_count(types);
  return NAMES + names + 2 * tags * tags + ((uint64_t)1 << bits) / 8 + 2 * tags * rows;
}

mn_status mn_model_write(const mn_model *model, mn_buffer *out) {
  size_t rows = mn_model_rows(model), names = model->names.size;
  size_t size = (size_t)file_size(model->bits, model->types, names, rows);
  mn_status status = mn_buffer_reserve(out, size);
  if (status != MN_OK) return status;
  char *start = out->data + out->size, *p = start + NAMES + names;
  const uint32_t numbers[NUMBERS] = {model->bits, model->types, (uint32_t)names, (uint32_t)rows, model->unit};
  memset(start, 0, size);
  memcpy(start, magic, sizeof magic - 1);
  for (int i = 0; i < NUMBERS; i++) mn_put_number(start + BODY + 4 * i, numbers[i], 4);
  memcpy(start + NAMES, model->names.data, names);
  for (unsigned from = 0; from < mn_tag_count(model->types); from++)
    for (unsigned to = 0; to < mn_tag_count(model->types); to++) p = put_weight(p, model->moves[from * model->stride + to]);
  put_rows(model, p, p + ((size_t)1 << model->bits) / 8);
  mn_put_number(start + MAGIC_SIZE, mn_checksum(start + BODY, size - BODY), 8);
  out->size += size;
  return MN_OK;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

/* The weight at p; outside of the bounds sets *bad. */
static int32_t take_weight(const char *p, int32_t most, int *bad) {
  int32_t value = (unsigned char)p[0] | (unsigned char)p[1] << 8;
  if (value >= 0x8000) value -= 0x10000;
  if (value > most || value < -most) *bad = 1;
  return value;
}

static int take_moves(mn_model *model, const char *p) {
  int bad = 0;
  for (unsigned from = 0; from < mn_tag_count(model->types); from++)
    for (unsigned to = 0; to < mn_tag_count(model->types); to++, p += 2)
      model->moves[from * model->stride + to] = take_weight(p, MN_WEIGHT_MAX, &bad);
  return !bad;
}

/* The rows that have weights, of which there must be `rows`. */
static int take_rows(mn_model *model, const char *bits, const char *p, size_t rows) {
  int bad = 0;
  for (size_t row = 0; row < (size_t)1 << model->bits; row++) {
    if (!((unsigned char)bits[row >> 3] >> (row & 7) & 1)) continue;
    if (rows-- == 0) return 0;
    for (unsigned t = 0; t < mn_tag_count(model->types); t++, p += 2)
      model->weights[row * model->stride + t] = (int16_t)take_weight(p, MN_WEIGHT_MAX, &bad);
    if (bad || !has_weights(model, row)) return 0;
  }
  return rows == 0;
}

mn_status mn_model_read(const mn_alloc *alloc, const char *bytes, size_t size, mn_model **out) {
  uint32_t numbers[NUMBERS];
  *out = NULL;
  if (size < NAMES || memcmp(bytes, magic, sizeof magic - 1) != 0) return MN_EFORMAT;
  if (mn_checksum(bytes + BODY, size - BODY) != mn_load64(bytes + MAGIC_SIZE)) return MN_EFORMAT;
  for (int i = 0; i < NUMBERS; i++) numbers[i] = mn_load32(bytes + BODY + 4 * i);
  unsigned bits = numbers[0], types = numbers[1];
  size_t names = numbers[2], rows = numbers[3];
  if (bits < MN_CUE_BITS_MIN || bits > MN_CUE_BITS_MAX || types > MN_TYPES_MAX || rows > (size_t)1 << bits ||
      names > size - NAMES || numbers[4] == 0 || numbers[4] > MN_WEIGHT_MAX || file_size(bits, types, names, rows) != size)
    return MN_EFORMAT;
  mn_model *model;
  mn_status status = mn_model_new(alloc, bits, bytes + NAMES, names, &model);
  if (status != MN_OK) return status;
  model->unit = numbers[4];
  const char *moves = bytes + NAMES + names, *map = moves + 2 * mn_tag_count(types) * mn_tag_count(types);
  if (model->types == types && take_moves(model, moves) && take_rows(model, map, map + ((size_t)1 << bits) / 8, rows)) {
    *out = model;
    return MN_OK;
  }
  mn_model_free(model);
  return MN_EFORMAT;
}

#include <string.h>
#include <utf8proc.h>

#include "fold.h"
#include "utf8.h"

#define ROUNDS_MAX 8 /* no code point needs more than three */
#define SAME ((mn_fold_entry){.size = MN_FOLD_SAME})

/* ---- the rules --------------------------------------------------------------------------------------------------- */

static int is_apostrophe(uint32_t cp) {
  switch (cp) {
    case 0x0060: case 0x00B4: case 0x02B9: case 0x02BB: case 0x02BC: case 0x02BD: case 0x02BE: case 0x02BF: case 0x02C8:
    case 0x055A: case 0x05F3: case 0x07F4: case 0x07F5: case 0x2018: case 0x2019: case 0x201B: case 0x2032: case 0x2035:
    case 0xA78B: case 0xA78C: return 1;
    default: return 0;
  }
}

static int is_hyphen(uint32_t cp) {
  return (cp >= 0x2010 && cp <= 0x2013) || cp == 0x2212;
}

static int is_off(uint32_t cp) {
  const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)cp);
  if (property->ignorable || cp == 0x0640) return 1;
  if (property->category == UTF8PROC_CATEGORY_ME) return 1;
  if (property->category != UTF8PROC_CATEGORY_MN) return 0;
  int c = property->combining_class;
  return !(c == 0 || c == 9 || (c >= 103 && c <= 132));
}

/* Letters with a stroke, and ligatures that are letters; or NULL. */
static const char *plain_letters(uint32_t cp) {
  switch (cp) {
    case 0x00E6: return "ae";
    case 0x0153: return "oe";
    case 0x00F8: return "o";
    case 0x0111: return "d";
    case 0x0131: return "i";
    case 0x0142: return "l";
    default: return NULL;
  }
}

typedef struct sequence {
  uint32_t cps[MN_FOLD_MAX];
  size_t count;
  int overflow;
} sequence;

static void add(sequence *out, uint32_t cp) {
  if (out->count == MN_FOLD_MAX) out->overflow = 1;
  else out->cps[out->count++] = cp;
}

static void add_case_folded(sequence *out, uint32_t cp) {
  utf8proc_int32_t folded[MN_FOLD_MAX];
  int last = 0;
  utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)cp, folded, MN_FOLD_MAX, UTF8PROC_CASEFOLD, &last);
  if (n < 1 || n > MN_FOLD_MAX) n = 1, folded[0] = (utf8proc_int32_t)cp;
  for (utf8proc_ssize_t i = 0; i < n; i++) add(out, (uint32_t)folded[i]);
}

/* One code point that does not decompose, by every other rule once. */
static void add_folded(sequence *out, uint32_t cp) {
  const char *letters = plain_letters(cp);
  if (is_off(cp)) return;
  if (is_apostrophe(cp)) add(out, '\'');
  else if (is_hyphen(cp)) add(out, '-');
  else if (letters) while (*letters) add(out, (uint32_t)*letters++);
  else add_case_folded(out, cp);
}

/* All rules once. The spacing acute, which decomposes, is an apostrophe before that. */
static sequence fold_once(const mn_normal_data *normal, const sequence *in) {
  sequence out = {.count = 0};
  for (size_t i = 0; i < in->count; i++) {
    uint32_t parts[MN_DECOMPOSED_MAX];
    size_t size = mn_normal_decompose(normal, in->cps[i], 0, parts);
    if (size > 1 || !is_apostrophe(parts[0])) size = mn_normal_decompose(normal, in->cps[i], 1, parts);
    for (size_t k = 0; k < size; k++) add_folded(&out, parts[k]);
  }
  out.overflow |= in->overflow;
  return out;
}

/* What cp folds to. MN_ELIMIT when it is too long: a later Unicode would have to raise MN_FOLD_MAX. */
static mn_status fold_fully(const mn_normal_data *normal, uint32_t cp, sequence *out) {
  *out = (sequence){.cps = {cp}, .count = 1};
  for (int round = 0; round < ROUNDS_MAX; round++) {
    sequence next = fold_once(normal, out);
    if (next.overflow) return MN_ELIMIT;
    int same = next.count == out->count && memcmp(next.cps, out->cps, next.count * sizeof *next.cps) == 0;
    *out = next;
    if (same) return MN_OK;
  }
  return MN_ELIMIT;
}

/* ---- the tables -------------------------------------------------------------------------------------------------- */

static mn_status pool_add(mn_fold_data *data, const char *bytes, size_t size, mn_fold_entry *entry) {
  void *pool = data->pool;
  size_t at = data->pool_size;
  if (at > UINT16_MAX || size > UINT8_MAX) return MN_ELIMIT;
  mn_status status = mn_reserve(data->alloc, &pool, &data->pool_capacity, at + size, 1);
  data->pool = pool;
  if (status != MN_OK) return status;
  memcpy(data->pool + at, bytes, size);
  data->pool_size += size;
  *entry = (mn_fold_entry){.bytes = {at & 0xFF, (at >> 8) & 0xFF, size & 0xFF}, .size = MN_FOLD_LONG};
  return MN_OK;
}

static int is_mark(uint32_t cp) {
  int category = utf8proc_get_property((utf8proc_int32_t)cp)->category;
  return category == UTF8PROC_CATEGORY_MN || category == UTF8PROC_CATEGORY_ME;
}

static mn_status make_entry(mn_fold_data *data, const mn_normal_data *normal, uint32_t cp, mn_fold_entry *entry) {
  sequence folded;
  mn_status status = fold_fully(normal, cp, &folded);
  if (status != MN_OK) return status;
  *entry = SAME;
  if (folded.count == 1 && folded.cps[0] == cp) return MN_OK;
  char bytes[MN_FOLD_MAX * MN_UTF8_MAX];
  size_t size = 0;
  for (size_t i = 0; i < folded.count; i++) size += mn_utf8_encode(folded.cps[i], bytes + size);
  if (size > 3) return pool_add(data, bytes, size, entry);
  entry->size = (uint8_t)size;
  memcpy(entry->bytes, bytes, size);
  if (size == 0 && is_mark(cp)) entry->size = MN_FOLD_MARK;
  return MN_OK;
}

/* May cp fold to something else? A quick look, since most cannot. */
static int may_fold(uint32_t cp) {
  const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)cp);
  return property->decomp_seqindex != UINT16_MAX || property->casefold_seqindex != UINT16_MAX || property->ignorable ||
         property->category == UTF8PROC_CATEGORY_MN || property->category == UTF8PROC_CATEGORY_ME || cp == 0x0640 ||
         is_apostrophe(cp) || is_hyphen(cp) || plain_letters(cp);
}

static mn_status own_entry(mn_fold_data *data, uint32_t cp, mn_fold_entry **entry) {
  uint16_t *block = &data->index[cp / MN_FOLD_BLOCK];
  if (*block == 0) {
    void *blocks = data->blocks;
    size_t need = (data->block_count + 1) * MN_FOLD_BLOCK;
    mn_status status = mn_reserve(data->alloc, &blocks, &data->block_capacity, need, sizeof *data->blocks);
    data->blocks = blocks;
    if (status != MN_OK) return status;
    for (size_t i = need - MN_FOLD_BLOCK; i < need; i++) data->blocks[i] = SAME;
    *block = (uint16_t)data->block_count++;
  }
  *entry = &data->blocks[(size_t)*block * MN_FOLD_BLOCK + cp % MN_FOLD_BLOCK];
  return MN_OK;
}

static mn_status fill_code_point(mn_fold_data *data, const mn_normal_data *normal, uint32_t cp) {
  mn_fold_entry made, *entry;
  mn_status status = make_entry(data, normal, cp, &made);
  if (status != MN_OK || made.size == MN_FOLD_SAME) return status;
  status = own_entry(data, cp, &entry);
  if (status == MN_OK) *entry = made;
  return status;
}

/* All syllables share two blocks: one that is full of them, and the last one. */
static mn_status fill_hangul(mn_fold_data *data) {
  mn_fold_entry *entry;
  uint32_t end = MN_HANGUL_S + MN_HANGUL_S_COUNT, last = end - end % MN_FOLD_BLOCK;
  mn_status status = MN_OK;
  for (uint32_t cp = MN_HANGUL_S; cp < end && status == MN_OK; cp++) {
    if (cp % MN_FOLD_BLOCK == 0 && cp > MN_HANGUL_S && cp < last)
      data->index[cp / MN_FOLD_BLOCK] = data->index[MN_HANGUL_S / MN_FOLD_BLOCK];
    if (cp >= MN_HANGUL_S + MN_FOLD_BLOCK && cp < last) continue;
    status = own_entry(data, cp, &entry);
    if (status == MN_OK) entry->size = MN_FOLD_HANGUL;
  }
  return status;
}

/* The ideographs, private use and what is unassigned fold to themselves; the tags' plane has ignorables only. */
static uint32_t skip_plain(uint32_t cp) {
  if (cp == 0x3400) return 0x4DC0;
  if (cp == 0x4E00) return 0xA000;
  if (cp == MN_HANGUL_S) return 0xD7C0;
  if (cp == 0xD800) return 0xF900;
  if (cp == 0x20000) return 0x2F800;
  if (cp == 0x2FC00) return 0xE0000;
  if (cp == 0xE1000) return 0x110000;
  return cp;
}

static mn_status fill(mn_fold_data *data, const mn_normal_data *normal) {
  data->blocks = mn_new(data->alloc, 512 * MN_FOLD_BLOCK, sizeof *data->blocks);
  if (!data->blocks) return MN_ENOMEM;
  data->block_capacity = 512 * MN_FOLD_BLOCK;
  for (size_t i = 0; i < MN_FOLD_BLOCK; i++) data->blocks[i] = SAME;
  data->block_count = 1;
  mn_status status = MN_OK;
  for (uint32_t cp = 0; (cp = skip_plain(cp)) < 0x110000 && status == MN_OK; cp++) {
    if (may_fold(cp)) status = fill_code_point(data, normal, cp);
  }
  for (uint32_t cp = 0; cp < 128; cp++) {
    mn_fold_entry entry = mn_fold_entry_of(data, cp);
    data->ascii[cp] = (char)(entry.size == 1 ? entry.bytes[0] : cp);
  }
  return status == MN_OK ? fill_hangul(data) : status;
}

mn_status mn_fold_data_new(const mn_alloc *alloc, const mn_normal_data *normal, mn_fold_data **out) {
  mn_fold_data *data = mn_new_zeros(alloc, 1, sizeof *data);
  if (!data) return MN_ENOMEM;
  data->alloc = alloc;
  mn_status status = fill(data, normal);
  if (status != MN_OK) {
    mn_fold_data_free(data);
    return status;
  }
  *out = data;
  return MN_OK;
}

void mn_fold_data_free(mn_fold_data *data) {
  if (!data) return;
  mn_free(data->alloc, data->blocks, data->block_capacity, sizeof *data->blocks);
  mn_free(data->alloc, data->pool, data->pool_capacity, 1);
  mn_free(data->alloc, data, 1, sizeof *data);
}

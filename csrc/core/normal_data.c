#include "normal_data.h"

#include <string.h>
#include <utf8proc.h>

#define ALL_FORMS 0xF
#define COMPOSED_FORMS (1 << MN_NFC | 1 << MN_NFKC)
#define ROW_BLOCK 256

/* ---- reading utf8proc -------------------------------------------------------------------------------------------- */

/* Planes and blocks whose code points are all inert by the standard's stability policy (the unified ideographs), or
 * unassigned, or private; the next code point to look at. Hangul syllables are filled in by rule. */
static uint32_t skip_plain(uint32_t cp) {
  if (cp == 0x3400) return 0x4DC0;
  if (cp == 0x4E00) return 0xA000;
  if (cp == MN_HANGUL_S) return 0xD7C0;
  if (cp == 0xD800) return 0xF900;
  if (cp == 0x20000) return 0x2F800;
  if (cp == 0x2FC00) return 0x110000;
  return cp;
}

/* The full decomposition by utf8proc; 0 when cp is its own. */
static size_t read_decomposition(uint32_t cp, int compat, utf8proc_int32_t out[MN_DECOMPOSED_MAX]) {
  int last = 0;
  utf8proc_option_t options = compat ? UTF8PROC_DECOMPOSE | UTF8PROC_COMPAT : UTF8PROC_DECOMPOSE;
  utf8proc_ssize_t n = utf8proc_decompose_char((utf8proc_int32_t)cp, out, MN_DECOMPOSED_MAX, options, &last);
  if (n < 1 || n > MN_DECOMPOSED_MAX || (n == 1 && out[0] == (utf8proc_int32_t)cp)) return 0;
  return (size_t)n;
}

static uint8_t combining_class(uint32_t cp) {
  return (uint8_t)utf8proc_get_property((utf8proc_int32_t)cp)->combining_class;
}

/* ---- growing tables ---------------------------------------------------------------------------------------------- */

#define RESERVE(data, array, capacity, need) reserve(data, (void **)&(data)->array, &(data)->capacity, need, sizeof *(data)->array)

static mn_status reserve(const mn_normal_data *data, void **array, size_t *capacity, size_t need, size_t size) {
  return mn_reserve(data->alloc, array, capacity, need, size);
}

/* The record of cp, a new one where it had none. */
static mn_status own_record(mn_normal_data *data, uint32_t cp, mn_normal_record **out) {
  uint16_t *block = &data->index[cp / MN_NORMAL_BLOCK];
  if (*block == 0) {
    mn_status status = RESERVE(data, blocks, block_capacity, (data->block_count + 1) * MN_NORMAL_BLOCK);
    if (status != MN_OK) return status;
    memset(data->blocks + data->block_count * MN_NORMAL_BLOCK, 0, MN_NORMAL_BLOCK * sizeof *data->blocks);
    *block = (uint16_t)data->block_count++;
  }
  uint16_t *number = &data->blocks[(size_t)*block * MN_NORMAL_BLOCK + cp % MN_NORMAL_BLOCK];
  if (*number == 0) {
    mn_status status = RESERVE(data, records, record_capacity, data->record_count + 1);
    if (status != MN_OK) return status;
    data->records[data->record_count] = (mn_normal_record){.inert = ALL_FORMS, .begins = ALL_FORMS};
    *number = (uint16_t)data->record_count++;
  }
  *out = &data->records[*number];
  return MN_OK;
}

static mn_status store_code_points(mn_normal_data *data, const utf8proc_int32_t *cps, size_t n, uint32_t *at) {
  mn_status status = RESERVE(data, code_points, code_point_capacity, data->code_point_count + n);
  if (status != MN_OK) return status;
  *at = (uint32_t)data->code_point_count;
  for (size_t i = 0; i < n; i++) data->code_points[data->code_point_count++] = (uint32_t)cps[i];
  return MN_OK;
}

/* ---- decompositions ---------------------------------------------------------------------------------------------- */

static mn_status read_code_point(mn_normal_data *data, uint32_t cp) {
  const utf8proc_property_t *property = utf8proc_get_property((utf8proc_int32_t)cp);
  if (property->decomp_seqindex == UINT16_MAX && property->combining_class == 0) return MN_OK;
  utf8proc_int32_t canonical[MN_DECOMPOSED_MAX], compat[MN_DECOMPOSED_MAX];
  size_t canonical_size = read_decomposition(cp, 0, canonical), compat_size = read_decomposition(cp, 1, compat);
  mn_normal_record *record;
  uint32_t at = 0;
  mn_status status = own_record(data, cp, &record);
  if (status == MN_OK) status = store_code_points(data, canonical, canonical_size, &at);
  if (status != MN_OK) return status;
  record->canonical = record->compat = at;
  record->canonical_size = canonical_size & 7;
  record->compat_size = compat_size & 31;
  record->combining_class = (uint8_t)property->combining_class;
  record->last_class = canonical_size ? combining_class((uint32_t)canonical[canonical_size - 1]) : record->combining_class;
  if (compat_size == canonical_size && memcmp(compat, canonical, compat_size * sizeof *compat) == 0) return MN_OK;
  return store_code_points(data, compat, compat_size, &record->compat);
}

static mn_status read_decompositions(mn_normal_data *data) {
  for (uint32_t cp = 0x80; (cp = skip_plain(cp)) < 0x110000; cp++) {
    mn_status status = read_code_point(data, cp);
    if (status != MN_OK) return status;
  }
  return MN_OK;
}

/* ---- compositions ------------------------------------------------------------------------------------------------ */

/* A number for a code point as the second of compositions; all second ones come before the table is made. */
static mn_status number_second(mn_normal_data *data, uint32_t cp) {
  mn_normal_record *record;
  mn_status status = own_record(data, cp, &record);
  if (status == MN_OK && record->column == 0) record->column = (uint16_t)data->columns++;
  return status;
}

static mn_status number_first(mn_normal_data *data, uint32_t cp, uint16_t *row) {
  mn_normal_record *record;
  mn_status status = own_record(data, cp, &record);
  if (status != MN_OK) return status;
  if (record->row == 0) {
    if (data->rows >= data->row_capacity) {
      size_t size = data->columns * sizeof *data->composites;
      uint32_t *bigger = mn_resize(data->alloc, data->composites, data->row_capacity, data->row_capacity + ROW_BLOCK, size);
      if (!bigger) return MN_ENOMEM;
      memset(bigger + data->row_capacity * data->columns, 0, ROW_BLOCK * size);
      data->composites = bigger;
      data->row_capacity += ROW_BLOCK;
    }
    record->row = (uint16_t)data->rows++;
  }
  *row = record->row;
  return MN_OK;
}

/* May cp result from composition? Its canonical decomposition has at least two code points, begins with a starter, and
 * the standard does not exclude it (UAX #15, section 5.1). */
static int is_primary(const mn_normal_data *data, uint32_t cp, const mn_normal_record *record) {
  if (record->canonical_size < 2 || record->combining_class != 0) return 0;
  return combining_class(data->code_points[record->canonical]) == 0 &&
         !utf8proc_get_property((utf8proc_int32_t)cp)->comp_exclusion;
}

/* Enter cp as the composite of all but the last code point of its decomposition, composed, and the last. */
static mn_status enter_composite(mn_normal_data *data, uint32_t cp, const mn_normal_record *record) {
  const uint32_t *parts = data->code_points + record->canonical;
  size_t last = record->canonical_size - 1u;
  uint32_t first = parts[0];
  for (size_t i = 1; i < last && first; i++) first = mn_normal_compose(data, first, parts[i]);
  if (first == 0) return MN_OK;
  uint16_t row, column = mn_normal_record_of(data, parts[last])->column;
  mn_status status = number_first(data, first, &row);
  if (status != MN_OK) return status;
  /* A singleton (U+212B, U+1F71) has the decomposition of the letter that it stands for, which is lower and came first */
  uint32_t *composite = &data->composites[(size_t)row * data->columns + column];
  if (*composite == 0) *composite = cp;
  return MN_OK;
}

/* Shorter decompositions first, since the longer ones are reached through them. */
static mn_status read_compositions(mn_normal_data *data) {
  data->rows = data->columns = 1;
  mn_status status = MN_OK;
  for (uint32_t size = 1; size <= 4; size++) {
    for (uint32_t cp = 0xC0; cp < 0x20000 && status == MN_OK; cp++) {
      if (data->index[cp / MN_NORMAL_BLOCK] == 0) {
        cp |= MN_NORMAL_BLOCK - 1;
        continue;
      }
      const mn_normal_record *record = mn_normal_record_of(data, cp);
      if (!is_primary(data, cp, record)) continue;
      if (size == 1) status = number_second(data, data->code_points[record->canonical + record->canonical_size - 1u]);
      else if (record->canonical_size == size) status = enter_composite(data, cp, record);
    }
  }
  return status;
}

uint32_t mn_normal_compose(const mn_normal_data *data, uint32_t first, uint32_t second) {
  if (second - MN_HANGUL_V < MN_HANGUL_V_COUNT && first - MN_HANGUL_L < MN_HANGUL_L_COUNT)
    return MN_HANGUL_S + ((first - MN_HANGUL_L) * MN_HANGUL_V_COUNT + (second - MN_HANGUL_V)) * MN_HANGUL_T_COUNT;
  if (second - (MN_HANGUL_T + 1) < MN_HANGUL_T_COUNT - 1 && first - MN_HANGUL_S < MN_HANGUL_S_COUNT &&
      (first - MN_HANGUL_S) % MN_HANGUL_T_COUNT == 0)
    return first + (second - MN_HANGUL_T);
  size_t row = mn_normal_record_of(data, first)->row, column = mn_normal_record_of(data, second)->column;
  return data->composites ? MN_COMPOSITE_CODE_POINT(data->composites[row * data->columns + column]) : 0;
}

size_t mn_normal_decompose(const mn_normal_data *data, uint32_t cp, int compat, uint32_t out[MN_DECOMPOSED_MAX]) {
  uint32_t syllable = cp - MN_HANGUL_S;
  if (syllable < MN_HANGUL_S_COUNT) {
    out[0] = MN_HANGUL_L + syllable / (MN_HANGUL_V_COUNT * MN_HANGUL_T_COUNT);
    out[1] = MN_HANGUL_V + syllable / MN_HANGUL_T_COUNT % MN_HANGUL_V_COUNT;
    out[2] = MN_HANGUL_T + syllable % MN_HANGUL_T_COUNT;
    return out[2] == MN_HANGUL_T ? 2 : 3;
  }
  const mn_normal_record *record = mn_normal_record_of(data, cp);
  size_t size = compat ? record->compat_size : record->canonical_size;
  const uint32_t *parts = data->code_points + (compat ? record->compat : record->canonical);
  for (size_t i = 0; i < size; i++) out[i] = parts[i];
  if (size == 0) out[0] = cp;
  return size ? size : 1;
}

/* ---- properties of each form ------------------------------------------------------------------------------------- */

/* Can cp compose with something before it? */
static int is_second(const mn_normal_data *data, uint32_t cp) {
  return cp - MN_HANGUL_V < MN_HANGUL_V_COUNT || cp - (MN_HANGUL_T + 1) < MN_HANGUL_T_COUNT - 1 ||
         mn_normal_record_of(data, cp)->column != 0;
}

/* The bits of one form: inert, begins a segment. */
static void read_form(const mn_normal_data *data, uint32_t cp, mn_form form, mn_normal_record *record) {
  uint32_t parts[MN_DECOMPOSED_MAX];
  size_t size = mn_normal_decompose(data, cp, MN_FORM_IS_COMPAT(form), parts);
  int begins = mn_normal_record_of(data, parts[0])->combining_class == 0, same = size == 1 && parts[0] == cp;
  if (MN_FORM_IS_COMPOSED(form)) {
    begins = begins && !is_second(data, parts[0]);
    uint32_t composed = parts[0];
    for (size_t i = 1; i < size && composed; i++) composed = mn_normal_compose(data, composed, parts[i]);
    same = composed == cp;
  }
  unsigned others = ~(1u << form) & ALL_FORMS;
  if (!begins) record->begins = record->begins & others & ALL_FORMS;
  if (!begins || !same || record->combining_class != 0) record->inert = record->inert & others & ALL_FORMS;
}

static void read_forms(mn_normal_data *data) {
  for (uint32_t cp = 0; cp < 0x110000; cp++) {
    size_t block = data->index[cp / MN_NORMAL_BLOCK];
    int is_again = cp >= MN_HANGUL_S + MN_NORMAL_BLOCK && block == data->index[MN_HANGUL_S / MN_NORMAL_BLOCK];
    if (block == 0 || is_again) {
      cp |= MN_NORMAL_BLOCK - 1;
      continue;
    }
    size_t number = data->blocks[block * MN_NORMAL_BLOCK + cp % MN_NORMAL_BLOCK];
    if (number == 0) continue;
    for (mn_form form = MN_NFC; form <= MN_NFKD; form++) read_form(data, cp, form, &data->records[number]);
  }
}

/* Vowels and trailing consonants compose with what stands before; syllables are inert in the composed forms. One record
 * each serves all, and the syllables' blocks are one. */
static mn_status read_hangul(mn_normal_data *data) {
  mn_normal_record *record;
  mn_status status = MN_OK;
  for (uint32_t i = 0; i < MN_HANGUL_V_COUNT + MN_HANGUL_T_COUNT - 1 && status == MN_OK; i++) {
    uint32_t cp = i < MN_HANGUL_V_COUNT ? MN_HANGUL_V + i : MN_HANGUL_T + 1 + i - MN_HANGUL_V_COUNT;
    status = own_record(data, cp, &record);
  }
  for (uint32_t i = 0; i < MN_NORMAL_BLOCK && status == MN_OK; i++) status = own_record(data, MN_HANGUL_S + i, &record);
  for (uint32_t cp = MN_HANGUL_S; cp + MN_NORMAL_BLOCK <= MN_HANGUL_S + MN_HANGUL_S_COUNT; cp += MN_NORMAL_BLOCK)
    data->index[cp / MN_NORMAL_BLOCK] = data->index[MN_HANGUL_S / MN_NORMAL_BLOCK];
  uint32_t end = MN_HANGUL_S + MN_HANGUL_S_COUNT;
  for (uint32_t cp = end - end % MN_NORMAL_BLOCK; cp < end && status == MN_OK; cp++) status = own_record(data, cp, &record);
  return status;
}

static void read_leads(mn_normal_data *data) {
  for (int form = 0; form < MN_FORMS; form++) data->leads[form] = mn_leads_make();
  for (uint32_t first = 0x80; first < 0x110000; first += MN_NORMAL_BLOCK) {
    if (data->index[first / MN_NORMAL_BLOCK] == 0) continue;
    uint64_t members[MN_FORMS] = {0};
    for (uint32_t i = 0; i < MN_NORMAL_BLOCK; i++) {
      unsigned active = (unsigned)~mn_normal_record_of(data, first + i)->inert & ALL_FORMS;
      for (int form = 0; form < MN_FORMS; form++) members[form] |= (uint64_t)(active >> form & 1) << i;
    }
    for (int form = 0; form < MN_FORMS; form++) mn_leads_add(&data->leads[form], first, members[form]);
  }
}

static void read_marks(mn_normal_data *data) {
  for (uint32_t i = 0; i < MN_MARKS; i++) {
    const mn_normal_record *record = mn_normal_record_of(data, MN_MARKS_FIRST + i);
    data->mark_class[i] = record->canonical_size ? MN_MARK_ODD : record->combining_class;
    data->mark_column[i] = (uint8_t)record->column;
  }
}

/* Let each composite tell its own row, and ASCII its rows, so that marks on a letter are taken without its record. */
static mn_status read_rows(mn_normal_data *data) {
  if (data->rows > UINT32_MAX >> 21) return MN_ELIMIT;
  for (size_t i = 0; i < data->rows * data->columns; i++) {
    uint32_t cp = data->composites[i];
    if (cp) data->composites[i] = cp | (uint32_t)mn_normal_record_of(data, cp)->row << 21;
  }
  for (uint32_t cp = 0; cp < 128; cp++) data->ascii_row[cp] = mn_normal_record_of(data, cp)->row;
  return MN_OK;
}

static mn_status fill(mn_normal_data *data) {
  mn_status status = RESERVE(data, blocks, block_capacity, 512 * MN_NORMAL_BLOCK);
  if (status == MN_OK) status = RESERVE(data, records, record_capacity, 8192);
  if (status == MN_OK) status = RESERVE(data, code_points, code_point_capacity, 16384);
  if (status != MN_OK) return status;
  memset(data->blocks, 0, MN_NORMAL_BLOCK * sizeof *data->blocks);
  data->block_count = 1;
  data->records[data->record_count++] = (mn_normal_record){.inert = ALL_FORMS, .begins = ALL_FORMS};
  status = read_decompositions(data);
  if (status == MN_OK) status = read_compositions(data);
  if (status == MN_OK) status = read_hangul(data);
  if (status != MN_OK) return status;
  read_forms(data);
  read_leads(data);
  read_marks(data);
  return read_rows(data);
}

mn_status mn_normal_data_new(const mn_alloc *alloc, mn_normal_data **out) {
  mn_normal_data *data = mn_new_zeros(alloc, 1, sizeof *data);
  if (!data) return MN_ENOMEM;
  data->alloc = alloc;
  mn_status status = fill(data);
  if (status != MN_OK) {
    mn_normal_data_free(data);
    return status;
  }
  *out = data;
  return MN_OK;
}

void mn_normal_data_free(mn_normal_data *data) {
  if (!data) return;
  mn_free(data->alloc, data->blocks, data->block_capacity, sizeof *data->blocks);
  mn_free(data->alloc, data->records, data->record_capacity, sizeof *data->records);
  mn_free(data->alloc, data->code_points, data->code_point_capacity, sizeof *data->code_points);
  mn_free(data->alloc, data->composites, data->row_capacity * data->columns, sizeof *data->composites);
  mn_free(data->alloc, data, 1, sizeof *data);
}

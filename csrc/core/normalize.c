#include "normalize.h"

#include <string.h>

#include "bits.h"
#include "mark_run.h"
#include "segment.h"
#include "utf8.h"

#define BLOCK 64
#define CHUNK_BLOCKS 64 /* searched at a time, so that what was searched is still in the first cache */
#define QUICK_MARKS 4   /* marks on one letter that the quick way keeps */
#define LONG_SEGMENT 4096 /* bytes from which a run of marks is put in order in place */
#define SLACK 64        /* bytes of room behind what is written, so that short pieces are moved as whole vectors */

typedef struct normalizer {
  const mn_normal_data *data;
  mn_form form;
  unsigned char floor; /* below it, no byte begins anything but inert code points */
  const char *s;
  size_t n;
  mn_buffer *out; /* NULL: only find the first segment that is not normal */
  size_t base;    /* out's size at the start */
  mn_offsets *map; /* or NULL */
  char *to, *limit; /* where to write in out, and the end of its memory */
  size_t copied;  /* bytes of s whose normal form stands in out */
  size_t first;   /* begin of the first segment that changed; n when there is none yet */
  mn_segment segment;
} normalizer;

/* ---- reading ----------------------------------------------------------------------------------------------------- */

static inline int has(unsigned bits, mn_form form) {
  return (bits >> form & 1) != 0;
}

/* Does a segment begin at s[at], or the text end there? */
static inline int is_boundary(const normalizer *z, size_t at) {
  size_t size;
  if (at == z->n || (unsigned char)z->s[at] < z->floor) return 1;
  return has(mn_normal_record_of(z->data, mn_utf8_at(z->s, at, &size))->begins, z->form);
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

static mn_status make_room(normalizer *z, size_t size) {
  z->out->size = (size_t)(z->to - z->out->data);
  mn_status status = size > SIZE_MAX - SLACK ? MN_ENOMEM : mn_buffer_reserve(z->out, size + SLACK);
  z->to = z->out->data + z->out->size;
  z->limit = z->out->data + z->out->capacity;
  return status;
}

/* Copy a piece, most of which are short: whole vectors are moved, as far as both sides have room for them. */
static inline void copy_piece(char *to, const char *s, size_t size, size_t readable) {
  if (size <= SLACK && readable >= SLACK) memcpy(to, s, SLACK);
  else memcpy(to, s, size);
}

/* Something else than s[from, to) comes next: copy all before it, and make room for `size` bytes. */
static inline mn_status begin_change(normalizer *z, size_t from, size_t size) {
  size_t same = from - z->copied;
  if (z->first == z->n) z->first = from;
  if ((size_t)(z->limit - z->to) < same + size + SLACK) {
    mn_status status = size > SIZE_MAX - same ? MN_ENOMEM : make_room(z, same + size);
    if (status != MN_OK) return status;
  }
  copy_piece(z->to, z->s + z->copied, same, z->n - z->copied);
  z->to += same;
  return z->map ? mn_offsets_add(z->map, (size_t)(z->to - z->out->data) - z->base, from, MN_RUN_CHANGED) : MN_OK;
}

/* What comes before s[to] is written. */
static inline mn_status end_change(normalizer *z, size_t to) {
  z->copied = to;
  return z->map ? mn_offsets_add(z->map, (size_t)(z->to - z->out->data) - z->base, to, MN_RUN_SAME) : MN_OK;
}

/* Replace s[from, to) by a few bytes, of which SLACK may be read; without an output, only remember where. */
static inline mn_status replace(normalizer *z, size_t from, size_t to, const char *bytes, size_t size) {
  if (!z->out) {
    if (z->first == z->n) z->first = from;
    return MN_OK;
  }
  mn_status status = begin_change(z, from, size);
  if (status != MN_OK) return status;
  copy_piece(z->to, bytes, size, SLACK);
  z->to += size;
  return end_change(z, to);
}

/* ---- segments in general ----------------------------------------------------------------------------------------- */

static inline int decomposes(const normalizer *z, const mn_normal_record *record) {
  return (MN_FORM_IS_COMPAT(z->form) ? record->compat_size : record->canonical_size) != 0;
}

/* Where the segment that begins at `from` ends; *plain tells that it needs no work: nothing in it decomposes or may
 * compose, and its marks are in order. */
static size_t segment_end(const normalizer *z, size_t from, int *plain) {
  int composed = MN_FORM_IS_COMPOSED(z->form);
  size_t size, at = from;
  const mn_normal_record *record = mn_normal_record_of(z->data, mn_utf8_at(z->s, at, &size));
  unsigned last = record->last_class;
  *plain = has(record->inert, z->form);
  for (at += size; at < z->n; at += size) {
    record = mn_normal_record_of(z->data, mn_utf8_at(z->s, at, &size));
    if (has(record->begins, z->form)) break;
    if (decomposes(z, record) || record->combining_class < last || (composed && (record->combining_class == 0 || record->column)))
      *plain = 0;
    last = record->combining_class;
  }
  return at;
}

static mn_status fill_segment(normalizer *z, size_t from, size_t to) {
  mn_status status = MN_OK;
  z->segment.count = 0;
  for (size_t at = from, size; at < to && status == MN_OK; at += size) {
    uint32_t cp = mn_utf8_at(z->s, at, &size);
    status = mn_segment_add(&z->segment, z->data, cp, MN_FORM_IS_COMPAT(z->form));
  }
  if (status == MN_OK) status = mn_segment_order(&z->segment);
  if (status == MN_OK && MN_FORM_IS_COMPOSED(z->form)) mn_segment_compose(&z->segment, z->data);
  return status;
}

/* Are the segment's code points what s[from, to) says already? */
static int is_same(const normalizer *z, size_t from, size_t to) {
  size_t at = from, size;
  for (size_t i = 0; i < z->segment.count; i++, at += size) {
    if (at >= to || mn_utf8_at(z->s, at, &size) != MN_UNIT_CODE_POINT(z->segment.units[i])) return 0;
  }
  return at == to;
}

static mn_status write_segment(normalizer *z, size_t from, size_t to) {
  if (z->segment.count > SIZE_MAX / MN_UTF8_MAX) return MN_ENOMEM;
  mn_status status = begin_change(z, from, z->segment.count * MN_UTF8_MAX);
  if (status != MN_OK) return status;
  for (size_t i = 0; i < z->segment.count; i++)
    z->to += mn_utf8_encode(MN_UNIT_CODE_POINT(z->segment.units[i]), z->to);
  return end_change(z, to);
}

/* Take s[from, to), which is a letter and a long run of marks; false where it is something else. */
static int take_marks(normalizer *z, size_t from, size_t to, mn_status *status) {
  mn_mark_run run;
  if (!mn_mark_run_read(&run, z->data, z->form, z->s, from, to)) return 0;
  if (!run.is_same && z->first == z->n) z->first = from;
  if (run.is_same || !z->out) return 1;
  size_t size = mn_mark_run_size(&run);
  *status = begin_change(z, from, size);
  if (*status != MN_OK) return 1;
  mn_mark_run_write(&run, z->to);
  z->to += size;
  *status = end_change(z, to);
  return 1;
}

static mn_status take_segment(normalizer *z, size_t from, size_t *done) {
  int plain;
  size_t to = segment_end(z, from, &plain);
  mn_status status = MN_OK;
  *done = to;
  if (plain || (to - from >= LONG_SEGMENT && take_marks(z, from, to, &status))) return status;
  status = fill_segment(z, from, to);
  if (status != MN_OK || is_same(z, from, to)) return status;
  if (z->out) return write_segment(z, from, to);
  if (z->first == z->n) z->first = from;
  return MN_OK;
}

/* ---- the quick ways ---------------------------------------------------------------------------------------------- */

/* Is the sequence at p one of the diacritics U+0300..U+036F? */
static inline int is_diacritic(const unsigned char *p) {
  return p[0] == 0xCC || (p[0] == 0xCD && p[1] < 0xB0);
}

static inline unsigned diacritic(const unsigned char *p) {
  return (p[0] & 1u) << 6 | (p[1] & 0x3Fu);
}

/* A letter and the diacritics on it, composed. */
typedef struct cluster {
  uint32_t letter;
  size_t end; /* of the diacritics */
  int changed;
  unsigned kept;  /* bytes of diacritics that did not compose */
  uint64_t marks; /* these, the first one lowest */
} cluster;

/* Compose the letter before s[at], which is inert, with the diacritics from there on; false when that takes more care:
 * marks out of order, marks that decompose, too many of them. */
static inline int read_cluster(const normalizer *z, uint32_t letter, size_t at, cluster *c) {
  const mn_normal_data *data = z->data;
  unsigned last = 0, kept_class = 0;
  size_t row;
  if (letter < 0x80) {
    row = data->ascii_row[letter];
  } else {
    const mn_normal_record *record = mn_normal_record_of(data, letter);
    row = record->row;
    last = record->last_class;
  }
  *c = (cluster){.letter = letter};
  for (; z->n - at >= 2 && is_diacritic((const unsigned char *)z->s + at); at += 2) {
    unsigned mark = diacritic((const unsigned char *)z->s + at), class = data->mark_class[mark];
    if (class == 0 || class == MN_MARK_ODD || class < last || c->kept == 2 * QUICK_MARKS) return 0;
    uint32_t composite = data->composites[row * data->columns + data->mark_column[mark]];
    last = class;
    if (composite && class != kept_class) {
      c->letter = MN_COMPOSITE_CODE_POINT(composite);
      c->changed = 1;
      row = MN_COMPOSITE_ROW(composite);
    } else {
      c->marks |= (uint64_t)((unsigned char)z->s[at] | (unsigned)(unsigned char)z->s[at + 1] << 8) << 8 * c->kept;
      c->kept += 2;
      kept_class = class;
    }
  }
  c->end = at;
  return is_boundary(z, at);
}

/* The bytes of a code point above ASCII, the first one lowest, and how many. */
static inline uint32_t encoded(uint32_t cp, unsigned *size) {
  if (cp < 0x800) {
    *size = 2;
    return 0x80C0u | cp >> 6 | (cp & 0x3F) << 8;
  }
  if (cp < 0x10000) {
    *size = 3;
    return 0x8080E0u | cp >> 12 | (cp >> 6 & 0x3F) << 8 | (cp & 0x3F) << 16;
  }
  *size = 4;
  return 0x808080F0u | cp >> 18 | (cp >> 12 & 0x3F) << 8 | (cp >> 6 & 0x3F) << 16 | (cp & 0x3F) << 24;
}

static inline mn_status write_cluster(normalizer *z, size_t from, const cluster *c) {
  if (!z->out) {
    if (z->first == z->n) z->first = from;
    return MN_OK;
  }
  mn_status status = begin_change(z, from, 2 * sizeof c->marks);
  if (status != MN_OK) return status;
  unsigned size;
  mn_store64(z->to, encoded(c->letter, &size));
  mn_store64(z->to + size, c->marks);
  z->to += size + c->kept;
  return end_change(z, c->end);
}

/* One diacritic at s[at] on an ASCII letter, with nothing behind it that could matter, in the composed forms: most of
 * decomposed French. False when it was not taken. */
static inline int take_one(normalizer *z, size_t at, size_t *done, mn_status *status) {
  const mn_normal_data *data = z->data;
  const unsigned char *p = (const unsigned char *)z->s + at;
  unsigned mark = diacritic(p), size;
  if (p[-1] >= 0x80 || z->n - at < 3 || p[2] >= z->floor || data->mark_class[mark] == MN_MARK_ODD) return 0;
  uint32_t composite = data->composites[data->ascii_row[p[-1]] * data->columns + data->mark_column[mark]];
  *done = at + 2;
  if (!composite) return 1;
  if (!z->out) {
    if (z->first == z->n) z->first = at - 1;
    return 1;
  }
  *status = begin_change(z, at - 1, sizeof(uint64_t));
  if (*status != MN_OK) return 1;
  mn_store64(z->to, encoded(MN_COMPOSITE_CODE_POINT(composite), &size));
  z->to += size;
  *status = end_change(z, at + 2);
  return 1;
}

/* A letter with diacritics, in the composed forms; false when it was not taken. */
static inline int take_cluster(normalizer *z, size_t from, size_t at, size_t *done, mn_status *status) {
  size_t size;
  cluster c;
  if (!read_cluster(z, mn_utf8_at(z->s, from, &size), at, &c)) return 0;
  *done = c.end;
  if (c.changed) *status = write_cluster(z, from, &c);
  return 1;
}

/* A code point that decomposes and that no mark follows, in the decomposed forms; false when it was not taken. */
static int take_single(normalizer *z, uint32_t cp, size_t from, size_t to, size_t *done, mn_status *status) {
  if (!is_boundary(z, to)) return 0;
  uint32_t parts[MN_DECOMPOSED_MAX];
  char bytes[MN_DECOMPOSED_MAX * MN_UTF8_MAX + SLACK];
  size_t count = mn_normal_decompose(z->data, cp, MN_FORM_IS_COMPAT(z->form), parts), size = 0;
  for (size_t i = 0; i < count; i++) {
    /* a decomposition lists its marks in canonical order, but a compatibility one may join several */
    if (i > 0 && MN_FORM_IS_COMPAT(z->form) && mn_normal_record_of(z->data, parts[i])->combining_class) return 0;
    size += mn_utf8_encode(parts[i], bytes + size);
  }
  *done = to;
  *status = replace(z, from, to, bytes, size);
  return 1;
}

/* ---- the whole text ---------------------------------------------------------------------------------------------- */

/* A code point at s[at] that may be other than inert; what lies before *done is dealt with. */
static mn_status take(normalizer *z, size_t at, size_t *done) {
  mn_status status = MN_OK;
  size_t size;
  int composed = MN_FORM_IS_COMPOSED(z->form);
  if (composed && at > *done && is_diacritic((const unsigned char *)z->s + at)) {
    if (take_one(z, at, done, &status) || take_cluster(z, mn_utf8_before(z->s, at), at, done, &status)) return status;
  }
  uint32_t cp = mn_utf8_at(z->s, at, &size);
  const mn_normal_record *record = mn_normal_record_of(z->data, cp);
  if (has(record->inert, z->form)) return MN_OK;
  int begins = has(record->begins, z->form);
  if (begins && !composed && take_single(z, cp, at, at + size, done, &status)) return status;
  return take_segment(z, begins || at == *done ? at : mn_utf8_before(z->s, at), done);
}

/* Go through the text from the begin of a segment on; without an output, until the first one that is not normal. */
static mn_status run(normalizer *z, size_t begin) {
  uint64_t bits[CHUNK_BLOCKS];
  size_t done = begin;
  for (size_t from = begin; from < z->n; from += CHUNK_BLOCKS * BLOCK) {
    size_t left = (z->n - from + BLOCK - 1) / BLOCK, blocks = left < CHUNK_BLOCKS ? left : CHUNK_BLOCKS;
    mn_leads_find(&z->data->leads[z->form], z->s + from, z->n - from, blocks, bits);
    for (size_t k = 0; k < blocks; k++) {
      for (uint64_t word = bits[k]; word; word &= word - 1) {
        size_t at = from + k * BLOCK + mn_lowest_bit(word);
        if (at < done) continue; /* a branch, not a mask: what follows need not wait for `done` */
        mn_status status = take(z, at, &done);
        if (status != MN_OK || (!z->out && z->first < z->n)) return status;
      }
    }
  }
  return MN_OK;
}

static mn_status run_all(normalizer *z, size_t from) {
  mn_status status = run(z, from);
  mn_segment_free(&z->segment);
  return status;
}

/* A begin of a segment at or before s[at], where all before s[at] is inert, but s[at] may lie within a sequence. */
static size_t begin_before(const char *s, size_t at) {
  for (int back = 0; back < 2 && at > 0; back++) at = mn_utf8_before(s, at);
  return at;
}

static normalizer make(const mn_normal_data *data, mn_form form, const char *s, size_t n, const mn_alloc *alloc) {
  return (normalizer){.data = data, .form = form, .floor = data->leads[form].floor, .s = s, .n = n, .first = n,
                      .segment = mn_segment_make(alloc)};
}

mn_status mn_normalize_check(const mn_normal_data *data, const mn_alloc *alloc, mn_form form, const char *s, size_t n,
                             size_t *where) {
  normalizer z = make(data, form, s, n, alloc);
  size_t inert = mn_leads_absent(&data->leads[form], s, n);
  mn_status status = MN_OK;
  if (inert < n) {
    size_t from = begin_before(s, inert);
    if (!mn_utf8_is_valid(s + from, n - from, where)) {
      *where += from;
      return MN_EUTF8;
    }
    status = run_all(&z, from);
  }
  *where = z.first;
  return status;
}

mn_status mn_normalize_from(const mn_normal_data *data, mn_form form, const char *s, size_t n, size_t from, mn_buffer *out,
                            mn_offsets *map) {
  normalizer z = make(data, form, s, n, out->alloc);
  z.out = out;
  z.base = out->size;
  z.map = map;
  mn_status status = mn_buffer_reserve(out, SLACK);
  if (status != MN_OK) return status;
  z.to = out->data + out->size;
  status = make_room(&z, n);
  if (status == MN_OK) status = run_all(&z, from);
  out->size = (size_t)(z.to - out->data);
  return status == MN_OK && z.copied < n ? mn_buffer_append(out, s + z.copied, n - z.copied) : status;
}

mn_status mn_normalize(const mn_normal_data *data, mn_form form, const char *s, size_t n, mn_buffer *out, mn_offsets *map,
                       size_t *where) {
  mn_status status = mn_normalize_check(data, out->alloc, form, s, n, where);
  return status == MN_OK ? mn_normalize_from(data, form, s, n, *where, out, map) : status;
}

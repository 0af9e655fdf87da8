/*
 * What normalization knows of each code point: read from utf8proc's properties once, read-only afterwards, shared by
 * threads. utf8proc's own algorithms are not used: Debian's 2.8 sorts marks in quadratic time and loses U+11A7.
 *
 * Terms as in The Unicode Standard 15.0, section 3.11, and UAX #15. A code point is *inert* in a form when it is its own
 * normal form, has combining class 0 and takes part in no composition with what stands before it; a text of inert code
 * points is normal. It *begins a segment* when nothing before it can interact with it: segments are normalized one by one.
 */
#ifndef MN_NORMAL_DATA_H
#define MN_NORMAL_DATA_H

#include <stdint.h>

#include "leads.h"
#include "memory.h"

typedef enum mn_form { MN_NFC = 0, MN_NFD, MN_NFKC, MN_NFKD } mn_form;

#define MN_FORMS 4
#define MN_FORM_IS_COMPOSED(form) (((form) & 1) == 0)
#define MN_FORM_IS_COMPAT(form) ((form) >= MN_NFKC)

#define MN_NORMAL_BLOCK 64 /* code points: those that share all bytes of UTF-8 but the last */

/* All of one code point; record 0 is that of the many that are inert in every form. */
typedef struct mn_normal_record {
  uint32_t canonical, compat;  /* full decompositions, numbers of `code_points` */
  uint8_t canonical_size : 3;  /* code points; 0 when it does not decompose */
  uint8_t compat_size : 5;     /* code points; equal to the canonical one where there is no other */
  uint8_t combining_class;
  uint8_t last_class;          /* of the canonical decomposition's last code point, or its own */
  uint8_t inert : 4;           /* one bit a form */
  uint8_t begins : 4;          /* one bit a form: begins a segment */
  uint16_t row;                /* as the first of compositions; 0 when it is none */
  uint16_t column;             /* as the second of compositions; 0 when it is none */
} mn_normal_record;

#define MN_MARKS_FIRST 0x300 /* the block of diacritics that Latin, Greek and Cyrillic letters bear */
#define MN_MARKS 0x70
#define MN_MARK_ODD 0xFF

typedef struct mn_normal_data {
  const mn_alloc *alloc; /* not owned */
  uint16_t index[0x110000 / MN_NORMAL_BLOCK];
  uint16_t *blocks; /* record numbers, MN_NORMAL_BLOCK a block; block 0 is all 0 */
  size_t block_count, block_capacity;
  mn_normal_record *records;
  size_t record_count, record_capacity;
  uint32_t *code_points;
  size_t code_point_count, code_point_capacity;
  uint32_t *composites; /* [row * columns + column]: a code point and its own row; 0 is none, as in row and column 0 */
  size_t rows, columns, row_capacity;
  uint8_t mark_class[MN_MARKS]; /* of the diacritics, for the quick way; MN_MARK_ODD where they decompose */
  uint8_t mark_column[MN_MARKS];
  uint16_t ascii_row[128]; /* the rows of ASCII, that of the records */
  mn_leads leads[MN_FORMS]; /* where in a text a code point may stand that is not inert */
} mn_normal_data;

/* Read the properties: about a millisecond and 0.4 MB. MN_ENOMEM frees all. */
mn_status mn_normal_data_new(const mn_alloc *alloc, mn_normal_data **out);

/* data may be NULL. */
void mn_normal_data_free(mn_normal_data *data);

static inline const mn_normal_record *mn_normal_record_of(const mn_normal_data *data, uint32_t cp) {
  size_t block = data->index[cp / MN_NORMAL_BLOCK];
  return &data->records[data->blocks[block * MN_NORMAL_BLOCK + cp % MN_NORMAL_BLOCK]];
}

/* The parts of a composites' element. */
#define MN_COMPOSITE_CODE_POINT(composite) ((composite) & 0x1FFFFF)
#define MN_COMPOSITE_ROW(composite) ((composite) >> 21)

/* Hangul syllables are composed by arithmetic (section 3.12). */
#define MN_HANGUL_S 0xAC00u
#define MN_HANGUL_L 0x1100u
#define MN_HANGUL_V 0x1161u
#define MN_HANGUL_T 0x11A7u /* one before the first trailing consonant: itself none */
#define MN_HANGUL_L_COUNT 19u
#define MN_HANGUL_V_COUNT 21u
#define MN_HANGUL_T_COUNT 28u
#define MN_HANGUL_S_COUNT 11172u

/* The primary composite of two code points, or 0. */
uint32_t mn_normal_compose(const mn_normal_data *data, uint32_t first, uint32_t second);

/* The full decomposition of cp, in canonical order as the standard lists it, into out; returns how many. */
#define MN_DECOMPOSED_MAX 18
size_t mn_normal_decompose(const mn_normal_data *data, uint32_t cp, int compat, uint32_t out[MN_DECOMPOSED_MAX]);

#endif

/*
 * A tagger's model: the types it knows, a weight for each cue's row and tag, and one for each move from tag to tag.
 *
 * Weights are 16-bit integers of at most MN_WEIGHT_MAX either sign, so that those of all cues of a word add up in sixteen
 * bits; a row's weights lie side by side, padded to the lattice's stride. Read-only once made; threads may share it.
 *
 * The file is the same on every machine: a magic line padded with zeros to 24 bytes, eight bytes of checksum over all that
 * follows, five numbers of four bytes (bits, types, size of the names, rows, unit), the names with a line break after each,
 * the moves, a bit for each row of the table that has weights, and the weights of these rows in order. Numbers have their
 * lowest byte first; a weight has two, and moves and rows have one for each tag, without padding.
 */
#ifndef MN_MODEL_H
#define MN_MODEL_H

#include "buffer.h"
#include "cues.h"
#include "lattice.h"

#define MN_WEIGHT_MAX (MN_SCORE_MAX / (MN_CUES_ALL + 1))
#define MN_TYPE_NAME_MAX 32 /* bytes */

typedef struct mn_model {
  const mn_alloc *alloc;
  unsigned types, bits, stride;
  uint32_t unit;     /* how much of a score the trainer's least step is; what confidence is measured by */
  mn_buffer names;   /* of the types, a line break after each */
  int16_t *weights;  /* 2^bits rows of stride */
  int32_t *moves;    /* [from * stride + to] */
} mn_model;

/* A model whose weights are all 0. The names of its types are 1 to MN_TYPE_NAME_MAX bytes above U+0020 (names without
 * blanks or controls), all different. MN_EFORMAT where they are not, or there are none or more than MN_TYPES_MAX; MN_ELIMIT
 * where bits is not within MN_CUE_BITS_MIN and MN_CUE_BITS_MAX. */
mn_status mn_model_new(const mn_alloc *alloc, unsigned bits, const char *names, size_t size, mn_model **out);

/* model may be NULL. */
void mn_model_free(mn_model *model);

/* The name of a type below model->types. */
const char *mn_model_type(const mn_model *model, unsigned type, size_t *size);

/* How many rows have weights. */
size_t mn_model_rows(const mn_model *model);

/* Append the file's bytes. */
mn_status mn_model_write(const mn_model *model, mn_buffer *out);

/* Make a model of a file's bytes. MN_EFORMAT where the version is another, the checksum differs, or any number is not what
 * mn_model_write could have written: whatever the bytes, a model that is answered can be used. */
mn_status mn_model_read(const mn_alloc *alloc, const char *bytes, size_t size, mn_model **out);

#endif

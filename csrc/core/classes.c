#include "classes.h"

#include <string.h>
#include <utf8proc.h>

static uint8_t read_class(uint32_t cp) {
  if ((cp >= 0x09 && cp <= 0x0D) || cp == 0x85) return MN_SPACE;
  switch (utf8proc_category((utf8proc_int32_t)cp)) {
    case UTF8PROC_CATEGORY_LU: case UTF8PROC_CATEGORY_LT: return MN_UPPER;
    case UTF8PROC_CATEGORY_LL: return MN_LOWER;
    case UTF8PROC_CATEGORY_LM: case UTF8PROC_CATEGORY_LO: return MN_LETTER;
    case UTF8PROC_CATEGORY_MN: case UTF8PROC_CATEGORY_MC: case UTF8PROC_CATEGORY_ME: return MN_MARK;
    case UTF8PROC_CATEGORY_ND: return MN_DIGIT;
    case UTF8PROC_CATEGORY_NL: case UTF8PROC_CATEGORY_NO: return MN_NUMBER;
    case UTF8PROC_CATEGORY_PC: case UTF8PROC_CATEGORY_PD: case UTF8PROC_CATEGORY_PS: case UTF8PROC_CATEGORY_PE:
    case UTF8PROC_CATEGORY_PI: case UTF8PROC_CATEGORY_PF: case UTF8PROC_CATEGORY_PO: return MN_PUNCTUATION;
    case UTF8PROC_CATEGORY_SM: case UTF8PROC_CATEGORY_SC: case UTF8PROC_CATEGORY_SK: case UTF8PROC_CATEGORY_SO:
      return MN_SYMBOL;
    case UTF8PROC_CATEGORY_ZS: case UTF8PROC_CATEGORY_ZL: case UTF8PROC_CATEGORY_ZP: return MN_SPACE;
    case UTF8PROC_CATEGORY_CF: return MN_FORMAT;
    default: return MN_OTHER;
  }
}

/* The number of the block that holds these classes; equal neighbours share one (CJK, Hangul, the unassigned planes). */
static mn_status store_block(mn_classes *classes, const uint8_t *block, uint16_t *number) {
  size_t last = classes->block_count;
  if (last && memcmp(classes->blocks + (last - 1) * MN_CLASS_BLOCK, block, MN_CLASS_BLOCK) == 0) {
    *number = (uint16_t)(last - 1);
    return MN_OK;
  }
  if (memcmp(classes->blocks, block, MN_CLASS_BLOCK) == 0) {
    *number = 0;
    return MN_OK;
  }
  void *blocks = classes->blocks;
  mn_status status = mn_reserve(classes->alloc, &blocks, &classes->block_capacity, last + 1, MN_CLASS_BLOCK);
  classes->blocks = blocks;
  if (status != MN_OK) return status;
  memcpy(classes->blocks + last * MN_CLASS_BLOCK, block, MN_CLASS_BLOCK);
  classes->block_count = last + 1;
  *number = (uint16_t)last;
  return MN_OK;
}

static mn_status fill(mn_classes *classes) {
  uint8_t block[MN_CLASS_BLOCK];
  classes->blocks = mn_new_zeros(classes->alloc, MN_CLASS_BLOCK * 64, 1);
  if (!classes->blocks) return MN_ENOMEM;
  classes->block_capacity = 64;
  classes->block_count = 1;
  for (uint32_t first = 0; first < 0x110000; first += MN_CLASS_BLOCK) {
    if (first == 0x32000) first = 0xE0000; /* planes without assigned characters but the tags, and private use */
    if (first == 0xE1000) break;
    for (uint32_t i = 0; i < MN_CLASS_BLOCK; i++) block[i] = read_class(first + i);
    mn_status status = store_block(classes, block, &classes->index[first / MN_CLASS_BLOCK]);
    if (status != MN_OK) return status;
  }
  return MN_OK;
}

mn_status mn_classes_new(const mn_alloc *alloc, mn_classes **out) {
  mn_classes *classes = mn_new_zeros(alloc, 1, sizeof *classes);
  if (!classes) return MN_ENOMEM;
  classes->alloc = alloc;
  mn_status status = fill(classes);
  if (status != MN_OK) {
    mn_classes_free(classes);
    return status;
  }
  *out = classes;
  return MN_OK;
}

void mn_classes_free(mn_classes *classes) {
  if (!classes) return;
  mn_free(classes->alloc, classes->blocks, classes->block_capacity, MN_CLASS_BLOCK);
  mn_free(classes->alloc, classes, 1, sizeof *classes);
}

/*
 * A view of a text for matching quotation marks and words: as long as the text, byte for byte, but each typographic mark
 * is one code byte and filler. The codes are bytes that well-formed UTF-8 never holds; where a broken text holds one,
 * mn_mark_at sees by the raw byte that it is no mark. Positions in the view are positions in the text.
 *
 * Typographic hyphens become `-` and filler, spaces spaces.
 */
#ifndef MN_MARKVIEW_H
#define MN_MARKVIEW_H

#include <stdbool.h>

#include "buffer.h"

#define MN_VIEW_DOTS 0xC0
#define MN_VIEW_DASH 0xFE
#define MN_VIEW_FILL 0xFF
#define MN_VIEW_APOSTROPHE 0xFD /* a closing single mark */

typedef enum mn_mark_family { MN_MARK_DOUBLE = 0, MN_MARK_ANGLE, MN_MARK_CORNER, MN_MARK_SINGLE } mn_mark_family;

typedef enum mn_mark_way { MN_MARK_UNKNOWN = 0, MN_MARK_OPEN, MN_MARK_CLOSE } mn_mark_way;

typedef struct mn_mark_kind {
  uint8_t width;  /* bytes in the text; 0 for what is no mark */
  uint8_t family; /* mn_mark_family */
  uint8_t typed;  /* mn_mark_way: the direction that the mark is typed in */
} mn_mark_kind;

/* What mark a byte of a view is. */
mn_mark_kind mn_mark_kind_of(unsigned char code);

/* Append the view of s[0, n) to out. O(n). */
mn_status mn_markview_read(const char *s, size_t n, mn_buffer *out);

/* Does s[0, n) begin with a mark of the family that may open a quotation (or go on with it)? */
bool mn_mark_opens(const char *s, size_t n, mn_mark_family family);

#endif

/*
 * One segment of a text in normalization: its code points, decomposed, put in canonical order, composed. For
 * normalize.c.
 */
#ifndef MN_SEGMENT_H
#define MN_SEGMENT_H

#include "normal_data.h"

typedef uint32_t mn_unit; /* a code point, its combining class in the highest byte */

#define MN_UNIT(cp, combining_class) ((cp) | (mn_unit)(combining_class) << 24)
#define MN_UNIT_CODE_POINT(unit) ((unit) & 0xFFFFFF)
#define MN_UNIT_CLASS(unit) ((unit) >> 24)

typedef struct mn_segment {
  const mn_alloc *alloc; /* not owned */
  mn_unit *units, *spare; /* spare is as long, for sorting */
  size_t count, capacity, spare_capacity;
} mn_segment;

/* An empty segment; it allocates nothing. */
mn_segment mn_segment_make(const mn_alloc *alloc);
void mn_segment_free(mn_segment *segment);

/* Append the full decomposition of a code point. */
mn_status mn_segment_add(mn_segment *segment, const mn_normal_data *data, uint32_t cp, int compat);

/* The canonical ordering algorithm (section 3.11, D109), in linear time. */
mn_status mn_segment_order(mn_segment *segment);

/* The canonical composition algorithm (section 3.11, D117). */
void mn_segment_compose(mn_segment *segment, const mn_normal_data *data);

#endif

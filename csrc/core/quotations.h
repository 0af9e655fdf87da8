/*
 * Pairing quotation marks inside one paragraph, and repairing what does not pair.
 *
 * A mark's direction is what it is typed as, unless what stands around it says otherwise: a closing mark is typed as an
 * opening one in machine-translated text, and straight marks have no type at all. No mark reaches beyond its paragraph; a
 * quotation that goes on opens again at the next one.
 */
#ifndef MN_QUOTATIONS_H
#define MN_QUOTATIONS_H

#include "markview.h"

/* How sure it is that marks belong together, in rising order. */
typedef enum mn_quotation_trust {
  MN_TRUST_LOST = 0, /* nothing opened it */
  MN_TRUST_UNCLOSED,
  MN_TRUST_TURNED,   /* a mark is typed in the other direction */
  MN_TRUST_STYLES,   /* marks of two styles, or one that the next paragraph goes on with */
  MN_TRUST_PAIR
} mn_quotation_trust;

/* An outermost marked span: bytes of the view, half-open, with and without the marks. */
typedef struct mn_quotation {
  uint32_t from, to, inner_from, inner_to;
  uint8_t trust;   /* mn_quotation_trust */
  uint8_t is_open; /* no mark closes it */
} mn_quotation;

/* A mark of the paragraph, for the pairing's own use. */
typedef struct mn_mark {
  uint32_t pos;
  uint8_t code;          /* its byte in the view */
  uint8_t lean;          /* mn_mark_way: where it points by what stands around it */
  uint8_t before, after; /* bytes of the view, over filler; a space at the edges */
} mn_mark;

/* The quotations of a paragraph, and room for its marks; for use again and again. */
typedef struct mn_quotations {
  const mn_alloc *alloc; /* not owned */
  mn_quotation *items;
  size_t count, capacity;
  mn_mark *marks;
  size_t mark_count, mark_capacity;
} mn_quotations;

mn_quotations mn_quotations_make(const mn_alloc *alloc);
void mn_quotations_free(mn_quotations *list);

/* Find the quotations of the paragraph s[0, n), in order, with its view; next[0, next_size) is the paragraph behind it.
 * O(n). MN_ELIMIT where n is above UINT32_MAX. */
mn_status mn_quotations_read(mn_quotations *list, const char *s, const char *view, size_t n, const char *next,
                             size_t next_size);

#endif

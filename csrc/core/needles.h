/*
 * Needles: a list of short strings, of which the first one in a text is looked for in one pass.
 */
#ifndef MN_NEEDLES_H
#define MN_NEEDLES_H

#include <stdint.h>

#include "memory.h"

#define MN_NEEDLE_MOST 255  /* bytes */
#define MN_NEEDLE_LEAST 2
#define MN_NEEDLES_MOST 65535

typedef struct mn_needles mn_needles;

mn_status mn_needles_new(const mn_alloc *alloc, mn_needles **out);

/* needles may be NULL. */
void mn_needles_free(mn_needles *needles);

/* Add a needle, which is copied. MN_ELIMIT for one below MN_NEEDLE_LEAST or above MN_NEEDLE_MOST bytes. */
mn_status mn_needles_add(mn_needles *needles, const char *s, size_t n);

/* Where the first needle in s begins; n where there is none. O(n), and O(needles with the same two bytes) a place. */
size_t mn_needles_find(const mn_needles *needles, const char *s, size_t n);

/* Does s end with a needle? */
int mn_needles_end(const mn_needles *needles, const char *s, size_t n);

#endif

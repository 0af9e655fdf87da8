/*
 * Some short strings that are looked for at once: is any of them in a text? Two bytes of each that are rare in texts are
 * looked for first, sixteen places at a time.
 */
#ifndef MN_NEEDLES_H
#define MN_NEEDLES_H

#include <stdbool.h>
#include <stddef.h>

#define MN_NEEDLES_MAX 16

typedef struct mn_needle {
  const char *s; /* not owned */
  size_t n;      /* at least 2 */
  size_t pair;   /* where its two rare bytes stand */
} mn_needle;

/* The needle s[0..n), n >= 2. Time O(n). */
mn_needle mn_needle_make(const char *s, size_t n);

/* Is any of the needles (at most MN_NEEDLES_MAX) in s[0..n)? Time O(n * count), a few gigabytes a second for ten. */
bool mn_needles_any(const mn_needle *needles, size_t count, const char *s, size_t n);

#endif

/*
 * A segment of one letter, or none, and a long run of marks, in normalization: put in canonical order and composed by
 * counting the bytes of each combining class, without a list of its code points, whose fresh pages would cost more than
 * all the rest. For normalize.c.
 */
#ifndef MN_MARK_RUN_H
#define MN_MARK_RUN_H

#include "normal_data.h"

typedef struct mn_mark_run {
  const mn_normal_data *data;
  mn_form form;
  const char *s;
  size_t from, to;  /* the marks in the text, behind the letter */
  uint32_t letter;  /* composed with the marks of `skipped`; 0: none */
  uint32_t own[MN_DECOMPOSED_MAX]; /* the marks that the letter decomposes into */
  size_t own_count;
  size_t bytes[256];   /* of the kept marks of each combining class */
  size_t skipped[256]; /* how many first marks of the class were composed with the letter */
  int is_same;         /* is the text its normal form already? */
} mn_mark_run;

/* Read the segment s[from, to), which begins with its letter or is of marks alone. False where it has another shape: more
 * letters, or what composes without being a mark. Time O(n). */
int mn_mark_run_read(mn_mark_run *run, const mn_normal_data *data, mn_form form, const char *s, size_t from, size_t to);

/* The bytes of the normal form. */
size_t mn_mark_run_size(const mn_mark_run *run);

/* Write the normal form, mn_mark_run_size bytes. Time O(n). */
void mn_mark_run_write(const mn_mark_run *run, char *out);

#endif

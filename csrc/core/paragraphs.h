/*
 * The paragraphs of a text, for rules that find quotations, and which of them may hold a mark.
 *
 * A paragraph is a line that is not blank, from its first byte that is no white space; a line that begins with a lower-case
 * letter of ASCII goes on the line before it (hard-wrapped text), unless that ends with a stop.
 */
#ifndef MN_PARAGRAPHS_H
#define MN_PARAGRAPHS_H

#include "spans.h"

/* Append the paragraphs of s[0, n), in order; the kind is 1 where a quotation mark stands: a straight or typographic double,
 * an angle or an opening single one, or an apostrophe behind a space, a bracket or a break. O(n). MN_ELIMIT where one is
 * above MN_SPAN_MAX. */
mn_status mn_paragraphs_split(const char *s, size_t n, mn_spans *out);

#endif

/*
 * The normalization forms NFC, NFD, NFKC and NFKD (UAX #15 for Unicode 15.0; the version is that of utf8proc's tables).
 *
 * A text is normalized segment by segment. What is inert is found many bytes at a time and copied whole; a segment with
 * something else is decomposed, its marks are put in order by a stable counting sort, and it is composed again. The time
 * is O(n) for any text, however long its runs of marks; memory beside the output is four bytes a code point of the
 * longest segment. Functions are pure and safe from any thread on distinct outputs.
 */
#ifndef MN_NORMALIZE_H
#define MN_NORMALIZE_H

#include "buffer.h"
#include "normal_data.h"
#include "offsets.h"

/* Where does the first segment begin that is not normal in the form? *where is n when there is none. A text that is not
 * well-formed gives MN_EUTF8, and *where is the first faulty byte. MN_ENOMEM only on odd segments; alloc is for them. */
mn_status mn_normalize_check(const mn_normal_data *data, const mn_alloc *alloc, mn_form form, const char *s, size_t n,
                             size_t *where);

/* Append the normal form of s[0..n) to out, where mn_normalize_check said MN_OK and from = *where. `map`, which may be NULL
 * and should be empty, gets the way back; its positions count from out's size before the call. MN_ENOMEM leaves out with
 * a part of the text. */
mn_status mn_normalize_from(const mn_normal_data *data, mn_form form, const char *s, size_t n, size_t from, mn_buffer *out,
                            mn_offsets *map);

/* Both at once: append the normal form of s[0..n) to out. *where is n when s was normal already. */
mn_status mn_normalize(const mn_normal_data *data, mn_form form, const char *s, size_t n, mn_buffer *out, mn_offsets *map,
                       size_t *where);

#endif

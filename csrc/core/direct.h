/*
 * Direct speech: the attribution that governs a quotation; what has none is no quotation (scare quotes, titles, names).
 */
#ifndef MN_DIRECT_H
#define MN_DIRECT_H

#include "attribution.h"

/* The attribution of the quotation at token q; or none. */
mn_attribution mn_direct_attribute(const mn_sentence *t, size_t q);

/* The last cue of a sentence with no quotation of its own, for one that follows it (X agreed. "..."). */
mn_attribution mn_direct_last_cue(const mn_sentence *t);

/* Does it report speech in marks, by itself? */
bool mn_cue_is_saying(const mn_sentence *t, const mn_report_cue *cue);

#endif

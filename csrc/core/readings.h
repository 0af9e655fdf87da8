/*
 * Verb or noun: whether a form that may report speech does so where it stands, and cues: the places of those that do.
 */
#ifndef MN_READINGS_H
#define MN_READINGS_H

#include "lexemes.h"

/* A word or phrase that reports, at tokens first to last; first is 0 where there is none. Entry 0 is a mark that does (a
 * colon, a dash). */
typedef struct mn_report_cue {
  size_t first, last, entry;
} mn_report_cue;

/* The entry that token i alone reads as, a verb or a noun; or 0. */
size_t mn_reading_of(const mn_sentence *t, size_t i);

/* The cue that begins at token i. */
mn_report_cue mn_reading_cue(const mn_sentence *t, size_t i);

static inline const mn_reporting_entry *mn_cue_entry(const mn_sentence *t, const mn_report_cue *cue) {
  return mn_reporting_get(t->reporting, cue->entry);
}

/* Is the cue a verb? a verb that is no -ing form? */
bool mn_cue_is_verb(const mn_sentence *t, const mn_report_cue *cue);
bool mn_cue_is_finite(const mn_sentence *t, const mn_report_cue *cue);

#endif

/*
 * Who a cue names as its speaker, and whom it is said to.
 */
#ifndef MN_ATTRIBUTION_H
#define MN_ATTRIBUTION_H

#include "phrases.h"
#include "readings.h"

/* A cue with who speaks by it; cue.first is 0 where there is none. */
typedef struct mn_attribution {
  mn_report_cue cue;
  mn_phrase speaker, addressee; /* the addressee's shape is MN_SHAPE_NONE where there is none */
  double confidence;
  bool is_mixed; /* are the words in marks part of a clause? */
} mn_attribution;

#define MN_NO_ATTRIBUTION ((mn_attribution){.is_mixed = false})

/* be + past participle: X was quoted as saying, was described by Y */
bool mn_cue_is_passive(const mn_sentence *t, const mn_report_cue *cue);

/* Who speaks: before the cue, and behind it for nouns, phrases and passives. */
mn_phrase mn_cue_speaker(const mn_sentence *t, const mn_report_cue *cue);

/* Whom it is said to. */
mn_phrase mn_cue_addressee(const mn_sentence *t, const mn_report_cue *cue);

/* The attribution of a cue to a speaker. */
mn_attribution mn_attribution_make(const mn_sentence *t, mn_report_cue cue, mn_phrase speaker, double confidence);

#endif

/*
 * Indirect and mixed speech: the content that a cue reports, marked or not. X said (that) CONTENT; CONTENT, X said; according
 * to X, CONTENT; X's claim that CONTENT.
 */
#ifndef MN_CONTENTS_H
#define MN_CONTENTS_H

#include "attribution.h"

typedef enum mn_speech_kind { MN_SPEECH_DIRECT = 0, MN_SPEECH_MIXED, MN_SPEECH_INDIRECT } mn_speech_kind;

/* Tokens first to last, as a cue reports them; first is 0 where there are none. */
typedef struct mn_content {
  mn_attribution attribution;
  size_t first, last;
  mn_speech_kind kind;
} mn_content;

/* What the cue reports. */
mn_content mn_content_of(const mn_sentence *t, const mn_report_cue *cue);

#endif

/*
 * The subject of a cue: before it, shared with another verb, or at the head of the sentence.
 */
#ifndef MN_SUBJECTS_H
#define MN_SUBJECTS_H

#include "phrases.h"

/* The subject that a sentence begins with up to token `limit`, for a participle or a coordinated verb further on. */
mn_phrase mn_subject_first(const mn_sentence *t, size_t limit);

/* The subject before the verb at token v; or none, and *chained where the verb shares the subject of an earlier one (said
 * ..., adding ...; called ... and said ...). */
mn_phrase mn_subject_before(const mn_sentence *t, size_t v, bool *chained);

#endif

/*
 * The trainer: an averaged structured perceptron (Collins 2002, "Discriminative training methods for hidden Markov
 * models", figure 1 and section 2.4).
 *
 * Texts with marked spans are added one by one; their words' cues are kept as rows (4 * MN_CUES bytes a word), so that an
 * epoch reads no text again. An epoch goes through the texts in a new order, line by line, with what the present weights
 * found before as the document's memory. Where the best sequence of tags is not the true one, the true one's weights gain a
 * step and the found one's lose one. While training, every wrong tag is given a head start, so that the true sequence must
 * win by a margin (Taskar et al. 2003; Tsochantaridis et al. 2005, margin rescaling with Hamming loss). The model has the
 * average of the weights over all lines of all epochs, kept as sums (Daume 2006, figure 2.3).
 *
 * All is in whole numbers, and the order comes from the seed alone: the same input gives the same model on every machine.
 */
#ifndef MN_TRAINER_H
#define MN_TRAINER_H

#include "spans.h"
#include "tagger.h"

typedef struct mn_trainer mn_trainer;

/* What an epoch saw. */
typedef struct mn_epoch {
  size_t lines, wrong_lines;
  size_t words, wrong_words;
} mn_epoch;

/* A trainer without texts; bits and names as in mn_model_new, and the same statuses. It needs 12 bytes a row and tag. */
mn_status mn_trainer_new(const mn_alloc *alloc, unsigned bits, const char *names, size_t size, uint64_t seed,
                         mn_trainer **out);

/* trainer may be NULL. */
void mn_trainer_free(mn_trainer *trainer);

/* Add a text in which the finder has just found the entities of s. The spans are true findings, ordered and without
 * overlap, their kinds the types' numbers; one without a word is passed over. MN_EFORMAT where they are not; MN_ENOMEM. On
 * failure the text is not added. */
mn_status mn_trainer_add(mn_trainer *trainer, const mn_entity_lists *lists, mn_finder *finder, const char *s,
                         const mn_spans *spans);

/* Go once through all texts. */
mn_status mn_trainer_epoch(mn_trainer *trainer, mn_epoch *epoch);

/* The model of what has been learnt so far, in memory of alloc; training may go on. */
mn_status mn_trainer_model(const mn_trainer *trainer, const mn_alloc *alloc, mn_model **out);

#endif

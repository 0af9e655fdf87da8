/*
 * Searching an index: patterns of words, one step after the other.
 *
 * A step is a word of certain forms; one of a list of units (ranges of words: mentions of entities, tokens of a kind); or
 * a gap of some words, whatever they are. What stands before and after a gap stands in one sentence. A hit begins where
 * one can, and ends as soon as it can; hits of one pattern do not overlap, and none goes over the end of a selection's
 * range.
 */
#ifndef MN_SEARCH_H
#define MN_SEARCH_H

#include "index.h"

#define MN_SEARCH_STEPS 64   /* of one pattern */
#define MN_SEARCH_LONGEST 63 /* words of one hit: its ends so far are bits of one number */

typedef enum mn_step_kind { MN_STEP_WORD, MN_STEP_UNIT, MN_STEP_GAP } mn_step_kind;

typedef struct mn_step {
  mn_step_kind kind;
  const uint64_t *forms; /* word: a bit a form, set where it fits */
  const mn_spans *units; /* unit: in order of their first words */
  size_t least, most;    /* gap: words */
} mn_step;

/* Words of 64 bits that a set of forms takes. */
static inline size_t mn_search_set_size(const mn_index *index) {
  return index->forms.count / 64 + 1;
}

/* Add to a set the forms whose folds (by_form 0) or that themselves fit a pattern: `*` stands for any letters, `?` for
 * one byte; else equality. Time O(forms), and O(bytes of the folds) with wildcards. */
mn_status mn_search_match(const mn_index *index, const char *pattern, size_t n, int by_form, uint64_t *set);

/* Add the forms whose fold is s, or the form s itself. */
void mn_search_match_string(const mn_index *index, const char *s, size_t n, int by_form, uint64_t *set);

/* Append the hits of a pattern in a selection to out, at most `limit`. The first and the last step must be no gap. Time
 * O(words), and O(steps * MN_SEARCH_LONGEST) for each place where the first step fits. */
mn_status mn_search_find(const mn_index *index, const mn_spans *selection, const mn_step *steps, size_t count,
                         size_t limit, mn_spans *out);

/* Put the hits of several patterns in order of the text; of those that overlap, the earliest and longest stays. */
mn_status mn_search_merge(const mn_index *index, mn_spans *hits);

#endif

/*
 * Seams: where a sentence begins in running text though no mark stands before it, as where a page that was flattened
 * has a heading or a link's title before a paragraph: `Deux ponts ferment Selon le maire, ...`.
 */
#ifndef MN_SEAMS_H
#define MN_SEAMS_H

#include "fold.h"
#include "openings.h"
#include "spans.h"

#define MN_SEAM_TITLE 320     /* bytes of what stands before a seam at most */
#define MN_SEAM_SENTENCE 2000 /* bytes that are searched for a sentence's end */

/* What words are for seams; flags of a set. */
enum {
  MN_WORD_BEGINS = 1, /* begins a sentence and hardly stands with a capital inside one */
  MN_WORD_NAMES = 2   /* stands before names: a capital behind it begins no sentence */
};

typedef enum mn_seam {
  MN_SEAM_TITLED = 0, /* from a sentence's beginning to the word inside it that begins another */
  MN_SEAM_TITLES,     /* the same where several do: to the last of them */
  MN_SEAM_ASKED,      /* a whole sentence that asks something behind a topic and a colon: `The bridge: who pays?` */
  MN_SEAM_ENDLESS     /* what stands behind the last end mark, where two sentences went before */
} mn_seam;

/* Append the seams of s[from..to), which begins with a sentence; `words` have the flags above. kind is an mn_seam. What
 * scratch holds is lost. O(to - from), and MN_SEAM_SENTENCE times the size where a text has nothing but marks. */
mn_status mn_seams_scan(const mn_fold_data *fold, const mn_openings *words, const char *s, size_t from, size_t to,
                        mn_buffer *scratch, mn_spans *out);

/* The end of the sentence that s[from..to) begins with, behind its end mark and closing marks; 0 where no mark ends it
 * within MN_SEAM_SENTENCE bytes. No initial's full stop counts (`M. Sarr`), and no mark that a small letter follows. */
size_t mn_seams_stop(const char *s, size_t from, size_t to);

#endif

/*
 * Sentences, by rules over few candidates: a full stop, a question or exclamation mark, an ellipsis or another script's
 * mark is looked at with the word before it, the closing marks after it and the word that follows.
 *
 * A sentence never crosses a line end, unless the text is hard-wrapped, and never begins or ends with white space. It
 * holds the closing quotation marks and brackets after its end mark, also after a space or turned the wrong way. A full
 * stop before a small letter ends nothing; one whose space is missing (`independence.In`) ends a sentence; a question
 * mark inside quotation marks before the attribution (`"...?" Maiga asked.`) ends none. Quotation marks are weighed one
 * paragraph at a time, so an unbalanced one swallows nothing.
 */
#ifndef MN_SENTENCES_H
#define MN_SENTENCES_H

#include "classes.h"
#include "lexicon.h"
#include "spans.h"

typedef struct mn_sentences_options {
  mn_lang lang;     /* MN_LANG_GUESS: find out, line by line */
  bool keep_quotes; /* never cut inside a quotation that is closed in its paragraph */
} mn_sentences_options;

/* Append the sentences of s[0..n); kind is the mn_piece of the line they stand in (lines.h). O(n), and scratch memory of
 * less than a kilobyte. MN_ENOMEM leaves out with a part of them. */
mn_status mn_sentences_scan(const mn_classes *classes, const mn_lexicon *lexicon, const char *s, size_t n,
                            const mn_sentences_options *options, mn_spans *out);

#endif

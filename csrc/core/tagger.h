/*
 * The tagger: a linear model reads each word's cues and the best sequence of tags is found line by line. It is the second
 * layer over lists and rules (entities.h), whose findings are among its cues.
 *
 * The document is remembered: what a capitalised word was found to be in earlier lines is a cue in later ones.
 */
#ifndef MN_TAGGER_H
#define MN_TAGGER_H

#include "model.h"

#define MN_HALF_LEAD 4 /* steps of the trainer by which a finding leads where its confidence is halfway up */

/* A finding: half-open bytes of the text, half-open words, its type's number in the model. */
typedef struct mn_tagged {
  uint32_t from, to;
  uint32_t first, end;
  uint8_t type;
  uint8_t confidence; /* of a hundred, 50 and more: it grows with what the next best reading lacks; no probability */
} mn_tagged;

/* What the document's words were found to be; open addressing by hash. */
typedef struct mn_recall {
  const mn_alloc *alloc; /* not owned */
  struct mn_recalled {
    uint32_t hash, value; /* value 0: a free slot */
  } *slots;
  size_t size, capacity; /* powers of two */
} mn_recall;

/* Forget all, with room for `words` words. */
mn_status mn_recall_begin(mn_recall *recall, size_t words);

/* 0 where the word is not known, 1 where it was no name, the type plus 2 where it was one. */
unsigned mn_recall_find(const mn_recall *recall, uint32_t hash);

/* Remember the tags of the capitalised words [from, to) of the views. A name counts more than none, the last more than
 * those before it. */
void mn_recall_add(mn_recall *recall, const mn_views *views, size_t from, size_t to, const uint8_t *tags, unsigned types);

void mn_recall_free(mn_recall *recall);

/* A tagger's memory, for use again and again: one a thread. */
typedef struct mn_tagger {
  const mn_alloc *alloc; /* not owned */
  mn_views views;
  mn_lattice lattice;
  mn_recall recall;
  int32_t *emissions; /* of the line's words: a stride each */
  size_t emission_capacity;
  uint8_t *tags; /* of all words */
  size_t tag_capacity;
  mn_tagged *items; /* the result, by start */
  size_t count, capacity;
} mn_tagger;

mn_tagger mn_tagger_make(const mn_alloc *alloc);
void mn_tagger_free(mn_tagger *tagger);

/* The end of the line that begins with word i: a line break, or the text's end. */
size_t mn_tagger_line_end(const mn_finder *finder, size_t i);

/* Tag the words in which the finder has just found the entities of s (mn_entities_find); tagger->items holds the findings.
 * O(n). */
mn_status mn_tagger_scan(const mn_model *model, const mn_entity_lists *lists, mn_finder *finder, const char *s,
                         mn_tagger *tagger);

#endif

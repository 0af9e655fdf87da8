/*
 * Indexing many texts at once: words or tokens and sentences are scanned and numbered, on several cores where asked. The
 * index does not depend on how many: forms are numbered by their first sight in the order of the texts.
 */
#ifndef MN_INDEXING_H
#define MN_INDEXING_H

#include "index.h"
#include "lexicon.h"
#include "tokens.h"

typedef struct mn_indexing_text {
  const char *s;
  size_t n;
  mn_lang lang;
} mn_indexing_text;

/* What all texts share; read-only while the call runs. */
typedef struct mn_indexing {
  const mn_classes *classes;
  const mn_lexicon *lexicon;
  mn_index_fold fold; /* must be safe to call from several threads */
  const void *fold_data;
  int tokens; /* tokens (tokens.h) instead of words (words.h) */
} mn_indexing;

/* Append texts to an index, each a document. Threads besides the caller's use the C library's allocator, never the
 * index's. MN_ENOMEM and MN_ELIMIT leave the documents as they were. Time O(bytes / threads), and O(words) to put the
 * threads' parts together; memory for a second index of these texts while it runs with more than one. */
mn_status mn_indexing_add(mn_index *index, const mn_indexing *indexing, const mn_indexing_text *texts, size_t count,
                          size_t threads);

#endif

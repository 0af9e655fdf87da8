/*
 * The words of a corpus in columns: for each word its form, how many bytes lie between it and the word before, and whether
 * a sentence begins with it. Five bytes and two bits a word; everything that counts or searches reads these columns from
 * one end to the other. Where a word begins is found from the nearest of the positions that are kept, one in 32 words, and
 * the sizes of the forms in between.
 *
 * A form is a word as it is written; each form belongs to a folded form (fold.h), which is what users search for.
 * Words are numbered from 0 through all documents. A selection is a list of word ranges, in order and apart.
 */
#ifndef MN_INDEX_H
#define MN_INDEX_H

#include "memo.h"
#include "spans.h"
#include "strings.h"

/* Folds one form: appends its folded bytes to out. `data` is whatever the folding needs. */
typedef mn_status (*mn_index_fold)(const void *data, const char *s, size_t n, mn_buffer *out);

#define MN_INDEX_MAX_DOCUMENT UINT32_MAX /* bytes of one document: a word's start is a 32-bit offset in its document */

#define MN_INDEX_BLOCK 32 /* words, of which the first one's position is kept */
#define MN_INDEX_WIDE 255

typedef struct mn_index_gap {
  size_t word;
  uint32_t bytes;
} mn_index_gap;

typedef struct mn_index {
  const mn_alloc *alloc;
  mn_strings forms, folds;
  uint32_t *fold_of; /* form -> fold */
  size_t fold_of_capacity;
  uint32_t *form;      /* word -> form */
  uint8_t *gap;        /* word -> bytes between it and the word before in its document; MN_INDEX_WIDE: see wide */
  uint32_t *base;      /* word / MN_INDEX_BLOCK -> byte of the block's first word in its document */
  uint64_t *sentences; /* a bit a word: a sentence begins with it */
  size_t words, form_capacity, gap_capacity, base_capacity, sentence_capacity;
  mn_index_gap *wide; /* the gaps that need more than a byte, in order of their words */
  size_t wide_count, wide_capacity;
  size_t *ends; /* document -> number of its last word + 1 */
  size_t documents, ends_capacity;
  mn_buffer scratch;
} mn_index;

mn_index mn_index_make(const mn_alloc *alloc);
void mn_index_free(mn_index *index);

/* Make room for so many words more: columns that grow again and again are copied each time. MN_ENOMEM changes nothing. */
mn_status mn_index_reserve(mn_index *index, size_t words);

/* Append a document: its words, and its sentences (may be NULL). The memo, which may be NULL, is of this index alone and is
 * kept from one document to the next. MN_EFORMAT where a word is not inside s; it, MN_ENOMEM and MN_ELIMIT leave the index
 * as it was but for forms that nothing refers to. Time O(bytes of the words). */
mn_status mn_index_add(mn_index *index, mn_index_fold fold, const void *data, mn_memo *memo, const char *s, size_t n,
                       const mn_spans *words, const mn_spans *sentences);

/* Append all documents of another index, whose forms get the numbers that adding its documents would have given them.
 * MN_ENOMEM leaves the documents as they were. Time O(words). */
mn_status mn_index_append(mn_index *index, const mn_index *other);

/* Forget all documents but the first ones. */
void mn_index_forget(mn_index *index, size_t documents);

/* Give back the memory that is kept for more documents. */
void mn_index_trim(mn_index *index);

/* The words [*from, *to) of a document. */
void mn_index_document(const mn_index *index, size_t document, size_t *from, size_t *to);

/* The bytes [*from, *to) of a word in its document. Time O(log documents + MN_INDEX_BLOCK). */
void mn_index_place(const mn_index *index, size_t word, size_t *from, size_t *to);

/* Bytes that the index has asked for. */
size_t mn_index_memory(const mn_index *index);

/* The document of a word. Time O(log documents). */
size_t mn_index_document_of(const mn_index *index, size_t word);

/* The first word of a document that begins at or after a byte; the document's end where there is none. */
size_t mn_index_word_at(const mn_index *index, size_t document, size_t byte);

static inline int mn_index_begins_sentence(const mn_index *index, size_t word) {
  return (int)(index->sentences[word / 64] >> word % 64 & 1);
}

/* What words are counted by: a number for each form, below `count`. */
typedef struct mn_index_groups {
  const uint32_t *of; /* form -> its number; NULL: the form's own */
  size_t count;
} mn_index_groups;

/* The groups that forms and folds make. */
mn_index_groups mn_index_by_form(const mn_index *index);
mn_index_groups mn_index_by_fold(const mn_index *index);

/* Count the words of a selection: counts[number], and in df[number] the documents they stand in. Both arrays have
 * groups.count elements and are cleared first. df may be NULL, which is faster. MN_ENOMEM counts nothing. */
mn_status mn_index_count(const mn_index *index, const mn_spans *selection, mn_index_groups groups, uint64_t *counts,
                         uint32_t *df);

/* How a window of neighbours is cut. */
typedef struct mn_window {
  size_t left, right; /* words on each side */
  int in_sentence;    /* cut where a sentence begins */
} mn_window;

/* The words [*from, *to) of a hit's window, the hit among them. */
void mn_index_window(const mn_index *index, const mn_span *hit, mn_window window, size_t *from, size_t *to);

/* Count the neighbours of hits by fold: for each hit (a range of words), the words of its window that stand in the same
 * document, and in its sentence where asked. A word in the windows of two hits counts twice. counts is cleared first.
 * *places is how many neighbours there were in all. */
void mn_index_neighbours(const mn_index *index, const mn_spans *hits, mn_window window, uint64_t *counts,
                         uint64_t *places);

#endif

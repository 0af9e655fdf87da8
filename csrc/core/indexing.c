#include "indexing.h"

#include "sentences.h"
#include "threads.h"
#include "words.h"

/* Some texts, one after the other, and the index that they go to. */
typedef struct part {
  const mn_indexing *indexing;
  const mn_indexing_text *texts;
  size_t count;
  mn_index *index;
  mn_index own;
  mn_status status;
} part;

/* What one thread keeps from text to text. */
typedef struct kept {
  mn_spans words, sentences;
  mn_memo memo;
} kept;

static mn_status add_text(const mn_indexing *in, const mn_indexing_text *text, mn_index *index, kept *k) {
  mn_sentences_options options = {.lang = text->lang};
  mn_spans *words = &k->words, *sentences = &k->sentences;
  words->count = sentences->count = 0;
  mn_status status = in->tokens ? mn_tokens_scan(in->classes, in->lexicon, text->s, text->n, text->lang, words)
                                : mn_words_scan(in->classes, text->s, text->n, words);
  if (status == MN_OK) status = mn_sentences_scan(in->classes, in->lexicon, text->s, text->n, &options, sentences);
  if (status != MN_OK) return status;
  return mn_index_add(index, in->fold, in->fold_data, &k->memo, text->s, text->n, words, sentences);
}

static void add_part(void *data) {
  part *p = data;
  const mn_alloc *alloc = p->index->alloc;
  kept k = {.words = mn_spans_make(alloc), .sentences = mn_spans_make(alloc)};
  size_t bytes = 0;
  for (size_t i = 0; i < p->count; i++) bytes += p->texts[i].n;
  p->status = mn_memo_make(alloc, bytes, &k.memo);
  for (size_t i = 0; p->status == MN_OK && i < p->count; i++) {
    p->status = add_text(p->indexing, &p->texts[i], p->index, &k);
  }
  mn_spans_free(&k.words);
  mn_spans_free(&k.sentences);
  mn_memo_free(&k.memo);
}

/* Cut the texts into parts of about as many bytes; returns how many parts. */
static size_t cut(const mn_indexing *indexing, const mn_indexing_text *texts, size_t count, size_t threads, part *parts) {
  size_t bytes = 0, made = 0, from = 0, sum = 0;
  for (size_t i = 0; i < count; i++) bytes += texts[i].n;
  for (size_t i = 0; i < count; i++) {
    sum += texts[i].n;
    if (i + 1 < count && (sum < bytes / threads * (made + 1) || made + 1 == threads)) continue;
    parts[made++] = (part){.indexing = indexing, .texts = texts + from, .count = i + 1 - from,
                           .own = mn_index_make(&mn_alloc_default)};
    from = i + 1;
  }
  for (size_t i = 0; i < made; i++) parts[i].index = &parts[i].own;
  return made;
}

mn_status mn_indexing_add(mn_index *index, const mn_indexing *indexing, const mn_indexing_text *texts, size_t count,
                          size_t threads) {
  part parts[MN_THREADS_MAX];
  size_t documents = index->documents;
  mn_status status = MN_OK;
  if (threads > MN_THREADS_MAX) threads = MN_THREADS_MAX;
  if (threads <= 1 || count <= 1) {
    part all = {.indexing = indexing, .texts = texts, .count = count, .index = index};
    add_part(&all);
    status = all.status;
  } else {
    size_t made = cut(indexing, texts, count, threads, parts);
    mn_threads_run(add_part, parts, made, sizeof *parts);
    for (size_t i = 0; i < made && status == MN_OK; i++) status = parts[i].status;
    for (size_t i = 0; i < made && status == MN_OK; i++) status = mn_index_append(index, &parts[i].own);
    for (size_t i = 0; i < made; i++) mn_index_free(&parts[i].own);
  }
  if (status != MN_OK) mn_index_forget(index, documents);
  return status;
}

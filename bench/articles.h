/*
 * News articles from a TSV as spreadsheets write it, and the arithmetic of benchmarks.
 */
#ifndef BENCH_ARTICLES_H
#define BENCH_ARTICLES_H

#include <stddef.h>

#include "../csrc/core/malinews.h"

typedef struct article {
  char *s; /* followed by a NUL */
  size_t n;
} article;

typedef struct articles {
  article *items;
  size_t count, bytes, longest;
} articles;

#define ARTICLE_MIN 300 /* bytes; a shorter cell is a category, a headline or a link */

/* Append every long cell of the file; 0 when it cannot be read. */
int articles_read(articles *list, const char *path);

/* Append a copy. */
void articles_add(articles *list, const char *s, size_t n);

void articles_free(articles *list);

/* Add the abbreviations that ship with malinews (lua/malinews/data/abbreviations.tsv below the working directory); 0 when they
 * cannot be read. */
int bench_abbreviations(struct mn_lexicon *lexicon);

/* Seconds of this thread's own time. */
double bench_now(void);

/* The median; sorts values. */
double bench_median(double *values, size_t count);

#endif

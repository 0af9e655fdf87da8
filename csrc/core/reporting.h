/*
 * The words that report speech, as entries of a lexicon: "said", "claim", "according to". An entry is a number from 1 on;
 * what it means (its lemma, its class) is its maker's.
 */
#ifndef MN_REPORTING_H
#define MN_REPORTING_H

#include <stdbool.h>

#include "strings.h"

typedef enum mn_part { MN_PART_VERB = 0, MN_PART_NOUN, MN_PART_PHRASE, MN_PART_MARK } mn_part;

typedef enum mn_aspect {
  MN_ASPECT_BASE = 0,
  MN_ASPECT_INFINITIVE,
  MN_ASPECT_PRESENT,
  MN_ASPECT_PAST,
  MN_ASPECT_PARTICIPLE,
  MN_ASPECT_ING,
  MN_ASPECT_NONE
} mn_aspect;

enum {
  MN_TAKES_DIRECT = 1,
  MN_TAKES_WEAK = 2,     /* reports only before a clause of "that" or words in marks */
  MN_TAKES_PERSON = 4,   /* tell, warn: whom it is said to follows it */
  MN_TAKES_OPINION = 8,  /* French "pour" */
  MN_TAKES_DEMAND = 16,  /* of the class demand */
  MN_REPORTING_MORE = 32 /* the next entry begins with the same word */
};

typedef struct mn_reporting_entry {
  size_t first;  /* of its words in the list of all */
  uint32_t size; /* how many words; 0 for an entry of one word */
  uint8_t part, aspect, takes;
} mn_reporting_entry;

typedef struct mn_reporting {
  const mn_alloc *alloc; /* not owned */
  mn_reporting_entry *entries; /* by number - 1 */
  size_t count, capacity;
  uint32_t *words; /* numbers in `vocabulary` */
  size_t word_count, word_capacity;
  mn_strings vocabulary;
} mn_reporting;

mn_reporting mn_reporting_make(const mn_alloc *alloc);
void mn_reporting_free(mn_reporting *reporting);

/* Add an entry; its number is then count. MN_ELIMIT where there are too many. */
mn_status mn_reporting_add(mn_reporting *reporting, unsigned part, unsigned aspect, unsigned takes);

/* Add a word to the last entry: all of an entry of several words, the first too. */
mn_status mn_reporting_add_word(mn_reporting *reporting, const char *word, size_t n);

extern const mn_reporting_entry MN_NO_ENTRY; /* of a mark that reports: a colon, a dash */

static inline const mn_reporting_entry *mn_reporting_get(const mn_reporting *reporting, size_t number) {
  return number - 1 < reporting->count ? &reporting->entries[number - 1] : &MN_NO_ENTRY;
}

#endif

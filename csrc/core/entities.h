/*
 * Entities: names, by lists and rules, and numbers with what they count, in one pass over a text's words.
 *
 * Names of the lists (gazetteers) come first; rules find what no list has, from titles, given names, head words, endings,
 * what stands around a name, and what the rest of the document says of it. A second pass lets the document's memory decide
 * what the first left open, and links mentions: a surname to the full name before it, an acronym to its long form.
 *
 * Mentions are ordered by start and do not overlap, but inside a QUANTITY. Dates are not found here.
 */
#ifndef MN_ENTITIES_H
#define MN_ENTITIES_H

#include "atoms.h"
#include "entity_types.h"
#include "spans.h"

#define MN_ENTITY_LISTS 2 /* gazetteers at most, the first one's names before the second's */

enum {
  MN_MENTION_CREDIT = 1 << 0, /* in the credit of a picture: who made it, no actor */
  MN_MENTION_OPEN = 1 << 1,   /* the first pass has no good reason for its type */
  MN_MENTION_SHORT = 1 << 2,  /* one word of a person's name */
  MN_MENTION_VALUE = 1 << 3,  /* value holds a number */
  MN_MENTION_TITLED = 1 << 4, /* a title stands before it */
  MN_MENTION_GOVERNS = 1 << 5 /* a place that acts: its government is meant */
};

typedef struct mn_mention {
  uint32_t from, to;   /* bytes */
  uint32_t first, end; /* atoms, half-open */
  uint32_t row;        /* of the gazetteer `list`, or MN_NONE */
  uint32_t entity;     /* the mention that it is linked to: itself where it is the first or the fullest */
  uint8_t type, rule, list;
  uint8_t confidence;  /* of a hundred */
  uint8_t flags;
  uint8_t reason;      /* why it is linked: an mn_link */
  uint32_t noun;       /* byte where the counted noun phrase begins, or 0 */
  uint32_t hedge_from, hedge_to; /* bytes; equal where there is none */
  double value;
} mn_mention;

typedef enum mn_link {
  MN_LINK_NONE = 0, MN_LINK_SAME_ROW, MN_LINK_SAME_NAME, MN_LINK_SURNAME, MN_LINK_PART, MN_LINK_ACRONYM, MN_LINK_FORWARD,
  MN_LINK_VARIANT, MN_LINKS
} mn_link;

extern const char *const mn_link_names[];

/* A listed person's name of two words or more, by the hash of its skeleton (names.h). */
typedef struct mn_skeleton {
  uint32_t hash; /* 0: a free slot */
  uint32_t row;
  mn_cell name; /* in the gazetteer's text */
} mn_skeleton;

/* What the names are looked up in; read-only while it is used, and may be shared by threads. */
typedef struct mn_entity_lists {
  const mn_alloc *alloc;
  const mn_vocabulary *vocabulary;
  const mn_gazetteer *gazetteers[MN_ENTITY_LISTS]; /* NULL: none */
  uint8_t *types[MN_ENTITY_LISTS]; /* an mn_entity_type a row */
  size_t rows[MN_ENTITY_LISTS];
  mn_skeleton *skeletons[MN_ENTITY_LISTS]; /* open addressing */
  size_t skeleton_counts[MN_ENTITY_LISTS]; /* powers of two */
  uint8_t *skeleton_filters[MN_ENTITY_LISTS]; /* a byte a slot: a bit by hash, since most names are nobody's */
} mn_entity_lists;

mn_entity_lists mn_entity_lists_make(const mn_alloc *alloc, const mn_vocabulary *vocabulary);
void mn_entity_lists_free(mn_entity_lists *lists);

/* Take up a gazetteer, not owned, as list number `list`, in place of the one before; NULL leaves the list out. Its rows'
 * types and the persons' names are read: about a microsecond a person. */
mn_status mn_entity_lists_set(mn_entity_lists *lists, unsigned list, const mn_gazetteer *gazetteer);

/* The listed person of whose name the mapped name (names.h), whose skeleton has that hash, is another spelling: its list
 * and row; false where there is none. */
int mn_entity_lists_variant(const mn_entity_lists *lists, const char *mapped, size_t n, uint32_t hash, uint8_t *list,
    uint32_t *row);

/* A slot of what the second pass remembers: a key, and the number of the mention that has it. */
typedef struct mn_memory {
  uint32_t key, mention, stamp;
} mn_memory;

/* A scan's memory, for use again and again: one a thread. */
typedef struct mn_finder {
  const mn_alloc *alloc;
  mn_atoms atoms;
  mn_scanner scanners[MN_ENTITY_LISTS];
  mn_hit *hits; /* of all lists; hit.form holds the list, hit.first and hit.end are atoms */
  size_t hit_count, hit_capacity;
  mn_spans pieces, segments;
  mn_mention *mentions; /* the result */
  size_t count, capacity;
  mn_memory *memory;
  size_t memory_size, memory_capacity; /* powers of two */
  uint32_t memory_stamp; /* of the slots that are taken; others are free, so that nothing need be cleared */
} mn_finder;

mn_finder mn_finder_make(const mn_alloc *alloc);
void mn_finder_free(mn_finder *finder);

/* The language whose rules a number's noun phrase follows; MN_ENTITY_GUESS: what most function words show. */
typedef enum mn_entity_lang { MN_ENTITY_GUESS = 0, MN_ENTITY_ENGLISH, MN_ENTITY_FRENCH } mn_entity_lang;

/* Find the entities of s[0, n); finder->mentions holds them. Any bytes may be given. MN_ELIMIT: 4 GB or more. O(n), but
 * for what mn_gazetteer_scan says. */
mn_status mn_entities_find(const mn_entity_lists *lists, mn_finder *finder, const char *s, size_t n, mn_entity_lang lang);

#endif

/*
 * A gazetteer: a list of names that is searched for in text, all at once.
 *
 * Rows come from packs (pack.h). The text of the packs is kept as it is; a row's attributes are cells of it, read when
 * asked for. Its forms are compiled into a trie over folded words (keys.h), found by hash and compared byte by byte, so
 * that a hit is never an accident of hashing.
 *
 * How a form matches:
 *   - word by word in the folded view (case, marks, compatibility forms), from the start of a word to the end of one:
 *     `Mali` is found in `anti-Mali`, `Mali's` and `l'Mali`, not in `Malian`;
 *   - between its words, where the form has a joint the text may have any joint, where it has another gap the text must
 *     have the same besides white space (`AFC/M23`, `Ernst & Young`): keys.h says what joints, gaps and barriers are;
 *   - what the form has before its first word or after its last (`Yahoo!`, `.NET`, `Paris (Texas)`) must stand in the text
 *     too, and the hit covers it; but a final full stop (`U.S.`) may be missing, and is covered where it is there, at the
 *     end of a sentence too;
 *   - a form that begins with an upper-case letter needs one at the hit's start (`Mali`, `MALI`, not `mali`), unless its
 *     row's case is `any`; a form that begins otherwise matches in any case;
 *   - an exact form needs the case of every letter to be the same; marks still fold.
 *
 * A form stays with the first row that has it, or with the first that does not yield it (`~`); the losers are faults,
 * as are rows that cannot be read. Forms that differ in how they match (exact, capital, any; what stands around them) are
 * different forms: where several match the same words, exact ones come first, then those with more around them, then
 * capitals, then the row order.
 *
 * A built gazetteer is read-only and may be shared by threads, each with its own scanner.
 */
#ifndef MN_GAZETTEER_H
#define MN_GAZETTEER_H

#include "pack.h"
#include "keys.h"

#define MN_NAME_WORDS 64     /* words of a form at most, so that a scan is linear in the text whatever the names */
#define MN_NAME_SPELLINGS 64 /* forms on the same folded words at most */
#define MN_NAME_BYTES ((1u << 24) - 1)
#define MN_NONE UINT32_MAX

typedef struct mn_gazetteer mn_gazetteer;

typedef enum mn_overlap {
  MN_OVERLAP_LONGEST = 0, /* the leftmost, of those the longest, then on after its end */
  MN_OVERLAP_ALL,         /* every range of words that some form matches, by start, then by end */
  MN_OVERLAP_PRIORITY     /* of those that overlap the one whose row comes first; then the leftmost; then the longest */
} mn_overlap;

/* A hit: half-open bytes of the text, the row, and which form of it matched; of mn_gazetteer_search also its words, half-open,
 * in the list that was searched. */
typedef struct mn_hit {
  size_t from, to;
  uint32_t row, form;
  uint32_t first, end;
} mn_hit;

/* A growing list of hits and the memory of a scan, for use again and again. */
typedef struct mn_scanner {
  const mn_alloc *alloc;
  mn_hit *hits; /* owned; of the last scan */
  size_t count, capacity;
  mn_key_list words;
  mn_buffer scratch;
  uint32_t *candidates;
  size_t candidate_capacity;
} mn_scanner;

typedef enum mn_fault_kind {
  MN_FAULT_ROW = 0,   /* a row that is left out; pack says why */
  MN_FAULT_WORDLESS,  /* a form without a letter or digit */
  MN_FAULT_LONG,      /* a form of more than MN_NAME_WORDS words, MN_NAME_BYTES bytes, or with too long a gap */
  MN_FAULT_SPELLINGS, /* one form more than MN_NAME_SPELLINGS on the same folded words */
  MN_FAULT_CONFLICT   /* a form that another row's id has */
} mn_fault_kind;

typedef struct mn_fault {
  mn_fault_kind kind;
  mn_pack_fault pack;
  mn_cell text;    /* the form, or the row's line */
  uint32_t source; /* the number of the pack, from 0, among those that the build took up first */
  uint32_t line;   /* from 1 */
  uint32_t row;    /* the row that lost its form */
  uint32_t kept;   /* the row that has it */
  int yields;      /* it was said beforehand, with `~` */
} mn_fault;

/* An empty gazetteer; words is not owned. */
mn_status mn_gazetteer_new(const mn_alloc *alloc, const mn_keys *keys, mn_gazetteer **out);
void mn_gazetteer_free(mn_gazetteer *gazetteer);

/* Make room for packs of so many bytes together, so that appending them moves nothing. MN_ENOMEM, and
 * MN_ELIMIT above 4 GB, leave all as it was. */
mn_status mn_gazetteer_reserve(mn_gazetteer *gazetteer, size_t bytes);

/* Append a pack's text; it counts after the next build. MN_ELIMIT where all packs together exceed 4 GB less one. */
mn_status mn_gazetteer_append(mn_gazetteer *gazetteer, const char *pack, size_t size);

/* Forget the packs that were appended since the last build. */
void mn_gazetteer_discard(mn_gazetteer *gazetteer);

/* Compile all packs anew: about a microsecond a form. On failure the gazetteer is as it was before the packs that were
 * appended since the last build. */
mn_status mn_gazetteer_build(mn_gazetteer *gazetteer);

/* The faults of the packs that the last build took up first. */
const mn_fault *mn_gazetteer_faults(const mn_gazetteer *gazetteer, size_t *count);
const char *mn_fault_message(const mn_fault *fault);

mn_scanner mn_scanner_make(const mn_alloc *alloc);
void mn_scanner_free(mn_scanner *scanner);

/* Find the names in s; the hits replace those the scanner had, ordered by start, then by end. Any bytes may be given.
 * O(n), times at most MN_NAME_WORDS on hostile input. */
mn_status mn_gazetteer_scan(const mn_gazetteer *gazetteer, mn_scanner *scanner, const char *s, size_t n,
                            mn_overlap overlap);

/* The same with MN_OVERLAP_LONGEST over words that have been read already: the words [from, to) of the list, which are
 * those of s[0, n). */
mn_status mn_gazetteer_search(const mn_gazetteer *gazetteer, mn_scanner *scanner, const char *s, size_t n,
                              const mn_key_list *words, size_t from, size_t to);

/* The row that has the whole of s as a form, by the rules of a scan, or MN_NONE; the scanner's hits are lost. */
mn_status mn_gazetteer_lookup(const mn_gazetteer *gazetteer, mn_scanner *scanner, const char *s, size_t n, uint32_t *row);

size_t mn_gazetteer_rows(const mn_gazetteer *gazetteer);
size_t mn_gazetteer_forms(const mn_gazetteer *gazetteer);

/* Bytes of the compiled tables and the packs' text together, and of the text alone. */
size_t mn_gazetteer_bytes(const mn_gazetteer *gazetteer);
size_t mn_gazetteer_text_size(const mn_gazetteer *gazetteer);

/* The packs' text, which cells are ranges of. */
const char *mn_gazetteer_text(const mn_gazetteer *gazetteer);

/* The cells of a row. */
void mn_gazetteer_cells(const mn_gazetteer *gazetteer, uint32_t row, mn_cell cells[MN_COLUMNS]);

/* A form as it was written, without tag and signs. */
mn_cell mn_gazetteer_form(const mn_gazetteer *gazetteer, uint32_t form);

/* The first row with this id, or MN_NONE. */
uint32_t mn_gazetteer_find(const mn_gazetteer *gazetteer, const char *id, size_t size);

/* The compiled form as bytes, the same on every machine: a magic line with the version, a checksum, the tables. */
mn_status mn_gazetteer_write(const mn_gazetteer *gazetteer, mn_buffer *out);

/* Read what mn_gazetteer_write wrote into an empty gazetteer. MN_EFORMAT where the version is another, the checksum
 * differs or any table points outside: whatever the bytes, no later call on it reads out of bounds or fails to end. */
mn_status mn_gazetteer_read(mn_gazetteer *gazetteer, const char *bytes, size_t size);

/* Do the bytes begin like a compiled gazetteer of any version? */
int mn_gazetteer_is_compiled(const char *bytes, size_t size);

#endif

/*
 * Words for matching names: what the text's words are, each with the hash of its folded form (fold.h).
 *
 * A word is a maximal run of letters, marks and digits, as in `NATO`, `directed`, `M23`, `Ménaka`; a hyphen compound and
 * an elision are several words. In scripts that set no spaces between words (Han, kana, Thai, Lao, Khmer, Myanmar) each
 * letter with its marks is a word of its own, so that a name is found inside a run of such letters: those scripts have
 * no word bounds that a name could respect. Ignorable format characters (the soft hyphen, joiners, directional marks)
 * stand inside a word without being part of it. Modifier letters that write an apostrophe (U+02BC, the okina) end a word,
 * as the apostrophe does.
 *
 * What stands between two words is a gap. A gap that may stand anywhere between the words of a name is a *joint*: white
 * space with at most one line break, a hyphen, a hyphen before a line break, an apostrophe, nothing at all; a full stop
 * after a word of one letter (`U.S.`, `George W. Bush`) counts as nothing. Any other gap is *literal*: it is compared by
 * what it holds besides white space (`&`, `/`, `,`). A blank line, or more than MN_GAP_MAX bytes, is a *barrier*.
 *
 * The tables are read-only once built and may be shared by threads.
 */
#ifndef MN_KEYS_H
#define MN_KEYS_H

#include "buffer.h"
#include "classes.h"
#include "fold.h"

typedef enum mn_letter_kind {
  MN_LETTER_GAP = 0, /* no part of a word */
  MN_LETTER_WORD,    /* begins or continues a word */
  MN_LETTER_ALONE,   /* a word of its own: scripts without spaces */
  MN_LETTER_MARK,    /* continues a word, begins none */
  MN_LETTER_IGNORED  /* neither here nor there */
} mn_letter_kind;

#define MN_LETTER_BYTES 5

/* What one code point is in a word; the few whose folded form is longer are folded when met. */
typedef struct mn_letter {
  uint8_t kind;  /* mn_letter_kind */
  uint8_t upper; /* upper or title case */
  uint8_t size;  /* of the folded form; above MN_LETTER_BYTES it is not stored */
  char folded[MN_LETTER_BYTES];
} mn_letter;

#define MN_KEYS_TABLE 0x2070 /* alphabets and general punctuation are looked up; the rest is worked out when met */

typedef struct mn_keys {
  const mn_alloc *alloc;
  const mn_classes *classes; /* not owned, as fold */
  const mn_fold_data *fold;
  mn_letter table[MN_KEYS_TABLE];
} mn_keys;

/* One word, as it is compared, in twelve bytes: positions count from the list's base. */
typedef struct mn_key {
  uint32_t from;
  uint32_t size : 30;
  uint32_t is_upper : 1; /* begins with an upper-case letter */
  uint32_t is_plain : 1; /* ASCII */
  uint32_t hash;         /* mn_key_hash of the folded form */
} mn_key;

typedef struct mn_key_list {
  const mn_alloc *alloc;
  size_t base; /* the text's byte that positions count from */
  mn_key *items;
  size_t count, capacity;
  mn_buffer folded; /* room for folding one word */
} mn_key_list;

#define MN_GAP_MAX 15 /* bytes of a literal gap, white space left out */

typedef enum mn_gap { MN_GAP_JOINT, MN_GAP_LITERAL, MN_GAP_BARRIER } mn_gap;

/* Build the table, 66 KB; about a millisecond. */
mn_status mn_keys_new(const mn_alloc *alloc, const mn_classes *classes, const mn_fold_data *fold, mn_keys **out);
void mn_keys_free(mn_keys *keys);

mn_key_list mn_key_list_make(const mn_alloc *alloc);
void mn_key_list_free(mn_key_list *list);

/* Append the words of s[*at, n) until the list holds at least `limit` or the text ends; *at is then where to go on.
 * Any bytes may be given; an ill-formed one is a gap. A word of 2^30 bytes or more is left out. O(bytes). */
mn_status mn_keys_read(const mn_keys *keys, const char *s, size_t n, size_t *at, size_t limit, mn_key_list *list);

/* What a code point is in a word. */
mn_letter_kind mn_letter_kind_of(const mn_keys *keys, uint32_t cp);

/* A code point as gaps compare it: every hyphen is `-`, every apostrophe `'`. */
uint32_t mn_gap_code_point(const mn_keys *keys, uint32_t cp);

/* Append the folded form of the word s[0, n) to out. */
mn_status mn_keys_fold(const mn_keys *keys, const char *s, size_t n, mn_buffer *out);

/* The same of a word that is_plain. */
mn_status mn_keys_fold_plain(const char *s, size_t n, mn_buffer *out);

/* Append one byte for each byte of the folded form of the words of s[0, n): 1 where it comes from an upper-case letter,
 * else 0. What is no part of a word adds nothing. */
mn_status mn_keys_case(const mn_keys *keys, const char *s, size_t n, mn_buffer *out);

/* The hash of a folded form; the same on every machine. */
uint32_t mn_key_hash(const char *folded, size_t n);

/* What the gap s[from, to) is, after a word that begins at `before` (from itself where there is none). A literal's bytes
 * go to out[0, *size): hyphens as `-`, apostrophes as `'`, white space left out. */
mn_gap mn_gap_read(const mn_keys *keys, const char *s, size_t before, size_t from, size_t to, char out[MN_GAP_MAX],
                   size_t *size);

#endif

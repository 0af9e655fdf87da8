/*
 * Folding: the key under which texts are matched, so that `Bamako`, `BAMAKO`, `Sévaré` and `Sevare`, `N’Djamena` and
 * `N'Djamena`, `al‑Qaïda` and `Al-Qaida` meet. The fold of a text is the folds of its code points, one after the other;
 * no context counts. A code point folds by these rules, repeated until nothing changes:
 *
 *   - compatibility decomposition (UAX #15) and full case folding (The Unicode Standard 15.0, section 3.13): `ﬁ` is
 *     `fi`, `İ` is `i`, `ß` is `ss`, `ς` is `σ`; case pairs of Adlam and all other scripts;
 *   - nonspacing and enclosing marks are off: accents, dots, Arabic and Ajami vowel signs (`أ` is `ا`), N'Ko and Adlam
 *     signs, Ethiopic marks, nuktas, kana voicing. Signs without which a word cannot be read stay: nonspacing marks of
 *     class 0 and 9 (vowel signs and viramas of Indic scripts, Thaana vowels) and 103 to 132 (Thai, Lao and Tibetan
 *     vowels and tones), and all spacing marks;
 *   - default-ignorable code points are off: soft hyphens, joiners, directional marks, variation selectors; so is the
 *     Arabic tatweel, which only stretches a line;
 *   - every apostrophe is U+0027: U+0060 U+00B4 U+02B9 U+02BB..02BF U+02C8 U+055A U+05F3 U+07F4 U+07F5 U+2018 U+2019 U+201B
 *     U+2032 U+2035 U+A78B U+A78C, and what decomposes to them (U+FF07). The letters among them write an apostrophe;
 *   - every hyphen is U+002D: U+00AD is off, U+2010..2013 U+2212 and what decomposes to them (U+FF0D, U+FE63);
 *   - letters that Unicode does not decompose, as keyboards without them write: `œ` is `oe`, `æ` `ae`, `ø` `o`, `ł` `l`,
 *     `đ` `d`, `ı` `i`. Letters of their own in African orthographies (ɓ ɗ ɛ ŋ ɔ ɲ ƴ) stay.
 *
 * So a fold is in decomposed form (a Hangul syllable becomes its jamo); it is a key, not a text to show. For every s,
 * fold(fold(s)) = fold(s) and fold(NFC(s)) = fold(NFD(s)).
 *
 * The tables are read-only once built and may be shared by threads.
 */
#ifndef MN_FOLD_H
#define MN_FOLD_H

#include "buffer.h"
#include "normal_data.h"
#include "offsets.h"

#define MN_FOLD_MAX 18 /* code points that one folds to at most; the build fails rather than exceed it */

/* What a code point folds to, in UTF-8: four bytes, so that one load has it. */
typedef struct mn_fold_entry {
  uint8_t bytes[3]; /* of a short one; of a long one, its number in `pool` in the first two, its size in the third */
  uint8_t size;     /* 0 to 3, or one of those below */
} mn_fold_entry;

#define MN_FOLD_SAME 4 /* itself */
#define MN_FOLD_LONG 5 /* in the pool */
#define MN_FOLD_HANGUL 6 /* a syllable, by arithmetic */
#define MN_FOLD_MARK 7 /* nothing, and it belongs to the letter before it */

#define MN_FOLD_BLOCK 64

typedef struct mn_fold_data {
  const mn_alloc *alloc; /* not owned */
  uint16_t index[0x110000 / MN_FOLD_BLOCK];
  mn_fold_entry *blocks; /* MN_FOLD_BLOCK a block; block 0 is all MN_FOLD_SAME */
  size_t block_count, block_capacity;
  char *pool; /* UTF-8 of the long ones */
  size_t pool_size, pool_capacity;
  char ascii[128];
} mn_fold_data;

/* Build the tables: about a millisecond and 0.2 MB. MN_ENOMEM frees all. */
mn_status mn_fold_data_new(const mn_alloc *alloc, const mn_normal_data *normal, mn_fold_data **out);

/* data may be NULL. */
void mn_fold_data_free(mn_fold_data *data);

static inline mn_fold_entry mn_fold_entry_of(const mn_fold_data *data, uint32_t cp) {
  return data->blocks[(size_t)data->index[cp / MN_FOLD_BLOCK] * MN_FOLD_BLOCK + cp % MN_FOLD_BLOCK];
}

/* What one code point (below 0x110000) folds to: 0 (a mark, an ignorable) to MN_FOLD_MAX code points in out; returns how
 * many. The fold of any text is exactly these, one code point after the other, U+FFFD for each maximal ill-formed
 * subpart. A few nanoseconds, no memory. */
size_t mn_fold_code_point(const mn_fold_data *data, uint32_t cp, uint32_t out[MN_FOLD_MAX]);

/* The same in UTF-8; returns the size in bytes, and in *bytes where they stand: in the tables, or in `room`. */
size_t mn_fold_bytes(const mn_fold_data *data, uint32_t cp, const char **bytes, char room[12]);

/* Append the fold of s[0..n), any bytes, to out. `map`, which may be NULL and should be empty, gets the way back to s; its
 * positions count from out's size before the call. O(n). MN_ENOMEM leaves out with a part of it. */
mn_status mn_fold(const mn_fold_data *data, const char *s, size_t n, mn_buffer *out, mn_offsets *map);

#endif

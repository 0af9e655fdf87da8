#include "keys.h"

#include <string.h>

#include "bits.h"
#include "utf8.h"

#if defined(__SSE2__)
#include <emmintrin.h>
#endif

#define WORD_SIZE_MAX ((UINT32_C(1) << 30) - 1)
#define BLOCK 64

/* ---- what a code point is ---------------------------------------------------------------------------------------- */

typedef struct range {
  uint32_t first, last;
} range;

/* Scripts written without spaces between words (UAX #29, section 4.1, and the ideographs, kana and bopomofo). */
static int is_unspaced(uint32_t cp) {
  static const range ranges[] = {
    {0x0E00, 0x0EFF}, {0x1000, 0x109F}, {0x1780, 0x17FF}, {0x1950, 0x19DF}, {0x1A20, 0x1AAF}, {0x3005, 0x3007},
    {0x3021, 0x3029}, {0x3031, 0x3035}, {0x3038, 0x312F}, {0x31A0, 0x31BF}, {0x31F0, 0x31FF}, {0x3400, 0x9FFF},
    {0xA9E0, 0xA9FF}, {0xAA60, 0xAADF}, {0xF900, 0xFAFF}, {0xFF66, 0xFF9F}, {0x16FE0, 0x18DFF}, {0x1AFF0, 0x1B2FF},
    {0x20000, 0x3FFFF}};
  for (size_t i = 0; i < sizeof ranges / sizeof *ranges; i++) {
    if (cp <= ranges[i].last) return cp >= ranges[i].first;
  }
  return 0;
}

/* A letter by class may write an apostrophe, as in `Hawaiʻi`: the fold tells. The tatweel folds to nothing. */
static mn_letter_kind kind_of(const mn_keys *keys, uint32_t cp, const char *folded, size_t size) {
  mn_class c = mn_class_of(keys->classes, cp);
  if (c == MN_MARK) return MN_LETTER_MARK;
  if (c == MN_FORMAT && size == 0) return MN_LETTER_IGNORED;
  if (!mn_class_is_word(c) || (size == 1 && *folded == '\'')) return MN_LETTER_GAP;
  if (size == 0) return MN_LETTER_MARK;
  return is_unspaced(cp) ? MN_LETTER_ALONE : MN_LETTER_WORD;
}

static mn_letter letter_made(const mn_keys *keys, uint32_t cp) {
  char room[12];
  const char *folded;
  size_t size = mn_fold_bytes(keys->fold, cp, &folded, room);
  mn_letter letter = {.upper = mn_class_of(keys->classes, cp) == MN_UPPER, .size = (uint8_t)size};
  letter.kind = (uint8_t)kind_of(keys, cp, folded, size);
  if (size <= MN_LETTER_BYTES) memcpy(letter.folded, folded, size);
  return letter;
}

static inline mn_letter letter_of(const mn_keys *keys, uint32_t cp) {
  return cp < MN_KEYS_TABLE ? keys->table[cp] : letter_made(keys, cp);
}

mn_letter_kind mn_letter_kind_of(const mn_keys *keys, uint32_t cp) {
  return (mn_letter_kind)letter_of(keys, cp).kind;
}

uint32_t mn_gap_code_point(const mn_keys *keys, uint32_t cp) {
  char room[12];
  const char *folded;
  size_t size = mn_fold_bytes(keys->fold, cp, &folded, room);
  return size == 1 && (*folded == '-' || *folded == '\'') ? (uint32_t)(unsigned char)*folded : cp;
}

mn_status mn_keys_new(const mn_alloc *alloc, const mn_classes *classes, const mn_fold_data *fold, mn_keys **out) {
  mn_keys *keys = mn_new(alloc, 1, sizeof *keys);
  if (!keys) return MN_ENOMEM;
  keys->alloc = alloc;
  keys->classes = classes;
  keys->fold = fold;
  for (uint32_t cp = 0; cp < MN_KEYS_TABLE; cp++) keys->table[cp] = letter_made(keys, cp);
  *out = keys;
  return MN_OK;
}

void mn_keys_free(mn_keys *keys) {
  if (keys) mn_free(keys->alloc, keys, 1, sizeof *keys);
}

/* ---- decoding ---------------------------------------------------------------------------------------------------- */

/* The code point at s[0, n), n > 0, and its size; an ill-formed sequence is one U+FFFD. */
static inline size_t decode(const char *s, size_t n, uint32_t *cp) {
  unsigned char a = (unsigned char)s[0];
  if (a < 0x80) {
    *cp = a;
    return 1;
  }
  if (a >= 0xC2 && a < 0xE0 && n > 1 && ((unsigned char)s[1] & 0xC0) == 0x80) {
    *cp = (uint32_t)(a & 0x1F) << 6 | ((unsigned char)s[1] & 0x3F);
    return 2;
  }
  int size = mn_utf8_decode(s, n, cp);
  return (size_t)(size < 0 ? -size : size);
}

static mn_status append_long(mn_buffer *out, const mn_keys *keys, uint32_t cp) {
  char room[12];
  const char *folded;
  size_t size = mn_fold_bytes(keys->fold, cp, &folded, room);
  return mn_buffer_append(out, folded, size);
}

/* Append a letter's folded form. */
static inline mn_status append_folded(mn_buffer *out, const mn_keys *keys, const mn_letter *letter, uint32_t cp) {
  if (letter->size > MN_LETTER_BYTES) return append_long(out, keys, cp);
  if (out->capacity - out->size < MN_LETTER_BYTES) {
    mn_status status = mn_buffer_reserve(out, 64);
    if (status != MN_OK) return status;
  }
  memcpy(out->data + out->size, letter->folded, MN_LETTER_BYTES); /* of a fixed size: no call */
  out->size += letter->size;
  return MN_OK;
}

mn_status mn_keys_fold(const mn_keys *keys, const char *s, size_t n, mn_buffer *out) {
  for (size_t at = 0; at < n;) {
    uint32_t cp;
    at += decode(s + at, n - at, &cp);
    mn_letter letter = letter_of(keys, cp);
    mn_status status = append_folded(out, keys, &letter, cp);
    if (status != MN_OK) return status;
  }
  return MN_OK;
}

mn_status mn_keys_fold_plain(const char *s, size_t n, mn_buffer *out) {
  mn_status status = mn_buffer_reserve(out, n);
  if (status != MN_OK) return status;
  for (size_t i = 0; i < n; i++) out->data[out->size + i] = (char)(s[i] | 0x20);
  out->size += n;
  return MN_OK;
}

mn_status mn_keys_case(const mn_keys *keys, const char *s, size_t n, mn_buffer *out) {
  for (size_t at = 0; at < n;) {
    uint32_t cp;
    at += decode(s + at, n - at, &cp);
    mn_letter letter = letter_of(keys, cp);
    if (letter.kind == MN_LETTER_GAP) continue;
    mn_status status = mn_buffer_reserve(out, letter.size);
    if (status != MN_OK) return status;
    memset(out->data + out->size, letter.upper, letter.size);
    out->size += letter.size;
  }
  return MN_OK;
}

/* ---- hashing ----------------------------------------------------------------------------------------------------- */

/* Words of at most sixteen bytes, which nearly all are, are hashed without a branch: as two numbers of eight bytes, zeros
 * behind the end. Longer ones go on by eights. */

#define K1 UINT64_C(0x9E3779B97F4A7C15)
#define K2 UINT64_C(0xD6E8FEB86659FD93)

static inline uint64_t hash_start(uint64_t a, uint64_t b) {
  uint64_t h = (a ^ K2) * K1 ^ b * K2;
  return h ^ h >> 32;
}

static inline uint64_t hash_step(uint64_t h, uint64_t chunk) {
  h = (h ^ chunk) * K1;
  return h ^ h >> 32;
}

static inline uint32_t hash_end(uint64_t h, size_t n) {
  return (uint32_t)(((h ^ n) * K2) >> 32);
}

/* The eight bytes at s + at, zeros from n on. */
static inline uint64_t chunk_of(const char *s, size_t n, size_t at) {
  return at >= n ? 0 : at + 8 <= n ? mn_load64(s + at) : mn_load64_part(s + at, n - at);
}

uint32_t mn_key_hash(const char *folded, size_t n) {
  uint64_t h = hash_start(chunk_of(folded, n, 0), chunk_of(folded, n, 8));
  for (size_t at = 16; at < n; at += 8) h = hash_step(h, chunk_of(folded, n, at));
  return hash_end(h, n);
}

/* The hash of an ASCII word's folded form. */
static uint32_t hash_long(const char *s, size_t n) {
  uint64_t h = hash_start(mn_load64(s) | MN_LOWER_CASE, mn_load64(s + 8) | MN_LOWER_CASE);
  for (size_t at = 16; at < n; at += 8) {
    h = hash_step(h, (chunk_of(s, n, at) | MN_LOWER_CASE) & mn_mask[n - at < 8 ? n - at + 8 : 16]);
  }
  return hash_end(h, n);
}

/* The same where sixteen bytes may be read. */
static inline uint32_t hash_plain(const char *s, size_t n) {
  if (n > 16) return hash_long(s, n);
  uint64_t a = (mn_load64(s) | MN_LOWER_CASE) & mn_mask[n + 8], b = (mn_load64(s + 8) | MN_LOWER_CASE) & mn_mask[n];
  return hash_end(hash_start(a, b), n);
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

mn_key_list mn_key_list_make(const mn_alloc *alloc) {
  return (mn_key_list){.alloc = alloc, .folded = mn_buffer_make(alloc)};
}

void mn_key_list_free(mn_key_list *list) {
  mn_free(list->alloc, list->items, list->capacity, sizeof *list->items);
  mn_buffer_free(&list->folded);
  *list = mn_key_list_make(list->alloc);
}

static mn_status list_reserve(mn_key_list *list, size_t more) {
  void *items = list->items;
  mn_status status = mn_reserve(list->alloc, &items, &list->capacity, list->count + more, sizeof *list->items);
  list->items = items;
  return status;
}

/* A word whose letters are being read one by one. */
typedef struct open_word {
  size_t from, to;
  uint8_t upper, alone, is_open;
} open_word;

static mn_status close_word(open_word *word, mn_key_list *list) {
  size_t size = word->to - word->from, at = word->from - list->base;
  if (!word->is_open) return MN_OK;
  word->is_open = 0;
  if (size > WORD_SIZE_MAX || at > UINT32_MAX) return MN_OK;
  mn_status status = list_reserve(list, 1);
  if (status != MN_OK) return status;
  list->items[list->count++] = (mn_key){.from = (uint32_t)at,
                                         .size = (uint32_t)size & WORD_SIZE_MAX,
                                         .is_upper = word->upper & 1u,
                                         .hash = mn_key_hash(list->folded.data, list->folded.size)};
  return MN_OK;
}

/* One letter of a run with other than ASCII. */
static inline mn_status take_letter(open_word *word, mn_key_list *list, size_t at, size_t size, uint32_t cp,
                                    const mn_keys *keys, const mn_letter *letter) {
  mn_status status = MN_OK;
  if (letter->kind == MN_LETTER_IGNORED || (letter->kind == MN_LETTER_MARK && !word->is_open)) return MN_OK;
  if (letter->kind == MN_LETTER_GAP) return close_word(word, list);
  if (letter->kind == MN_LETTER_ALONE || word->alone) {
    if (letter->kind != MN_LETTER_MARK) status = close_word(word, list);
    if (status != MN_OK) return status;
  }
  if (!word->is_open) {
    *word = (open_word){.from = at, .upper = letter->upper, .alone = letter->kind == MN_LETTER_ALONE, .is_open = 1};
    list->folded.size = 0;
  }
  word->to = at + size;
  return append_folded(&list->folded, keys, letter, cp);
}

/* The words of s[from, to), a run of ASCII letters, digits and any bytes above. */
static mn_status split_run(const mn_keys *keys, const char *s, size_t from, size_t to, mn_key_list *list) {
  open_word word = {.is_open = 0};
  mn_status status = mn_buffer_reserve(&list->folded, 1); /* so that its data is never NULL */
  for (size_t at = from; at < to && status == MN_OK;) {
    uint32_t cp;
    size_t size = decode(s + at, to - at, &cp);
    mn_letter made;
    const mn_letter *letter = &keys->table[cp < MN_KEYS_TABLE ? cp : 0];
    if (cp >= MN_KEYS_TABLE) made = letter_made(keys, cp), letter = &made;
    status = take_letter(&word, list, at, size, cp, keys, letter);
    at += size;
  }
  return status == MN_OK ? close_word(&word, list) : status;
}

/* The ASCII word s[0, n) at `at`, where sixteen bytes may be read, or all of a longer one: upper case lacks the bit
 * that lower case and digits have. */
static inline mn_key plain_key(const char *s, size_t n, size_t at) {
  return (mn_key){.from = (uint32_t)at,
                  .size = (uint32_t)n & WORD_SIZE_MAX,
                  .is_upper = ((unsigned char)*s >> 5 & 1u) ^ 1u,
                  .is_plain = 1,
                  .hash = hash_plain(s, n)};
}

/* Append the ASCII word s[from, to), which may stand at the end of the n bytes. */
static mn_status plain_word(const char *s, size_t n, size_t from, size_t to, mn_key_list *list) {
  char copy[16] = {0};
  size_t size = to - from, at = from - list->base;
  if (size > WORD_SIZE_MAX || at > UINT32_MAX) return MN_OK;
  if (list->count == list->capacity) {
    mn_status status = list_reserve(list, BLOCK);
    if (status != MN_OK) return status;
  }
  const char *word = s + from;
  if (n - from < sizeof copy) word = memcpy(copy, word, size);
  list->items[list->count++] = plain_key(word, size, at);
  return MN_OK;
}

/* Which of 64 bytes may belong to words (ASCII letters and digits, and all above ASCII), and which are above ASCII. */
static void classify(const char *p, uint64_t *run, uint64_t *high) {
  uint64_t r = 0, h = 0;
#if defined(__SSE2__)
  const __m128i bias_a = _mm_set1_epi8((char)(-128 - 'a')), bias_0 = _mm_set1_epi8((char)(-128 - '0'));
  for (int i = 0; i < BLOCK; i += 16) {
    __m128i v = _mm_loadu_si128((const __m128i *)(const void *)(p + i));
    __m128i lower = _mm_or_si128(v, _mm_set1_epi8(0x20));
    __m128i letter = _mm_cmplt_epi8(_mm_add_epi8(lower, bias_a), _mm_set1_epi8(-128 + 26));
    __m128i digit = _mm_cmplt_epi8(_mm_add_epi8(v, bias_0), _mm_set1_epi8(-128 + 10));
    h |= (uint64_t)(unsigned)_mm_movemask_epi8(v) << i;
    r |= (uint64_t)(unsigned)_mm_movemask_epi8(_mm_or_si128(letter, digit)) << i;
  }
#else
  for (int i = 0; i < BLOCK; i++) {
    unsigned c = (unsigned char)p[i];
    h |= (uint64_t)(c >> 7) << i;
    r |= (uint64_t)((c | 0x20) - 'a' < 26u || c - '0' < 10u) << i;
  }
#endif
  *run = r | h;
  *high = h;
}

/* Where the reading of runs stands between two blocks. */
typedef struct run_state {
  size_t from;
  int is_open, has_high;
} run_state;

/* The runs that begin or end in the 64 bytes at `at`, one by one. */
static mn_status read_runs(const mn_keys *keys, const char *s, size_t n, size_t at, uint64_t run, uint64_t high,
                           run_state *state, mn_key_list *list) {
  uint64_t turns = run ^ (run << 1 | (uint64_t)state->is_open);
  for (; turns; turns &= turns - 1) {
    unsigned bit = mn_lowest_bit(turns);
    if (!state->is_open) {
      *state = (run_state){.from = at + bit, .is_open = 1};
      continue;
    }
    state->is_open = 0;
    uint64_t inside = high & ((UINT64_C(1) << bit) - 1);
    if (state->from > at) inside >>= state->from - at;
    mn_status status = inside || state->has_high ? split_run(keys, s, state->from, at + bit, list)
                                                 : plain_word(s, n, state->from, at + bit, list);
    if (status != MN_OK) return status;
  }
  if (state->is_open) state->has_high |= (state->from > at ? high >> (state->from - at) : high) != 0;
  return MN_OK;
}

/* The same where all is ASCII, and sixteen bytes may be read from each of these bytes on: nearly every block. */
static void read_plain_runs(const char *s, size_t at, uint64_t run, run_state *state, mn_key_list *list) {
  uint64_t before = run << 1 | (uint64_t)state->is_open, starts = run & ~before, ends = ~run & before;
  mn_key *out = list->items + list->count;
  size_t from = state->from, base = list->base;
  if (!state->is_open && starts) {
    from = at + mn_lowest_bit(starts);
    starts &= starts - 1;
  }
  for (; ends; ends &= ends - 1) {
    *out++ = plain_key(s + from, at + mn_lowest_bit(ends) - from, from - base);
    from = at + mn_lowest_bit(starts | UINT64_C(1) << 63);
    starts &= starts - 1;
  }
  list->count = (size_t)(out - list->items);
  *state = (run_state){.from = from, .is_open = (int)(run >> 63)};
}

/* Take up the runs that begin or end in the 64 bytes at `at`. */
static mn_status read_block(const mn_keys *keys, const char *s, size_t n, size_t at, const char *block, run_state *state,
                            mn_key_list *list) {
  uint64_t run, high;
  classify(block, &run, &high);
  int is_near = at - state->from < WORD_SIZE_MAX - BLOCK && at - list->base < UINT32_MAX - BLOCK;
  if (high || (state->is_open && (state->has_high || !is_near)) || n - at < BLOCK + 16)
    return read_runs(keys, s, n, at, run, high, state, list);
  if (list->capacity - list->count < BLOCK / 2 + 1) {
    mn_status status = list_reserve(list, BLOCK);
    if (status != MN_OK) return status;
  }
  read_plain_runs(s, at, run, state, list);
  return MN_OK;
}

mn_status mn_keys_read(const mn_keys *keys, const char *s, size_t n, size_t *at, size_t limit, mn_key_list *list) {
  run_state state = {.is_open = 0};
  size_t p = *at;
  mn_status status = MN_OK;
  for (; n - p >= BLOCK && status == MN_OK && (list->count < limit || state.is_open); p += BLOCK)
    status = read_block(keys, s, n, p, s + p, &state, list);
  if (status == MN_OK && n - p < BLOCK && (list->count < limit || state.is_open)) {
    char last[BLOCK] = {0}; /* its zeros close the last run */
    memcpy(last, s + p, n - p);
    status = read_block(keys, s, n, p, last, &state, list);
    p = n;
  }
  *at = p;
  return status;
}

/* ---- gaps -------------------------------------------------------------------------------------------------------- */

/* Is s[from, to) one letter, with its marks? */
static int is_one_letter(const mn_keys *keys, const char *s, size_t from, size_t to) {
  if (from == to) return 0;
  uint32_t cp;
  size_t at = from + decode(s + from, to - from, &cp);
  if (mn_class_of(keys->classes, cp) == MN_DIGIT) return 0;
  while (at < to) {
    at += decode(s + at, to - at, &cp);
    if (letter_of(keys, cp).kind != MN_LETTER_MARK) return 0;
  }
  return 1;
}

static int is_line_break(const char *s, size_t at, size_t n, uint32_t cp) {
  if (cp == '\r') return at + 1 >= n || s[at + 1] != '\n';
  return cp == '\n' || cp == 0x0B || cp == 0x0C || cp == 0x85 || cp == 0x2028;
}

/* What a gap holds: `size` bytes besides white space, and where the white space stood. */
typedef struct gap_content {
  char *out;
  size_t size;
  unsigned breaks;     /* line breaks */
  int space, spaced;   /* white space anywhere; before or between the other characters, or after them without a break */
  int is_barrier;
} gap_content;

static void add_space(gap_content *gap, int breaks) {
  gap->space = 1;
  if (gap->size == 0 || !(breaks || gap->breaks)) gap->spaced = 1;
  gap->breaks += breaks ? 1u : 0u;
  if (gap->breaks > 1) gap->is_barrier = 1;
}

static void add_bytes(gap_content *gap, const char *bytes, size_t size) {
  if (gap->space) gap->spaced = 1;
  if (gap->size + size > MN_GAP_MAX) {
    gap->is_barrier = 1;
    return;
  }
  memcpy(gap->out + gap->size, bytes, size);
  gap->size += size;
}

/* `s` is the text, and the code point stands at s + at, before n. */
static void add_character(const mn_keys *keys, gap_content *gap, const char *s, size_t at, size_t n, uint32_t cp) {
  char bytes[MN_UTF8_MAX];
  mn_class c = mn_class_of(keys->classes, cp);
  if (c == MN_FORMAT || c == MN_MARK) return;
  if (cp == 0 || cp == 0x2029 || cp == MN_REPLACEMENT) gap->is_barrier = 1;
  else if (c == MN_SPACE) add_space(gap, is_line_break(s, at, n, cp));
  else add_bytes(gap, bytes, mn_utf8_encode(mn_gap_code_point(keys, cp), bytes));
}

static mn_gap read_slowly(const mn_keys *keys, const char *s, size_t from, size_t to, char *out, size_t *size) {
  gap_content gap = {.out = out};
  for (size_t at = from; at < to && !gap.is_barrier;) {
    uint32_t cp;
    size_t step = decode(s + at, to - at, &cp);
    add_character(keys, &gap, s, at, to, cp);
    at += step;
  }
  *size = gap.size;
  if (gap.is_barrier) return MN_GAP_BARRIER;
  if (gap.size == 0) return MN_GAP_JOINT;
  return gap.size == 1 && (out[0] == '-' || out[0] == '\'') && !gap.spaced ? MN_GAP_JOINT : MN_GAP_LITERAL;
}

mn_gap mn_gap_read(const mn_keys *keys, const char *s, size_t before, size_t from, size_t to, char out[MN_GAP_MAX],
                   size_t *size) {
  *size = 0;
  if (to - from == 1 && (s[from] == ' ' || s[from] == '-' || s[from] == '\'' || s[from] == '\n')) return MN_GAP_JOINT;
  if (to - from > 0 && s[from] == '.' && is_one_letter(keys, s, before, from)) from++;
  return read_slowly(keys, s, from, to, out, size);
}

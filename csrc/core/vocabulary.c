#include "vocabulary.h"

#include <string.h>

#include "entity_types.h"

#define FIRST_TERMS 1024 /* and as many buckets */
#define CELLS 5

typedef struct cell {
  const char *s;
  size_t n;
} cell;

static void free_buckets(mn_vocabulary *v) {
  if (v->room) mn_free(v->alloc, v->room, v->bucket_count + 1, sizeof *v->room);
}

/* Empty buckets in place of those there were. */
static mn_status new_buckets(mn_vocabulary *v, size_t count) {
  mn_term_bucket *room = mn_new_zeros(v->alloc, count + 1, sizeof *room);
  if (!room) return MN_ENOMEM;
  free_buckets(v);
  size_t over = (uintptr_t)room % sizeof *room;
  v->room = room;
  v->buckets = over ? (mn_term_bucket *)(void *)((char *)room + sizeof *room - over) : room;
  v->bucket_count = count;
  return MN_OK;
}

mn_status mn_vocabulary_new(const mn_alloc *alloc, const mn_keys *keys, mn_vocabulary **out) {
  mn_vocabulary *v = *out = mn_new_zeros(alloc, 1, sizeof *v);
  if (!v) return MN_ENOMEM;
  v->alloc = alloc;
  v->keys = keys;
  v->bytes = mn_buffer_make(alloc);
  v->terms = mn_new_zeros(alloc, FIRST_TERMS, sizeof *v->terms);
  v->capacity = v->terms ? FIRST_TERMS : 0;
  v->count = 1;
  if (v->terms && new_buckets(v, FIRST_TERMS) == MN_OK) return MN_OK;
  mn_vocabulary_free(v);
  *out = NULL;
  return MN_ENOMEM;
}

void mn_vocabulary_free(mn_vocabulary *v) {
  if (!v) return;
  mn_free(v->alloc, v->terms, v->capacity, sizeof *v->terms);
  free_buckets(v);
  mn_buffer_free(&v->bytes);
  mn_free(v->alloc, v, 1, sizeof *v);
}

/* ---- the table --------------------------------------------------------------------------------------------------- */

const mn_term_bucket *mn_lookup_search(const mn_term_bucket *buckets, size_t mask, uint32_t hash, size_t i) {
  while (!mn_bucket_ways(&buckets[i], hash) && buckets[i].terms[MN_BUCKET_WAYS - 1]) i = (i + 1) & mask;
  return &buckets[i];
}

/* A way of a bucket. */
typedef struct place {
  mn_term_bucket *bucket;
  unsigned way;
} place;

/* Where the folded word stands in the table, or the free place for it. */
static place place_of(const mn_vocabulary *v, const char *folded, size_t n, uint32_t hash) {
  for (size_t i = hash & (v->bucket_count - 1);; i = (i + 1) & (v->bucket_count - 1)) {
    mn_term_bucket *b = &v->buckets[i];
    for (unsigned way = 0; way < MN_BUCKET_WAYS; way++) {
      const mn_term *t = &v->terms[b->terms[way] % MN_TERMS_MAX];
      if (b->terms[way] && (b->hashes[way] != hash || t->size != n || memcmp(v->bytes.data + t->from, folded, n) != 0))
        continue;
      return (place){b, way};
    }
  }
}

/* Enter the term number k, or what has been learnt of it. */
static void enter(mn_vocabulary *v, uint32_t k) {
  const mn_term *t = &v->terms[k];
  const char *word = v->bytes.data + t->from;
  uint32_t hash = mn_key_hash(word, t->size);
  place at = place_of(v, word, t->size, hash);
  at.bucket->hashes[at.way] = hash;
  at.bucket->terms[at.way] = k | (uint32_t)(t->size & 255) << MN_TERM_BITS;
  at.bucket->classes[at.way] = t->classes;
}

static mn_status grow_buckets(mn_vocabulary *v) {
  mn_status status = new_buckets(v, v->bucket_count * 2);
  if (status != MN_OK) return status;
  for (uint32_t k = 1; k < v->count; k++) enter(v, k);
  return MN_OK;
}

/* The number of a folded word's term, which is added when it is new. */
static mn_status intern(mn_vocabulary *v, const char *folded, size_t n, uint32_t *out) {
  place at = place_of(v, folded, n, mn_key_hash(folded, n));
  void *terms = v->terms;
  *out = at.bucket->terms[at.way] % MN_TERMS_MAX;
  if (*out) return MN_OK;
  if (v->count == MN_TERMS_MAX) return MN_ELIMIT;
  mn_status status = mn_reserve(v->alloc, &terms, &v->capacity, v->count + 1, sizeof *v->terms);
  v->terms = terms;
  if (status == MN_OK && v->count >= v->bucket_count * 2) status = grow_buckets(v);
  size_t from = v->bytes.size;
  if (status == MN_OK) status = mn_buffer_append(&v->bytes, folded, n);
  if (status != MN_OK) return status;
  *out = (uint32_t)v->count++;
  v->terms[*out] = (mn_term){.from = (uint32_t)from, .size = (uint16_t)n};
  return MN_OK;
}

/* ---- rows -------------------------------------------------------------------------------------------------------- */

static int is(cell c, const char *word) {
  return c.n == strlen(word) && memcmp(c.s, word, c.n) == 0;
}

static uint32_t class_of(cell c) {
  static const struct {
    const char *name;
    uint32_t classes;
  } CLASSES[] = {
    {"function", MN_IS_FUNCTION}, {"common", MN_IS_COMMON}, {"time", MN_IS_TIME}, {"unit", MN_IS_UNIT},
    {"in", MN_IS_FUNCTION | MN_IS_IN}, {"of", MN_IS_FUNCTION | MN_IS_OF}, {"article", MN_IS_FUNCTION | MN_IS_ARTICLE},
    {"speech", MN_IS_SPEECH}, {"place", MN_IS_PLACE}, {"number", MN_IS_NUMBER}, {"power", MN_IS_POWER},
    {"vague", MN_IS_VAGUE}, {"part", MN_IS_PART}, {"currency", MN_IS_CURRENCY}, {"hedge", MN_IS_HEDGE},
    {"prenominal", MN_IS_BEFORE_NOUN}, {"counted", MN_IS_COUNTED}, {"action", MN_IS_ACTION},
    {"institution", MN_IS_INSTITUTION}, {"kin", MN_IS_KIN}, {"title", MN_IS_TITLE}, {"rank", MN_IS_TITLE},
    {"honorific", MN_IS_HONORIFIC | MN_IS_TITLE}, {"occupation", MN_IS_OCCUPATION}, {"inner", MN_IS_PARTICLE},
    {"suffix", MN_IS_SUFFIX}, {"surname", MN_IS_SURNAME}, {"given", MN_IS_GIVEN},
  };
  for (size_t i = 0; i < sizeof CLASSES / sizeof *CLASSES; i++)
    if (is(c, CLASSES[i].name)) return CLASSES[i].classes;
  return 0;
}

/* What a row says of the single word that it is about. */
typedef struct entry {
  uint32_t classes;
  uint8_t first, of, last;
  double value;
} entry;

static entry head_entry(const cell *cells, int has_preposition) {
  entry e = {.classes = 0};
  uint8_t type = (uint8_t)(mn_entity_type_of(cells[2].s, cells[2].n) + 1);
  int either = is(cells[3], "either");
  if (is(cells[3], "last") || either) e.last = type;
  if (is(cells[3], "first") || either) *(has_preposition ? &e.of : &e.first) = type;
  return e;
}

/* A number with one decimal point at most, whatever the locale; 0 where it is none. */
static double number_of(cell c) {
  double value = 0, unit = 0;
  for (size_t i = 0; i < c.n; i++) {
    if (c.s[i] == '.') unit = 1;
    else if ((unsigned)(c.s[i] - '0') > 9u) return 0;
    else if (unit > 0) value += (c.s[i] - '0') * (unit /= 10);
    else value = value * 10 + (c.s[i] - '0');
  }
  return value;
}

static entry entry_of(mn_word_list_kind kind, const cell *cells, int is_long) {
  entry e = {.classes = 0};
  switch (kind) {
    case MN_LIST_GIVEN: e.classes = MN_IS_GIVEN | (is(cells[3], "yes") ? MN_IS_EVERYDAY : 0u); break;
    case MN_LIST_SURNAMES: e.classes = is(cells[2], "yes") ? 0u : MN_IS_SURNAME; break; /* Young, George: no evidence */
    case MN_LIST_TITLES: e.classes = is_long ? MN_IS_TITLE_PART : class_of(cells[2]); break;
    case MN_LIST_HEADS: e = head_entry(cells, is_long); break;
    default:
      e.classes = class_of(cells[2]);
      e.value = number_of(cells[3]);
      if (is(cells[2], "first")) e.first = (uint8_t)(mn_entity_type_of(cells[3].s, cells[3].n) + 1);
      if (is(cells[2], "last")) e.last = (uint8_t)(mn_entity_type_of(cells[3].s, cells[3].n) + 1);
  }
  if (kind == MN_LIST_WORDS && (e.classes & MN_IS_FUNCTION))
    e.classes |= is(cells[1], "en") ? MN_IS_ENGLISH : is(cells[1], "fr") ? MN_IS_FRENCH : 0u;
  return e;
}

static mn_status add(mn_vocabulary *v, const char *word, size_t n, const entry *e, mn_buffer *scratch) {
  scratch->size = 0;
  mn_status status = mn_keys_fold(v->keys, word, n, scratch);
  if (status != MN_OK || scratch->size == 0 || scratch->size > UINT16_MAX) return status;
  uint32_t number;
  status = intern(v, scratch->data, scratch->size, &number);
  if (status != MN_OK) return status;
  mn_term *t = &v->terms[number];
  /* what is a function word in two languages is evidence of neither */
  uint32_t evidence = MN_IS_ENGLISH | MN_IS_FRENCH;
  t->classes |= e->classes;
  if ((t->classes & evidence) == evidence) t->classes &= ~evidence;
  if (e->first) t->first = e->first;
  if (e->of) t->of = e->of;
  if (e->last) t->last = e->last;
  if (e->first || e->of || e->last) t->classes |= MN_IS_HEAD;
  if (e->value != 0) t->value = e->value;
  enter(v, number);
  return MN_OK;
}

/* Are all words but the first one prepositions or articles, so that the first is the noun: `Bank of`, `Communauté des`? */
static int ends_in_preposition(const mn_vocabulary *v, const mn_key_list *words) {
  for (size_t i = 1; i < words->count; i++) {
    const mn_key *word = &words->items[i];
    if (!(mn_lookup_find(mn_vocabulary_lookup(v), word->hash, word->size, word->is_plain).classes & (MN_IS_OF | MN_IS_IN | MN_IS_ARTICLE))) return 0;
  }
  return 1;
}

static mn_status add_row(mn_vocabulary *v, mn_word_list_kind kind, const cell *cells, mn_key_list *words,
    mn_buffer *scratch) {
  size_t at = 0;
  words->count = 0;
  mn_status status = mn_keys_read(v->keys, cells[0].s, cells[0].n, &at, SIZE_MAX, words);
  if (status != MN_OK || words->count == 0) return status;
  int is_long = words->count > 1;
  entry e = entry_of(kind, cells, is_long);
  if (is_long && kind == MN_LIST_HEADS) {
    if (!ends_in_preposition(v, words)) return MN_OK;
    return add(v, cells[0].s + words->items[0].from, words->items[0].size, &e, scratch);
  }
  if (is_long && kind != MN_LIST_TITLES && kind != MN_LIST_PARTICLES) return MN_OK;
  for (size_t i = 0; i < words->count && status == MN_OK; i++)
    status = add(v, cells[0].s + words->items[i].from, words->items[i].size, &e, scratch);
  return status;
}

static void split(const char *line, size_t n, cell cells[CELLS]) {
  size_t from = 0, k = 0;
  for (size_t i = 0; i <= n && k < CELLS; i++) {
    if (i < n && line[i] != '\t') continue;
    cells[k++] = (cell){line + from, i - from};
    from = i + 1;
  }
  while (k < CELLS) cells[k++] = (cell){line + n, 0};
}

mn_status mn_vocabulary_read(mn_vocabulary *v, mn_word_list_kind kind, const char *text, size_t n) {
  mn_key_list words = mn_key_list_make(v->alloc);
  mn_buffer scratch = mn_buffer_make(v->alloc);
  mn_status status = mn_buffer_reserve(&scratch, 64);
  int is_header = 1;
  for (size_t at = 0; at < n && status == MN_OK;) {
    const char *newline = memchr(text + at, '\n', n - at);
    size_t end = newline ? (size_t)(newline - text) : n, size = end - at;
    const char *line = text + at;
    at = end + 1;
    if (size && line[size - 1] == '\r') size--;
    if (size == 0 || line[0] == '#') continue;
    cell cells[CELLS];
    split(line, size, cells);
    if (!is_header) status = add_row(v, kind, cells, &words, &scratch);
    is_header = 0;
  }
  mn_key_list_free(&words);
  mn_buffer_free(&scratch);
  return status;
}

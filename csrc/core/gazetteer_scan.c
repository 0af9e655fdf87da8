#include <string.h>

#include "gazetteer.h"
#include "gazetteer_parts.h"
#include "trim.h"

#define AHEAD 8     /* candidates between asking for a table's line and reading it */
#define WINDOW 4096 /* words that are read at a time, so that they stay in the nearest cache */

mn_scanner mn_scanner_make(const mn_alloc *alloc) {
  return (mn_scanner){.alloc = alloc, .words = mn_key_list_make(alloc), .scratch = mn_buffer_make(alloc)};
}

void mn_scanner_free(mn_scanner *scanner) {
  mn_free(scanner->alloc, scanner->hits, scanner->capacity, sizeof *scanner->hits);
  mn_free(scanner->alloc, scanner->candidates, scanner->candidate_capacity, sizeof *scanner->candidates);
  mn_key_list_free(&scanner->words);
  mn_buffer_free(&scanner->scratch);
  *scanner = mn_scanner_make(scanner->alloc);
}

/* One scan: the text, the tables at hand, and the window of words that is being searched. */
typedef struct scan {
  const mn_gazetteer *g;
  mn_scanner *scanner;
  const char *s;
  size_t n;
  int all;          /* every end of a walk is a hit */
  size_t floor;     /* no hit begins before this byte */
  const mn_key *words;
  size_t base, count;
  size_t before;    /* words of the list before the window */
  const mn_slot *slots;
  uint32_t slot_count;
  const mn_node *nodes;
  uint32_t edge_mask;
  mn_status status; /* the first that was not MN_OK */
} scan;

static inline size_t word_from(const scan *c, size_t i) {
  return c->base + c->words[i].from;
}

static inline size_t word_to(const scan *c, size_t i) {
  return c->base + c->words[i].from + c->words[i].size;
}

/* ---- words ------------------------------------------------------------------------------------------------------- */

/* Is the ASCII word s[0, n) folded the pool's `word`? `room` bytes may be read at s, n at least, and MN_POOL_SLACK more
 * than n at word. */
static int plain_equals(const char *s, size_t n, size_t room, const char *word) {
  if (n <= 16 && room >= 16) {
    uint64_t first = (mn_load64(s) | MN_LOWER_CASE) ^ mn_load64(word);
    uint64_t second = (mn_load64(s + 8) | MN_LOWER_CASE) ^ mn_load64(word + 8);
    return ((first & mn_mask[n + 8]) | (second & mn_mask[n])) == 0;
  }
  size_t at = 0;
  while (at < n && ((unsigned char)s[at] | 0x20) == (unsigned char)word[at]) at++;
  return at == n;
}

/* The slot of a folded word, or NULL. */
static const mn_slot *find_folded(const scan *c, const char *folded, size_t size, uint32_t hash) {
  const char *pool = MN_ITEMS(c->g, MN_PART_POOL, char);
  size_t pool_size = MN_COUNT(c->g, MN_PART_POOL) - MN_POOL_SLACK;
  for (uint32_t i = mn_reduce(hash, c->slot_count); c->slots[i].word; i = i + 1 == c->slot_count ? 0 : i + 1) {
    const mn_slot *slot = &c->slots[i];
    size_t at = slot->word - 1;
    if (slot->hash == hash && size < pool_size - at && pool[at + size] == 0 && memcmp(pool + at, folded, size) == 0)
      return slot;
  }
  return NULL;
}

static const mn_slot *find_plain(const scan *c, const mn_key *word) {
  const char *pool = MN_ITEMS(c->g, MN_PART_POOL, char), *s = c->s + c->base + word->from;
  size_t pool_size = MN_COUNT(c->g, MN_PART_POOL) - MN_POOL_SLACK, size = word->size, room = (size_t)(c->s + c->n - s);
  for (uint32_t i = mn_reduce(word->hash, c->slot_count); c->slots[i].word; i = i + 1 == c->slot_count ? 0 : i + 1) {
    const mn_slot *slot = &c->slots[i];
    size_t at = slot->word - 1;
    if (slot->hash != word->hash || size >= pool_size - at || pool[at + size] != 0) continue;
    if (plain_equals(s, size, room, pool + at)) return slot;
  }
  return NULL;
}

/* The slot of the i-th word, or NULL when no form has it. */
static const mn_slot *find_word(scan *c, size_t i) {
  const mn_key *word = &c->words[i];
  if (word->is_plain) return find_plain(c, word);
  mn_buffer *folded = &c->scanner->scratch;
  folded->size = 0;
  c->status = mn_keys_fold(c->g->keys, c->s + word_from(c, i), word->size, folded);
  return c->status == MN_OK && folded->size ? find_folded(c, folded->data, folded->size, word->hash) : NULL;
}

/* ---- edges ------------------------------------------------------------------------------------------------------- */

/* The node after `node` by a word of the pool, or MN_NONE. */
static uint32_t follow(const scan *c, uint32_t node, const mn_slot *slot) {
  const uint32_t *edges = MN_ITEMS(c->g, MN_PART_EDGES, uint32_t);
  uint32_t count = (uint32_t)MN_COUNT(c->g, MN_PART_EDGES), word = slot->word - 1, hash = mn_edge_hash(node, word);
  uint32_t mask = c->edge_mask, tag = mn_edge(hash, 0, mask);
  for (uint32_t i = mn_reduce(hash, count); edges[i] != MN_NONE; i = i + 1 == count ? 0 : i + 1) {
    uint32_t next = edges[i] & mask;
    if ((edges[i] ^ next) == tag && c->nodes[next].parent == node && c->nodes[next].word == word) return next;
  }
  return MN_NONE;
}

static inline int may_follow(const scan *c, uint32_t node, uint32_t hash) {
  return c->nodes[node].children >> (hash & 31) & 1;
}

/* The gap between the words i and i + 1. */
static mn_gap gap_after(const scan *c, size_t i, char literal[MN_GAP_MAX], size_t *size) {
  return mn_gap_read(c->g->keys, c->s, word_from(c, i), word_to(c, i), word_from(c, i + 1), literal, size);
}

/* The node after `node` by the gap behind the word i: the node itself where it is a joint. */
static uint32_t follow_gap(const scan *c, uint32_t node, size_t i) {
  char literal[MN_GAP_MAX];
  size_t size;
  mn_gap gap = gap_after(c, i, literal, &size);
  if (gap == MN_GAP_JOINT) return node;
  if (gap == MN_GAP_BARRIER) return MN_NONE;
  uint32_t hash = mn_key_hash(literal, size);
  if (!may_follow(c, node, hash)) return MN_NONE;
  const mn_slot *slot = find_folded(c, literal, size, hash);
  return slot ? follow(c, node, slot) : MN_NONE;
}

/* The node after `node` by the gap behind the word i and the word i + 1, or MN_NONE. */
static uint32_t next_node(scan *c, uint32_t node, size_t i) {
  if (!c->nodes[node].children || i + 1 >= c->count) return MN_NONE;
  node = follow_gap(c, node, i);
  if (node == MN_NONE || !may_follow(c, node, c->words[i + 1].hash)) return MN_NONE;
  const mn_slot *slot = find_word(c, i + 1);
  return slot ? follow(c, node, slot) : MN_NONE;
}

/* ---- forms ------------------------------------------------------------------------------------------------------- */

/* Has s[0, n) the case of the form, letter by letter? Both fold to the same. */
static int same_case(scan *c, const mn_name_form *form, const char *s, size_t n) {
  const char *written = mn_gazetteer_text(c->g) + form->from;
  mn_buffer *cases = &c->scanner->scratch;
  cases->size = 0;
  mn_status status = mn_keys_case(c->g->keys, written, mn_name_form_size(form), cases);
  size_t half = cases->size;
  if (status == MN_OK) status = mn_keys_case(c->g->keys, s, n, cases);
  if (status != MN_OK) c->status = status;
  return status == MN_OK && cases->size == 2 * half && memcmp(cases->data, cases->data + half, half) == 0;
}

/* Does what the form has around its words stand around the hit? The hit then covers it. */
static int same_trim(const scan *c, const mn_name_form *form, mn_hit *hit) {
  const char *written = mn_gazetteer_text(c->g) + form->from;
  size_t first, last, size = mn_name_form_size(form);
  mn_trim_read(c->g->keys, written, size, &first, &last);
  if ((form->bits & MN_NAME_HEAD) && !mn_trim_before(c->g->keys, written, first, c->s, &hit->from)) return 0;
  return !(form->bits & MN_NAME_TAIL) || mn_trim_after(c->g->keys, written + last, size - last, c->s, c->n, &hit->to);
}

/* Does the form match the words that hit covers, of which the i-th is the first? */
static int form_fits(scan *c, const mn_name_form *form, size_t i, mn_hit *hit) {
  if ((form->bits & MN_NAME_CAPITAL) && !c->words[i].is_upper) return 0;
  if ((form->bits & MN_NAME_EXACT) && !same_case(c, form, c->s + hit->from, hit->to - hit->from)) return 0;
  if ((form->bits & MN_NAME_STOP) && hit->to < c->n && c->s[hit->to] == '.') hit->to++;
  if ((form->bits & (MN_NAME_HEAD | MN_NAME_TAIL)) && !same_trim(c, form, hit)) return 0;
  return hit->from >= c->floor;
}

/* The first of the node's forms that matches the words i to j; false where none does. */
static int node_fits(scan *c, uint32_t node, size_t i, size_t j, mn_hit *hit) {
  const mn_name_form *forms = MN_ITEMS(c->g, MN_PART_FORMS, mn_name_form);
  for (uint32_t f = c->nodes[node].forms; f != MN_NONE; f = forms[f].bits & MN_NAME_LAST ? MN_NONE : f + 1) {
    *hit = (mn_hit){.from = word_from(c, i), .to = word_to(c, j), .row = forms[f].row, .form = f,
                    .first = (uint32_t)(c->before + i), .end = (uint32_t)(c->before + j + 1)};
    if (form_fits(c, &forms[f], i, hit)) return 1;
  }
  return 0;
}

/* ---- walks ------------------------------------------------------------------------------------------------------- */

static void add_hit(scan *c, const mn_hit *hit) {
  mn_scanner *scanner = c->scanner;
  void *hits = scanner->hits;
  mn_status status = mn_reserve(scanner->alloc, &hits, &scanner->capacity, scanner->count + 1, sizeof *hit);
  scanner->hits = hits;
  if (status != MN_OK) c->status = status;
  else scanner->hits[scanner->count++] = *hit;
}

/* Follow the words from the i-th on. Returns the word to go on with. */
static size_t walk(scan *c, size_t i, uint32_t node) {
  mn_hit hit, best = {.row = MN_NONE};
  size_t next = i + 1;
  for (size_t j = i; node != MN_NONE && c->status == MN_OK; node = next_node(c, node, j), j++) {
    if (c->nodes[node].forms == MN_NONE || !node_fits(c, node, i, j, &hit)) continue;
    if (c->all) add_hit(c, &hit);
    best = hit;
    next = j + 1;
  }
  if (c->all || best.row == MN_NONE) return i + 1;
  add_hit(c, &best);
  c->floor = best.to;
  return next;
}

/* Where the search for the i-th word's slot begins. */
static inline const mn_slot *first_slot(const scan *c, size_t i) {
  return &c->slots[mn_reduce(c->words[i].hash, c->slot_count)];
}

/* What a candidate will most likely lead to is asked for in steps, each of which reads what the step before it asked for,
 * AHEAD candidates earlier. They take the first slot at its word; whether it is the right one is found out in the walk. */

static inline void prefetch_root(const scan *c, size_t i) {
  const mn_slot *slot = first_slot(c, i);
  if (slot->hash != c->words[i].hash || slot->word == 0 || slot->root == MN_NONE) return;
  mn_prefetch(MN_ITEMS(c->g, MN_PART_POOL, char) + slot->word - 1);
  mn_prefetch(&c->nodes[slot->root]);
}

static inline void prefetch_second(const scan *c, size_t i) {
  const mn_slot *slot = first_slot(c, i);
  if (slot->hash != c->words[i].hash || slot->word == 0 || slot->root == MN_NONE) return;
  const mn_node *root = &c->nodes[slot->root];
  if (root->forms != MN_NONE) mn_prefetch(MN_ITEMS(c->g, MN_PART_FORMS, mn_name_form) + root->forms);
  if (i + 1 < c->count && may_follow(c, slot->root, c->words[i + 1].hash)) mn_prefetch(first_slot(c, i + 1));
}

static inline void prefetch_edge(const scan *c, size_t i) {
  const mn_slot *slot = first_slot(c, i);
  if (slot->hash != c->words[i].hash || slot->word == 0 || slot->root == MN_NONE || i + 1 >= c->count) return;
  if (!may_follow(c, slot->root, c->words[i + 1].hash)) return;
  const mn_slot *second = first_slot(c, i + 1);
  if (second->hash != c->words[i + 1].hash || second->word == 0) return;
  mn_prefetch(MN_ITEMS(c->g, MN_PART_POOL, char) + second->word - 1);
  uint32_t hash = mn_edge_hash(slot->root, second->word - 1);
  mn_prefetch(MN_ITEMS(c->g, MN_PART_EDGES, uint32_t) + mn_reduce(hash, (uint32_t)MN_COUNT(c->g, MN_PART_EDGES)));
}

/* Collect the words that may begin a form, and ask for their slots. Returns how many. */
static size_t find_candidates(const scan *c, size_t end, uint32_t *out) {
  const mn_filter *filter = MN_ITEMS(c->g, MN_PART_FILTER, mn_filter);
  uint32_t filters = (uint32_t)MN_COUNT(c->g, MN_PART_FILTER);
  size_t count = 0;
  for (size_t i = 0; i < end; i++) {
    uint32_t hash = c->words[i].hash;
    uint64_t bits = mn_filter_value(&filter[mn_reduce(hash, filters)]);
    out[count] = (uint32_t)i;
    count += mn_filter_has(bits, mn_filter_hash(hash, c->words[i].is_upper));
  }
  return count;
}

static inline unsigned has_start(const scan *c, uint32_t first, uint32_t second) {
  const uint64_t *starts = c->g->starts.items;
  uint32_t hash = mn_edge_hash(first, second);
  return mn_filter_has(starts[mn_reduce(hash, (uint32_t)c->g->starts.count)], hash);
}

/* Does nothing but a blank part the words i and i + 1? */
static inline unsigned is_blank_after(const scan *c, size_t i) {
  size_t to = word_to(c, i);
  return word_from(c, i + 1) == to + 1 && c->s[to] == ' ';
}

/* Leave out the candidates that are no form by themselves and begin none with the word behind a blank. */
static size_t narrow(const scan *c, uint32_t *candidates, size_t count) {
  size_t kept = 0;
  for (size_t k = 0; k < count; k++) {
    size_t i = candidates[k], next = i + 1 < c->count ? i + 1 : i;
    uint32_t hash = c->words[i].hash;
    unsigned begins = has_start(c, hash, 0) | has_start(c, hash, c->words[next].hash);
    candidates[kept] = (uint32_t)i;
    kept += begins | !(next == i || is_blank_after(c, i));
  }
  return kept;
}

/* Search the words [0, end) of the window; what follows may be needed to end a name. */
static mn_status search(scan *c, size_t end) {
  mn_scanner *scanner = c->scanner;
  void *room = scanner->candidates;
  mn_status status = mn_reserve(scanner->alloc, &room, &scanner->candidate_capacity, end + 1, sizeof(uint32_t));
  scanner->candidates = room;
  if (status != MN_OK) return status;
  const uint32_t *candidates = scanner->candidates;
  size_t count = narrow(c, scanner->candidates, find_candidates(c, end, scanner->candidates)), next = 0;
  for (size_t k = 0; k < count + 4 * AHEAD && c->status == MN_OK; k++) {
    if (k < count) mn_prefetch(first_slot(c, candidates[k]));
    if (k - AHEAD < count) prefetch_root(c, candidates[k - AHEAD]); /* below 0 it wraps, and is none */
    if (k - 2 * AHEAD < count) prefetch_second(c, candidates[k - 2 * AHEAD]);
    if (k - 3 * AHEAD < count) prefetch_edge(c, candidates[k - 3 * AHEAD]);
    size_t now = k - 4 * AHEAD;
    if (now >= count || candidates[now] < next) continue;
    const mn_slot *slot = find_word(c, candidates[now]);
    if (slot && slot->root != MN_NONE) next = walk(c, candidates[now], slot->root);
  }
  return c->status;
}

/* ---- windows ----------------------------------------------------------------------------------------------------- */

/* Can no name stand across the gap behind the word i? */
static int is_cut(const scan *c, size_t i) {
  char literal[MN_GAP_MAX];
  size_t size;
  mn_gap gap = gap_after(c, i, literal, &size);
  if (gap == MN_GAP_JOINT) return 0;
  return gap == MN_GAP_BARRIER || !find_folded(c, literal, size, mn_key_hash(literal, size));
}

/* How many words of the window may be searched now: up to the last cut, or 0 where there is none. */
static size_t find_cut(const scan *c) {
  size_t end = c->count ? c->count - 1 : 0;
  while (end > 0 && !is_cut(c, end - 1)) end--;
  return end;
}

/* Leave only the words from `used` on, and count positions from the first of them. */
static void shift(mn_key_list *list, size_t used, size_t at) {
  size_t base = used < list->count ? list->base + list->items[used].from : at;
  uint32_t moved = (uint32_t)(base - list->base);
  list->count -= used;
  for (size_t i = 0; i < list->count; i++) {
    list->items[i] = list->items[i + used];
    list->items[i].from -= moved;
  }
  list->base = base;
}

static mn_status scan_windows(scan *c) {
  mn_key_list *list = &c->scanner->words;
  size_t at = 0, limit = WINDOW;
  list->count = list->base = 0;
  while (at < c->n && c->status == MN_OK) {
    c->status = mn_keys_read(c->g->keys, c->s, c->n, &at, limit, list);
    if (c->status != MN_OK) break;
    c->words = list->items;
    c->base = list->base;
    c->count = list->count;
    /* a text without a cut in two gigabytes is cut where it is */
    size_t end = at == c->n || at - c->base > UINT32_MAX / 2 ? c->count : find_cut(c);
    limit = end ? WINDOW : list->count * 2;
    if (end == 0) continue;
    c->status = search(c, end);
    shift(list, end, at);
    if (limit < list->count + WINDOW) limit = list->count + WINDOW;
  }
  return c->status;
}

/* ---- overlap ----------------------------------------------------------------------------------------------------- */

/* The order in which overlapping hits are preferred: by row, then by start, then the longer. */
static int is_before(const mn_hit *a, const mn_hit *b) {
  if (a->row != b->row) return a->row < b->row;
  return a->from != b->from ? a->from < b->from : a->to > b->to;
}

/* Sort hits' numbers by preference: a merge sort from below, which needs no recursion. Returns where they end up. */
static uint32_t *sort_by_preference(const mn_hit *hits, uint32_t *from, uint32_t *to, size_t count) {
  for (size_t width = 1; width < count; width *= 2) {
    for (size_t start = 0; start < count; start += 2 * width) {
      size_t middle = start + width < count ? start + width : count, end = middle + width < count ? middle + width : count;
      for (size_t a = start, b = middle, k = start; k < end; k++)
        to[k] = a < middle && (b >= end || !is_before(&hits[from[b]], &hits[from[a]])) ? from[a++] : from[b++];
    }
    uint32_t *swapped = from;
    from = to;
    to = swapped;
  }
  return from;
}

/* Bytes of the text that are taken, 32 to an element. Returns whether s[from, to) was free, and takes it if so. */
static int take(uint32_t *taken, size_t from, size_t to) {
  for (size_t i = from; i < to;) {
    if (i % 32 == 0 && to - i >= 32 && taken[i / 32] == 0) i += 32;
    else if (taken[i / 32] >> (i % 32) & 1) return 0;
    else i++;
  }
  for (size_t i = from; i < to; i++) taken[i / 32] |= UINT32_C(1) << (i % 32);
  return 1;
}

/* Keep the hits that no preferred one overlaps. `room` has 2 * count + n / 32 + 1 elements, the last ones zero. */
static void select_hits(mn_scanner *scanner, uint32_t *room) {
  size_t count = scanner->count, kept = 0;
  for (size_t i = 0; i < count; i++) room[i] = (uint32_t)i;
  const uint32_t *order = sort_by_preference(scanner->hits, room, room + count, count);
  uint32_t *taken = room + 2 * count;
  for (size_t i = 0; i < count; i++) {
    mn_hit *hit = &scanner->hits[order[i]];
    if (!take(taken, hit->from, hit->to)) hit->row = MN_NONE;
  }
  for (size_t i = 0; i < count; i++) {
    if (scanner->hits[i].row != MN_NONE) scanner->hits[kept++] = scanner->hits[i];
  }
  scanner->count = kept;
}

static mn_status keep_preferred(mn_scanner *scanner, size_t n) {
  if (scanner->count < 2) return MN_OK;
  if (scanner->count >= UINT32_MAX) return MN_ELIMIT;
  size_t size = 2 * scanner->count + n / 32 + 1;
  uint32_t *room = mn_new_zeros(scanner->alloc, size, sizeof *room);
  if (!room) return MN_ENOMEM;
  select_hits(scanner, room);
  mn_free(scanner->alloc, room, size, sizeof *room);
  return MN_OK;
}

static scan make_scan(const mn_gazetteer *g, mn_scanner *scanner, const char *s, size_t n) {
  scanner->count = 0;
  return (scan){.g = g,
                .scanner = scanner,
                .s = s,
                .n = n,
                .slots = MN_ITEMS(g, MN_PART_SLOTS, mn_slot),
                .slot_count = (uint32_t)MN_COUNT(g, MN_PART_SLOTS),
                .nodes = MN_ITEMS(g, MN_PART_NODES, mn_node),
                .edge_mask = mn_edge_mask(MN_COUNT(g, MN_PART_NODES)),
                .status = MN_OK};
}

mn_status mn_gazetteer_scan(const mn_gazetteer *g, mn_scanner *scanner, const char *s, size_t n, mn_overlap overlap) {
  scan c = make_scan(g, scanner, s, n);
  c.all = overlap != MN_OVERLAP_LONGEST;
  mn_status status = scan_windows(&c);
  return status == MN_OK && overlap == MN_OVERLAP_PRIORITY ? keep_preferred(scanner, n) : status;
}

mn_status mn_gazetteer_search(const mn_gazetteer *g, mn_scanner *scanner, const char *s, size_t n, const mn_key_list *words,
                              size_t from, size_t to) {
  scan c = make_scan(g, scanner, s, n);
  if (to <= from || !c.slot_count) return MN_OK; /* a list without words has no items */
  c.words = words->items + from;
  c.before = from;
  c.base = words->base;
  c.count = to - from;
  return search(&c, c.count);
}

mn_status mn_gazetteer_lookup(const mn_gazetteer *g, mn_scanner *scanner, const char *s, size_t n, uint32_t *row) {
  *row = MN_NONE;
  mn_status status = mn_gazetteer_scan(g, scanner, s, n, MN_OVERLAP_ALL);
  for (size_t i = 0; status == MN_OK && i < scanner->count; i++) {
    const mn_hit *hit = &scanner->hits[i];
    if (mn_trim_is_empty(g->keys, s, hit->from) && mn_trim_is_empty(g->keys, s + hit->to, n - hit->to)) *row = hit->row;
  }
  return status;
}

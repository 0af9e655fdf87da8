#include <string.h>

#include "gazetteer.h"
#include "gazetteer_parts.h"
#include "trim.h"

/* What is known of a form while the trie grows. */
typedef struct draft {
  mn_name_form form;
  uint32_t next; /* in the chain of its node */
} draft;

/* One build: new tables beside the gazetteer's, which take their place at the end. */
typedef struct build {
  mn_gazetteer *g;
  const mn_alloc *alloc;
  const char *text;
  mn_array parts[MN_PARTS]; /* text and sources stay empty */
  mn_array starts;
  mn_array drafts, faults;
  mn_array row_ids;    /* mn_cell: the id of each row */
  mn_array node_cases; /* uint8_t: whether forms begin here that need a capital (1), that need none (2) */
  size_t slots_used, edges_used;
  mn_key_list words; /* of the form that is added */
  mn_buffer cases;
  uint32_t source;      /* the pack that is read */
  uint32_t line, known; /* the line number of the text's byte `known` */
} build;

#define ITEMS(b, part, type) ((type *)(b)->parts[part].items)
#define COUNT(b, part) ((b)->parts[part].count)

static mn_status push(build *b, mn_part part, const void *element, size_t count) {
  size_t size = mn_part_sizes[part];
  mn_array *array = &b->parts[part];
  mn_status status = array->count > UINT32_MAX - 1 - count ? MN_ELIMIT : mn_array_reserve(b->alloc, array, count, size);
  if (status != MN_OK) return status;
  memcpy((char *)array->items + array->count * size, element, count * size);
  array->count += count;
  return MN_OK;
}

/* ---- hash tables ------------------------------------------------------------------------------------------------- */

static void put_slot(mn_slot *slots, uint32_t count, mn_slot slot) {
  uint32_t i = mn_reduce(slot.hash, count);
  while (slots[i].word) i = i + 1 == count ? 0 : i + 1;
  slots[i] = slot;
}

/* Make the table of words `count` slots large. */
static mn_status resize_slots(build *b, size_t count) {
  mn_array larger = {.items = NULL}, *slots = &b->parts[MN_PART_SLOTS];
  if (count > UINT32_MAX / 2) return MN_ELIMIT;
  mn_status status = mn_array_fill(b->alloc, &larger, count, sizeof(mn_slot), 0);
  if (status != MN_OK) return status;
  for (size_t i = 0; i < slots->count; i++) {
    mn_slot slot = ((mn_slot *)slots->items)[i];
    if (slot.word) put_slot(larger.items, (uint32_t)count, slot);
  }
  mn_array_free(b->alloc, slots, sizeof(mn_slot));
  *slots = larger;
  return MN_OK;
}

static void put_edge(const mn_node *nodes, uint32_t *edges, uint32_t count, uint32_t node, uint32_t mask) {
  uint32_t hash = mn_edge_hash(nodes[node].parent, nodes[node].word), i = mn_reduce(hash, count);
  while (edges[i] != MN_NONE) i = i + 1 == count ? 0 : i + 1;
  edges[i] = mn_edge(hash, node, mask);
}

/* While the trie grows, edges are the numbers of nodes: mask is then MN_NONE. */
static mn_status resize_edges(build *b, size_t count, uint32_t mask) {
  mn_array larger = {.items = NULL}, *edges = &b->parts[MN_PART_EDGES];
  if (count > UINT32_MAX / 2) return MN_ELIMIT;
  mn_status status = mn_array_fill(b->alloc, &larger, count, sizeof(uint32_t), 0xFF);
  if (status != MN_OK) return status;
  for (size_t i = 0; i < edges->count; i++) {
    uint32_t node = ((uint32_t *)edges->items)[i];
    if (node != MN_NONE) put_edge(ITEMS(b, MN_PART_NODES, mn_node), larger.items, (uint32_t)count, node, mask);
  }
  mn_array_free(b->alloc, edges, sizeof(uint32_t));
  *edges = larger;
  return MN_OK;
}

/* Append a folded word and the NUL behind it to the pool; the slack is always there. */
static mn_status push_pool(build *b, const char *folded, size_t size, uint32_t *at) {
  mn_array *pool = &b->parts[MN_PART_POOL];
  size_t used = pool->count - MN_POOL_SLACK;
  if (size > UINT32_MAX - 2 - pool->count) return MN_ELIMIT;
  mn_status status = mn_array_reserve(b->alloc, pool, size + 1, 1);
  if (status != MN_OK) return status;
  memcpy((char *)pool->items + used, folded, size);
  memset((char *)pool->items + used + size, 0, 1 + MN_POOL_SLACK);
  pool->count += size + 1;
  *at = (uint32_t)used;
  return MN_OK;
}

static int is_word(const build *b, const mn_slot *slot, const char *folded, size_t size, uint32_t hash) {
  size_t at = slot->word - 1, used = COUNT(b, MN_PART_POOL) - MN_POOL_SLACK;
  const char *word = ITEMS(b, MN_PART_POOL, char) + at;
  return slot->hash == hash && size < used - at && word[size] == 0 && memcmp(word, folded, size) == 0;
}

/* The slot of a folded word, which is added where it is new. */
static mn_status intern(build *b, const char *folded, size_t size, uint32_t hash, mn_slot **out) {
  mn_status status = MN_OK;
  if (2 * (b->slots_used + 1) > COUNT(b, MN_PART_SLOTS)) status = resize_slots(b, 2 * COUNT(b, MN_PART_SLOTS));
  if (status != MN_OK) return status;
  mn_slot *slots = ITEMS(b, MN_PART_SLOTS, mn_slot);
  uint32_t count = (uint32_t)COUNT(b, MN_PART_SLOTS), at, i = mn_reduce(hash, count);
  while (slots[i].word && !is_word(b, &slots[i], folded, size, hash)) i = i + 1 == count ? 0 : i + 1;
  *out = &slots[i];
  if (slots[i].word) return MN_OK;
  status = push_pool(b, folded, size, &at);
  if (status != MN_OK) return status;
  slots[i] = (mn_slot){.hash = hash, .word = at + 1, .root = MN_NONE};
  b->slots_used++;
  return MN_OK;
}

/* ---- the trie ---------------------------------------------------------------------------------------------------- */

static mn_status new_node(build *b, uint32_t parent, uint32_t word, uint32_t *out) {
  mn_node node = {.forms = MN_NONE, .parent = parent, .word = word};
  mn_status status = mn_array_reserve(b->alloc, &b->node_cases, 1, 1);
  if (status == MN_OK) status = push(b, MN_PART_NODES, &node, 1);
  if (status != MN_OK) return status;
  ((uint8_t *)b->node_cases.items)[b->node_cases.count++] = 0;
  *out = (uint32_t)COUNT(b, MN_PART_NODES) - 1;
  return MN_OK;
}

static mn_status root_of(build *b, mn_slot *slot, uint32_t *node) {
  mn_status status = slot->root == MN_NONE ? new_node(b, MN_NONE, slot->word - 1, &slot->root) : MN_OK;
  *node = slot->root;
  return status;
}

/* Go from *node by a word of the pool, over a new edge where there is none. */
static mn_status lead_on(build *b, uint32_t *node, const mn_slot *slot) {
  mn_status status = MN_OK;
  if (2 * (b->edges_used + 1) > COUNT(b, MN_PART_EDGES)) status = resize_edges(b, 2 * COUNT(b, MN_PART_EDGES), MN_NONE);
  if (status != MN_OK) return status;
  uint32_t count = (uint32_t)COUNT(b, MN_PART_EDGES), *edges = ITEMS(b, MN_PART_EDGES, uint32_t), word = slot->word - 1;
  const mn_node *nodes = ITEMS(b, MN_PART_NODES, mn_node);
  uint32_t i = mn_reduce(mn_edge_hash(*node, word), count), child;
  for (; edges[i] != MN_NONE; i = i + 1 == count ? 0 : i + 1) {
    if (nodes[edges[i]].parent != *node || nodes[edges[i]].word != word) continue;
    *node = edges[i];
    return MN_OK;
  }
  status = new_node(b, *node, word, &child);
  if (status != MN_OK) return status;
  ITEMS(b, MN_PART_NODES, mn_node)[*node].children |= UINT32_C(1) << (slot->hash & 31);
  edges[i] = child;
  b->edges_used++;
  *node = child;
  return MN_OK;
}

/* The slot of the i-th word of the form s. */
static mn_status intern_word(build *b, const char *s, size_t i, mn_slot **slot) {
  const mn_key *word = &b->words.items[i];
  mn_buffer *folded = &b->words.folded;
  folded->size = 0;
  mn_status status = word->is_plain ? mn_keys_fold_plain(s + word->from, word->size, folded)
                                    : mn_keys_fold(b->g->keys, s + word->from, word->size, folded);
  return status == MN_OK ? intern(b, folded->data, folded->size, word->hash, slot) : status;
}

/* The gap behind the i-th word of the form s. */
static mn_gap gap_after(const build *b, const char *s, size_t i, char literal[MN_GAP_MAX], size_t *size) {
  const mn_key *word = &b->words.items[i];
  return mn_gap_read(b->g->keys, s, word->from, word->from + word->size, word[1].from, literal, size);
}

/* The node at the end of the form s, whose words are read. */
static mn_status path_of(build *b, const char *s, uint32_t *node) {
  mn_slot *slot;
  mn_status status = intern_word(b, s, 0, &slot);
  if (status == MN_OK) status = root_of(b, slot, node);
  for (size_t i = 0; status == MN_OK && i + 1 < b->words.count; i++) {
    char literal[MN_GAP_MAX];
    size_t size;
    if (gap_after(b, s, i, literal, &size) == MN_GAP_LITERAL) {
      status = intern(b, literal, size, mn_key_hash(literal, size), &slot);
      if (status == MN_OK) status = lead_on(b, node, slot);
    }
    if (status == MN_OK) status = intern_word(b, s, i + 1, &slot);
    if (status == MN_OK) status = lead_on(b, node, slot);
  }
  return status;
}

/* ---- faults ------------------------------------------------------------------------------------------------------ */

/* The number of the line that holds the byte `at`; bytes are asked for in rising order. */
static uint32_t line_of(build *b, uint32_t at) {
  for (; b->known < at; b->known++) b->line += b->text[b->known] == '\n';
  return b->line;
}

static mn_status add_fault(build *b, mn_fault fault) {
  if (b->source < b->g->sources_built) return MN_OK; /* told before */
  mn_status status = mn_array_reserve(b->alloc, &b->faults, 1, sizeof fault);
  if (status != MN_OK) return status;
  fault.source = b->source - (uint32_t)b->g->sources_built;
  fault.line = line_of(b, fault.text.from);
  ((mn_fault *)b->faults.items)[b->faults.count++] = fault;
  return MN_OK;
}

/* ---- forms ------------------------------------------------------------------------------------------------------- */

#define SHAPE (MN_NAME_EXACT | MN_NAME_CAPITAL | MN_NAME_HEAD | MN_NAME_TAIL)

static int same_bytes(const build *b, mn_cell x, mn_cell y) {
  return x.size == y.size && memcmp(b->text + x.from, b->text + y.from, x.size) == 0;
}

static int same_id(const build *b, uint32_t x, uint32_t y) {
  const mn_cell *ids = b->row_ids.items;
  return x == y || same_bytes(b, ids[x], ids[y]);
}

static mn_cell form_cell(const mn_name_form *form) {
  return (mn_cell){form->from, mn_name_form_size(form)};
}

static mn_status same_case(build *b, const mn_name_form *x, const mn_name_form *y, int *same) {
  b->cases.size = 0;
  mn_status status = mn_keys_case(b->g->keys, b->text + x->from, mn_name_form_size(x), &b->cases);
  size_t half = b->cases.size;
  if (status == MN_OK) status = mn_keys_case(b->g->keys, b->text + y->from, mn_name_form_size(y), &b->cases);
  *same = status == MN_OK && b->cases.size == 2 * half && memcmp(b->cases.data, b->cases.data + half, half) == 0;
  return status;
}

/* Do two forms of one node match the same texts? What stands around them is compared by its bytes. */
static mn_status same_form(build *b, const mn_name_form *x, const mn_name_form *y, int *same) {
  *same = 0;
  if ((x->bits & SHAPE) != (y->bits & SHAPE)) return MN_OK;
  if ((x->bits & (MN_NAME_HEAD | MN_NAME_TAIL)) && !same_bytes(b, form_cell(x), form_cell(y))) return MN_OK;
  *same = 1;
  return x->bits & MN_NAME_EXACT ? same_case(b, x, y, same) : MN_OK;
}

/* Two rows have one form: it stays with the old one, unless that yields and the new one does not. */
static mn_status settle(build *b, mn_name_form *old, const mn_name_form *new_form) {
  int old_yields = old->bits & MN_NAME_YIELDS, new_yields = new_form->bits & MN_NAME_YIELDS;
  int replaced = old_yields && !new_yields;
  mn_fault fault = {.kind = MN_FAULT_CONFLICT, .text = form_cell(new_form), .row = new_form->row, .kept = old->row,
                    .yields = old_yields || new_yields};
  if (same_id(b, old->row, new_form->row)) {
    if (!new_yields) old->bits &= ~(uint32_t)MN_NAME_YIELDS;
    return MN_OK;
  }
  if (replaced) {
    fault.row = old->row;
    fault.kept = new_form->row;
    *old = *new_form;
  }
  return add_fault(b, fault);
}

static mn_status add_draft(build *b, uint32_t node, const mn_name_form *form) {
  mn_node *n = &ITEMS(b, MN_PART_NODES, mn_node)[node];
  draft *drafts = b->drafts.items;
  unsigned length = 0;
  for (uint32_t d = n->forms; d != MN_NONE; d = drafts[d].next, length++) {
    int same;
    mn_status status = same_form(b, &drafts[d].form, form, &same);
    if (status != MN_OK) return status;
    if (same) return settle(b, &drafts[d].form, form);
  }
  if (length == MN_NAME_SPELLINGS)
    return add_fault(b, (mn_fault){.kind = MN_FAULT_SPELLINGS, .text = form_cell(form), .row = form->row});
  mn_status status = mn_array_reserve(b->alloc, &b->drafts, 1, sizeof(draft));
  if (status != MN_OK) return status;
  ((draft *)b->drafts.items)[b->drafts.count] = (draft){*form, n->forms};
  n->forms = (uint32_t)b->drafts.count++;
  return MN_OK;
}

/* The flags that a form has by what it begins with and what stands around its words. */
static uint32_t shape_of(const build *b, const char *s, size_t n, uint32_t flags) {
  const mn_key *words = b->words.items, *end = &words[b->words.count - 1];
  size_t first = words->from, last = end->from + end->size;
  if (!(flags & (MN_NAME_EXACT | MN_NAME_ANY)) && words->is_upper) flags |= MN_NAME_CAPITAL;
  if (!mn_trim_is_empty(b->g->keys, s, first)) flags |= MN_NAME_HEAD;
  if (n - last == 1 && s[last] == '.') flags |= MN_NAME_STOP;
  else if (!mn_trim_is_empty(b->g->keys, s + last, n - last)) flags |= MN_NAME_TAIL;
  return flags;
}

/* Is the form, whose words are read, too long? */
static int is_too_long(const build *b, const char *s, size_t n) {
  char literal[MN_GAP_MAX];
  size_t size;
  if (b->words.count > MN_NAME_WORDS || n > MN_NAME_BYTES) return 1;
  for (size_t i = 0; i + 1 < b->words.count; i++) {
    if (gap_after(b, s, i, literal, &size) == MN_GAP_BARRIER) return 1;
  }
  return 0;
}

/* Note at the first word of the form that is added whether it may do without a capital. */
static void note_case(build *b, uint32_t node, uint32_t flags) {
  while (ITEMS(b, MN_PART_NODES, mn_node)[node].parent != MN_NONE) node = ITEMS(b, MN_PART_NODES, mn_node)[node].parent;
  int capital = (flags & MN_NAME_CAPITAL) || ((flags & MN_NAME_EXACT) && b->words.items[0].is_upper);
  ((uint8_t *)b->node_cases.items)[node] |= capital ? 1 : 3;
}

static mn_status add_form(build *b, mn_cell cell, uint32_t flags, uint32_t row) {
  const char *s = b->text + cell.from;
  size_t at = 0;
  uint32_t node;
  b->words.count = 0;
  mn_status status = mn_keys_read(b->g->keys, s, cell.size, &at, SIZE_MAX, &b->words);
  if (status != MN_OK) return status;
  if (b->words.count == 0) return add_fault(b, (mn_fault){.kind = MN_FAULT_WORDLESS, .text = cell, .row = row});
  if (is_too_long(b, s, cell.size)) return add_fault(b, (mn_fault){.kind = MN_FAULT_LONG, .text = cell, .row = row});
  flags = shape_of(b, s, cell.size, flags);
  mn_name_form form = {cell.from, row, cell.size << 8 | flags};
  status = path_of(b, s, &node);
  if (status != MN_OK) return status;
  note_case(b, node, flags);
  return add_draft(b, node, &form);
}

/* ---- packs ------------------------------------------------------------------------------------------------------- */

static mn_status add_row(build *b, mn_cell line, const mn_cell cells[MN_COLUMNS]) {
  uint32_t row = (uint32_t)COUNT(b, MN_PART_ROWS), flags = mn_pack_case_flags(b->text, cells[MN_COLUMN_CASE]), at = 0;
  mn_status status = mn_array_reserve(b->alloc, &b->row_ids, 1, sizeof(mn_cell));
  if (status == MN_OK) status = push(b, MN_PART_ROWS, &line, 1);
  if (status != MN_OK) return status;
  ((mn_cell *)b->row_ids.items)[b->row_ids.count++] = cells[MN_COLUMN_ID];
  status = add_form(b, cells[MN_COLUMN_NAME], flags, row);
  mn_pack_form form;
  while (status == MN_OK && mn_pack_form_next(b->text, cells[MN_COLUMN_FORMS], &at, &form)) {
    uint32_t own = form.flags & MN_NAME_EXACT ? form.flags : form.flags | flags;
    status = add_form(b, form.text, own, row);
  }
  return status;
}

static mn_status add_row_fault(build *b, mn_pack_fault pack, mn_cell line) {
  return add_fault(b, (mn_fault){.kind = MN_FAULT_ROW, .pack = pack, .text = line, .row = MN_NONE});
}

static mn_status add_pack(build *b, mn_cell source) {
  mn_pack_header header;
  mn_cell line, cells[MN_COLUMNS];
  uint32_t at = source.from, end = source.from + source.size;
  b->known = source.from;
  b->line = 1;
  line = (mn_cell){source.from, 0};
  (void)mn_pack_next(b->text, end, &at, &line);
  mn_pack_fault fault = mn_pack_header_read(b->text, line, &header);
  if (fault != MN_PACK_OK) return add_row_fault(b, fault, line);
  mn_status status = MN_OK;
  while (status == MN_OK && mn_pack_next(b->text, end, &at, &line)) {
    fault = mn_pack_row_read(b->text, line, &header, cells);
    status = fault == MN_PACK_OK ? add_row(b, line, cells) : add_row_fault(b, fault, line);
  }
  return status;
}

/* ---- the end ----------------------------------------------------------------------------------------------------- */

/* Which of two forms of one node is tried first. */
static int is_before(const mn_name_form *x, const mn_name_form *y) {
  static const uint32_t order[] = {MN_NAME_EXACT, MN_NAME_HEAD, MN_NAME_TAIL, MN_NAME_CAPITAL};
  for (size_t i = 0; i < sizeof order / sizeof *order; i++) {
    if ((x->bits ^ y->bits) & order[i]) return (x->bits & order[i]) != 0;
  }
  return x->row != y->row ? x->row < y->row : x->from < y->from;
}

/* Put the forms of one node together, in the order in which they are tried. */
static mn_status lay_out(build *b, mn_node *node) {
  mn_name_form sorted[MN_NAME_SPELLINGS];
  const draft *drafts = b->drafts.items;
  size_t count = 0;
  for (uint32_t d = node->forms; d != MN_NONE && count < MN_NAME_SPELLINGS; d = drafts[d].next) {
    size_t k = count++;
    for (; k > 0 && is_before(&drafts[d].form, &sorted[k - 1]); k--) sorted[k] = sorted[k - 1];
    sorted[k] = drafts[d].form;
  }
  if (count == 0) return MN_OK;
  sorted[count - 1].bits |= MN_NAME_LAST;
  node->forms = (uint32_t)COUNT(b, MN_PART_FORMS);
  return push(b, MN_PART_FORMS, sorted, count);
}

static mn_status lay_out_all(build *b) {
  mn_node *nodes = ITEMS(b, MN_PART_NODES, mn_node);
  mn_status status = mn_array_reserve(b->alloc, &b->parts[MN_PART_FORMS], b->drafts.count + 1, sizeof(mn_name_form));
  for (size_t i = 0; status == MN_OK && i < COUNT(b, MN_PART_NODES); i++) status = lay_out(b, &nodes[i]);
  return status;
}

static void set_filter(mn_filter *filter, uint64_t bits) {
  filter->bits[0] |= (uint32_t)bits;
  filter->bits[1] |= (uint32_t)(bits >> 32);
}

/* About sixteen bits of the filter for each first word. */
static mn_status fill_filter(build *b) {
  const mn_slot *slots = ITEMS(b, MN_PART_SLOTS, mn_slot);
  const uint8_t *cases = b->node_cases.items;
  uint32_t count = (uint32_t)(b->slots_used / 4 + 1);
  mn_status status = mn_array_fill(b->alloc, &b->parts[MN_PART_FILTER], count, sizeof(mn_filter), 0);
  if (status != MN_OK) return status;
  mn_filter *filter = ITEMS(b, MN_PART_FILTER, mn_filter);
  for (size_t i = 0; i < COUNT(b, MN_PART_SLOTS); i++) {
    if (!slots[i].word || slots[i].root == MN_NONE) continue;
    mn_filter *element = &filter[mn_reduce(slots[i].hash, count)];
    if (cases[slots[i].root] & 1) set_filter(element, mn_filter_bits(mn_filter_hash(slots[i].hash, 1)));
    if (cases[slots[i].root] & 2) set_filter(element, mn_filter_bits(slots[i].hash));
  }
  return MN_OK;
}

static mn_status fill_ids(build *b) {
  const mn_cell *rows = b->row_ids.items;
  size_t size = b->row_ids.count * 3 / 2 + 1;
  mn_status status = mn_array_fill(b->alloc, &b->parts[MN_PART_IDS], size, sizeof(uint32_t), 0xFF);
  if (status != MN_OK) return status;
  uint32_t *ids = ITEMS(b, MN_PART_IDS, uint32_t), count = (uint32_t)size;
  for (uint32_t row = 0; row < b->row_ids.count; row++) {
    uint32_t i = mn_reduce(mn_key_hash(b->text + rows[row].from, rows[row].size), count);
    while (ids[i] != MN_NONE && !same_bytes(b, rows[ids[i]], rows[row])) i = i + 1 == count ? 0 : i + 1;
    if (ids[i] == MN_NONE) ids[i] = row;
  }
  return MN_OK;
}

/* Make the hash tables as small as they may be: two thirds full, and one slot free at least. */
static mn_status tighten(build *b) {
  mn_status status = resize_slots(b, b->slots_used * 3 / 2 + 1);
  if (status != MN_OK) return status;
  return resize_edges(b, b->edges_used * 3 / 2 + 1, mn_edge_mask(COUNT(b, MN_PART_NODES)));
}

/* Room for as much as packs of the usual kind need: tables that grow are copied to fresh pages of memory, which cost more
 * than the names (a tenth of the build). */
static mn_status make_room(build *b) {
  size_t bytes = MN_COUNT(b->g, MN_PART_TEXT), many = bytes / 28 + 64;
  mn_status status = mn_array_fill(b->alloc, &b->parts[MN_PART_POOL], MN_POOL_SLACK, 1, 0);
  if (status == MN_OK) status = mn_array_reserve(b->alloc, &b->parts[MN_PART_POOL], bytes / 6, 1);
  if (status == MN_OK) status = mn_array_reserve(b->alloc, &b->parts[MN_PART_NODES], many, sizeof(mn_node));
  if (status == MN_OK) status = mn_array_reserve(b->alloc, &b->node_cases, many, 1);
  if (status == MN_OK) status = mn_array_reserve(b->alloc, &b->drafts, many, sizeof(draft));
  if (status == MN_OK) status = resize_slots(b, many);
  return status == MN_OK ? resize_edges(b, bytes / 20 + 64, MN_NONE) : status;
}

static mn_status compile(build *b) {
  const mn_cell *sources = MN_ITEMS(b->g, MN_PART_SOURCES, mn_cell);
  mn_status status = make_room(b);
  for (b->source = 0; status == MN_OK && b->source < MN_COUNT(b->g, MN_PART_SOURCES); b->source++)
    status = add_pack(b, sources[b->source]);
  if (status == MN_OK) status = lay_out_all(b);
  if (status == MN_OK) status = tighten(b);
  if (status == MN_OK) status = fill_filter(b);
  return status == MN_OK ? fill_ids(b) : status;
}

static void swap(mn_array *x, mn_array *y) {
  mn_array z = *x;
  *x = *y;
  *y = z;
}

/* Free what the build holds: the tables that were replaced, or those that were not finished. */
static void build_free(build *b) {
  for (int i = 0; i < MN_PARTS; i++) mn_array_free(b->alloc, &b->parts[i], mn_part_sizes[i]);
  mn_array_free(b->alloc, &b->starts, sizeof(uint64_t));
  mn_array_free(b->alloc, &b->drafts, sizeof(draft));
  mn_array_free(b->alloc, &b->faults, sizeof(mn_fault));
  mn_array_free(b->alloc, &b->row_ids, sizeof(mn_cell));
  mn_array_free(b->alloc, &b->node_cases, 1);
  mn_key_list_free(&b->words);
  mn_buffer_free(&b->cases);
}

mn_status mn_gazetteer_build(mn_gazetteer *g) {
  build b = {.g = g, .alloc = g->alloc, .text = mn_gazetteer_text(g)};
  b.words = mn_key_list_make(g->alloc);
  b.cases = mn_buffer_make(g->alloc);
  mn_status status = compile(&b);
  if (status == MN_OK) status = mn_starts_make(g->alloc, b.parts, &b.starts);
  if (status == MN_OK) {
    swap(&g->starts, &b.starts);
    for (int i = MN_PART_ROWS; i < MN_PARTS; i++) swap(&g->parts[i], &b.parts[i]);
    swap(&g->faults, &b.faults);
    g->text_built = MN_COUNT(g, MN_PART_TEXT);
    g->sources_built = MN_COUNT(g, MN_PART_SOURCES);
  } else {
    mn_gazetteer_discard(g);
  }
  build_free(&b);
  return status;
}

/*
 * How forms begin: a filter of first words that are a form by themselves and of first and second words together. Most
 * words that begin some form are followed by none of its words, and a look at the tables for each would wait for memory.
 */
#include <string.h>

#include "gazetteer_parts.h"

#define NODES_EACH 4 /* nodes to 64 bits, each of which sets two */

/* The hash of the folded word that a node leads on by. */
static uint32_t hash_of(const mn_array *parts, const mn_node *node) {
  const char *folded = (const char *)parts[MN_PART_POOL].items + node->word;
  size_t room = parts[MN_PART_POOL].count - node->word;
  const char *end = memchr(folded, 0, room);
  return mn_key_hash(folded, end ? (size_t)(end - folded) : room);
}

static void add(mn_array *starts, uint32_t first, uint32_t second) {
  uint32_t hash = mn_edge_hash(first, second);
  ((uint64_t *)starts->items)[mn_reduce(hash, (uint32_t)starts->count)] |= mn_filter_bits(hash);
}

mn_status mn_starts_make(const mn_alloc *alloc, const mn_array *parts, mn_array *starts) {
  const mn_node *nodes = parts[MN_PART_NODES].items;
  size_t count = parts[MN_PART_NODES].count;
  mn_status status = mn_array_fill(alloc, starts, count / NODES_EACH + 1, sizeof(uint64_t), 0);
  for (size_t i = 0; i < count && status == MN_OK; i++) {
    const mn_node *parent = nodes[i].parent == MN_NONE ? NULL : &nodes[nodes[i].parent];
    if (!parent && nodes[i].forms != MN_NONE) add(starts, hash_of(parts, &nodes[i]), 0);
    if (parent && parent->parent == MN_NONE) add(starts, hash_of(parts, parent), hash_of(parts, &nodes[i]));
  }
  return status;
}

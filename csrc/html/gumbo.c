/*
 * malinews.gumbo: saved HTML pages through the gumbo parser (HTML5; Debian: libgumbo-dev). An optional module of its own,
 * built where <gumbo.h> is found, so that the core needs no parser.
 *
 * gumbo checks no allocation and frees its tree by recursion. Here all its memory hangs on one list that a userdata
 * owns: an allocation that fails leaves the parser by longjmp, which holds nothing else, and the list is freed by a loop.
 */
#include <gumbo.h>
#include <lauxlib.h>
#include <lua.h>
#include <setjmp.h>
#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#define MEMORY "malinews.gumbo.memory"

typedef struct block {
  struct block *next, *last;
} block;

typedef union padded {
  block links;
  max_align_t align;
} padded;

typedef struct memory {
  block list; /* a ring through its own head */
  jmp_buf full;
} memory;

static void *take(void *data, size_t size) {
  memory *m = data;
  padded *p = size < SIZE_MAX - sizeof *p ? malloc(sizeof *p + size) : NULL;
  if (!p) longjmp(m->full, 1);
  p->links = (block){.next = m->list.next, .last = &m->list};
  m->list.next->last = &p->links;
  m->list.next = &p->links;
  return p + 1;
}

static void give(void *data, void *item) {
  (void)data;
  if (!item) return;
  padded *p = (padded *)item - 1;
  p->links.last->next = p->links.next;
  p->links.next->last = p->links.last;
  free(p);
}

static int memory_gc(lua_State *L) {
  memory *m = luaL_checkudata(L, 1, MEMORY);
  while (m->list.next != &m->list) give(m, (padded *)m->list.next + 1);
  return 0;
}

static memory *memory_new(lua_State *L) {
  memory *m = lua_newuserdatauv(L, sizeof *m, 0);
  m->list.next = m->list.last = &m->list;
  luaL_setmetatable(L, MEMORY);
  return m;
}

/* ---- the tree, as a flat list ---- */

static const GumboVector *children_of(const GumboNode *node) {
  if (node->type == GUMBO_NODE_DOCUMENT) return &node->v.document.children;
  return node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE ? &node->v.element.children : NULL;
}

/* The node after this one in document order, below root; *depth follows. */
static const GumboNode *next_node(const GumboNode *node, const GumboNode *root, lua_Integer *depth) {
  const GumboVector *children = children_of(node);
  if (children && children->length) {
    ++*depth;
    return children->data[0];
  }
  while (node != root) {
    const GumboVector *siblings = children_of(node->parent);
    if (node->index_within_parent + 1 < siblings->length) return siblings->data[node->index_within_parent + 1];
    node = node->parent;
    --*depth;
  }
  return NULL;
}

static void push_tag(lua_State *L, const GumboElement *element) {
  if (element->tag != GUMBO_TAG_UNKNOWN) {
    lua_pushstring(L, gumbo_normalized_tagname(element->tag));
    return;
  }
  GumboStringPiece piece = element->original_tag;
  gumbo_tag_from_original_text(&piece);
  lua_pushlstring(L, piece.data ? piece.data : "", piece.data ? piece.length : 0);
}

static void push_attributes(lua_State *L, const GumboVector *attributes) {
  lua_createtable(L, 0, (int)attributes->length);
  for (unsigned i = 0; i < attributes->length; i++) {
    const GumboAttribute *attribute = attributes->data[i];
    lua_pushstring(L, attribute->value);
    lua_setfield(L, -2, attribute->name);
  }
}

/* Push the node's table, or nothing for a comment. */
static int push_node(lua_State *L, const GumboNode *node, lua_Integer depth) {
  bool element = node->type == GUMBO_NODE_ELEMENT || node->type == GUMBO_NODE_TEMPLATE;
  if (!element && (node->type == GUMBO_NODE_COMMENT || node->type == GUMBO_NODE_DOCUMENT)) return 0;
  lua_createtable(L, 0, 3);
  lua_pushinteger(L, depth);
  lua_setfield(L, -2, "depth");
  if (element) {
    push_tag(L, &node->v.element);
    lua_setfield(L, -2, "tag");
    push_attributes(L, &node->v.element.attributes);
    lua_setfield(L, -2, "attributes");
  } else {
    lua_pushstring(L, node->v.text.text);
    lua_setfield(L, -2, "text");
  }
  return 1;
}

/* parse(html) --> nodes in document order, each { depth, tag, attributes } or { depth, text }: entities decoded, what
 * HTML5 implies put in. O(n) for pages that are no attack. */
static int parse(lua_State *L) {
  size_t n;
  const char *s = luaL_checklstring(L, 1, &n);
  memory *m = memory_new(L);
  GumboOptions options = kGumboDefaultOptions;
  options.allocator = take;
  options.deallocator = give;
  options.userdata = m;
  options.max_errors = 0;
  if (setjmp(m->full)) return luaL_error(L, "not enough memory for the page");
  const GumboNode *root = gumbo_parse_with_options(&options, s, n)->document;
  lua_newtable(L);
  lua_Integer count = 0, depth = 0;
  for (const GumboNode *node = root; node; node = next_node(node, root, &depth)) {
    if (push_node(L, node, depth)) lua_rawseti(L, -2, ++count);
  }
  return 1;
}

LUALIB_API int luaopen_malinews_gumbo(lua_State *L);

__attribute__((visibility("default"))) int luaopen_malinews_gumbo(lua_State *L) {
  static const luaL_Reg functions[] = {{"parse", parse}, {NULL, NULL}};
  if (luaL_newmetatable(L, MEMORY)) {
    lua_pushcfunction(L, memory_gc);
    lua_setfield(L, -2, "__gc");
  }
  luaL_newlib(L, functions);
  return 1;
}

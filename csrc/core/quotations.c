#include "quotations.h"

#include <string.h>

#include "scan.h"

#define DEPTH 4         /* of marks within marks */
#define AHEAD 40        /* marks looked at for the close of a single mark */
#define FAR 200         /* bytes behind a close at which a later one is another quotation's */
#define NONE SIZE_MAX

typedef struct pairing {
  mn_quotations *list;
  const unsigned char *v;
  size_t n;
  mn_mark stack[DEPTH];
  size_t depth;
  bool searched; /* for an opening mark that is lost */
} pairing;

mn_quotations mn_quotations_make(const mn_alloc *alloc) {
  return (mn_quotations){.alloc = alloc};
}

void mn_quotations_free(mn_quotations *list) {
  mn_free(list->alloc, list->items, list->capacity, sizeof *list->items);
  mn_free(list->alloc, list->marks, list->mark_capacity, sizeof *list->marks);
  *list = mn_quotations_make(list->alloc);
}

static bool is_space(unsigned char c) {
  return c == ' ' || (c >= '\t' && c <= '\r');
}

static bool is_in(const char *set, unsigned char c) {
  return c != 0 && strchr(set, c) != NULL;
}

static bool is_letter(unsigned char c) {
  return (c >= 0x80 && c < 0xF5 && c != MN_VIEW_DOTS) || mn_is_letter(c) || mn_is_digit(c);
}

/* May it stand before an opening mark, or behind a closing one? */
static bool precedes_opening(unsigned char c) {
  return is_space(c) || is_in("([{/=>*_-\xFE", c);
}

static bool follows_closing(unsigned char c) {
  return is_in(".,;:!?)]}*\xC0", c);
}

static mn_mark_kind kind_of(const mn_mark *mark) {
  return mn_mark_kind_of(mark->code);
}

static size_t end_of(const mn_mark *mark) {
  return mark->pos + kind_of(mark).width;
}

/* Where a mark points by what stands around it; `last` is the mark before it, or NULL. */
static mn_mark_way lean_of(const mn_mark *mark, const mn_mark *last) {
  unsigned char before = mark->before, after = mark->after;
  bool elided = before == '\'' || before == MN_VIEW_APOSTROPHE;
  bool opens, closes, behind_mark = mn_mark_kind_of(before).width && !elided;
  /* d'« une étape » */
  if (elided && kind_of(mark).typed == MN_MARK_OPEN && kind_of(mark).family == MN_MARK_ANGLE) return MN_MARK_OPEN;
  if (behind_mark && last) {
    opens = last->lean == MN_MARK_OPEN && !is_space(after);
    closes = last->lean == MN_MARK_CLOSE || follows_closing(after);
  } else {
    opens = precedes_opening(before) && !is_space(after) && !follows_closing(after);
    closes = !is_space(before) && !is_letter(after);
  }
  return opens == closes ? MN_MARK_UNKNOWN : opens ? MN_MARK_OPEN : MN_MARK_CLOSE;
}

static unsigned char byte_before(const unsigned char *v, size_t pos) {
  if (pos == 0) return ' ';
  while (pos > 1 && v[pos - 1] == MN_VIEW_FILL) pos--;
  return v[pos - 1];
}

static mn_status add_mark(mn_quotations *list, const unsigned char *v, size_t n, size_t pos) {
  mn_mark_kind kind = mn_mark_kind_of(v[pos]);
  size_t end = pos + kind.width;
  mn_mark mark = {.pos = (uint32_t)pos, .code = v[pos], .before = byte_before(v, pos), .after = end < n ? v[end] : ' '};
  if (kind.family == MN_MARK_SINGLE && is_letter(mark.before) && is_letter(mark.after)) return MN_OK;
  mark.lean = (uint8_t)lean_of(&mark, list->mark_count ? &list->marks[list->mark_count - 1] : NULL);
  if (list->mark_count == list->mark_capacity) {
    void *marks = list->marks;
    mn_status status = mn_reserve(list->alloc, &marks, &list->mark_capacity, list->mark_count + 1, sizeof *list->marks);
    if (status != MN_OK) return status;
    list->marks = marks;
  }
  list->marks[list->mark_count++] = mark;
  return MN_OK;
}

static mn_status collect(mn_quotations *list, const char *s, const unsigned char *v, size_t n) {
  mn_status status = MN_OK;
  for (size_t i = 0; i < n && status == MN_OK; i++) {
    unsigned char c = v[i], raw = (unsigned char)s[i];
    /* a wide mark stands for a whole sequence; else the text is broken */
    if (c == '"' || c == '\'' || (c >= 0xF5 && c <= 0xFD && (raw == 0xE2 || raw == 0xC2))) status = add_mark(list, v, n, i);
  }
  return status;
}

/* MN_MARK_UNKNOWN where it may be either. */
static mn_mark_way direction(const mn_mark *mark) {
  mn_mark_way typed = kind_of(mark).typed;
  if (typed == MN_MARK_UNKNOWN) return mark->lean;
  if (mark->lean != MN_MARK_UNKNOWN && mark->lean != typed) return MN_MARK_UNKNOWN;
  if (mark->lean == MN_MARK_UNKNOWN && typed == MN_MARK_OPEN && follows_closing(mark->after)) return MN_MARK_UNKNOWN;
  return typed;
}

static size_t next_of_family(const mn_quotations *list, size_t i, unsigned family) {
  for (size_t j = i + 1; j < list->mark_count && j <= i + AHEAD; j++) {
    if (kind_of(&list->marks[j]).family == family) return j;
  }
  return NONE;
}

/* An opening mark within an open quotation: does the text go on to close both? */
static bool nests(const mn_quotations *list, size_t i) {
  unsigned family = kind_of(&list->marks[i]).family;
  size_t first = next_of_family(list, i, family);
  if (first == NONE || direction(&list->marks[first]) == MN_MARK_OPEN) return false;
  size_t second = next_of_family(list, first, family);
  return second != NONE && direction(&list->marks[second]) != MN_MARK_OPEN;
}

/* How deep the innermost open mark of a family stands; 0 where none does. */
static size_t holder(const pairing *p, unsigned family) {
  size_t depth = p->depth;
  while (depth > 0 && kind_of(&p->stack[depth - 1]).family != family) depth--;
  return depth;
}

static size_t trimmed_end(const unsigned char *v, size_t to) {
  while (to > 0 && is_space(v[to - 1])) to--;
  return to;
}

/* The end of the first sentence of v[from, to), else of v[from, to) itself. */
static size_t sentence_end(const unsigned char *v, size_t from, size_t to) {
  for (size_t i = from; i + 2 < to; i++) {
    if ((v[i] != '.' && v[i] != '!' && v[i] != '?') || !is_space(v[i + 1])) continue;
    size_t next = i + 2;
    while (next < to && is_space(v[next])) next++;
    if (next < to && ((v[next] >= 'A' && v[next] <= 'Z') || (v[next] >= 0xF5 && v[next] <= 0xFC))) return i + 1;
    i = next - 1;
  }
  return trimmed_end(v, to);
}

static mn_status add(mn_quotations *list, mn_quotation quotation) {
  if (list->count == list->capacity) {
    void *items = list->items;
    mn_status status = mn_reserve(list->alloc, &items, &list->capacity, list->count + 1, sizeof *list->items);
    if (status != MN_OK) return status;
    list->items = items;
  }
  list->items[list->count++] = quotation;
  return MN_OK;
}

static mn_status between(mn_quotations *list, const mn_mark *open, const mn_mark *close) {
  mn_mark_way opens = kind_of(open).typed, closes = kind_of(close).typed;
  bool right = opens != MN_MARK_CLOSE && closes != MN_MARK_OPEN;
  bool same = (opens == MN_MARK_UNKNOWN) == (closes == MN_MARK_UNKNOWN);
  unsigned trust = !right ? MN_TRUST_TURNED : same ? MN_TRUST_PAIR : MN_TRUST_STYLES;
  return add(list, (mn_quotation){.from = open->pos, .to = (uint32_t)end_of(close), .inner_from = (uint32_t)end_of(open),
                                  .inner_to = close->pos, .trust = (uint8_t)trust});
}

/* Letters that are left of a word which lost its first ones behind an apostrophe. */
static bool is_clipped(const unsigned char *v, size_t n) {
  static const char *const WORDS[] = {"em", "til", "cause", "n", "tis", "twas", "bout", "round", NULL};
  char low[8] = {0};
  size_t size = 0;
  for (; size < n && mn_is_letter(v[size]); size++) {
    if (size == sizeof low - 1) return false;
    low[size] = (char)(v[size] | 0x20);
  }
  for (const char *const *word = WORDS; *word; word++) {
    if (strcmp(low, *word) == 0) return true;
  }
  return false;
}

static bool opens_single(const pairing *p, const mn_mark *mark) {
  mn_mark_way typed = kind_of(mark).typed;
  if (mark->lean != MN_MARK_OPEN || typed == MN_MARK_CLOSE || !is_letter(mark->after)) return false;
  size_t end = end_of(mark);
  if (end < p->n && mn_is_digit(p->v[end])) return typed == MN_MARK_OPEN;
  return !is_clipped(p->v + end, p->n - end);
}

/* A plural's apostrophe may stand before the close: the boys' club' */
static bool may_be_plural(const pairing *p, const mn_mark *mark) {
  size_t end = end_of(mark);
  return mark->pos > 0 && p->v[mark->pos - 1] == 's' && end + 1 < p->n && p->v[end] == ' ' && p->v[end + 1] >= 'a' &&
         p->v[end + 1] <= 'z';
}

/* The mark that closes the single one at i, or NONE. */
static size_t single_close(const pairing *p, size_t i) {
  const mn_mark *marks = p->list->marks;
  size_t found = NONE;
  for (size_t j = i + 1; j < p->list->mark_count && j <= i + AHEAD; j++) {
    const mn_mark *mark = &marks[j];
    if (kind_of(mark).family != MN_MARK_SINGLE) continue;
    if (found != NONE && mark->lean == MN_MARK_OPEN) break;
    if (mark->lean != MN_MARK_CLOSE || kind_of(mark).typed == MN_MARK_OPEN) continue;
    if (found != NONE && mark->pos - marks[i].pos > FAR) break;
    found = j;
    if (!may_be_plural(p, mark)) break;
  }
  return found;
}

/* An opening mark that nothing closes before `limit`. */
static mn_status unclosed(pairing *p, const mn_mark *open, size_t limit, bool goes_on) {
  size_t lead = trimmed_end(p->v, open->pos), end = end_of(open);
  bool whole = lead == 0 || goes_on || p->v[lead - 1] == ':' || p->v[lead - 1] == ',';
  size_t to = whole ? trimmed_end(p->v, limit) : sentence_end(p->v, end, limit);
  if (to <= end) return MN_OK;
  return add(p->list, (mn_quotation){.from = open->pos, .to = (uint32_t)to, .inner_from = (uint32_t)end,
                                     .inner_to = (uint32_t)to, .is_open = 1,
                                     .trust = goes_on ? MN_TRUST_STYLES : MN_TRUST_UNCLOSED});
}

/* A closing mark that nothing opened: the opening one is taken to be lost at the paragraph's beginning. */
static mn_status unopened(pairing *p, const mn_mark *close) {
  if (p->list->count > 0 || p->searched || close->pos == 0 || !is_in(",.!?\xC0\xFF", p->v[close->pos - 1])) return MN_OK;
  p->searched = true;
  size_t from = 0;
  while (is_space(p->v[from])) from++;
  if (from >= close->pos) return MN_OK;
  return add(p->list, (mn_quotation){.from = (uint32_t)from, .to = (uint32_t)end_of(close), .inner_from = (uint32_t)from,
                                     .inner_to = close->pos, .trust = MN_TRUST_LOST});
}

static mn_status close_mark(pairing *p, const mn_mark *mark, size_t depth) {
  if (depth == 0) return p->depth == 0 ? unopened(p, mark) : MN_OK;
  p->depth = depth - 1;
  return depth == 1 ? between(p->list, &p->stack[0], mark) : MN_OK;
}

static mn_status open_mark(pairing *p, size_t i, size_t depth) {
  mn_mark mark = p->list->marks[i];
  mn_status status = MN_OK;
  if (depth == 0 || nests(p->list, i)) {
    if (p->depth < DEPTH) p->stack[p->depth++] = mark;
  } else if (depth == 1) {
    status = unclosed(p, &p->stack[0], mark.pos, false);
    p->stack[0] = mark;
    p->depth = 1;
  }
  return status;
}

static mn_status act(pairing *p, size_t i) {
  const mn_mark *mark = &p->list->marks[i];
  mn_mark_way way = direction(mark);
  size_t depth = holder(p, kind_of(mark).family);
  if (way == MN_MARK_UNKNOWN) {
    if (depth) way = MN_MARK_CLOSE;
    else if (kind_of(mark).typed != MN_MARK_UNKNOWN) way = mark->lean;
  }
  return way == MN_MARK_CLOSE ? close_mark(p, mark, depth) : open_mark(p, i, depth);
}

/* Pair the marks from i on as far as one step goes; *i becomes the next. */
static mn_status step(pairing *p, size_t *i) {
  const mn_mark *mark = &p->list->marks[*i];
  mn_status status = MN_OK;
  if (kind_of(mark).family != MN_MARK_SINGLE) {
    status = act(p, *i);
  } else if (p->depth == 0 && opens_single(p, mark)) {
    size_t close = single_close(p, *i);
    if (close != NONE) {
      status = between(p->list, mark, &p->list->marks[close]);
      *i = close;
    }
  }
  ++*i;
  return status;
}

mn_status mn_quotations_read(mn_quotations *list, const char *s, const char *view, size_t n, const char *next,
                             size_t next_size) {
  pairing p = {.list = list, .v = (const unsigned char *)view, .n = n};
  list->count = list->mark_count = 0;
  if (n > UINT32_MAX) return MN_ELIMIT;
  mn_status status = collect(list, s, p.v, n);
  for (size_t i = 0; status == MN_OK && i < list->mark_count;) status = step(&p, &i);
  if (status != MN_OK || p.depth == 0) return status;
  return unclosed(&p, &p.stack[0], n, mn_mark_opens(next, next_size, (mn_mark_family)kind_of(&p.stack[0]).family));
}

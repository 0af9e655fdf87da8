/*
 * Numbers: what they are worth, what they count, what they cost. Parts of dates, clock times, scores, ordinals and years
 * are none.
 */
#include <string.h>

#include "entity_parts.h"

#define NOUN_WORDS 5 /* words between a number and the end of what it counts */

/* What has been read of a number. */
typedef struct number {
  size_t end;   /* the atom after it */
  double value;
  int has_value, is_vague, is_power; /* ends in a power that asks for `of` or `de` */
  int is_word;
} number;

static double digits_value(const mn_pass *p, size_t i) {
  double value = 0;
  for (uint32_t k = p->a[i].from; k < p->a[i].to && (unsigned)(p->s[k] - '0') < 10u; k++)
    value = value * 10 + (p->s[k] - '0');
  return value;
}

static size_t size_of(const mn_pass *p, size_t i) {
  return p->a[i].to - p->a[i].from;
}

static int is_digits(const mn_pass *p, size_t i) {
  return i < p->count && p->a[i].shape == MN_SHAPE_NUMBER;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

/* What letters right behind the figures of an amount multiply by, as in `£2.3bn`; 0 where they are no such letters. */
static double suffix_power(const char *s, size_t n) {
  static const struct {
    const char *letters;
    double power;
  } SUFFIXES[] = {{"k", 1e3},   {"K", 1e3},   {"m", 1e6},  {"M", 1e6},  {"mn", 1e6},  {"mln", 1e6}, {"bn", 1e9},
                  {"B", 1e9},   {"b", 1e9},   {"Md", 1e9}, {"Mds", 1e9}, {"md", 1e9}, {"Mrd", 1e9}, {"tn", 1e12}};
  for (size_t k = 0; k < sizeof SUFFIXES / sizeof *SUFFIXES; k++)
    if (strlen(SUFFIXES[k].letters) == n && memcmp(SUFFIXES[k].letters, s, n) == 0) return SUFFIXES[k].power;
  return 0;
}

/* How many figures the word begins with. */
static size_t figures(const mn_pass *p, size_t i) {
  size_t k = p->a[i].from;
  while (k < p->a[i].to && (unsigned)(p->s[k] - '0') < 10u) k++;
  return k - p->a[i].from;
}

/* The power of the letters that end the word, after figures: `3bn`; 0 where they are none. */
static double glued_power(const mn_pass *p, size_t i) {
  if (i >= p->count || p->a[i].shape != MN_SHAPE_MIXED) return 0;
  size_t n = figures(p, i);
  return suffix_power(p->s + p->a[i].from + n, p->a[i].to - p->a[i].from - n);
}

/* Digits from i on, with their separators: 5,000 and 2 000 and 1.5. */
static void read_digits(const mn_pass *p, size_t i, number *n) {
  n->value = digits_value(p, i);
  n->end = i + 1;
  n->has_value = 1;
  while (is_digits(p, n->end) && size_of(p, n->end) == 3 && size_of(p, i) <= 3 &&
         (p->a[n->end].gap == MN_GAP_COMMA || p->a[n->end].gap == MN_GAP_SPACE ||
          (p->a[n->end].gap == MN_GAP_DOT && (p->french || is_digits(p, n->end + 1)))))
    n->value = n->value * 1000 + digits_value(p, n->end++);
  if (glued_power(p, i) > 0) return;
  unsigned gap = p->a[n->end].gap;
  size_t size = n->end < p->count ? figures(p, n->end) : 0;
  int has_part = is_digits(p, n->end) || glued_power(p, n->end) > 0;
  if (has_part && (gap == MN_GAP_DOT || (gap == MN_GAP_COMMA && size <= 2))) {
    double part = digits_value(p, n->end), unit = 1;
    for (size_t k = size; k > 0; k--) unit *= 10;
    n->value += part / unit;
    n->end++;
  }
}

/* An amount with its power glued to it: `£8m`, `2,3Md€`. */
static void read_amount(const mn_pass *p, size_t i, number *n) {
  read_digits(p, i, n);
  double power = glued_power(p, n->end - 1);
  if (power > 0) n->value *= power;
}

static int is_number_word(const mn_pass *p, size_t i, uint32_t classes) {
  return i < p->count && mn_atom_is(&p->a[i], classes);
}

static int is_of(const mn_pass *p, size_t i) {
  return mn_is_text(p, i, "of") || mn_is_text(p, i, "de") || mn_is_text(p, i, "d");
}

/* Number words from i on: `twenty-five`, `deux cent cinquante`, `several hundred`, `une vingtaine`. */
static void read_words(const mn_pass *p, size_t i, number *n) {
  double total = 0, group = n->has_value ? n->value : 0;
  size_t k = n->end;
  int seen = n->has_value;
  while (k < p->count && (k == i || p->a[k].gap == MN_GAP_SPACE || p->a[k].gap == MN_GAP_HYPHEN)) {
    if (is_number_word(p, k, MN_IS_NUMBER)) {
      double v = p->a[k].term->value;
      group = v == 20 && group == 4 ? 80 : group + v;
      n->is_power = 0;
    } else if (is_number_word(p, k, MN_IS_POWER)) {
      double v = p->a[k].term->value;
      if (v == 100) group = (group > 0 ? group : 1) * v;
      else if (v < 100) group = group > 0 ? group * v : v;
      else {
        total += (group > 0 ? group : 1) * v;
        group = 0;
      }
      n->is_power = 1;
    } else if (n->is_power && k + 1 < p->count && is_of(p, k) && is_number_word(p, k + 1, MN_IS_POWER) && group > 0) {
      n->end = k; /* `tens of thousands` */
    } else if (!(seen && (mn_is_text(p, k, "and") || mn_is_text(p, k, "et")) && k + 1 < p->count &&
                 p->a[k + 1].gap == MN_GAP_SPACE && is_number_word(p, k + 1, MN_IS_NUMBER) && n->is_power)) {
      break;
    }
    seen = 1;
    k++;
  }
  if (k > n->end) {
    n->end = k;
    n->value = total + group;
    n->has_value = 1;
  }
}

/* The number that begins at i; its end is i where there is none. */
static number read_number(const mn_pass *p, size_t i) {
  number n = {.end = i};
  const mn_atom *a = &p->a[i];
  if (a->shape == MN_SHAPE_NUMBER || glued_power(p, i) > 0) {
    read_amount(p, i, &n);
    if (is_number_word(p, n.end, MN_IS_POWER) && p->a[n.end].gap == MN_GAP_SPACE) read_words(p, i, &n);
    return n;
  }
  if (a->shape != MN_SHAPE_LOWER && !(a->flags & MN_ATOM_START) && !(a->flags & MN_ATOM_HEADING)) return n;
  static const char *const ARTICLES[] = {"a", "A", "un", "une", "Une", NULL};
  if (!is_number_word(p, i, MN_IS_VAGUE | MN_IS_NUMBER | MN_IS_POWER) && !is_number_word(p, i + 1, MN_IS_POWER)) return n;
  int article = mn_is_one_of(p, i, ARTICLES);
  if (is_number_word(p, i, MN_IS_VAGUE) || article) {
    if (!is_number_word(p, i + 1, MN_IS_POWER) || p->a[i + 1].gap != MN_GAP_SPACE) return n;
    n.end = i + 1;
    n.is_vague = !article;
    read_words(p, i + 1, &n);
    if (n.is_vague) n.has_value = 0;
  } else if (is_number_word(p, i, MN_IS_NUMBER | MN_IS_POWER)) {
    read_words(p, i, &n);
  }
  n.is_word = 1;
  return n;
}

/* ---- what is no number ------------------------------------------------------------------------------------------- */

static int is_year(const number *n, const mn_pass *p, size_t i) {
  return p->a[i].shape == MN_SHAPE_NUMBER && n->end == i + 1 && size_of(p, i) == 4 && n->value >= 1000 &&
      n->value <= 2199;
}

/* Do figures stand in a date, a clock time, a score, a section's number? */
static int is_in_figure(const mn_pass *p, size_t i, size_t end) {
  if (i > 0 && p->a[i].shape == MN_SHAPE_NUMBER) {
    unsigned gap = p->a[i].gap;
    if (!(gap & (MN_GAP_SPACE | MN_GAP_BREAK | MN_GAP_MONEY | MN_GAP_OPEN | MN_GAP_QUOTE | MN_GAP_APOSTROPHE))) return 1;
    if (gap == MN_GAP_SPACE && mn_atom_is(&p->a[i - 1], MN_IS_TIME)) return 1;
    if (gap == MN_GAP_APOSTROPHE && p->a[i - 1].shape == MN_SHAPE_NUMBER) return 1;
  }
  if (end < p->count && p->a[end].gap == MN_GAP_SPACE && mn_atom_is(&p->a[end], MN_IS_TIME)) return 1;
  unsigned gap = p->a[end].gap;
  return end < p->count && p->a[end - 1].shape == MN_SHAPE_NUMBER && gap != MN_GAP_HYPHEN && is_digits(p, end) &&
         !(gap & (MN_GAP_SPACE | MN_GAP_BREAK | MN_GAP_CLOSE));
}

/* Does a capitalised word before the number have it in its name: `Article 5`, `FRANCE 24`? */
static int is_numbered(const mn_pass *p, size_t i) {
  const mn_atom *before = mn_before(p, i);
  return i > 0 && p->a[i].gap == MN_GAP_SPACE && mn_atom_is_capital(before) && !(before->flags & MN_ATOM_START) &&
         p->a[i].shape == MN_SHAPE_NUMBER && !(p->a[i].flags & MN_ATOM_HEADING);
}

/* ---- hedges ------------------------------------------------------------------------------------------------------ */

/* `more than`, `au moins`, `près de` before the atom i: the first atom of the hedge, or i. */
static size_t hedge_start(const mn_pass *p, size_t i) {
  static const char *const OPENERS[] = {"at", "au", "up", "no", NULL};
  size_t k = i;
  while (k > 0 && i - k < 3 && mn_gap_is_close(p->a[k].gap)) {
    const mn_atom *a = &p->a[k - 1];
    int joint = mn_atom_is(a, MN_IS_OF) && k - 1 > 0 && mn_atom_is(&p->a[k - 2], MN_IS_HEDGE);
    int opener = k < i && mn_is_one_of(p, k - 1, OPENERS);
    if (!mn_atom_is(a, MN_IS_HEDGE) && !joint && !opener) break;
    k--;
  }
  return k;
}

static void set_hedge(const mn_pass *p, mn_mention *m) {
  size_t start = hedge_start(p, m->first);
  if (start == m->first) return;
  m->hedge_from = p->a[start].from;
  m->hedge_to = p->a[m->first - 1].to;
}

/* ---- what is counted --------------------------------------------------------------------------------------------- */

static int ends_plural(const mn_pass *p, size_t i) {
  const char *end = p->s + p->a[i].to;
  size_t n = size_of(p, i);
  if (n < 4) return 0;
  if (p->french) return end[-1] == 's' || end[-1] == 'x';
  if (n > 5 && memcmp(end - 3, "men", 3) == 0) return 1; /* gunmen, policewomen */
  return end[-1] == 's' && end[-2] != 's' && end[-2] != '\'' && !(end[-2] == 'u' && end[-3] != 'n') &&
      !(end[-2] == 'i' && n < 6);
}

static int follows(const mn_pass *p, size_t i) {
  return i < p->count && (p->a[i].gap == MN_GAP_SPACE || p->a[i].gap == MN_GAP_HYPHEN ||
      p->a[i].gap == MN_GAP_APOSTROPHE);
}

/* `heads of state`, `members of parliament`. */
static size_t noun_tail(const mn_pass *p, size_t end) {
  int is_head = mn_is_text(p, end - 1, "heads") || mn_is_text(p, end - 1, "chefs");
  if (!is_head || end + 1 >= p->count || p->a[end].gap != MN_GAP_SPACE) return end;
  size_t k = end + 1;
  if (!mn_atom_is(&p->a[end], MN_IS_OF)) return end;
  return p->a[k].gap == MN_GAP_SPACE || p->a[k].gap == MN_GAP_APOSTROPHE ? k + 1 : end;
}

/* The end of the English noun phrase that a number before i counts: up to the first plural; i where there is none. */
static size_t english_noun(const mn_pass *p, size_t i, int *is_time) {
  static const char *const BEFORE_NOUN[] = {"other", "more", "new", "additional", NULL};
  for (size_t k = i; k < i + NOUN_WORDS && follows(p, k); k++) {
    const mn_atom *a = &p->a[k];
    if (a->shape >= MN_SHAPE_NUMBER && p->a[k].gap != MN_GAP_HYPHEN) return i;
    if (mn_atom_is(a, MN_IS_UNIT)) return *is_time = 1, i;
    if (mn_atom_is(a, MN_IS_COUNTED)) return k + 1;
    if (mn_is_one_of(p, k, BEFORE_NOUN)) continue;
    if (mn_atom_is(a, MN_IS_FUNCTION | MN_IS_SPEECH | MN_IS_ACTION | MN_IS_TIME)) return i;
    if (ends_plural(p, k) && !mn_atom_is(a, MN_IS_GIVEN)) return noun_tail(p, k + 1);
  }
  return i;
}

static size_t french_noun(const mn_pass *p, size_t i, int *is_time) {
  size_t k = i;
  while (k < i + 3 && follows(p, k) && mn_atom_is(&p->a[k], MN_IS_BEFORE_NOUN)) k++;
  if (!follows(p, k)) return i;
  const mn_atom *a = &p->a[k];
  if (mn_atom_is(a, MN_IS_UNIT)) return *is_time = 1, i;
  if (mn_atom_is(a, MN_IS_FUNCTION | MN_IS_TIME | MN_IS_PART | MN_IS_NUMBER | MN_IS_POWER) ||
      a->shape >= MN_SHAPE_NUMBER) return i;
  if (mn_atom_is(a, MN_IS_SPEECH) && !ends_plural(p, k)) return i;
  return noun_tail(p, k + 1);
}

/* The noun phrase after the number; its end, or n->end. *from is where it begins. */
static size_t counted_end(const mn_pass *p, const number *n, size_t *from, int *is_time) {
  size_t i = n->end;
  if (n->is_power && follows(p, i) && is_of(p, i)) i++;
  *from = i;
  if (i > n->end && mn_is_text(p, n->end, "of") && i < p->count && mn_atom_is(&p->a[i], MN_IS_ARTICLE)) return n->end;
  size_t end = p->french ? french_noun(p, i, is_time) : english_noun(p, i, is_time);
  return end > i ? end : n->end;
}

/* ---- money and shares -------------------------------------------------------------------------------------------- */

static int is_currency(const mn_pass *p, size_t i) {
  return i < p->count && mn_atom_is(&p->a[i], MN_IS_CURRENCY);
}

/* The end of an amount of money [i, end), its start in *start; 0 where it is none. */
static size_t money_end(const mn_pass *p, size_t i, const number *n, size_t *start) {
  size_t end = n->end, k = end;
  *start = i;
  if (k < p->count && p->a[k].gap != MN_GAP_BREAK && (p->a[k].gap == MN_GAP_SPACE || p->a[k].gap == MN_GAP_APOSTROPHE)) {
    if (n->is_power && is_of(p, k)) k++;
    if (k < p->count && mn_hit_at(p, k) && mn_hit_type(p, mn_hit_at(p, k)) == MN_NORP && is_currency(p, mn_hit_end(p, k)))
      k = mn_hit_end(p, k);
    if (mn_is_text(p, k, "US") && is_currency(p, k + 1)) k++;
    if (is_currency(p, k)) {
      end = k + 1;
      while (is_currency(p, end) && p->a[end].gap == MN_GAP_SPACE) end++;
      return end;
    }
  }
  if (i > 0 && (p->a[i].gap & MN_GAP_MONEY) && !(p->a[i].gap & (MN_GAP_BREAK | MN_GAP_COMMA))) return end;
  if (i > 0 && p->a[i].gap == MN_GAP_SPACE && is_currency(p, i - 1) && mn_atom_is_capital(&p->a[i - 1])) {
    *start = i - 1;
    return end;
  }
  return (p->a[n->end].gap & MN_GAP_MONEY) && !is_digits(p, n->end) ? end : 0;
}

static int is_sign(unsigned char c) {
  return c == '$' || c >= 0x80;
}

/* Take a currency sign before or after the amount into the span. */
static void take_signs(const mn_pass *p, mn_mention *m) {
  uint32_t from = m->from, least = m->first ? p->a[m->first - 1].to : 0;
  if (p->a[m->first].gap & MN_GAP_MONEY) {
    while (from > least && !is_sign((unsigned char)p->s[from - 1])) from--;
    while (from > least && is_sign((unsigned char)p->s[from - 1]) && (unsigned char)p->s[from - 1] != '$' &&
           ((unsigned char)p->s[from - 1] & 0xC0) == 0x80) from--;
    if (from > least) m->from = from - 1;
    const mn_atom *before = mn_before(p, m->first);
    if (m->from == before->to && m->first && before->shape == MN_SHAPE_UPPER &&
        before->to - before->from <= 3) m->from = before->from;
  } else if ((p->a[m->end].gap & MN_GAP_MONEY) && p->a[m->end - 1].shape >= MN_SHAPE_NUMBER) {
    uint32_t to = m->to, most = m->end < p->count ? p->a[m->end].from : (uint32_t)p->n;
    while (to < most && !is_sign((unsigned char)p->s[to])) to++;
    while (to < most && (unsigned char)p->s[to] == 0xC2 && to + 1 < most && (unsigned char)p->s[to + 1] == 0xA0) to += 2;
    if (to < most && (unsigned char)p->s[to] == 0xE2 && to + 2 < most && (unsigned char)p->s[to + 1] == 0x80) to += 3;
    if (to < most) to++;
    while (to < most && ((unsigned char)p->s[to] & 0xC0) == 0x80) to++;
    m->to = to;
  }
}

static size_t add_number(mn_pass *p, size_t i, size_t end, const number *n, mn_entity_type type) {
  mn_mention *m = mn_mention_add(p, i, end, type, MN_RULE_NUMBER, 85);
  if (!m) return end;
  m->value = n->value;
  if (n->has_value) m->flags |= MN_MENTION_VALUE;
  set_hedge(p, m);
  if (type == MN_MONEY) take_signs(p, m);
  return end;
}

/* The end of `45%` or `45 per cent`, 0 where it is no share; *to its last byte. */
static size_t share_end(const mn_pass *p, const number *n, uint32_t *to) {
  size_t k = n->end;
  *to = 0;
  if (p->a[k].gap & MN_GAP_PERCENT) {
    const char *sign = memchr(p->s + p->a[k - 1].to, '%', p->n - p->a[k - 1].to);
    *to = sign ? (uint32_t)(sign - p->s) + 1 : 0;
    return k;
  }
  if (!follows(p, k)) return 0;
  if (mn_is_text(p, k, "percent")) return k + 1;
  return (mn_is_text(p, k, "per") || mn_is_text(p, k, "pour")) && k + 1 < p->count && mn_is_text(p, k + 1, "cent")
      ? k + 2 : 0;
}

/* Does a number without a noun count something: `12 of the 25`, `une vingtaine`? */
static int stands_alone(const mn_pass *p, size_t i, const number *n) {
  if (is_year(n, p, i) && !n->is_word) return 0;
  unsigned gap = p->a[n->end].gap;
  if (n->end < p->count && gap == MN_GAP_SPACE && (mn_is_text(p, n->end, "of") || mn_is_text(p, n->end, "des"))) return 1;
  if (n->end < p->count && gap == MN_GAP_SPACE && mn_is_text(p, n->end, "d") &&
      p->a[n->end + 1].gap == MN_GAP_APOSTROPHE) return 1;
  if (n->is_power) return 1;
  return !n->is_word && n->value >= 10 && !(p->a[i].gap & MN_GAP_OPEN) && !(p->a[i].flags & MN_ATOM_CREDIT) &&
         hedge_start(p, i) < i;
}

static size_t part_at(mn_pass *p, size_t i) {
  const mn_atom *a = &p->a[i];
  if (!mn_atom_is(a, MN_IS_PART) || (a->gap & MN_GAP_HYPHEN) || p->a[i + 1].gap == MN_GAP_HYPHEN) return i;
  if (a->shape != MN_SHAPE_LOWER && !(a->flags & MN_ATOM_START)) return i;
  number n = {.end = i + 1, .value = a->term->value, .has_value = 1, .is_word = 1};
  return add_number(p, i, i + 1, &n, MN_CARDINAL);
}

/* Is it a year, and not one that counts what follows: `in 2012 rebels came`? */
static int is_date_year(const mn_pass *p, size_t i, const number *n) {
  if (!is_year(n, p, i) || i == 0) return 0;
  const mn_atom *before = &p->a[i - 1];
  return mn_atom_is(before, MN_IS_FUNCTION | MN_IS_TIME) && !mn_atom_is(before, MN_IS_HEDGE | MN_IS_ARTICLE);
}

/* A number that is no money and no share, with what it counts. */
static size_t counted_at(mn_pass *p, size_t i, const number *n) {
  size_t noun, before = p->finder->count;
  int is_time = 0;
  size_t end = counted_end(p, n, &noun, &is_time);
  if (is_time || is_numbered(p, i)) return n->end;
  if (end > n->end && !is_date_year(p, i, n)) {
    add_number(p, i, end, n, MN_QUANTITY);
    if (p->finder->count > before) p->finder->mentions[before].noun = p->a[noun].from;
  } else if (stands_alone(p, i, n)) {
    add_number(p, i, n->end, n, MN_CARDINAL);
  }
  return n->end; /* the noun phrase may hold names */
}

/* Can a number begin at the atom? */
static int may_begin(const mn_pass *p, size_t i) {
  const mn_atom *a = &p->a[i];
  if (!mn_may_be_number(a)) return 0;
  if (a->shape == MN_SHAPE_MIXED && !mn_atom_is(a, MN_NUMBER_CLASSES) && glued_power(p, i) == 0) return 0;
  return !(a->hit && (mn_hit_end(p, i) > i + 1 || a->shape != MN_SHAPE_NUMBER));
}

size_t mn_number_at(mn_pass *p, size_t i) {
  if (!may_begin(p, i)) return i;
  if (mn_atom_is(&p->a[i], MN_IS_PART)) return part_at(p, i);
  number n = read_number(p, i);
  if (n.end == i) return i;
  if (is_in_figure(p, i, n.end)) return n.end;
  uint32_t to;
  size_t start, end = money_end(p, i, &n, &start);
  if (end) return add_number(p, start, end, &n, MN_MONEY);
  if (glued_power(p, n.end - 1) > 0) return i; /* `5k`, `A 10M` */
  end = share_end(p, &n, &to);
  if (!end) return counted_at(p, i, &n);
  add_number(p, i, end, &n, MN_QUANTITY);
  if (to && p->finder->count) p->finder->mentions[p->finder->count - 1].to = to;
  return end;
}

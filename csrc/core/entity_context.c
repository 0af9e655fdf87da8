/*
 * What stands around a name, and how it ends, as evidence of its type.
 */
#include <string.h>

#include "entity_parts.h"

#define APPOSITION_WORDS 8

static int is_small(const mn_pass *p, size_t i, uint32_t classes) {
  return i < p->count && p->a[i].shape == MN_SHAPE_LOWER && mn_atom_is(&p->a[i], classes);
}

/* A kind of place as a type: rivers and lakes are no governments. */
static int place_type(const mn_pass *p, size_t i) {
  return p->a[i].term->value > 0 ? MN_LOC : MN_GPE;
}

/* `the town of X`, `ville de X`, `X region`, `the region, X`. */
static int by_place(const mn_pass *p, size_t i, size_t end) {
  if (p->a[end].gap == MN_GAP_SPACE && is_small(p, end, MN_IS_PLACE) && !p->french) return place_type(p, end);
  size_t k = i;
  while (k > 0 && k + 3 > i && is_small(p, k - 1, MN_IS_OF | MN_IS_ARTICLE) && mn_gap_is_close(p->a[k].gap)) k--;
  if (k > 0 && k < i && is_small(p, k - 1, MN_IS_PLACE) && p->a[k].gap == MN_GAP_SPACE && is_small(p, k, MN_IS_OF))
    return place_type(p, k - 1);
  return -1;
}

/* A title, an occupation or a kinship in small letters before the name; an adjective of nationality may stand between. */
static int by_title(const mn_pass *p, size_t i) {
  if (i == 0 || p->a[i].gap != MN_GAP_SPACE) return -1;
  size_t k = i - 1;
  if (p->a[k].hit && k > 0 && p->a[k].shape == MN_SHAPE_LOWER && p->a[k].gap == MN_GAP_SPACE) k--;
  return is_small(p, k, MN_IS_TITLE | MN_IS_OCCUPATION | MN_IS_KIN) && !is_small(p, k, MN_IS_FUNCTION | MN_IS_PLACE)
      ? MN_PER : -1;
}

/* `, 34,` or `, an analyst at` or `, ministre de` behind the name. */
static int by_apposition(const mn_pass *p, size_t end) {
  if (p->a[end].gap != (MN_GAP_COMMA | MN_GAP_SPACE) || end >= p->count) return -1;
  const mn_atom *a = &p->a[end];
  if (a->shape == MN_SHAPE_NUMBER && a->to - a->from <= 2 && (p->a[end + 1].gap & MN_GAP_COMMA)) return MN_PER;
  if (is_small(p, end, MN_IS_TITLE | MN_IS_OCCUPATION)) return MN_PER;
  if (mn_is_text(p, end, "who")) return MN_PER;
  if (!is_small(p, end, MN_IS_ARTICLE) && !mn_is_text(p, end, "his") && !mn_is_text(p, end, "her")) return -1;
  for (size_t k = end + 1; k < p->count && k <= end + APPOSITION_WORDS; k++) {
    if (!mn_gap_is_inner(p->a[k].gap)) break;
    if (is_small(p, k, MN_IS_PLACE)) return place_type(p, k);
    if (mn_atom_is(&p->a[k], MN_IS_TITLE | MN_IS_OCCUPATION)) return MN_PER;
    if (is_small(p, k, MN_IS_OF | MN_IS_IN)) break;
  }
  return -1;
}

/* A verb of saying beside the name, with the name as its subject. */
static int by_speech(const mn_pass *p, size_t i, size_t end) {
  static const char *const NAMING[] = {"called", "calls", "thanked", "met", "named", NULL};
  /* `Ministers said`: a plural that has its capital from where it stands */
  int is_plural = end == i + 1 && (p->a[i].flags & MN_ATOM_START) && p->s[p->a[i].to - 1] == 's' && !p->french;
  if (is_plural && !mn_atom_is(&p->a[i], MN_IS_GIVEN | MN_IS_SURNAME)) return -1;
  if (p->a[end].gap == MN_GAP_SPACE && is_small(p, end, MN_IS_SPEECH)) return MN_PER;
  int is_perfect = p->french && p->a[end].gap == MN_GAP_SPACE && mn_is_text(p, end, "a");
  if (is_perfect && is_small(p, end + 1, MN_IS_SPEECH)) return MN_PER;
  if (i > 0 && p->a[i].gap == MN_GAP_SPACE && is_small(p, i - 1, MN_IS_SPEECH) && !mn_is_one_of(p, i - 1, NAMING) &&
      (p->a[end].gap & (MN_GAP_COMMA | MN_GAP_DOT | MN_GAP_BREAK | MN_GAP_COLON | MN_GAP_QUOTE)) &&
          p->a[i - 1].gap != MN_GAP_SPACE)
    return MN_PER;
  return -1;
}

/* `an analyst at X`, `professor at the X`: where one works. */
static int by_employer(const mn_pass *p, size_t i) {
  static const char *const AT[] = {"at", "with", "chez", NULL};
  size_t k = i;
  if (k > 1 && p->a[k].gap == MN_GAP_SPACE && is_small(p, k - 1, MN_IS_ARTICLE)) k--;
  if (k < 2 || p->a[k].gap != MN_GAP_SPACE || !mn_is_one_of(p, k - 1, AT)) return -1;
  for (size_t j = k - 1; j-- > 0 && j + 4 > k && !(p->a[j + 1].gap & ~(unsigned)MN_GAP_SPACE);)
    if (mn_atom_is(&p->a[j], MN_IS_OCCUPATION | MN_IS_TITLE)) return MN_ORG;
  return -1;
}

/* Is the word written like a product's: `AppStore`? Particles of surnames go on with a capital too: `McBride`. */
static int has_inner_capital(const mn_pass *p, size_t i) {
  const char *word = p->s + p->a[i].from;
  size_t n = p->a[i].to - p->a[i].from;
  if (p->a[i].shape != MN_SHAPE_CAPITAL) return 0;
  for (size_t k = 4; k < n; k++)
    if ((unsigned)(word[k] - 'A') < 26u && (unsigned)(word[k - 1] - 'a') < 26u) return 1;
  return n > 3 && (unsigned)(word[n - 1] - 'A') < 26u; /* `LiveU` */
}

/* A preposition before it, a state behind its comma, `-based`. */
static int by_position(const mn_pass *p, size_t i, size_t end) {
  static const char *const VAGUE[] = {"into", "around", "to", "au", "aux", NULL};
  if (p->a[end].gap == MN_GAP_HYPHEN && (mn_is_text(p, end, "based") || mn_is_text(p, end, "born"))) return MN_GPE;
  const mn_hit *state = end < p->count && p->a[end].gap == (MN_GAP_COMMA | MN_GAP_SPACE) ? mn_hit_at(p, end) : NULL;
  if (state && mn_hit_type(p, state) == MN_GPE && end - i <= 2) return MN_GPE;
  if (i == 0 || p->a[i].gap != MN_GAP_SPACE || end - i > 2 || p->a[i].shape == MN_SHAPE_UPPER) return -1;
  if (!is_small(p, i - 1, MN_IS_IN) || mn_is_one_of(p, i - 1, VAGUE)) return -1;
  if (end == i + 1 && has_inner_capital(p, i)) return MN_ORG;
  return mn_is_text(p, i - 1, "en") && end > i + 1 ? -1 : MN_GPE;
}

int mn_context_type(const mn_pass *p, size_t i, size_t end, mn_entity_rule *rule) {
  int type = by_place(p, i, end);
  if (type < 0) type = by_title(p, i);
  if (type < 0 && p->a[i].shape != MN_SHAPE_UPPER) type = by_employer(p, i);
  if (type < 0 && p->a[i].shape != MN_SHAPE_UPPER && (type = by_apposition(p, end)) >= 0) *rule = MN_RULE_APPOSITION;
  if (type < 0 && p->a[i].shape != MN_SHAPE_UPPER && end - i <= 3) type = by_speech(p, i, end);
  if (type < 0) type = by_position(p, i, end);
  return type;
}

#define LETTER(c) (UINT32_C(1) << ((c) & 31))

int mn_ending_type(const mn_pass *p, size_t i, size_t end) {
  static const struct {
    const char *ending;
    uint8_t type, most, least; /* words that the name may and must have */
    uint8_t size;
  } ENDINGS[] = {
    {"ville", MN_GPE, 2, 1, 5}, {"shire", MN_GPE, 2, 1, 5}, {"burg", MN_GPE, 2, 1, 4}, {"burgh", MN_GPE, 2, 1, 5},
    {"bourg", MN_GPE, 2, 1, 5}, {"stan", MN_GPE, 2, 1, 4}, {"grad", MN_GPE, 1, 1, 4}, {"abad", MN_GPE, 2, 1, 4},
    {"polis", MN_GPE, 1, 1, 5}, {"town", MN_GPE, 2, 1, 4}, {"dougou", MN_GPE, 2, 1, 6}, {"kuy", MN_GPE, 1, 1, 3},
    {"land", MN_GPE, 1, 1, 4}, {"ovic", MN_PER, 3, 2, 4}, {"enko", MN_PER, 3, 1, 4},
    {"ovich", MN_PER, 3, 1, 5}, {"sson", MN_PER, 3, 1, 4}, {"sky", MN_PER, 3, 2, 3}, {"ski", MN_PER, 3, 2, 3},
    {"ova", MN_PER, 3, 2, 3}, {"yev", MN_PER, 3, 2, 3},
  };
  /* the letters that may stand before the last one, a bit each: nearly no name need be compared */
  static const uint32_t BEFORE_LAST[32] = {
    ['a' & 31] = LETTER('v'), ['c' & 31] = LETTER('i'), ['d' & 31] = LETTER('a') | LETTER('n'),
    ['e' & 31] = LETTER('l') | LETTER('r'), ['g' & 31] = LETTER('r'), ['h' & 31] = LETTER('g') | LETTER('c'),
    ['i' & 31] = LETTER('k'), ['n' & 31] = LETTER('a') | LETTER('w') | LETTER('o'), ['o' & 31] = LETTER('k'),
    ['s' & 31] = LETTER('i'), ['u' & 31] = LETTER('o'), ['v' & 31] = LETTER('e'), ['y' & 31] = LETTER('u') | LETTER('k'),
  };
  const mn_atom *last = &p->a[end - 1];
  for (size_t k = i + 1; k + 1 < end; k++) /* `Bois-le-Duc` */
    if (p->a[k].shape == MN_SHAPE_LOWER && p->a[k].gap == MN_GAP_HYPHEN &&
        p->a[k + 1].gap == MN_GAP_HYPHEN) return MN_GPE;
  if (last->shape != MN_SHAPE_CAPITAL || last->to - last->from < 6) return -1;
  if (!(BEFORE_LAST[p->s[last->to - 1] & 31] & LETTER(p->s[last->to - 2]))) return -1;
  for (size_t k = 0; k < sizeof ENDINGS / sizeof *ENDINGS; k++) {
    size_t n = ENDINGS[k].size, words = end - i;
    if (last->to - last->from < n + 3 || words > ENDINGS[k].most || words < ENDINGS[k].least) continue;
    if (memcmp(p->s + last->to - n, ENDINGS[k].ending, n) == 0) return ENDINGS[k].type;
  }
  return -1;
}

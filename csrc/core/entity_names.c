/*
 * The first pass over capitalised words: lists, titles, given names, head words; what is left goes by its surroundings.
 */
#include "entity_parts.h"

#include <string.h>

#define HEAD_WORDS 8    /* words of a name that ends with a head word, at most */
#define PERSON_WORDS 6

/* ---- words ------------------------------------------------------------------------------------------------------- */

/* May a name go on over the gap before the word i? */
static int joins(const mn_pass *p, size_t i) {
  unsigned gap = p->a[i].gap;
  if (((p->a[i].flags ^ p->a[i - 1].flags) & MN_ATOM_CREDIT)) return 0;
  if (mn_gap_joins(gap)) return 1;
  if (gap == MN_GAP_APOSTROPHE) return p->a[i - 1].to - p->a[i - 1].from <= 2;
  if (gap == (MN_GAP_DOT | MN_GAP_SPACE) || gap == MN_GAP_DOT)
    return mn_is_dotted_initial(p, i - 1) || (mn_atom_is(&p->a[i - 1], MN_IS_TITLE | MN_IS_SUFFIX) &&
        !(p->a[i].flags & MN_ATOM_START));
  return gap == (MN_GAP_AMPERSAND | MN_GAP_SPACE);
}

/* The atom after `-sur-` and the like at i, inside a place's name; 0 where there is none. */
static size_t skip_hyphened(const mn_pass *p, size_t i) {
  size_t k = i;
  while (k < p->count && k < i + 3 && p->a[k].gap == MN_GAP_HYPHEN && p->a[k].shape == MN_SHAPE_LOWER &&
         mn_atom_is(&p->a[k], MN_IS_FUNCTION)) k++;
  return k > i && k < p->count && mn_atom_is_capital(&p->a[k]) && p->a[k].gap == MN_GAP_HYPHEN ? k : 0;
}

size_t mn_run_end(const mn_pass *p, size_t i) {
  size_t end = i + 1, next;
  for (;;) {
    if (end < p->count && joins(p, end) && (mn_is_name_word(p, end) || p->a[end].shape == MN_SHAPE_MIXED)) end++;
    else if (end < p->count && (next = skip_hyphened(p, end)) != 0) end = next + 1;
    else return end;
  }
}

static int has_lower(const mn_pass *p, size_t i) {
  return mn_atoms_have_lower(&p->finder->atoms, p->a[i].hash);
}

/* Is the word an everyday one that has its capital from where it stands? */
static int is_mere_capital(const mn_pass *p, size_t i) {
  const mn_atom *a = &p->a[i];
  if (!(a->flags & (MN_ATOM_START | MN_ATOM_HEADING | MN_ATOM_UPPER))) return 0;
  return mn_atom_is(a, MN_IS_COMMON) || has_lower(p, i);
}

/* ---- persons ----------------------------------------------------------------------------------------------------- */

/* May the capitalised word i stand in a person's name after `words` others? */
static int person_word(const mn_pass *p, size_t i, size_t words) {
  const mn_atom *a = &p->a[i];
  if (!mn_is_name_word(p, i)) return 0;
  if (words == 0) return 1;
  int known = mn_atom_is(a, MN_IS_GIVEN | MN_IS_SURNAME);
  const mn_hit *hit = mn_hit_at(p, i);
  if (hit && !known && mn_hit_type(p, hit) != MN_PER && (words > 1 || mn_hit_end(p, i) > i + 1)) return 0;
  if (hit && !known && mn_hit_type(p, hit) == MN_NORP) return 0;
  /* `Jones MP`: letters after a name */
  int is_letters = a->shape == MN_SHAPE_UPPER && p->a[i - 1].shape == MN_SHAPE_CAPITAL && a->to - a->from <= 3;
  if (is_letters && (!mn_atom_is(a, MN_IS_SUFFIX) || mn_atom_is(a, MN_IS_COMMON))) return 0;
  int has_next = joins(p, i + 1) && mn_is_name_word(p, i + 1);
  if (mn_atom_is(a, MN_IS_TITLE) && !known && (has_next || words > 1)) return 0;
  return known || !mn_atom_is(a, MN_IS_COMMON) || !has_next;
}

/* The first word after the particles from i on, or 0 where no name goes on: `Ag`, `Ould`, `van der`. */
static size_t skip_particles(const mn_pass *p, size_t i, size_t words) {
  size_t k = i;
  while (k < p->count && k < i + 3 && mn_atom_is(&p->a[k], MN_IS_PARTICLE) && (k == i || joins(p, k))) {
    /* `de Paris` after two words is more often a phrase than a name */
    if (p->a[k].shape == MN_SHAPE_LOWER && mn_atom_is(&p->a[k], MN_IS_FUNCTION) && words != 1) return 0;
    k++;
  }
  if (k == i || k >= p->count || !mn_is_name_word(p, k)) return 0;
  int is_joined = joins(p, k) || p->a[k].gap == MN_GAP_APOSTROPHE;
  const mn_hit *hit = mn_hit_at(p, k);
  int is_place = hit && mn_hit_type(p, hit) != MN_PER && p->a[i].shape == MN_SHAPE_LOWER;
  return is_joined && !(is_place && !(i > 0 && words == 1 && p->french && mn_atom_is(&p->a[i - 1], MN_IS_GIVEN))) ? k : 0;
}

size_t mn_person_end(const mn_pass *p, size_t i, size_t most) {
  size_t j = i, words = 0;
  while (words < most && j < p->count && (j == i || joins(p, j))) {
    size_t next = mn_atom_is(&p->a[j], MN_IS_PARTICLE) ? skip_particles(p, j, words) : 0;
    if (next && !mn_hit_at(p, j)) j = next;
    else if (!person_word(p, j, words)) break;
    j++;
    words++;
  }
  /* `Hau Lung-bin` */
  if (j > i + 1 && j < p->count && p->a[j].gap == MN_GAP_HYPHEN && p->a[j].shape == MN_SHAPE_LOWER && !p->a[j].term->size &&
      !mn_atom_is(&p->a[j - 1], MN_IS_SURNAME)) j++;
  if (j > i && j < p->count && mn_atom_is(&p->a[j], MN_IS_SUFFIX) && !mn_atom_is(&p->a[j], MN_IS_COMMON) &&
      mn_atom_is_capital(&p->a[j]) &&
      (joins(p, j) || p->a[j].gap == (MN_GAP_COMMA | MN_GAP_SPACE)) && !mn_atom_is(&p->a[j], MN_IS_FUNCTION)) j++;
  return j;
}

/* How many words a person's name may have here: headings run names and other words together. */
static size_t person_most(const mn_pass *p, size_t i) {
  if (!(p->a[i].flags & (MN_ATOM_HEADING | MN_ATOM_UPPER))) return PERSON_WORDS;
  if (p->a[i].flags & MN_ATOM_CREDIT) return 3;
  return i + 2 < p->count && mn_atom_is(&p->a[i + 2], MN_IS_SURNAME) ? 3 : 2;
}

static size_t add_person(mn_pass *p, size_t i, size_t end, mn_entity_rule rule, unsigned confidence) {
  mn_mention *m = mn_mention_add(p, i, end, MN_PER, rule, confidence);
  if (m && end == i + 1) m->flags |= MN_MENTION_SHORT;
  return end;
}

/* The name at i after a title; i when there is none. */
static size_t titled_name(mn_pass *p, size_t i, int is_honorific) {
  const mn_hit *hit = i < p->count ? mn_hit_at(p, i) : NULL;
  if (i >= p->count || is_mere_capital(p, i)) return i;
  if (hit && mn_hit_type(p, hit) == MN_PER && mn_hit_end(p, i) >= mn_person_end(p, i, person_most(p, i))) {
    mn_mention *m = mn_mention_add_hit(p, i);
    if (m) m->flags |= MN_MENTION_TITLED;
    return mn_hit_end(p, i);
  }
  if (hit && mn_hit_type(p, hit) != MN_PER && !is_honorific && !mn_atom_is(&p->a[i], MN_IS_GIVEN)) return i;
  int is_known = mn_atom_is(&p->a[i], MN_IS_GIVEN | MN_IS_SURNAME);
  if (!is_honorific && !is_known && mn_atom_is(&p->a[i], MN_IS_COMMON | MN_IS_PLACE)) return i;
  if (p->a[i].shape == MN_SHAPE_UPPER && !(p->a[i].flags & (MN_ATOM_UPPER | MN_ATOM_CREDIT)) && !is_honorific &&
      mn_run_end(p, i) == i + 1) return i;
  size_t end = mn_person_end(p, i, person_most(p, i));
  if (end == i) return i;
  add_person(p, i, end, MN_RULE_TITLE, 90);
  if (p->finder->count) p->finder->mentions[p->finder->count - 1].flags |= MN_MENTION_TITLED;
  return end;
}

/* Titles and the person after them. Returns where to go on, or i. */
static size_t titles_at(mn_pass *p, size_t i, size_t run) {
  static const char *const SAINTS[] = {"St", "Ste", "Saint", "Sainte", NULL};
  size_t t = i;
  uint32_t seen = 0;
  if (mn_is_one_of(p, i, SAINTS)) return i; /* more places than persons */
  while (t < p->count && t < run + 1 && (t == i || joins(p, t)) && mn_atom_is_capital(&p->a[t]) &&
         mn_atom_is(&p->a[t], MN_IS_TITLE | MN_IS_TITLE_PART | MN_IS_OCCUPATION)) {
    if (p->a[t].hit && (mn_hit_end(p, t) > t + 1 || t > i)) break;
    if (seen && mn_atom_is(&p->a[t], MN_IS_GIVEN | MN_IS_SURNAME) && !mn_atom_is(&p->a[t], MN_IS_TITLE)) break;
    seen |= p->a[t].classes;
    t++;
  }
  if (t == i || !(seen & (MN_IS_TITLE | MN_IS_OCCUPATION))) return i;
  if (t < p->count && joins(p, t) && (p->a[t].gap & MN_GAP_SPACE) && !mn_atom_is(&p->a[t], MN_IS_TITLE)) {
    size_t end = titled_name(p, t, (seen & MN_IS_HONORIFIC) != 0);
    if (end > t) return end;
  }
  return t;
}

/* Does a slash follow, as behind the agency of a credit (`© REUTERS / PAUL LORGERIE`)? */
static int is_before_slash(const mn_pass *p, size_t end) {
  if (end >= p->count) return 0;
  for (size_t at = p->a[end - 1].to; at < p->a[end].from; at++)
    if (p->s[at] == '/') return 1;
  return 0;
}

/* Is the name [i, end) one that its words show to be a person's? */
static int person_rule(const mn_pass *p, size_t i, size_t end, mn_entity_rule *rule, unsigned *confidence) {
  const mn_atom *a = &p->a[i], *last = &p->a[end - 1];
  int is_long = end > i + 1, everyday = mn_atom_is(a, MN_IS_EVERYDAY);
  int surname = is_long && mn_atom_is(last, MN_IS_SURNAME) && !mn_atom_is(last, MN_IS_COMMON);
  *confidence = 85;
  *rule = MN_RULE_GIVEN;
  if (mn_atom_is(a, MN_IS_GIVEN) && is_long && (!everyday || surname || !(a->flags & MN_ATOM_START))) {
    if (everyday) *confidence = 70;
    return !(everyday && mn_atom_is(last, MN_IS_COMMON));
  }
  *rule = MN_RULE_INITIALS;
  if (mn_is_dotted_initial(p, i) && is_long && last->shape == MN_SHAPE_CAPITAL) return 1;
  *rule = MN_RULE_SURNAME;
  *confidence = 75;
  if (surname && !mn_atom_is(a, MN_IS_COMMON) && !is_mere_capital(p, i) && a->shape != MN_SHAPE_UPPER &&
      !(mn_atom_is(last, MN_IS_EVERYDAY))) return 1;
  *rule = MN_RULE_CREDIT;
  return is_long && (a->flags & MN_ATOM_CREDIT) && !mn_atom_is(last, MN_IS_COMMON) && !is_before_slash(p, end);
}

/* The person whose name begins at i, shown by the name itself. Returns where to go on, or i. */
static size_t person_at(mn_pass *p, size_t i) {
  mn_entity_rule rule;
  unsigned confidence;
  if (is_mere_capital(p, i) && !mn_atom_is(&p->a[i], MN_IS_GIVEN) && !(p->a[i].flags & MN_ATOM_CREDIT)) return i;
  size_t end = mn_person_end(p, i, person_most(p, i));
  if (end <= i || !person_rule(p, i, end, &rule, &confidence)) return i;
  return add_person(p, i, end, rule, confidence);
}

/* ---- head words -------------------------------------------------------------------------------------------------- */

/* A preposition or article in small letters, inside a name. */
static int is_small_link(const mn_pass *p, size_t i) {
  return i < p->count && p->a[i].shape == MN_SHAPE_LOWER && mn_atom_is(&p->a[i], MN_IS_OF | MN_IS_ARTICLE);
}

/* The end of `of X and the Y` from the preposition at i on; i where no capitalised word follows. */
static size_t of_end(const mn_pass *p, size_t i) {
  size_t end = i;
  for (int phrases = 0; phrases < 3 && end < p->count; phrases++) {
    size_t k = end;
    int is_of = mn_atom_is(&p->a[k], MN_IS_OF) && p->a[k].shape == MN_SHAPE_LOWER;
    int is_and = phrases && (mn_is_text(p, k, "and") || mn_is_text(p, k, "et"));
    if ((!is_of && !is_and) || p->a[k].gap != MN_GAP_SPACE) break;
    k++;
    while (k < end + 4 && is_small_link(p, k)) k++;
    if (k >= p->count || !(mn_is_name_word(p, k) || mn_atom_is(&p->a[k], MN_IS_TIME)) ||
        !mn_atom_is_capital(&p->a[k])) break;
    if (!(p->a[k].gap == MN_GAP_SPACE || p->a[k].gap == MN_GAP_APOSTROPHE)) break;
    if (is_and && mn_hit_at(p, k)) break;
    const mn_hit *hit = mn_hit_at(p, k);
    size_t run = mn_run_end(p, k);
    end = hit ? mn_hit_end(p, k) : run;
    if (hit && run > end && !mn_hit_at(p, end)) end = run;
    if (hit && mn_hit_type(p, hit) == MN_GPE) break;
  }
  return end;
}

/* In French small letters go on after a head word: `Front pour l'alternance et la concorde au Tchad`, `Gendarmerie
 * nationale`. The end of what is surely part of the name: the last capitalised word, or one adjective; or what a bracket
 * with an acronym follows. */
static size_t french_end(const mn_pass *p, size_t i) {
  size_t end = i, k = i;
  int linked = 0, mid = i > 0 && !(p->a[i - 1].flags & (MN_ATOM_START | MN_ATOM_HEADING | MN_ATOM_UPPER));
  for (; k < p->count && k < i + 14; k++) {
    const mn_atom *a = &p->a[k];
    unsigned gap = a->gap;
    if (gap != MN_GAP_SPACE && gap != MN_GAP_HYPHEN && gap != MN_GAP_APOSTROPHE) break;
    if (mn_atom_is_capital(a) && mn_is_name_word(p, k)) {
      if (!linked && k > i && !mn_atom_is_capital(&p->a[k - 1])) break;
      size_t run = mn_hit_at(p, k) ? mn_hit_end(p, k) : mn_run_end(p, k);
      end = run;
      k = run - 1;
      linked = 0;
      continue;
    }
    if (a->shape != MN_SHAPE_LOWER || mn_atom_is(a, MN_IS_SPEECH | MN_IS_ACTION)) break;
    int is_link = mn_atom_is(a, MN_IS_OF | MN_IS_IN | MN_IS_ARTICLE) || mn_is_text(p, k, "et") || mn_is_text(p, k, "sans");
    if (is_link) {
      linked = 1;
      continue;
    }
    if (mn_atom_is(a, MN_IS_FUNCTION)) break;
    if (a->hit && mn_hit_type(p, mn_hit_at(p, k)) == MN_NORP && !linked) break;
    if (!linked && k == i) end = k + 1; /* an adjective at once: `nationale` */
    else if (!linked && k > i + 3) break;
    else if (linked && k == i + 1 && mid && mn_atom_is(&p->a[k - 1], MN_IS_OF)) end = k + 1; /* `Ligue de hockey` */
    linked = 0;
  }
  if (k < p->count && (p->a[k].gap & MN_GAP_OPEN) && p->a[k].shape == MN_SHAPE_UPPER && !linked) end = k;
  return end;
}

/* Does an adjective of rank follow, as in `nationale`, `internationale`, `générale`? */
static int ends_like_adjective(const mn_pass *p, size_t i) {
  static const char *const ENDINGS[] = {"ale", "al", "aux", "ales", "ique", "iques", "aire", "aires", "ienne", "ien"};
  size_t n = p->a[i].to - p->a[i].from;
  for (size_t k = 0; k < sizeof ENDINGS / sizeof *ENDINGS; k++) {
    size_t size = strlen(ENDINGS[k]);
    if (n > size + 2 && memcmp(p->s + p->a[i].to - size, ENDINGS[k], size) == 0) return 1;
  }
  return 0;
}

static int is_unit_number(const mn_pass *p, size_t i) {
  return p->a[i].shape == MN_SHAPE_MIXED;
}

/* The last word of [i, run) that ends a name of its own type; i where there is none. */
static size_t last_head(const mn_pass *p, size_t i, size_t run) {
  int heading = (p->a[i].flags & MN_ATOM_HEADING) != 0;
  size_t most = heading ? i + 3 : i + HEAD_WORDS, found = i;
  if (run < most) most = run;
  for (size_t k = i + 1; k < most; k++) {
    if (mn_atom_is(&p->a[k - 1], MN_IS_HONORIFIC)) return found;
    if (mn_atom_is(&p->a[k], MN_IS_HEAD) && p->a[k].term->last && !mn_atom_is(&p->a[k], MN_IS_GIVEN)) found = k;
  }
  return found;
}

/* A name that ends with a head word. Returns where to go on, or i. */
static size_t head_last_at(mn_pass *p, size_t i, size_t run) {
  if (is_mere_capital(p, i) && !is_unit_number(p, i) && !p->a[i].hit) return i;
  size_t k = last_head(p, i, run), end = k + 1;
  if (k == i) return i;
  const mn_hit *hit = mn_hit_at(p, i);
  if (hit && mn_hit_end(p, i) > k) return i;
  if (hit && mn_hit_type(p, hit) == MN_PER && mn_hit_end(p, i) > i + 1 && mn_hit_end(p, i) < k) return i;
  /* `Russian PMC`, `French TV`: a nationality and a noun */
  if (p->a[k].shape == MN_SHAPE_UPPER && hit && mn_hit_end(p, i) == k && mn_hit_type(p, hit) == MN_NORP &&
      !(p->a[k].flags & MN_ATOM_UPPER)) return i;
  mn_entity_type type = (mn_entity_type)(p->a[k].term->last - 1);
  if ((p->a[i].flags & MN_ATOM_HEADING) && !hit && type != MN_ORG && type != MN_LOC) return i;
  if (p->a[k].term->of) end = of_end(p, end);
  mn_mention_add(p, i, end, type, MN_RULE_HEAD, 80);
  return end;
}

/* The end of a name that begins with the head word at i, or i; and its type. */
static size_t head_first_end(const mn_pass *p, size_t i, size_t run, mn_entity_type *type) {
  const mn_term *t = p->a[i].term;
  size_t end = i + 1;
  if (!mn_atom_is(&p->a[i], MN_IS_HEAD) || (!t->first && !t->of)) return i;
  *type = (mn_entity_type)((t->of ? t->of : t->first) - 1);
  if (run > i + 1 && t->first && !(p->a[i].flags & MN_ATOM_HEADING)) {
    *type = (mn_entity_type)(t->first - 1);
    return mn_hit_at(p, i + 1) && mn_hit_end(p, i + 1) > run ? mn_hit_end(p, i + 1) : run;
  }
  size_t particle = t->first && run == end && end < p->count && p->a[end].gap == MN_GAP_SPACE &&
                    !mn_atom_is(&p->a[end], MN_IS_FUNCTION) ? skip_particles(p, end, 1) : 0;
  if (particle) return particle + 1;
  if (end < p->count && mn_atom_is(&p->a[end], MN_IS_OF) && p->a[end].shape == MN_SHAPE_LOWER) {
    size_t of = of_end(p, end);
    if (of > end) end = of;
  }
  if (p->french && *type != MN_GPE && *type != MN_EVENT && *type != MN_MEDIA) {
    size_t french = french_end(p, i + 1);
    int is_adjective = french == i + 2 && p->a[i + 1].shape == MN_SHAPE_LOWER;
    if (french > end && (!is_adjective || ends_like_adjective(p, i + 1))) end = french;
  }
  return end > i + 1 ? end : i;
}

static size_t head_first_at(mn_pass *p, size_t i, size_t run) {
  mn_entity_type type;
  size_t end = head_first_end(p, i, run, &type);
  if (end > i) mn_mention_add(p, i, end, type, MN_RULE_HEAD, 80);
  return end;
}

/* `ministère de la justice`: an institution in lower case. */
static size_t institution_at(mn_pass *p, size_t i) {
  size_t k = i + 1;
  while (k < i + 4 && is_small_link(p, k)) k++;
  if (k == i + 1 || k >= p->count || mn_atom_is(&p->a[k], MN_IS_FUNCTION | MN_IS_SPEECH)) return i;
  if (p->a[k].gap != MN_GAP_SPACE && p->a[k].gap != MN_GAP_APOSTROPHE) return i;
  size_t end = mn_is_name_word(p, k) ? mn_run_end(p, k) : k + 1;
  mn_mention_add(p, i, end, MN_ORG, MN_RULE_HEAD, 70);
  return end;
}

/* ---- listed names ------------------------------------------------------------------------------------------------ */

/* Is the listed name at i an everyday word here, or a part of something else? */
static int is_false_hit(const mn_pass *p, size_t i) {
  const mn_atom *a = &p->a[i];
  if (mn_hit_end(p, i) > i + 1 || !mn_atom_is_capital(a)) return 0;
  if (mn_atom_is(a, MN_IS_FUNCTION | MN_IS_TIME)) return a->shape != MN_SHAPE_UPPER;
  return mn_atom_is(a, MN_IS_COMMON) && (a->flags & (MN_ATOM_START | MN_ATOM_HEADING | MN_ATOM_UPPER)) && has_lower(p, i);
}

/* A given name that is a place too, before a surname. */
static int is_given_hit(const mn_pass *p, size_t i, size_t run) {
  size_t end = mn_hit_end(p, i);
  if (end != i + 1 || run <= end || !mn_atom_is(&p->a[i], MN_IS_GIVEN)) return 0;
  if (mn_hit_type(p, mn_hit_at(p, i)) == MN_NORP || p->a[end].gap != MN_GAP_SPACE) return 0;
  const mn_atom *next = &p->a[end];
  int is_noun = mn_atom_is(next, MN_IS_TITLE | MN_IS_TITLE_PART | MN_IS_COMMON | MN_IS_OCCUPATION);
  if (is_noun && !mn_atom_is(next, MN_IS_SURNAME)) return 0;
  return !(mn_atom_is(next, MN_IS_HEAD) && next->term->last) && !mn_hit_at(p, end) && !(p->a[i].flags & MN_ATOM_HEADING);
}

/* Does a plural that is a name follow a place, as in `San Diego Padres`? */
static int is_team(const mn_pass *p, size_t i) {
  const mn_atom *a = &p->a[i];
  if (i >= p->count || a->gap != MN_GAP_SPACE || a->shape != MN_SHAPE_CAPITAL || a->hit || p->french) return 0;
  if (a->flags & (MN_ATOM_HEADING | MN_ATOM_UPPER) || a->to - a->from < 5 || p->s[a->to - 1] != 's') return 0;
  uint32_t nouns = MN_IS_COMMON | MN_IS_TITLE | MN_IS_TITLE_PART | MN_IS_GIVEN | MN_IS_TIME | MN_IS_FUNCTION;
  return p->s[a->to - 2] != 's' && !mn_atom_is(a, nouns) && mn_run_end(p, i) == i + 1;
}

static size_t hit_at(mn_pass *p, size_t i, size_t run) {
  mn_entity_type type = mn_hit_type(p, mn_hit_at(p, i));
  size_t end = mn_hit_end(p, i);
  if (is_false_hit(p, i)) return i + 1;
  if (is_given_hit(p, i, run)) return add_person(p, i, mn_person_end(p, i, person_most(p, i)), MN_RULE_GIVEN, 70);
  if (type == MN_PER && end == i + 1 && run > end && mn_atom_is(&p->a[i], MN_IS_GIVEN)) {
    size_t person = mn_person_end(p, i, person_most(p, i));
    if (person > end) return add_person(p, i, person, MN_RULE_GIVEN, 80);
  }
  if (type == MN_GPE && is_team(p, end)) {
    mn_mention_add(p, i, end + 1, MN_ORG, MN_RULE_SHAPE, 60);
    return end + 1;
  }
  mn_mention *m = mn_mention_add_hit(p, i);
  if (m && type == MN_PER && end == i + 1) m->flags |= MN_MENTION_SHORT;
  return end;
}

/* ---- the rest ---------------------------------------------------------------------------------------------------- */

/* Where the unknown name that begins at i ends: before a listed name, a title. */
static size_t unknown_end(const mn_pass *p, size_t i, size_t run) {
  size_t end = i + 1;
  while (end < run && !p->a[end].hit && !mn_atom_is(&p->a[end], MN_IS_HONORIFIC)) end++;
  if (end < run || end >= p->count || p->a[end].gap != MN_GAP_SPACE) return end;
  /* `Ansar el-Din` */
  size_t next = mn_atom_is(&p->a[end], MN_IS_FUNCTION) ? 0 : skip_particles(p, end, 1);
  return next ? next + 1 : end;
}

/* Is the name one word of capitals, or two that a hyphen joins? */
static int is_of_capitals(const mn_pass *p, size_t i, size_t end) {
  if (p->a[i].shape != MN_SHAPE_UPPER || (p->a[i].flags & MN_ATOM_UPPER)) return 0;
  return end == i + 1 || (end == i + 2 && p->a[i + 1].shape == MN_SHAPE_UPPER && p->a[i + 1].gap == MN_GAP_HYPHEN);
}

static int is_acronym(const mn_pass *p, size_t i, size_t end) {
  const mn_atom *a = &p->a[i], *before = mn_before(p, i), *after = &p->a[end];
  if (!is_of_capitals(p, i, end)) return 0;
  if (mn_atom_is(a, MN_IS_COMMON | MN_IS_CURRENCY | MN_IS_FUNCTION)) return 0;
  for (uint32_t k = a->from; k < a->to; k++)
    if ((unsigned)(p->s[k] - '0') < 10u) return 0;
  int shouts = (before->shape == MN_SHAPE_UPPER && !before->hit && a->gap == MN_GAP_SPACE) ||
               (after->shape == MN_SHAPE_UPPER && !after->hit && after->gap == MN_GAP_SPACE);
  int has_article = i > 0 && mn_atom_is(before, MN_IS_ARTICLE) && mn_gap_is_close(a->gap);
  int is_indefinite = has_article && !p->french && (p->s[before->from] | 0x20) == 'a';
  static const char *const ANY[] = {"un", "une", "Un", "Une", "a", "an", "A", "An", NULL};
  size_t most = has_article && !mn_is_one_of(p, i - 1, ANY) ? 10 : 7; /* longer words of capitals shout */
  if (p->a[end - 1].to - a->from > most) return 0;
  return !shouts && !is_indefinite && (a->to - a->from > 2 || has_article);
}

/* Stands a definite article before it? Persons have none. */
static int after_article(const mn_pass *p, size_t i) {
  return i > 0 && mn_atom_is(&p->a[i - 1], MN_IS_ARTICLE) && mn_gap_is_close(p->a[i].gap);
}

/* What an unknown name may be where nothing tells: MN_ENTITY_TYPES leaves it to the document's memory. */
static mn_entity_type guess(const mn_pass *p, size_t i, size_t end, unsigned *confidence) {
  *confidence = 40;
  if (is_acronym(p, i, end)) return MN_ORG;
  size_t common = 0, plain = 0;
  for (size_t k = i; k < end; k++) {
    common += mn_atom_is(&p->a[k], MN_IS_COMMON | MN_IS_TITLE | MN_IS_TITLE_PART | MN_IS_PLACE) || has_lower(p, k);
    plain += p->a[k].shape == MN_SHAPE_CAPITAL || p->a[k].shape == MN_SHAPE_INITIAL;
  }
  if (p->a[i].flags & (MN_ATOM_HEADING | MN_ATOM_UPPER)) return MN_ENTITY_TYPES;
  size_t words = end - i;
  if (after_article(p, i)) return words > 1 && common == 0 ? MN_ORG : MN_ENTITY_TYPES;
  if ((words == 2 || words == 3) && common == 0 && plain == words) return MN_PER;
  return MN_ENTITY_TYPES;
}

/* Is every word of the name one that is no name by itself? */
static int is_everyday(const mn_pass *p, size_t i, size_t end) {
  for (size_t k = i; k < end; k++)
    if (!mn_atom_is(&p->a[k], MN_IS_COMMON | MN_IS_TITLE_PART | MN_IS_TITLE | MN_IS_PLACE) && !has_lower(p, k)) return 0;
  return 1;
}

/* `MPs`: the plural of an acronym. */
static int is_plural_acronym(const mn_pass *p, size_t i) {
  const mn_atom *a = &p->a[i];
  uint32_t last = a->to - 1;
  if (a->shape != MN_SHAPE_CAPITAL || a->to - a->from < 3 || p->s[last] != 's') return 0;
  for (uint32_t k = a->from; k < last; k++)
    if ((unsigned)(p->s[k] - 'A') >= 26u) return 0;
  return 1;
}

static size_t unknown_at(mn_pass *p, size_t i, size_t run) {
  if ((p->a[i].flags & MN_ATOM_START) && mn_atom_is(&p->a[i], MN_IS_FUNCTION) && !mn_atom_is(&p->a[i], MN_IS_ARTICLE))
    return i + 1; /* `By Walter Brandeis` */
  size_t end = unknown_end(p, i, run);
  if (end == i + 1 && is_plural_acronym(p, i)) return end;
  if (is_mere_capital(p, i)) return i + 1;
  mn_entity_rule rule = MN_RULE_CONTEXT;
  unsigned confidence = 65;
  int type = is_everyday(p, i, end) ? -1 : mn_context_type(p, i, end, &rule);
  if (type < 0 && (type = mn_ending_type(p, i, end)) >= 0) rule = MN_RULE_ENDING;
  if (type < 0 && mn_atom_is(&p->a[i], MN_IS_GIVEN) && !mn_atom_is(&p->a[i], MN_IS_EVERYDAY) && end == i + 1 &&
      p->a[i].shape == MN_SHAPE_CAPITAL) {
    type = MN_PER;
    rule = MN_RULE_GIVEN;
    confidence = 50;
  }
  if (type < 0) {
    type = (int)guess(p, i, end, &confidence);
    rule = MN_RULE_SHAPE;
  }
  mn_mention *m = mn_mention_add(p, i, end, (mn_entity_type)type, rule, confidence);
  if (!m) return end;
  m->flags |= MN_MENTION_OPEN;
  if (end == i + 1) m->flags |= MN_MENTION_SHORT;
  return end;
}

/* A person's name that begins with a small particle: `al-Bashir`. */
static size_t particle_at(mn_pass *p, size_t i) {
  if (!mn_atom_is(&p->a[i], MN_IS_PARTICLE) || mn_atom_is(&p->a[i], MN_IS_FUNCTION)) return i + 1;
  size_t next = skip_particles(p, i, 1);
  if (!next || p->a[next].hit) return i + 1;
  size_t end = mn_person_end(p, i, 2);
  if (end <= next) return i + 1;
  mn_mention *m = mn_mention_add(p, i, end, MN_PER, MN_RULE_SHAPE, 50);
  if (m) m->flags |= MN_MENTION_OPEN | MN_MENTION_SHORT;
  return end;
}

/* `12e Régiment d'Infanterie Commandos`: a number before a head word that goes on. */
static size_t numbered_unit_at(mn_pass *p, size_t i) {
  mn_entity_type type;
  size_t end = head_first_end(p, i + 1, mn_run_end(p, i + 1), &type);
  if (end <= i + 1) return i;
  mn_mention_add(p, i, end, type, MN_RULE_HEAD, 75);
  return end;
}

static size_t small_at(mn_pass *p, size_t i) {
  const mn_atom *a = &p->a[i];
  if (a->hit) {
    mn_mention_add_hit(p, i);
    return mn_hit_end(p, i);
  }
  if (mn_atom_is(a, MN_IS_INSTITUTION)) {
    size_t end = institution_at(p, i);
    if (end > i) return end;
  }
  if (a->shape == MN_SHAPE_MIXED && i + 1 < p->count && mn_is_name_word(p, i + 1) && joins(p, i + 1)) {
    size_t end = numbered_unit_at(p, i);
    if (end == i) end = head_last_at(p, i, mn_run_end(p, i));
    if (end > i) return end;
  }
  return a->shape == MN_SHAPE_LOWER ? particle_at(p, i) : i + 1;
}

size_t mn_names_at(mn_pass *p, size_t i) {
  if (!mn_atom_is_capital(&p->a[i])) return small_at(p, i);
  int is_title = mn_atom_is(&p->a[i], MN_IS_TITLE | MN_IS_TITLE_PART | MN_IS_OCCUPATION);
  if (!mn_is_name_word(p, i) && !is_title) return i + 1;
  size_t run = mn_is_name_word(p, i) ? mn_run_end(p, i) : i + 1, end = i;
  if (p->a[i].hit && mn_hit_end(p, i) >= run) return hit_at(p, i, run);
  if (run > i + 1) end = head_last_at(p, i, run);
  if (end == i && is_title && !(p->a[i].hit && mn_hit_end(p, i) > i + 1)) end = titles_at(p, i, run);
  if (end == i && p->a[i].hit) return hit_at(p, i, run);
  if (end == i) end = head_first_at(p, i, run);
  if (end == i) end = person_at(p, i);
  if (end == i && !mn_is_name_word(p, i)) return i + 1;
  return end > i ? end : unknown_at(p, i, run);
}

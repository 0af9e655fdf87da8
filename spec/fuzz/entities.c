/*
 * A fuzz target for entities, with lists that hold some of what the inputs are made of: mentions lie in order and in range,
 * begin and end at words, do not overlap but inside a QUANTITY, and every link leads to a mention of a lower or equal
 * rank that is its own entity. The same text gives the same mentions from a finder that has seen others. The first byte
 * chooses the language.
 */
#include "../../csrc/core/malinews.h"
#include "inputs.h"

static mn_classes *classes;
static mn_normal_data *normal;
static mn_fold_data *fold;
static mn_keys *keys;
static mn_vocabulary *vocabulary;
static mn_gazetteer *names;
static mn_entity_lists lists;
static mn_finder used;

static void read_list(mn_word_list_kind kind, const char *text) {
  expect(mn_vocabulary_read(vocabulary, kind, text, strlen(text)) == MN_OK, "a list", (size_t)kind);
}

static void set_up(void) {
  static const char pack[] =
    "id\ttype\tname\tforms\tcase\n"
    "gpe:mali\tGPE\tMali\tR\xC3\xA9publique du Mali\t\n"
    "gpe:bamako\tGPE\tBamako\t\t\n"
    "per:goita\tPER\tAssimi Go\xC3\xAFta\t~Goita\t\n"
    "grp:wagner\tGROUP\tWagner Group\tWagner|PMC\t\n"
    "gpe:us\tGPE\tUnited States\tU.S.|US|\xC3\x89tats-Unis\texact\n";
  if (classes) return;
  const mn_alloc *a = &mn_alloc_default;
  expect(!mn_classes_new(a, &classes) && !mn_normal_data_new(a, &normal) && !mn_fold_data_new(a, normal, &fold) &&
           !mn_keys_new(a, classes, fold, &keys) && !mn_vocabulary_new(a, keys, &vocabulary) &&
           !mn_gazetteer_new(a, keys, &names) && !mn_gazetteer_append(names, pack, sizeof pack - 1) &&
           !mn_gazetteer_build(names), "memory", 0);
  read_list(MN_LIST_GIVEN, "name\tgender\tlang\tcommon\nModibo\tm\t\t\nMay\tf\ten\tyes\nAli\tm\t\t\n");
  read_list(MN_LIST_SURNAMES, "name\tlang\tcommon\nKeita\t\t\nSow\t\tyes\n");
  read_list(MN_LIST_TITLES, "title\tlang\tkind\nPresident\t\ttitle\nForeign Minister\ten\ttitle\nMr\ten\thonorific\n");
  read_list(MN_LIST_PARTICLES, "particle\tlang\tkind\nAg\t\tparticle\nJr\t\tsuffix\n");
  read_list(MN_LIST_HEADS, "word\tlang\ttype\tplace\nMinistry\ten\tORG\tfirst\nBank of\ten\tORG\tfirst\nLake\ten\tLOC\tfirst\n");
  read_list(MN_LIST_WORDS, "word\tlang\tclass\tvalue\nthe\ten\tarticle\t\nof\ten\tof\t\nin\ten\tin\t\nthree\ten\tnumber\t3\n"
                           "million\ten\tpower\t1000000\ndollars\ten\tcurrency\t\nsaid\ten\tspeech\t\nabout\ten\thedge\t\n");
  lists = mn_entity_lists_make(a, vocabulary);
  expect(mn_entity_lists_set(&lists, 0, names) == MN_OK, "memory", 0);
  used = mn_finder_make(a);
}

static void check(const mn_finder *f, size_t n) {
  for (size_t i = 0; i < f->count; i++) {
    const mn_mention *m = &f->mentions[i], *last = i ? m - 1 : NULL;
    expect(m->from < m->to && m->to <= n, "in range", m->from);
    expect(m->first < m->end && m->end <= f->atoms.count, "atoms", m->from);
    expect(!last || m->from >= last->from, "in order", m->from);
    expect(!last || m->from >= last->to || last->type == MN_QUANTITY || m->type == MN_QUANTITY, "overlap", m->from);
    expect(m->type < MN_ENTITY_TYPES && m->rule < MN_RULES && m->confidence <= 100, "a type", m->from);
    expect(m->entity < f->count && f->mentions[m->entity].entity == m->entity, "an entity is its own", m->from);
    expect(m->row == MN_NONE || m->row < mn_gazetteer_rows(names), "a row", m->from);
    expect(m->hedge_to <= n && m->hedge_from <= m->hedge_to, "a hedge", m->from);
    expect(m->noun == 0 || (m->noun >= m->from && m->noun <= m->to), "a counted noun", m->from);
  }
}

static void check_same(const mn_finder *a, const mn_finder *b) {
  expect(a->count == b->count, "a used finder finds other mentions", a->count);
  for (size_t i = 0; i < a->count; i++) {
    const mn_mention *m = &a->mentions[i], *k = &b->mentions[i];
    expect(m->from == k->from && m->to == k->to && m->type == k->type && m->entity == k->entity && m->row == k->row &&
             m->rule == k->rule && m->confidence == k->confidence && m->flags == k->flags, "a used finder differs", m->from);
  }
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size) {
  if (size == 0) return 0;
  set_up();
  const char *s = (const char *)data + 1;
  size_t n = size - 1;
  mn_entity_lang lang = (mn_entity_lang)(data[0] % 3);
  mn_finder fresh = mn_finder_make(&mn_alloc_default);
  expect(mn_entities_find(&lists, &used, s, n, lang) == MN_OK, "memory", 0);
  expect(mn_entities_find(&lists, &fresh, s, n, lang) == MN_OK, "memory", 0);
  check(&used, n);
  check_same(&used, &fresh);
  mn_finder_free(&fresh);
  return 0;
}

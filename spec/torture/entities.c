/*
 * A finder's whole life under an allocator that refuses one request: the first, the second, and so on until none is
 * refused. Whatever is refused, the answer is MN_ENOMEM and no byte is left behind. Then random texts of names, marks and
 * broken bytes: mentions lie inside the text, in order, and overlap in quantities only.
 *
 *   cc -std=c11 -g -fsanitize=address,undefined -Icsrc/core spec/torture/entities.c csrc/core/[a-z]*.c -lutf8proc
 *
 * `entities [rounds]`
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../csrc/core/entities.h"
#include "meter.h"

static int faults;

static void expect(int condition, const char *what, size_t where) {
  if (condition) return;
  fprintf(stderr, "torture: %s (%zu)\n", what, where);
  faults++;
}

static const char pack[] =
  "id\ttype\tname\tforms\n"
  "gpe:mali\tGPE\tMali\tRépublique du Mali\n"
  "per:keita\tPER\tModibo Keïta\tKeïta\n"
  "org:army\tORG\tMalian army\tarmée malienne\n"
  "norp:malian\tNORP\tMalian\tmalienne\n";

static const char own_pack[] = "id\ttype\tname\norg:own\tORG\tOwn Name\n";

static const char words[] =
  "word\tlang\tclass\tvalue\nthe\ten\tarticle\t\nof\ten\tof\t\nsaid\ten\tspeech\t\nin\ten\tin\t\ntwo\ten\tnumber\t2\n"
  "hundred\ten\tpower\t100\nhalf\ten\tpart\t0.5\nministère\tfr\tinstitution\t\ndollars\ten\tcurrency\t\n";
static const char given[] = "name\tgender\tlang\tcommon\nAminata\tf\tfr\t\nMay\tf\ten\tyes\n";
static const char titles[] = "title\tlang\tkind\nColonel\ten\trank\nPrime Minister\ten\ttitle\nMr.\ten\thonorific\n";
static const char particles[] = "particle\tlang\tkind\nAg\tfr\tinner\nJr.\ten\tsuffix\n";
static const char heads[] = "word\tlang\ttype\tplace\nUnion\ten\tORG\tlast\nBank of\ten\tORG\tfirst\nFront\tfr\tGROUP\tfirst\n";

static const char text[] =
  "© AFP / AMADOU KEITAMalian soldiers\nColonel Zorbek Talmire and Modibo Keïta said the Zelbrou Farmers Union (ZFU) of Mali "
  "paid 2 million dollars to two hundred men in Zelbrou. Keïta said half. Aminata Ag Zelbrou Jr. met Modybo Keita; the ZFU, the "
  "Malian army, le ministère de la santé, 3,000 Mali men, Bank of Zelbrou. Own Name - Other Name (Third Name Here) $5.";

static mn_status fill(mn_vocabulary *v) {
  mn_status status = mn_vocabulary_read(v, MN_LIST_WORDS, words, sizeof words - 1);
  if (status == MN_OK) status = mn_vocabulary_read(v, MN_LIST_GIVEN, given, sizeof given - 1);
  if (status == MN_OK) status = mn_vocabulary_read(v, MN_LIST_TITLES, titles, sizeof titles - 1);
  if (status == MN_OK) status = mn_vocabulary_read(v, MN_LIST_PARTICLES, particles, sizeof particles - 1);
  return status == MN_OK ? mn_vocabulary_read(v, MN_LIST_HEADS, heads, sizeof heads - 1) : status;
}

static mn_status make_list(const mn_alloc *alloc, const mn_keys *keys, const char *rows, size_t n, mn_gazetteer **g) {
  mn_status status = mn_gazetteer_new(alloc, keys, g);
  if (status == MN_OK) status = mn_gazetteer_append(*g, rows, n);
  return status == MN_OK ? mn_gazetteer_build(*g) : status;
}

/* What a life needs, and a function that is called with it. */
typedef struct life {
  mn_keys *keys;
  mn_vocabulary *vocabulary;
  mn_gazetteer *g, *own;
  mn_entity_lists lists;
  mn_finder finder;
} life;

static void check_mentions(const mn_finder *f, size_t n, size_t where) {
  size_t from = 0, to = 0;
  for (size_t i = 0; i < f->count; i++) {
    const mn_mention *m = &f->mentions[i];
    const mn_mention *before = i ? m - 1 : m;
    expect(m->from >= from && m->from < m->to && m->to <= n, "a mention out of place", where);
    expect(m->from >= to || i == 0 || before->type == MN_QUANTITY || m->to <= to, "mentions overlap", where);
    expect(m->entity < f->count && m->type < MN_ENTITY_TYPES, "a mention of nothing", where);
    from = m->from;
    if (m->to > to) to = m->to;
  }
}

static mn_status live_once(const mn_alloc *alloc, mn_classes *classes, mn_fold_data *fold, size_t rounds) {
  life c = {.lists = mn_entity_lists_make(alloc, NULL), .finder = mn_finder_make(alloc)};
  mn_status status = mn_keys_new(alloc, classes, fold, &c.keys);
  if (status == MN_OK) status = mn_vocabulary_new(alloc, c.keys, &c.vocabulary);
  if (status == MN_OK) status = fill(c.vocabulary);
  c.lists.vocabulary = c.vocabulary;
  if (status == MN_OK) status = make_list(alloc, c.keys, own_pack, sizeof own_pack - 1, &c.own);
  if (status == MN_OK) status = make_list(alloc, c.keys, pack, sizeof pack - 1, &c.g);
  if (status == MN_OK) status = mn_entity_lists_set(&c.lists, 0, c.own);
  if (status == MN_OK) status = mn_entity_lists_set(&c.lists, 1, c.g);
  if (status == MN_OK) status = mn_entities_find(&c.lists, &c.finder, text, sizeof text - 1, MN_ENTITY_GUESS);
  if (status == MN_OK) expect(c.finder.count > 15, "too few mentions", c.finder.count);
  char *copy = malloc(sizeof text);
  for (size_t r = 0; copy && r < rounds && status == MN_OK; r++) {
    size_t n = 1 + (size_t)rand() % (sizeof text - 1), at = (size_t)rand() % (sizeof text - n);
    memcpy(copy, text + at, n);
    for (int k = rand() % 6; k > 0; k--) copy[(size_t)rand() % n] = rand() % 2 ? (char)rand() : " .,-'(\n)$A"[rand() % 10];
    status = mn_entities_find(&c.lists, &c.finder, copy, n, (mn_entity_lang)(rand() % 3));
    check_mentions(&c.finder, n, r);
  }
  free(copy);
  mn_finder_free(&c.finder);
  mn_entity_lists_free(&c.lists);
  mn_gazetteer_free(c.g);
  mn_gazetteer_free(c.own);
  mn_vocabulary_free(c.vocabulary);
  mn_keys_free(c.keys);
  return status;
}

static size_t refuse_all(mn_classes *classes, mn_fold_data *fold) {
  size_t refused = 0;
  mn_status status = MN_ENOMEM;
  while (status != MN_OK && refused < 100000) {
    meter m = {.refused = ++refused};
    mn_alloc alloc = {metered, &m};
    status = live_once(&alloc, classes, fold, 0);
    expect(status == MN_OK || status == MN_ENOMEM, "another status than MN_ENOMEM", refused);
    expect(m.live == 0, "bytes left behind", refused);
  }
  return refused - 1;
}

int main(int argc, char **argv) {
  mn_classes *classes = NULL;
  mn_normal_data *normal = NULL;
  mn_fold_data *fold = NULL;
  size_t rounds = argc > 1 ? (size_t)atol(argv[1]) : 20000;
  if (mn_classes_new(&mn_alloc_default, &classes) || mn_normal_data_new(&mn_alloc_default, &normal) ||
      mn_fold_data_new(&mn_alloc_default, normal, &fold)) return 1;
  srand(20210918);
  expect(live_once(&mn_alloc_default, classes, fold, rounds) == MN_OK, "a life without refusals failed", 0);
  size_t requests = refuse_all(classes, fold);
  printf("torture: %zu requests refused one by one, %zu texts, %d faults\n", requests, rounds, faults);
  mn_fold_data_free(fold);
  mn_normal_data_free(normal);
  mn_classes_free(classes);
  return faults != 0;
}

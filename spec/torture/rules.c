/*
 * What rules are read from and with (grammars, needles, openings, outlines, seams, words that report, orders, files) under
 * an allocator that refuses one request: the first, the second, and so on until none is refused. The answer is MN_ENOMEM,
 * what was there stays usable, and no byte is left behind.
 */
#include <stdio.h>
#include <string.h>

#include "../../csrc/core/files.h"
#include "../../csrc/core/grammar.h"
#include "../../csrc/core/malinews.h"
#include "../../csrc/core/needles.h"
#include "../../csrc/core/openings.h"
#include "../../csrc/core/order.h"
#include "../../csrc/core/outline.h"
#include "../../csrc/core/reporting.h"
#include "../../csrc/core/seams.h"
#include "meter.h"

static mn_fold_data *fold;
static char text[6000];

static mn_byte_set set_of(const char *bytes) {
  mn_byte_set set = {{0}};
  for (; *bytes; bytes++) set.bits[(unsigned char)*bytes / 8] |= (uint8_t)(1u << (unsigned char)*bytes % 8);
  return set;
}

static mn_status make_grammar(const mn_alloc *alloc) {
  mn_grammar *grammar = NULL;
  mn_rule rule = {.body = {{set_of("1"), MN_ELEMENT_ONE}, {set_of("m"), MN_ELEMENT_ONE}}, .body_count = 2};
  mn_status status = mn_grammar_new(alloc, set_of("m"), set_of("1m"), &grammar);
  for (int i = 0; status == MN_OK && i < 40; i++) {
    status = mn_grammar_add(grammar, &rule);
    if (status == MN_ENOMEM && mn_grammar_add(grammar, &rule) != MN_OK) status = MN_EFORMAT;
  }
  mn_grammar_search search = {.shape = "x 1m x", .size = 6};
  if (grammar && status == MN_OK && (!mn_grammar_next(grammar, &search) || search.from != 2 || search.to != 4)) {
    status = MN_EFORMAT;
  }
  mn_grammar_free(grammar);
  return status;
}

static mn_status make_needles(const mn_alloc *alloc) {
  mn_needles *needles = NULL;
  mn_status status = mn_needles_new(alloc, &needles);
  for (int i = 0; status == MN_OK && i < 300; i++) {
    char needle[8];
    size_t n = (size_t)snprintf(needle, sizeof needle, "n%d", i);
    status = mn_needles_add(needles, needle, n);
    if (status == MN_ENOMEM && mn_needles_add(needles, needle, n) != MN_OK) status = MN_EFORMAT;
  }
  if (status == MN_OK && mn_needles_find(needles, "a n7", 4) != 2) status = MN_EFORMAT;
  mn_needles_free(needles);
  return status;
}

/* Openings, and with them an outline, what a part shows, and the seams of the text. */
static mn_status make_outline(const mn_alloc *alloc) {
  mn_openings openings = mn_openings_make(alloc);
  mn_buffer scratch = mn_buffer_make(alloc);
  mn_spans pieces = mn_spans_make(alloc);
  unsigned shows = 0, flags = 0;
  mn_status status = mn_openings_add(&openings, "read", 4, "more", 4, MN_OPENS_LINE);
  if (status == MN_OK) status = mn_openings_add(&openings, "photo", 5, NULL, 0, MN_OPENS_LABEL);
  if (status == MN_OK) {
    status = mn_outline_scan(fold, &openings, text, sizeof text, &scratch, &pieces);
    if (status == MN_ENOMEM) {
      pieces.count = 0;
      if (mn_outline_scan(fold, &openings, text, sizeof text, &scratch, &pieces) != MN_OK) status = MN_EFORMAT;
    }
    if (pieces.count < 50) status = MN_EFORMAT;
  }
  if (status == MN_OK) status = mn_outline_shows(fold, &openings, text, 80, &scratch, &shows);
  if (status == MN_OK) status = mn_outline_opening(fold, &openings, "Read more here", 14, &scratch, &flags);
  if (status == MN_OK && !(flags & MN_OPENS_LINE)) status = MN_EFORMAT;
  if (status == MN_OK) status = mn_seams_scan(fold, &openings, text, 0, sizeof text, &scratch, &pieces);
  mn_spans_free(&pieces);
  mn_buffer_free(&scratch);
  mn_openings_free(&openings);
  return status;
}

static mn_status make_reporting(const mn_alloc *alloc) {
  mn_reporting reporting = mn_reporting_make(alloc);
  mn_status status = MN_OK;
  for (unsigned i = 0; status == MN_OK && i < 200; i++) {
    char word[8];
    size_t n = (size_t)snprintf(word, sizeof word, "w%u", i), had = reporting.count;
    status = mn_reporting_add(&reporting, MN_PART_PHRASE, MN_ASPECT_NONE, i % 4);
    if (status == MN_ENOMEM && reporting.count != had) status = MN_EFORMAT;
    for (int k = 0; status == MN_OK && k < 2; k++) status = mn_reporting_add_word(&reporting, word, n);
  }
  if (status == MN_OK && mn_reporting_get(&reporting, 200)->size != 2) status = MN_EFORMAT;
  mn_reporting_free(&reporting);
  return status;
}

static bool is_above(const void *context, uint32_t a, uint32_t b) {
  (void)context;
  return a > b;
}

static mn_status make_order(const mn_alloc *alloc) {
  mn_order order = mn_order_make(alloc);
  mn_status status = mn_order_reserve(&order, 500);
  for (size_t i = 0; status == MN_OK && i < 500; i++) order.keys[i] = mn_order_key((double)(i % 50));
  if (status == MN_OK) {
    status = mn_order_build(&order);
    if (status == MN_ENOMEM && mn_order_build(&order) != MN_OK) status = MN_EFORMAT;
  }
  for (size_t place = 0; place < 2 && (status == MN_OK || status == MN_ENOMEM); place++) {
    uint32_t number = 0;
    mn_status once = order.count ? mn_order_at(&order, place, is_above, NULL, &number) : MN_ENOMEM;
    if (once == MN_ENOMEM && order.count) status = mn_order_at(&order, place, is_above, NULL, &number) ? MN_EFORMAT : once;
    if (order.count && number != 499 - 50 * place) status = MN_EFORMAT; /* of equal keys the highest number first */
  }
  mn_order_free(&order);
  return status;
}

static mn_status read_file(const mn_alloc *alloc) {
  mn_buffer out = mn_buffer_make(alloc);
  size_t size = 0;
  mn_status status = mn_buffer_append(&out, "a", 1);
  if (status == MN_OK) {
    status = mn_file_read("README.md", 1 << 20, &out, &size);
    if (status == MN_ENOMEM && out.size != 1) status = MN_EFORMAT;
    if (status == MN_ENOMEM && mn_file_read("README.md", 1 << 20, &out, &size) != MN_OK) status = MN_EFORMAT;
    if (out.size != size + 1 || memcmp(out.data, "a# malinews", 11) != 0) status = MN_EFORMAT;
    if (mn_file_read("README.md", 10, &out, &size) != MN_ELIMIT) status = MN_EFORMAT;
    if (mn_file_read("no such file", 10, &out, &size) != MN_EIO) status = MN_EFORMAT;
  }
  mn_buffer_free(&out);
  return status;
}

static mn_status read_folder(const mn_alloc *alloc) {
  mn_buffer out = mn_buffer_make(alloc);
  mn_status status = mn_buffer_append(&out, "a", 1);
  if (status == MN_OK) {
    status = mn_folder_read("csrc/core", &out);
    if (status == MN_ENOMEM && out.size != 1) status = MN_EFORMAT;
    if (status == MN_ENOMEM && mn_folder_read("csrc/core", &out) != MN_OK) status = MN_EFORMAT;
    size_t had = out.size;
    if (had < 1000 || mn_folder_read("no such folder", &out) != MN_EIO || out.size != had) status = MN_EFORMAT;
  }
  mn_buffer_free(&out);
  return status;
}

int main(void) {
  static const char PART[] = "Photo: soldiers in Gao.\nRead more here\nThe army left. Deux ponts ferment Selon le maire, oui.\n";
  mn_normal_data *normal = NULL;
  size_t requests = 0;
  for (size_t i = 0; i < sizeof text; i++) text[i] = PART[i % (sizeof PART - 1)];
  if (mn_normal_data_new(&mn_alloc_default, &normal) || mn_fold_data_new(&mn_alloc_default, normal, &fold)) return 1;
  int faults = refuse_each("grammar", make_grammar, &requests) + refuse_each("needles", make_needles, &requests) +
               refuse_each("outline", make_outline, &requests) + refuse_each("reporting", make_reporting, &requests) +
               refuse_each("order", make_order, &requests) + refuse_each("file", read_file, &requests) +
               refuse_each("folder", read_folder, &requests);
  printf("rules: %zu requests refused one by one, %d faults\n", requests, faults);
  mn_fold_data_free(fold);
  mn_normal_data_free(normal);
  return faults != 0;
}

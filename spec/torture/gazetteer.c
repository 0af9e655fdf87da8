/*
 * A gazetteer's whole life under an allocator that refuses one request: the first, the second, and so on until none is
 * refused. Whatever is refused, the answer is MN_ENOMEM, the gazetteer stays as it was, and no byte is left behind. Then
 * compiled files that are damaged under a checksum that is right: no call reads out of bounds or fails to end.
 *
 *   cc -std=c11 -g -fsanitize=address,undefined -Icsrc/core spec/torture/gazetteer.c csrc/core/[a-z]*.c -lutf8proc
 *
 * gazetteer_file.c is included here, for its layout, and must be left out of the list.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../csrc/core/gazetteer_file.c"
#include "meter.h"

static int faults;

static void expect(int condition, const char *what, size_t where) {
  if (condition) return;
  fprintf(stderr, "torture: %s (%zu)\n", what, where);
  faults++;
}

static const char pack[] =
  "id\ttype\tname\tforms\tcase\n"
  "gpe:mali\tGPE\tMali\tRépublique du Mali|=MLI|AFC/M23\t\n"
  "per:keita\tPER\tModibo Keïta\t~Keïta|J. Keïta|Yahoo!|(Keita)\texact\n"
  "per:ibk\tPER\tIbrahim Boubacar Keïta\tKeïta|U.S.|马里|extraordinarily-long-names are here\tany\n"
  "\tbad\n"
  "org:x\tORG\t!!\n";

static const char text[] =
  "Mali, MALI; AFC / M23 and Keita (Keïta) in the U.S. République du\nMali. Ibrahim Boubacar Keïta, Modibo Keita. "
  "在马里的 extraordinarily long names-are here Yahoo!";

static mn_status live_once(const mn_alloc *alloc, mn_classes *classes, mn_fold_data *fold, mn_buffer *file) {
  mn_keys *keys = NULL;
  mn_gazetteer *g = NULL, *h = NULL;
  mn_scanner scanner = mn_scanner_make(alloc);
  mn_buffer bytes = mn_buffer_make(alloc);
  mn_status status = mn_keys_new(alloc, classes, fold, &keys);
  if (status == MN_OK) status = mn_gazetteer_new(alloc, keys, &g);
  if (status == MN_OK) status = mn_gazetteer_reserve(g, sizeof pack);
  if (status == MN_OK) status = mn_gazetteer_append(g, pack, sizeof pack - 1);
  if (status == MN_OK) status = mn_gazetteer_build(g);
  if (g && status != MN_OK) expect(mn_gazetteer_rows(g) == 0, "rows after a failed build", 0);
  for (int policy = 0; policy < 3 && status == MN_OK; policy++)
    status = mn_gazetteer_scan(g, &scanner, text, sizeof text - 1, (mn_overlap)policy);
  if (status == MN_OK) {
    status = mn_gazetteer_append(g, pack, sizeof pack - 1);
    if (status == MN_OK) status = mn_gazetteer_build(g);
    else mn_gazetteer_discard(g);
    expect(mn_gazetteer_rows(g) == (status == MN_OK ? 8 : 4), "rows after a second build", 0);
    expect(mn_gazetteer_find(g, "gpe:mali", 8) == 0, "a row is lost", 0);
  }
  if (status == MN_OK) status = mn_gazetteer_write(g, &bytes);
  if (status == MN_OK) status = mn_gazetteer_new(alloc, keys, &h);
  if (status == MN_OK) status = mn_gazetteer_read(h, bytes.data, bytes.size);
  if (status == MN_OK && file) mn_buffer_append(file, bytes.data, bytes.size);
  mn_buffer_free(&bytes);
  mn_scanner_free(&scanner);
  mn_gazetteer_free(g);
  mn_gazetteer_free(h);
  mn_keys_free(keys);
  return status;
}

static size_t refuse_all(mn_classes *classes, mn_fold_data *fold) {
  meter m = {0, 0, 0};
  mn_alloc alloc = {metered, &m};
  mn_status status = MN_ENOMEM;
  for (size_t k = 1; status != MN_OK && k < 100000; k++) {
    m = (meter){.refused = k};
    status = live_once(&alloc, classes, fold, NULL);
    expect(status == MN_OK || status == MN_ENOMEM, "another status than MN_ENOMEM", k);
    expect(m.live == 0, "bytes are left", k);
  }
  return m.requests;
}

/* Use what was read in every way. */
static void use(mn_gazetteer *g, mn_scanner *scanner) {
  mn_cell cells[MN_COLUMNS];
  uint32_t row;
  for (int policy = 0; policy < 3; policy++) {
    expect(mn_gazetteer_scan(g, scanner, text, sizeof text - 1, (mn_overlap)policy) == MN_OK, "a scan failed", 0);
    for (size_t i = 0; i < scanner->count; i++) {
      expect(scanner->hits[i].from <= scanner->hits[i].to && scanner->hits[i].to < sizeof text, "a hit outside", i);
      mn_gazetteer_cells(g, scanner->hits[i].row, cells);
      (void)mn_gazetteer_form(g, scanner->hits[i].form);
    }
  }
  (void)mn_gazetteer_find(g, "gpe:mali", 8);
  (void)mn_gazetteer_lookup(g, scanner, "Mali", 4, &row);
  for (uint32_t i = 0; i < mn_gazetteer_rows(g); i++) mn_gazetteer_cells(g, i, cells);
}

static size_t damage(mn_keys *keys, const mn_buffer *file, size_t rounds) {
  mn_scanner scanner = mn_scanner_make(&mn_alloc_default);
  mn_gazetteer *g = NULL;
  char *copy = malloc(file->size);
  size_t accepted = 0;
  srand(20210918);
  for (size_t r = 0; copy && r < rounds; r++) {
    size_t size = r % 16 ? file->size : TABLES + (size_t)rand() % (file->size - TABLES);
    memcpy(copy, file->data, size);
    for (int k = rand() % 4; k >= 0; k--) {
      size_t at = BODY + (size_t)rand() % (size - BODY);
      copy[at] = rand() % 3 ? (char)rand() : (char)(rand() % 2 ? 0 : 0xFF);
    }
    mn_put_number(copy + MAGIC_SIZE, mn_checksum(copy + BODY, size - BODY), 8);
    if (mn_gazetteer_new(&mn_alloc_default, keys, &g) != MN_OK) break;
    if (mn_gazetteer_read(g, copy, size) == MN_OK) {
      use(g, &scanner);
      if (mn_gazetteer_build(g) == MN_OK) use(g, &scanner);
      accepted++;
    }
    mn_gazetteer_free(g);
  }
  free(copy);
  mn_scanner_free(&scanner);
  return accepted;
}

int main(int argc, char **argv) {
  mn_classes *classes = NULL;
  mn_normal_data *normal = NULL;
  mn_fold_data *fold = NULL;
  mn_keys *keys = NULL;
  mn_buffer file = mn_buffer_make(&mn_alloc_default);
  size_t rounds = argc > 1 ? (size_t)atol(argv[1]) : 20000;
  if (mn_classes_new(&mn_alloc_default, &classes) || mn_normal_data_new(&mn_alloc_default, &normal) ||
      mn_fold_data_new(&mn_alloc_default, normal, &fold) || mn_keys_new(&mn_alloc_default, classes, fold, &keys)) return 1;
  expect(live_once(&mn_alloc_default, classes, fold, &file) == MN_OK, "a life without refusals failed", 0);
  size_t requests = refuse_all(classes, fold), accepted = damage(keys, &file, rounds);
  expect(accepted > 0 && accepted < rounds, "no damaged file was read, or all were", accepted);
  printf("torture: %zu requests refused one by one, %zu damaged files, %zu of them usable, %d faults\n", requests, rounds,
         accepted, faults);
  mn_buffer_free(&file);
  mn_keys_free(keys);
  mn_fold_data_free(fold);
  mn_normal_data_free(normal);
  mn_classes_free(classes);
  return faults != 0;
}

/*
 * What neither the binding nor a text asks of the core: numbers that no status has, a system that gives no threads, a real
 * terminal, the ends of maps. Each is one function that counts its faults.
 */
#define _XOPEN_SOURCE 600
#define _DEFAULT_SOURCE

#include <fcntl.h>
#include <pthread.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/ioctl.h>
#include <unistd.h>

/* The threads' file is compiled here once more, under other names, with a system that refuses every second thread. */
static int refusing(pthread_t *thread, const pthread_attr_t *attributes, void *(*run)(void *), void *data) {
  static int asked;
  return asked++ % 2 ? 11 : pthread_create(thread, attributes, run, data);
}
#define pthread_create refusing
#define mn_threads_run refused_threads_run
#define mn_threads_available refused_threads_available
#include "../../csrc/core/threads.c"
#undef pthread_create
#undef mn_threads_run
#undef mn_threads_available

#include "../../csrc/core/malinews.h"
#include "../../csrc/core/pack.h"

static int faults;

static void expect(int is_right, const char *what) {
  if (is_right) return;
  faults++;
  fprintf(stderr, "corners: %s\n", what);
}

static void messages(void) {
  static const mn_status STATUSES[] = {MN_OK, MN_ENOMEM, MN_EUTF8, MN_ELIMIT, MN_EFORMAT, MN_EIO, (mn_status)99};
  for (size_t i = 0; i < sizeof STATUSES / sizeof *STATUSES; i++) {
    for (size_t j = 0; j < i; j++) {
      expect(strcmp(mn_status_message(STATUSES[i]), mn_status_message(STATUSES[j])) != 0, "two statuses have one message");
    }
  }
  expect(strcmp(mn_status_message((mn_status)99), "unknown status") == 0, "a status that is none has a message");
  expect(strcmp(mn_pack_message(MN_PACK_OK), "no fault") == 0, "no fault of a pack");
  expect(strcmp(mn_pack_message((mn_pack_fault)99), "unknown fault") == 0, "an unknown fault of a pack");
  mn_fault fault = {.kind = (mn_fault_kind)99};
  expect(strcmp(mn_fault_message(&fault), "unknown fault") == 0, "an unknown fault of a gazetteer");
  expect(strcmp(mn_pack_column_name((mn_column)0), "id") == 0 && strcmp(mn_pack_column_name(MN_COLUMNS - 1), "source") == 0,
         "the columns' names");
  expect(mn_entity_type_of("PER", 3) == 0 && mn_entity_type_of("PE", 2) == -1 && mn_entity_type_of("PERS", 4) == -1,
         "a type's number");
}

static void add_one(void *job) {
  ++*(int *)job;
}

/* Where the system gives no thread, the caller's does the job: each is done once. */
static void threads(void) {
  int jobs[9] = {0};
  refused_threads_run(add_one, jobs, 9, sizeof *jobs);
  for (int i = 0; i < 9; i++) expect(jobs[i] == 1, "a job was not done once");
  expect(refused_threads_available() >= 1, "no thread at all");
}

static void terminal(void) {
  size_t columns = 7;
  int master = posix_openpt(O_RDWR | O_NOCTTY);
  int pipe_ends[2];
  expect(!mn_display_terminal(-1, &columns) && columns == 0, "no descriptor is a terminal");
  if (pipe(pipe_ends) == 0) {
    expect(!mn_display_terminal(pipe_ends[0], &columns) && columns == 0, "a pipe is a terminal");
    close(pipe_ends[0]);
    close(pipe_ends[1]);
  }
  if (master < 0 || grantpt(master) || unlockpt(master)) {
    puts("corners: no pseudo-terminal here");
    return;
  }
  int slave = open(ptsname(master), O_RDWR | O_NOCTTY);
  struct winsize size = {.ws_row = 24, .ws_col = 77};
  expect(slave >= 0 && ioctl(slave, TIOCSWINSZ, &size) == 0, "no terminal was opened");
  expect(mn_display_terminal(slave, &columns) && columns == 77, "a terminal of 77 columns");
  close(slave);
  close(master);
}

/* A map whose last run is a piece that changed as a whole; one that ends in what nothing came of. */
static void maps(void) {
  mn_offsets map = mn_offsets_make(&mn_alloc_default);
  expect(mn_offsets_from(&map, 5) == 5 && mn_offsets_to(&map, 5) == 5, "a map of a text that did not change");
  expect(!mn_offsets_add(&map, 2, 2, MN_RUN_CHANGED) && !mn_offsets_add(&map, 3, 6, MN_RUN_SAME), "two runs");
  expect(mn_offsets_from(&map, 1) == 1 && mn_offsets_from(&map, 2) == 2 && mn_offsets_from(&map, 4) == 7, "where things begin");
  expect(mn_offsets_to(&map, 2) == 2 && mn_offsets_to(&map, 3) == 6 && mn_offsets_to(&map, 4) == 7, "where things end");
  mn_offsets_free(&map);
  expect(!mn_offsets_add(&map, 0, 4, MN_RUN_CHANGED), "an open run");
  expect(mn_offsets_to(&map, 1) == 4 && mn_offsets_from(&map, 1) == 4, "a map that ends in a piece");
  mn_offsets_free(&map);
}

/* The text of a compiled list holds every pack, and `size` is all of it. */
static void gazetteers(void) {
  static const char PACK[] = "id\ttype\tname\ngpe:mali\tGPE\tMali\n";
  const mn_alloc *a = &mn_alloc_default;
  mn_classes *classes = NULL;
  mn_normal_data *normal = NULL;
  mn_fold_data *fold = NULL;
  mn_keys *keys = NULL;
  mn_gazetteer *g = NULL;
  int made = !mn_classes_new(a, &classes) && !mn_normal_data_new(a, &normal) && !mn_fold_data_new(a, normal, &fold) &&
             !mn_keys_new(a, classes, fold, &keys) && !mn_gazetteer_new(a, keys, &g) &&
             !mn_gazetteer_append(g, PACK, sizeof PACK - 1) && !mn_gazetteer_build(g);
  expect(made, "a gazetteer");
  if (made) {
    expect(mn_gazetteer_text_size(g) >= sizeof PACK - 1, "the text of a pack");
    expect(memcmp(mn_gazetteer_text(g), PACK, sizeof PACK - 1) == 0, "the same text");
  }
  mn_gazetteer_free(g);
  mn_keys_free(keys);
  mn_fold_data_free(fold);
  mn_normal_data_free(normal);
  mn_classes_free(classes);
}

int main(void) {
  messages();
  threads();
  terminal();
  maps();
  gazetteers();
  printf("corners: %d faults\n", faults);
  return faults != 0;
}

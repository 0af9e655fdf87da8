#if defined(__linux__) && !defined(_GNU_SOURCE)
#define _GNU_SOURCE /* sched_getaffinity */
#endif
#include "threads.h"

#include <stdbool.h>

#if defined(__unix__) || defined(__APPLE__)
#include <pthread.h>
#include <sched.h>
#include <unistd.h>

size_t mn_threads_available(void) {
  long cores = 1;
#if defined(__linux__) && defined(CPU_COUNT)
  cpu_set_t set;
  if (sched_getaffinity(0, sizeof set, &set) == 0) cores = CPU_COUNT(&set);
#elif defined(_SC_NPROCESSORS_ONLN)
  cores = sysconf(_SC_NPROCESSORS_ONLN);
#endif
  if (cores < 1) return 1;
  return cores > MN_THREADS_MAX ? MN_THREADS_MAX : (size_t)cores;
}

typedef struct task {
  void (*job)(void *);
  void *data;
  pthread_t thread;
  bool runs;
} task;

static void *run_task(void *data) {
  task *t = data;
  t->job(t->data);
  return NULL;
}

void mn_threads_run(void (*job)(void *), void *jobs, size_t count, size_t size) {
  task tasks[MN_THREADS_MAX];
  if (count > MN_THREADS_MAX) count = MN_THREADS_MAX;
  for (size_t i = 1; i < count; i++) {
    tasks[i] = (task){.job = job, .data = (char *)jobs + i * size};
    tasks[i].runs = pthread_create(&tasks[i].thread, NULL, run_task, &tasks[i]) == 0;
  }
  if (count) job(jobs);
  for (size_t i = 1; i < count; i++) {
    if (tasks[i].runs) pthread_join(tasks[i].thread, NULL);
    else job(tasks[i].data);
  }
}

#else

size_t mn_threads_available(void) {
  return 1;
}

void mn_threads_run(void (*job)(void *), void *jobs, size_t count, size_t size) {
  for (size_t i = 0; i < count; i++) job((char *)jobs + i * size);
}

#endif

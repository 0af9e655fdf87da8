/*
 * Work on several cores: a function run once for each job, each in a thread of its own. Where the system has no POSIX
 * threads, or refuses one, the jobs run one after the other; the answer is the same.
 */
#ifndef MN_THREADS_H
#define MN_THREADS_H

#include <stddef.h>

#define MN_THREADS_MAX 64

/* The cores that this process may use, at least 1 and at most MN_THREADS_MAX. */
size_t mn_threads_available(void);

/* Run job(jobs + i * size) for each i < count, count at most MN_THREADS_MAX, and wait for all. */
void mn_threads_run(void (*job)(void *), void *jobs, size_t count, size_t size);

#endif

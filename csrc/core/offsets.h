/*
 * A map from the bytes of a changed text (normalized, folded) back to those of the raw one: a list of runs. It is empty,
 * and costs nothing, where nothing changed; otherwise it has 16 bytes for each place where the two texts part or meet
 * again.
 */
#ifndef MN_OFFSETS_H
#define MN_OFFSETS_H

#include <stdint.h>

#include "memory.h"

typedef enum mn_run_kind {
  MN_RUN_SAME = 0, /* as many bytes as in the raw text, and code points begin at the same ones */
  MN_RUN_CHANGED,  /* a piece that came from a piece as a whole; it may be empty */
  MN_RUN_ATTACHED  /* nothing came of it, and it belongs to what stands before (an accent to its letter) */
} mn_run_kind;

typedef struct mn_run {
  uint64_t out;      /* where the run begins in the changed text; it ends where the next one begins */
  uint64_t raw : 62; /* and in the raw text */
  uint64_t kind : 2; /* mn_run_kind */
} mn_run;

typedef struct mn_offsets {
  const mn_alloc *alloc; /* not owned */
  mn_run *runs;          /* owned; by out, then raw */
  size_t count, capacity;
} mn_offsets;

/* A map of a text that did not change; it allocates nothing. */
mn_offsets mn_offsets_make(const mn_alloc *alloc);

/* Give the memory back; the map is empty and usable afterwards. */
void mn_offsets_free(mn_offsets *offsets);

/* From (out, raw) on, bytes are of this kind; calls come in order. A run of the same kind MN_RUN_SAME that continues the
 * last one adds nothing. MN_ENOMEM leaves the map as it was. */
mn_status mn_offsets_add(mn_offsets *offsets, size_t out, size_t raw, mn_run_kind kind);

/* The raw byte at which what begins at byte `out` of the changed text begins; `out` may be its size. Dropped characters
 * before it are passed over. O(log runs). */
size_t mn_offsets_from(const mn_offsets *offsets, size_t out);

/* The raw byte at which what ends before byte `out` ends, its dropped marks included; other dropped characters behind it
 * are left out. O(log runs) and the marks. */
size_t mn_offsets_to(const mn_offsets *offsets, size_t out);

#endif

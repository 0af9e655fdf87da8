#include "mark_run.h"

#include <string.h>

#include "utf8.h"

/* The code points that a mark at *at decomposes into, in parts; *at is put behind it. Returns how many, and whether they
 * are other than the mark in *changes. */
static size_t next_marks(const mn_mark_run *run, size_t *at, uint32_t parts[MN_DECOMPOSED_MAX], int *changes) {
  size_t size;
  uint32_t cp = mn_utf8_at(run->s, *at, &size);
  const mn_normal_record *record = mn_normal_record_of(run->data, cp);
  int compat = MN_FORM_IS_COMPAT(run->form);
  *at += size;
  parts[0] = cp;
  if ((compat ? record->compat_size : record->canonical_size) == 0) return 1;
  *changes = 1;
  return mn_normal_decompose(run->data, cp, compat, parts);
}

static unsigned class_of(const mn_mark_run *run, uint32_t cp) {
  return mn_normal_record_of(run->data, cp)->combining_class;
}

static size_t encoded_size(uint32_t cp) {
  return cp < 0x80 ? 1 : cp < 0x800 ? 2 : cp < 0x10000 ? 3 : 4;
}

/* ---- reading ----------------------------------------------------------------------------------------------------- */

/* Take the letter at run->from apart, or leave it where a mark stands; false where it is more than a letter and marks. */
static int read_letter(mn_mark_run *run, int *changes) {
  uint32_t parts[MN_DECOMPOSED_MAX];
  size_t size;
  uint32_t cp = mn_utf8_at(run->s, run->from, &size);
  size_t count = mn_normal_decompose(run->data, cp, MN_FORM_IS_COMPAT(run->form), parts);
  if (class_of(run, parts[0]) != 0) return 1; /* no letter: the run begins with a mark */
  *changes = count > 1 || parts[0] != cp;
  run->letter = parts[0];
  run->from += size;
  run->own_count = count - 1;
  memcpy(run->own, parts + 1, run->own_count * sizeof *parts);
  for (size_t i = 0; i < run->own_count; i++) {
    unsigned class = class_of(run, run->own[i]);
    if (class == 0) return 0;
    run->bytes[class] += encoded_size(run->own[i]);
  }
  return 1;
}

/* Count the bytes of each class; false where something else than a mark stands there. */
static int count_marks(mn_mark_run *run, int *changes) {
  uint32_t parts[MN_DECOMPOSED_MAX];
  unsigned last = 0;
  for (size_t at = run->from; at < run->to;) {
    size_t count = next_marks(run, &at, parts, changes);
    for (size_t i = 0; i < count; i++) {
      unsigned class = class_of(run, parts[i]);
      if (class == 0) return 0;
      if (class < last) run->is_same = 0;
      last = class;
      run->bytes[class] += encoded_size(parts[i]);
    }
  }
  return 1;
}

/* Compose the mark with the letter, if they do. */
static int compose(mn_mark_run *run, unsigned class, uint32_t mark) {
  uint32_t composite = mn_normal_compose(run->data, run->letter, mark);
  if (!composite) return 0;
  run->letter = composite;
  run->skipped[class]++;
  run->bytes[class] -= encoded_size(mark);
  return 1;
}

/* Compose the letter with the first marks of the class, until one does not: that one blocks the rest (D115). Returns how
 * many of the letter's own marks were among them. */
static size_t compose_class(mn_mark_run *run, unsigned class) {
  uint32_t parts[MN_DECOMPOSED_MAX];
  int changes;
  size_t own = 0;
  for (size_t i = 0; i < run->own_count; i++) {
    if (class_of(run, run->own[i]) != class) continue;
    if (!compose(run, class, run->own[i])) return own;
    own++;
  }
  for (size_t at = run->from; at < run->to && run->bytes[class] > 0;) {
    size_t count = next_marks(run, &at, parts, &changes);
    for (size_t i = 0; i < count; i++)
      if (class_of(run, parts[i]) == class && !compose(run, class, parts[i])) return own;
  }
  return own;
}

/* Compose the classes in their order; returns whether nothing but the letter's own marks went back to it. */
static int compose_all(mn_mark_run *run) {
  size_t own = 0, all = 0;
  for (unsigned class = 1; class < 256; class++) {
    if (run->bytes[class] == 0) continue;
    own += compose_class(run, class);
    all += run->skipped[class];
  }
  return own == all && own == run->own_count;
}

int mn_mark_run_read(mn_mark_run *run, const mn_normal_data *data, mn_form form, const char *s, size_t from,
                     size_t to) {
  int letter_changes = 0, mark_changes = 0;
  *run = (mn_mark_run){.data = data, .form = form, .s = s, .from = from, .to = to, .is_same = 1};
  if (!read_letter(run, &letter_changes) || !count_marks(run, &mark_changes)) return 0;
  if (mark_changes) run->is_same = 0;
  if (!MN_FORM_IS_COMPOSED(form) || run->letter == 0) {
    if (letter_changes) run->is_same = 0;
    return 1;
  }
  size_t size;
  if (!compose_all(run) || run->letter != mn_utf8_at(s, from, &size)) run->is_same = 0;
  return 1;
}

/* ---- writing ----------------------------------------------------------------------------------------------------- */

size_t mn_mark_run_size(const mn_mark_run *run) {
  size_t size = run->letter ? encoded_size(run->letter) : 0;
  for (unsigned class = 1; class < 256; class++) size += run->bytes[class];
  return size;
}

/* Write a mark behind those of its class, unless the letter has it. */
static inline void put(char *out, size_t *at, size_t *skipped, unsigned class, uint32_t mark) {
  if (skipped[class]) skipped[class]--;
  else at[class] += mn_utf8_encode(mark, out + at[class]);
}

void mn_mark_run_write(const mn_mark_run *run, char *out) {
  size_t at[256], skipped[256], end = run->letter ? mn_utf8_encode(run->letter, out) : 0;
  uint32_t parts[MN_DECOMPOSED_MAX];
  int changes;
  memcpy(skipped, run->skipped, sizeof skipped);
  for (unsigned class = 0; class < 256; class++) {
    at[class] = end;
    end += run->bytes[class];
  }
  for (size_t i = 0; i < run->own_count; i++) put(out, at, skipped, class_of(run, run->own[i]), run->own[i]);
  for (size_t i = run->from; i < run->to;) {
    size_t count = next_marks(run, &i, parts, &changes);
    for (size_t k = 0; k < count; k++) put(out, at, skipped, class_of(run, parts[k]), parts[k]);
  }
}

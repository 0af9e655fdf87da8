#if defined(__unix__) && !defined(_POSIX_C_SOURCE)
#define _POSIX_C_SOURCE 200809L /* fstat, O_CLOEXEC, readdir */
#define _DEFAULT_SOURCE         /* DT_REG, where there is one */
#endif
#include "files.h"

#include <errno.h>
#include <stdbool.h>
#include <string.h>

#define MORE 65536 /* bytes that are asked for beyond the size that a file tells */

#if defined(__unix__) || defined(__APPLE__)
#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#define READ_MAX (1 << 30) /* more at once some systems refuse */

typedef struct source {
  int file;
} source;

static bool open_source(source *s, const char *path, size_t *size) {
  struct stat about;
  s->file = open(path, O_RDONLY | O_CLOEXEC);
  if (s->file < 0) return false;
  *size = fstat(s->file, &about) == 0 && about.st_size > 0 ? (size_t)about.st_size : 0;
  return true;
}

/* Read up to `ask` bytes; *got is 0 at the end. */
static bool read_source(const source *s, char *bytes, size_t ask, size_t *got) {
  ssize_t size;
  do size = read(s->file, bytes, ask < READ_MAX ? ask : READ_MAX);
  while (size < 0 && errno == EINTR);
  *got = size > 0 ? (size_t)size : 0;
  return size >= 0;
}

static void close_source(const source *s) {
  close(s->file);
}

static char kind_of(const struct dirent *entry) {
#ifdef DT_REG
  return entry->d_type == DT_REG ? MN_FOLDER_FILE : MN_FOLDER_OTHER;
#else
  (void)entry;
  return MN_FOLDER_OTHER;
#endif
}

static mn_status append_entry(const struct dirent *entry, mn_buffer *out) {
  const char *name = entry->d_name, kind = kind_of(entry);
  if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0) return MN_OK;
  mn_status status = mn_buffer_append(out, &kind, 1);
  return status == MN_OK ? mn_buffer_append(out, name, strlen(name) + 1) : status;
}

mn_status mn_folder_read(const char *path, mn_buffer *out) {
  size_t from = out->size;
  mn_status status = MN_OK;
  DIR *folder = opendir(path);
  if (!folder) return MN_EIO;
  errno = 0;
  for (struct dirent *entry; status == MN_OK && (entry = readdir(folder)) != NULL; errno = 0) {
    status = append_entry(entry, out);
  }
  int fault = errno; /* readdir sets it, or leaves it at 0 where there is nothing more */
  closedir(folder);
  errno = fault;
  if (status == MN_OK && fault) status = MN_EIO;
  if (status != MN_OK) out->size = from;
  return status;
}

#else
#include <stdio.h>

typedef struct source {
  FILE *file;
} source;

static bool open_source(source *s, const char *path, size_t *size) {
  s->file = fopen(path, "rb");
  *size = 0;
  return s->file != NULL;
}

static bool read_source(const source *s, char *bytes, size_t ask, size_t *got) {
  *got = fread(bytes, 1, ask, s->file);
  return !ferror(s->file);
}

static void close_source(const source *s) {
  fclose(s->file);
}

mn_status mn_folder_read(const char *path, mn_buffer *out) {
  (void)path;
  (void)out;
  errno = 0;
  return MN_EIO;
}
#endif

/* Read to the end: one byte more than the size that is told is asked for, so that a short answer is the end. */
static mn_status read_all(const source *s, size_t limit, size_t told, mn_buffer *out) {
  size_t from = out->size, got = 0;
  for (size_t ask = told + 1;; ask = MORE) {
    mn_status status = mn_buffer_reserve(out, ask);
    if (status != MN_OK) return status;
    if (!read_source(s, out->data + out->size, ask, &got)) return MN_EIO;
    out->size += got;
    if (out->size - from > limit) return MN_ELIMIT;
    if (got == 0 || (told && out->size - from == told)) return MN_OK;
  }
}

mn_status mn_file_read(const char *path, size_t limit, mn_buffer *out, size_t *size) {
  size_t from = out->size;
  source s;
  *size = 0;
  if (!open_source(&s, path, size)) return MN_EIO;
  mn_status status = *size > limit ? MN_ELIMIT : read_all(&s, limit, *size, out);
  int fault = errno; /* closing may change it */
  close_source(&s);
  errno = fault;
  if (status == MN_OK || *size < out->size - from) *size = out->size - from;
  if (status != MN_OK) out->size = from;
  return status;
}

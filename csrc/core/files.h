/*
 * Reading files into memory.
 */
#ifndef MN_FILES_H
#define MN_FILES_H

#include "buffer.h"

/* Append a file's bytes to out, at most `limit` of them. MN_ELIMIT for a larger file; MN_EIO where the system refuses, and
 * errno says why; MN_ENOMEM. out is as it was in all three. *size is how
 * large the file is as far as is known. */
mn_status mn_file_read(const char *path, size_t limit, mn_buffer *out, size_t *size);

#endif

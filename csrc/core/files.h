/*
 * Reading files and the names in folders into memory.
 */
#ifndef MN_FILES_H
#define MN_FILES_H

#include "buffer.h"

/* Append a file's bytes to out, at most `limit` of them. MN_ELIMIT for a larger file; MN_EIO where the system refuses, and
 * errno says why; MN_ENOMEM. out is as it was in all three. *size is how
 * large the file is as far as is known. */
mn_status mn_file_read(const char *path, size_t limit, mn_buffer *out, size_t *size);

#define MN_FOLDER_FILE 'f'  /* a regular file */
#define MN_FOLDER_OTHER '?' /* a folder, a link, or something that only asking about it tells */

/* Append what a folder holds but . and .., in the system's order: for each a letter of those above, the name, and a NUL.
 * MN_EIO where the system refuses, and errno says why, or where this is not known how to do (errno is 0 then); MN_ENOMEM.
 * out is as it was in both. */
mn_status mn_folder_read(const char *path, mn_buffer *out);

#endif

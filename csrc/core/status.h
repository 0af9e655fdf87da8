/*
 * What a core function answers. Nothing in the core aborts, exits or prints.
 */
#ifndef MN_STATUS_H
#define MN_STATUS_H

#include <stddef.h>

/* One symbol leaves the shared object, luaopen_malinews_core; the Makefile hides the rest. */
#if defined(__GNUC__)
#define MN_EXPORT __attribute__((visibility("default")))
#else
#define MN_EXPORT
#endif

typedef enum mn_status {
  MN_OK = 0,
  MN_ENOMEM,  /* the allocator refused, or a size would overflow size_t */
  MN_EUTF8,   /* the text is not well-formed UTF-8 */
  MN_ELIMIT,  /* a named limit is exceeded */
  MN_EFORMAT, /* a stored file or a row is not what it should be */
  MN_EIO      /* a file could not be read or written */
} mn_status;

/* The constant English message of a status; never NULL. */
const char *mn_status_message(mn_status status);

#endif

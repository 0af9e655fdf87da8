/*
 * Interned byte strings: each different string has a number, from 0 in order of first sight.
 */
#ifndef MN_STRINGS_H
#define MN_STRINGS_H

#include <stdint.h>

#include "buffer.h"

#define MN_NO_STRING UINT32_MAX

typedef struct mn_strings {
  mn_buffer bytes; /* the strings, one after the other */
  size_t *ends;    /* of each in the bytes; it begins where the one before it ends */
  uint64_t *slots; /* open addressing: hash, and in the low half number + 1, 0 where empty; slot_count is a power of two */
  size_t count, capacity, slot_count;
} mn_strings;

/* An empty table; it allocates nothing. */
mn_strings mn_strings_make(const mn_alloc *alloc);
void mn_strings_free(mn_strings *strings);

/* The number of s[0..n), which is added when it is new. MN_ENOMEM leaves the table as it was; MN_ELIMIT when there are
 * 2^32 - 1 strings already. Expected time O(n). */
mn_status mn_strings_intern(mn_strings *strings, const char *s, size_t n, uint32_t *number);

/* The number of s[0..n), or MN_NO_STRING. */
uint32_t mn_strings_find(const mn_strings *strings, const char *s, size_t n);

/* The same in two steps, so that who looks up many asks for their memory first: the hash of s[0..n), whose slot is
 * prefetched; and the number of the string with that hash. */
uint32_t mn_strings_ask(const mn_strings *strings, const char *s, size_t n);
uint32_t mn_strings_answer(const mn_strings *strings, const char *s, size_t n, uint32_t hash);

/* The bytes of a string, not NUL-terminated; valid until the next one is added. */
const char *mn_strings_get(const mn_strings *strings, uint32_t number, size_t *n);

#endif

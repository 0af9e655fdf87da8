/*
 * What compiled files share: numbers with their lowest byte first on every machine, and a checksum. A checksum finds
 * damage, not malice: whoever reads a file checks every number in it too.
 */
#ifndef MN_STORED_H
#define MN_STORED_H

#include <stddef.h>
#include <stdint.h>

/* Write the lowest `size` bytes of a number; mn_load32 and mn_load64 (bits.h) read them. */
void mn_put_number(char *out, uint64_t value, size_t size);

/* Eight bytes at a time, multiplied and mixed; the same on every machine. */
uint64_t mn_checksum(const char *bytes, size_t size);

#endif

#include "stored.h"

#include "bits.h"

void mn_put_number(char *out, uint64_t value, size_t size) {
  for (size_t i = 0; i < size; i++) out[i] = (char)(unsigned char)(value >> (8 * i));
}

uint64_t mn_checksum(const char *bytes, size_t size) {
  uint64_t h = size;
  size_t at = 0;
  for (; at + 8 <= size; at += 8) {
    h = (h ^ mn_load64(bytes + at)) * UINT64_C(0x9E3779B97F4A7C15);
    h ^= h >> 32;
  }
  h = (h ^ mn_load64_part(bytes + at, size - at)) * UINT64_C(0xD6E8FEB86659FD93);
  return h ^ h >> 32;
}

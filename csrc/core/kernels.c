#include "kernels.h"

#include "bits.h"
#include "kernels_parts.h"
#include "utf8.h"

#define BLOCK 64
#define HIGH_BITS UINT64_C(0x8080808080808080)

/* ---- plain C11 --------------------------------------------------------------------------------------------------- */

/* How many bytes of a sequence that begins in the three bytes before p are missing there; -1 when they are ill-formed. */
static int missing(const char *p) {
  for (int back = 1; back <= 3; back++) {
    unsigned char c = (unsigned char)p[-back];
    if (c >= 0xC0) return (c >= 0xF0 ? 4 : c >= 0xE0 ? 3 : 2) > back ? back : 0;
    if (c < 0x80) return 0;
  }
  return 0;
}

static bool plain_check(const char *p, size_t blocks) {
  size_t n = blocks * BLOCK, at = 0;
  int back = missing(p);
  const char *s = p - back;
  n += (size_t)back;
  while (at < n) {
    if (at + 8 <= n && !(mn_load64(s + at) & HIGH_BITS)) {
      at += 8;
      continue;
    }
    uint32_t cp;
    int size = mn_utf8_decode(s + at, n - at, &cp);
    if (size < 0) return at - (size_t)size == n && mn_utf8_is_cut(s + at, n - at);
    at += (size_t)size;
  }
  return true;
}

static inline bool is_lead(const mn_leads *leads, const unsigned char *p) {
  unsigned lead = leads->lead_low[p[0] & 15] & leads->lead_high[p[0] >> 4];
  unsigned second = leads->second_low[p[1] & 15] & leads->second_high[p[1] >> 4];
  if (p[0] == 0xE1) return (second & 0x0F) != 0;
  if (p[0] != 0xE2) return lead != 0;
  return (second & 0xF0) || (p[1] == 0x80 && p[2] <= leads->e280_last);
}

static void plain_find(const mn_leads *leads, const char *p, size_t blocks, uint64_t *bits) {
  for (size_t k = 0; k < blocks; k++, p += BLOCK) {
    uint64_t found = 0;
    for (unsigned i = 0; i < BLOCK; i += 8) {
      if (!(mn_load64(p + i) & HIGH_BITS)) continue;
      for (unsigned j = i; j < i + 8; j++) {
        const unsigned char *at = (const unsigned char *)p + j;
        if (*at >= leads->floor) found |= (uint64_t)is_lead(leads, at) << j;
      }
    }
    bits[k] = found;
  }
}

static bool plain_check_without(const mn_leads *leads, const char *p, size_t blocks) {
  uint64_t bits;
  if (!plain_check(p, blocks)) return false;
  for (size_t k = 0; k < blocks; k++) {
    plain_find(leads, p + k * BLOCK, 1, &bits);
    if (bits) return false;
  }
  return true;
}

static const mn_kernels plain = {"plain", plain_check, plain_find, plain_check_without};

/* ---- choosing ---------------------------------------------------------------------------------------------------- */

const mn_kernels *mn_kernels_at(size_t k) {
#if defined(MN_KERNELS_X86)
  /* VBMI came with the machines that run wide vectors without slowing down (Ice Lake, Zen 4) */
  if (__builtin_cpu_supports("avx512vbmi") && __builtin_cpu_supports("avx512bw") && k-- == 0) return &mn_kernels_avx512;
  if (__builtin_cpu_supports("avx2") && k-- == 0) return &mn_kernels_avx2;
  if (__builtin_cpu_supports("ssse3") && k-- == 0) return &mn_kernels_ssse3;
#elif defined(MN_KERNELS_NEON)
  if (k-- == 0) return &mn_kernels_neon;
#endif
  return k == 0 ? &plain : NULL;
}

const mn_kernels *mn_kernels_best(void) {
  return mn_kernels_at(0);
}

#include "leads.h"

#include <string.h>

#include "bits.h"
#include "kernels.h"

#define BLOCK 64
#define FIRST_BLOCKS 8
#define MOST_BLOCKS 64 /* that are looked at together: they stay in the first cache */

mn_leads mn_leads_make(void) {
  mn_leads leads = {.floor = 0xFF, .e280_last = 0x7F};
  for (unsigned i = 0; i < 4; i++) {
    leads.lead_high[0xC + i] = (uint8_t)(1u << i);
    leads.second_high[0x8 + i] = (uint8_t)(0x11u << i);
  }
  leads.lead_high[0xE] |= MN_LEADS_DEPEND;
  leads.lead_low[1] = leads.lead_low[2] = MN_LEADS_DEPEND;
  return leads;
}

static unsigned highest_bit(uint64_t v) {
  unsigned n = 0;
  while (v >>= 1) n++;
  return n;
}

void mn_leads_add(mn_leads *leads, uint32_t first, uint64_t members) {
  if (members == 0) return;
  unsigned lead = first < 0x800 ? 0xC0 | first >> 6 : first < 0x10000 ? 0xE0 | first >> 12 : 0xF0 | first >> 18;
  unsigned second = 0x80 | (first >> 6 & 0x3F);
  if (lead < leads->floor) leads->floor = (uint8_t)lead;
  if (lead == 0xE2 && second == 0x80) leads->e280_last = (uint8_t)(0x80 | highest_bit(members));
  else if (lead == 0xE1) leads->second_low[second & 15] |= (uint8_t)(1u << ((second >> 4) - 8));
  else if (lead == 0xE2) leads->second_low[second & 15] |= (uint8_t)(0x10u << ((second >> 4) - 8));
  else leads->lead_low[lead & 15] |= (uint8_t)(1u << ((lead >> 4) - 0xC));
}

void mn_leads_find(const mn_leads *leads, const char *s, size_t n, size_t blocks, uint64_t *bits) {
  const mn_kernels *kernels = mn_kernels_best();
  size_t whole = n < BLOCK + 2 ? 0 : (n - 2) / BLOCK; /* a block looks two bytes further */
  if (whole > blocks) whole = blocks;
  kernels->find(leads, s, whole, bits);
  for (size_t k = whole; k < blocks; k++) {
    char last[BLOCK + 2] = {0};
    size_t rest = n - k * BLOCK;
    memcpy(last, s + k * BLOCK, rest < sizeof last ? rest : sizeof last);
    kernels->find(leads, last, 1, &bits[k]);
    if (rest < BLOCK) bits[k] &= (UINT64_C(1) << rest) - 1;
  }
}

/* Less than a block, or the first one. ASCII behind ASCII needs no more than a look; else a block is made, where what is not
 * there, before and behind, is NUL. */
static bool part_is_free(const mn_kernels *kernels, const mn_leads *leads, const char *s, size_t at, size_t n) {
  char part[3 + BLOCK + 2] = {0};
  size_t before = at < 3 ? at : 3, left = n - at, size = left < BLOCK ? left : BLOCK;
  if ((at == 0 || (unsigned char)s[at - 1] < 0x80) && mn_is_ascii(s + at, size)) return true;
  memcpy(part + 3 - before, s + at - before, before + (left < BLOCK + 2 ? left : BLOCK + 2));
  return kernels->check_without(leads, part + 3, 1);
}

size_t mn_leads_absent(const mn_leads *leads, const char *s, size_t n) {
  const mn_kernels *kernels = mn_kernels_best();
  size_t whole = n < BLOCK + 2 ? 0 : (n - 2) / BLOCK, at = 0;
  if (whole > 0) {
    if (!part_is_free(kernels, leads, s, 0, n)) return 0;
    at = BLOCK;
  }
  /* a text with members mostly has one soon: little is read twice then */
  for (size_t blocks = FIRST_BLOCKS; at < whole * BLOCK; blocks = MOST_BLOCKS) {
    size_t left = whole - at / BLOCK, now = left < blocks ? left : blocks;
    if (!kernels->check_without(leads, s + at, now)) return at;
    at += now * BLOCK;
  }
  for (; at < n; at += BLOCK) {
    if (!part_is_free(kernels, leads, s, at, n)) return at;
  }
  /* a sequence cut at the very end of a block */
  return at > n || n == 0 || part_is_free(kernels, leads, s, n, n) ? n : at - BLOCK;
}

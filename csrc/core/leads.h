/*
 * Leads: a set of code points, coarse, as the bytes that begin their sequences, so that a text can be searched for its
 * members many bytes at a time. It is exact by blocks of 64 code points for the lead bytes E1 and E2 (Ethiopic and
 * Vietnamese letters, punctuation), and by lead byte elsewhere; what is found may turn out to be no member, what is not
 * found is none.
 */
#ifndef MN_LEADS_H
#define MN_LEADS_H

#include <stddef.h>
#include <stdint.h>

#define MN_LEADS_DEPEND 0x30

typedef struct mn_leads {
  uint8_t floor;     /* no byte below it begins a member */
  uint8_t e280_last; /* the last third byte of members after E2 80; 0x7F when there are none */
  /* Tables by nibble. A lead byte begins members if lead_low[low] & lead_high[high]; where that is MN_LEADS_DEPEND, for
   * E1 and E2, it depends: after E1, a second byte does if second_low[low] & second_high[high] & 0x0F, after E2, & 0xF0.
   * E2 80 itself is left out of them. */
  uint8_t lead_low[16], lead_high[16];
  uint8_t second_low[16], second_high[16];
} mn_leads;

/* An empty set. */
mn_leads mn_leads_make(void);

/* Add the 64 code points from `first` on, a multiple of 64 from 0x80; bit i of `members` tells of first + i. */
void mn_leads_add(mn_leads *leads, uint32_t first, uint64_t members);

/* Set bit i of bits[] where a member may begin at s[i], for the first 64 * blocks bytes of s[0..n), which is well-formed
 * but may begin and end within a sequence. Bits behind n are 0; blocks is at most n / 64, rounded up. */
void mn_leads_find(const mn_leads *leads, const char *s, size_t n, size_t blocks, uint64_t *bits);

/* How many bytes at the start of s[0..n) are well-formed and free of members, as far as whole batches go: less than n may
 * be too few, and may end within a sequence; n is exact. Faster than to validate and to search. */
size_t mn_leads_absent(const mn_leads *leads, const char *s, size_t n);

#endif

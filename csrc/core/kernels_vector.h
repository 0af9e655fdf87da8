/*
 * The kernels' text, included once for each instruction set, which defines before:
 *   V, W, FN(name), TARGET    the vector of W bytes; this set's name of a function; its attributes
 *   v_load v_all v_table      from memory; one byte everywhere; a table of 16, for each lane
 *   v_pick(table, index)      table[index] for indices below 16
 *   v_low v_high              the nibbles of each byte
 *   v_and v_or v_xor v_less(a, b)  the last is a - b, or 0 where it would be negative
 *   v_equal v_from            0xFF where a == b, where a >= b
 *   v_bits(v)                 the top bits of the bytes, the first one lowest
 *   v_any(v)                  is a bit set anywhere
 */

#ifndef MN_KERNELS_BLOCK
#define MN_KERNELS_BLOCK 64

/* What is wrong with a byte and the one before it: Keiser and Lemire 2021, "Validating UTF-8 in less than one instruction
 * per byte", section 6, tables 8 to 10. A pair is wrong when a bit is set in all three. */
enum {
  TOO_SHORT = 1 << 0,      /* a lead byte, then none to continue it */
  TOO_LONG = 1 << 1,       /* ASCII, then a continuing byte */
  OVERLONG_3 = 1 << 2,     /* E0 80..9F */
  TOO_LARGE = 1 << 3,      /* F4 90..BF, F5.. 90..BF */
  SURROGATE = 1 << 4,      /* ED A0..BF */
  OVERLONG_2 = 1 << 5,     /* C0, C1 */
  TOO_LARGE_1000 = 1 << 6, /* F5.. 80..8F */
  OVERLONG_4 = 1 << 6,     /* F0 80..8F */
  TWO_CONTINUE = 1 << 7,   /* two continuing bytes; right after three and four byte leads */
  CARRY = TOO_SHORT | TOO_LONG | TWO_CONTINUE
};

static const uint8_t first_high[16] = {
  TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG, TOO_LONG,
  TWO_CONTINUE, TWO_CONTINUE, TWO_CONTINUE, TWO_CONTINUE,
  TOO_SHORT | OVERLONG_2, TOO_SHORT, TOO_SHORT | OVERLONG_3 | SURROGATE, TOO_SHORT | TOO_LARGE | TOO_LARGE_1000};

static const uint8_t first_low[16] = {
  CARRY | OVERLONG_3 | OVERLONG_2 | OVERLONG_4, CARRY | OVERLONG_2, CARRY, CARRY, CARRY | TOO_LARGE,
  CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
  CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000,
  CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000 | SURROGATE,
  CARRY | TOO_LARGE | TOO_LARGE_1000, CARRY | TOO_LARGE | TOO_LARGE_1000};

static const uint8_t second_high[16] = {
  TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT,
  TOO_LONG | OVERLONG_2 | TWO_CONTINUE | OVERLONG_3 | TOO_LARGE_1000 | OVERLONG_4,
  TOO_LONG | OVERLONG_2 | TWO_CONTINUE | OVERLONG_3 | TOO_LARGE,
  TOO_LONG | OVERLONG_2 | TWO_CONTINUE | SURROGATE | TOO_LARGE,
  TOO_LONG | OVERLONG_2 | TWO_CONTINUE | SURROGATE | TOO_LARGE,
  TOO_SHORT, TOO_SHORT, TOO_SHORT, TOO_SHORT};
#endif

/* The faults of W bytes, by what stands one, two and three bytes before each. */
TARGET static inline V FN(faults)(const char *p, V now, V t1, V t2, V t3) {
  V before = v_load(p - 1), before2 = v_load(p - 2), before3 = v_load(p - 3);
  V pairs = v_and(v_and(v_pick(t1, v_high(before)), v_pick(t2, v_low(before))), v_pick(t3, v_high(now)));
  V continued = v_or(v_less(before2, v_all(0xE0 - 0x80)), v_less(before3, v_all(0xF0 - 0x80)));
  return v_xor(v_and(continued, v_all(0x80)), pairs);
}

/* An ASCII block needs a look only where the block before it may have left a sequence open. */
TARGET static bool FN(check)(const char *p, size_t blocks) {
  const V t1 = v_table(first_high), t2 = v_table(first_low), t3 = v_table(second_high);
  V fault = v_all(0);
  bool open = true;
  for (size_t k = 0; k < blocks; k++, p += MN_KERNELS_BLOCK) {
    V all = v_load(p);
    for (size_t i = W; i < MN_KERNELS_BLOCK; i += W) all = v_or(all, v_load(p + i));
    bool plain = v_bits(all) == 0;
    if (plain && !open) continue;
    open = !plain;
    for (size_t i = 0; i < MN_KERNELS_BLOCK; i += W) fault = v_or(fault, FN(faults)(p + i, v_load(p + i), t1, t2, t3));
  }
  return !v_any(fault);
}

/* Not 0 where a member may begin: after E1 and E2, as the second byte says, and the third one after E2 80. */
TARGET static inline V FN(by_second)(const mn_leads *leads, const char *p, V now, V t3, V t4) {
  V second = v_load(p + 1), e2 = v_equal(now, v_all(0xE2));
  V by_second = v_and(v_pick(t3, v_low(second)), v_pick(t4, v_high(second)));
  V chosen = v_or(v_and(v_equal(now, v_all(0xE1)), v_all(0x0F)), v_and(e2, v_all(0xF0)));
  V stop = v_and(e2, v_and(v_equal(second, v_all(0x80)), v_from(v_all(leads->e280_last), v_load(p + 2))));
  return v_or(stop, v_and(by_second, chosen));
}

/* Not 0 where a member may begin. */
TARGET static inline V FN(members)(const mn_leads *leads, const char *p, V t1, V t2, V t3, V t4) {
  V now = v_load(p), lead = v_and(v_pick(t1, v_low(now)), v_pick(t2, v_high(now)));
  V depends = v_and(lead, v_all(MN_LEADS_DEPEND));
  if (!v_any(depends)) return lead;
  return v_or(v_xor(lead, depends), FN(by_second)(leads, p, now, t3, t4));
}

TARGET static void FN(find)(const mn_leads *leads, const char *p, size_t blocks, uint64_t *bits) {
  const V t1 = v_table(leads->lead_low), t2 = v_table(leads->lead_high);
  const V t3 = v_table(leads->second_low), t4 = v_table(leads->second_high);
  const V floor = v_all(leads->floor), zero = v_all(0);
  for (size_t k = 0; k < blocks; k++, p += MN_KERNELS_BLOCK) {
    V high = v_from(v_load(p), floor);
    for (size_t i = W; i < MN_KERNELS_BLOCK; i += W) high = v_or(high, v_from(v_load(p + i), floor));
    uint64_t none = 0;
    bits[k] = 0;
    if (!v_any(high)) continue;
    for (unsigned i = 0; i < MN_KERNELS_BLOCK; i += W)
      none |= (uint64_t)v_bits(v_equal(FN(members)(leads, p + i, t1, t2, t3, t4), zero)) << i;
    bits[k] = ~none;
  }
}

/* The same as check, where in addition no member of the set begins anywhere. */
TARGET static bool FN(check_without)(const mn_leads *leads, const char *p, size_t blocks) {
  const V t1 = v_table(first_high), t2 = v_table(first_low), t3 = v_table(second_high);
  const V l1 = v_table(leads->lead_low), l2 = v_table(leads->lead_high);
  const V l3 = v_table(leads->second_low), l4 = v_table(leads->second_high);
  const V floor = v_all(leads->floor);
  V fault = v_all(0);
  bool open = true;
  for (size_t k = 0; k < blocks; k++, p += MN_KERNELS_BLOCK) {
    V all = v_load(p), high = v_from(all, floor);
    for (size_t i = W; i < MN_KERNELS_BLOCK; i += W) {
      V now = v_load(p + i);
      all = v_or(all, now);
      high = v_or(high, v_from(now, floor));
    }
    bool plain = v_bits(all) == 0;
    if (plain && !open) continue;
    open = !plain;
    for (size_t i = 0; i < MN_KERNELS_BLOCK; i += W) fault = v_or(fault, FN(faults)(p + i, v_load(p + i), t1, t2, t3));
    if (v_bits(high) == 0) continue;
    for (size_t i = 0; i < MN_KERNELS_BLOCK; i += W)
      fault = v_or(fault, FN(members)(leads, p + i, l1, l2, l3, l4));
  }
  return !v_any(fault);
}

#undef V
#undef W
#undef FN
#undef TARGET
#undef v_load
#undef v_all
#undef v_table
#undef v_pick
#undef v_low
#undef v_high
#undef v_and
#undef v_or
#undef v_xor
#undef v_less
#undef v_equal
#undef v_from
#undef v_bits
#undef v_any

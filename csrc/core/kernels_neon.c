/*
 * The kernels for AArch64, all of which have NEON.
 */
#include "kernels_parts.h"

#ifdef MN_KERNELS_NEON
#include <arm_neon.h>

/* The top bits of sixteen bytes as a number. */
static inline uint32_t bits_neon(uint8x16_t v) {
  static const uint8_t place[16] = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
  uint8x16_t set = vandq_u8(vcltzq_s8(vreinterpretq_s8_u8(v)), vld1q_u8(place));
  return (uint32_t)vaddv_u8(vget_low_u8(set)) | (uint32_t)vaddv_u8(vget_high_u8(set)) << 8;
}

#define V uint8x16_t
#define W 16
#define FN(name) name##_neon
#define TARGET
#define v_load(p) vld1q_u8((const uint8_t *)(p))
#define v_all(c) vdupq_n_u8((uint8_t)(c))
#define v_table(t) vld1q_u8(t)
#define v_pick(table, index) vqtbl1q_u8(table, index)
#define v_low(v) vandq_u8(v, vdupq_n_u8(15))
#define v_high(v) vshrq_n_u8(v, 4)
#define v_and(a, b) vandq_u8(a, b)
#define v_or(a, b) vorrq_u8(a, b)
#define v_xor(a, b) veorq_u8(a, b)
#define v_less(a, b) vqsubq_u8(a, b)
#define v_equal(a, b) vceqq_u8(a, b)
#define v_from(a, b) vcgeq_u8(a, b)
#define v_bits(v) bits_neon(v)
#define v_any(v) (vmaxvq_u8(v) != 0)
#include "kernels_vector.h"

const mn_kernels mn_kernels_neon = {"neon", check_neon, find_neon, check_without_neon};
#else
typedef int mn_kernels_neon_are_absent;
#endif

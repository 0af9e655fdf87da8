/*
 * The kernels for x86: AVX-512, AVX2 and SSSE3. Each function is compiled for its own set; no flag of the compiler is needed.
 */
#include "kernels_parts.h"

#ifdef MN_KERNELS_X86
#include <immintrin.h>

/* Compares give bits, which are made bytes again: the text below is the same for all sets. */
#define V __m512i
#define W 64
#define FN(name) name##_avx512
#define TARGET __attribute__((target("avx512f,avx512bw")))
#define v_load(p) _mm512_loadu_si512((const void *)(p))
#define v_all(c) _mm512_set1_epi8((char)(c))
#define v_table(t) _mm512_broadcast_i32x4(_mm_loadu_si128((const __m128i *)(const void *)(t)))
#define v_pick(table, index) _mm512_shuffle_epi8(table, index)
#define v_low(v) _mm512_and_si512(v, _mm512_set1_epi8(15))
#define v_high(v) _mm512_and_si512(_mm512_srli_epi16(v, 4), _mm512_set1_epi8(15))
#define v_and(a, b) _mm512_and_si512(a, b)
#define v_or(a, b) _mm512_or_si512(a, b)
#define v_xor(a, b) _mm512_xor_si512(a, b)
#define v_less(a, b) _mm512_subs_epu8(a, b)
#define v_equal(a, b) _mm512_movm_epi8(_mm512_cmpeq_epi8_mask(a, b))
#define v_from(a, b) _mm512_movm_epi8(_mm512_cmpge_epu8_mask(a, b))
#define v_bits(v) ((uint64_t)_mm512_movepi8_mask(v))
#define v_any(v) (_mm512_test_epi8_mask(v, v) != 0)
#include "kernels_vector.h"

#define V __m256i
#define W 32
#define FN(name) name##_avx2
#define TARGET __attribute__((target("avx2")))
#define v_load(p) _mm256_loadu_si256((const __m256i *)(const void *)(p))
#define v_all(c) _mm256_set1_epi8((char)(c))
#define v_table(t) _mm256_broadcastsi128_si256(_mm_loadu_si128((const __m128i *)(const void *)(t)))
#define v_pick(table, index) _mm256_shuffle_epi8(table, index)
#define v_low(v) _mm256_and_si256(v, _mm256_set1_epi8(15))
#define v_high(v) _mm256_and_si256(_mm256_srli_epi16(v, 4), _mm256_set1_epi8(15))
#define v_and(a, b) _mm256_and_si256(a, b)
#define v_or(a, b) _mm256_or_si256(a, b)
#define v_xor(a, b) _mm256_xor_si256(a, b)
#define v_less(a, b) _mm256_subs_epu8(a, b)
#define v_equal(a, b) _mm256_cmpeq_epi8(a, b)
#define v_from(a, b) _mm256_cmpeq_epi8(_mm256_max_epu8(a, b), a)
#define v_bits(v) ((uint32_t)_mm256_movemask_epi8(v))
#define v_any(v) (!_mm256_testz_si256(v, v))
#include "kernels_vector.h"

#define V __m128i
#define W 16
#define FN(name) name##_ssse3
#define TARGET __attribute__((target("ssse3")))
#define v_load(p) _mm_loadu_si128((const __m128i *)(const void *)(p))
#define v_all(c) _mm_set1_epi8((char)(c))
#define v_table(t) _mm_loadu_si128((const __m128i *)(const void *)(t))
#define v_pick(table, index) _mm_shuffle_epi8(table, index)
#define v_low(v) _mm_and_si128(v, _mm_set1_epi8(15))
#define v_high(v) _mm_and_si128(_mm_srli_epi16(v, 4), _mm_set1_epi8(15))
#define v_and(a, b) _mm_and_si128(a, b)
#define v_or(a, b) _mm_or_si128(a, b)
#define v_xor(a, b) _mm_xor_si128(a, b)
#define v_less(a, b) _mm_subs_epu8(a, b)
#define v_equal(a, b) _mm_cmpeq_epi8(a, b)
#define v_from(a, b) _mm_cmpeq_epi8(_mm_max_epu8(a, b), a)
#define v_bits(v) ((uint32_t)_mm_movemask_epi8(v))
#define v_any(v) (_mm_movemask_epi8(_mm_cmpeq_epi8(v, _mm_setzero_si128())) != 0xFFFF)
#include "kernels_vector.h"

const mn_kernels mn_kernels_avx512 = {"avx512", check_avx512, find_avx512, check_without_avx512};
const mn_kernels mn_kernels_avx2 = {"avx2", check_avx2, find_avx2, check_without_avx2};
const mn_kernels mn_kernels_ssse3 = {"ssse3", check_ssse3, find_ssse3, check_without_ssse3};
#else
typedef int mn_kernels_x86_are_absent;
#endif

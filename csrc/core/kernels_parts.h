/*
 * Which kernels there are on this kind of machine; private to the kernels' files. MN_NO_SIMD leaves only plain C11.
 */
#ifndef MN_KERNELS_PARTS_H
#define MN_KERNELS_PARTS_H

#include "kernels.h"

#if !defined(MN_NO_SIMD) && defined(__GNUC__) && (defined(__x86_64__) || defined(__i386__))
#define MN_KERNELS_X86 1
extern const mn_kernels mn_kernels_avx512, mn_kernels_avx2, mn_kernels_ssse3;
#elif !defined(MN_NO_SIMD) && defined(__GNUC__) && defined(__aarch64__) && defined(__ARM_NEON)
#define MN_KERNELS_NEON 1
extern const mn_kernels mn_kernels_neon;
#endif

#endif

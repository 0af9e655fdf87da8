#include "token_loops.h"

#ifdef MN_TOKENS_AVX512
#include "window_avx512.h"

#define PUT_ROOM MN_PUT_ROOM

TARGET static inline mn_bytes read_bytes(const unsigned char *s, size_t size) {
  return mn_bytes_read_avx512(s, size);
}

TARGET static inline mn_span *put_runs(mn_span *out, size_t p, uint64_t starts, uint64_t ends, uint64_t marks, uint64_t numbers) {
  __m512i kinds = _mm512_maskz_set1_epi8(numbers, MN_TOKEN_NUMBER);
  return mn_put_runs(out, p, starts, ends, _mm512_mask_set1_epi8(kinds, marks, MN_TOKEN_PUNCTUATION));
}

#include "token_loop.h"

const mn_token_loop mn_token_loop_avx512 = {"avx512", scan};
#else
typedef int mn_token_loop_avx512_is_absent;
#endif

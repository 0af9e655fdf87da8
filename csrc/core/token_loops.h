/*
 * The loop of tokens.c, compiled for more than one instruction set; all give the same tokens, and specs hold them against each
 * other.
 */
#ifndef MN_TOKEN_LOOPS_H
#define MN_TOKEN_LOOPS_H

#include "token_rules.h"

typedef struct mn_token_loop {
  const char *name; /* "avx512", "plain" */

  /* Append the tokens of the stretch from p to sc->n. MN_ENOMEM leaves a part of them. */
  mn_status (*scan)(mn_token_scanner *sc, size_t p);
} mn_token_loop;

/* The k-th that this machine runs, fastest first, or NULL; the last one needs no instruction set. */
const mn_token_loop *mn_token_loop_at(size_t k);

/* mn_tokens_scan by one of them. */
mn_status mn_tokens_scan_by(const mn_token_loop *loop, const mn_classes *classes, const mn_lexicon *lexicon, const char *s,
                            size_t n, mn_lang lang, mn_spans *out);

#if !defined(MN_NO_SIMD) && defined(__GNUC__) && defined(__x86_64__)
#define MN_TOKENS_AVX512 1
extern const mn_token_loop mn_token_loop_avx512;
#endif

#endif

#include "tokens.h"

#include <string.h>

#include "language.h"
#include "token_loops.h"
#include "window.h"

#define BYTES_A_TOKEN 5
#define PUT_ROOM 0
#define TARGET

const char *const mn_token_names[] = {"word",  "number", "punctuation", "symbol", "url",
                                      "email", "handle", "hashtag",     "other",  NULL};

/* The bits of a window; past the text the bytes are 0, which is special. */
static inline mn_bytes read_bytes(const unsigned char *s, size_t size) {
  unsigned char rest[MN_WINDOW + MN_WINDOW_PAST];
  if (size >= sizeof rest) return mn_bytes_read(s);
  memset(rest, 0, sizeof rest);
  memcpy(rest, s, size);
  return mn_bytes_read(rest);
}

static inline mn_span *put_runs(mn_span *out, size_t p, uint64_t starts, uint64_t ends, uint64_t marks, uint64_t numbers) {
  for (; starts; starts &= starts - 1, ends &= ends - 1) {
    unsigned start = mn_bits_lowest(starts), end = mn_bits_lowest(ends | (uint64_t)1 << 63);
    unsigned mark = (unsigned)(marks >> start & 1), number = (unsigned)(numbers >> start & 1);
    unsigned kind = mark * MN_TOKEN_PUNCTUATION + number * MN_TOKEN_NUMBER;
    *out++ = (mn_span){.from = p + start, .size = end - start, .kind = kind};
  }
  return out;
}

#include "token_loop.h"

static const mn_token_loop plain = {"plain", scan};

const mn_token_loop *mn_token_loop_at(size_t k) {
#ifdef MN_TOKENS_AVX512
  if (__builtin_cpu_supports("avx512vbmi2") && __builtin_cpu_supports("bmi2") && k-- == 0) return &mn_token_loop_avx512;
#endif
  return k == 0 ? &plain : NULL;
}

mn_status mn_tokens_scan_by(const mn_token_loop *loop, const mn_classes *classes, const mn_lexicon *lexicon, const char *s,
                            size_t n, mn_lang lang, mn_spans *out) {
  mn_token_scanner sc = {.classes = classes, .lexicon = lexicon, .s = (const unsigned char *)s, .n = n, .lang = lang, .out = out};
  sc.has_at = n && memchr(s, '@', n);
  if (n > MN_SPAN_MAX) return MN_ELIMIT;
  mn_status reserved = mn_spans_reserve(out, n / BYTES_A_TOKEN + 128); /* one allocation for most texts */
  if (reserved != MN_OK) return reserved;
  if (lang != MN_LANG_GUESS) return loop->scan(&sc, 0);
  for (size_t p = 0; p < n; p = sc.n) {
    const char *end = memchr(s + p, '\n', n - p);
    sc.n = end ? (size_t)(end - s) + 1 : n;
    sc.lang = mn_language_guess(lexicon, s + p, sc.n - p);
    mn_status status = loop->scan(&sc, p);
    if (status != MN_OK) return status;
  }
  return MN_OK;
}

mn_status mn_tokens_scan(const mn_classes *classes, const mn_lexicon *lexicon, const char *s, size_t n, mn_lang lang,
                         mn_spans *out) {
  return mn_tokens_scan_by(mn_token_loop_at(0), classes, lexicon, s, n, lang, out);
}

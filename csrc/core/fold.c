#include "fold.h"

#include <string.h>

#include "bits.h"
#include "utf8.h"

#if !defined(MN_NO_SIMD) && defined(__SSE2__)
#include <emmintrin.h>
#endif

#define BLOCK 16
#define ROOM 64 /* bytes kept free: one fold is at most 54 long, a block 16, and stores may be wider than what they keep */

typedef struct folder {
  const mn_fold_data *data;
  const char *s;
  size_t n;
  mn_buffer *out;
  size_t base; /* out's size at the start */
  mn_offsets *map;
} folder;

/* ---- one code point ---------------------------------------------------------------------------------------------- */

static size_t hangul_bytes(uint32_t cp, char *out) {
  uint32_t syllable = cp - MN_HANGUL_S, trail = syllable % MN_HANGUL_T_COUNT;
  size_t size = mn_utf8_encode(MN_HANGUL_L + syllable / (MN_HANGUL_V_COUNT * MN_HANGUL_T_COUNT), out);
  size += mn_utf8_encode(MN_HANGUL_V + syllable / MN_HANGUL_T_COUNT % MN_HANGUL_V_COUNT, out + size);
  return trail ? size + mn_utf8_encode(MN_HANGUL_T + trail, out + size) : size;
}

static const char *pooled(const mn_fold_data *data, const mn_fold_entry *entry) {
  return data->pool + (entry->bytes[0] | (size_t)entry->bytes[1] << 8);
}

size_t mn_fold_bytes(const mn_fold_data *data, uint32_t cp, const char **bytes, char room[12]) {
  mn_fold_entry entry = mn_fold_entry_of(data, cp);
  *bytes = room;
  switch (entry.size) {
    case MN_FOLD_SAME: return mn_utf8_encode(cp, room);
    case MN_FOLD_HANGUL: return hangul_bytes(cp, room);
    case MN_FOLD_MARK: return 0;
    case MN_FOLD_LONG: *bytes = pooled(data, &entry); return entry.bytes[2];
    default: memcpy(room, entry.bytes, sizeof entry.bytes); return entry.size;
  }
}

size_t mn_fold_code_point(const mn_fold_data *data, uint32_t cp, uint32_t out[MN_FOLD_MAX]) {
  if (cp < 128) {
    out[0] = (unsigned char)data->ascii[cp];
    return 1;
  }
  const char *bytes;
  char room[12];
  size_t size = mn_fold_bytes(data, cp, &bytes, room), count = 0;
  if (size == 0) return 0;
  for (size_t at = 0; at < size; count++) at += (size_t)mn_utf8_decode(bytes + at, size - at, &out[count]);
  return count;
}

/* ---- a text ------------------------------------------------------------------------------------------------------ */

/* Sixteen bytes in lower case, a grave accent as an apostrophe; returns how many of them are ASCII before the first that is
 * not. What stands behind that is rubbish. */
static inline unsigned fold_block(const char *s, char *out) {
#if !defined(MN_NO_SIMD) && defined(__SSE2__)
  __m128i v = _mm_loadu_si128((const __m128i *)(const void *)s);
  __m128i upper = _mm_cmplt_epi8(_mm_add_epi8(v, _mm_set1_epi8((char)(-128 - 'A'))), _mm_set1_epi8(-128 + 26));
  __m128i grave = _mm_cmpeq_epi8(v, _mm_set1_epi8('`'));
  unsigned high = (unsigned)_mm_movemask_epi8(v);
  v = _mm_xor_si128(v, _mm_and_si128(upper, _mm_set1_epi8(0x20)));
  v = _mm_xor_si128(v, _mm_and_si128(grave, _mm_set1_epi8('`' ^ '\'')));
  _mm_storeu_si128((__m128i *)(void *)out, v);
  return high ? mn_lowest_bit(high) : BLOCK;
#else
  unsigned i = 0;
  for (unsigned k = 0; k < BLOCK; k++) {
    unsigned char c = (unsigned char)s[k];
    c ^= (unsigned char)((unsigned char)(c - 'A') < 26 ? 0x20 : 0);
    out[k] = (char)(c == '`' ? '\'' : c);
  }
  while (i < BLOCK && (unsigned char)s[i] < 0x80) i++;
  return i;
#endif
}

/* The sequence at s[0..n), n > 0: its size, and its code point, U+FFFD when it is ill-formed. */
static inline size_t decode(const char *s, size_t n, uint32_t *cp, int *good) {
  const unsigned char *p = (const unsigned char *)s;
  *good = 1;
  if (p[0] >= 0xC2 && p[0] < 0xE0 && n > 1 && (p[1] & 0xC0) == 0x80) {
    *cp = (uint32_t)(p[0] & 0x1F) << 6 | (p[1] & 0x3F);
    return 2;
  }
  if (p[0] > 0xE0 && p[0] < 0xED && n > 2 && (p[1] & 0xC0) == 0x80 && (p[2] & 0xC0) == 0x80) {
    *cp = (uint32_t)(p[0] & 0x0F) << 12 | (uint32_t)(p[1] & 0x3F) << 6 | (p[2] & 0x3F);
    return 3;
  }
  int size = mn_utf8_decode(s, n, cp);
  *good = size > 0;
  return (size_t)(size < 0 ? -size : size);
}

/* The way back of `size` folded bytes for `raw` ones. */
static mn_status note(const folder *f, size_t out, size_t at, size_t raw, const mn_fold_entry *entry, const char *bytes,
                      size_t size) {
  size_t from = out - f->base;
  int one = size == raw && (size == 1 || (unsigned char)bytes[0] >= 0xC0); /* one code point for one of equal size */
  if (one) return mn_offsets_add(f->map, from, at, MN_RUN_SAME);
  mn_run_kind kind = entry->size == MN_FOLD_MARK ? MN_RUN_ATTACHED : MN_RUN_CHANGED;
  mn_status status = mn_offsets_add(f->map, from, at, kind);
  return status == MN_OK ? mn_offsets_add(f->map, from + size, at + raw, MN_RUN_SAME) : status;
}

/* Fold the code point at s[at], which is not ASCII, to out[size]; there is ROOM. Returns the bytes read. */
static inline size_t fold_at(folder *f, size_t at, char *out, size_t *size, mn_status *status) {
  uint32_t cp;
  int good;
  size_t raw = decode(f->s + at, f->n - at, &cp, &good);
  mn_fold_entry entry = mn_fold_entry_of(f->data, cp);
  if (entry.size <= 3) {
    memcpy(out, &entry, sizeof entry);
    *size = entry.size;
  } else if (entry.size == MN_FOLD_MARK) {
    *size = 0;
  } else if (entry.size == MN_FOLD_SAME) {
    *size = good ? raw : 3;
    if (f->n - at >= 4 && good) memcpy(out, f->s + at, 4);
    else mn_utf8_encode(cp, out);
  } else if (entry.size == MN_FOLD_HANGUL) {
    *size = hangul_bytes(cp, out);
  } else {
    *size = entry.bytes[2];
    memcpy(out, pooled(f->data, &entry), *size);
  }
  if (f->map) *status = note(f, (size_t)(out - f->out->data), at, raw, &entry, out, *size);
  return raw;
}

static mn_status make_room(mn_buffer *out, size_t left) {
  return left > SIZE_MAX - ROOM ? MN_ENOMEM : mn_buffer_reserve(out, left + ROOM);
}

mn_status mn_fold(const mn_fold_data *data, const char *s, size_t n, mn_buffer *out, mn_offsets *map) {
  folder f = {data, s, n, out, out->size, map};
  mn_status status = make_room(out, n);
  char *to = out->data ? out->data + out->size : NULL;
  for (size_t at = 0; at < n && status == MN_OK;) {
    size_t size;
    if ((size_t)(out->data + out->capacity - to) < ROOM) {
      out->size = (size_t)(to - out->data);
      status = make_room(out, n - at);
      to = out->data + out->size;
      if (status != MN_OK) break;
    }
    if (n - at >= BLOCK) {
      unsigned plain = fold_block(s + at, to);
      at += plain;
      to += plain;
      if (plain == BLOCK) continue;
    } else if ((unsigned char)s[at] < 0x80) {
      *to++ = data->ascii[(unsigned char)s[at++]];
      continue;
    }
    at += fold_at(&f, at, to, &size, &status);
    to += size;
  }
  if (out->data) out->size = (size_t)(to - out->data);
  return status;
}

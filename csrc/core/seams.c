#include "seams.h"

#include <string.h>

#include "lines.h"
#include "scan.h"

#define BEFORE 24 /* bytes before a seam that are looked at */
#define TOPIC 48  /* bytes of a topic and its colon at most */
#define CLOSERS 5 /* bytes of closing marks behind a question mark */
#define SPACES 4  /* behind an end mark that are skipped */

typedef struct seams {
  const mn_fold_data *fold;
  const mn_openings *words;
  const unsigned char *s;
  size_t to;
  mn_buffer *folded;
} seams;

/* ---- bytes ---- */

static bool is_capital(unsigned char c) {
  return c >= 'A' && c <= 'Z';
}

static bool is_small(unsigned char c) {
  return c >= 'a' && c <= 'z';
}

static bool is_plain(unsigned char c) {
  return mn_is_letter(c) || mn_is_digit(c);
}

static bool is_space(unsigned char c) {
  return c == ' ' || (c >= 0x09 && c <= 0x0D);
}

static bool is_stop(unsigned char c) {
  return c == '.' || c == '!' || c == '?';
}

static bool is_apostrophe(const seams *in, size_t i) {
  if (i >= in->to) return false;
  return in->s[i] == '\'' || (in->s[i] == 0xE2 && i + 2 < in->to && in->s[i + 1] == 0x80 && in->s[i + 2] == 0x99);
}

/* ---- sentence ends ---- */

/* Is the full stop at p that of an initial: `M. Musk`? The sentence begins at `from`. */
static bool is_initial(const unsigned char *s, size_t from, size_t p) {
  if (s[p] != '.' || p == from || !is_capital(s[p - 1])) return false;
  return p - 1 == from || (!is_plain(s[p - 2]) && s[p - 2] != 0xC3);
}

/* The size of the closing mark at s[p..limit), with a space before a guillemet, or 0. */
static size_t closer_size(const unsigned char *s, size_t p, size_t limit) {
  if (p >= limit) return 0;
  if (s[p] == '"' || s[p] == '\'' || s[p] == ')' || s[p] == ']') return 1;
  size_t space = mn_space_size((const char *)s + p, limit - p);
  if (p + space + 1 < limit && s[p + space] == 0xC2 && s[p + space + 1] == 0xBB) return space + 2;
  return p + 2 < limit && s[p] == 0xE2 && s[p + 1] == 0x80 && s[p + 2] == 0x9D ? 3 : 0;
}

/* Behind the marks and closing marks from p on. */
static size_t marks_end(const unsigned char *s, size_t p, size_t limit) {
  while (p < limit && is_stop(s[p])) p++;
  for (size_t size; (size = closer_size(s, p, limit)) != 0;) p += size;
  return p;
}

/* May a sentence begin behind the marks that end at p: white space and no small letter, a capital, another letter? */
static bool may_follow(const unsigned char *s, size_t p, size_t limit) {
  if (p >= limit || is_capital(s[p]) || s[p] == 0xC3 || s[p] == 0xE2) return true;
  size_t space = mn_space_size((const char *)s + p, limit - p), next = p + space;
  if (!space) return s[p] == 0xC2;
  while (next < limit && next < p + SPACES && s[next] == ' ') next++;
  return next >= limit || !is_small(s[next]);
}

size_t mn_seams_stop(const char *text, size_t from, size_t to) {
  const unsigned char *s = (const unsigned char *)text;
  size_t limit = to - from > MN_SEAM_SENTENCE ? from + MN_SEAM_SENTENCE : to;
  for (size_t i = from; i < limit; i++) {
    if (!is_stop(s[i])) continue;
    size_t end = marks_end(s, i, limit);
    if (may_follow(s, end, limit) && !is_initial(s, from, i)) return end;
  }
  return 0;
}

/* ---- seams ---- */

/* The flags of the word s[from..to), folded. */
static mn_status flags_of(const seams *in, size_t from, size_t to, unsigned *flags) {
  in->folded->size = 0;
  mn_status status = mn_fold(in->fold, (const char *)in->s + from, to - from, in->folded, NULL);
  *flags = status == MN_OK ? mn_openings_find(in->words, in->folded->data, in->folded->size) : 0;
  return status;
}

/* The end of the word with a capital at p, or p where a small letter stands. */
static size_t capital_end(const seams *in, size_t p) {
  size_t end = p + 1;
  if (in->s[p] == 0xC3 && (end >= in->to || in->s[end++] > 0x9E)) return p;
  while (end < in->to && (is_small(in->s[end]) || (in->s[end] >= 0x80 && in->s[end] <= 0xC5))) end++;
  return end;
}

/* Does a small letter stand at i, also one of Latin-1? */
static bool begins_small(const seams *in, size_t i) {
  if (i >= in->to) return false;
  return is_small(in->s[i]) || (in->s[i] == 0xC3 && i + 1 < in->to && in->s[i + 1] >= 0xA0);
}

/* Does what stands behind the word s[p..end) look like a sentence: an apostrophe, a comma, a small letter, no name? */
static bool goes_on(const seams *in, size_t p, size_t end) {
  if (is_apostrophe(in, end)) return true;
  if (end - p == 1 || end >= in->to || is_plain(in->s[end])) return false;
  if (in->s[end] == ',') return true;
  if (in->s[end] == '-') return begins_small(in, end + 1);
  while (end < in->to && in->s[end] == ' ') end++;
  return end < in->to && (begins_small(in, end) || mn_is_digit(in->s[end]));
}

/* Does no name follow the word that ends before the space at `space`? */
static mn_status allows(const seams *in, size_t space, bool *out) {
  size_t from = space, low = space > BEFORE ? space - BEFORE : 0;
  unsigned flags;
  while (from > low && (is_plain(in->s[from - 1]) || in->s[from - 1] >= 0x80)) from--;
  mn_status status = flags_of(in, from, space, &flags);
  *out = !(flags & MN_WORD_NAMES);
  return status;
}

/* May what stands before the space at `space` end there: a word, or a closing mark or a per cent sign behind one? */
static bool may_end(const unsigned char *s, size_t space) {
  unsigned char c = s[space - 1];
  if (c == '"' || c == '%') return space > 1 && s[space - 2] != ' ';
  return is_small(c) || mn_is_digit(c) || (c >= 0x81 && c <= 0xBF && c != 0x9C && c != 0xAB);
}

/* Is a seam before the capital at p? */
static mn_status is_seam(const seams *in, size_t p, bool *out) {
  size_t end = capital_end(in, p);
  *out = false;
  if (end == p || end - p > MN_OPENING_WORD || !goes_on(in, p, end)) return MN_OK;
  unsigned flags;
  mn_status status = flags_of(in, p, end, &flags);
  return status == MN_OK && flags & MN_WORD_BEGINS ? allows(in, p - 1, out) : status;
}

/* The last seam in s[p..end), or 0, and how many there are. */
static mn_status last_seam(const seams *in, size_t p, size_t end, size_t *seam, size_t *count) {
  const unsigned char *s = in->s;
  size_t limit = end - p > MN_SEAM_TITLE ? p + MN_SEAM_TITLE : end;
  *seam = *count = 0;
  for (size_t i = p + 2; i < limit; i++) {
    if (s[i - 1] != ' ' || !(is_capital(s[i]) || s[i] == 0xC3) || !may_end(s, i - 1)) continue;
    bool found;
    mn_status status = is_seam(in, i, &found);
    if (status != MN_OK) return status;
    if (!found) continue;
    *seam = i;
    ++*count;
  }
  return MN_OK;
}

/* Does the sentence s[p..stop) ask something behind a colon near its beginning? */
static bool asks(const unsigned char *s, size_t p, size_t stop) {
  size_t first = p, last = stop, limit = stop - p > TOPIC ? p + TOPIC : stop;
  while (last > p && s[last - 1] != '?' && last + CLOSERS > stop) last--;
  if (last == p || s[last - 1] != '?') return false;
  while (p < limit && s[p] != ':' && s[p] != ',' && s[p] != '"') p++;
  return p > first && p + 1 < limit && s[p] == ':' && s[p + 1] == ' ';
}

mn_status mn_seams_scan(const mn_fold_data *fold, const mn_openings *words, const char *s, size_t from, size_t to,
                        mn_buffer *scratch, mn_spans *out) {
  seams in = {fold, words, (const unsigned char *)s, to, scratch};
  mn_status status = MN_OK;
  for (size_t p = from, sentences = 0; p < to && status == MN_OK; sentences++) {
    size_t stop = mn_seams_stop(s, p, to), seam, count;
    status = last_seam(&in, p, stop ? stop : to, &seam, &count);
    if (status == MN_OK && seam) status = mn_spans_append(out, p, seam, count > 1 ? MN_SEAM_TITLES : MN_SEAM_TITLED);
    if (status == MN_OK && !seam && stop && asks(in.s, p, stop)) status = mn_spans_append(out, p, stop, MN_SEAM_ASKED);
    if (!stop) {
      if (status == MN_OK && sentences >= 2) status = mn_spans_append(out, p, to, MN_SEAM_ENDLESS);
      break;
    }
    for (p = stop; p < to && is_space(in.s[p]);) p++;
  }
  return status;
}

/*
 * Hostile texts of 1 to 16 MB: the time of every function grows at most RATIO-fold when a text doubles, and is never below
 * FLOOR. A new function is one line in OPERATIONS, a new family of texts one line in FAMILIES.
 *
 *   hostile [PATTERN]     linked with the core's objects, built with optimization and without sanitizers, and -lutf8proc
 */
#define _POSIX_C_SOURCE 200809L
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "../../csrc/core/malinews.h"

#define SMALLEST (1u << 20)
#define LARGEST (16u << 20)
#define RATIO 2.6
#define FLOOR 5.0 /* MB/s */
#define TRIES 3   /* the best of them counts; a doubling that looks slow is tried again */
#define NOISE 8e-3 /* seconds: below, it is the caches' sizes that a doubling shows */

static mn_classes *classes;
static mn_lexicon *lexicon;
static mn_normal_data *normal;
static mn_fold_data *fold;
static mn_buffer out;
static mn_offsets map;
static mn_spans spans;

/* A text is `head`, then `part` again and again. */
static const struct {
  const char *name, *head, *part;
} FAMILIES[] = {
  {"runs of marks", "a", "\xCC\x81\xCC\xA7"},
  {"marks on letters", "", "e\xCC\xA3\xCC\x82"},
  {"Hangul jamo", "", "\xE1\x84\x80\xE1\x85\xA1\xE1\x86\xA8"},
  {"one long line", "", "la force tr\xC3\xA8s lente "},
  {"quotation marks", "", "\"\xC2\xAB\xE2\x80\x9C'"},
  {"full stops", "", ". "},
  {"dots", "", "."},
  {"abbreviations", "", "M. Dr. U.S. "},
  {"zero width", "a", "\xE2\x80\x8B\xE2\x80\x8D"},
  {"alternating scripts", "", "a\xD0\xB1\xE1\x88\xB0\xD8\xA3\xF0\x9F\x98\x80"},
  {"compatibility forms that grow", "", "\xEF\xB7\xBA"},
  {"broken bytes", "", "a\xFF\xC3"},
  {"one word", "", "a"},
  {"one word of marked letters", "", "\xE1\xBA\xB9"},
  {"hyphens", "", "a-"},
  {"prefixes", "", "anti-"},
  {"apostrophes", "", "l'"},
  {"quoted words", "", " 's"},
  {"inverted pronouns", "", "dit-il-"},
  {"an address that never comes", "", "a.b-"},
  {"numbers", "", "1,2 "},
  {"thousands", "", "000 "},
  {"colons", "", "Lire: "},
  {"bars", "", "a |"},
  {"list items", "", "1) a "},
  {"short lines", "", "A\n"},
  {"wrapped lines", "The\n", "the line goes on and on, and on\n"},
  {"brackets", "", "A (a "},
  {"ellipses", "", ". . . \xE2\x80\xA6 A"},
  {"questions in quotation marks", "", "\"a?\" b "},
  {"credits", "", "\xC2\xA9 AFP "},
  {"an @ and hyphens", "@", "a-b'c-"},
};

static void validate(const char *s, size_t n) {
  size_t where;
  (void)mn_utf8_is_valid(s, n, &where);
}

static void repair(const char *s, size_t n) {
  size_t count;
  mn_utf8_repair(s, n, &out, &count);
}

static void normalize(mn_form form, const char *s, size_t n, mn_offsets *offsets) {
  size_t where;
  mn_normalize(normal, form, s, n, &out, offsets, &where);
}

static void nfc(const char *s, size_t n) { normalize(MN_NFC, s, n, &map); }
static void nfd(const char *s, size_t n) { normalize(MN_NFD, s, n, NULL); }
static void nfkc(const char *s, size_t n) { normalize(MN_NFKC, s, n, NULL); }
static void nfkd(const char *s, size_t n) { normalize(MN_NFKD, s, n, &map); }
static void fold_text(const char *s, size_t n) { mn_fold(fold, s, n, &out, &map); }

static void tokens_en(const char *s, size_t n) { mn_tokens_scan(classes, lexicon, s, n, MN_LANG_EN, &spans); }
static void tokens_fr(const char *s, size_t n) { mn_tokens_scan(classes, lexicon, s, n, MN_LANG_FR, &spans); }
static void tokens_guessed(const char *s, size_t n) { mn_tokens_scan(classes, lexicon, s, n, MN_LANG_GUESS, &spans); }

static void split(const char *s, size_t n, mn_lang lang, bool keep_quotes) {
  mn_sentences_options options = {.lang = lang, .keep_quotes = keep_quotes};
  mn_sentences_scan(classes, lexicon, s, n, &options, &spans);
}

static void sentences_en(const char *s, size_t n) { split(s, n, MN_LANG_EN, false); }
static void sentences_fr(const char *s, size_t n) { split(s, n, MN_LANG_FR, false); }
static void sentences_kept(const char *s, size_t n) { split(s, n, MN_LANG_GUESS, true); }
static void lines(const char *s, size_t n) { mn_lines_scan(s, n, &spans); }

static const struct {
  const char *name;
  void (*run)(const char *s, size_t n);
} OPERATIONS[] = {
  {"validate", validate}, {"repair", repair}, {"NFC", nfc}, {"NFD", nfd}, {"NFKC", nfkc}, {"NFKD", nfkd},
  {"fold", fold_text}, {"tokens, English", tokens_en}, {"tokens, French", tokens_fr}, {"tokens, guessed", tokens_guessed},
  {"sentences, English", sentences_en}, {"sentences, French", sentences_fr}, {"sentences, quotations kept", sentences_kept},
  {"lines", lines},
};

static double now(void) {
  struct timespec t;
  clock_gettime(CLOCK_THREAD_CPUTIME_ID, &t);
  return (double)t.tv_sec + (double)t.tv_nsec * 1e-9;
}

static double best_time(size_t op, const char *s, size_t n) {
  double best = 1e9;
  for (int k = 0; k < TRIES; k++) {
    out.size = map.count = spans.count = 0;
    double from = now();
    OPERATIONS[op].run(s, n);
    double spent = now() - from;
    if (spent < best) best = spent;
  }
  return best;
}

static int slowest_family;
static double slowest;

/* The largest size up to n that cuts no sequence, in the families that are well-formed. */
static size_t whole(const char *s, size_t n) {
  size_t cut = n;
  while (cut > 0 && n - cut < 4 && ((unsigned char)s[cut - 1] & 0xC0) == 0x80) cut--;
  if (cut > 0 && (unsigned char)s[cut - 1] >= 0xC0 && mn_utf8_is_cut(s + cut - 1, n - cut + 1)) return cut - 1;
  return n;
}

/* A doubling counts as too slow only where it is so five times: a neighbour on the machine is no fault. */
static int check(size_t family, size_t op, const char *s) {
  double before = 0;
  for (size_t size = SMALLEST; size <= LARGEST; size *= 2) {
    size_t n = whole(s, size);
    double spent = best_time(op, s, n), speed = (double)n / spent / 1e6;
    for (int again = 0; again < 4 && before > 0 && spent / before > RATIO && spent > NOISE; again++) {
      before = best_time(op, s, whole(s, size / 2));
      spent = best_time(op, s, n);
    }
    if (speed < slowest) slowest = speed, slowest_family = (int)family;
    if (speed < FLOOR || (before > 0 && spent > NOISE && spent / before > RATIO)) {
      fprintf(stderr, "hostile: %s of %s: %zu MB at %.1f MB/s, %.2f times as long as half of it\n", OPERATIONS[op].name,
              FAMILIES[family].name, n >> 20, speed, before > 0 ? spent / before : 0);
      return 1;
    }
    before = spent;
  }
  return 0;
}

static void fill(char *s, size_t family) {
  size_t n = strlen(FAMILIES[family].head), part = strlen(FAMILIES[family].part);
  memcpy(s, FAMILIES[family].head, n);
  for (; n < LARGEST; n++) s[n] = FAMILIES[family].part[(n - strlen(FAMILIES[family].head)) % part];
}

int main(int argc, char **argv) {
  char *s = malloc(LARGEST);
  int faults = 0;
  if (!s || mn_classes_new(&mn_alloc_default, &classes) || mn_lexicon_new(&mn_alloc_default, &lexicon) ||
      mn_normal_data_new(&mn_alloc_default, &normal) || mn_fold_data_new(&mn_alloc_default, normal, &fold)) return 1;
  out = mn_buffer_make(&mn_alloc_default);
  map = mn_offsets_make(&mn_alloc_default);
  spans = mn_spans_make(&mn_alloc_default);
  for (size_t op = 0; op < sizeof OPERATIONS / sizeof *OPERATIONS; op++) {
    if (argc > 1 && !strstr(OPERATIONS[op].name, argv[1])) continue;
    slowest = 1e9;
    for (size_t family = 0; family < sizeof FAMILIES / sizeof *FAMILIES; family++) {
      fill(s, family);
      faults += check(family, op, s);
    }
    printf("hostile: %-26s never under %6.0f MB/s (%s)\n", OPERATIONS[op].name, slowest, FAMILIES[slowest_family].name);
  }
  mn_spans_free(&spans);
  mn_offsets_free(&map);
  mn_buffer_free(&out);
  mn_fold_data_free(fold);
  mn_normal_data_free(normal);
  mn_lexicon_free(lexicon);
  mn_classes_free(classes);
  free(s);
  return faults != 0;
}

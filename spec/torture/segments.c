/*
 * Tokens, sentences, lines, the lexicon and segments in normal order under an allocator that refuses one request: the first, the second, and so on
 * until none is refused. The answer is MN_ENOMEM, what was there stays usable, and no byte is left behind.
 *
 *   cc -std=c11 -g -fsanitize=address,undefined spec/torture/segments.c csrc/core/[a-z]*.c -lutf8proc
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "../../csrc/core/malinews.h"
#include "../../csrc/core/segment.h"
#include "meter.h"

static mn_classes *classes;
static mn_lexicon *lexicon;
static char text[40000];

static mn_status make_tokens(const mn_alloc *alloc) {
  mn_spans out = mn_spans_make(alloc);
  mn_status status = mn_tokens_scan(classes, lexicon, text, sizeof text, MN_LANG_GUESS, &out);
  mn_spans_free(&out);
  return status;
}

static mn_status make_sentences(const mn_alloc *alloc) {
  mn_spans out = mn_spans_make(alloc);
  mn_sentences_options options = {.lang = MN_LANG_EN, .keep_quotes = true};
  mn_status status = mn_sentences_scan(classes, lexicon, text, sizeof text, &options, &out);
  mn_spans_free(&out);
  return status;
}

static mn_status make_lines(const mn_alloc *alloc) {
  mn_spans out = mn_spans_make(alloc);
  mn_status status = mn_lines_scan(text, sizeof text, &out);
  mn_spans_free(&out);
  return status;
}

static mn_status make_lexicon(const mn_alloc *alloc) {
  mn_lexicon *l = NULL;
  mn_status status = mn_lexicon_new(alloc, &l);
  for (int i = 0; status == MN_OK && i < 3000; i++) {
    char word[16];
    int n = snprintf(word, sizeof word, "w%d", i);
    status = mn_lexicon_add(l, word, (size_t)n, MN_LANG_FR, MN_WORD_TITLE);
    if (i > 0 && !mn_lexicon_find(l, "w0", 2, MN_LANG_FR)) status = MN_EFORMAT; /* still usable after a refusal */
  }
  mn_lexicon_free(l);
  return status;
}

static mn_status make_words(const mn_alloc *alloc) {
  mn_lexicon *l = NULL;
  mn_status status = mn_lexicon_new(alloc, &l);
  if (status == MN_OK) {
    status = mn_lexicon_add_words(l);
    if (status == MN_ENOMEM && mn_lexicon_add_words(l) != MN_OK) status = MN_EFORMAT;
    if (!mn_lexicon_find(l, "the", 3, MN_LANG_EN)) status = MN_EFORMAT;
  }
  mn_lexicon_free(l);
  return status;
}

static mn_normal_data *normal;

/* Marks in disorder are put in order, composed, and given back; from the middle of a text as well. */
static mn_status make_segment(const mn_alloc *alloc) {
  mn_segment segment = mn_segment_make(alloc);
  mn_buffer out = mn_buffer_make(alloc);
  mn_offsets map = mn_offsets_make(alloc);
  mn_status status = mn_segment_add(&segment, normal, 'q', 0);
  for (int i = 0; status == MN_OK && i < 400; i++) status = mn_segment_add(&segment, normal, i % 2 ? 0x327 : 0x301, 0);
  if (status == MN_OK) {
    status = mn_segment_order(&segment);
    if (status == MN_ENOMEM && mn_segment_order(&segment) != MN_OK) status = MN_EFORMAT;
    if (MN_UNIT_CODE_POINT(segment.units[1]) != 0x327 || MN_UNIT_CODE_POINT(segment.units[400]) != 0x301) status = MN_EFORMAT;
    mn_segment_compose(&segment, normal);
  }
  size_t where = 0;
  if (status == MN_OK) status = mn_normalize_check(normal, alloc, MN_NFC, "abe\xCC\x81z", 6, &where);
  if (status == MN_OK) status = mn_normalize_from(normal, MN_NFC, "abe\xCC\x81z", 6, where, &out, &map);
  if (status == MN_OK && (out.size != 5 || memcmp(out.data, "ab\xC3\xA9z", 5) != 0)) status = MN_EFORMAT;
  mn_segment_free(&segment);
  mn_buffer_free(&out);
  mn_offsets_free(&map);
  return status;
}

int main(void) {
  static const char PART[] = "Mr. Sow left. \"Who knows?\" l'eau,\n";
  for (size_t i = 0; i < sizeof text; i++) text[i] = PART[i % (sizeof PART - 1)];
  if (mn_classes_new(&mn_alloc_default, &classes) || mn_lexicon_new(&mn_alloc_default, &lexicon) ||
      mn_normal_data_new(&mn_alloc_default, &normal)) return 1;
  size_t requests = 0;
  int faults = refuse_each("tokens", make_tokens, &requests) + refuse_each("sentences", make_sentences, &requests) +
               refuse_each("lines", make_lines, &requests) + refuse_each("lexicon", make_lexicon, &requests) +
               refuse_each("words of the lexicon", make_words, &requests) + refuse_each("segment", make_segment, &requests);
  printf("segments: %zu requests refused one by one, %d faults\n", requests, faults);
  mn_normal_data_free(normal);
  mn_lexicon_free(lexicon);
  mn_classes_free(classes);
  return faults != 0;
}

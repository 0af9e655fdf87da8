/*
 * Views of marks, paragraphs, quotations and paragraphs as tokens under an allocator that refuses one request: the
 * first, the second, and so on until none is refused. The answer is MN_ENOMEM, what was there stays usable: the same
 * call on the same object then gives the right answer, and no byte is left behind.
 */
#include <stdio.h>
#include <string.h>

#include "../../csrc/core/malinews.h"
#include "meter.h"

static char text[30000];
static char view[sizeof text];
static size_t paragraphs, tokens, quotations; /* what there is when nothing is refused */

static mn_status make_view(const mn_alloc *alloc) {
  mn_buffer out = mn_buffer_make(alloc);
  mn_status status = mn_markview_read(text, sizeof text, &out);
  if (status == MN_ENOMEM) {
    out.size = 0;
    if (mn_markview_read(text, sizeof text, &out) != MN_OK) status = MN_EFORMAT;
  }
  if (out.size != sizeof text || memcmp(out.data, view, sizeof text) != 0) status = MN_EFORMAT;
  mn_buffer_free(&out);
  return status;
}

static mn_status make_paragraphs(const mn_alloc *alloc) {
  mn_spans out = mn_spans_make(alloc);
  mn_status status = mn_paragraphs_split(text, sizeof text, &out);
  if (status == MN_ENOMEM) {
    out.count = 0;
    if (mn_paragraphs_split(text, sizeof text, &out) != MN_OK) status = MN_EFORMAT;
  }
  if (out.count != paragraphs) status = MN_EFORMAT;
  mn_spans_free(&out);
  return status;
}

static mn_status make_quotations(const mn_alloc *alloc) {
  mn_quotations list = mn_quotations_make(alloc);
  mn_status status = mn_quotations_read(&list, text, view, sizeof text, NULL, 0);
  if (status == MN_ENOMEM && mn_quotations_read(&list, text, view, sizeof text, NULL, 0) != MN_OK) status = MN_EFORMAT;
  if (list.count != quotations) status = MN_EFORMAT;
  mn_quotations_free(&list);
  return status;
}

/* The text as one paragraph, all words a lexicon knows nothing of; in *n how many sentences it has. */
static mn_status read_speech(mn_speech *speech, size_t *n) {
  uint32_t form = MN_NO_STRING;
  mn_speech_begin(speech);
  mn_status status = mn_speech_read(speech, text, sizeof text, 0, sizeof text, sizeof text);
  while (status == MN_OK && (status = mn_speech_unknown(speech, &form)) == MN_OK && form != MN_NO_STRING) {
    status = mn_speech_name(speech, &MN_NO_LEXEME);
  }
  if (status == MN_OK) status = mn_speech_divide(speech);
  *n = speech->sentence_count;
  return status;
}

static mn_status make_speech(const mn_alloc *alloc) {
  static size_t right; /* sentences, of the first run that had all it wanted */
  mn_speech speech = mn_speech_make(alloc, true);
  size_t n = 0;
  mn_status status = read_speech(&speech, &n);
  if (status == MN_ENOMEM && read_speech(&speech, &n) != MN_OK) status = MN_EFORMAT;
  if (speech.tokens.count != tokens || n == 0 || (right && n != right)) status = MN_EFORMAT;
  right = n;
  mn_speech_end(&speech);
  mn_speech_free(&speech);
  return status;
}

/* What all is measured against. */
static int measure(void) {
  mn_buffer out = mn_buffer_make(&mn_alloc_default);
  mn_spans spans = mn_spans_make(&mn_alloc_default);
  mn_quotations list = mn_quotations_make(&mn_alloc_default);
  mn_speech speech = mn_speech_make(&mn_alloc_default, true);
  int fault = mn_markview_read(text, sizeof text, &out) || mn_paragraphs_split(text, sizeof text, &spans);
  if (!fault) memcpy(view, out.data, sizeof view);
  fault = fault || mn_quotations_read(&list, text, view, sizeof text, NULL, 0) ||
          mn_speech_read(&speech, text, sizeof text, 0, sizeof text, sizeof text);
  paragraphs = spans.count;
  quotations = list.count;
  tokens = speech.tokens.count;
  mn_speech_free(&speech);
  mn_quotations_free(&list);
  mn_spans_free(&spans);
  mn_buffer_free(&out);
  return fault || paragraphs < 100 || quotations < 100 || tokens < 1000;
}

int main(void) {
  static const char PART[] =
    "\xE2\x80\x9CWe stay,\xE2\x80\x9D Mr. Sow said. \"No!\" \xC2\xAB l'\xC3\xA9t\xC3\xA9 \xC2\xBB, a-t-il dit: "
    "'Go \xE2\x80\x94 now'.\n"
    "Qu'on parte \xE2\x80\x89\xE2\x80\x98now\xE2\x80\x99 on FRANCE 24.\n";
  for (size_t i = 0; i < sizeof text; i++) text[i] = PART[i % (sizeof PART - 1)];
  if (measure()) return 1;
  size_t requests = 0;
  int faults = refuse_each("view", make_view, &requests) + refuse_each("paragraphs", make_paragraphs, &requests) +
               refuse_each("quotations", make_quotations, &requests) + refuse_each("speech", make_speech, &requests);
  printf("speech: %zu requests refused one by one, %d faults\n", requests, faults);
  return faults != 0;
}

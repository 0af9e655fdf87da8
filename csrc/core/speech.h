/*
 * A paragraph as sentences of tokens, for rules that find who speaks: each quotation is one token, between them words and
 * marks.
 *
 * A token's kind is the number of its form. Forms are interned over many paragraphs, so that what a word is (its classes,
 * its entries in a lexicon) is worked out once: their maker sets the flags by which sentences end. A form's key is
 *   - a word's bytes in the view (markview.h); clitics and elisions are words of their own;
 *   - MN_FORM_MARK and the mark's byte in the view;
 *   - MN_FORM_NUMBER and up to four digits: a number that is part of a name (FRANCE 24);
 *   - MN_FORM_QUOTATION, the last byte within its marks that is no mark or 0, '0' + its trust, '0' or '1' where it is open.
 *
 * Reading is O(n); what is kept grows with the forms met, and is dropped with mn_speech_forget.
 */
#ifndef MN_SPEECH_H
#define MN_SPEECH_H

#include "quotations.h"
#include "spans.h"
#include "strings.h"

enum { MN_FORM_MARK = 1, MN_FORM_NUMBER, MN_FORM_QUOTATION };

/* What a form is, where the ends of sentences depend on it, and what rules ask for whole sentences. */
enum {
  MN_FORM_IS_WORD = 1,
  MN_FORM_IS_CAPITAL = 2,
  MN_FORM_IS_VERB = 4, /* of speech */
  MN_FORM_IS_CUE = 8,  /* may report speech */
  MN_FORM_IS_QUOTATION = 16,
  MN_FORM_STOPS = 32,  /* a sentence may end behind it */
  MN_FORM_FULL = 64,   /* it is a full stop, or a quotation that ends with one */
  MN_FORM_ENDS = 128,  /* a quotation that ends with a stop */
  MN_FORM_LEADS = 256, /* a mark that may begin a sentence */
  MN_FORM_DIGIT_FIRST = 512,
  MN_FORM_DIGIT_LAST = 1024,
  MN_FORM_SHORTENED = 2048, /* an abbreviation, whose stop does not end a sentence */
  MN_FORM_TWO = 4096,       /* it has two bytes or more */
  MN_FORM_THREE = 8192      /* it has three bytes or more */
};

typedef struct mn_speech {
  const mn_alloc *alloc; /* not owned */
  bool french;
  mn_buffer view;
  mn_quotations quotations;
  mn_spans tokens;
  mn_strings forms;
  uint16_t *flags; /* of forms[0, flagged) */
  size_t flagged, flag_capacity;
  uint8_t classes[256]; /* of bytes */
} mn_speech;

mn_speech mn_speech_make(const mn_alloc *alloc, bool french);
void mn_speech_free(mn_speech *speech);

/* Read the paragraph s[0, n); next[0, next_size) is the one behind it. Its tokens are then in speech->tokens, with positions
 * in s; forms from speech->flagged on are new, and wait for their flags. */
mn_status mn_speech_read(mn_speech *speech, const char *s, size_t n, const char *next, size_t next_size);

/* Give form number speech->flagged its flags. */
mn_status mn_speech_flag(mn_speech *speech, unsigned flags);

/* The token behind the sentence that begins with token `first`, and in *flags those of its tokens together. All forms have
 * their flags. */
size_t mn_speech_sentence(const mn_speech *speech, size_t first, unsigned *flags);

/* Forget the forms. */
void mn_speech_forget(mn_speech *speech);

/* Give back the memory of an uncommonly long paragraph; its tokens are gone. */
void mn_speech_trim(mn_speech *speech);

#endif

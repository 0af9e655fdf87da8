/*
 * Paragraphs as sentences of tokens, for rules that find who speaks: each quotation is one token, between them words and
 * marks. The paragraphs of one text are read one after the other, in any order, and kept until the next text begins.
 *
 * A token's kind is the number of its form. Forms are interned over many texts, so that what a word is (its classes, its
 * entries in a lexicon: lexemes.h) is worked out once, by whoever reads. A form's key is
 *   - a word's bytes in the view (markview.h); clitics and elisions are words of their own;
 *   - MN_FORM_MARK and the mark's byte in the view;
 *   - MN_FORM_NUMBER and up to four digits: a number that is part of a name (FRANCE 24);
 *   - MN_FORM_QUOTATION, the last byte within its marks that is no mark or 0, '0' + its trust, '0' or '1' where it is
 *     open, and '0' or '1' where its words are those of a title.
 *
 * Reading is O(n); what is kept grows with the forms met, and is dropped when a text begins after too many.
 */
#ifndef MN_SPEECH_H
#define MN_SPEECH_H

#include "quotations.h"
#include "spans.h"
#include "strings.h"
#include "lexemes.h"

enum { MN_FORM_MARK = 1, MN_FORM_NUMBER, MN_FORM_QUOTATION };

/* A sentence's tokens, and what they are together. */
typedef struct mn_sentence_row {
  size_t first;
  uint32_t count, quotations;
  unsigned flags; /* MN_LEXEME_..., of any of them */
} mn_sentence_row;

typedef struct mn_speech {
  const mn_alloc *alloc; /* not owned */
  bool french;
  mn_buffer view;            /* of the last paragraph */
  mn_quotations quotations;  /* likewise; positions within it */
  mn_spans tokens;           /* of all paragraphs, with positions in the text */
  mn_sentence_row *sentences;
  size_t sentence_count, sentence_capacity;
  size_t divided;            /* tokens that stand in sentences */
  mn_strings forms;
  mn_lexeme *lexemes; /* of forms[0, lexeme_count) */
  size_t lexeme_count, lexeme_capacity;
  mn_reporting reporting;
  uint8_t classes[256]; /* of bytes */
} mn_speech;

/* Have the first bytes of s[0, n) more of the commonest French words (le, la, les) than of the commonest English one? O(1). */
bool mn_speech_is_french(const char *s, size_t n);

mn_speech mn_speech_make(const mn_alloc *alloc, bool french);
void mn_speech_free(mn_speech *speech);

/* Begin a text: the paragraphs of the one before are gone. */
void mn_speech_begin(mn_speech *speech);

/* End a text: give back the memory of an uncommonly long one. */
void mn_speech_end(mn_speech *speech);

/* Read the paragraph s[from, to) of a text of n bytes; the one behind it begins at `next`, or there is none (n). Its tokens
 * are then behind the others; forms from speech->lexeme_count on are new, and wait for their lexemes. */
mn_status mn_speech_read(mn_speech *speech, const char *s, size_t n, size_t from, size_t to, size_t next);

/* The next form without a lexeme that only a lexicon can tell of, a word; or MN_NO_STRING. Lexemes of marks, numbers and
 * quotations are made on the way. */
mn_status mn_speech_unknown(mn_speech *speech, uint32_t *form);

/* Give form number speech->lexeme_count its lexeme. */
mn_status mn_speech_name(mn_speech *speech, const mn_lexeme *lexeme);

/* Divide the tokens read last into sentences, behind the others. All forms have their lexemes. */
mn_status mn_speech_divide(mn_speech *speech);

/* Sentence number i of the text, from 0. */
mn_sentence mn_speech_sentence(const mn_speech *speech, size_t i);

#endif

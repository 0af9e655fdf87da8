/*
 * Noun phrases without a parser: bounded by punctuation, closed-class words and verbs of the lexicon (lexemes.h).
 *
 * A phrase's places count from 1; one whose shape is MN_SHAPE_NONE is none. A name stands without its titles and appositions
 * (first to last); the whole phrase (start to end) has them.
 */
#ifndef MN_PHRASES_H
#define MN_PHRASES_H

#include "lexemes.h"

#define MN_PHRASE_REACH 25 /* tokens that a phrase may be long */

typedef enum mn_shape_of_phrase { MN_SHAPE_NONE = 0, MN_SHAPE_NAME, MN_SHAPE_PRONOUN, MN_SHAPE_DESCRIPTION } mn_phrase_shape;

typedef struct mn_phrase {
  size_t first, last, start, end;
  mn_phrase_shape shape;
} mn_phrase;

#define MN_NO_PHRASE ((mn_phrase){.shape = MN_SHAPE_NONE})

/* Tokens first to last as a phrase of its own. */
mn_phrase mn_phrase_make(size_t first, size_t last, mn_phrase_shape shape);

/* Does token i, "and", join two names of one subject? */
bool mn_phrase_joins(const mn_sentence *t, size_t i);

/* The first token of the phrase that ends at `last`. */
size_t mn_phrase_left_edge(const mn_sentence *t, size_t last);

/* Do the tokens have a word for a speaker among them, or stand behind an article? */
bool mn_phrase_has_head(const mn_sentence *t, size_t first, size_t last);

/* What is mentioned by the phrase of tokens first to last. */
mn_phrase mn_phrase_choose(const mn_sentence *t, size_t first, size_t last);

/* The token before a bracket that ends at `last`: (D-Ohio); else `last`. */
size_t mn_phrase_before_bracket(const mn_sentence *t, size_t last);

/* The phrase that ends before token `stop`. */
mn_phrase mn_phrase_before(const mn_sentence *t, size_t stop);

/* The phrase that begins at token i (said X; according to X). */
mn_phrase mn_phrase_after(const mn_sentence *t, size_t i);

#endif

/*
 * Where a token that begins somewhere ends, and of what kind it is. Internal to token_loop.h, which holds the loop and decides
 * the common cases from the bits of a window.
 */
#ifndef MN_TOKEN_RULES_H
#define MN_TOKEN_RULES_H

#include <stdbool.h>

#include "tokens.h"

typedef struct mn_token_scanner {
  const mn_classes *classes;
  const mn_lexicon *lexicon;
  const unsigned char *s;
  size_t n; /* where this stretch of text ends */
  mn_lang lang;
  bool has_at; /* is there an @ in the text, so that a word may begin an address? */
  size_t opened; /* after an opening single quotation mark: where the quotation begins; else 0 */
  mn_spans *out;
} mn_token_scanner;

/* What follows the token that begins at a position. */
typedef struct mn_token_cut {
  size_t end;
  mn_token kind;
} mn_token_cut;

static inline unsigned char byte_at(const mn_token_scanner *sc, size_t i) {
  return i < sc->n ? sc->s[i] : 0;
}

static inline unsigned flags_of(const mn_token_scanner *sc, size_t from, size_t to) {
  return mn_lexicon_find_in(sc->lexicon, (const char *)sc->s + from, to - from, sc->n - from, sc->lang);
}

/* A token that begins at p with no letter of ASCII; an end of p means white space, of *space bytes. */
mn_token_cut mn_token_read(mn_token_scanner *sc, size_t p, size_t *space);

/* A word that begins at p and whose first run of letters and digits ends at e. */
mn_token_cut mn_token_read_word(mn_token_scanner *sc, size_t p, size_t e);

/* The end of the run of letters, marks, digits and underscores from i on; a format character stays inside a word. */
size_t mn_token_run_end(const mn_token_scanner *sc, size_t i);

/* The end of the digits from i on. */
size_t mn_token_digits_end(const mn_token_scanner *sc, size_t i);

/* The end of an e-mail address that begins at p, or 0. */
size_t mn_token_email_end(const mn_token_scanner *sc, size_t p);

/* French: is s[p..e) elided before the apostrophe of this size at e? */
bool mn_token_is_elided(const mn_token_scanner *sc, size_t p, size_t e, size_t size);

/* From where the word s[p..e) goes on behind the hyphen of this size at e, or 0 when it ends there. */
size_t mn_token_join_hyphen(const mn_token_scanner *sc, size_t p, size_t e, size_t size);

#endif

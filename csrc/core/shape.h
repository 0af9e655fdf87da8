/*
 * The shape of a text under a list of classed words: one character a token, so that a grammar of a few dozen
 * words (dates, numbers) is written as short patterns over the shape and costs nothing where none of its words stands.
 *
 * A token's character is
 *   - the class of a known word (a letter that the list's maker chose; it may differ for a capitalised word);
 *     'x' for another word, 'z' for another capitalised one;
 *   - '1' for a number of one or two digits from 1 to 12, '2' from 13 to 31, '0' for 0 and 32 to 99, '3' for three digits,
 *     'Y' for four digits from 1000 to 2199, '4' for other four digits, '5' for five and more;
 *   - 'C' for a time of the clock, 7:05 to 23:59:59, figures and colons together; 'E' for two digits with an s (60s);
 *   - 'D' for a day in figures of one piece, 10/30/89 and 19891030;
 *   - ' ' for a run of white space, '\n' when a line ends in it;
 *   - itself for a mark of ASCII; typographic dashes, apostrophes, quotation marks and the ellipsis become '-', '\'', '"'
 *     and '.'; '*' for another mark or a control.
 * A word is a maximal run of letters; letters and digits that touch are two tokens. A byte above 0x7F that begins no known
 * mark or space counts as a letter, so any bytes have a shape. Words are looked up with the case of ASCII and Latin-1
 * folded, in UTF-8.
 */
#ifndef MN_SHAPER_H
#define MN_SHAPER_H

#include "buffer.h"
#include "spans.h"

#define MN_SHAPER_WORD 32 /* bytes in the longest word */

typedef struct mn_shaper mn_shaper;

/* A shaper without words. */
mn_status mn_shaper_new(const mn_alloc *alloc, mn_shaper **out);

/* shaper may be NULL. */
void mn_shaper_free(mn_shaper *shaper);

/* Add a word with its class in lower case and when capitalised; a word added again takes the new classes. MN_ELIMIT for an
 * empty word and one above MN_SHAPER_WORD bytes. */
mn_status mn_shaper_add(mn_shaper *shaper, const char *word, size_t size, char lower, char capital);

/* Append the text's shape and, where `tokens` is not NULL, a span for each character of it: the spans cover the text
 * without a gap; a known word's kind is its number in the order of adding, from 1, else it is 0. Time and memory O(size). */
mn_status mn_shaper_shape(const mn_shaper *shaper, const char *text, size_t size, mn_buffer *shape, mn_spans *tokens);

#endif

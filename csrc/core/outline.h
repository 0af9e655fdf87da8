/*
 * The outline of a text: the pieces of its lines (lines.h), and what the bytes of each show at a glance, so that
 * whoever decides what a line is for need look only at the few that may be something else than text.
 */
#ifndef MN_OUTLINE_H
#define MN_OUTLINE_H

#include "fold.h"
#include "lines.h"
#include "openings.h"

#define MN_OUTLINE_SHORT 240 /* bytes of a line that patterns of MN_OPENS_INNER are looked for in as a whole */
#define MN_OUTLINE_LONG 600

/* What a piece shows, beside its mn_piece in the lowest bits. Each says that something may be, never that it is. */
enum {
  MN_SHOWS_PIECE = 7,       /* the bits of the mn_piece */
  MN_SHOWS_START = 8,       /* it is the first piece of its line; this one is certain */
  MN_SHOWS_PATTERN = 16,    /* a pattern of the openings begins it, or stands in it */
  MN_SHOWS_TAIL = 32,       /* one begins a later sentence of it */
  MN_SHOWS_LABEL = 64,      /* a label before a colon stands in it */
  MN_SHOWS_DATE = 128,      /* a dateline: short, a figure, and no sentence */
  MN_SHOWS_WORDLESS = 256,  /* no letter and no figure */
  MN_SHOWS_NOTE = 512,      /* a footnote: it begins with a mark */
  MN_SHOWS_ENDLESS = 1024,  /* a heading, a by-line, a button: short, and nothing ends it */
  MN_SHOWS_REPEAT = 2048,   /* an earlier or a later one has the same text */
  MN_SHOWS_LONG = 4096      /* a whole article: it has more than MN_OUTLINE_LONG bytes */
};

/* Append the pieces of s[0..n); kind is a set of the bits above. Any bytes may be given; what scratch holds is lost.
 * O(n). */
mn_status mn_outline_scan(const mn_fold_data *fold, const mn_openings *openings, const char *s, size_t n,
                          mn_buffer *scratch, mn_spans *out);

/* The same for a part that was cut out otherwise: *shows is what it shows by itself. */
mn_status mn_outline_shows(const mn_fold_data *fold, const mn_openings *openings, const char *s, size_t n,
                           mn_buffer *scratch, unsigned *shows);

/* What may begin with the first words of s[0..n): flags of the openings; MN_OPENS_LINE where MN_OPENS_GAP is set. Reads
 * no more than two words of the usual size. */
mn_status mn_outline_opening(const mn_fold_data *fold, const mn_openings *openings, const char *s, size_t n,
                             mn_buffer *scratch, unsigned *flags);

#endif

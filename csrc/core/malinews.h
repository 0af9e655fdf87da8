/*
 * The public header of the malinews core: everything a C program needs to embed it without Lua.
 *
 * Conventions. Text is bytes; positions are 0-based, half-open byte offsets (size_t). Functions that can fail return
 * mn_status and leave their outputs usable or empty. What `_new` made, `_free` gives back, and NULL may be freed. Tables
 * that `_new` builds are read-only afterwards and may be shared by threads. Nothing recurses on input.
 */
#ifndef MALINEWS_H
#define MALINEWS_H

#include "buffer.h"
#include "classes.h"
#include "contents.h"
#include "direct.h"
#include "display.h"
#include "entities.h"
#include "files.h"
#include "fold.h"
#include "gazetteer.h"
#include "grammar.h"
#include "index.h"
#include "indexing.h"
#include "kernels.h"
#include "language.h"
#include "leads.h"
#include "lexicon.h"
#include "lines.h"
#include "markview.h"
#include "kernels.h"
#include "leads.h"
#include "memo.h"
#include "memory.h"
#include "names.h"
#include "needles.h"
#include "ngrams.h"
#include "normal_data.h"
#include "normalize.h"
#include "offsets.h"
#include "openings.h"
#include "outline.h"
#include "order.h"
#include "paragraphs.h"
#include "quotations.h"
#include "ranking.h"
#include "seams.h"
#include "search.h"
#include "sentences.h"
#include "shape.h"
#include "sort.h"
#include "spans.h"
#include "speech.h"
#include "status.h"
#include "strings.h"
#include "subjects.h"
#include "tagger.h"
#include "threads.h"
#include "tokens.h"
#include "trainer.h"
#include "utf8.h"
#include "words.h"

#endif

/*
 * Name packs: rows of tab-separated cells, read in place (lua/malinews/data/README.md describes the format).
 *
 * A line that begins with `#`, or is empty, is no row; the first other line names the columns, in any order, and may name
 * columns that mean nothing here. Lines end with LF or CR LF. Nothing is allocated: cells
 * and forms are ranges of the pack's text.
 */
#ifndef MN_PACK_H
#define MN_PACK_H

#include <stdint.h>

#include "status.h"

typedef enum mn_column {
  MN_COLUMN_ID, MN_COLUMN_TYPE, MN_COLUMN_NAME, MN_COLUMN_FORMS, MN_COLUMN_CASE, MN_COLUMN_COUNTRY, MN_COLUMN_CAMEO,
  MN_COLUMN_AT, MN_COLUMN_ROLES, MN_COLUMN_GENDER, MN_COLUMN_SOURCE, MN_COLUMNS
} mn_column;

#define MN_PACK_CELLS 32 /* columns a pack may have */

/* A range of the pack's text; size 0 is an empty cell. */
typedef struct mn_cell {
  uint32_t from, size;
} mn_cell;

/* Which column each cell of a line belongs to; MN_COLUMNS where it is one that means nothing here. */
typedef struct mn_pack_header {
  uint8_t columns[MN_PACK_CELLS];
  unsigned count;
} mn_pack_header;

/* A pack may hold an explicit separator of forms besides the bar: rows that come from a program may have bars in names. */
#define MN_PACK_SEPARATOR '\x1F'

/* How a form matches. */
typedef enum mn_name_flag {
  MN_NAME_EXACT = 1, /* only in this very case */
  MN_NAME_ANY = 2,   /* in any case, though written with a capital */
  MN_NAME_YIELDS = 4 /* where another id claims it, that one has it */
} mn_name_flag;

typedef struct mn_pack_form {
  mn_cell text;  /* without tag and signs */
  char lang[3];  /* ISO 639-1, or empty */
  uint8_t flags; /* mn_name_flag */
} mn_pack_form;

typedef enum mn_pack_fault {
  MN_PACK_OK = 0,
  MN_PACK_HEADER,  /* the header names no id, type or name, one of them twice, or too many columns */
  MN_PACK_CELL,    /* more cells than columns */
  MN_PACK_MISSING, /* id, type or name is empty */
  MN_PACK_CASE     /* case is none of empty, exact, any */
} mn_pack_fault;

/* The constant English description of a fault. */
const char *mn_pack_message(mn_pack_fault fault);

/* A column's name in the header. */
const char *mn_pack_column_name(mn_column column);

/* The next row, or the header, of text[*at, end): false at the end. */
int mn_pack_next(const char *text, uint32_t end, uint32_t *at, mn_cell *line);

mn_pack_fault mn_pack_header_read(const char *text, mn_cell line, mn_pack_header *header);

/* Split a row; cells that are missing are empty. Every cell is set even where a fault is returned. */
mn_pack_fault mn_pack_row_read(const char *text, mn_cell line, const mn_pack_header *header, mn_cell cells[MN_COLUMNS]);

/* The next form of a cell, from *at (0 at first) on: false at the end; empty forms are skipped. */
int mn_pack_form_next(const char *text, mn_cell cell, uint32_t *at, mn_pack_form *form);

/* What the case cell says of every form of its row. */
uint8_t mn_pack_case_flags(const char *text, mn_cell cell);

#endif

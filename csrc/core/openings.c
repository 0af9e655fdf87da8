#include "openings.h"

#include <string.h>

#define PAIR (2 * MN_OPENING_WORD + 1) /* bytes of two words and the space between them */

mn_openings mn_openings_make(const mn_alloc *alloc) {
  return (mn_openings){.words = mn_strings_make(alloc), .flags = mn_buffer_make(alloc)};
}

void mn_openings_free(mn_openings *openings) {
  mn_strings_free(&openings->words);
  mn_buffer_free(&openings->flags);
}

/* Both words, neither longer than MN_OPENING_WORD, as they stand in the set; returns their size. */
static size_t join(char room[PAIR], const char *first, size_t n, const char *second, size_t m) {
  memcpy(room, first, n);
  room[n] = ' ';
  memcpy(room + n + 1, second, m);
  return n + 1 + m;
}

static mn_status add(mn_openings *openings, const char *s, size_t n, unsigned flags) {
  uint32_t number;
  mn_status status = mn_buffer_reserve(&openings->flags, 1);
  if (status == MN_OK) status = mn_strings_intern(&openings->words, s, n, &number);
  if (status != MN_OK) return status;
  if (number == openings->flags.size) openings->flags.data[openings->flags.size++] = 0;
  openings->flags.data[number] = (char)((unsigned char)openings->flags.data[number] | flags);
  return MN_OK;
}

mn_status mn_openings_add(mn_openings *openings, const char *first, size_t n, const char *second, size_t m,
                          unsigned flags) {
  if (n == 0 || n > MN_OPENING_WORD || m > MN_OPENING_WORD) return MN_ELIMIT;
  openings->sizes[mn_openings_slot(first, n)] |= (uint32_t)1 << n;
  mn_status status = add(openings, first, n, m ? MN_OPENS_PAIR : flags);
  if (status != MN_OK || m == 0) return status;
  char room[PAIR];
  return add(openings, room, join(room, first, n, second, m), flags);
}

static unsigned find(const mn_openings *openings, const char *s, size_t n) {
  uint32_t number = mn_strings_find(&openings->words, s, n);
  return number == MN_NO_STRING ? 0 : (unsigned char)openings->flags.data[number];
}

unsigned mn_openings_find(const mn_openings *openings, const char *word, size_t n) {
  return n > MN_OPENING_WORD ? 0 : find(openings, word, n);
}

unsigned mn_openings_find_pair(const mn_openings *openings, const char *first, size_t n, const char *second, size_t m) {
  if (n > MN_OPENING_WORD || m > MN_OPENING_WORD) return 0;
  char room[PAIR];
  return find(openings, room, join(room, first, n, second, m));
}

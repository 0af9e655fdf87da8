#include "reporting.h"

const mn_reporting_entry MN_NO_ENTRY = {.part = MN_PART_MARK, .aspect = MN_ASPECT_NONE, .takes = MN_TAKES_DIRECT};

mn_reporting mn_reporting_make(const mn_alloc *alloc) {
  return (mn_reporting){.alloc = alloc, .vocabulary = mn_strings_make(alloc)};
}

void mn_reporting_free(mn_reporting *reporting) {
  mn_free(reporting->alloc, reporting->entries, reporting->capacity, sizeof *reporting->entries);
  mn_free(reporting->alloc, reporting->words, reporting->word_capacity, sizeof *reporting->words);
  mn_strings_free(&reporting->vocabulary);
  *reporting = mn_reporting_make(reporting->alloc);
}

mn_status mn_reporting_add(mn_reporting *reporting, unsigned part, unsigned aspect, unsigned takes) {
  mn_reporting_entry entry = {.first = reporting->word_count, .part = (uint8_t)part, .aspect = (uint8_t)aspect,
                              .takes = (uint8_t)takes};
  if (reporting->count == UINT16_MAX) return MN_ELIMIT;
  if (reporting->count == reporting->capacity) {
    void *entries = reporting->entries;
    mn_status status = mn_reserve(reporting->alloc, &entries, &reporting->capacity, reporting->count + 1, sizeof entry);
    if (status != MN_OK) return status;
    reporting->entries = entries;
  }
  reporting->entries[reporting->count++] = entry;
  return MN_OK;
}

mn_status mn_reporting_add_word(mn_reporting *reporting, const char *word, size_t n) {
  uint32_t number;
  if (reporting->count == 0) return MN_ELIMIT;
  mn_status status = mn_strings_intern(&reporting->vocabulary, word, n, &number);
  if (status != MN_OK) return status;
  if (reporting->word_count == reporting->word_capacity) {
    void *words = reporting->words;
    status = mn_reserve(reporting->alloc, &words, &reporting->word_capacity, reporting->word_count + 1, sizeof number);
    if (status != MN_OK) return status;
    reporting->words = words;
  }
  reporting->words[reporting->word_count++] = number;
  reporting->entries[reporting->count - 1].size++;
  return MN_OK;
}

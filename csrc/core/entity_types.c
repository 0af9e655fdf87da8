#include "entity_types.h"

#include <string.h>

const char *const mn_entity_type_names[] = {"PER", "ORG", "GROUP", "GPE", "LOC", "NORP", "OPERATION", "EVENT", "WEAPON",
                                            "MEDIA", "DATE", "TIME", "MONEY", "QUANTITY", "CARDINAL", NULL};

const char *const mn_entity_rule_names[] = {"list", "title", "given", "surname", "initials", "head", "ending", "context",
                                            "apposition", "acronym", "credit", "memory", "shape", "number", "date", NULL};

int mn_entity_type_of(const char *name, size_t n) {
  for (int i = 0; i < MN_ENTITY_TYPES; i++)
    if (strlen(mn_entity_type_names[i]) == n && memcmp(mn_entity_type_names[i], name, n) == 0) return i;
  return -1;
}

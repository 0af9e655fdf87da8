/*
 * The types of entities, and the rules that find them, by number and name.
 */
#ifndef MN_ENTITY_TYPES_H
#define MN_ENTITY_TYPES_H

#include <stddef.h>

typedef enum mn_entity_type {
  MN_PER = 0, MN_ORG, MN_GROUP, MN_GPE, MN_LOC, MN_NORP, MN_OPERATION, MN_EVENT, MN_WEAPON, MN_MEDIA,
  MN_DATE, MN_TIME, MN_MONEY, MN_QUANTITY, MN_CARDINAL, MN_ENTITY_TYPES
} mn_entity_type;

/* The types' names, by number, NULL at the end. */
extern const char *const mn_entity_type_names[];

/* The type with that name, or -1. */
int mn_entity_type_of(const char *name, size_t n);

typedef enum mn_entity_rule {
  MN_RULE_LIST = 0, /* a name of the lists */
  MN_RULE_TITLE,    /* a title, a rank or an honorific before it */
  MN_RULE_GIVEN,    /* begins with a given name */
  MN_RULE_SURNAME,  /* ends with a surname */
  MN_RULE_INITIALS, /* initials before a surname */
  MN_RULE_HEAD,     /* has a head word: Ministry, Lake */
  MN_RULE_ENDING,   /* ends like names of its kind: -ville, -shire */
  MN_RULE_CONTEXT,  /* what stands around it: `the town of`, `said` */
  MN_RULE_APPOSITION, /* `, an analyst` or `, 34,` behind it */
  MN_RULE_ACRONYM,  /* an acronym, or what one in brackets stands for */
  MN_RULE_CREDIT,   /* in the credit of a picture */
  MN_RULE_MEMORY,   /* the document has it elsewhere, with better evidence */
  MN_RULE_SHAPE,    /* capitals only */
  MN_RULE_NUMBER, MN_RULE_DATE, MN_RULES
} mn_entity_rule;

extern const char *const mn_entity_rule_names[];

#endif

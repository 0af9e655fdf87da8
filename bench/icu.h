/*
 * ICU's functions of UTF-8 texts, callable from C: forms count as mn_form does, and (size_t)-1 is a failure.
 */
#ifndef BENCH_ICU_H
#define BENCH_ICU_H

#include <stddef.h>

#ifdef __cplusplus
extern "C" {
#endif

size_t icu_normalize(int form, const char *s, size_t n, char *out, size_t capacity);
int icu_is_normalized(int form, const char *s, size_t n);
size_t icu_fold_case(const char *s, size_t n, char *out, size_t capacity);

#ifdef __cplusplus
}
#endif

#endif

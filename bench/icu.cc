// ICU's UTF-8 functions for the benchmarks and the agreement tests: they exist in C++ only.
#include "icu.h"

#include <unicode/bytestream.h>
#include <unicode/casemap.h>
#include <unicode/normalizer2.h>

namespace {
const icu::Normalizer2 *normalizer(int form) {
  UErrorCode e = U_ZERO_ERROR;
  switch (form) {
    case 0: return icu::Normalizer2::getNFCInstance(e);
    case 1: return icu::Normalizer2::getNFDInstance(e);
    case 2: return icu::Normalizer2::getNFKCInstance(e);
    default: return icu::Normalizer2::getNFKDInstance(e);
  }
}
}  // namespace

size_t icu_normalize(int form, const char *s, size_t n, char *out, size_t capacity) {
  UErrorCode e = U_ZERO_ERROR;
  icu::CheckedArrayByteSink sink(out, static_cast<int32_t>(capacity));
  normalizer(form)->normalizeUTF8(0, icu::StringPiece(s, static_cast<int32_t>(n)), sink, nullptr, e);
  return U_FAILURE(e) || sink.Overflowed() ? static_cast<size_t>(-1) : static_cast<size_t>(sink.NumberOfBytesWritten());
}

int icu_is_normalized(int form, const char *s, size_t n) {
  UErrorCode e = U_ZERO_ERROR;
  return normalizer(form)->isNormalizedUTF8(icu::StringPiece(s, static_cast<int32_t>(n)), e) && U_SUCCESS(e);
}

size_t icu_fold_case(const char *s, size_t n, char *out, size_t capacity) {
  UErrorCode e = U_ZERO_ERROR;
  icu::CheckedArrayByteSink sink(out, static_cast<int32_t>(capacity));
  icu::CaseMap::utf8Fold(0, icu::StringPiece(s, static_cast<int32_t>(n)), sink, nullptr, e);
  return U_FAILURE(e) || sink.Overflowed() ? static_cast<size_t>(-1) : static_cast<size_t>(sink.NumberOfBytesWritten());
}

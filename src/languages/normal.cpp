#include "languages/normal.h"

#include <algorithm>

#include <unicode/normalizer2.h>
#include <unicode/unistr.h>
#include <unicode/ustring.h>

namespace bch::languages {

std::optional<std::string> compatible(std::string_view text) {
  const auto length = static_cast<int32_t>(text.size());
  UErrorCode status = U_ZERO_ERROR;
  u_strFromUTF8(nullptr, 0, nullptr, text.data(), length, &status);  // only looks
  if (status == U_INVALID_CHAR_FOUND) return std::nullopt;
  status = U_ZERO_ERROR;
  const auto* nfkc = icu::Normalizer2::getNFKCInstance(status);  // the data is part of ICU's library
  const auto normal = nfkc->normalize(icu::UnicodeString::fromUTF8({text.data(), length}), status);
  if (U_FAILURE(status)) return std::nullopt;
  std::string bytes;
  normal.toUTF8String(bytes);
  return bytes;
}

std::size_t characters(std::string_view text) {
  return static_cast<std::size_t>(std::ranges::count_if(text, [](char c) { return (c & 0xc0) != 0x80; }));
}

}  // namespace bch::languages

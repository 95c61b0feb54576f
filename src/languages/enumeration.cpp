#include "languages/enumeration.h"

#include <memory>
#include <vector>

#include <unicode/listformatter.h>
#include <unicode/locid.h>

namespace bch::languages {

std::string enumeration(std::span<const std::string> things, const Language& language) {
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(language.locale, status);
  const std::unique_ptr<icu::ListFormatter> form(icu::ListFormatter::createInstance(locale, status));
  icu::UnicodeString row;
  if (form && U_SUCCESS(status)) {
    std::vector<icu::UnicodeString> each;
    for (const std::string& thing : things) each.push_back(icu::UnicodeString::fromUTF8(thing));
    form->format(each.data(), static_cast<int32_t>(each.size()), row, status);
  }
  std::string out;
  if (form && U_SUCCESS(status)) return row.toUTF8String(out);
  for (const std::string& thing : things) out.append(out.empty() ? "" : ", ").append(thing);
  return out;
}

}  // namespace bch::languages

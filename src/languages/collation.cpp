#include "languages/collation.h"

#include <cstdint>

#include <unicode/coll.h>
#include <unicode/locid.h>
#include <unicode/unistr.h>
#include <unicode/uvernum.h>

namespace bch::languages {
namespace {

icu::StringPiece piece(std::string_view text) {
  return {text.data(), static_cast<int32_t>(text.size())};
}

}  // namespace

struct Collator::Rules {
  std::unique_ptr<icu::Collator> collator;
};

Collator::Collator(std::unique_ptr<Rules> rules) : rules_(std::move(rules)) {}
Collator::Collator(Collator&&) noexcept = default;
Collator& Collator::operator=(Collator&&) noexcept = default;
Collator::~Collator() = default;

Result<Collator> Collator::make(const Language& language) {
  UErrorCode status = U_ZERO_ERROR;
  const auto locale = icu::Locale::forLanguageTag(language.locale, status);
  std::unique_ptr<icu::Collator> collator(icu::Collator::createInstance(locale, status));
  if (collator) collator->setAttribute(UCOL_NUMERIC_COLLATION, UCOL_ON, status);
  if (!collator || U_FAILURE(status)) {
    return Problem{Problem::Kind::failed, "language.no-collation", {{"language", language.tag}}};
  }
  return Collator(std::make_unique<Rules>(Rules{std::move(collator)}));
}

std::string Collator::sort_key(std::string_view text) const {
  const auto wide = icu::UnicodeString::fromUTF8(piece(text));
  std::string key(static_cast<std::size_t>(wide.length()) * 3 + 16, '\0');
  for (;;) {
    auto* bytes = reinterpret_cast<std::uint8_t*>(key.data());
    const int32_t needed = rules_->collator->getSortKey(wide, bytes, static_cast<int32_t>(key.size()));
    const bool fits = static_cast<std::size_t>(needed) <= key.size();
    key.resize(static_cast<std::size_t>(needed));
    if (fits) break;
  }
  if (!key.empty()) key.pop_back();  // ICU ends it with a zero byte
  return key;
}

std::string collation_version() {
  return U_ICU_VERSION;
}

int Collator::compare(std::string_view left, std::string_view right) const {
  UErrorCode status = U_ZERO_ERROR;
  return rules_->collator->compareUTF8(piece(left), piece(right), status);
}

}  // namespace bch::languages

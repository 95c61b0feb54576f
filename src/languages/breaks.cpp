#include "languages/breaks.h"

#include <unicode/brkiter.h>
#include <unicode/locid.h>
#include <unicode/utext.h>

namespace bch::languages {

struct WordBreaks::Iterator {
  std::unique_ptr<icu::BreakIterator> breaks;
};

WordBreaks::WordBreaks() = default;
WordBreaks::~WordBreaks() = default;
WordBreaks::WordBreaks(WordBreaks&&) noexcept = default;
WordBreaks& WordBreaks::operator=(WordBreaks&&) noexcept = default;

std::vector<std::size_t> WordBreaks::in(std::string_view text) {
  UErrorCode status = U_ZERO_ERROR;
  if (!iterator_) {
    iterator_ = std::make_unique<Iterator>();
    iterator_->breaks.reset(icu::BreakIterator::createWordInstance(icu::Locale::getRoot(), status));
  }
  std::vector<std::size_t> found;
  if (!iterator_->breaks || U_FAILURE(status)) return found;
  UText opened = UTEXT_INITIALIZER;
  utext_openUTF8(&opened, text.data(), static_cast<std::int64_t>(text.size()), &status);
  iterator_->breaks->setText(&opened, status);
  if (U_SUCCESS(status)) {
    for (auto at = iterator_->breaks->first(); at != icu::BreakIterator::DONE; at = iterator_->breaks->next())
      found.push_back(static_cast<std::size_t>(at));
  }
  utext_close(&opened);
  return found;
}

}  // namespace bch::languages

#pragma once
// LocalizedText: one text as it was written in several languages, in the order of the record. The tags are
// the record's and may be of languages that we do not offer. A value; pure functions; any thread.

#include "languages/language.h"

#include <string>
#include <string_view>
#include <vector>

namespace bch::languages {

struct Text {
  std::string language;  // BCP 47 tag, as written
  std::string text;
  friend bool operator==(const Text&, const Text&) = default;
};
using LocalizedText = std::vector<Text>;

// The text to show to a reader of `wanted`: in that language, else in the fallback, else the first; texts of
// white space do not count. Tags are compared without case, and "fr-CA" serves for "fr". nullptr when there
// is none. The pointer lives as long as `text` is unchanged.
const Text* choose(const LocalizedText& text, const Language& wanted, const Languages& languages);

}  // namespace bch::languages

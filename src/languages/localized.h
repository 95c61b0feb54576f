#pragma once
// LocalizedText: one text in several languages, as its author gave it, in the author's order. A value.

#include <string>
#include <vector>

namespace bch::languages {

struct Text {
  std::string language;  // BCP 47 tag, as written
  std::string text;
  friend bool operator==(const Text&, const Text&) = default;
};
using LocalizedText = std::vector<Text>;

}  // namespace bch::languages

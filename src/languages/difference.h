#pragma once
// Difference: what changed from one text to another, word by word, for who compares two revisions. In
// writings without spaces every character is a word. Pure; any thread.

#include <string>
#include <string_view>
#include <vector>

namespace bch::languages {

struct Stretch {
  enum class Kind { same, removed, added };
  Kind kind = Kind::same;
  std::string text;
  friend bool operator==(const Stretch&, const Stretch&) = default;
};

// In reading order, what was removed before what was added. Texts whose comparison would take more than
// limits::compared_words are removed and added whole.
std::vector<Stretch> difference(std::string_view before, std::string_view after);

}  // namespace bch::languages

#include "languages/difference.h"

#include "base/limits.h"

#include <algorithm>
#include <cstdint>
#include <span>

namespace bch::languages {
namespace {

// With the white space behind it, which does not count when words are compared.
struct Word {
  std::string_view text;
  std::string_view bare;
  friend bool operator==(const Word& left, const Word& right) { return left.bare == right.bare; }
};
using Words = std::vector<Word>;
using Kind = Stretch::Kind;

// Bytes of the UTF-8 character at the beginning of `text`, which is not empty.
std::size_t character_bytes(std::string_view text) {
  std::size_t bytes = 1;
  while (bytes < text.size() && (static_cast<unsigned char>(text[bytes]) & 0xC0) == 0x80) ++bytes;
  return bytes;
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t';
}

// From U+2E80 on: the writings of East Asia, which do not part words.
bool stands_alone(std::string_view character) {
  return character.size() >= 3 && static_cast<unsigned char>(character[0]) >= 0xE2 &&
         (static_cast<unsigned char>(character[0]) > 0xE2 ||
          static_cast<unsigned char>(character[1]) >= 0xBA);
}

Words words_of(std::string_view text) {
  Words words;
  while (!text.empty()) {
    std::size_t end = character_bytes(text);
    if (!stands_alone(text.substr(0, end))) {
      while (end < text.size() && !is_space(text[end - 1])) {
        const auto next = text.substr(end, character_bytes(text.substr(end)));
        if (stands_alone(next)) break;
        end += next.size();
      }
    }
    std::size_t bare = end;
    while (bare > 0 && is_space(text[bare - 1])) --bare;
    while (end < text.size() && is_space(text[end])) ++end;
    words.push_back({text.substr(0, end), text.substr(0, bare)});
    text.remove_prefix(end);
  }
  return words;
}

class Comparison {
 public:
  std::vector<Stretch> take() && { return std::move(stretches_); }

  void add(Kind kind, const Word& word) {
    if (stretches_.empty() || stretches_.back().kind != kind) stretches_.push_back({kind, {}});
    stretches_.back().text += word.text;
  }
  void add(Kind kind, std::span<const Word> words) {
    for (const auto& word : words) add(kind, word);
  }

  // By the longest common subsequence: lengths_[i][j] is that of what follows word i and word j.
  void compare(std::span<const Word> before, std::span<const Word> after) {
    const std::size_t width = after.size() + 1;
    std::vector<std::uint32_t> lengths((before.size() + 1) * width, 0);
    for (std::size_t i = before.size(); i-- > 0;) {
      for (std::size_t j = after.size(); j-- > 0;) {
        lengths[i * width + j] = before[i] == after[j]
                                     ? lengths[(i + 1) * width + j + 1] + 1
                                     : std::max(lengths[(i + 1) * width + j], lengths[i * width + j + 1]);
      }
    }
    std::size_t i = 0;
    std::size_t j = 0;
    while (i < before.size() && j < after.size()) {
      if (before[i] == after[j]) {
        add(Kind::same, after[j]);
        ++i, ++j;
      } else if (lengths[(i + 1) * width + j] >= lengths[i * width + j + 1]) {
        add(Kind::removed, before[i++]);
      } else {
        add(Kind::added, after[j++]);
      }
    }
    add(Kind::removed, before.subspan(i));
    add(Kind::added, after.subspan(j));
  }

 private:
  std::vector<Stretch> stretches_;
};

}  // namespace

std::vector<Stretch> difference(std::string_view before, std::string_view after) {
  const Words old_words = words_of(before);
  const Words new_words = words_of(after);
  std::span<const Word> left = old_words;
  std::span<const Word> right = new_words;
  const auto head = static_cast<std::size_t>(std::ranges::mismatch(left, right).in1 - left.begin());
  Comparison comparison;
  comparison.add(Kind::same, right.first(head));
  left = left.subspan(head);
  right = right.subspan(head);
  std::size_t tail = 0;
  while (tail < std::min(left.size(), right.size()) &&
         left[left.size() - 1 - tail] == right[right.size() - 1 - tail])
    ++tail;
  const auto last = right.last(tail);
  left = left.first(left.size() - tail);
  right = right.first(right.size() - tail);
  if (left.size() * right.size() <= limits::compared_words) {
    comparison.compare(left, right);
  } else {
    comparison.add(Kind::removed, left);
    comparison.add(Kind::added, right);
  }
  comparison.add(Kind::same, last);
  return std::move(comparison).take();
}

}  // namespace bch::languages

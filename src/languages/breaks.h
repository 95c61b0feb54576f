#pragma once
// WordBreaks: where words end in a text whose script writes no spaces, found with ICU's dictionaries. Search
// keeps pairs of characters (words.h) and asks here which pairs lie across two words. One thread at a time.

#include <cstddef>
#include <memory>
#include <string_view>
#include <vector>

namespace bch::languages {

class WordBreaks {
 public:
  WordBreaks();
  ~WordBreaks();
  WordBreaks(WordBreaks&&) noexcept;
  WordBreaks& operator=(WordBreaks&&) noexcept;

  // The bytes of `text`, ascending, at which a word may end or begin; none when ICU has no dictionary.
  [[nodiscard]] std::vector<std::size_t> in(std::string_view text);

 private:
  struct Iterator;
  std::unique_ptr<Iterator> iterator_;  // made at the first call, keeps ICU out of this header
};

}  // namespace bch::languages

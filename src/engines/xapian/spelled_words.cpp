#include "engines/xapian/spelled_words.h"

#include <algorithm>
#include <charconv>
#include <numeric>
#include <tuple>

namespace bch::engines::xapian {
namespace {

constexpr std::size_t piece_bytes = 32'000;

std::vector<std::string_view> letters_of(std::string_view text) {
  std::vector<std::string_view> letters;
  for (std::size_t from = 0; from < text.size();) {
    std::size_t to = from + 1;
    while (to < text.size() && (static_cast<unsigned char>(text[to]) & 0xC0U) == 0x80U) ++to;
    letters.push_back(text.substr(from, to - from));
    from = to;
  }
  return letters;
}

// By their last bytes, in which the letters of one script differ.
std::uint64_t which(const std::vector<std::string_view>& letters) {
  std::uint64_t bits = 0;
  for (const auto letter : letters)
    bits |= std::uint64_t{1} << (static_cast<unsigned char>(letter.back()) % 64U);
  return bits;
}

// Whether at most so many bits are set.
bool has_at_most(std::uint64_t bits, unsigned most) {
  for (unsigned i = 0; i < most; ++i) bits &= bits - 1;
  return bits == 0;
}

unsigned distance(const std::vector<std::string_view>& a, const std::vector<std::string_view>& b) {
  std::vector<unsigned> before(b.size() + 1);  // the row before the last
  std::vector<unsigned> last(b.size() + 1);
  std::vector<unsigned> row(b.size() + 1);
  std::iota(last.begin(), last.end(), 0U);
  for (std::size_t i = 1; i <= a.size(); ++i) {
    row[0] = static_cast<unsigned>(i);
    for (std::size_t j = 1; j <= b.size(); ++j) {
      const unsigned changed = last[j - 1] + (a[i - 1] == b[j - 1] ? 0U : 1U);
      row[j] = std::min({last[j] + 1, row[j - 1] + 1, changed});
      const bool turned = i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1];
      if (turned) row[j] = std::min(row[j], before[j - 2] + 1);
    }
    std::swap(before, last);
    std::swap(last, row);
  }
  return last[b.size()];
}

std::string_view word_in(std::string_view spelling) {
  return spelling.substr(spelling.find(':') + 1);
}

}  // namespace

std::string_view SpelledWords::spelling_at(std::size_t i) const {
  const std::size_t end = i + 1 < places_.size() ? places_[i + 1].from : text_.size();
  return std::string_view(text_).substr(places_[i].from, end - places_[i].from);
}

void SpelledWords::append(std::string_view spelling, std::uint32_t records) {
  const auto letters = letters_of(word_in(spelling));
  places_.push_back({static_cast<std::uint32_t>(text_.size()), records});
  text_ += spelling;
  letters_.push_back(which(letters));
  lengths_.push_back(static_cast<std::uint8_t>(letters.size()));
}

bool SpelledWords::read(std::string_view written) {
  while (!written.empty()) {
    const auto end = written.find('\n');
    const auto line = written.substr(0, end);
    const auto space = line.rfind(' ');
    if (end == std::string_view::npos || space == std::string_view::npos) return false;
    std::uint32_t records = 0;
    const char* const last = line.data() + line.size();
    if (std::from_chars(line.data() + space + 1, last, records).ptr != last) return false;
    append(line.substr(0, space), records);
    written.remove_prefix(end + 1);
  }
  loaded_ = places_.size();
  return true;
}

std::vector<std::string> SpelledWords::write(const std::map<std::string, std::uint32_t>& spellings) {
  std::vector<std::string> pieces;
  for (const auto& [spelling, records] : spellings) {
    if (pieces.empty() || pieces.back().size() > piece_bytes) pieces.emplace_back();
    pieces.back().append(spelling).append(" ").append(std::to_string(records)).append("\n");
  }
  return pieces;
}

bool SpelledWords::knows(const std::string& spelling) const {
  std::size_t from = 0;
  std::size_t to = loaded_;
  while (from < to) {
    const std::size_t middle = from + (to - from) / 2;
    if (spelling_at(middle) < spelling)
      from = middle + 1;
    else
      to = middle;
  }
  return (from < loaded_ && spelling_at(from) == spelling) || added_.contains(spelling);
}

void SpelledWords::add(const std::string& spelling) {
  if (knows(spelling)) return;
  added_.insert(spelling);
  append(spelling, 1);
}

std::vector<SpelledWords::Near> SpelledWords::near(std::string_view language, std::string_view word,
                                                   unsigned most) const {
  const auto wanted = letters_of(word);
  const auto bits = which(wanted);
  std::vector<Near> found;
  for (std::size_t i = 0; i < places_.size(); ++i) {
    if (!has_at_most(letters_[i] ^ bits, 2 * most)) continue;
    if (lengths_[i] + most < wanted.size() || lengths_[i] > wanted.size() + most) continue;
    const auto spelling = spelling_at(i);
    const auto other = word_in(spelling);
    const unsigned apart = distance(wanted, letters_of(other));
    if (apart == 0 || apart > most) continue;
    const bool is_other_language = spelling.substr(0, spelling.size() - other.size() - 1) != language;
    found.push_back({apart, is_other_language, places_[i].records, std::string(other)});
  }
  const auto rank = [](const Near& near) {
    return std::tuple(near.distance, near.is_other_language, ~near.records, std::string_view(near.word));
  };
  std::ranges::sort(found, {}, rank);
  return found;
}

}  // namespace bch::engines::xapian

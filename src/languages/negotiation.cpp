// Languages::negotiate: what a browser says it reads, against what we offer.

#include "base/limits.h"
#include "languages/language.h"

#include <algorithm>
#include <string>
#include <vector>

namespace bch::languages {
namespace {

struct Range {
  std::string tag;  // lower case, or "*"
  int quality = 0;  // thousandths
};

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

std::string_view trim(std::string_view text) {
  const std::size_t from = text.find_first_not_of(" \t");
  if (from == std::string_view::npos) return {};
  return text.substr(from, text.find_last_not_of(" \t") - from + 1);
}

// RFC 9110, section 12.4.2: 0 to 1 with up to three decimals; -1 when it is none of these.
int read_quality(std::string_view text) {
  if (text.empty() || text.size() > 5 || (text[0] != '0' && text[0] != '1')) return -1;
  if (text.size() > 1 && text[1] != '.') return -1;
  int value = (text[0] - '0') * 1'000;
  int scale = 100;
  for (const char c : text.substr(std::min<std::size_t>(2, text.size()))) {
    if (c < '0' || c > '9') return -1;
    value += (c - '0') * scale;
    scale /= 10;
  }
  return value <= 1'000 ? value : -1;
}

// RFC 4647, section 2.1: subtags of 1 to 8 letters or digits, or the asterisk alone.
bool is_range(std::string_view tag) {
  if (tag == "*") return true;
  std::size_t length = 0;
  for (const char c : tag) {
    const bool is_plain = (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9');
    if (!is_plain && c != '-') return false;
    if (c == '-' && length == 0) return false;
    length = c == '-' ? 0 : length + 1;
    if (length > 8) return false;
  }
  return length > 0;
}

// The well-formed ranges, best first; equals in their order.
std::vector<Range> read_ranges(std::string_view field) {
  if (field.size() > limits::accept_language_bytes) {  // the last range may be cut in two: leave it out
    field = field.substr(0, limits::accept_language_bytes);
    field = field.substr(0, std::min(field.rfind(','), field.size()));
  }
  std::vector<Range> ranges;
  while (!field.empty() && ranges.size() < limits::accept_language_ranges) {
    const std::size_t comma = std::min(field.find(','), field.size());
    const std::string_view item = field.substr(0, comma);
    field.remove_prefix(std::min(comma + 1, field.size()));
    const std::size_t semicolon = std::min(item.find(';'), item.size());
    Range range{std::string(trim(item.substr(0, semicolon))), 1'000};
    std::ranges::transform(range.tag, range.tag.begin(), lower);
    if (semicolon < item.size()) {
      const std::string_view weight = trim(item.substr(semicolon + 1));
      const bool is_weight = weight.starts_with("q=") || weight.starts_with("Q=");
      range.quality = is_weight ? read_quality(weight.substr(2)) : -1;
    }
    if (range.quality >= 0 && is_range(range.tag)) ranges.push_back(std::move(range));
  }
  std::ranges::stable_sort(ranges, std::ranges::greater{}, &Range::quality);
  return ranges;
}

// RFC 4647, section 3.4: shortened from the end until it fits; a single letter at the end goes with its
// follower.
const Language* look_up(const Languages& languages, std::string_view tag) {
  while (!tag.empty()) {
    if (const Language* found = languages.find(tag)) return found;
    const std::size_t dash = tag.rfind('-');
    tag = tag.substr(0, dash == std::string_view::npos ? 0 : dash);
    if (tag.size() >= 2 && tag[tag.size() - 2] == '-') tag.remove_suffix(2);
  }
  return nullptr;
}

}  // namespace

const Language& Languages::negotiate(std::string_view accept_language) const {
  const std::vector<Range> ranges = read_ranges(accept_language);
  const auto is_refused = [&](const Language& language) {
    return std::ranges::any_of(
        ranges, [&](const Range& range) { return range.quality == 0 && range.tag == language.tag; });
  };
  for (const Range& range : ranges) {
    if (range.quality == 0) break;
    if (range.tag == "*") {
      const auto first = std::ranges::find_if_not(offered_, is_refused);
      return first == offered_.end() ? fallback() : *first;
    }
    const Language* found = look_up(*this, range.tag);
    if (found != nullptr && !is_refused(*found)) return *found;
  }
  return fallback();
}

}  // namespace bch::languages

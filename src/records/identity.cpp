#include "records/identity.h"

#include "base/limits.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <vector>

namespace bch::records {
namespace {

bool is_hexadecimal(char c) {
  return (c >= '0' && c <= '9') || (c >= 'A' && c <= 'F');
}
bool is_letter(char c) {
  return c >= 'A' && c <= 'Z';
}

std::string upper(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'a' && c <= 'z' ? char(c - 'a' + 'A') : c; });
  return out;
}

std::vector<std::string_view> split(std::string_view text, char at) {
  std::vector<std::string_view> parts;
  for (;;) {
    const auto end = text.find(at);
    parts.push_back(text.substr(0, end));
    if (end == std::string_view::npos) return parts;
    text.remove_prefix(end + 1);
  }
}

template <typename Number>
std::optional<Number> whole_number(std::string_view text) {
  Number number = 0;
  if (text.empty()) return std::nullopt;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
  if (error != std::errc{} || end != text.data() + text.size() || text.front() == '0') return std::nullopt;
  return number;
}

}  // namespace

std::optional<RecordId> parse_record_id(std::string_view text) {
  if (text.size() > limits::record_id_bytes) return std::nullopt;
  const std::string written = upper(text);
  auto parts = split(written, '-');
  if (parts.size() == 6) {
    if (parts[0].empty() || !std::ranges::all_of(parts[0], is_letter)) return std::nullopt;
    parts.erase(parts.begin());
  }
  constexpr std::array<std::size_t, 5> lengths{8, 4, 4, 4, 12};
  if (parts.size() != lengths.size()) return std::nullopt;
  for (std::size_t i = 0; i < lengths.size(); ++i) {
    if (parts[i].size() != lengths[i] || !std::ranges::all_of(parts[i], is_hexadecimal)) return std::nullopt;
  }
  return RecordId(written);
}

std::optional<Reference> parse_reference(std::string_view text) {
  const auto at = text.find('@');
  auto record = parse_record_id(text.substr(0, at));
  if (!record) return std::nullopt;
  Reference reference{*std::move(record), std::nullopt};
  if (at != std::string_view::npos) {
    reference.revision = whole_number<Revision>(text.substr(at + 1));
    if (!reference.revision) return std::nullopt;
  }
  return reference;
}

std::optional<PublicNumber> parse_public_number(std::string_view text) {
  if (text.size() > limits::record_id_bytes) return std::nullopt;
  const std::string written = upper(text);
  const auto parts = split(written, '-');
  if (parts.size() < 4 || parts.size() > 5 || parts[0] != "BCH") return std::nullopt;
  const auto is_name = [](std::string_view part) {
    return !part.empty() &&
           std::ranges::all_of(part, [](char c) { return is_letter(c) || (c >= '0' && c <= '9'); });
  };
  const auto number = whole_number<std::uint64_t>(parts[3]);
  if (!is_name(parts[1]) || !is_name(parts[2]) || !number) return std::nullopt;
  PublicNumber result{std::string(parts[1]), std::string(parts[2]), *number, std::nullopt};
  if (parts.size() == 5) {
    result.revision = whole_number<Revision>(parts[4]);
    if (!result.revision) return std::nullopt;
  }
  return result;
}

std::string to_text(const PublicNumber& number) {
  std::string text = "BCH-" + number.code + "-" + number.place + "-" + std::to_string(number.number);
  if (number.revision) text += "-" + std::to_string(*number.revision);
  return text;
}

}  // namespace bch::records

#include "engines/xapian/record_name.h"

#include <algorithm>

namespace bch::engines::xapian {
namespace {

constexpr std::size_t guid_text = 36;  // bytes, with four hyphens
constexpr std::size_t bytes_of_tie = 6;
constexpr std::string_view digits = "0123456789ABCDEF";

// Of a digit as records::parse_record_id leaves it.
std::uint8_t value_of(char digit) {
  return static_cast<std::uint8_t>(digit <= '9' ? digit - '0' : digit - 'A' + 10);
}

bool stands_before_hyphen(std::size_t byte) {
  return byte == 3 || byte == 5 || byte == 7 || byte == 9;
}

}  // namespace

RecordName name_of(const records::RecordId& record) {
  RecordName name;
  const std::string_view text = record.value();
  const std::size_t before = text.size() > guid_text ? text.size() - guid_text : 0;
  if (before > 1) name.letters = text.substr(0, before - 1);  // without its hyphen
  std::size_t digit = 0;
  for (const char c : text.substr(before)) {
    if (c == '-' || digit == 2 * name.guid.size()) continue;
    auto& byte = name.guid[digit / 2];
    byte = static_cast<std::uint8_t>(byte * 16 + value_of(c));
    ++digit;
  }
  return name;
}

records::RecordId record_of(const RecordName& name) {
  std::string text = name.letters;
  text.reserve(text.size() + 1 + guid_text);
  if (!text.empty()) text += '-';
  for (std::size_t i = 0; i < name.guid.size(); ++i) {
    text += digits[name.guid[i] / 16];
    text += digits[name.guid[i] % 16];
    if (stands_before_hyphen(i)) text += '-';
  }
  return records::RecordId(std::move(text));
}

std::uint64_t tie_of(const Guid& guid) {
  std::uint64_t tie = 0;
  for (std::size_t i = 0; i < bytes_of_tie; ++i) tie = tie << 8U | guid[i];
  return tie;
}

}  // namespace bch::engines::xapian

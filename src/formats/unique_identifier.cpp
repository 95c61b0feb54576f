#include "formats/unique_identifier.h"

#include "base/limits.h"

#include <algorithm>
#include <array>

namespace bch::formats {
namespace {

constexpr std::size_t identifier_length = 9;  // without the hyphens
constexpr char zero = '0';

constexpr std::array<std::string_view, 2> slashed_zeros{"Ø", "ø"};
constexpr std::array<std::string_view, 8> dashes{"-",      "\u2010", "\u2011", "\u2012",
                                                 "\u2013", "\u2014", "\u2212", "\u00ad"};
constexpr std::array<std::string_view, 2> crosses{"×", "✕"};

template <std::size_t count>
bool take_any(std::string_view& text, const std::array<std::string_view, count>& marks) {
  for (const auto mark : marks) {
    if (!text.starts_with(mark)) continue;
    text.remove_prefix(mark.size());
    return true;
  }
  return false;
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && is_space(text.front())) text.remove_prefix(1);
  while (!text.empty() && is_space(text.back())) text.remove_suffix(1);
  return text;
}

// Capitals, '0' for every zero, '-' for every dash; '?' for what has no place in an identifier.
std::string folded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    if (take_any(text, slashed_zeros))
      out += zero;
    else if (take_any(text, dashes))
      out += '-';
    else {
      const char c = text.front();
      text.remove_prefix(1);
      if (c >= 'a' && c <= 'z')
        out += static_cast<char>(c - 'a' + 'A');
      else if ((c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9'))
        out += c;
      else if (!is_space(c))
        out += '?';
    }
  }
  return out;
}

// The parts of a stack: split at × and at an x that stands alone or follows a check digit.
std::vector<std::string_view> unstacked(std::string_view text) {
  std::vector<std::string_view> parts;
  std::size_t begin = 0;
  for (std::size_t at = 0; at < text.size() && parts.size() + 1 < limits::stacked_identifiers; ++at) {
    std::string_view rest = text.substr(at);
    std::size_t length = 0;
    if (take_any(rest, crosses)) length = text.size() - at - rest.size();
    const bool is_x = text[at] == 'x' || text[at] == 'X';
    const bool alone = at > begin && is_space(text[at - 1]) && at + 1 < text.size() && is_space(text[at + 1]);
    const bool after_digit = at > begin + identifier_length && text[at - 1] >= '0' && text[at - 1] <= '9' &&
                             text[at - 2] == '-' && at + 1 < text.size();
    if (is_x && (alone || after_digit)) length = 1;
    if (length == 0) continue;
    parts.push_back(text.substr(begin, at - begin));
    begin = at + length;
    at = begin - 1;
  }
  parts.push_back(text.substr(begin));
  return parts;
}

// Letters count from A = 1 to Z = 26, digits as themselves; the digits of the sum are added until one is
// left.
char check_digit(std::string_view characters) {
  int sum = 0;
  for (const char c : characters) sum += c >= 'A' ? c - 'A' + 1 : c - '0';
  while (sum > 9) sum = sum / 10 + sum % 10;
  return static_cast<char>('0' + sum);
}

std::string with_slashed_zeros(std::string_view text) {
  std::string out;
  for (const char c : text) {
    if (c == zero)
      out += slashed_zeros.front();
    else
      out += c;
  }
  return out;
}

UniqueIdentifier read_one(std::string_view text) {
  UniqueIdentifier identifier;
  identifier.written = trimmed(text);
  const std::string plain = folded(identifier.written);
  const auto first = plain.find('-');
  const auto second = plain.rfind('-');
  if (plain.size() != identifier_length + 2 || (first != 2 && first != 3) || second != plain.size() - 2)
    return identifier;
  const std::string event = plain.substr(first + 1, second - first - 1);
  if (plain.find('?') != std::string::npos || event.find('-') != std::string::npos || plain.back() < '0' ||
      plain.back() > '9')
    return identifier;
  identifier.applicant = with_slashed_zeros(plain.substr(0, first));
  identifier.event = with_slashed_zeros(event);
  identifier.digit = plain.back();
  identifier.expected = check_digit(plain.substr(0, first) + event);
  return identifier;
}

template <typename Write>
std::string joined(std::string_view text, std::string_view between, Write write) {
  std::string out;
  for (const UniqueIdentifier& identifier : read_unique_identifiers(text)) {
    if (!out.empty()) out += between;
    out += write(identifier);
  }
  return out;
}

}  // namespace

std::vector<UniqueIdentifier> read_unique_identifiers(std::string_view text) {
  std::vector<UniqueIdentifier> identifiers;
  for (const auto part : unstacked(text)) identifiers.push_back(read_one(part));
  return identifiers;
}

std::string written_form(std::string_view text) {
  return joined(text, " × ", [](const UniqueIdentifier& identifier) {
    if (!identifier.well_formed()) return identifier.written;
    return identifier.applicant + "-" + identifier.event + "-" +
           (identifier.digit == zero ? std::string(slashed_zeros.front()) : std::string(1, identifier.digit));
  });
}

std::string address_form(std::string_view text) {
  return joined(text, "x", [](const UniqueIdentifier& identifier) { return folded(identifier.written); });
}

std::string matching_form(std::string_view text) {
  return joined(text, "x", [](const UniqueIdentifier& identifier) {
    std::string key = folded(identifier.written);
    std::erase(key, '-');
    std::ranges::replace(key, 'O', zero);
    return key;
  });
}

}  // namespace bch::formats

#include "notices/mailbox.h"

#include "base/limits.h"

#include <algorithm>

namespace bch::notices {
namespace {

bool is_letter_or_digit(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

// Parts with nothing empty between their dots.
bool is_dotted(std::string_view text, std::string_view more_signs) {
  if (text.empty() || text.starts_with('.') || text.ends_with('.')) return false;
  if (text.find("..") != std::string_view::npos) return false;
  return std::ranges::all_of(text, [&](char c) {
    return c == '.' || is_letter_or_digit(c) || more_signs.find(c) != std::string_view::npos;
  });
}

}  // namespace

std::optional<Mailbox> Mailbox::parse(std::string_view text) {
  constexpr std::string_view blanks = " \t\r\n";
  constexpr std::size_t local_bytes = 64;  // RFC 5321, section 4.5.3.1.1
  const auto first = text.find_first_not_of(blanks);
  if (first == std::string_view::npos) return std::nullopt;
  text = text.substr(first, text.find_last_not_of(blanks) - first + 1);
  const auto at = text.find('@');
  if (at > local_bytes || text.size() > limits::mailbox_bytes) return std::nullopt;  // also without any @
  const auto domain = text.substr(at + 1);
  const bool is_one = is_dotted(text.substr(0, at), "!#$%&'*+-/=?^_`{|}~") && is_dotted(domain, "-") &&
                      !domain.starts_with('-');
  return is_one ? std::optional(Mailbox(std::string(text))) : std::nullopt;
}

}  // namespace bch::notices

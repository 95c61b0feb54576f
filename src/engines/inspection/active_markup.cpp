#include "engines/inspection/active_markup.h"

#include "base/markup.h"
#include "engines/inspection/package.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <string>
#include <utility>

namespace bch::engines::inspection {
namespace {

constexpr std::array<std::string_view, 8> active_elements{"script", "iframe", "frame",   "object",
                                                          "embed",  "applet", "handler", "listener"};
constexpr std::string_view spaces = " \t\r\n\f";

bool is_space(char c) {
  return static_cast<unsigned char>(c) <= ' ';
}

// A reference by number (&#106; or &#x6a;) or name as the character that it means, where that is ASCII.
std::string with_references(std::string_view text) {
  constexpr std::array<std::pair<std::string_view, char>, 3> named{
      {{"&colon;", ':'}, {"&Tab;", '\t'}, {"&NewLine;", '\n'}}};
  std::string out;
  while (!text.empty()) {
    const auto* const name =
        std::ranges::find_if(named, [&](const auto& each) { return text.starts_with(each.first); });
    if (name != named.end()) {
      out += name->second;
      text.remove_prefix(name->first.size());
      continue;
    }
    const bool is_hex = text.starts_with("&#x") || text.starts_with("&#X");
    const std::size_t digits_at = is_hex ? 3 : 2;
    unsigned number = 0;
    const auto* const end = text.data() + text.size();
    const auto read = text.starts_with("&#") && text.size() > digits_at
                          ? std::from_chars(text.data() + digits_at, end, number, is_hex ? 16 : 10)
                          : std::from_chars_result{end, std::errc::invalid_argument};
    if (read.ec != std::errc{} || number > 0x7f) {
      out += text.front();
      text.remove_prefix(1);
      continue;
    }
    out += static_cast<char>(number);
    text.remove_prefix(static_cast<std::size_t>(read.ptr - text.data()));
    if (text.starts_with(';')) text.remove_prefix(1);
  }
  return out;
}

// Attributes with their values, as a browser would read them: decoded, small, without spaces and controls,
// which a browser passes over in the scheme of an address.
bool says_script(std::string_view attributes) {
  std::string plain;
  for (const char c : in_small_letters(with_references(Markup::decoded(attributes)))) {
    if (!is_space(c)) plain += c;
  }
  return plain.find("javascript:") != std::string::npos || plain.find("vbscript:") != std::string::npos ||
         plain.find("data:text/html") != std::string::npos;
}

// "onload=": an attribute that begins so behind a space, a quotation mark or a slash.
bool has_event(std::string_view attributes) {
  const std::string small = in_small_letters(attributes);
  for (auto at = small.find("on"); at != std::string::npos; at = small.find("on", at + 1)) {
    const bool begins = at == 0 || is_space(small[at - 1]) || small[at - 1] == '"' || small[at - 1] == '\'' ||
                        small[at - 1] == '/';
    const auto end = small.find_first_not_of("abcdefghijklmnopqrstuvwxyz", at);
    if (!begins || end == std::string::npos || end < at + 4) continue;
    const auto sign = small.find_first_not_of(spaces, end);
    if (sign != std::string::npos && small[sign] == '=') return true;
  }
  return false;
}

}  // namespace

bool is_active(std::string_view markup) {
  // Markup passes over scripts: whoever writes "<script" anywhere means one, or takes the risk.
  if (in_small_letters(markup).find("<script") != std::string::npos) return true;
  Markup pieces(markup);
  while (const auto piece = pieces.next()) {
    if (piece->closing || piece->tag.empty()) continue;
    const auto name = std::string_view(piece->tag).substr(piece->tag.find(':') + 1);  // npos + 1 is 0
    if (std::ranges::find(active_elements, name) != active_elements.end() || has_event(piece->attributes) ||
        says_script(piece->attributes))
      return true;
  }
  return false;
}

}  // namespace bch::engines::inspection

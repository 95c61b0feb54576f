#include "base/html.h"

namespace bch {
namespace {

// Empty: the character stands for itself.
std::string_view escaped(char c) {
  switch (c) {
    case '&':
      return "&amp;";
    case '<':
      return "&lt;";
    case '>':
      return "&gt;";
    case '"':
      return "&quot;";
    case '\'':
      return "&#39;";
    default:
      return {};
  }
}

}  // namespace

void escape_html(std::string& out, std::string_view text) {
  std::size_t from = 0;  // of what is not yet written
  for (std::size_t at = 0; at < text.size(); ++at) {
    const auto written = escaped(text[at]);
    if (written.empty()) continue;
    out.append(text, from, at - from).append(written);
    from = at + 1;
  }
  out.append(text, from);
}

}  // namespace bch

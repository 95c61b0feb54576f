#include "base/markup.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bch {
namespace {

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> entities{{{"&amp;", "&"},
                                                                                 {"&lt;", "<"},
                                                                                 {"&gt;", ">"},
                                                                                 {"&quot;", "\""},
                                                                                 {"&#39;", "'"},
                                                                                 {"&apos;", "'"},
                                                                                 {"&nbsp;", "\u00a0"}}};

char small(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

Markup::Piece read_tag(std::string_view inside) {
  Markup::Piece piece;
  piece.closing = inside.starts_with('/');
  if (piece.closing) inside.remove_prefix(1);
  const auto name = inside.substr(0, inside.find_first_of(" \t\r\n/"));
  piece.attributes = inside.substr(name.size());
  std::ranges::transform(name, std::back_inserter(piece.tag), small);
  return piece;
}

}  // namespace

std::optional<Markup::Piece> Markup::next() {
  constexpr std::string_view comment = "<!--";
  constexpr std::string_view end_of_comment = "-->";
  while (!rest_.empty()) {
    if (!rest_.starts_with('<')) {
      const std::string_view said = rest_.substr(0, rest_.find('<'));
      rest_.remove_prefix(said.size());
      if (!silent_) return Piece{decoded(said), {}, false, {}};
      continue;
    }
    const bool passed_over = rest_.starts_with(comment);
    const std::string_view mark = passed_over ? end_of_comment : std::string_view(">");
    const auto end = rest_.find(mark);
    if (end == std::string_view::npos) break;
    Piece tag = read_tag(rest_.substr(1, end - 1));
    rest_.remove_prefix(end + mark.size());
    if (passed_over) continue;
    if (tag.tag == "script" || tag.tag == "style")
      silent_ = !tag.closing;
    else
      return tag;
  }
  rest_ = {};
  return std::nullopt;
}

std::string Markup::decoded(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (;;) {
    const auto plain = std::min(text.find('&'), text.size());
    out += text.substr(0, plain);
    text.remove_prefix(plain);
    if (text.empty()) return out;
    const auto* const entity =
        std::ranges::find_if(entities, [&](const auto& known) { return text.starts_with(known.first); });
    out += entity == entities.end() ? text.substr(0, 1) : entity->second;
    text.remove_prefix(entity == entities.end() ? 1 : entity->first.size());
  }
}

}  // namespace bch

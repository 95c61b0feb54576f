#include "languages/message.h"

#include <algorithm>
#include <array>

namespace bch::languages {
namespace {

// The letter of the pseudo-language for each of a to z, then A to Z: Latin, so that every font has them.
constexpr std::array<std::string_view, 52> accented{
    "á", "ƀ", "ç", "ð", "é", "ƒ", "ĝ", "ĥ", "î", "ĵ", "ķ", "ļ", "ɱ", "ñ", "ö", "þ", "ɋ", "ŕ",
    "š", "ţ", "û", "ṽ", "ŵ", "ẋ", "ý", "ž", "Å", "Ɓ", "Ç", "Ð", "É", "Ƒ", "Ĝ", "Ĥ", "Î", "Ĵ",
    "Ķ", "Ļ", "Ṁ", "Ñ", "Ö", "Þ", "Ǫ", "Ŕ", "Š", "Ţ", "Û", "Ṽ", "Ŵ", "Ẋ", "Ý", "Ž"};

bool is_name(std::string_view text) {
  return !text.empty() && std::ranges::all_of(text, [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_' || c == '-';
  });
}

// Gives the pieces of the text in order: literal(text) and hole(name).
template <typename Literal, typename Hole>
void walk(std::string_view text, Literal literal, Hole hole) {
  while (!text.empty()) {
    const std::size_t open = std::min(text.find('{'), text.size());
    if (open > 0) literal(text.substr(0, open));
    text.remove_prefix(open);
    if (text.empty()) return;
    const std::size_t close = text.find_first_of("{}", 1);
    const bool is_hole =
        close != std::string_view::npos && text[close] == '}' && is_name(text.substr(1, close - 1));
    if (is_hole)
      hole(text.substr(1, close - 1));
    else
      literal(text.substr(0, 1));
    text.remove_prefix(is_hole ? close + 1 : 1);
  }
}

}  // namespace

std::set<std::string, std::less<>> holes(std::string_view text) {
  std::set<std::string, std::less<>> names;
  walk(
      text, [](std::string_view) {}, [&](std::string_view name) { names.emplace(name); });
  return names;
}

std::string fill(std::string_view text, const Problem::Arguments& arguments, Direction around) {
  std::string out;
  out.reserve(text.size() + 64);
  const auto fill_hole = [&](std::string_view name) {
    const auto argument = std::ranges::find(arguments, name, &Problem::Arguments::value_type::first);
    if (argument != arguments.end())
      out += isolated(argument->second, around);
    else
      out.append("{").append(name).append("}");
  };
  walk(
      text, [&](std::string_view literal) { out += literal; }, fill_hole);
  return out;
}

std::string pseudo(std::string_view text) {
  std::string out = "[";
  std::size_t letters = 0;
  const auto accent = [&](std::string_view literal) {
    for (const char c : literal) {
      const bool is_small = c >= 'a' && c <= 'z';
      const bool is_capital = c >= 'A' && c <= 'Z';
      if (is_small)
        out += accented[static_cast<std::size_t>(c - 'a')];
      else if (is_capital)
        out += accented[static_cast<std::size_t>(26 + c - 'A')];
      else
        out += c;
      ++letters;
    }
  };
  walk(text, accent, [&](std::string_view name) { out.append("{").append(name).append("}"); });
  const std::size_t longer = (letters * 4 + 9) / 10;
  for (std::size_t i = 0; i < longer; ++i) out += i % 6 == 0 ? " " : "~";
  return out + "]";
}

}  // namespace bch::languages

#include "languages/localized.h"

#include <algorithm>

namespace bch::languages {
namespace {

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

bool is_blank(std::string_view text) {
  return text.find_first_not_of(" \t\r\n") == std::string_view::npos;
}

// True for the tag itself and for tags that narrow it: "fr-CA" serves "fr".
bool serves(std::string_view tag, std::string_view wanted) {
  if (tag.size() < wanted.size() || (tag.size() > wanted.size() && tag[wanted.size()] != '-')) return false;
  return std::ranges::equal(tag.substr(0, wanted.size()), wanted, {}, lower, lower);
}

const Text* find(const LocalizedText& text, std::string_view wanted) {
  const Text* narrower = nullptr;
  for (const Text& one : text) {
    if (is_blank(one.text) || !serves(one.language, wanted)) continue;
    if (one.language.size() == wanted.size()) return &one;
    if (narrower == nullptr) narrower = &one;
  }
  return narrower;
}

}  // namespace

const Text* choose(const LocalizedText& text, const Language& wanted, const Languages& languages) {
  if (const Text* found = find(text, wanted.tag)) return found;
  if (const Text* found = find(text, languages.fallback().tag)) return found;
  const auto first = std::ranges::find_if_not(text, is_blank, &Text::text);
  return first == text.end() ? nullptr : &*first;
}

}  // namespace bch::languages

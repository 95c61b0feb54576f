#include "languages/glossary.h"

#include <algorithm>

#include <toml++/toml.h>

namespace bch::languages {
namespace {

constexpr std::string_view file_name = "glossary.toml";

Problem fault(const toml::source_region& where, std::string_view what) {
  return {Problem::Kind::invalid,
          "glossary.syntax",
          {{"line", std::to_string(where.begin.line)}, {"detail", std::string(what)}}};
}

bool is_letter(char c) {
  return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '-' || c == '.';
}

char lower(char c) {
  return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Whether the term stands at `at`, as words of its own: its first letter may be a capital, an -s may follow.
bool stands_at(std::string_view text, std::size_t at, std::string_view term) {
  const std::string_view here = text.substr(at, term.size());
  if (here.size() < term.size() || here.substr(1) != term.substr(1)) return false;
  const bool is_name = term.front() != lower(term.front());
  if (here.front() != term.front() && (is_name || lower(here.front()) != term.front())) return false;
  if (at > 0 && is_letter(text[at - 1])) return false;
  std::size_t end = at + term.size();
  if (end < text.size() && text[end] == 's') ++end;
  return end == text.size() || !is_letter(text[end]) || text[end] == '.';
}

// The text with each place where the term stands blanked out; whether there was one.
bool blank_out(std::string& text, std::string_view term) {
  bool found = false;
  for (std::size_t at = 0; at + term.size() <= text.size(); ++at) {
    if (!stands_at(text, at, term)) continue;
    std::fill_n(text.begin() + static_cast<std::ptrdiff_t>(at), term.size(), ' ');
    found = true;
  }
  return found;
}

}  // namespace

Result<Glossary> Glossary::read(std::span<const NamedText> treaty) {
  Glossary glossary;
  const auto file = std::ranges::find(treaty, file_name, &NamedText::name);
  if (file == treaty.end()) return glossary;
  try {
    const toml::table root = toml::parse(file->text, file_name);
    const toml::array* terms = root["term"].as_array();
    for (std::size_t i = 0; terms != nullptr && i < terms->size(); ++i) {
      const toml::node& node = *terms->get(i);
      const toml::table* table = node.as_table();
      const auto english = table == nullptr ? std::nullopt : (*table)["english"].value_exact<std::string>();
      const toml::table* words = table == nullptr ? nullptr : (*table)["in"].as_table();
      if (!english || english->empty() || words == nullptr || table->size() != 2)
        return fault(node.source(), "a term has \"english\" and \"in\", and nothing else");
      Term term{*english, {}};
      for (const auto& [tag, list] : *words) {
        auto& said = term.words[std::string(tag.str())];
        for (std::size_t j = 0; list.is_array() && j < list.as_array()->size(); ++j)
          said.push_back(list.as_array()->get(j)->value_or(std::string()));
        if (said.empty() || std::ranges::find(said, "") != said.end())
          return fault(list.source(), "a list of words is needed here");
      }
      glossary.terms_.push_back(std::move(term));
    }
  } catch (const toml::parse_error& error) {
    return fault(error.source(), error.description());
  }
  std::ranges::stable_sort(glossary.terms_, std::ranges::greater(),
                           [](const Term& term) { return term.english.size(); });
  return glossary;
}

std::vector<std::string> Glossary::missing(std::string_view language, std::string_view english,
                                           std::string_view translation) const {
  std::vector<std::string> missing;
  std::string left(english);
  for (const Term& term : terms_) {
    if (!blank_out(left, term.english)) continue;
    const auto words = term.words.find(language);
    if (words == term.words.end()) continue;
    const bool is_said = std::ranges::any_of(words->second, [&](const std::string& word) {
      return translation.find(word) != std::string_view::npos;
    });
    if (!is_said) missing.push_back(term.english);
  }
  return missing;
}

}  // namespace bch::languages

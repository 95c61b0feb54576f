#include "languages/glossary.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <optional>

#include <toml++/toml.h>

namespace bch::languages {
namespace {

constexpr std::string_view file_name = "glossary.toml";
constexpr std::array<std::string_view, 4> members{"english", "articles", "note", "in"};

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

// What stands in a list; nothing when something in it is of another type.
template <typename Value>
std::optional<std::vector<Value>> list_of(const toml::node* node) {
  std::vector<Value> values;
  const toml::array* list = node == nullptr ? nullptr : node->as_array();
  for (std::size_t i = 0; list != nullptr && i < list->size(); ++i) {
    const auto value = list->get(i)->value_exact<Value>();
    if (!value) return std::nullopt;
    values.push_back(*value);
  }
  return list == nullptr ? std::nullopt : std::optional(values);
}

Result<Glossary::Term> read_term(const toml::node& node) {
  const toml::table* table = node.as_table();
  if (table == nullptr) return fault(node.source(), "a term is a table");
  for (const auto& [member, value] : *table) {
    if (std::ranges::find(members, member.str()) == members.end())
      return fault(value.source(),
                   "a term has \"english\", \"articles\", \"note\" and \"in\", and nothing else");
  }
  Glossary::Term term;
  term.english = (*table)["english"].value_or(std::string());
  term.note = (*table)["note"].value_or(std::string());
  const toml::table* words = (*table)["in"].as_table();
  const toml::node* articles = table->get("articles");
  if (term.english.empty() || (words == nullptr && articles == nullptr))
    return fault(node.source(), "a term has \"english\", and \"in\" or \"articles\"");
  if (articles != nullptr) {
    const auto numbers = list_of<std::int64_t>(articles);
    if (!numbers || numbers->empty()) return fault(articles->source(), "a list of articles is needed here");
    term.articles.assign(numbers->begin(), numbers->end());
  }
  if (words == nullptr) return term;
  for (const auto& [tag, list] : *words) {
    const auto said = list_of<std::string>(&list);
    if (!said || said->empty() || std::ranges::find(*said, "") != said->end())
      return fault(list.source(), "a list of words is needed here");
    term.words[std::string(tag.str())] = *said;
  }
  return term;
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
      Term term = TRY(read_term(*terms->get(i)));
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
    if (term.words.empty() || !blank_out(left, term.english)) continue;
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

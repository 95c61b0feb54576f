#include "search/question.h"

#include "base/limits.h"
#include "formats/unique_identifier.h"
#include "languages/words.h"

#include <algorithm>
#include <charconv>

namespace bch::search {
namespace {

constexpr std::string_view words_parameter = "q";
constexpr std::string_view order_parameter = "order";
constexpr std::string_view page_parameter = "page";
constexpr std::string_view newest = "newest";

// At most `most` bytes, not cut within a character of UTF-8.
std::string_view cut(std::string_view text, std::size_t most) {
  if (text.size() <= most) return text;
  while (most > 0 && (static_cast<unsigned char>(text[most]) & 0xC0U) == 0x80U) --most;
  return text.substr(0, most);
}

std::size_t page_number(std::string_view text) {
  std::size_t page = 1;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), page);
  if (error != std::errc{} || end != text.data() + text.size() || page == 0) return 1;
  return std::min(page, limits::question_pages);
}

bool is_space(char c) {
  return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

// Pieces of what was typed, parted by space; quoted pieces keep their space.
struct Piece {
  std::string_view text;
  bool quoted = false;
  bool excluded = false;
};

std::vector<Piece> pieces_of(std::string_view typed) {
  std::vector<Piece> pieces;
  while (!typed.empty()) {
    if (is_space(typed.front())) {
      typed.remove_prefix(1);
      continue;
    }
    Piece piece;
    if (typed.front() == '-' && typed.size() > 1 && !is_space(typed[1])) {
      piece.excluded = true;
      typed.remove_prefix(1);
    }
    piece.quoted = typed.front() == '"';
    if (piece.quoted) typed.remove_prefix(1);
    std::size_t end = 0;
    while (end < typed.size() && (piece.quoted ? typed[end] != '"' : !is_space(typed[end]))) ++end;
    piece.text = typed.substr(0, end);
    typed.remove_prefix(std::min(end + (piece.quoted ? 1 : 0), typed.size()));
    pieces.push_back(piece);
  }
  return pieces;
}

// The exact names that the whole of what was typed may be.
std::vector<std::string> keys_of(std::string_view typed) {
  std::vector<std::string> keys;
  while (!typed.empty() && is_space(typed.front())) typed.remove_prefix(1);
  while (!typed.empty() && is_space(typed.back())) typed.remove_suffix(1);
  if (auto number = records::parse_public_number(typed)) {
    number->revision.reset();
    keys.push_back(records::to_text(*number));
  }
  if (const auto record = records::parse_record_id(typed)) keys.push_back(record->value());
  const auto identifiers = formats::read_unique_identifiers(typed);
  if (std::ranges::all_of(identifiers, &formats::UniqueIdentifier::well_formed))
    keys.push_back(formats::matching_form(typed));
  return keys;
}

}  // namespace

bool Question::has(const FacetValue& choice) const {
  return std::ranges::find(choices, choice) != choices.end();
}

Question Question::with(const FacetValue& choice) const {
  Question question = without(choice);
  question.choices.push_back(choice);
  std::ranges::sort(question.choices);
  return question;
}

Question Question::without(const FacetValue& choice) const {
  Question question = *this;
  std::erase(question.choices, choice);
  question.page = 1;
  return question;
}

Question read_question(const Parameters& parameters, const std::vector<std::string>& facets,
                       std::string language) {
  Question question;
  question.language = std::move(language);
  for (const auto& [name, value] : parameters) {
    if (name == words_parameter)
      question.words = cut(value, limits::question_bytes);
    else if (name == order_parameter && value == newest)
      question.order = Order::newest;
    else if (name == page_parameter)
      question.page = page_number(value);
    else if (name == refers_to) {
      if (const auto record = records::parse_record_id(value)) question.refers_to.push_back(*record);
    } else if (std::ranges::find(facets, name) != facets.end() && !value.empty() &&
               question.choices.size() < limits::question_choices) {
      question = [&, page = question.page] {
        Question narrowed = question.with({name, std::string(cut(value, limits::facet_value_bytes))});
        narrowed.page = page;
        return narrowed;
      }();
    }
  }
  return question;
}

Parameters parameters_of(const Question& question) {
  Parameters parameters;
  if (!question.words.empty()) parameters.emplace_back(words_parameter, question.words);
  for (const FacetValue& choice : question.choices) parameters.emplace_back(choice.facet, choice.value);
  for (const auto& record : question.refers_to) parameters.emplace_back(refers_to, record.value());
  if (question.order == Order::newest) parameters.emplace_back(order_parameter, newest);
  if (question.page > 1) parameters.emplace_back(page_parameter, std::to_string(question.page));
  return parameters;
}

Typed read_typed(std::string_view words) {
  Typed typed;
  typed.keys = keys_of(words);
  std::size_t count = 0;
  for (const Piece& piece : pieces_of(words)) {
    auto found = languages::words(piece.text);
    if (found.size() > limits::question_words - count) found.resize(limits::question_words - count);
    count += found.size();
    if (found.empty()) continue;
    if (piece.excluded) {
      typed.none.insert(typed.none.end(), found.begin(), found.end());
    } else if (piece.quoted && found.size() > 1) {
      typed.phrases.push_back(std::move(found));
    } else if (piece.text.ends_with('*')) {
      typed.beginnings.push_back(std::move(found.back()));
      typed.all.insert(typed.all.end(), found.begin(), found.end() - 1);
    } else {
      typed.all.insert(typed.all.end(), found.begin(), found.end());
    }
  }
  return typed;
}

}  // namespace bch::search

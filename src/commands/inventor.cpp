#include "commands/inventor.h"

#include "commands/proportions.h"
#include "formats/header.h"
#include "formats/unique_identifier.h"

#include <algorithm>
#include <array>
#include <limits>

namespace bch::commands {
namespace {

using formats::Aspect;
using formats::Field;
using formats::FieldType;
using formats::Format;
using records::Document;
namespace member = formats::member;

constexpr std::size_t remembered = 5'000;       // records of one format
constexpr std::uint64_t most_items = 4;         // of a repeated field
constexpr int attempts = 8;                     // at keeping to a rule
constexpr std::string_view applicant = "XDM-";  // of unique identifiers: nobody's, as in the demonstration

// Paragraphs, where other texts are names or a line.
bool is_long(const Field& field) {
  return field.type == FieldType::rich || (field.type == FieldType::localized && field.most_words);
}

Document identified(std::string_view identifier) {
  Document value;
  value.set(member::identifier, identifier);
  return value;
}

}  // namespace

Inventor::Inventor(const node::Treaty& treaty, std::uint64_t seed)
    : seed_(seed), dice_(seed), speeches_(speeches(treaty)) {
  const auto& vocabularies = treaty.formats().vocabularies();
  for (const auto& party : vocabularies.parties()) {
    if (party.demonstration) parties_.push_back(party.id.value());
  }
  for (const auto& [id, vocabulary] : vocabularies.all()) {
    auto& terms = terms_[&vocabulary];
    for (const auto& term : vocabulary.terms) {
      if (!term.deprecated) terms.push_back(&term);
    }
  }
  for (const Format* format : in_order_of_need(treaty.formats().all())) {
    const auto fields = formats::all_fields(*format);
    const auto optional_texts = std::ranges::count_if(fields, [](const auto& named) {
      const Field& field = *named.second;
      return is_long(field) && !(field.is_needed && field.needed.is_always());
    });
    places_.emplace(format->id, kinds_.size());
    kinds_.push_back({format, share_of(*format), static_cast<std::uint64_t>(optional_texts), {}});
    shares_ += kinds_.back().share;
  }
}

Document Inventor::invent() {
  Kind& kind = next_kind();
  kind_ = &kind;
  choose_languages();
  party_ = parties_[dice_.ranked(parties_.size())];
  newest_named_ = Document::list();
  Document languages = Document::list();
  for (const Speech* speech : spoken_) languages.append(speech->tag());
  Document header;
  header.set(member::identifier, guid(count_));
  header.set(member::schema, kind.format->id.value());
  header.set(member::languages, std::move(languages));
  Document body;
  body.set(member::header, std::move(header));
  fill(*kind.format, body);
  complete(*kind.format, body);
  if (settle_rules(*kind.format, body)) complete(*kind.format, body);
  remember(kind);
  return body;
}

Inventor::Kind& Inventor::next_kind() {
  if (count_ < kinds_.size()) return kinds_[count_];
  std::uint64_t at = dice_.below(shares_);
  for (Kind& kind : kinds_) {
    if (at < kind.share) return kind;
    at -= kind.share;
  }
  return kinds_.back();
}

// Half of the records are in the language that all readers are given in need; some are in two languages.
void Inventor::choose_languages() {
  const Speech* fallback = &speeches_.front();
  const Speech* other = &speeches_[dice_.below(speeches_.size())];
  spoken_ = {dice_.one_in(2) ? fallback : other};
  if (!dice_.one_in(8)) return;
  const Speech* second = spoken_.front() == fallback ? other : fallback;
  if (second != spoken_.front()) spoken_.push_back(second);
}

// A new record takes the place of any other: many that are remembered are new, and some are very old.
void Inventor::remember(Kind& kind) {
  if (kind.made.size() < remembered)
    kind.made.push_back(count_);
  else
    kind.made[dice_.below(remembered)] = count_;
  ++count_;
}

void Inventor::fill(const Format& format, Document& body) {
  for (const auto& section : format.sections) {
    if (!section.shown.holds(body)) continue;
    for (const Field& field : section.fields) {
      if (field.shown.holds(body) && is_answered(field, body)) fill_field(field, body);
    }
  }
}

void Inventor::fill_field(const Field& field, Document& body) {
  body.set(field.name, values(field, body, most_items));
}

// Some rules ask for other answers than came by chance: answers that break one are given anew. Whether any.
bool Inventor::settle_rules(const Format& format, Document& body) {
  bool any = false;
  for (const auto& rule : format.rules) {
    const Field* field = format.field(rule.field);
    if (field == nullptr || rule.severity < formats::Severity::warning) continue;
    for (int i = 0; i < attempts && rule.violated.holds(body); ++i) {
      body.set(field->name, values(*field, body, 1));
      any = true;
    }
  }
  return any;
}

// Answers of fields that stand further down may have changed what is asked.
void Inventor::complete(const Format& format, Document& body) {
  for (const auto& section : format.sections) {
    const bool shown = section.shown.holds(body);
    for (const Field& field : section.fields) {
      const bool asked = shown && field.shown.holds(body);
      const bool given = !body.at(field.name).is_null();
      if (given && !asked) body.remove(field.name);
      if (!given && asked && field.is_needed && field.needed.holds(body)) fill_field(field, body);
    }
  }
}

bool Inventor::is_answered(const Field& field, const Document& body) {
  if (field.is_needed && field.needed.holds(body)) return true;
  if (is_long(field)) return dice_.one_in(2 * kind_->optional_texts);
  const bool is_prominent = field.facet || field.listed || field.weight == formats::Weight::name;
  return dice_.one_in(is_prominent ? 2 : 6);
}

Document Inventor::values(const Field& field, Document& body, std::uint64_t most) {
  if (!field.many) return value(field, body);
  if (field.most) most = std::min(most, static_cast<std::uint64_t>(*field.most));
  Document list = Document::list();
  std::uint64_t count = 1;
  while (count < most && dice_.one_in(3)) ++count;
  for (; count > 0; --count) {
    Document one = value(field, body);
    if (!one.is_blank() && std::ranges::find(list.items(), one) == list.items().end())
      list.append(std::move(one));
  }
  if (field.type == FieldType::reference) newest_named_ = list;
  return list.is_blank() ? Document() : list;
}

Document Inventor::value(const Field& field, Document& body) {
  switch (field.type) {
    case FieldType::text:
      return text(field);
    case FieldType::localized:
      if (is_long(field)) return localized([&](const Speech& speech) { return long_text(field, speech); });
      return localized([&](const Speech& speech) { return speech.words(dice_, dice_.between(4, 10)); });
    case FieldType::rich:
      return localized([&](const Speech& speech) { return "<p>" + long_text(field, speech) + "</p>"; });
    case FieldType::choice:
      return field.choices[dice_.ranked(field.choices.size())].id;
    case FieldType::term:
      return term(field);
    case FieldType::party:
      return party(field);
    case FieldType::reference:
      return reference(field.targets);
    case FieldType::link:
      return link();
    case FieldType::language:
      return identified(speeches_[dice_.ranked(speeches_.size())].tag());
    case FieldType::date:
      return date();
    case FieldType::boolean:
      return dice_.one_in(2);
    case FieldType::integer:
      return static_cast<std::int64_t>(dice_.ranked(1'000'000));
    case FieldType::year:
      return static_cast<std::int64_t>(dice_.between(1950, 2026));
    case FieldType::number:
      return static_cast<double>(dice_.ranked(1'000'000)) / 100;
    case FieldType::identifier:
      return unique_identifier();
    case FieldType::group:
      return group(field, body);
    case FieldType::construct:
      return construct();
  }
  return {};
}

// Conditions of members ask the record about members before them: they are put into it one by one.
Document Inventor::group(const Field& field, Document& body) {
  Document members = Document::members();
  for (const Field& each : field.members) {
    if (!each.shown.is_always() || !each.needed.is_always()) body.set(field.name, members);
    if (each.shown.holds(body) && is_answered(each, body)) members.set(each.name, values(each, body, 2));
  }
  return members;
}

// Where somebody can be reached, such lists are of addresses; elsewhere they are words and proper names.
Document Inventor::text(const Field& field) {
  if (field.many && kind_->format->has(Aspect::is_contact_point))
    return "office" + std::to_string(dice_.ranked(1'000'000)) + "@" + party_ + ".example";
  std::string words = spoken_.front()->rare_word(dice_);
  if (dice_.one_in(2)) words.append(" ").append(spoken_.front()->rare_word(dice_));
  return words;
}

Document Inventor::term(const Field& field) {
  if (field.or_party && dice_.one_in(2)) return party(field);
  const auto& terms = terms_.at(field.vocabulary);
  const auto& id = terms[dice_.ranked(terms.size())]->id;
  Document value = identified(id.value());
  if (std::ranges::find(field.text_with, id) != field.text_with.end()) {
    value.set(member::custom_value,
              localized([&](const Speech& speech) { return speech.words(dice_, dice_.between(3, 6)); }));
  }
  return value;
}

// Most of what a Government's record says of a country is about its own.
Document Inventor::party(const Field& field) {
  const bool is_own = field.name == member::government || !dice_.one_in(4);
  return identified(is_own ? party_ : parties_[dice_.below(parties_.size())]);
}

// One of those that are there; some are named more often than others. Nothing while there is none.
Document Inventor::reference(const std::vector<records::FormatId>& targets) {
  std::vector<const Kind*> possible;
  for (const auto& target : targets) {
    const auto found = places_.find(target);
    if (found != places_.end() && !kinds_[found->second].made.empty())
      possible.push_back(&kinds_[found->second]);
  }
  if (targets.empty()) {
    for (const Kind& kind : kinds_) {
      if (!kind.made.empty()) possible.push_back(&kind);
    }
  }
  if (possible.empty()) return {};
  const auto& made = possible[dice_.below(possible.size())]->made;
  return identified(guid(made[dice_.ranked(made.size())]));
}

Document Inventor::link() {
  const Speech& speech = *spoken_.front();
  Document value;
  value.set(member::url, "https://www." + party_ + ".example/documents/" +
                             std::to_string(dice_.below(10'000'000)) + ".pdf");
  value.set(member::name, speech.words(dice_, dice_.between(3, 8)));
  value.set(member::language, speech.tag());
  return value;
}

// A cassette of what the record has named last, which a construct puts into an order.
Document Inventor::construct() {
  constexpr std::array<std::string_view, 3> roles{"senseStart", "sense", "senseStop"};
  Document cassette = Document::list();
  for (const auto role : roles) {
    if (newest_named_.is_blank()) break;
    Document element = newest_named_.items()[dice_.below(newest_named_.items().size())];
    element.set(member::type, role);
    element.set(member::size, static_cast<std::int64_t>(dice_.between(200, 3'000)));
    cassette.append(std::move(element));
  }
  return cassette;
}

template <typename Say>
Document Inventor::localized(Say say) {
  Document value;
  for (const Speech* speech : spoken_) value.set(speech->tag(), say(*speech));
  return value;
}

std::string Inventor::long_text(const Field& field, const Speech& speech) {
  constexpr std::uint64_t longest_word = 12;  // about so many characters
  std::uint64_t most = 120;
  if (field.most_words) most = std::min(most, static_cast<std::uint64_t>(*field.most_words) / 2);
  if (field.most_characters)
    most = std::min(most, static_cast<std::uint64_t>(*field.most_characters) / longest_word);
  const std::uint64_t least = std::min<std::uint64_t>(30, most / 2);
  return speech.words(dice_, dice_.between(least, dice_.between(least, most)));  // most are short
}

// A day since the Protocol entered into force.
std::string Inventor::date() {
  const auto two_digits = [&](std::uint64_t most) {
    const auto number = dice_.between(1, most);
    return (number < 10 ? "-0" : "-") + std::to_string(number);
  };
  std::string day = std::to_string(dice_.between(2003, 2026));
  day += two_digits(12);
  if (!dice_.one_in(8)) day += two_digits(28);
  return day;
}

std::string Inventor::unique_identifier() {
  constexpr std::string_view characters = "0123456789ABCDEFGHJKLMNPQRSTUVWXYZ";
  std::string stack;
  do {
    std::string one(applicant);
    for (int i = 0; i < 5; ++i) one += characters[dice_.below(characters.size())];
    const char digit = formats::read_unique_identifiers(one + "-0").front().expected;
    if (!stack.empty()) stack += " x ";
    stack.append(one).append("-").append(1, digit);
  } while (dice_.one_in(8));
  return formats::written_form(stack);
}

// Follows from the number, so that references need not remember it.
std::string Inventor::guid(std::uint64_t number) const {
  constexpr std::string_view digits = "0123456789ABCDEF";
  std::string text = "xxxxxxxx-xxxx-4xxx-8xxx-xxxxxxxxxxxx";
  std::uint64_t state = scattered(seed_) + 2 * number;
  std::uint64_t bits = scattered(state);
  int left = 16;
  for (char& c : text) {
    if (c != 'x') continue;
    if (left-- == 0) {
      bits = scattered(++state);
      left = 15;
    }
    c = digits[bits & 0xFU];
    bits >>= 4U;
  }
  return text;
}

}  // namespace bch::commands

#include "base/instant.h"
#include "base/limits.h"
#include "base/url.h"
#include "formats/formats.h"
#include "formats/header.h"
#include "formats/unique_identifier.h"
#include "formats/withholding.h"

#include <algorithm>

namespace bch::formats {
namespace {

using records::Document;

constexpr std::size_t tag_bytes = 35;  // RFC 5646, section 4.4.1

bool is_language_tag(std::string_view tag) {
  const auto is_tag_character = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return tag.size() >= 2 && tag.size() <= tag_bytes && std::ranges::all_of(tag, is_tag_character);
}

// Code points, as a reader counts letters.
int characters_in(std::string_view text) {
  constexpr unsigned char continuation = 0b1000'0000;
  constexpr unsigned char mask = 0b1100'0000;
  return static_cast<int>(std::ranges::count_if(
      text, [](char c) { return (static_cast<unsigned char>(c) & mask) != continuation; }));
}

int words_in(std::string_view text) {
  int words = 0;
  bool inside = false;
  for (const char c : text) {
    const bool space = c == ' ' || c == '\n' || c == '\t';
    if (!space && !inside) ++words;
    inside = !space;
  }
  return words;
}

// Walks a body along its format and writes down what it finds.
class Examiner {
 public:
  Examiner(const Formats& formats, const Document& body, const Known* known)
      : formats_(formats), body_(body), header_(read_header(body)), known_(known) {}

  Findings examine() {
    if (!body_.is(Document::Kind::members)) {
      say("format.not-a-record", Severity::broken);
      return std::move(findings_);
    }
    examine_header();
    const Format* format = formats_.of(body_);
    if (format == nullptr) {
      say_at(schema_path, "format.unknown-format", Severity::broken, {{"format", header_.format.value()}});
      return std::move(findings_);
    }
    examine_withheld(*format);
    for (const Section& section : format->sections) {
      const bool shown = section.shown.holds(body_);
      for (const Field& field : section.fields) examine_field(field, body_, shown);
    }
    for (const auto& [name, value] : body_.entries()) {
      if (name != member::header && format->field(name) == nullptr)
        say_at(name, "format.unknown-field", Severity::note, {{"field", name}});
    }
    for (const Rule& rule : format->rules) {
      if (rule.violated.holds(body_))
        say_at(rule.field, "format.rule", rule.severity,
               {{"rule", rule.message.context}, {"message", rule.message.english}});
    }
    return std::move(findings_);
  }

 private:
  static constexpr auto schema_path = "header.schema";

  void say(std::string key, Severity severity, Problem::Arguments arguments = {}) {
    if (findings_.size() < limits::findings_a_record)
      findings_.push_back({path_, std::move(key), severity, std::move(arguments)});
  }
  void say_at(std::string_view path, std::string key, Severity severity, Problem::Arguments arguments = {}) {
    const std::string before = std::exchange(path_, std::string(path));
    say(std::move(key), severity, std::move(arguments));
    path_ = before;
  }

  // Looks deeper: while it lives, the path is longer by `step`.
  class Deeper {
   public:
    Deeper(std::string& path, std::string_view step) : path_(path), before_(path.size()) {
      if (!path.empty() && !step.starts_with('[')) path += '.';
      path += step;
    }
    ~Deeper() { path_.resize(before_); }
    Deeper(const Deeper&) = delete;
    Deeper& operator=(const Deeper&) = delete;

   private:
    std::string& path_;
    std::size_t before_;
  };

  bool is(const Document& value, Document::Kind kind) {
    if (value.is(kind)) return true;
    say("format.wrong-type", Severity::broken);
    return false;
  }

  void examine_header() {
    const Document& header = body_.at(member::header);
    const Deeper deeper(path_, member::header);
    if (!is(header, Document::Kind::members)) return;
    const Document* identifier = header.find(member::identifier);
    const Document* languages = header.find(member::languages);
    if (identifier != nullptr && !header_.record)
      say_at("header.identifier", "format.bad-identifier", Severity::broken);
    if (languages == nullptr || languages->is_blank()) {
      say_at("header.languages", "format.missing", Severity::error);
      return;
    }
    const Deeper inside(path_, member::languages);
    if (!is(*languages, Document::Kind::list)) return;
    for (const Document& language : languages->items()) {
      if (!is(language, Document::Kind::text)) return;
      if (!is_language_tag(language.text()))
        say("format.bad-language", Severity::broken, {{"language", std::string(language.text())}});
    }
  }

  // What the header says is withheld: the public is told so of nothing else than what may be.
  void examine_withheld(const Format& format) {
    const Document* list = body_.at(member::header).find(member::withheld);
    if (list == nullptr) return;
    const Deeper deeper(path_, "header.withheld");
    if (!is(*list, Document::Kind::list)) return;
    const auto allowed = withholdable(format);
    for (const Document& item : list->items()) {
      const std::string field(item.at(member::field).text());
      if (std::ranges::find(allowed, field) == allowed.end())
        say("format.may-not-be-withheld", Severity::error, {{"field", field}});
      else
        withheld_.push_back({field, {}});
      if (!body_.at(field).is_blank()) say_at(field, "format.withheld-and-given", Severity::warning);
    }
  }

  // A field of the record, or of a group in it: `holder` is what holds its value.
  void examine_field(const Field& field, const Document& holder, bool asked) {
    const Deeper deeper(path_, field.name);
    const Document* value = holder.find(field.name);
    const bool given = value != nullptr && !value->is_blank();
    const bool shown = asked && field.shown.holds(body_);
    const bool answered = given || (!withheld_.empty() && says_withheld(withheld_, path_));
    if (!answered && shown && field.is_needed && field.needed.holds(body_))
      say("format.missing", Severity::error);
    if (!given) return;
    if (!shown) say("format.not-asked", Severity::note);
    examine_values(field, *value);
  }

  void examine_values(const Field& field, const Document& value) {
    if (!field.many) return examine_value(field, value);
    if (!is(value, Document::Kind::list)) return;
    const auto items = value.items();
    compare(field.most, static_cast<int>(items.size()), "format.too-many");
    std::size_t index = 0;
    for (const Document& item : items) {
      const Deeper deeper(path_, "[" + std::to_string(index++) + "]");
      examine_value(field, item);
    }
  }

  void compare(std::optional<int> most, int given, std::string key) {
    if (most && given > *most)
      say(std::move(key), Severity::warning,
          {{"most", std::to_string(*most)}, {"given", std::to_string(given)}});
  }

  void examine_value(const Field& field, const Document& value) {
    switch (field.type) {
      case FieldType::text:
        is(value, Document::Kind::text);
        break;
      case FieldType::localized:
      case FieldType::rich:
        examine_localized(field, value);
        break;
      case FieldType::choice:
        examine_choice(field, value);
        break;
      case FieldType::term:
        examine_term(field, value);
        break;
      case FieldType::party:
        examine_party(value);
        break;
      case FieldType::reference:
        examine_reference(field, value);
        break;
      case FieldType::link:
        examine_link(value);
        break;
      case FieldType::language:
        examine_language(value);
        break;
      case FieldType::date:
        examine_date(value);
        break;
      case FieldType::boolean:
        is(value, Document::Kind::boolean);
        break;
      case FieldType::integer:
      case FieldType::year:
        is(value, Document::Kind::integer);
        break;
      case FieldType::number:
        if (!value.is(Document::Kind::integer)) is(value, Document::Kind::real);
        break;
      case FieldType::identifier:
        examine_unique_identifier(value);
        break;
      case FieldType::group:
        examine_group(field, value);
        break;
      case FieldType::construct:
        examine_construct(value);
        break;
    }
  }

  void examine_localized(const Field& field, const Document& value) {
    if (!is(value, Document::Kind::members)) return;
    for (const auto& [language, text] : value.entries()) {
      const Deeper deeper(path_, language);
      if (!is_language_tag(language)) say("format.bad-language", Severity::broken, {{"language", language}});
      if (!is(text, Document::Kind::text)) continue;
      if (std::ranges::find(header_.languages, language) == header_.languages.end())
        say("format.language-not-declared", Severity::warning, {{"language", language}});
      compare(field.most_words, words_in(text.text()), "format.too-many-words");
      compare(field.most_characters, characters_in(text.text()), "format.too-many-characters");
    }
    for (const std::string& language : header_.languages) {
      const Document* text = value.find(language);
      if (text == nullptr || text->is_blank())
        say("format.language-missing", Severity::note, {{"language", language}});
    }
  }

  void examine_choice(const Field& field, const Document& value) {
    if (!is(value, Document::Kind::text)) return;
    if (std::ranges::find(field.choices, value.text(), &Choice::id) == field.choices.end())
      say("format.unknown-choice", Severity::error, {{"choice", std::string(value.text())}});
  }

  // The text of {"identifier": "..."}; nothing, and a finding, for another shape.
  std::optional<std::string_view> identifier_in(const Document& value) {
    if (!is(value, Document::Kind::members)) return std::nullopt;
    const Document* identifier = value.find(member::identifier);
    if (identifier != nullptr && identifier->is(Document::Kind::text)) return identifier->text();
    const Deeper deeper(path_, member::identifier);
    say("format.wrong-type", Severity::broken);
    return std::nullopt;
  }

  void examine_term(const Field& field, const Document& value) {
    const auto identifier = identifier_in(value);
    if (!identifier) return;
    const vocabularies::Term* term = field.vocabulary->find(records::TermId(std::string(*identifier)));
    const bool is_party = field.or_party && formats_.vocabularies().party(
                                                records::PartyId(std::string(*identifier))) != nullptr;
    if (term == nullptr && !is_party)
      say("format.unknown-term", Severity::warning, {{"term", std::string(*identifier)}});
    else if (term != nullptr && term->deprecated)
      say("format.retired-term", Severity::warning, {{"term", term->english}});
    examine_own_text(
        field, value,
        term != nullptr && std::ranges::find(field.text_with, term->id) != field.text_with.end());
  }

  // What is written beside a term.
  void examine_own_text(const Field& field, const Document& value, bool asked) {
    const Deeper deeper(path_, member::custom_value);
    const Document* text = value.find(member::custom_value);
    const bool given = text != nullptr && !text->is_blank();
    if (asked && !given) say("format.missing", Severity::error);
    if (!given) return;
    if (!asked) say("format.no-other-here", Severity::warning);
    examine_localized(field, *text);
  }

  void examine_party(const Document& value) {
    const auto identifier = identifier_in(value);
    if (!identifier) return;
    if (formats_.vocabularies().party(records::PartyId(std::string(*identifier))) == nullptr)
      say("format.unknown-party", Severity::warning, {{"party", std::string(*identifier)}});
  }

  void examine_reference(const Field& field, const Document& value) {
    const auto identifier = identifier_in(value);
    if (!identifier) return;
    const auto reference = records::parse_reference(*identifier);
    if (!reference)
      return say("format.bad-reference", Severity::broken, {{"reference", std::string(*identifier)}});
    if (known_ == nullptr) return;
    const auto format = known_->format_of(reference->record);
    if (!format)
      return say("format.unresolved-reference", Severity::note, {{"reference", std::string(*identifier)}});
    if (!field.targets.empty() && std::ranges::find(field.targets, *format) == field.targets.end())
      say("format.reference-of-another-kind", Severity::error, {{"reference", std::string(*identifier)}});
  }

  void examine_link(const Document& value) {
    if (!is(value, Document::Kind::members)) return;
    for (const auto part : {member::url, member::name, member::language, member::rights}) {
      const Document* text = value.find(part);
      const Deeper deeper(path_, part);
      if (text == nullptr && part != member::url) continue;
      if (text == nullptr)
        say("format.missing", Severity::broken);
      else if (is(*text, Document::Kind::text) && part == member::url && !text->text().starts_with('/') &&
               !Url::foreign(text->text()))
        say("format.bad-address", Severity::warning);
    }
  }

  void examine_language(const Document& value) {
    const auto identifier = value.is(Document::Kind::text) ? value.text() : identifier_in(value);
    if (identifier && !is_language_tag(language_tag(*identifier)))
      say("format.bad-language", Severity::error, {{"language", std::string(*identifier)}});
  }

  void examine_date(const Document& value) {
    if (!is(value, Document::Kind::text)) return;
    if (!parse_civil_date(value.text()) && !parse_instant(value.text()))
      say("format.bad-date", Severity::error, {{"date", std::string(value.text())}});
  }

  void examine_unique_identifier(const Document& value) {
    if (!is(value, Document::Kind::text)) return;
    for (const UniqueIdentifier& identifier : read_unique_identifiers(value.text())) {
      if (!identifier.well_formed())
        say("format.unique-identifier", Severity::warning, {{"identifier", identifier.written}});
      else if (!identifier.digit_fits())
        say("format.check-digit", Severity::warning,
            {{"identifier", identifier.written}, {"digit", std::string(1, identifier.expected)}});
    }
  }

  void examine_group(const Field& field, const Document& value) {
    if (!is(value, Document::Kind::members)) return;
    for (const Field& inner : field.members) examine_field(inner, value, true);
  }

  void examine_construct(const Document& value) {
    if (!is(value, Document::Kind::list)) return;
    std::size_t index = 0;
    for (const Document& element : value.items()) {
      const Deeper deeper(path_, "[" + std::to_string(index++) + "]");
      const auto identifier = identifier_in(element);
      if (!identifier) continue;
      if (!records::parse_reference(*identifier))
        say("format.bad-reference", Severity::broken, {{"reference", std::string(*identifier)}});
      const Document* type = element.find(member::type);
      const Document* size = element.find(member::size);
      if (type != nullptr) is(*type, Document::Kind::text);
      if (size != nullptr) is(*size, Document::Kind::integer);
    }
  }

  const Formats& formats_;
  const Document& body_;
  const Header header_;
  std::vector<Withheld> withheld_;  // of what may be
  const Known* known_;
  std::string path_;
  Findings findings_;
};

}  // namespace

Findings Formats::examine(const Document& body, const Known* known) const {
  return Examiner(*this, body, known).examine();
}

}  // namespace bch::formats

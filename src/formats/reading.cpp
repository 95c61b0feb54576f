#include "formats/reading.h"

#include "base/markup.h"
#include "formats/labels.h"
#include "formats/withholding.h"
#include "records/json.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bch::formats {
namespace {

using languages::LocalizedText;
using records::Document;

LocalizedText localized(const Document& value) {
  LocalizedText text;
  for (const auto& [language, said] : value.entries()) {
    if (!said.is_blank()) text.push_back({language, std::string(said.text())});
  }
  return text;
}

std::optional<CivilDate> civil_date(const Document& value) {
  if (auto date = parse_civil_date(value.text())) return date;
  const auto instant = parse_instant(value.text());
  return instant ? std::optional(day_of(*instant)) : std::nullopt;
}

class BodyReader {
 public:
  BodyReader(const vocabularies::Vocabularies& vocabularies, const Document& body)
      : vocabularies_(vocabularies), withheld_(withheld_in(body)) {}

  // Nothing when it was neither given nor withheld.
  [[nodiscard]] std::optional<Row> row_of(const Field& field, const std::string& path,
                                          const Document* value) const {
    if (value != nullptr && !value->is_blank()) {
      Row given = row(field, *value);
      return given.items.empty() ? std::nullopt : std::optional(std::move(given));
    }
    if (withheld_.empty() || !says_withheld(withheld_, path)) return std::nullopt;
    Row kept{field.name, field.label, field.weight, false, {WithheldValue{}}, field.role};
    const bool is_parted = field.type == FieldType::group && !field.many &&
                           std::ranges::find(withheld_, path, &Withheld::field) == withheld_.end();
    if (is_parted) kept.items = {item(field, Document::members())};  // a group of whose members one is
    return kept;
  }

  [[nodiscard]] const std::vector<Withheld>& withheld() const { return withheld_; }

 private:
  [[nodiscard]] Row row(const Field& field, const Document& value) const {
    Row row{field.name, field.label, field.weight, field.facet, {}, field.role};
    if (field.many && value.is(Document::Kind::list)) {
      for (const Document& each : value.items()) add(row, field, each);
    } else {
      add(row, field, value);
    }
    return row;
  }

  void add(Row& row, const Field& field, const Document& value) const {
    if (!value.is_blank()) row.items.push_back(item(field, value));
  }

  [[nodiscard]] Item item(const Field& field, const Document& value) const {
    switch (field.type) {
      case FieldType::text:
        return std::string(value.text());
      case FieldType::localized:
        return localized(value);
      case FieldType::rich:
        return RichText{localized(value)};
      case FieldType::choice:
        return choice(field, value);
      case FieldType::term:
        return term(field, value);
      case FieldType::party:
        return party(value);
      case FieldType::reference:
        return reference(value);
      case FieldType::link:
        return link(value);
      case FieldType::language:
        return spoken(value);
      case FieldType::date:
        return date(value);
      case FieldType::boolean:
        return Yes{value.boolean()};
      case FieldType::integer:
        return value.integer();
      case FieldType::year:
        return CivilDate{static_cast<int>(value.integer()), 0, 0};
      case FieldType::number:
        return value.real();
      case FieldType::identifier:
        return Identified{std::string(value.text())};
      case FieldType::group:
        return group(field, value);
      case FieldType::construct:
        return cassette(value);
    }
    return std::string();
  }

  static Item choice(const Field& field, const Document& value) {
    const auto found = std::ranges::find(field.choices, value.text(), &Choice::id);
    if (found == field.choices.end()) return std::string(value.text());
    return TermChoice{found->label, records::TermId(found->id), {}, found->role};
  }

  [[nodiscard]] Item term(const Field& field, const Document& value) const {
    records::TermId id{std::string(value.at(member::identifier).text())};
    const vocabularies::Term* known = field.vocabulary->find(id);
    if (known == nullptr && field.or_party && vocabularies_.party(records::PartyId(id.value())) != nullptr)
      return party(value);
    if (known != nullptr) id = known->id;
    TermChoice chosen{label_of(id, known), id, {}, Role::none};
    if (const Document* custom = value.find(member::custom_value)) chosen.custom = localized(*custom);
    return chosen;
  }

  [[nodiscard]] Item party(const Document& value) const {
    const records::PartyId id{std::string(value.at(member::identifier).text())};
    const vocabularies::Party* known = vocabularies_.party(id);
    return PartyName{id, label_of(id, known)};
  }

  static Item reference(const Document& value) {
    const std::string_view written = value.at(member::identifier).text();
    if (auto parsed = records::parse_reference(written)) return *parsed;
    return std::string(written);
  }

  static Item link(const Document& value) {
    return Link{std::string(value.at(member::url).text()), std::string(value.at(member::name).text()),
                std::string(value.at(member::language).text()), std::string(value.at(member::rights).text())};
  }

  static Item spoken(const Document& value) {
    const std::string_view written =
        value.is(Document::Kind::text) ? value.text() : value.at(member::identifier).text();
    return Spoken{std::string(language_tag(written))};
  }

  static Item date(const Document& value) {
    if (const auto date = civil_date(value)) return *date;
    return std::string(value.text());
  }

  [[nodiscard]] Item group(const Field& field, const Document& value) const {
    Group group;
    for (const Field& inner : field.members) {
      if (auto row = row_of(inner, field.name + "." + inner.name, value.find(inner.name)))
        group.rows.push_back(*std::move(row));
    }
    return group;
  }

  static Item cassette(const Document& value) {
    Cassette cassette;
    for (const Document& element : value.items()) {
      const auto gene = records::parse_reference(element.at(member::identifier).text());
      if (gene)
        cassette.elements.push_back(
            {std::string(element.at(member::type).text()), *gene, element.at(member::size).integer()});
    }
    return cassette;
  }

  const vocabularies::Vocabularies& vocabularies_;
  const std::vector<Withheld> withheld_;
};

// The members that the format does not know, as JSON; all when there is no format.
Part plain_part(const Format* format, const Document& body, const std::vector<Withheld>& withheld) {
  Part part{"further-fields", std::nullopt, {}};
  for (const auto& [name, value] : body.entries()) {
    const bool is_known = format != nullptr && format->field(name) != nullptr;
    if (name == member::header || value.is_blank() || is_known) continue;
    const std::string text =
        value.is(Document::Kind::text) ? std::string(value.text()) : records::pretty_json(value);
    part.rows.push_back({name, {"", name}, Weight::body, false, {text}, Role::none});
  }
  for (const Withheld& each : withheld) {
    if (format == nullptr || format->field(each.field) == nullptr)
      part.rows.push_back({each.field, {"", each.field}, Weight::none, false, {WithheldValue{}}, Role::none});
  }
  return part;
}

void append(LocalizedText& text, const LocalizedText& more) {
  if (text.empty()) {
    text = more;
    return;
  }
  if (text.size() == 1 && text.front().language.empty()) {  // the same word before each language's
    const std::string before = text.front().text;
    text = more;
    for (auto& [language, said] : text) said.insert(0, before + " ");
    return;
  }
  for (auto& [language, said] : text) {
    const auto same = std::ranges::find(more, language, &languages::Text::language);
    if (same != more.end())
      said += " " + same->text;
    else if (more.size() == 1 && more.front().language.empty())
      said += " " + more.front().text;
  }
}

// What a field says as a text, of several values the first; a text without a language has the empty tag.
LocalizedText said_by(const Format& format, const std::string& name, const Document& body,
                      const Titles& titles) {
  const Field* field = format.field(name);
  const Document* value = &body.at(name);
  if (field->many && !value->items().empty()) value = &value->items().front();
  if (field->type == FieldType::group) {
    field = &field->members.front();
    value = &value->at(field->name);
  }
  if (value->is_blank()) return {};
  if (field->type == FieldType::reference) {
    const auto reference = records::parse_reference(value->at(member::identifier).text());
    return reference && titles ? titles(reference->record) : LocalizedText();
  }
  if (value->is(Document::Kind::text)) return {{"", std::string(value->text())}};
  LocalizedText text = localized(*value);
  if (field->type == FieldType::rich) {
    for (auto& [language, said] : text) said = without_markup(said);
  }
  return text;
}

// Elements that do not part the words around them.
bool is_within_a_line(std::string_view tag) {
  constexpr std::array<std::string_view, 10> names{"a",    "b",      "em",  "font", "i",
                                                   "span", "strong", "sub", "sup",  "u"};
  return std::ranges::find(names, tag) != names.end();
}

}  // namespace

std::vector<Part> read_out(const Format* format, const vocabularies::Vocabularies& vocabularies,
                           const Document& body) {
  std::vector<Part> parts;
  const BodyReader reader(vocabularies, body);
  static const std::vector<Section> none;
  for (const Section& section : format == nullptr ? none : format->sections) {
    Part part{section.id, section.title, {}};
    for (const Field& field : section.fields) {
      if (auto row = reader.row_of(field, field.name, body.find(field.name)))
        part.rows.push_back(*std::move(row));
    }
    if (!part.rows.empty()) parts.push_back(std::move(part));
  }
  if (Part further = plain_part(format, body, reader.withheld()); !further.rows.empty())
    parts.push_back(std::move(further));
  return parts;
}

std::vector<const Row*> rows_with(const std::vector<Part>& parts, Role role) {
  std::vector<const Row*> rows;
  for (const Part& part : parts) {
    for (const Row& row : part.rows) {
      if (row.role == role) rows.push_back(&row);
    }
  }
  return rows;
}

const Row* row_with(const std::vector<Part>& parts, Role role) {
  const auto rows = rows_with(parts, role);
  return rows.empty() ? nullptr : rows.front();
}

LocalizedText title_of(const Format* format, const Document& body, const Titles& titles) {
  if (format == nullptr) return {};
  for (const auto& names : format->title_from) {
    LocalizedText title;
    for (const std::string& name : names) append(title, said_by(*format, name, body, titles));
    if (!title.empty()) return title;
  }
  return {};
}

LocalizedText summary_of(const Format* format, const Document& body) {
  if (format == nullptr) return {};
  for (const std::string& name : format->summary_from) {
    LocalizedText summary = said_by(*format, name, body, {});
    if (!summary.empty()) return summary;
  }
  return {};
}

std::optional<CivilDate> date_of(const Format* format, const Document& body) {
  if (format == nullptr || format->dated_by.empty()) return std::nullopt;
  return civil_date(body.at(format->dated_by));
}

std::string without_markup(std::string_view rich) {
  std::string text;
  text.reserve(rich.size());
  bool space = false;
  Markup markup(rich);
  while (const auto piece = markup.next()) {
    if (piece->text.empty()) space = space || !is_within_a_line(piece->tag);
    for (const char c : piece->text) {
      if (c == ' ' || c == '\n' || c == '\r' || c == '\t') {
        space = true;
        continue;
      }
      if (space && !text.empty()) text += ' ';
      space = false;
      text += c;
    }
  }
  return text;
}

}  // namespace bch::formats

#include "desk/shown.h"

#include "desk/markdown.h"
#include "formats/applying.h"
#include "formats/header.h"
#include "portal/rich.h"
#include "records/json.h"

namespace bch::desk {

using formats::FieldType;
using records::Document;

std::string shown_text(const formats::Field& field, const Document& value) {
  switch (field.type) {
    case FieldType::boolean:
      if (!value.is(Document::Kind::boolean)) return {};
      return value.boolean() ? "true" : "false";
    case FieldType::integer:
    case FieldType::year:
    case FieldType::number:
      if (!value.is(Document::Kind::integer) && !value.is(Document::Kind::real)) return {};
      return records::canonical_json(value);
    case FieldType::language:
      return std::string(formats::language_tag(
          value.is(Document::Kind::text) ? value.text() : value.at(formats::member::identifier).text()));
    case FieldType::party:
    case FieldType::reference:
      return std::string(value.at(formats::member::identifier).text());
    case FieldType::term:
      return identifier_in(field, value);
    default:
      return with_line_ends(value.text());
  }
}

Written shown_rich(const Document& value) {
  if (value.is_blank()) return {};
  if (auto markdown = markdown_of(value.text())) return {*std::move(markdown), false};
  return {with_line_ends(portal::harmless(value.text()).text()), true};
}

std::string below(std::string_view path, std::string_view step) {
  std::string name(path);
  name.append(".").append(step);
  return name;
}

std::string below(std::string_view path, std::size_t row) {
  return below(path, std::to_string(row));
}

std::string deed_at(std::string_view deed, std::string_view path, std::size_t row) {
  std::string said(deed);
  said.append(":").append(path).append(":").append(std::to_string(row));
  return said;
}

std::string with_line_ends(std::string_view text) {
  std::string out;
  out.reserve(text.size());
  for (std::size_t at = 0; at < text.size(); ++at) {
    const bool is_return = text[at] == '\r';
    if (is_return && at + 1 < text.size() && text[at + 1] == '\n') continue;
    out += is_return ? '\n' : text[at];
  }
  return out;
}

std::optional<std::string_view> typed_in(const Document& body, const std::string& control) {
  const Document* typed = body.at(formats::typed_member).find(control);
  return typed == nullptr ? std::nullopt : std::optional(typed->text());
}

const formats::Field* question(const formats::Format& format, std::string_view path) {
  const formats::Field* field = format.field(path);
  const bool is_parted = field != nullptr && field->type == FieldType::group && !field->many;
  return is_parted ? nullptr : field;
}

std::string identifier_in(const formats::Field& field, const Document& value) {
  std::string identifier(value.at(formats::member::identifier).text());
  const auto* term =
      field.vocabulary == nullptr ? nullptr : field.vocabulary->find(records::TermId(identifier));
  return term == nullptr ? identifier : term->id.value();
}

}  // namespace bch::desk

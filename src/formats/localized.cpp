#include "formats/localized.h"

#include "base/limits.h"
#include "formats/header.h"

#include <algorithm>

namespace bch::formats {
namespace {

using records::Document;
using Languages = std::span<const std::string>;

Document kept(const std::vector<Field>& fields, Document holder, Languages languages);

// A text in several languages, alone or in a list; the members of a group.
Document kept_value(const Field& field, Document value, Languages languages) {
  if (value.is(Document::Kind::list)) {
    Document list = Document::list();
    for (const Document& item : value.items()) {
      if (Document left = kept_value(field, item, languages); !left.is_blank()) list.append(std::move(left));
    }
    return list;
  }
  if (field.type == FieldType::group) return kept(field.members, std::move(value), languages);
  Document texts = Document::members();
  for (const auto& [language, text] : value.entries()) {
    if (std::ranges::find(languages, language) != languages.end()) texts.set(language, text);
  }
  return texts;
}

Document kept(const std::vector<Field>& fields, Document holder, Languages languages) {
  for (const Field& field : fields) {
    const bool speaks =
        field.type == FieldType::localized || field.type == FieldType::rich || field.type == FieldType::group;
    const Document* value = speaks ? holder.find(field.name) : nullptr;
    if (value == nullptr) continue;
    if (Document left = kept_value(field, *value, languages); left.is_blank())
      holder.remove(field.name);
    else
      holder.set(field.name, std::move(left));
  }
  return holder;
}

bool is_tag(std::string_view text) {
  const auto is_allowed = [](char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
  };
  return text.size() >= 2 && text.size() <= limits::language_tag_bytes &&
         std::ranges::all_of(text, is_allowed);
}

}  // namespace

Document with_languages(const Format& format, Document body, std::span<const std::string> languages) {
  for (const Section& section : format.sections) body = kept(section.fields, std::move(body), languages);
  Document tags = Document::list();
  for (const auto& language : languages) tags.append(language);
  Document header = body.at(member::header);
  header.set(member::languages, std::move(tags));
  body.set(member::header, std::move(header));
  return body;
}

std::vector<std::string> read_language_tags(std::string_view typed) {
  std::vector<std::string> tags;
  while (!typed.empty()) {
    const auto end = std::min(typed.find_first_of(" ,;"), typed.size());
    if (is_tag(typed.substr(0, end))) tags.emplace_back(typed.substr(0, end));
    typed.remove_prefix(std::min(end + 1, typed.size()));
  }
  return tags;
}

}  // namespace bch::formats

// QuestionWriter: boxes for texts, dates, numbers and addresses.
#include "desk/question_writer.h"
#include "desk/shown.h"
#include "desk/typing.h"
#include "formats/applying.h"
#include "formats/header.h"

#include <algorithm>

namespace bch::desk {

using formats::Field;
using formats::FieldType;
using records::Document;
namespace member = formats::member;

namespace {

constexpr std::string_view languages_list = "languages";
constexpr std::size_t short_select = 12;  // more terms than this are not radio buttons

// Lines that a text takes in a box, within bounds.
std::size_t lines_for(std::string_view text, std::size_t least) {
  constexpr std::size_t line = 80;
  constexpr std::size_t most = 14;
  const auto ends = static_cast<std::size_t>(std::ranges::count(text, '\n'));
  return std::clamp(text.size() / line + ends + 1, least, most);
}

std::string_view keyboard(const Field& field) {
  switch (field.type) {
    case FieldType::date:
    case FieldType::integer:
    case FieldType::year:
      return "numeric";
    case FieldType::number:
      return "decimal";
    default:
      return field.role == formats::Role::email                                           ? "email"
             : field.role == formats::Role::telephone || field.role == formats::Role::fax ? "tel"
                                                                                          : "text";
  }
}

std::string codes_of(const languages::Languages& languages) {
  std::string codes;
  for (const auto& language : languages.all()) codes += (codes.empty() ? "" : ", ") + language.tag;
  return codes;
}

bool runs_as_it_is(FieldType type) {
  return type == FieldType::text || type == FieldType::localized || type == FieldType::rich;
}

}  // namespace

bool QuestionWriter::is_one_control(const Field& field, const Document& value) const {
  switch (field.type) {
    case FieldType::localized:
    case FieldType::rich:
      return languages_of(value).size() == 1;
    case FieldType::term:
      return field.vocabulary->terms.size() > short_select && field.text_with.empty();
    case FieldType::choice:
    case FieldType::boolean:
    case FieldType::reference:
    case FieldType::link:
    case FieldType::group:
    case FieldType::construct:
      return false;
    default:
      return true;
  }
}

Html QuestionWriter::one_control(const Field& field, const std::string& path, const Document& value,
                                 const Described& described) {
  switch (field.type) {
    case FieldType::localized:
    case FieldType::rich:
      return in_language(field, path, languages_of(value).front(), value, described);
    case FieldType::term:
      return term_select(field, path, value, described);
    case FieldType::party:
      return select(path, governments(), shown_text(field, value), described);
    default:
      return one_text(field, path, value, described);
  }
}

Html QuestionWriter::one_text(const Field& field, const std::string& path, const Document& value,
                              const Described& described) {
  const auto typed = typed_in(asking_.body, path);
  Box made{path, typed ? std::string(*typed) : shown_text(field, value)};
  made.mode = keyboard(field);
  if (!runs_as_it_is(field.type)) made.direction = "ltr";
  if (field.type == FieldType::language) {
    made.list = languages_list;
    has_languages_ = true;
  }
  if (made.text.find('\n') != std::string::npos) {  // which a box of one line would swallow
    made.rows = lines_for(made.text, 2);
    made.is_spliced = question(asking_.format, path) != nullptr;
  }
  return box(made, described);
}

std::string QuestionWriter::hint(const Field& field) const {
  switch (field.type) {
    case FieldType::rich:
      return reader_.say("form.rich-hint");
    case FieldType::date:
      return reader_.say("form.date-hint");
    case FieldType::language:
      return reader_.say("form.language-hint", {{"codes", codes_of(reader_.languages)}});
    default:
      return {};
  }
}

// Those of the record, then others in which there is a text already.
std::vector<std::string> QuestionWriter::languages_of(const Document& value) const {
  std::vector<std::string> languages(asking_.languages.begin(), asking_.languages.end());
  if (languages.empty())
    languages.push_back(reader_.language.is_generated ? reader_.languages.fallback().tag : reader_.tag());
  for (const auto& [language, text] : value.entries()) {
    if (std::ranges::find(languages, language) == languages.end() && is_language_tag(language))
      languages.push_back(language);
  }
  return languages;
}

Html QuestionWriter::in_language(const Field& field, const std::string& path, const std::string& language,
                                 const Document& value, const Described& described) {
  const std::string name = below(path, language);
  const bool is_rich = field.type == FieldType::rich;
  const Document* stored = value.find(language);
  Written written;
  if (const auto typed = typed_in(asking_.body, name))
    written.text = *typed;
  else if (stored != nullptr && is_rich)
    written = shown_rich(*stored);
  else if (stored != nullptr)
    written.text = with_line_ends(stored->text());
  Box made{name, written.text};
  made.direction = languages::dir(languages::direction_of_tag(language));
  const bool is_line = !is_rich && (field.weight == formats::Weight::name || field.most_characters) &&
                       made.text.find('\n') == std::string::npos;
  constexpr std::size_t least_of_rich = 5;
  if (!is_line) made.rows = lines_for(made.text, is_rich ? least_of_rich : field.most_words ? 3 : 1);
  made.is_spliced = !written.is_html && question(asking_.format, path) != nullptr;
  Html said = html("<div lang=\"{}\">{}</div>", language, box(made, described));
  if (written.is_html)
    said = carried(control::html, name) + html("<p>{}</p>", reader_.say("form.html-hint")) + said;
  return said;
}

Html QuestionWriter::in_languages(const Field& field, const std::string& path, const Document& value) {
  Html tongues;
  for (const std::string& language : languages_of(value)) {
    const std::string name = below(path, language);
    const Described said = described(name, {}, Reach::here_and_below);
    const std::string called = languages::language_name(language, reader_.language);
    tongues += html("<div class=\"tongue\">{}{}{}</div>", label_for(name, called, {}), said.said,
                    in_language(field, path, language, value, said));
  }
  return html("<div class=\"tongues\">{}</div>", tongues);
}

Html QuestionWriter::link(const std::string& path, const Document& value) {
  const auto part = [&](std::string_view name, std::string_view label, Box made) {
    made.name = below(path, name);
    made.text = with_line_ends(value.at(name).text());
    const Described said = described(made.name, {}, Reach::here_and_below);
    return html("<div>{}{}{}</div>", label_for(made.name, label, {}), said.said, box(made, said));
  };
  Box address;
  address.direction = "ltr";
  address.mode = "url";
  std::vector<Option> languages;
  for (const auto& language : reader_.languages.all())
    languages.push_back({language.tag, languages::language_name(language.tag, reader_.language)});
  const std::string name = below(path, member::language);
  return html("<div class=\"link\">{}{}<div>{}{}</div>{}</div>",
              part(member::url, reader_.say("form.link-address"), address),
              part(member::name, reader_.say("form.link-name"), {}),
              label_for(name, reader_.say("form.link-language"), {}),
              select(name, languages, value.at(member::language).text(), {}),
              part(member::rights, reader_.say("form.link-rights"), {}));
}

Html QuestionWriter::file(const std::string& path) const {
  const std::string name = std::string(control::file) + path;
  return html("<p>{} <input type=\"file\" id=\"{}\" name=\"{}\"></p>",
              label_for(name, reader_.say("form.file"), {}), id_of(name), name);
}

Html QuestionWriter::shared() const {
  if (!has_languages_) return {};
  Html options;
  for (const auto& language : reader_.languages.all())
    options += html("<option value=\"{}\">{}</option>", language.tag,
                    languages::language_name(language.tag, reader_.language));
  return html("<datalist id=\"{}\">{}</datalist>", languages_list, options);
}

}  // namespace bch::desk

// The languages of a record side by side.

#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/record_view.h"
#include "portal/rich.h"

#include <algorithm>

namespace bch::portal {
namespace {

const languages::LocalizedText* text_of(const formats::Item& item) {
  if (const auto* rich = std::get_if<formats::RichText>(&item)) return &rich->text;
  return std::get_if<languages::LocalizedText>(&item);
}

Html cell(const Reader& reader, const formats::Item& item, const std::string& language) {
  const auto& text = *text_of(item);
  const auto said = std::ranges::find(text, language, &languages::Text::language);
  const std::string title = languages::language_name(language, reader.language);
  if (said == text.end()) return html("<td data-title=\"{}\"><span class=\"quiet\">–</span></td>", title);
  return html(
      "<td data-title=\"{}\"><div lang=\"{}\" dir=\"{}\">{}</div></td>", title, language,
      languages::dir(languages::direction_of_tag(language)),
      std::holds_alternative<formats::RichText>(item) ? harmless(said->text) : html("{}", said->text));
}

Html head(const Reader& reader, const std::vector<std::string>& tags) {
  Html cells = html("<th scope=\"col\">{}</th>", reader.say("languages.field"));
  for (const auto& tag : tags) {
    cells +=
        html("<th scope=\"col\">{}{}</th>", languages::language_name(tag, reader.language),
             &tag == &tags.front() ? html(" <span class=\"tag\">{}</span>", reader.say("languages.original"))
                                   : Html());
  }
  return html("<thead><tr>{}</tr></thead>", cells);
}

}  // namespace

Result<Page> record_languages_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto record = TRY(asked_record(visit));
  const auto& tags = record.entry().languages;
  Html rows;
  for (const auto& part : record.parts()) {
    for (const auto& row : part.rows) {
      for (const auto& item : row.items) {
        if (text_of(item) == nullptr) continue;
        Html cells = html("<th scope=\"row\">{}</th>", label(reader, row.label));
        for (const auto& tag : tags) cells += cell(reader, item, tag);
        rows += html("<tr>{}</tr>", cells);
      }
    }
  }
  Page page = page_about(visit, record, "record.side-by-side");
  page.body += html("<p>{}</p>", reader.say("languages.introduction"));
  if (!rows.empty())
    page.body += html(
        "<div class=\"scroll stacked\" tabindex=\"0\" role=\"region\" aria-label=\"{}\">"
        "<table class=\"even\">{}<tbody>{}</tbody></table></div>",
        reader.say("record.side-by-side"), head(reader, tags), rows);
  return page;
}

}  // namespace bch::portal

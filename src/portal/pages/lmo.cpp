#include "formats/unique_identifier.h"
#include "portal/lists.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/record_view.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

constexpr std::size_t decisions_shown = 100;

// The record of the LMO with exactly this unique identifier.
Result<renditions::Record> find_lmo(Visit& visit, std::string_view identifier) {
  const std::string wanted = formats::matching_form(identifier);
  search::Question question;
  question.words = std::string(identifier);
  const auto answer = TRY(visit.ask(question));
  for (const auto& hit : answer.hits) {
    auto record = visit.library.find(hit);
    if (!record.ok() || record->format == nullptr ||
        !record->format->has(formats::Aspect::has_unique_identifier))
      continue;
    for (const auto& part :
         formats::read_out(record->format, visit.sources.formats.vocabularies(), record->body)) {
      for (const auto& row : part.rows) {
        const auto* written = std::get_if<formats::Identified>(&row.items.front());
        if (written != nullptr && formats::matching_form(written->written) == wanted) return record;
      }
    }
  }
  return Problem{Problem::Kind::not_found, "lmo.not-found", {}};
}

// What a decision says in a column of lists.
Html listed(Visit& visit, const renditions::Record& record) {
  Html cells;
  const auto parts = formats::read_out(record.format, visit.sources.formats.vocabularies(), record.body);
  for (const auto& section : record.format->sections) {
    for (const auto& field : section.fields) {
      if (!field.listed) continue;
      Html cell;
      for (const auto& part : parts) {
        const auto row = std::ranges::find(part.rows, field.name, &formats::Row::field);
        if (row != part.rows.end()) cell = values(visit, *row);
      }
      const bool is_title = std::ranges::any_of(
          record.format->title_from, [&](const auto& names) { return names.front() == field.name; });
      cells += html("<td data-title=\"{}\">{}</td>", label(visit.reader, field.label),
                    is_title ? record_link(visit, record.entry().record) : cell);
    }
  }
  return html("<tr><th scope=\"row\">{}</th>{}</tr>", party_link(visit, record.entry().party), cells);
}

Html head(Visit& visit, const formats::Format& format) {
  Html cells = html("<th scope=\"col\">{}</th>", visit.reader.say("page.country"));
  for (const auto& section : format.sections) {
    for (const auto& field : section.fields) {
      if (field.listed) cells += html("<th scope=\"col\">{}</th>", label(visit.reader, field.label));
    }
  }
  return html("<thead><tr>{}</tr></thead>", cells);
}

// What countries have decided, side by side and without a verdict.
Result<Html> decisions(Visit& visit, const records::RecordId& lmo) {
  Html view;
  for (const formats::Format* format : visit.sources.formats.all()) {
    if (!format->has(formats::Aspect::decides)) continue;
    auto question = newest_of(visit.reader, format, {}, decisions_shown);
    question.refers_to = {lmo};
    const auto answer = TRY(visit.ask(question));
    std::vector<std::pair<std::string, Html>> rows;
    for (const auto& hit : answer.hits) {
      const auto record = visit.library.find(hit);
      if (record.ok())
        rows.emplace_back(visit.reader.collator.sort_key(party_name(visit, record->entry().party)),
                          listed(visit, *record));
    }
    std::ranges::stable_sort(rows, {}, &std::pair<std::string, Html>::first);
    Html lines;
    for (const auto& [key, row] : rows) lines += row;
    if (!lines.empty())
      view += html(
          "<div class=\"scroll stacked\" tabindex=\"0\" role=\"region\" "
          "aria-label=\"{}\"><table>{}<tbody>{}</tbody></table></div>",
          label(visit.reader, format->plural), head(visit, *format), lines);
  }
  if (view.empty()) {
    const auto today = visit.reader.dates.long_date(day_of(visit.sources.clock.now()));
    view =
        html("<p>{}</p>", say_statement(visit, renditions::statement::no_decision_found, {{"date", today}}));
  }
  return html("<section><h2>{}</h2>{}</section>", visit.reader.say("lmo.decisions"), view);
}

}  // namespace

Result<Page> lmo_page(Visit& visit) {
  const auto record = TRY(find_lmo(visit, visit.captures.find("identifier")));
  Page page;
  page.title = title(visit.reader, record.title, *record.entry().number);
  page.is_demonstration = record.is_demonstration;
  page.body = record_view(visit, record);
  page.body += TRY(decisions(visit, record.entry().record));
  return page;
}

}  // namespace bch::portal

#include "portal/decision_table.h"
#include "portal/lmo_relations.h"
#include "portal/lmos.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

using formats::Role;

Html notices(Visit& visit, const renditions::Record& record) {
  Html notices;
  if (record.is_demonstration)
    notices += html("<p class=\"notice\">{}</p>", say_statement(visit, renditions::statement::demonstration));
  if (record.standing == renditions::Standing::withdrawn)
    notices += html("<p class=\"notice\">{}</p>", visit.reader.say("record.withdrawn"));
  return notices;
}

// What tells it apart from other LMOs, and how it is described.
Html identity(Visit& visit, const renditions::Record& lmo) {
  const Reader& reader = visit.reader;
  const auto row = [&](const formats::Row& each, const Html& said) {
    return html("<dt>{}</dt><dd>{}</dd>", label(reader, each.label), said);
  };
  Html rows;
  Html others;
  for (const auto& part : lmo.parts()) {
    for (const auto& each : part.rows) {
      constexpr std::array shown{Role::event, Role::developers, Role::recipient_organisms, Role::traits,
                                 Role::uses};
      if (const auto* identified = std::get_if<formats::Identified>(&each.items.front()))
        rows += row(each, html("<b><bdi dir=\"ltr\">{}</bdi></b>", identified->written));
      else if (std::ranges::find(shown, each.role) != shown.end())
        others += row(each, values(visit, each));
    }
  }
  Html view = html("<dl class=\"fields\">{}{}</dl>", rows, others);
  const auto described = formats::summary_of(lmo.format, lmo.body());
  if (!described.empty()) view += html("<p>{}</p>", reader.text(described));
  const auto& number = *lmo.entry().number;
  const Url dossier = renditions::dossier_address(reader.tag(), visit.captures.find("identifier"));
  view += html(
      "<p class=\"quiet\"><bdi dir=\"ltr\">{}</bdi> · {} · <a href=\"{}\">{}</a> · <a href=\"{}\">{}</a></p>",
      records::to_text(number), reader.dates.long_date(day_of(lmo.changed)),
      renditions::record_address(reader.tag(), number), reader.say("lmo.whole-record"), dossier,
      reader.say("dossier.title"));
  return view;
}

}  // namespace

Result<Page> lmo_page(Visit& visit) {
  const std::string written(visit.captures.find("identifier"));
  const auto record = TRY(find_lmo(visit, written));
  const Url address = lmo_page_address(visit, record);
  Page page;
  if (address != Url::local(visit.reader.tag(), "lmo", written)) {
    page.moved_to = address;
    for (const auto& [name, value] : visit.request.query.all())
      page.moved_to = page.moved_to->with(name, value);
    return page;
  }
  page.title = title(visit.reader, record.title, *record.entry().number);
  page.is_demonstration = record.is_demonstration;
  page.body =
      html("<h1>{}</h1>", record.title.empty() ? html("{}", page.title) : visit.reader.text(record.title));
  page.body += notices(visit, record) + identity(visit, record);
  page.body += TRY(decision_table(visit, record, address));
  page.body += TRY(assessments(visit, record));
  page.body += modification(visit, record);
  page.body += TRY(parents_and_stacks(visit, record));
  page.body += TRY(detection(visit, record));
  page.body += TRY(of_the_same_organism(visit, record));
  return page;
}

}  // namespace bch::portal

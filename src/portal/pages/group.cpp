#include "formats/labels.h"
#include "portal/country_list.h"
#include "portal/groups.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

namespace bch::portal {
namespace {

// What the members have published, counted by kind, each a link to the search.
Html kinds_list(Visit& visit, const GovernmentGroup& group, const search::Answer& answer) {
  search::Question question;
  question = question.with({std::string(search::facet::group), group.id});
  Html items;
  for (const auto* format : visit.sources.formats.all()) {
    const auto count = answer.count(search::facet::format, format->id.value());
    if (count == 0) continue;
    const auto of_kind = question.with({std::string(search::facet::format), format->id.value()});
    items +=
        html("<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span></li>",
             renditions::search_address(visit.reader.tag(), of_kind), label(visit.reader, format->plural),
             visit.reader.catalogue.number(static_cast<std::int64_t>(count)));
  }
  if (items.empty()) return items;
  const Html all =
      html("<p><a href=\"{}\">{}</a></p>", renditions::search_address(visit.reader.tag(), question),
           visit.reader.catalogue.say_count("list.all-of", static_cast<std::int64_t>(answer.total)));
  return html("<section><h2>{}</h2><ul class=\"names\">{}</ul>{}</section>",
              visit.reader.say("group.records"), items, all);
}

Html members(Visit& visit, const GovernmentGroup& group, const search::Answer& answer) {
  const auto today = day_of(visit.sources.clock.now());
  const auto& vocabularies = visit.sources.formats.vocabularies();
  const auto real = members_of(vocabularies, group.id, today, Governments::real);
  const auto said = visit.reader.say("group.members", {{"date", visit.reader.dates.long_date(today)}});
  Html view = html("<section><h2>{} <span class=\"quiet\">{}</span></h2>{}</section>", said,
                   visit.reader.catalogue.number(static_cast<std::int64_t>(real.size())),
                   country_list(visit, real, answer));
  const auto invented = members_of(vocabularies, group.id, today, Governments::invented);
  if (visit.sources.node.is_demonstration && !invented.empty())
    view = html("<section><h2>{}</h2>{}</section>", visit.reader.say("countries.invented"),
                country_list(visit, invented, answer)) +
           view;
  return view;
}

}  // namespace

Result<Page> group_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto& vocabularies = visit.sources.formats.vocabularies();
  const auto group = find_group(vocabularies, visit.captures.find("group"));
  if (!group) return Problem{Problem::Kind::not_found, "group.not-found", {}};
  search::Question question;
  question = question.with({std::string(search::facet::group), group->id});
  question.counted = {std::string(search::facet::format), std::string(search::facet::party)};
  question.values_counted = vocabularies.parties().size();
  question.page_size = 0;
  const auto answer = TRY(visit.ask(std::move(question)));
  Page page;
  page.title = label(reader, group->title);
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.body = html("<h1>{}</h1>", page.title);
  if (!group->note.english.empty())
    page.body += html("<p class=\"quiet\">{}</p>", label(reader, group->note));
  page.body += kinds_list(visit, *group, answer) + members(visit, *group, answer);
  page.body += html("<p class=\"quiet\">{}</p><p><a href=\"{}\">{}</a></p>",
                    say_statement(visit, renditions::statement::names_usage),
                    renditions::groups_address(reader.tag()), reader.say("group.all"));
  return page;
}

}  // namespace bch::portal

#include "portal/groups.h"

#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

// The groups of one sort, with how many Governments belong to each today.
Html group_list(Visit& visit, const std::vector<GovernmentGroup>& groups, GroupKind kind) {
  const auto& vocabularies = visit.sources.formats.vocabularies();
  const auto today = day_of(visit.sources.clock.now());
  Html items;
  for (const auto& group : groups) {
    if (group.kind != kind) continue;
    const auto members = members_of(vocabularies, group.id, today, Governments::real).size();
    items += html("<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span></li>",
                  renditions::group_address(visit.reader.tag(), group.id), label(visit.reader, group.title),
                  visit.reader.catalogue.say_count("group.governments", static_cast<std::int64_t>(members)));
  }
  return html("<ul class=\"terms\">{}</ul>", items);
}

}  // namespace

Result<Page> groups_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto groups = government_groups(visit.sources.formats.vocabularies());
  Page page;
  page.title = reader.say("group.all");
  page.body = html("<h1>{}</h1><h2>{}</h2>{}<h2>{}</h2>{}<p class=\"quiet\">{}</p>", page.title,
                   reader.say("group.regional"), group_list(visit, groups, GroupKind::regional),
                   reader.say("group.others"), group_list(visit, groups, GroupKind::other),
                   say_statement(visit, renditions::statement::names_usage));
  return page;
}

}  // namespace bch::portal

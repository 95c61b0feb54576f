#include "portal/country_list.h"
#include "portal/groups.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

namespace bch::portal {
namespace {

using vocabularies::Party;

constexpr std::string_view group_parameter = "group";

// Links that narrow the list to a group, and the way back to all.
Html group_links(Visit& visit, const std::optional<GovernmentGroup>& chosen) {
  const Reader& reader = visit.reader;
  const Url all = renditions::countries_address(reader.tag());
  Html items = chosen ? html("<li class=\"all\"><a href=\"{}\">{}</a></li>", all, reader.say("countries.all"))
                      : Html();
  for (const auto& group : government_groups(visit.sources.formats.vocabularies())) {
    if (chosen && chosen->id == group.id)
      items += html("<li><a href=\"{}\" aria-current=\"true\">{}</a></li>",
                    all.with(group_parameter, group.id), label(reader, group.title));
    else
      items += html("<li><a href=\"{}\">{}</a></li>", all.with(group_parameter, group.id),
                    label(reader, group.title));
  }
  return html("<ul class=\"chips\" aria-label=\"{}\">{}</ul>", reader.say("group.all"), items);
}

std::vector<const Party*> listed(const vocabularies::Vocabularies& vocabularies,
                                 const std::optional<GovernmentGroup>& chosen, const CivilDate& today,
                                 Governments which) {
  if (chosen) return members_of(vocabularies, chosen->id, today, which);
  std::vector<const Party*> all;
  for (const Party& party : vocabularies.parties()) {
    if (party.demonstration == (which == Governments::invented)) all.push_back(&party);
  }
  return all;
}

}  // namespace

Result<Page> countries_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto& vocabularies = visit.sources.formats.vocabularies();
  const auto today = day_of(visit.sources.clock.now());
  search::Question question;
  question.counted = {std::string(search::facet::party)};
  question.values_counted = vocabularies.parties().size();
  question.page_size = 0;
  const auto answer = TRY(visit.ask(std::move(question)));
  const auto chosen = find_group(vocabularies, visit.request.query.find(group_parameter));
  Page page;
  page.title = chosen ? label(reader, chosen->title) : reader.say("page.countries");
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.body = html("<h1>{}</h1>{}", page.title, group_links(visit, chosen));
  const auto invented = listed(vocabularies, chosen, today, Governments::invented);
  if (visit.sources.node.is_demonstration && !invented.empty()) {
    page.body += html("<section><h2>{}</h2>{}</section><h2>{}</h2>", reader.say("countries.invented"),
                      country_list(visit, invented, answer), reader.say("countries.real"));
  }
  const auto real = listed(vocabularies, chosen, today, Governments::real);
  page.body += chosen ? country_list(visit, real, answer) : country_index(visit, real, answer);
  page.body += html("<p class=\"quiet\">{}</p>", say_statement(visit, renditions::statement::names_usage));
  page.body += html("<p><a href=\"{}\">{}</a> · <a href=\"{}\">{}</a></p>",
                    renditions::compare_address(reader.tag(), {}), reader.say("compare.title"),
                    renditions::groups_address(reader.tag()), reader.say("group.all"));
  return page;
}

}  // namespace bch::portal

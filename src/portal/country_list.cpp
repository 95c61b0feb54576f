#include "portal/country_list.h"

#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {

std::vector<NamedParty> by_name(Visit& visit, std::span<const vocabularies::Party* const> parties) {
  std::vector<std::pair<std::string, NamedParty>> keyed;
  for (const auto* party : parties) {
    std::string name = party_name(visit, party->id);
    std::string key = visit.reader.collator.sort_key(name);
    keyed.emplace_back(std::move(key), NamedParty{party, std::move(name)});
  }
  std::ranges::sort(keyed, {}, &std::pair<std::string, NamedParty>::first);
  std::vector<NamedParty> named;
  for (auto& [key, one] : keyed) named.push_back(std::move(one));
  return named;
}

Html country_line(Visit& visit, const NamedParty& named, const search::Answer& counted) {
  const auto& [party, name] = named;
  Html said = html("<a href=\"{}\">{}</a>", renditions::country_address(visit.reader.tag(), party->id), name);
  if (!party->is_party(day_of(visit.sources.clock.now())))
    said += html(" <span class=\"tag\">{}</span>", say_statement(visit, renditions::statement::non_party));
  if (const std::size_t count = counted.count(search::facet::party, party->id.value()); count > 0) {
    said += html(" <span class=\"quiet\">{}</span>",
                 visit.reader.catalogue.say_count("country.records", static_cast<std::int64_t>(count)));
  }
  return html("<li>{}</li>", said);
}

Html country_list(Visit& visit, std::span<const vocabularies::Party* const> parties,
                  const search::Answer& counted) {
  Html items;
  for (const NamedParty& named : by_name(visit, parties)) items += country_line(visit, named, counted);
  return html("<ul class=\"names\">{}</ul>", items);
}

}  // namespace bch::portal

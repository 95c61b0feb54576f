#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {

Result<Page> countries_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto answer = TRY(visit.ask({}));
  const auto counted = answer.facets.find(std::string(search::party_facet));
  struct Line {
    std::string key;
    Html html;
  };
  std::vector<Line> lines;
  const auto today = day_of(visit.sources.clock.now());
  for (const auto& party : visit.sources.formats.vocabularies().parties()) {
    const std::string name = party_name(visit, party.id);
    std::int64_t count = 0;
    if (counted != answer.facets.end()) {
      const auto found = counted->second.find(party.id.value());
      if (found != counted->second.end()) count = static_cast<std::int64_t>(found->second);
    }
    Html tags;
    if (!party.is_party(today))
      tags += html(" <span class=\"tag\">{}</span>", reader.say("country.not-a-party"));
    if (party.demonstration) tags += html(" {}", demonstration_tag(reader));
    lines.push_back(
        {reader.collator.sort_key(name), html("<li><a href=\"{}\">{}</a>{}<div class=\"meta\">{}</div></li>",
                                              renditions::country_address(reader.tag(), party.id), name, tags,
                                              reader.catalogue.say_count("country.records", count))});
  }
  std::ranges::sort(lines, {}, &Line::key);
  Html list;
  for (const auto& line : lines) list += line.html;
  Page page;
  page.title = reader.say("page.countries");
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.body = html("<h1>{}</h1><ul class=\"counts\">{}</ul>", page.title, list);
  return page;
}

}  // namespace bch::portal

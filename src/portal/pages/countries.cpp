#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

// Governments by the names that the reader knows, in the order of his language.
class List {
 public:
  List(Visit& visit, const std::map<std::string, std::size_t>* counted)
      : visit_(visit), today_(day_of(visit.sources.clock.now())), counted_(counted) {}

  [[nodiscard]] Html of(bool invented) const {
    struct Line {
      std::string key;
      Html html;
    };
    std::vector<Line> lines;
    for (const auto& party : visit_.sources.formats.vocabularies().parties()) {
      if (party.demonstration != invented) continue;
      const std::string name = party_name(visit_, party.id);
      lines.push_back({visit_.reader.collator.sort_key(name), line(party, name)});
    }
    std::ranges::sort(lines, {}, &Line::key);
    Html items;
    for (const Line& line : lines) items += line.html;
    return html("<ul class=\"names\">{}</ul>", items);
  }

 private:
  [[nodiscard]] Html line(const vocabularies::Party& party, const std::string& name) const {
    Html said =
        html("<a href=\"{}\">{}</a>", renditions::country_address(visit_.reader.tag(), party.id), name);
    if (!party.is_party(today_))
      said += html(" <span class=\"tag\">{}</span>", say_statement(visit_, renditions::statement::non_party));
    if (const std::size_t count = records_of(party.id); count > 0) {
      said += html(" <span class=\"quiet\">{}</span>",
                   visit_.reader.catalogue.say_count("country.records", static_cast<std::int64_t>(count)));
    }
    return html("<li>{}</li>", said);
  }

  [[nodiscard]] std::size_t records_of(const records::PartyId& party) const {
    if (counted_ == nullptr) return 0;
    const auto found = counted_->find(party.value());
    return found == counted_->end() ? 0 : found->second;
  }

  Visit& visit_;
  CivilDate today_;
  const std::map<std::string, std::size_t>* counted_;  // records by Party
};

}  // namespace

Result<Page> countries_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto answer = TRY(visit.ask({}));
  const auto counted = answer.facets.find(std::string(search::party_facet));
  const List list(visit, counted == answer.facets.end() ? nullptr : &counted->second);
  Page page;
  page.title = reader.say("page.countries");
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.body = html("<h1>{}</h1>", page.title);
  if (visit.sources.node.is_demonstration) {
    page.body += html("<section><h2>{}</h2>{}</section>", reader.say("countries.invented"), list.of(true));
    page.body += html("<h2>{}</h2>", reader.say("countries.real"));
  }
  page.body += list.of(false);
  page.body += html("<p class=\"quiet\">{}</p>", say_statement(visit, renditions::statement::names_usage));
  return page;
}

}  // namespace bch::portal

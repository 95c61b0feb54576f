#include "portal/charts.h"
#include "portal/facets.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/regions.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

using search::FacetValue;

constexpr int years_drawn = 24;

// Writes the figures of one answer. None compares Governments: the smallest that is counted is a region.
class FigureWriter {
 public:
  FigureWriter(Visit& visit, const search::Answer& answer)
      : visit_(visit), reader_(visit.reader), answer_(answer), today_(day_of(visit.sources.clock.now())) {}

  [[nodiscard]] Html write() const {
    return section("figures.by-year", columns(reader_, texts("figures.by-year", "figures.year"), by_year())) +
           section("figures.by-kind",
                   bars(reader_, texts("figures.by-kind", "search.facet-format"), by_format())) +
           section("figures.by-region",
                   bars(reader_, texts("figures.by-region", "group.regional"), by_region())) +
           section("figures.governments", governments()) +
           section("figures.by-language",
                   bars(reader_, texts("figures.by-language", "search.facet-language"), by_language()));
  }

 private:
  [[nodiscard]] ChartTexts texts(std::string_view title, std::string_view name) const {
    return {reader_.say(title), reader_.say(name), reader_.say("figures.records")};
  }

  [[nodiscard]] Html section(std::string_view title, const Html& figure) const {
    const auto position = static_cast<std::int64_t>(answer_.position);
    return html("<section><h2>{}</h2>{}<p class=\"quiet\">{}</p></section>", reader_.say(title), figure,
                reader_.say("figures.as-of", {{"position", reader_.catalogue.number(position)},
                                              {"date", reader_.dates.long_date(today_)}}));
  }

  // A demonstration holds records of invented Governments only.
  [[nodiscard]] std::vector<Region> counted_regions() const {
    return regions(visit_.sources,
                   visit_.sources.node.is_demonstration ? Governments::invented : Governments::real);
  }

  [[nodiscard]] std::int64_t count(std::string_view facet, std::string_view value) const {
    return static_cast<std::int64_t>(answer_.count(facet, value));
  }

  [[nodiscard]] Url address(std::string_view facet, const std::string& value) const {
    const search::Question all;
    return renditions::search_address(reader_.tag(), all.with({std::string(facet), value}));
  }

  // Every year from the first drawn on, also those without a record.
  [[nodiscard]] std::vector<Bar> by_year() const {
    std::vector<Bar> bars;
    for (int year = today_.year - years_drawn + 1; year <= today_.year; ++year) {
      const std::string text = to_text(CivilDate{year});
      const auto found = count(search::facet::year, text);
      bars.push_back(
          {text, found, found > 0 ? std::optional(address(search::facet::year, text)) : std::nullopt});
    }
    while (bars.size() > 1 && bars.front().count == 0) bars.erase(bars.begin());
    return bars;
  }

  [[nodiscard]] std::vector<Bar> by_format() const {
    std::vector<Bar> bars;
    for (const formats::Format* format : visit_.sources.formats.all()) {
      const auto found = count(search::facet::format, format->id.value());
      if (found > 0) {
        bars.push_back(
            {label(reader_, format->plural), found, address(search::facet::format, format->id.value())});
      }
    }
    return bars;
  }

  [[nodiscard]] std::vector<Bar> by_region() const {
    std::vector<Bar> bars;
    std::int64_t rest = static_cast<std::int64_t>(answer_.total);
    for (const Region& region : counted_regions()) {
      if (region.term == nullptr) continue;
      std::int64_t sum = 0;
      for (const auto* party : region.parties) sum += count(search::facet::party, party->id.value());
      rest -= sum;
      bars.push_back({region_name(reader_, region), sum, std::nullopt});
    }
    if (rest > 0) bars.push_back({reader_.say("figures.other-records"), rest, std::nullopt});
    return bars;
  }

  [[nodiscard]] std::vector<Bar> by_language() const {
    std::vector<Bar> bars;
    const auto found = answer_.facets.find(search::facet::language);
    if (found == answer_.facets.end()) return bars;
    for (const auto& [value, records] : found->second) {
      bars.push_back({languages::language_name(value, reader_.language), static_cast<std::int64_t>(records),
                      address(search::facet::language, value)});
    }
    return bars;
  }

  [[nodiscard]] Html governments() const {
    Html rows;
    for (const Region& region : counted_regions()) {
      if (region.term == nullptr) continue;
      const auto with_records = std::ranges::count_if(region.parties, [&](const auto* party) {
        return count(search::facet::party, party->id.value()) > 0;
      });
      rows += html("<tr><th scope=\"row\">{}</th><td class=\"n\">{}</td><td class=\"n\">{}</td></tr>",
                   region_name(reader_, region), reader_.catalogue.number(with_records),
                   reader_.catalogue.number(static_cast<std::int64_t>(region.parties.size())));
    }
    return html(
        "<table class=\"bars\"><caption class=\"skip\">{}</caption><thead><tr><th scope=\"col\">{}</th><th "
        "scope=\"col\" class=\"n\">{}</th><th scope=\"col\" class=\"n\">{}</th></tr></thead><tbody>{}</tbody>"
        "</table><p class=\"quiet\">{}</p><p><a href=\"{}\">{}</a></p>",
        reader_.say("figures.governments"), reader_.say("group.regional"),
        reader_.say("figures.with-records"), reader_.say("figures.all-governments"), rows,
        reader_.say("figures.governments-note"), renditions::map_address(reader_.tag()),
        reader_.say("map.title"));
  }

  Visit& visit_;
  const Reader& reader_;
  const search::Answer& answer_;
  CivilDate today_;
};

}  // namespace

Result<Page> figures_page(Visit& visit) {
  search::Question question;
  question.language = visit.reader.tag();
  question.page_size = 0;
  for (const auto facet :
       {search::facet::year, search::facet::format, search::facet::party, search::facet::language})
    question.counted.emplace_back(facet);
  question.values_counted = visit.sources.formats.vocabularies().parties().size();
  const auto answer = TRY(visit.ask(std::move(question)));
  Page page;
  page.title = visit.reader.say("figures.title");
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.body = html("<h1>{}</h1><p>{}</p>", page.title, visit.reader.say("figures.introduction"));
  if (answer.total == 0)
    page.body += html("<p>{}</p>", visit.reader.say("home.empty"));
  else
    page.body += FigureWriter(visit, answer).write();
  return page;
}

}  // namespace bch::portal

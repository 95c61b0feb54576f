#include "http/target.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/regions.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <array>

namespace bch::portal {
namespace {

using vocabularies::Party;
using vocabularies::Tile;

constexpr int step = 10;  // from tile to tile, in the units of the drawing

// What the map shows beside who is a Party: never how much.
enum class Showing { parties, records, decisions };

struct Way {
  Showing showing;
  std::string_view parameter;
  std::string_view name;
  std::string_view some;  // of what is filled
};
constexpr std::array ways{
    Way{Showing::parties, "party", "map.show-parties", "country.party"},
    Way{Showing::records, "records", "map.show-records", "map.some-records"},
    Way{Showing::decisions, "decisions", "map.show-decisions", "map.some-decisions"},
};

const Way& way_asked(const http::Request& request) {
  const auto found = std::ranges::find(ways, request.query.find("show"), &Way::parameter);
  return found == ways.end() ? ways.front() : *found;
}

// Both on one page would be too much for a slow connection.
enum class Form { drawing, list };
constexpr std::string_view form_parameter = "as";
constexpr std::string_view as_list = "list";

bool is_plain(const http::Request& request) {
  return !request.query.values(http::plain_parameter).empty();
}

Form form_asked(const http::Request& request) {
  return is_plain(request) || request.query.find(form_parameter) == as_list ? Form::list : Form::drawing;
}

Url address_of(const Reader& reader, const Way& way, Form form) {
  Url address = renditions::map_address(reader.tag());
  if (&way != &ways.front()) address = address.with("show", way.parameter);
  return form == Form::list ? address.with(form_parameter, as_list) : address;
}

// By Government the records that the map is about.
Result<search::Answer> count(Visit& visit, Showing showing) {
  search::Question question;
  question.language = visit.reader.tag();
  question.page_size = 1;
  question.counted = {std::string(search::facet::party)};
  question.values_counted = visit.sources.formats.vocabularies().parties().size();
  for (const formats::Format* format : visit.sources.formats.all()) {
    if (showing == Showing::decisions && format->has(formats::Aspect::decides))
      question = question.with({std::string(search::facet::format), format->id.value()});
  }
  return visit.ask(std::move(question));
}

// Draws the tiles, or lists the same Governments by region.
class MapWriter {
 public:
  MapWriter(Visit& visit, const Way& way, const search::Answer& answer)
      : visit_(visit),
        reader_(visit.reader),
        way_(way),
        answer_(answer),
        today_(day_of(visit.sources.clock.now())) {}

  [[nodiscard]] Html drawing() const {
    const auto& vocabularies = visit_.sources.formats.vocabularies();
    Html tiles;
    int columns = 0;
    int rows = 0;
    for (const Tile& tile : vocabularies.tiles()) {
      const Party* party = vocabularies.party(tile.party);
      if (party == nullptr || (party->demonstration && !visit_.sources.node.is_demonstration)) continue;
      columns = std::max(columns, tile.column + 1);
      rows = std::max(rows, tile.row + 1);
      tiles += drawn(tile, *party);
    }
    if (tiles.empty()) return {};
    return html(
        "<div class=\"scroll\" dir=\"ltr\"><svg class=\"map\" role=\"group\" aria-label=\"{}\" "
        "viewBox=\"0 0 {} {}\">{}</svg></div>",
        reader_.say("map.title"), columns * step + 1, rows * step + 1, tiles);
  }

  [[nodiscard]] Html legend() const {
    Html items = html("<li>{}{}</li>", sample("p"), reader_.say("country.party")) +
                 html("<li>{}{}</li>", sample("o"), say_statement(visit_, renditions::statement::non_party));
    if (way_.showing != Showing::parties) {
      items += html("<li>{}{}</li>", sample("p s"), reader_.say(way_.some));
      items += html("<li>{}{}</li>", sample("p"), reader_.say("map.none-yet"));
    }
    return html("<ul class=\"legend\">{}</ul>", items);
  }

  [[nodiscard]] Html list() const {
    Html list;
    for (const Region& region : regions(visit_.sources, Governments::real))
      list += html("<h3>{}</h3>{}", region_name(reader_, region), names(region.parties));
    if (visit_.sources.node.is_demonstration) {
      std::vector<const Party*> invented;
      for (const Region& region : regions(visit_.sources, Governments::invented))
        invented.insert(invented.end(), region.parties.begin(), region.parties.end());
      list += html("<h3>{}</h3>{}", reader_.say("countries.invented"), names(invented));
    }
    return html("<h2>{}</h2>{}", reader_.say("map.list"), list);
  }

 private:
  [[nodiscard]] bool has_some(const Party& party) const {
    return way_.showing != Showing::parties && answer_.count(search::facet::party, party.id.value()) > 0;
  }

  [[nodiscard]] std::string_view look(const Party& party) const {
    if (party.is_party(today_)) return has_some(party) ? "p s" : "p";
    return has_some(party) ? "o s" : "o";
  }

  [[nodiscard]] Html drawn(const Tile& tile, const Party& party) const {
    const int left = tile.column * step;
    const int top = tile.row * step;
    return html(
        "<a href=\"{}\" class=\"{}\"><title>{}</title><rect x=\"{}\" y=\"{}\" width=\"9\" "
        "height=\"9\"/><text "
        "x=\"{}.5\" y=\"{}\">{}</text></a>",
        renditions::country_address(reader_.tag(), party.id), look(party), party_name(visit_, party.id),
        left + 1, top + 1, left + step / 2, top + 7, renditions::country_code(party.id));
  }

  [[nodiscard]] static Html sample(std::string_view look) {
    return html(
        "<svg class=\"map\" aria-hidden=\"true\" viewBox=\"0 0 11 11\"><g class=\"{}\"><rect x=\"1\" y=\"1\" "
        "width=\"9\" height=\"9\"/></g></svg>",
        look);
  }

  [[nodiscard]] Html names(const std::vector<const Party*>& parties) const {
    struct Line {
      std::string key;
      Html html;
    };
    std::vector<Line> lines;
    for (const Party* party : parties) {
      Html said = party_link(visit_, party->id);
      if (way_.showing == Showing::parties && !party->is_party(today_))
        said +=
            html(" <span class=\"tag\">{}</span>", say_statement(visit_, renditions::statement::non_party));
      if (has_some(*party)) said += html(" <span class=\"quiet\">· {}</span>", reader_.say(way_.some));
      lines.push_back({reader_.collator.sort_key(party_name(visit_, party->id)), html("<li>{}</li>", said)});
    }
    std::ranges::sort(lines, {}, &Line::key);
    Html list;
    for (const Line& line : lines) list += line.html;
    return html("<ul class=\"names\">{}</ul>", list);
  }

  Visit& visit_;
  const Reader& reader_;
  const Way& way_;
  const search::Answer& answer_;
  CivilDate today_;
};

Html choice(const Reader& reader, const Way& chosen, Form form) {
  Html links;
  for (const Way& way : ways) {
    if (!links.empty()) links += html(" · ");
    links += &way == &chosen
                 ? html("<b aria-current=\"true\">{}</b>", reader.say(way.name))
                 : html("<a href=\"{}\">{}</a>", address_of(reader, way, form), reader.say(way.name));
  }
  return html("<div class=\"ways\"><div><span>{}</span> <span>{}</span></div></div>", reader.say("map.show"),
              links);
}

Html to_other_form(const Reader& reader, const Way& way, Form form) {
  const Form other = form == Form::list ? Form::drawing : Form::list;
  return html("<p><a href=\"{}\">{}</a></p>", address_of(reader, way, other),
              reader.say(other == Form::list ? "map.to-list" : "map.title"));
}

}  // namespace

Result<Page> map_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const Way& way = way_asked(visit.request);
  const auto answer = TRY(count(visit, way.showing));
  const MapWriter writer(visit, way, answer);
  const auto position = static_cast<std::int64_t>(answer.position);
  Page page;
  page.title = reader.say("map.title");
  page.is_demonstration = visit.sources.node.is_demonstration;
  const Form form = form_asked(visit.request);
  page.body = html(
      "<h1>{}</h1><p>{}</p>{}{}{}<p class=\"quiet\">{}</p><p class=\"notice\">{}</p><p "
      "class=\"quiet\">{}</p>",
      page.title, reader.say("map.introduction"), choice(reader, way, form),
      form == Form::list ? writer.list() : writer.legend() + writer.drawing(),
      is_plain(visit.request) ? Html() : to_other_form(reader, way, form),
      reader.say("figures.as-of", {{"position", reader.catalogue.number(position)},
                                   {"date", reader.dates.long_date(day_of(visit.sources.clock.now()))}}),
      say_statement(visit, renditions::statement::map_disclaimer),
      say_statement(visit, renditions::statement::names_usage));
  return page;
}

}  // namespace bch::portal

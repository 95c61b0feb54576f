#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

// Governments by the names that the reader knows, in the order of his language.
class List {
 public:
  List(Visit& visit, const search::Answer& answer)
      : visit_(visit), today_(day_of(visit.sources.clock.now())), answer_(answer) {}

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
    if (const std::size_t count = answer_.count(search::facet::party, party.id.value()); count > 0) {
      said += html(" <span class=\"quiet\">{}</span>",
                   visit_.reader.catalogue.say_count("country.records", static_cast<std::int64_t>(count)));
    }
    return html("<li>{}</li>", said);
  }

  Visit& visit_;
  CivilDate today_;
  const search::Answer& answer_;  // with the records counted by Party
};

}  // namespace

Result<Page> countries_page(Visit& visit) {
  const Reader& reader = visit.reader;
  search::Question question;
  question.counted = {std::string(search::facet::party)};
  question.values_counted = visit.sources.formats.vocabularies().parties().size();
  const auto answer = TRY(visit.ask(std::move(question)));
  const List list(visit, answer);
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

#include "portal/lists.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

constexpr std::size_t records_shown = 10;

const vocabularies::Party* find_party(const formats::Formats& formats, std::string_view code) {
  std::string lower(code);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return formats.vocabularies().party(records::PartyId(lower));
}

// The newest records of one kind; for decisions, plain words when there are none.
Result<Html> of_kind(Visit& visit, const formats::Format& format, const records::PartyId& party) {
  const auto question = newest_of(visit.reader, &format, party, records_shown);
  const auto answer = TRY(visit.ask(question));
  Html view;
  if (answer.total == 0) {
    if (!format.has(formats::Aspect::decides)) return view;
    const auto today = visit.reader.dates.long_date(day_of(visit.sources.clock.now()));
    view = html("<p>{}</p>", visit.reader.say("country.no-decision", {{"date", today}}));
  }
  view += record_list(visit, answer.hits);
  if (answer.total > answer.hits.size()) {
    view += html("<p><a href=\"{}\">{}</a></p>", renditions::search_address(visit.reader.tag(), question),
                 visit.reader.catalogue.say_count("list.all-of", static_cast<std::int64_t>(answer.total)));
  }
  return html("<section><h2>{}</h2>{}</section>", label(visit.reader, format.plural), view);
}

}  // namespace

Result<Page> country_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto* party = find_party(visit.sources.formats, visit.captures.find("code"));
  if (party == nullptr) return Problem{Problem::Kind::not_found, "country.not-found", {}};
  Page page;
  page.title = party_name(visit, party->id);
  page.is_demonstration = party->demonstration;
  page.body = html("<h1>{}</h1><p><span class=\"tag\">{}</span></p>", page.title,
                   reader.say(party->is_party(day_of(visit.sources.clock.now())) ? "country.party"
                                                                                 : "country.not-a-party"));
  if (party->demonstration)
    page.body += html("<p class=\"notice\"><strong>{}</strong> {}</p>", reader.say("page.demonstration"),
                      reader.say("country.demonstration"));
  // Where somebody can be reached comes first: it is what most readers of this page look for.
  auto kinds = visit.sources.formats.all();
  std::ranges::stable_sort(kinds, [](const auto* left, const auto* right) {
    return left->has(formats::Aspect::is_authority) > right->has(formats::Aspect::is_authority);
  });
  for (const formats::Format* format : kinds) {
    if (format->has(formats::Aspect::belongs_to_government))
      page.body += TRY(of_kind(visit, *format, party->id));
  }
  return page;
}

}  // namespace bch::portal

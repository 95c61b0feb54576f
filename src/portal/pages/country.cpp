#include "portal/categories.h"
#include "portal/contacts.h"
#include "portal/freshness.h"
#include "portal/lists.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/standing.h"
#include "renditions/addresses.h"
#include "renditions/vcard.h"

#include <algorithm>
#include <array>

namespace bch::portal {
namespace {

using renditions::Contact;
using vocabularies::Party;

constexpr std::size_t decisions_shown = 5;
constexpr std::size_t newest_shown = 10;
constexpr std::size_t cards_shown = 12;  // of one kind

Html more_link(Visit& visit, const search::Question& question, std::size_t total, std::size_t shown) {
  if (total <= shown) return {};
  return html("<p><a href=\"{}\">{}</a></p>", renditions::search_address(visit.reader.tag(), question),
              visit.reader.catalogue.say_count("list.all-of", static_cast<std::int64_t>(total)));
}

Html section(const std::string& title, const Html& body) {
  return body.empty() ? body : html("<section><h2>{}</h2>{}</section>", title, body);
}

// Focal points and authorities, as found already in their order, under the names of their kinds.
Html cards_by_kind(Visit& visit, const std::vector<Contact>& contacts, const Party& party) {
  Html cards;
  for (auto from = contacts.begin(); from != contacts.end();) {
    const auto end =
        std::find_if(from, contacts.end(), [&](const Contact& one) { return one.format != from->format; });
    const auto count = static_cast<std::size_t>(end - from);
    const auto shown = std::min(count, cards_shown);
    const auto question = newest_of(visit.reader, from->format, party.id, 1);
    cards +=
        html("<h3>{}</h3>{}{}", label(visit.reader, from->format->plural),
             contact_cards(visit.reader, std::span(&*from, shown)), more_link(visit, question, count, shown));
    from = end;
  }
  return cards;
}

// Where somebody can be reached comes first: it is what most readers of this page look for.
Result<Html> contacts(Visit& visit, const Party& party) {
  const Reader& reader = visit.reader;
  const auto& formats = visit.sources.formats;
  const auto answer = TRY(visit.ask(renditions::contacts_question(reader, formats, party.id)));
  const auto found = renditions::contacts_among(reader, visit.library, answer.hits);
  const std::string title = reader.say("country.contacts");
  if (found.empty()) return section(title, html("<p>{}</p>", reader.say("country.no-contacts")));
  const auto bytes = renditions::vcards(reader, formats.vocabularies(), found).size();
  constexpr std::size_t kilobyte = 1000;
  const std::string size =
      reader.catalogue.number(static_cast<std::int64_t>((bytes + kilobyte - 1) / kilobyte));
  const Html file = html("<p><a href=\"{}\" type=\"text/vcard\">{}</a></p>",
                         renditions::country_contacts_address(reader.tag(), party.id),
                         reader.say("country.vcard", {{"size", size}}));
  return section(title, cards_by_kind(visit, found, party) + file);
}

// What the Protocol asks of Parties; of others it asks nothing. A demonstration says nothing of States.
Result<Html> categories(Visit& visit, const Party& party, const search::Answer& kinds) {
  const auto today = day_of(visit.sources.clock.now());
  const bool is_meant = party.demonstration == visit.sources.node.is_demonstration;
  if (!party.is_party(today) || !is_meant) return Html();
  const auto published = TRY(published_by(visit, party.id, kinds));
  return section(visit.reader.say("categories.title"),
                 html("<p class=\"quiet\">{} {}</p>",
                      visit.reader.say("compare.as-of", {{"date", visit.reader.dates.long_date(today)}}),
                      visit.reader.say("categories.introduction")) +
                     category_table(visit, published));
}

// What the Government says of itself, in its own words.
Result<Html> profile(Visit& visit, const formats::Format& format, const Party& party) {
  const auto answer = TRY(visit.ask(newest_of(visit.reader, &format, party.id, 1)));
  if (answer.hits.empty()) return Html();
  const auto record = visit.library.find(answer.hits.front());
  if (!record.ok()) return Html();
  Html view;
  for (const auto& part : record->parts()) {
    for (const auto& row : part.rows) {
      if (std::holds_alternative<formats::RichText>(row.items.front())) view += values(visit, row);
    }
  }
  return section(label(visit.reader, format.title),
                 view + html("<p class=\"quiet\">{}</p>", record_link(visit, answer.hits.front())));
}

// The newest decisions, with plain words when there are none.
Result<Html> decisions(Visit& visit, const formats::Format& format, const Party& party) {
  const auto question = newest_of(visit.reader, &format, party.id, decisions_shown);
  const auto answer = TRY(visit.ask(question));
  Html view;
  if (answer.total == 0) {
    const auto today = visit.reader.dates.long_date(day_of(visit.sources.clock.now()));
    view =
        html("<p>{}</p>", say_statement(visit, renditions::statement::no_decision_found, {{"date", today}}));
  }
  return section(
      label(visit.reader, format.plural),
      view + record_list(visit, answer.hits) + more_link(visit, question, answer.total, answer.hits.size()));
}

// What the unions have decided to which the Government belongs today.
Result<Html> of_unions(Visit& visit, const formats::Format& format, const Party& party) {
  Html view;
  const auto today = day_of(visit.sources.clock.now());
  for (const Party& other : visit.sources.formats.vocabularies().parties()) {
    if (!other.is_union || !party.belongs_to(other.id.value(), today)) continue;
    const auto question = newest_of(visit.reader, &format, other.id, decisions_shown);
    const auto answer = TRY(visit.ask(question));
    view += html("<section><h2>{}</h2><p class=\"quiet\">{}</p>{}{}</section>",
                 label(visit.reader, format.plural) + ": " + party_name(visit, other.id),
                 say_statement(visit, renditions::statement::union_law), record_list(visit, answer.hits),
                 more_link(visit, question, answer.total, answer.hits.size()));
  }
  return view;
}

// All that the Government has published, counted by kind.
Result<Html> kinds_list(Visit& visit, const Party& party, const search::Answer& kinds) {
  Html items;
  for (const auto* format : visit.sources.formats.all()) {
    const auto count = kinds.count(search::facet::format, format->id.value());
    if (count == 0) continue;
    auto question = newest_of(visit.reader, format, party.id, search::Question().page_size);
    items +=
        html("<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span><div class=\"meta\">{}</div></li>",
             renditions::search_address(visit.reader.tag(), question), label(visit.reader, format->plural),
             visit.reader.catalogue.number(static_cast<std::int64_t>(count)),
             freshness_line(visit.reader, *format, TRY(freshness_of(visit, *format, party.id, count))));
  }
  return items.empty() ? items : html("<ul class=\"entries\">{}</ul>", items);
}

// The newest records by their dates; without contacts, which stand above.
Result<Html> newest(Visit& visit, const Party& party) {
  auto question = newest_of(visit.reader, nullptr, party.id, newest_shown);
  for (const auto* format : visit.sources.formats.all()) {
    if (format->has(formats::Aspect::is_contact_point))
      question.excluded.push_back({std::string(search::facet::format), format->id.value()});
  }
  const auto answer = TRY(visit.ask(std::move(question)));
  Html rows;
  for (const auto& hit : answer.hits) {
    const auto card = visit.library.card(hit);
    const auto date = date_of(visit, hit);
    if (!card || !date) continue;
    const std::string kind =
        card->format == nullptr ? std::string() : label(visit.reader, card->format->title);
    rows +=
        html("<tr><td><time datetime=\"{}\">{}</time></td><td>{} <span class=\"quiet\">{}</span></td></tr>",
             to_text(*date), visit.reader.dates.short_date(*date), record_link(visit, hit), kind);
  }
  if (rows.empty()) return rows;
  return html(
      "<table class=\"stacked\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead>"
      "<tbody>{}</tbody></table>",
      visit.reader.say("country.date"), visit.reader.say("country.record"), rows);
}

Html heading(Visit& visit, const Party& party) {
  const Reader& reader = visit.reader;
  const std::array<records::PartyId, 1> itself{party.id};
  Html head = html("<h1>{}</h1><p>{}</p><p class=\"quiet\">{}</p>", party_name(visit, party.id),
                   party_tag(visit, party), groups_line(visit, party));
  if (party.demonstration)
    head += html("<p class=\"notice\">{}</p>", say_statement(visit, renditions::statement::demonstration));
  return head + html("<p><a href=\"{}\">{}</a> · <a href=\"{}\">{}</a> · <a href=\"{}\">{}</a></p>",
                     renditions::importing_address(reader.tag(), party.id), reader.say("importing.how"),
                     renditions::border_check_address(reader.tag()).with("party", party.id.value()),
                     reader.say("border.title"), renditions::compare_address(reader.tag(), itself),
                     reader.say("country.compare"));
}

}  // namespace

Result<Page> country_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto& formats = visit.sources.formats;
  const Party* party = formats.vocabularies().with_code(visit.captures.find("code"));
  if (party == nullptr) return Problem{Problem::Kind::not_found, "country.not-found", {}};
  const auto kinds = TRY(visit.ask(by_kind(reader, party->id, 0)));
  Page page;
  page.title = party_name(visit, party->id);
  page.is_demonstration = party->demonstration;
  page.body = heading(visit, *party) + TRY(contacts(visit, *party));
  page.body += TRY(categories(visit, *party, kinds));
  for (const formats::Format* format : formats.all()) {
    if (format->has(formats::Aspect::is_profile)) page.body += TRY(profile(visit, *format, *party));
  }
  for (const formats::Format* format : formats.all()) {
    if (!format->has(formats::Aspect::decides)) continue;
    page.body += TRY(decisions(visit, *format, *party));
    page.body += TRY(of_unions(visit, *format, *party));
  }
  page.body += section(reader.say("country.all-records"), TRY(kinds_list(visit, *party, kinds)));
  page.body += section(reader.say("country.newest"), TRY(newest(visit, *party)));
  page.body += section(reader.say("country.standing"), standing(visit, *party));
  return page;
}

}  // namespace bch::portal

#include "formats/labels.h"
#include "portal/lists.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <array>

namespace bch::portal {
namespace {

using vocabularies::Party;
using vocabularies::TreatyStatus;

constexpr std::size_t records_shown = 10;

const Party* find_party(const formats::Formats& formats, std::string_view code) {
  std::string lower(code);
  std::ranges::transform(lower, lower.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return formats.vocabularies().party(records::PartyId(lower));
}

// Region, groups and treaties of a Government, as of today.
class StandingWriter {
 public:
  StandingWriter(Visit& visit, const Party& party)
      : visit_(visit), reader_(visit.reader), party_(party), today_(day_of(visit.sources.clock.now())) {}

  [[nodiscard]] Html write() const {
    Html facts = region() + groups();
    for (const TreatyStatus& status : party_.treaties) {
      facts += html("<dt>{}</dt><dd>{}</dd>", reader_.say("treaty." + status.treaty), said(status));
    }
    if (party_.is_union) facts += html("<dt>{}</dt><dd>{}</dd>", reader_.say("country.members"), members());
    if (facts.empty()) return facts;
    const bool unverified = std::ranges::any_of(party_.treaties, &TreatyStatus::unverified);
    return html("<section><h2>{}</h2><dl class=\"fields\">{}</dl>{}</section>",
                reader_.say("country.standing"), facts,
                unverified ? html("<p class=\"quiet\">{}</p>",
                                  say_statement(visit_, renditions::statement::unverified_status))
                           : Html());
  }

 private:
  [[nodiscard]] Html region() const {
    const auto* regions = visit_.sources.formats.vocabularies().find(vocabularies::regions);
    const auto* term = regions == nullptr ? nullptr : regions->with_key(party_.region);
    if (term == nullptr) return {};
    return html("<dt>{}</dt><dd>{}</dd>", reader_.say("country.region"),
                label(reader_, formats::label_of(term->id, term)));
  }

  [[nodiscard]] Html groups() const {
    Html items;
    for (const auto& group : visit_.sources.formats.vocabularies().groups()) {
      if (party_.belongs_to(group.id, today_))
        items += html("<div>{}</div>", label(reader_, formats::label_of(group)));
    }
    return items.empty() ? items : html("<dt>{}</dt><dd>{}</dd>", reader_.say("country.groups"), items);
  }

  [[nodiscard]] Html said(const TreatyStatus& status) const {
    const auto dated = [&](std::string_view key, const std::optional<CivilDate>& date) {
      return date ? html("<div>{}</div>", reader_.say(key, {{"date", reader_.dates.long_date(*date)}}))
                  : Html();
    };
    Html said = html("<div>{}</div>", reader_.say(status.is_party ? "treaty.party" : "treaty.signatory"));
    said += dated("treaty.signed", status.signed_on);
    const std::string instrument = status.instrument.empty() ? "ratification" : status.instrument;
    said += dated("treaty." + instrument, status.ratified);
    said += dated("treaty.in-force", status.in_force);
    if (!status.territorial.empty())
      said += html("<div>{}</div>", label(reader_, formats::territorial_of(party_, status)));
    return said;
  }

  [[nodiscard]] Html members() const {
    Html links;
    for (const Party& party : visit_.sources.formats.vocabularies().parties()) {
      if (party.belongs_to(party_.id.value(), today_))
        links += html("<li>{}</li>", party_link(visit_, party.id));
    }
    return html("<ul class=\"names\">{}</ul>", links);
  }

  Visit& visit_;
  const Reader& reader_;
  const Party& party_;
  CivilDate today_;
};

Html more_link(Visit& visit, const search::Question& question, const search::Answer& answer) {
  if (answer.total <= answer.hits.size()) return {};
  return html("<p><a href=\"{}\">{}</a></p>", renditions::search_address(visit.reader.tag(), question),
              visit.reader.catalogue.say_count("list.all-of", static_cast<std::int64_t>(answer.total)));
}

// What the Government says of itself, in its own words.
Result<Html> profile(Visit& visit, const formats::Format& format, const Party& party) {
  const auto answer = TRY(visit.ask(newest_of(visit.reader, &format, party.id, 1)));
  if (answer.hits.empty()) return Html();
  const auto record = visit.library.find(answer.hits.front());
  if (!record.ok()) return Html();
  Html view;
  for (const auto& part : formats::read_out(&format, visit.sources.formats.vocabularies(), record->body)) {
    for (const auto& row : part.rows) {
      if (std::holds_alternative<formats::RichText>(row.items.front())) view += values(visit, row);
    }
  }
  return html("<section><h2>{}</h2>{}<p class=\"quiet\">{}</p></section>", label(visit.reader, format.title),
              view, record_link(visit, answer.hits.front()));
}

// The newest records of one kind; for decisions, plain words when there are none.
Result<Html> of_kind(Visit& visit, const formats::Format& format, const Party& party) {
  const auto question = newest_of(visit.reader, &format, party.id, records_shown);
  const auto answer = TRY(visit.ask(question));
  Html view;
  if (answer.total == 0) {
    if (!format.has(formats::Aspect::decides)) return view;
    const auto today = visit.reader.dates.long_date(day_of(visit.sources.clock.now()));
    view =
        html("<p>{}</p>", say_statement(visit, renditions::statement::no_decision_found, {{"date", today}}));
  }
  view += record_list(visit, answer.hits) + more_link(visit, question, answer);
  return html("<section><h2>{}</h2>{}</section>", label(visit.reader, format.plural), view);
}

// What the unions have decided to which the Government belongs today.
Result<Html> of_unions(Visit& visit, const formats::Format& format, const Party& party) {
  Html view;
  const auto today = day_of(visit.sources.clock.now());
  for (const Party& other : visit.sources.formats.vocabularies().parties()) {
    if (!other.is_union || !party.belongs_to(other.id.value(), today)) continue;
    const auto question = newest_of(visit.reader, &format, other.id, records_shown);
    const auto answer = TRY(visit.ask(question));
    view += html("<section><h2>{}</h2><p class=\"quiet\">{}</p>{}{}</section>",
                 label(visit.reader, format.plural) + ": " + party_name(visit, other.id),
                 say_statement(visit, renditions::statement::union_law), record_list(visit, answer.hits),
                 more_link(visit, question, answer));
  }
  return view;
}

// Where somebody can be reached comes first: it is what most readers of this page look for.
std::size_t rank(const formats::Format& format) {
  constexpr std::array first{formats::Aspect::is_profile, formats::Aspect::is_focal_point,
                             formats::Aspect::is_authority};
  return static_cast<std::size_t>(
      std::ranges::find_if(first, [&](auto aspect) { return format.has(aspect); }) - first.begin());
}

}  // namespace

Result<Page> country_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const Party* party = find_party(visit.sources.formats, visit.captures.find("code"));
  if (party == nullptr) return Problem{Problem::Kind::not_found, "country.not-found", {}};
  Page page;
  page.title = party_name(visit, party->id);
  page.is_demonstration = party->demonstration;
  const bool is_party = party->is_party(day_of(visit.sources.clock.now()));
  page.body =
      html("<h1>{}</h1><p><span class=\"tag\">{}</span></p>", page.title,
           is_party ? reader.say("country.party") : say_statement(visit, renditions::statement::non_party));
  if (party->demonstration)
    page.body +=
        html("<p class=\"notice\">{}</p>", say_statement(visit, renditions::statement::demonstration));
  page.body += StandingWriter(visit, *party).write();
  auto kinds = visit.sources.formats.all();
  std::ranges::stable_sort(kinds, {}, [](const auto* format) { return rank(*format); });
  for (const formats::Format* format : kinds) {
    if (!format->has(formats::Aspect::belongs_to_government)) continue;
    if (format->has(formats::Aspect::is_profile)) {
      page.body += TRY(profile(visit, *format, *party));
      continue;
    }
    page.body += TRY(of_kind(visit, *format, *party));
    if (format->has(formats::Aspect::decides)) page.body += TRY(of_unions(visit, *format, *party));
  }
  return page;
}

}  // namespace bch::portal

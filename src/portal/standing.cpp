#include "portal/standing.h"

#include "formats/labels.h"
#include "portal/groups.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

using vocabularies::Party;
using vocabularies::TreatyStatus;

// What a Government has done about the treaties, and the members of a union, as of today.
class StandingWriter {
 public:
  StandingWriter(Visit& visit, const Party& party)
      : visit_(visit), reader_(visit.reader), party_(party), today_(day_of(visit.sources.clock.now())) {}

  [[nodiscard]] Html write() const {
    Html facts;
    for (const TreatyStatus& status : party_.treaties) {
      facts += html("<dt>{}</dt><dd>{}</dd>", reader_.say("treaty." + status.treaty), said(status));
    }
    if (party_.is_union) facts += html("<dt>{}</dt><dd>{}</dd>", reader_.say("country.members"), members());
    if (facts.empty()) return facts;
    const bool unverified = std::ranges::any_of(party_.treaties, &TreatyStatus::unverified);
    return html("<dl class=\"fields\">{}</dl>{}", facts,
                unverified ? html("<p class=\"quiet\">{}</p>",
                                  say_statement(visit_, renditions::statement::unverified_status))
                           : Html());
  }

 private:
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

}  // namespace

Html standing(Visit& visit, const Party& party) {
  return StandingWriter(visit, party).write();
}

Html party_tag(Visit& visit, const Party& party) {
  const bool is_party = party.is_party(day_of(visit.sources.clock.now()));
  return html("<span class=\"tag\">{}</span>", is_party
                                                   ? visit.reader.say("country.party")
                                                   : say_statement(visit, renditions::statement::non_party));
}

Html groups_line(Visit& visit, const Party& party) {
  const CivilDate today = day_of(visit.sources.clock.now());
  Html links;
  for (const auto& group : government_groups(visit.sources.formats.vocabularies())) {
    if (!party.belongs_to(group.id, today)) continue;
    const Html link = html("<a href=\"{}\">{}</a>", renditions::group_address(visit.reader.tag(), group.id),
                           label(visit.reader, group.title));
    links += links.empty() ? link : html(" · {}", link);
  }
  return links;
}

}  // namespace bch::portal

#include "portal/border.h"

#include "portal/contacts.h"
#include "portal/decision_cards.h"
#include "portal/lists.h"
#include "portal/lmos.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <array>

namespace bch::portal {
namespace {

using formats::Aspect;
using formats::Role;

constexpr std::size_t decisions_shown = 10;
constexpr std::size_t laboratories_shown = 5;
constexpr std::size_t contacts_shown = 6;

class LmoWriter {
 public:
  LmoWriter(Visit& visit, const renditions::Record& lmo, const Border& border)
      : visit_(visit), reader_(visit.reader), lmo_(lmo), border_(border) {}

  Result<Html> write() {
    Html view = html("<h2>{}</h2>{}", title(reader_, lmo_.title, *lmo_.entry().number), identity());
    if (border_.party == nullptr)
      view += TRY(countries());
    else
      view += TRY(decisions()) + TRY(of_parents());
    view += TRY(detection());
    return html("<section>{}</section>", view);
  }

 private:
  [[nodiscard]] Html identity() const {
    const auto identifier = unique_identifier_of(lmo_);
    Html facts;
    if (!identifier.empty()) facts += html("<bdi dir=\"ltr\">{}</bdi> · ", identifier);
    facts += html("<a href=\"{}\">{}</a>", lmo_page_address(visit_, lmo_), reader_.say("border.lmo-page"));
    facts += html(" · <a href=\"{}\">{}</a>", dossier_of(identifier), reader_.say("dossier.title"));
    return html("<p class=\"meta\">{}</p>", facts);
  }
  [[nodiscard]] Url dossier_of(const std::string& identifier) const {
    return renditions::dossier_address(
        reader_.tag(), identifier.empty() ? records::to_text(*lmo_.entry().number) : identifier);
  }

  // Before a country was chosen: those that have decided on it.
  Result<Html> countries() {
    auto found = TRY(decisions_on(visit_, lmo_.entry().record, {}, 1));
    found.question.counted = {std::string(search::facet::party)};
    const auto answer = TRY(visit_.ask(found.question));
    const auto counted = answer.facets.find(search::facet::party);
    Html items;
    if (counted != answer.facets.end()) {
      for (const auto& [value, count] : counted->second) {
        const Border there{visit_.sources.formats.vocabularies().party(records::PartyId(value))};
        if (there.party == nullptr) continue;
        items += html("<li><a href=\"{}\">{}</a></li>", check_address(visit_, written(), there),
                      party_name(visit_, there.party->id));
      }
    }
    if (items.empty()) return no_decision_found(visit_);
    return html("<h3>{}</h3><ul class=\"names\">{}</ul>", reader_.say("border.countries"), items);
  }
  // As papers would name it.
  [[nodiscard]] std::string written() const {
    const auto identifier = unique_identifier_of(lmo_);
    return identifier.empty() ? reader_.plain(lmo_.title) : identifier;
  }

  Result<Html> decisions() {
    Html view = html("<h3>{}</h3>",
                     reader_.say("border.decisions-of", {{"party", party_name(visit_, border_.party->id)}}));
    view += TRY(cards_or_none(lmo_.entry().record, border_.party->id));
    for (const auto& one : unions_of(visit_, border_.party->id)) {
      const auto found = TRY(cards(lmo_.entry().record, one));
      if (found.empty()) continue;
      view += html("<h3>{}</h3><p class=\"quiet\">{}</p>",
                   reader_.say("border.decisions-of", {{"party", party_name(visit_, one)}}),
                   say_statement(visit_, renditions::statement::union_law));
      view += found;
    }
    return view;
  }

  Result<Html> cards(const records::RecordId& lmo, const records::PartyId& party) {
    const auto found = TRY(decisions_on(visit_, lmo, party, decisions_shown));
    Html view = decision_cards(visit_, found.found, Unfolded::outline);
    if (found.total > found.found.size()) {
      view += html("<p><a href=\"{}\">{}</a></p>", renditions::search_address(reader_.tag(), found.question),
                   reader_.catalogue.say_count("list.all-of", static_cast<std::int64_t>(found.total)));
    }
    return view;
  }
  Result<Html> cards_or_none(const records::RecordId& lmo, const records::PartyId& party) {
    const auto found = TRY(cards(lmo, party));
    return found.empty() ? no_decision_found(visit_) : found;
  }

  // A decision on a stack says nothing of its parents, nor theirs of it: both are shown.
  Result<Html> of_parents() {
    Html view;
    for (const auto& parent : parents_of(visit_, lmo_)) {
      view += html("<h4><a href=\"{}\">{}</a></h4>", lmo_page_address(visit_, parent),
                   title(reader_, parent.title, *parent.entry().number));
      view += TRY(cards_or_none(parent.entry().record, border_.party->id));
      for (const auto& one : unions_of(visit_, border_.party->id)) {
        if (const auto found = TRY(cards(parent.entry().record, one)); !found.empty())
          view += html("<p class=\"quiet\">{}</p>{}", party_name(visit_, one), found);
      }
    }
    if (view.empty()) return view;
    return html("<h3>{}</h3><p class=\"quiet\">{}</p>{}", reader_.say("border.parents"),
                reader_.say("border.parents-note"), view);
  }

  Result<Html> detection() {
    Html view;
    for (const auto* row : formats::rows_with(lmo_.parts(), Role::detection)) view += values(visit_, *row);
    search::Question question = newest_of(reader_, nullptr, {}, laboratories_shown);
    for (const formats::Format* format : visit_.sources.formats.all()) {
      if (format->has(Aspect::detects))
        question = question.with({std::string(search::facet::format), format->id.value()});
    }
    question.refers_to = {lmo_.entry().record};
    const auto answer = TRY(visit_.ask(question));
    Html laboratories;
    for (const auto& hit : answer.hits) laboratories += laboratory(hit);
    if (!laboratories.empty())
      view += html("<p>{}</p><ul>{}</ul>", reader_.say("border.laboratories"), laboratories);
    if (view.empty()) view = html("<p>{}</p>", reader_.say("border.no-detection"));
    return html("<details><summary>{}</summary><div>{}</div></details>", reader_.say("border.detection"),
                view);
  }

  // By its record, with how to reach the organization that it belongs to.
  Html laboratory(const records::RecordId& id) {
    Html said = record_link(visit_, id);
    const auto record = visit_.library.find(id);
    if (!record.ok() || record->format == nullptr) return html("<li>{}</li>", said);
    for (const auto* row : formats::rows_with(record->parts(), Role::office)) {
      for (const auto& item : row->items) {
        const auto* reference = std::get_if<records::Reference>(&item);
        if (reference == nullptr) continue;
        const auto office = visit_.library.find(reference->record);
        if (!office.ok() || office->format == nullptr) continue;
        const auto contact = renditions::contact_of(reader_, *office);
        for (const auto& number : contact.telephones) said += html(" · {}", telephone_link(number));
        for (const auto& address : contact.emails) said += html(" · {}", email_link(address));
      }
    }
    return html("<li>{}</li>", said);
  }

  Visit& visit_;
  const Reader& reader_;
  const renditions::Record& lmo_;
  const Border& border_;
};

std::size_t urgency(const renditions::Contact& contact) {
  if (contact.is_designated(Role::emergency_contact)) return 0;
  return contact.format != nullptr && contact.format->has(Aspect::is_authority) ? 1 : 2;
}

}  // namespace

Url check_address(Visit& visit, std::string_view papers, const Border& border) {
  Url url = renditions::border_check_address(visit.reader.tag());
  if (!papers.empty()) url = url.with("papers", papers);
  if (border.party != nullptr) url = url.with("party", border.party->id.value());
  return border.page > 1 ? url.with("page", std::to_string(border.page)) : url;
}

Result<Html> lmo_at_the_border(Visit& visit, const renditions::Record& lmo, const Border& border) {
  return LmoWriter(visit, lmo, border).write();
}

Result<Html> whom_to_ask(Visit& visit, const vocabularies::Party& party) {
  const Reader& reader = visit.reader;
  const auto answer = TRY(visit.ask(renditions::contacts_question(reader, visit.sources.formats, party.id)));
  auto contacts = renditions::contacts_among(reader, visit.library, answer.hits);
  std::ranges::stable_sort(contacts, {}, urgency);
  if (contacts.size() > contacts_shown) contacts.resize(contacts_shown);
  const Html cards = contact_cards(reader, contacts);
  const Html all = html("<p><a href=\"{}\">{}</a></p>", renditions::country_address(reader.tag(), party.id),
                        reader.say("border.all-of-country", {{"party", party_name(visit, party.id)}}));
  return html("<section><h2>{}</h2>{}{}</section>", reader.say("border.ask"),
              cards.empty() ? html("<p>{}</p>", reader.say("border.no-contacts")) : cards, all);
}

Html accompanying_documents(const Reader& reader) {
  constexpr std::array uses{
      std::pair<std::string_view, std::string_view>{"border.papers.use", "border.papers.use-says"},
      std::pair<std::string_view, std::string_view>{"border.papers.contained",
                                                    "border.papers.contained-says"},
      std::pair<std::string_view, std::string_view>{"border.papers.introduction",
                                                    "border.papers.introduction-says"}};
  Html rows;
  for (const auto& [use, says] : uses)
    rows += html("<dt>{}</dt><dd>{}</dd>", reader.say(use), reader.say(says));
  return html("<section><h2>{}</h2><dl class=\"fields\">{}</dl><p class=\"quiet\">{}</p></section>",
              reader.say("border.papers.title"), rows, reader.say("border.papers.prevails"));
}

Html no_decision_found(Visit& visit) {
  const auto today = visit.reader.dates.long_date(day_of(visit.sources.clock.now()));
  return html("<p class=\"notice\">{}</p>",
              say_statement(visit, renditions::statement::no_decision_found, {{"date", today}}));
}

}  // namespace bch::portal

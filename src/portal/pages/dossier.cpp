#include "portal/border.h"
#include "portal/contacts.h"
#include "portal/decision_cards.h"
#include "portal/lists.h"
#include "portal/lmos.h"
#include "portal/pages.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <array>

namespace bch::portal {
namespace {

using formats::Aspect;
using formats::Role;

constexpr std::size_t decisions_shown = 100;
constexpr std::size_t assessments_shown = 50;
// The key of the term of decision-types for introduction into the environment (Arts. 7 to 10).
constexpr std::string_view introduction = "introduction";

// All that is here about one LMO, for who has to decide on it.
class DossierWriter {
 public:
  DossierWriter(Visit& visit, const renditions::Record& lmo)
      : visit_(visit), reader_(visit.reader), lmo_(lmo) {}

  Result<Html> write() {
    decisions_ = TRY(decisions_on(visit_, lmo_.entry().record, {}, decisions_shown));
    group();
    Html view = identity();
    view += summary();
    view += TRY(by_country());
    view += TRY(assessments());
    return view;
  }

 private:
  struct Country {
    records::PartyId id;
    std::string name;
    std::string key;  // orders
    std::vector<Decision> decisions;
  };

  void group() {
    for (const Decision& decision : decisions_.found) {
      const auto& party = decision.record.entry().party;
      auto found = std::ranges::find(countries_, party, &Country::id);
      if (found == countries_.end()) {
        const std::string name = party_name(visit_, party);
        countries_.push_back({party, name, reader_.collator.sort_key(name), {}});
        found = std::prev(countries_.end());
      }
      found->decisions.push_back(decision);
    }
    std::ranges::sort(countries_, {}, &Country::key);
  }

  [[nodiscard]] Html row(const formats::Row& row) const {
    return html("<dt>{}</dt><dd>{}</dd>", label(reader_, row.label), values(visit_, row, Texts::once));
  }

  [[nodiscard]] Html identity() const {
    constexpr std::array roles{Role::event,    Role::developers, Role::recipient_organisms,
                               Role::traits,   Role::genes,      Role::uses,
                               Role::detection};
    const auto& parts = lmo_.parts();
    Html rows;
    const auto identifier = unique_identifier_of(lmo_);
    if (!identifier.empty())
      rows += html("<dt>{}</dt><dd><bdi dir=\"ltr\">{}</bdi></dd>", reader_.say("dossier.identifier"),
                   identifier);
    for (const Role role : roles) {
      for (const auto* each : formats::rows_with(parts, role)) rows += row(*each);
    }
    rows += html("<dt>{}</dt><dd><a href=\"{}\">{}</a></dd>", reader_.say("dossier.record"),
                 renditions::record_address(reader_.tag(), *lmo_.entry().number),
                 records::to_text(*lmo_.entry().number));
    return html("<section><h2>{}</h2><dl class=\"fields\">{}</dl></section>", reader_.say("dossier.identity"),
                rows);
  }

  // Those who decided on release: a list of names; the reader compares environments.
  [[nodiscard]] Html summary() const {
    Html items;
    for (const Country& country : countries_) {
      const bool is_release = std::ranges::any_of(country.decisions, [&](const Decision& decision) {
        return names_term(visit_, decision.row(Role::subject), introduction);
      });
      if (is_release)
        items += html("<li><a href=\"{}\">{}</a></li>", Url::within(country.id.value()), country.name);
    }
    if (items.empty()) return items;
    return html("<section><h2>{}</h2><ul class=\"names\">{}</ul><p class=\"quiet\">{}</p></section>",
                reader_.say("dossier.released"), items, reader_.say("dossier.released-note"));
  }

  Result<Html> by_country() {
    Html view;
    for (const Country& country : countries_) {
      view += html("<section id=\"{}\"><h3>{}</h3>{}{}</section>", country.id.value(),
                   party_link(visit_, country.id), decision_cards(visit_, country.decisions, Unfolded::all),
                   whom_to_telephone(country));
    }
    if (view.empty()) view = no_decision_found(visit_);
    if (decisions_.total > decisions_.found.size()) {
      view +=
          html("<p><a href=\"{}\">{}</a></p>", renditions::search_address(reader_.tag(), decisions_.question),
               reader_.catalogue.say_count("list.all-of", static_cast<std::int64_t>(decisions_.total)));
    }
    return html("<section><h2>{}</h2>{}</section>", reader_.say("dossier.decisions"), view);
  }

  // The authorities that the decisions name, each once.
  [[nodiscard]] Html whom_to_telephone(const Country& country) const {
    std::vector<renditions::Contact> contacts;
    for (const Decision& decision : country.decisions) {
      for (const auto* row : formats::rows_with(decision.parts(), Role::authorities)) {
        for (const auto& item : row->items) {
          const auto* reference = std::get_if<records::Reference>(&item);
          if (reference == nullptr) continue;
          const auto office = visit_.library.find(reference->record);
          if (!office.ok() || office->format == nullptr) continue;
          if (std::ranges::find(contacts, reference->record, &renditions::Contact::record) == contacts.end())
            contacts.push_back(renditions::contact_of(reader_, *office));
        }
      }
    }
    if (contacts.empty()) return {};
    // What else they are responsible for stands on their own pages.
    for (auto& contact : contacts) contact.functions.clear();
    return html("<p class=\"quiet\">{}</p>{}", reader_.say("dossier.telephone"),
                contact_cards(reader_, contacts));
  }

  Result<Html> assessments() {
    auto question = newest_of(reader_, nullptr, {}, assessments_shown);
    for (const formats::Format* format : visit_.sources.formats.all()) {
      if (format->has(Aspect::assesses))
        question = question.with({std::string(search::facet::format), format->id.value()});
    }
    question.refers_to = {lmo_.entry().record};
    const auto answer = TRY(visit_.ask(question));
    Html items;
    for (const auto& hit : answer.hits) {
      const auto record = visit_.library.find(hit);
      if (record.ok() && record->format != nullptr) items += assessment(*record);
    }
    const Html view = items.empty() ? html("<p>{}</p>", reader_.say("dossier.no-assessment"))
                                    : html("<ul class=\"entries\">{}</ul>", items);
    return html("<section><h2>{}</h2>{}</section>", reader_.say("dossier.assessments"), view);
  }

  [[nodiscard]] Html assessment(const renditions::Record& record) const {
    constexpr std::array roles{Role::authorities, Role::persons,        Role::uses,     Role::environment,
                               Role::summary,     Role::recommendation, Role::documents};
    const auto& parts = record.parts();
    Html said = html("<b>{}</b>", record_link(visit_, record.entry().record));
    if (record.format->has(Aspect::is_independent))
      said += html("<div class=\"quiet\">{}</div>",
                   say_statement(visit_, renditions::statement::independent_assessment));
    Html facts;
    if (!record.entry().party.empty()) facts += html("{} · ", party_name(visit_, record.entry().party));
    if (const auto date = formats::date_of(record.format, record.body()))
      facts += html("{} · ", reader_.dates.long_date(*date));
    facts += html("{}", said_languages(visit_, record));
    Html rows;
    for (const Role role : roles) {
      for (const auto* each : formats::rows_with(parts, role)) rows += row(*each);
    }
    return html("<li>{}<div class=\"meta\">{}</div><dl class=\"fields\">{}</dl></li>", said, facts, rows);
  }

  Visit& visit_;
  const Reader& reader_;
  const renditions::Record& lmo_;
  Decisions decisions_;
  std::vector<Country> countries_;
};

}  // namespace

Result<Page> dossier_page(Visit& visit) {
  const auto lmo = TRY(find_lmo(visit, visit.captures.find("identifier")));
  const std::string name = title(visit.reader, lmo.title, *lmo.entry().number);
  Page page;
  page.title = visit.reader.say("dossier.title-of", {{"lmo", name}});
  page.is_demonstration = lmo.is_demonstration;
  const auto today = visit.reader.dates.long_date(day_of(visit.sources.clock.now()));
  page.body =
      html("<h1>{}</h1><p>{}</p>", page.title, visit.reader.say("dossier.introduction", {{"date", today}}));
  if (lmo.is_demonstration)
    page.body +=
        html("<p class=\"notice\">{}</p>", say_statement(visit, renditions::statement::demonstration));
  page.body += TRY(DossierWriter(visit, lmo).write());
  return page;
}

}  // namespace bch::portal

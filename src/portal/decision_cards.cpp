#include "portal/decision_cards.h"

#include "base/limits.h"
#include "languages/enumeration.h"
#include "portal/lists.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <array>

namespace bch::portal {
namespace {

using formats::Role;
using formats::Row;
using formats::TermChoice;

std::vector<const TermChoice*> terms(const Row* row) {
  std::vector<const TermChoice*> found;
  if (row == nullptr) return found;
  for (const auto& item : row->items) {
    if (const auto* term = std::get_if<TermChoice>(&item)) found.push_back(term);
  }
  return found;
}

// Whether `ancestor` is that term or broader than it.
bool is_within(const vocabularies::Vocabularies& vocabularies, records::TermId id,
               const records::TermId& ancestor) {
  for (std::size_t depth = 0; !id.empty() && depth < limits::vocabulary_depth; ++depth) {
    if (id == ancestor) return true;
    const auto* term = vocabularies.term(id);
    id = term == nullptr ? records::TermId() : term->broader;
  }
  return false;
}

class CardWriter {
 public:
  CardWriter(Visit& visit, const Decision& decision, const DecisionStanding& standing, Unfolded unfolded)
      : visit_(visit), reader_(visit.reader), decision_(decision), standing_(standing), unfolded_(unfolded) {}

  [[nodiscard]] Html write() const {
    Html card = html("<b>{}</b>{}", heading(), tags());
    card += html("<div class=\"meta\">{}</div>", facts());
    card += html("<div>{}</div>", record_link(visit_, decision_.record.entry().record));
    card += facts_in_full();
    if (unfolded_ == Unfolded::outline)
      for (const Role role : texts) card += folded(role);
    return html("<li>{}</li>", card);
  }

 private:
  // What was decided; of a communication, what kind it is.
  [[nodiscard]] std::string heading() const {
    const auto result = said_terms(visit_, decision_.row(Role::result));
    return result.empty() ? said_terms(visit_, decision_.row(Role::subject)) : result;
  }

  [[nodiscard]] Html facts() const {
    Html facts;
    const auto add = [&](const Html& fact) {
      if (!facts.empty()) facts += html(" · ");
      facts += fact;
    };
    if (const auto date = formats::date_of(decision_.record.format, decision_.record.body()))
      add(html("<time datetime=\"{}\">{}</time>", to_text(*date), reader_.dates.long_date(*date)));
    if (decision_.row(Role::result) != nullptr) {
      if (const auto kind = said_terms(visit_, decision_.row(Role::subject)); !kind.empty())
        add(html("{}", kind));
    }
    if (const auto uses = said_terms(visit_, decision_.row(Role::uses)); !uses.empty()) add(html("{}", uses));
    if (unfolded_ == Unfolded::all) add(html("{}", said_languages(visit_, decision_.record)));
    return facts;
  }

  [[nodiscard]] Html tags() const {
    Html tags;
    const auto add = [&](std::string_view key) {
      tags += html(" <span class=\"tag\">{}</span>", reader_.say(key));
    };
    if (has_expired()) add("border.standing.expired");
    if (standing_.amended_by != nullptr) add("border.standing.amended");
    if (standing_.amended_by == nullptr && standing_.followed_by != nullptr) add("border.standing.followed");
    if (standing_.is_open) add("border.standing.open");
    if (decision_.row(Role::jurisdiction) != nullptr) add("border.standing.sub-national");
    return tags;
  }

  [[nodiscard]] bool has_expired() const {
    const auto* until = decision_.row(Role::valid_until);
    if (until == nullptr) return false;
    const auto* day = std::get_if<CivilDate>(&until->items.front());
    return day != nullptr && *day < day_of(visit_.sources.clock.now());
  }

  static constexpr std::array texts{Role::conditions, Role::reasons, Role::documents};

  // Where and how far it holds, and what came later; all that it says when nothing is folded.
  [[nodiscard]] Html facts_in_full() const {
    Html rows;
    const auto add = [&](const Row& row) {
      rows += html("<dt>{}</dt><dd>{}</dd>", label(reader_, row.label), values(visit_, row, Texts::once));
    };
    for (const Role role : {Role::valid_until, Role::jurisdiction}) {
      if (const auto* row = decision_.row(role)) add(*row);
    }
    for (const auto* row : formats::rows_with(decision_.parts(), Role::scope)) {
      const auto* answer = std::get_if<formats::Yes>(&row->items.front());
      if (unfolded_ == Unfolded::all || (answer != nullptr && answer->yes)) add(*row);
    }
    if (const auto* later = later_one()) {
      rows += html("<dt>{}</dt><dd>{}</dd>", reader_.say("border.later"),
                   record_link(visit_, later->record.entry().record));
    }
    for (const Role role : texts) {
      const auto* row = decision_.row(role);
      if (row != nullptr && unfolded_ == Unfolded::all) add(*row);
    }
    return rows.empty() ? rows : html("<dl class=\"fields\">{}</dl>", rows);
  }
  [[nodiscard]] const Decision* later_one() const {
    return standing_.amended_by != nullptr ? standing_.amended_by : standing_.followed_by;
  }

  [[nodiscard]] Html folded(Role role) const {
    const Row* row = decision_.row(role);
    return row == nullptr ? Html()
                          : html("<details><summary>{}</summary><div>{}</div></details>",
                                 label(reader_, row->label), values(visit_, *row, Texts::once));
  }

  Visit& visit_;
  const Reader& reader_;
  const Decision& decision_;
  const DecisionStanding& standing_;
  Unfolded unfolded_;
};

}  // namespace

Result<Decisions> decisions_on(Visit& visit, const records::RecordId& lmo, const records::PartyId& party,
                               std::size_t at_most) {
  Decisions decisions;
  decisions.question = newest_of(visit.reader, nullptr, party, at_most);
  for (const formats::Format* format : visit.sources.formats.all()) {
    if (format->has(formats::Aspect::decides))
      decisions.question = decisions.question.with({std::string(search::facet::format), format->id.value()});
  }
  decisions.question.refers_to = {lmo};
  const auto answer = TRY(visit.ask(decisions.question));
  decisions.total = answer.total;
  for (const auto& hit : answer.hits) {
    auto record = visit.library.find(hit);
    if (record.ok() && record->format != nullptr)
      decisions.found.push_back(read_decision(visit.sources.formats, std::move(record).value()));
  }
  return decisions;
}

std::vector<records::PartyId> unions_of(Visit& visit, const records::PartyId& id) {
  std::vector<records::PartyId> unions;
  const auto& vocabularies = visit.sources.formats.vocabularies();
  const auto* party = vocabularies.party(id);
  if (party == nullptr) return unions;
  const auto today = day_of(visit.sources.clock.now());
  for (const auto& other : vocabularies.parties()) {
    if (other.is_union && party->belongs_to(other.id.value(), today)) unions.push_back(other.id);
  }
  return unions;
}

bool names_term(Visit& visit, const Row* row, std::string_view key) {
  const auto& vocabularies = visit.sources.formats.vocabularies();
  return std::ranges::any_of(terms(row), [&](const TermChoice* chosen) {
    const auto* term = vocabularies.term(chosen->id);
    for (std::size_t depth = 0; term != nullptr && depth < limits::vocabulary_depth; ++depth) {
      if (term->key == key) return true;
      term = term->broader.empty() ? nullptr : vocabularies.term(term->broader);
    }
    return false;
  });
}

std::string said_terms(Visit& visit, const Row* row) {
  const auto& vocabularies = visit.sources.formats.vocabularies();
  const auto all = terms(row);
  std::vector<std::string> said;
  for (const TermChoice* term : all) {
    const bool is_implied = std::ranges::any_of(all, [&](const TermChoice* other) {
      return other->id != term->id && is_within(vocabularies, other->id, term->id);
    });
    if (!is_implied) said.push_back(label(visit.reader, term->label));
  }
  return languages::enumeration(said, visit.reader.language);
}

std::string said_languages(Visit& visit, const renditions::Record& record) {
  std::vector<std::string> names;
  for (const auto& tag : record.entry().languages)
    names.push_back(languages::language_name(tag, visit.reader.language));
  return languages::enumeration(names, visit.reader.language);
}

Html decision_cards(Visit& visit, const std::vector<Decision>& decisions, Unfolded unfolded) {
  std::vector<const Decision*> all;
  for (const Decision& decision : decisions) all.push_back(&decision);
  Html cards;
  for (const Decision& decision : decisions) {
    const auto standing = standing_of(decision, all);
    cards += CardWriter(visit, decision, standing, unfolded).write();
  }
  return cards.empty() ? cards : html("<ul class=\"entries\">{}</ul>", cards);
}

}  // namespace bch::portal

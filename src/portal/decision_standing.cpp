#include "portal/decision_standing.h"

#include <algorithm>

namespace bch::portal {
namespace {

using formats::Role;
using vocabularies::Vocabularies;

std::vector<records::TermId> terms(const Decision& decision, Role role) {
  std::vector<records::TermId> ids;
  for (const auto* row : formats::rows_with(decision.parts, role)) {
    for (const auto& item : row->items) {
      if (const auto* term = std::get_if<formats::TermChoice>(&item)) ids.push_back(term->id);
    }
  }
  return ids;
}

// Whether `ancestor` is `id` or broader than it.
bool is_within(const Vocabularies& vocabularies, records::TermId id, const records::TermId& ancestor) {
  for (int depth = 0; !id.empty() && depth < 16; ++depth) {
    if (id == ancestor) return true;
    const auto* term = vocabularies.term(id);
    id = term == nullptr ? records::TermId() : term->broader;
  }
  return false;
}

// A form keeps the broader term beside the narrower one: only the narrowest say what is meant.
std::vector<records::TermId> narrowest(const Vocabularies& vocabularies, std::vector<records::TermId> ids) {
  const auto all = ids;
  std::erase_if(ids, [&](const auto& id) {
    return std::ranges::any_of(
        all, [&](const auto& other) { return other != id && is_within(vocabularies, other, id); });
  });
  return ids;
}

bool overlap(const Vocabularies& vocabularies, const std::vector<records::TermId>& ones,
             const std::vector<records::TermId>& others) {
  if (ones.empty() || others.empty()) return true;
  return std::ranges::any_of(ones, [&](const auto& one) {
    return std::ranges::any_of(others, [&](const auto& other) {
      return is_within(vocabularies, one, other) || is_within(vocabularies, other, one);
    });
  });
}

bool amends(const Decision& later, const records::RecordId& record) {
  const auto* row = later.row(Role::amends);
  return row != nullptr && std::ranges::any_of(row->items, [&](const auto& item) {
           const auto* reference = std::get_if<records::Reference>(&item);
           return reference != nullptr && reference->record == record;
         });
}

std::optional<CivilDate> date_of(const Decision& decision) {
  return formats::date_of(decision.record.format, decision.record.body);
}

bool is_interim(const Vocabularies& vocabularies, const Decision& decision) {
  return std::ranges::any_of(terms(decision, Role::result), [&](const auto& id) {
    const auto* term = vocabularies.term(id);
    return term != nullptr && term->is_interim;
  });
}

}  // namespace

Decision read_decision(const formats::Formats& formats, renditions::Record record) {
  auto parts = formats::read_out(record.format, formats.vocabularies(), record.body);
  return {std::move(record), std::move(parts)};
}

bool same_use(const Vocabularies& vocabularies, const Decision& one, const Decision& other) {
  return overlap(vocabularies, narrowest(vocabularies, terms(one, Role::subject)),
                 narrowest(vocabularies, terms(other, Role::subject))) &&
         overlap(vocabularies, terms(one, Role::uses), terms(other, Role::uses));
}

DecisionStanding standing_of(const Vocabularies& vocabularies, const Decision& decision,
                             std::span<const Decision> others) {
  DecisionStanding standing;
  const auto& own = decision.record.entry();
  const auto date = date_of(decision);
  for (const Decision& other : others) {
    const auto& entry = other.record.entry();
    if (entry.record == own.record || entry.party != own.party) continue;
    if (amends(other, own.record)) standing.amended_by = &other;
    const auto later = date_of(other);
    if (!date || !later || *later <= *date || !same_use(vocabularies, decision, other)) continue;
    if (standing.followed_by == nullptr || date_of(*standing.followed_by) < later)
      standing.followed_by = &other;
  }
  standing.is_open =
      is_interim(vocabularies, decision) && standing.amended_by == nullptr && standing.followed_by == nullptr;
  return standing;
}

}  // namespace bch::portal

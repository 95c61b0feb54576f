#include "portal/decision_standing.h"

#include "base/limits.h"

#include <algorithm>

namespace bch::portal {
namespace {

using formats::Role;
using vocabularies::Vocabularies;

// Whether the first term is the second, or narrower.
bool is_within(const TermLine& line, const TermLine& other) {
  return std::ranges::find(line, other.front()) != line.end();
}

std::vector<TermLine> narrowest_terms(const Vocabularies& vocabularies,
                                      const std::vector<formats::Part>& parts, Role role) {
  std::vector<TermLine> lines;
  for (const auto* row : formats::rows_with(parts, role)) {
    for (const auto& item : row->items) {
      const auto* chosen = std::get_if<formats::TermChoice>(&item);
      if (chosen == nullptr) continue;
      TermLine line{chosen->id};
      while (line.size() < limits::vocabulary_depth) {
        const auto* term = vocabularies.term(line.back());
        if (term == nullptr || term->broader.empty()) break;
        line.push_back(term->broader);
      }
      lines.push_back(std::move(line));
    }
  }
  const auto all = lines;
  std::erase_if(lines, [&](const TermLine& line) {
    return std::ranges::any_of(
        all, [&](const TermLine& other) { return other.front() != line.front() && is_within(other, line); });
  });
  return lines;
}

bool overlap(const std::vector<TermLine>& ones, const std::vector<TermLine>& others) {
  if (ones.empty() || others.empty()) return true;
  return std::ranges::any_of(ones, [&](const TermLine& one) {
    return std::ranges::any_of(
        others, [&](const TermLine& other) { return is_within(one, other) || is_within(other, one); });
  });
}

std::vector<records::RecordId> amended(const std::vector<formats::Part>& parts) {
  std::vector<records::RecordId> records;
  for (const auto* row : formats::rows_with(parts, Role::amends)) {
    for (const auto& item : row->items) {
      if (const auto* reference = std::get_if<records::Reference>(&item))
        records.push_back(reference->record);
    }
  }
  return records;
}

bool says_interim(const Vocabularies& vocabularies, const std::vector<formats::Part>& parts) {
  const auto* row = formats::row_with(parts, Role::result);
  return row != nullptr && std::ranges::any_of(row->items, [&](const auto& item) {
           const auto* chosen = std::get_if<formats::TermChoice>(&item);
           const auto* term = chosen == nullptr ? nullptr : vocabularies.term(chosen->id);
           return term != nullptr && term->is_interim;
         });
}

}  // namespace

Decision read_decision(const formats::Formats& formats, renditions::Record record) {
  const auto& vocabularies = formats.vocabularies();
  Decision decision;
  decision.date = formats::date_of(record.format, record.body());
  decision.record = std::move(record);
  const auto& parts = decision.parts();
  decision.subjects = narrowest_terms(vocabularies, parts, Role::subject);
  decision.uses = narrowest_terms(vocabularies, parts, Role::uses);
  decision.amends = amended(parts);
  decision.is_interim = says_interim(vocabularies, parts);
  return decision;
}

bool same_use(const Decision& one, const Decision& other) {
  return overlap(one.subjects, other.subjects) && overlap(one.uses, other.uses);
}

DecisionStanding standing_of(const Decision& decision, std::span<const Decision* const> others) {
  DecisionStanding standing;
  const auto& own = decision.record.entry();
  for (const Decision* other : others) {
    const auto& entry = other->record.entry();
    if (entry.party != own.party || entry.record == own.record) continue;
    if (std::ranges::find(other->amends, own.record) != other->amends.end()) standing.amended_by = other;
    if (!decision.date || !other->date || *other->date <= *decision.date) continue;
    const bool is_newest = standing.followed_by == nullptr || standing.followed_by->date < other->date;
    if (is_newest && same_use(decision, *other)) standing.followed_by = other;
  }
  standing.is_open = decision.is_interim && standing.amended_by == nullptr && standing.followed_by == nullptr;
  return standing;
}

}  // namespace bch::portal

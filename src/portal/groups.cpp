#include "portal/groups.h"

#include <algorithm>

namespace bch::portal {

std::vector<GovernmentGroup> government_groups(const vocabularies::Vocabularies& vocabularies) {
  std::vector<GovernmentGroup> groups;
  for (const auto* term : vocabularies.regional_groups())
    groups.push_back(
        {term->key, formats::label_of(term->id, term), formats::note_of(*term), GroupKind::regional});
  for (const auto& group : vocabularies.groups())
    groups.push_back({group.id, formats::label_of(group), formats::note_of(group), GroupKind::other});
  return groups;
}

std::optional<GovernmentGroup> find_group(const vocabularies::Vocabularies& vocabularies,
                                          std::string_view id) {
  auto groups = government_groups(vocabularies);
  const auto found = std::ranges::find(groups, id, &GovernmentGroup::id);
  return found == groups.end() ? std::nullopt : std::optional(std::move(*found));
}

std::vector<const vocabularies::Party*> members_of(const vocabularies::Vocabularies& vocabularies,
                                                   std::string_view group, const CivilDate& day,
                                                   Governments which) {
  std::vector<const vocabularies::Party*> members;
  for (const auto& party : vocabularies.parties()) {
    const bool is_of_them = party.demonstration == (which == Governments::invented);
    if (is_of_them && party.belongs_to(group, day)) members.push_back(&party);
  }
  return members;
}

}  // namespace bch::portal

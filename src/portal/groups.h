#pragma once
// Groups of Governments as pages show them: the regional groups and those of treaty/groups.toml alike. Who
// belongs to one is asked of Party::belongs_to, for a day. Pure; any thread.

#include "formats/labels.h"
#include "portal/page.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::portal {

enum class GroupKind : std::uint8_t { regional, other };

struct GovernmentGroup {
  std::string id;  // as a value of search::facet::group and in addresses
  formats::Label title;
  formats::Label note;  // who says who belongs to it; the English may be empty
  GroupKind kind = GroupKind::other;
};

// The regional groups, then the others, in the order of the treaty.
std::vector<GovernmentGroup> government_groups(const vocabularies::Vocabularies& vocabularies);
std::optional<GovernmentGroup> find_group(const vocabularies::Vocabularies& vocabularies,
                                          std::string_view id);

// The Governments of a group on a day: States and the Union, or those that are invented for demonstration.
enum class Governments : std::uint8_t { real, invented };
std::vector<const vocabularies::Party*> members_of(const vocabularies::Vocabularies& vocabularies,
                                                   std::string_view group, const CivilDate& day,
                                                   Governments which);

}  // namespace bch::portal

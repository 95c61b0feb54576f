#pragma once
// Party: a Government or regional economic integration organization that owns records, its standing under the
// treaties, and the groups that it belongs to, each with its dates (treaty/parties.toml, treaty/groups.toml).
// Names are English here; other languages come from the catalogue. Values; constant once read; any thread.

#include "base/instant.h"
#include "base/named_text.h"
#include "base/result.h"
#include "vocabularies/ids.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::vocabularies {

struct Membership {
  std::string group;  // id of a Group
  std::optional<CivilDate> from;
  std::optional<CivilDate> to;  // the first day on which it is no member any more
};

// What a Government has done about a treaty: the depositary's notifications tell.
struct TreatyStatus {
  std::string treaty;     // "cartagena", "supplementary"
  bool is_party = false;  // otherwise it has signed
  std::optional<CivilDate> signed_on;
  std::optional<CivilDate> ratified;  // its instrument was deposited
  std::string instrument;             // "ratification", "accession" ...; may be empty
  std::optional<CivilDate> in_force;  // for this Party
  bool unverified = false;            // not compared with the depositary's notifications
  std::string territorial;            // application to territories, in English; may be empty
};

struct Party {
  PartyId id;
  std::string code3;  // ISO 3166 alpha-3; may be empty
  std::string english;
  std::string region;  // key of a term of the vocabulary of regions
  std::string time_zone;
  bool is_union = false;       // decides for its members in matters of its law (Art. 3(j))
  bool demonstration = false;  // fictitious
  std::vector<TreatyStatus> treaties;
  std::vector<Membership> memberships;

  // To a Group or, by its key, to a regional group.
  [[nodiscard]] bool belongs_to(std::string_view group, const CivilDate& day) const;
  [[nodiscard]] const TreatyStatus* under(std::string_view treaty) const;
  [[nodiscard]] bool is_party(const CivilDate& day) const;  // to the Cartagena Protocol
};

inline constexpr std::string_view cartagena = "cartagena";

// A group of Governments to which records and statistics refer.
struct Group {
  std::string id;
  std::string english;
  std::string note;  // who says who belongs to it
};

// Read parties.toml and groups.toml, sorted by id. Problem "treaty.bad-file".
Result<std::vector<Party>> read_parties(const NamedText& file);
Result<std::vector<Group>> read_groups(const NamedText& file);

}  // namespace bch::vocabularies

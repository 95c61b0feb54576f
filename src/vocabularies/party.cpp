#include "vocabularies/party.h"

#include "vocabularies/toml.h"

#include <algorithm>

namespace bch::vocabularies {
namespace {

std::optional<CivilDate> date(TomlTable& table, std::string_view member) {
  const std::string written = table.text(member);
  if (written.empty()) return std::nullopt;
  const auto parsed = parse_civil_date(written);
  if (!parsed) table.fault("\"" + written + "\" is not a date");
  return parsed;
}

TreatyStatus read_status(TomlTable& table) {
  TreatyStatus status;
  status.treaty = table.needed_text("of");
  const std::string standing = table.needed_text("status");
  status.is_party = standing == "party";
  if (!status.is_party && standing != "signatory") table.fault("\"" + standing + "\" is no status");
  status.signed_on = date(table, "signed");
  status.ratified = date(table, "ratified");
  status.instrument = table.text("kind");
  status.in_force = date(table, "in_force");
  status.unverified = table.flag("unverified");
  status.territorial = table.text("territorial");
  table.finish();
  return status;
}

Party read_party(TomlTable& table) {
  Party party;
  party.id = PartyId(table.needed_text("id"));
  party.code3 = table.text("code3");
  party.english = table.needed_text("title");
  party.region = table.text("region");
  party.time_zone = table.text("time_zone");
  party.demonstration = table.flag("demonstration");
  const std::string kind = table.text("kind");
  party.is_union = kind == "union";
  if (!kind.empty() && !party.is_union) table.fault("\"" + kind + "\" is no kind");
  for (TomlTable& inner : table.tables("treaty")) party.treaties.push_back(read_status(inner));
  for (TomlTable& inner : table.tables("member")) {
    party.memberships.push_back({inner.needed_text("of"), date(inner, "from"), date(inner, "to")});
    inner.finish();
  }
  table.finish();
  return party;
}

}  // namespace

bool Party::belongs_to(std::string_view group, const CivilDate& day) const {
  if (!region.empty() && group == region) return true;
  return std::ranges::any_of(memberships, [&](const Membership& membership) {
    return membership.group == group && (!membership.from || *membership.from <= day) &&
           (!membership.to || day < *membership.to);
  });
}

const TreatyStatus* Party::under(std::string_view treaty) const {
  const auto found = std::ranges::find(treaties, treaty, &TreatyStatus::treaty);
  return found == treaties.end() ? nullptr : &*found;
}

bool Party::is_party(const CivilDate& day) const {
  const TreatyStatus* status = under(cartagena);
  return status != nullptr && status->is_party && (!status->in_force || *status->in_force <= day);
}

Result<std::vector<Party>> read_parties(const NamedText& file) {
  const TomlFile toml = TRY(TomlFile::read(file));
  TomlTable root = toml.root();
  std::vector<Party> parties;
  for (TomlTable& table : root.tables("party")) {
    parties.push_back(read_party(table));
    if (std::ranges::count(parties, parties.back().id, &Party::id) > 1)
      table.fault("the Party \"" + parties.back().id.value() + "\" stands here twice");
  }
  root.finish();
  TRY(toml.faults());
  std::ranges::sort(parties, {}, &Party::id);
  return parties;
}

Result<std::vector<Group>> read_groups(const NamedText& file) {
  const TomlFile toml = TRY(TomlFile::read(file));
  TomlTable root = toml.root();
  std::vector<Group> groups;
  for (TomlTable& table : root.tables("group")) {
    groups.push_back({table.needed_text("id"), table.needed_text("title"), table.text("note")});
    table.finish();
  }
  root.finish();
  TRY(toml.faults());
  return groups;
}

}  // namespace bch::vocabularies

#include "search/following.h"

#include <map>

namespace bch::search {

IndexFollower::IndexFollower(const registry::Registry& registry, const formats::Formats& formats,
                             Index& index, std::function<void(std::span<const registry::Version>)> changed)
    : registry_(registry), formats_(formats), index_(index), changed_(std::move(changed)) {}

Result<Done> IndexFollower::follow(std::span<const registry::Version> versions) {
  std::map<records::RecordId, const registry::Version*> newest;
  for (const auto& version : versions) {
    if (!version.entry.record.empty() && version.entry.known() != registry::Kind::confirm)
      newest.insert_or_assign(version.entry.record, &version);
  }
  Changes changes;
  changes.position = versions.back().position + 1;
  for (const auto& [record, version] : newest) {
    const auto kind = version->entry.known();
    const bool is_public = kind == registry::Kind::publish || kind == registry::Kind::amend;
    const auto body = is_public ? registry_.content(version->entry)
                                : Result<records::Document>(Problem{Problem::Kind::gone, "", {}});
    if (body.ok())
      changes.put.push_back(describe(formats_, version->entry, *body));
    else if (body.problem().kind == Problem::Kind::gone || !is_public)
      changes.remove.push_back(record);  // erased later on
    else
      return body.problem();
  }
  TRY(index_.change(changes));
  if (changed_) changed_(versions);
  return Done{};
}

}  // namespace bch::search

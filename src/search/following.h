#pragma once
// IndexFollower: keeps an Index up with the journal: the newest public version of each record is in it,
// what was withdrawn only for who asks for that, and nothing that was erased. One thread.

#include "formats/formats.h"
#include "records/inspection.h"
#include "registry/follower.h"
#include "search/index.h"

#include <functional>

namespace bch::search {

class IndexFollower final : public registry::Follower {
 public:
  // `inspector` reads documents that were published with a record; one that it cannot read, or for
  // long has no time for, is passed over.
  // `changed` hears, after each step, which records have changed (the page cache drops their pages). All
  // outlive this.
  IndexFollower(const registry::Registry& registry, const formats::Formats& formats,
                const languages::Collator& collator, records::Inspector& inspector, Index& index,
                std::function<void(std::span<const registry::Version>)> changed);

  [[nodiscard]] std::string_view name() const override { return "search"; }
  [[nodiscard]] Result<registry::Position> position() override { return index_.position(); }
  [[nodiscard]] Result<Done> follow(std::span<const registry::Version> versions) override;
  [[nodiscard]] Result<Done> forget() override { return index_.forget(); }
  [[nodiscard]] Result<Done> settle() override;

 private:
  Result<Done> add(const registry::Version& version, Changes& changes);
  Result<std::optional<registry::Entry>> content_of(const registry::Version& version) const;
  Result<std::vector<AttachedText>> attached_texts(const registry::Entry& entry);

  const registry::Registry& registry_;
  const formats::Formats& formats_;
  const languages::Collator& collator_;
  records::Inspector& inspector_;
  Index& index_;
  std::function<void(std::span<const registry::Version>)> changed_;
  bool is_settled_ = false;
  unsigned waits_ = 0;  // steps in a row for which the inspector had no time
};

}  // namespace bch::search

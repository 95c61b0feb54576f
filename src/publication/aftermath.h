#pragma once
// Aftermath: follows the journal for the workspace: what somebody has to do here after an act that was not
// begun here. Whatever was erased, at the desk, by the operator or on another node, is forgotten: drafts
// about it, answers that it withheld, its place in a queue. Of what has retired (role.h) its owner is told,
// and a draft about it becomes the revision that puts it back. One thread.

#include "base/clock.h"
#include "formats/formats.h"
#include "publication/announcing.h"
#include "publication/drafts.h"
#include "publication/publishing.h"
#include "registry/follower.h"
#include "workspace/store.h"

#include <span>
#include <string_view>

namespace bch::publication {

class Aftermath final : public registry::Follower {
 public:
  // All outlive it.
  struct Parts {
    workspace::Store& store;
    Publishing& publishing;
    Drafts& drafts;
    Announcing& announcing;
    const registry::Registry& registry;
    const formats::Formats& formats;
    Clock& clock;
  };
  explicit Aftermath(const Parts& parts) : parts_(parts) {}

  [[nodiscard]] std::string_view name() const override { return "aftermath"; }
  [[nodiscard]] Result<registry::Position> position() override;
  [[nodiscard]] Result<Done> follow(std::span<const registry::Version> versions) override;
  [[nodiscard]] Result<Done> forget() override { return stand_at(0); }

 private:
  Result<Done> tell_retired(const registry::Version& version);
  Result<Done> go_on_with_draft(const registry::Version& version, workspace::Commit& commit);
  Result<Done> stand_at(registry::Position position);

  Parts parts_;
};

}  // namespace bch::publication

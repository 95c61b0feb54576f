#pragma once
// Reminding: once a day, the owners of records that their format asks to be confirmed are told so, and once
// more when a record was not confirmed in time (renditions/confirmation.h); when many come together, in one
// notice. What was told of which version is remembered in the commit that tells it: nobody is told twice,
// whatever happens in between. Where the format wants so, a record that was not confirmed in time retires: it
// is withdrawn in the role "retired" (docs/wire/entry.md), never before its owner has had the months for it
// since she was told, and not while a request about it waits. One thread.

#include "base/clock.h"
#include "formats/formats.h"
#include "publication/announcing.h"
#include "publication/drafts.h"
#include "publication/reminder.h"
#include "registry/registry.h"
#include "renditions/confirmation.h"
#include "search/index.h"
#include "workspace/store.h"

#include <cstdint>
#include <map>
#include <vector>

namespace bch::publication {

class Reminding {
 public:
  // All outlive the reminding.
  struct Parts {
    workspace::Store& store;
    Drafts& drafts;
    Announcing& announcing;
    registry::Registry& registry;
    search::Index& index;
    const formats::Formats& formats;
    std::uint32_t edition = 0;  // of the treaty
    Clock& clock;
  };
  explicit Reminding(const Parts& parts) : parts_(parts) {}

  // Nothing on a day on which it was done before, or while the index is being made for the first time.
  Result<Done> remind();

 private:
  // A record of which its owner was not yet told that.
  struct Due {
    Announcing::Record record;
    std::string_view news;  // of notices::kind
    CivilDate until;        // it is to be confirmed
    Reminder reminder;
  };
  // Those that are told together: of one owner, and what happens to them otherwise.
  struct Sort {
    records::PartyId owner;
    bool retires = false;
    friend auto operator<=>(const Sort&, const Sort&) = default;
  };
  // What a day brings.
  struct Round {
    CivilDate today;
    std::map<Sort, std::vector<Due>> due;
    std::vector<registry::Version> retiring;
  };

  Result<bool> look_for(const formats::Format& format, Round& round);
  Result<Done> consider(const records::RecordId& id, const formats::Format& format, Round& round);
  Result<Done> tell(const Sort& sort, const std::vector<Due>& due);
  Result<Done> retire(const registry::Version& latest);

  Parts parts_;
};

}  // namespace bch::publication

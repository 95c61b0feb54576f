#pragma once
// Reminding: once a day, the owners of records that their format asks to be confirmed are told so, and once
// more when a record was not confirmed in time (renditions/confirmation.h); when many come together, in one
// notice. What was told of which version is remembered in the commit that tells it: nobody is told twice,
// whatever happens in between. One thread.

#include "base/clock.h"
#include "formats/formats.h"
#include "publication/announcing.h"
#include "registry/registry.h"
#include "renditions/confirmation.h"
#include "search/index.h"
#include "workspace/store.h"

#include <map>
#include <vector>

namespace bch::publication {

class Reminding {
 public:
  // All outlive the reminding.
  struct Parts {
    workspace::Store& store;
    Announcing& announcing;
    const registry::Registry& registry;
    search::Index& index;
    const formats::Formats& formats;
    Clock& clock;
  };
  explicit Reminding(const Parts& parts) : parts_(parts) {}

  // Nothing on a day on which it was done before, or while the index is being made for the first time.
  Result<Done> remind();

 private:
  // A record of which its owner was not yet told that.
  struct Due {
    Announcing::Record record;
    renditions::Confirmation::Stage stage;
    CivilDate until;           // it is to be confirmed
    workspace::Item reminder;  // by which it is remembered
  };
  using DueByOwner = std::map<records::PartyId, std::vector<Due>>;

  Result<bool> look_for(const formats::Format& format, CivilDate today, DueByOwner& due);
  Result<Done> consider(const records::RecordId& id, const formats::Format& format, CivilDate today,
                        DueByOwner& due);
  Result<Done> tell(const std::vector<Due>& due);

  Parts parts_;
};

}  // namespace bch::publication

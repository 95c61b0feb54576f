#pragma once
// SearchWatch: follows the journal for those who have saved a search: of each new version it asks the index
// whether the search finds it, and tells its owner at once or keeps it for the day or week. It follows only
// as far as the index has come, and is asked again when that has moved. Of each search it remembers up to
// where news was told, in the commit that tells it, so that following twice tells nothing twice. One thread.

#include "formats/formats.h"
#include "notices/notice.h"
#include "notices/saved_search.h"
#include "registry/follower.h"
#include "search/index.h"

#include <map>
#include <span>
#include <string>
#include <vector>

namespace bch::notices {

class SearchWatch final : public registry::Follower {
 public:
  // All outlive the watch.
  struct Parts {
    workspace::Store& store;
    access::Accounts& accounts;
    SavedSearches& searches;
    Notices& notices;
    const registry::Registry& registry;
    search::Index& index;
    const formats::Formats& formats;
    Clock& clock;
  };
  explicit SearchWatch(const Parts& parts);

  [[nodiscard]] std::string_view name() const override { return "searches"; }

  // A watch that begins stands at the end of the journal: nobody could want news of what was there before.
  [[nodiscard]] Result<registry::Position> position() override;

  // Problem search.not-ready (busy) when the index has not come so far.
  [[nodiscard]] Result<Done> follow(std::span<const registry::Version> versions) override;
  [[nodiscard]] Result<Done> forget() override;

  // Tells what was found and is due by now.
  Result<Done> tell_due();

 private:
  struct Change {
    records::RecordId record;
    registry::Position position = 0;
  };
  Result<bool> look(SavedSearch& search, std::span<const Change> changes, registry::Position end);
  Result<Done> tell(SavedSearch& search, workspace::Commit& commit);
  Result<Done> stand_at(registry::Position position);

  Parts parts_;
  std::vector<std::string> facets_;  // that an address may name
};

}  // namespace bch::notices

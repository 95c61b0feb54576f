#pragma once
// SavedSearch: a search that somebody keeps, by the parameters of its address, to run it again or to be told
// when there is something new. SavedSearches keeps them in the workspace; who looks for news is
// search_watch.h. Any thread.

#include "access/account.h"
#include "base/chance.h"
#include "base/clock.h"
#include "base/id.h"
#include "notices/preferences.h"
#include "registry/entry.h"
#include "workspace/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::notices {

using SearchId = Id<struct SearchTag>;

struct SavedSearch {
  SearchId id;
  std::uint64_t version = 0;
  access::AccountId account;
  std::string name;
  std::string parameters;  // as in the address of the search, without "?": "q=maize&party=xa"
  Pace pace = Pace::daily;
  bool by_mail = true;  // beside the notice on the site
  Instant made;
  registry::Position seen = 0;           // what was published before is not news
  std::vector<records::RecordId> found;  // and not yet told; at most limits::news_of_a_search
  std::optional<Instant> due;            // when that is told
};

// The parameters of a search in what somebody gives: its whole address, copied from the browser, or the
// parameters alone. Nothing when it is too long or no such thing.
std::optional<std::string> parameters_in(std::string_view address);

class SavedSearches {
 public:
  // All outlive this.
  SavedSearches(workspace::Store& store, Clock& clock, Chance& chance)
      : store_(store), clock_(clock), chance_(chance) {}

  // Keeps a new one; it gets its id here. Problems: searches.too-many (too_large), searches.no-name,
  // searches.no-search (invalid).
  Result<SavedSearch> save(SavedSearch search);
  // Problem workspace.changed (conflict), and those of save.
  Result<Done> change(const SavedSearch& search);
  Result<Done> remove(const SavedSearch& search);

  Result<std::optional<SavedSearch>> find(const SearchId& id);
  Result<std::vector<SavedSearch>> of(const access::AccountId& account);  // newest first

  // Those of everybody of which news is wanted; those that have something to tell at some time.
  Result<std::vector<SavedSearch>> watched(const std::optional<workspace::Place>& after);
  Result<std::vector<SavedSearch>> with_news(const std::optional<workspace::Place>& after);

  static workspace::Place place_of(const SavedSearch& search) {
    return {search.made.milliseconds(), search.id.value()};
  }

 private:
  workspace::Store& store_;
  Clock& clock_;
  Chance& chance_;
};

workspace::Item to_item(const SavedSearch& search);

}  // namespace bch::notices

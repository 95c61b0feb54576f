#pragma once
// Reminder: what the owner of a record was last told of its confirmation, and of which version: kept in the
// commit that tells it, so that nobody is told twice. Values; any thread.

#include "base/instant.h"
#include "records/identity.h"
#include "seals/hash.h"
#include "workspace/store.h"

#include <optional>
#include <utility>

namespace bch::publication {

class Reminder {
 public:
  enum class Stage { asked, not_confirmed, retired };

  explicit Reminder(workspace::Item item) : item_(std::move(item)) {}

  // Whether something was told of that version.
  [[nodiscard]] bool is_told(const seals::Hash& leaf) const;
  // ... and it was that.
  [[nodiscard]] bool is_told(const seals::Hash& leaf, Stage stage) const;
  // The day on which it was told; nothing when nothing was.
  [[nodiscard]] std::optional<CivilDate> day() const;

  void tell(const seals::Hash& leaf, Stage stage, CivilDate day);
  // To be put into the commit.
  [[nodiscard]] workspace::Item item() && { return std::move(item_); }

 private:
  workspace::Item item_;
};

Result<Reminder> reminder_of(workspace::Store& store, const records::RecordId& record);

}  // namespace bch::publication

#include "publication/validation_queue.h"

namespace bch::publication {

workspace::Label waiting_validations() {
  return {"state", "pending"};
}

workspace::Item waiting_item(const registry::Version& version) {
  workspace::Item item;
  item.kind = validation_kind;
  item.id = version.entry.record.value();
  item.order = -version.entry.time.milliseconds();
  item.labels = {waiting_validations()};
  return item;
}

}  // namespace bch::publication

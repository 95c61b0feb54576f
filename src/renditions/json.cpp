#include "renditions/json.h"

#include "records/json.h"
#include "renditions/confirmation.h"

namespace bch::renditions {

records::Document record_document(const Record& record, CivilDate today) {
  const registry::Entry& entry = record.entry();
  records::Document document;
  document.set("number", records::to_text(*entry.number));
  document.set("revision", std::int64_t{entry.revision});
  document.set("published", to_text(entry.time));
  if (record.is_demonstration) document.set("demonstration", true);
  if (record.standing == Standing::withdrawn) document.set("withdrawn", true);
  if (record.is_retired) document.set("retired", true);
  if (record.is_on_instruction) document.set("onInstruction", true);
  if (record.is_pending) document.set("pendingValidation", true);
  if (record.confirmed) document.set("confirmed", to_text(*record.confirmed));
  const auto confirmation = confirmation_of(record, today);
  if (confirmation.stage == Confirmation::Stage::not_confirmed)
    document.set("notConfirmedSince", to_text(confirmation.since));
  document.set("content", record.body());
  return document;
}

std::string record_json(const Record& record, CivilDate today) {
  return records::pretty_json(record_document(record, today));
}

}  // namespace bch::renditions

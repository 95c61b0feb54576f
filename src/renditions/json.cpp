#include "renditions/json.h"

#include "records/json.h"

namespace bch::renditions {

records::Document record_document(const Record& record) {
  const registry::Entry& entry = record.entry();
  records::Document document;
  document.set("number", records::to_text(*entry.number));
  document.set("revision", std::int64_t{entry.revision});
  document.set("published", to_text(entry.time));
  if (record.is_demonstration) document.set("demonstration", true);
  if (record.standing == Standing::withdrawn) document.set("withdrawn", true);
  document.set("content", record.body());
  return document;
}

std::string record_json(const Record& record) {
  return records::pretty_json(record_document(record));
}

}  // namespace bch::renditions

#include "commands/command.h"
#include "renditions/json.h"
#include "renditions/text.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {
    data_option,
    json_option,
    {"NUMBER", "", "public numbers (BCH-LAW-XA-1, with -2 its second revision) or GUIDs"}};

Result<renditions::Record> find(renditions::Library& library, const std::string& written) {
  if (const auto number = records::parse_public_number(written)) return library.find(*number);
  const auto reference = records::parse_reference(written);
  if (!reference) return Problem{Problem::Kind::not_found, "record.not-found", {}};
  return library.find(reference->record, reference->revision);
}

Result<int> run(const Call& call) {
  auto node = TRY(call.node(node::Purpose::read));
  renditions::Library library(node->registry(), node->treaty().formats());
  for (const std::string& written : call.rest()) {
    const auto record = TRY(find(library, written));
    Call::print(call.json() ? renditions::record_json(record)
                            : renditions::record_text(call.reader(), library, record));
  }
  return 0;
}

}  // namespace

const Command show_command{"show", "Show records as text or JSON", "Works beside a running server.", options,
                           run};

}  // namespace bch::commands

#include "commands/command.h"
#include "renditions/json.h"
#include "renditions/text.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {
    data_option,
    json_option,
    {"NUMBER", "", "public numbers (BCH-LAW-XA-1, with -2 its second revision) or GUIDs"}};

Result<int> run(const Call& call) {
  auto node = TRY(call.node(node::Purpose::read));
  renditions::Library library(node->registry(), node->treaty().formats());
  const auto today = day_of(node->clock().now());
  for (const std::string& written : call.rest()) {
    const auto record = TRY(library.find(std::string_view(written)));
    Call::print(call.json() ? renditions::record_json(record, today)
                            : renditions::record_text(call.reader(), library, record, today));
  }
  return 0;
}

}  // namespace

const Command show_command{"show", "Show records as text or JSON", "Works beside a running server.", options,
                           run};

}  // namespace bch::commands

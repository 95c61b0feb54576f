#include "commands/command.h"
#include "records/json.h"
#include "renditions/format_schema.h"
#include "renditions/format_text.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {
    data_option,
    json_option,
    {"--schema", "", "as JSON Schema, draft 2020-12"},
    {"FORMAT", "", "one format, by its identifier (biosafetyLaw) or code (LAW); without it, the list of all"},
};

// The formats of a node when its folder is named, else those that the program was built with.
Result<int> list(const Call& call, const formats::Formats& formats) {
  for (const formats::Format* format : formats.all()) {
    const std::string plural = renditions::say_label(call.reader(), format->plural);
    if (call.json()) {
      records::Document line;
      line.set("format", format->id.value());
      line.set("code", format->code);
      line.set("title", renditions::say_label(call.reader(), format->title));
      line.set("plural", plural);
      line.set("national", format->has(formats::Aspect::belongs_to_government));
      Call::print_line(line);
    } else {
      constexpr std::size_t code_width = 6;
      std::string code = format->code;
      code.resize(std::max(code.size(), code_width), ' ');
      Call::print(code + plural + "  (" + format->id.value() + ")\n");
    }
  }
  return 0;
}

Result<int> answer(const Call& call, const formats::Formats& formats) {
  if (call.rest().empty()) return list(call, formats);
  const std::string& wanted = call.rest().front();
  const auto* format = formats.find(records::FormatId(wanted));
  if (format == nullptr) format = formats.with_code(wanted);
  if (format == nullptr) return Problem{Problem::Kind::not_found, "format-page.not-found", {}};
  if (call.has("--schema"))
    Call::print(records::pretty_json(renditions::format_schema(call.reader(), *format)));
  else
    Call::print(renditions::blank_form(call.reader(), formats, *format));
  return 0;
}

Result<int> run(const Call& call) {
  if (!call.has("--data")) return answer(call, call.treaty().formats());
  const auto node = TRY(call.node(node::Purpose::read));
  return answer(call, node->treaty().formats());
}

}  // namespace

const Command formats_command{
    "formats", "List the common formats; show one as a blank form or as JSON Schema",
    "Of the node in --data DIR; without it, of the treaty that this program was built with. "
    "The form can be printed and filled in by hand; it is in the language of --language.",
    options, run};

}  // namespace bch::commands

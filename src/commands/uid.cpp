#include "commands/command.h"
#include "formats/unique_identifier.h"

namespace bch::commands {
namespace {

constexpr Option options[] = {
    json_option, {"ID", "", "OECD unique identifiers of LMOs; a stack is one argument: \"A x B\""}};

void explain(const Call& call, const formats::UniqueIdentifier& identifier) {
  const bool good = identifier.digit_fits();
  if (call.json()) {
    records::Document line;
    line.set("written", identifier.written);
    line.set("good", good);
    if (identifier.well_formed()) {
      line.set("applicant", identifier.applicant);
      line.set("event", identifier.event);
      line.set("digit", std::string(1, identifier.digit));
      line.set("expected", std::string(1, identifier.expected));
      line.set("address", formats::address_form(identifier.written));
      line.set("form", formats::written_form(identifier.written));
    }
    return Call::print_line(line);
  }
  if (!identifier.well_formed()) return call.say("uid.malformed", {{"identifier", identifier.written}});
  call.say(good ? "uid.good" : "uid.wrong-digit", {{"identifier", formats::written_form(identifier.written)},
                                                   {"applicant", identifier.applicant},
                                                   {"event", identifier.event},
                                                   {"digit", std::string(1, identifier.digit)},
                                                   {"expected", std::string(1, identifier.expected)}});
}

Result<int> run(const Call& call) {
  if (call.rest().empty()) return Problem{Problem::Kind::invalid, "uid.none-given", {}};
  bool all_good = true;
  for (const std::string& written : call.rest()) {
    for (const auto& identifier : formats::read_unique_identifiers(written)) {
      explain(call, identifier);
      all_good = all_good && identifier.digit_fits();
    }
  }
  return all_good ? 0 : 1;
}

}  // namespace

const Command uid_command{"uid", "Explain OECD unique identifiers of LMOs and check their digit",
                          "Zero may be typed 0, O or Ø. Exit code 1 when one of them is wrong.", options,
                          run};

}  // namespace bch::commands

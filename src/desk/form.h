#pragma once
// The form of a draft, made from its common format: the questions of one section as controls, a page each,
// so that it works without a script and on slow connections. Names of controls are paths (desk/shown.h);
// answers.h reads back what is sent. The element form, its address and its main buttons are the page's. Pure
// but for `record`; any thread.

#include "base/html.h"
#include "desk/answers.h"
#include "formats/formats.h"
#include "renditions/reader.h"

#include <functional>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::desk {

// A record by which an answer may be given.
struct Candidate {
  records::RecordId record;
  std::string title;
  std::string number;
};

// Whether what has not been answered yet is said as well: after somebody asked to publish.
enum class Judged { as_far_as_written, whole };

struct Asking {
  const formats::Formats& formats;
  const formats::Format& format;
  const records::Document& body;
  std::span<const std::string> languages;  // of the record; empty: the reader's
  const formats::Findings& findings;       // of formats::examine_draft
  const renditions::Reader& reader;
  std::function<std::optional<Candidate>(const records::RecordId&)> record;  // what a record is called
  Url base;  // of the draft: /en/desk/draft/ID
  Judged judged = Judged::as_far_as_written;
  bool is_demonstration = false;   // invented Governments are offered, otherwise real ones
  Deed deed{};                     // what was done last: where one more row is shown
  std::vector<Candidate> found{};  // after Deed::find, at its path
  std::string words{};             // by which they were found
  bool sees_withheld = true;       // answers that are marked as confidential
};

struct Step {
  std::string section;
  std::string title;
  bool is_complete = true;  // without errors, and all is answered that has to be
  std::size_t missing = 0;  // answers that have to be given
  std::size_t errors = 0;   // others
  std::size_t warnings = 0;
};

// The sections that apply, in the order of the format.
std::vector<Step> steps_of(const Asking& asking);

// The questions of a section with what is to be said of the answers; empty when there is no such section or
// it does not apply. The first button among them keeps the answers (Deed::again): what Enter does.
Html section_form(const Asking& asking, std::string_view section);

// What the script needs within the form, and where it says what it has saved (script.h). It finds the token
// and the version among the form's controls "token" and "version", and sends to the draft's address followed
// by /autosave (POST), /records?field=PATH&q=WORDS and /compare.
Html autosave(const Asking& asking);

// A finding in words: "Decision of ...: This has to be answered."
std::string say_finding(const renditions::Reader& reader, const formats::Finding& finding);

}  // namespace bch::desk

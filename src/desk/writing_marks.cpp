// That an answer is withheld as confidential: why, until when.

#include "desk/question_writer.h"
#include "desk/shown.h"

#include <algorithm>

namespace bch::desk {
namespace {

std::string named(std::string_view control, std::string_view path) {
  return std::string(control) + std::string(path);
}

Html text(const std::string& name, std::string_view label, std::string value) {
  return label_for(name, label, {}) + box({.name = name, .text = std::move(value)}, {});
}

}  // namespace

const formats::Mark* QuestionWriter::mark_of(std::string_view path) const {
  const auto found = std::ranges::find(marks_, path, &formats::Mark::field);
  return found == marks_.end() ? nullptr : &*found;
}

// A box for the reason, folded away: who gives one has marked the answer. What else there is to say of it is
// asked then, so that pages stay light.
Html QuestionWriter::withholding(const std::string& path) const {
  if (std::ranges::find(withholdable_, path) == withholdable_.end()) return {};
  const formats::Mark* mark = mark_of(path);
  const std::string summary = reader_.say("form.withhold");
  const std::string why = reader_.say("form.withhold-reason");
  const std::string name = named(control::withhold, path);
  if (mark == nullptr)
    return html(
        "<details class=\"withhold\"><summary>{}</summary><label>{} <input name=\"{}\" "
        "dir=\"auto\"></label></details>",
        summary, why, name);
  const Html more =
      text(named(control::withhold_until, path), reader_.say("form.withhold-until"), mark->until) +
      tick(Pick::several, named(control::withhold_commitment, path),
           {std::string(control::yes), reader_.say("form.withhold-commitment")}, mark->commits);
  return html("<details class=\"withhold\" open><summary>{}</summary>{}{}</details>", summary,
              text(name, why, mark->reason), more);
}

// For who may not see it: no control, so that nothing is sent of it.
Html QuestionWriter::withheld_from_view(const formats::Field& field, const std::string& path) {
  return html("<div class=\"ask\" id=\"{}\"><p><b>{}</b></p><p class=\"quiet\">{}</p></div>", place_of(path),
              heading(field).text, reader_.say("form.withheld-from-you"));
}

}  // namespace bch::desk

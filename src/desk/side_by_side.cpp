#include "desk/side_by_side.h"

#include "portal/parts.h"

#include <map>

namespace bch::desk {
namespace {

struct Pair {
  Html left;
  Html right;
};

}  // namespace

Html differences(Visit& visit, const formats::Format& format, const records::Document& left,
                 const records::Document& right, std::string_view before, std::string_view after) {
  const auto& vocabularies = visit.reading.sources.formats.vocabularies();
  std::map<std::string, Pair> answers;
  const auto read = [&](const records::Document& body, Html Pair::*side) {
    for (const auto& part : formats::read_out(&format, vocabularies, body)) {
      for (const auto& row : part.rows) answers[row.field].*side = portal::values(visit.reading, row);
    }
  };
  read(left, &Pair::left);
  read(right, &Pair::right);
  Html rows;
  for (const auto& [path, field] : formats::all_fields(format)) {
    const auto found = answers.find(path);
    if (found == answers.end() || found->second.left == found->second.right) continue;
    rows +=
        html("<tr><th scope=\"row\">{}</th><td data-title=\"{}\">{}</td><td data-title=\"{}\">{}</td></tr>",
             portal::label(visit.reader(), field->label), visit.say(before), found->second.left,
             visit.say(after), found->second.right);
  }
  if (rows.empty()) return rows;
  return html(
      "<div class=\"stacked\"><table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table></div>",
      visit.say("draft.question"), visit.say(before), visit.say(after), rows);
}

}  // namespace bch::desk

#include "formats/meeting.h"

#include <algorithm>

namespace bch::formats {
namespace {

Holding holding(const MeetingFields& fields, const records::Document& body) {
  const auto answer = body.at(fields.state).text();
  if (std::ranges::find(fields.called_off, answer) != fields.called_off.end()) return Holding::called_off;
  if (std::ranges::find(fields.uncertain, answer) != fields.uncertain.end()) return Holding::uncertain;
  return Holding::as_planned;
}

std::optional<CivilDate> date_in(const Row& row) {
  const auto* date = std::get_if<CivilDate>(&row.items.front());
  return date == nullptr ? std::nullopt : std::optional(*date);
}

}  // namespace

std::optional<Meeting> meeting_of(const Format* format, const vocabularies::Vocabularies& vocabularies,
                                  const records::Document& body) {
  if (format == nullptr || !format->meeting) return std::nullopt;
  const MeetingFields& fields = *format->meeting;
  Meeting meeting;
  std::optional<CivilDate> begins;
  for (auto& part : read_out(format, vocabularies, body)) {
    for (Row& row : part.rows) {
      if (row.field == fields.begins) begins = date_in(row);
      if (row.field == fields.ends) meeting.ends = date_in(row);
      if (row.field == fields.state)
        meeting.state = std::move(row);
      else if (std::ranges::find(fields.place, row.field) != fields.place.end())
        meeting.place.push_back(std::move(row));
    }
  }
  if (!begins) return std::nullopt;
  meeting.begins = *begins;
  if (meeting.ends && *meeting.ends < meeting.begins) meeting.ends.reset();
  meeting.holding = holding(fields, body);
  return meeting;
}

MeetingFields read_meeting_fields(vocabularies::TomlTable& table) {
  MeetingFields fields;
  fields.begins = table.needed_text("begins");
  fields.ends = table.text("ends");
  fields.place = table.texts("place");
  fields.state = table.text("state");
  fields.uncertain = table.texts("uncertain");
  fields.called_off = table.texts("called_off");
  table.finish();
  return fields;
}

std::vector<std::string> names_in(const MeetingFields& fields) {
  std::vector<std::string> names = fields.place;
  for (const auto& name : {fields.begins, fields.ends, fields.state}) {
    if (!name.empty()) names.push_back(name);
  }
  return names;
}

}  // namespace bch::formats

// All meetings as a calendar to which programs subscribe.

#include "base/limits.h"
#include "channels/channels.h"
#include "formats/meeting.h"
#include "http/media_type.h"
#include "renditions/calendar.h"
#include "renditions/feed.h"
#include "renditions/format_text.h"
#include "renditions/listing.h"

namespace bch::channels {
namespace {

using renditions::EventStatus;
using renditions::Reader;

// What can say where something is: texts, Governments, terms.
struct PlaceText {
  const Reader& reader;
  std::string operator()(const std::string& text) const { return text; }
  std::string operator()(const languages::LocalizedText& text) const { return reader.plain(text); }
  std::string operator()(const formats::PartyName& party) const {
    return renditions::say_label(reader, party.label);
  }
  std::string operator()(const formats::TermChoice& term) const {
    return renditions::say_label(reader, term.label);
  }
  std::string operator()(const auto&) const { return {}; }
};

std::string place_text(const Reader& reader, const formats::Meeting& meeting) {
  std::string text;
  for (const auto& row : meeting.place) {
    for (const auto& item : row.items) {
      const std::string said = std::visit(PlaceText{reader}, item);
      if (said.empty()) continue;
      if (!text.empty()) text += ", ";
      text += said;
    }
  }
  return text;
}

EventStatus status(formats::Holding holding) {
  if (holding == formats::Holding::called_off) return EventStatus::cancelled;
  return holding == formats::Holding::uncertain ? EventStatus::tentative : EventStatus::confirmed;
}

// Nothing when only the month or the year is known: calendars have days.
std::optional<renditions::Event> event_of(const Reader& reader, const renditions::Library& library,
                                          const renditions::Record& record) {
  const auto meeting = formats::meeting_of(record.format, library.formats().vocabularies(), record.body());
  if (!meeting || meeting->begins.day == 0 || !record.entry().number) return std::nullopt;
  const std::string number = records::to_text(*record.entry().number);
  const std::string summary = reader.plain(formats::summary_of(record.format, record.body()));
  renditions::Event event;
  event.id = renditions::urn_of(record.entry().record);
  event.sequence = record.entry().revision;
  event.changed = record.changed;
  event.first = meeting->begins;
  if (meeting->ends && meeting->ends->day != 0) event.last = meeting->ends;
  event.title = renditions::marked_title(reader, record);
  event.place = place_text(reader, *meeting);
  event.description = summary.empty() ? number : number + "\n" + summary;
  event.status = status(meeting->holding);
  return event;
}

}  // namespace

Result<http::Response> calendar(const Asked& asked) {
  const Reader* reader = asked.sources.reader_of(asked.request.target);
  if (reader == nullptr) return Problem{Problem::Kind::not_found, "page.not-found", {}};
  search::Question question;
  question.language = reader->tag();
  question.order = search::Order::newest;
  question.page_size = limits::calendar_events;
  question.today = day_of(asked.sources.clock.now());
  for (const formats::Format* format : asked.sources.formats.all()) {
    if (format->has(formats::Aspect::is_meeting))
      question = question.with({std::string(search::facet::format), format->id.value()});
  }
  const auto answer = question.choices.empty() ? search::Answer() : TRY(asked.sources.index.ask(question));
  renditions::Library library(asked.sources.registry, asked.sources.formats);
  std::vector<renditions::Event> events;
  for (const auto& id : answer.hits) {
    const auto record = library.find(id);
    if (!record.ok()) continue;
    if (auto event = event_of(*reader, library, *record)) events.push_back(*std::move(event));
  }
  return http::page(http::media::calendar,
                    renditions::calendar_text(reader->say("meetings.title"), reader->tag(), events));
}

}  // namespace bch::channels

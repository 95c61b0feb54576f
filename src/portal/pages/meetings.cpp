#include "formats/meeting.h"
#include "portal/lists.h"
#include "portal/pages.h"
#include "portal/paging.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

constexpr std::size_t page_size = 50;
constexpr std::size_t upcoming_shown = 50;

search::Question meetings(Visit& visit, search::Order order) {
  auto question = newest_of(visit.reader, nullptr, {}, page_size);
  question.order = order;
  for (const formats::Format* format : visit.sources.formats.all()) {
    if (format->has(formats::Aspect::is_meeting))
      question = question.with({std::string(search::facet::format), format->id.value()});
  }
  return question;
}

// Whether it is over on that day; of a date of which only the month is known, when that is over.
bool is_over(const formats::Meeting& meeting, const CivilDate& today) {
  const CivilDate last = meeting.ends.value_or(meeting.begins);
  if (last.month == 0) return last.year < today.year;
  if (last.day == 0) return CivilDate{last.year, last.month} < CivilDate{today.year, today.month};
  return last < today;
}

// One meeting of the calendar.
class MeetingWriter {
 public:
  MeetingWriter(Visit& visit, const renditions::Record& record, const formats::Meeting& meeting)
      : visit_(visit), reader_(visit.reader), record_(record), meeting_(meeting) {}

  [[nodiscard]] Html write() const {
    Html name =
        html("<a href=\"{}\">{}</a>", renditions::record_address(reader_.tag(), *record_.entry().number),
             record_.title.empty() ? html("{}", records::to_text(*record_.entry().number))
                                   : reader_.text(record_.title));
    if (record_.is_demonstration) name += html(" {}", demonstration_tag(reader_));
    return html(
        "<tr><td data-title=\"{}\">{}</td><th scope=\"row\">{}{}</th><td data-title=\"{}\">{}</td></tr>",
        reader_.say("meetings.when"), when(), name, state(), reader_.say("meetings.where"), where());
  }

 private:
  [[nodiscard]] Html date(const CivilDate& date) const {
    return html("<time datetime=\"{}\">{}</time>", to_text(date), reader_.dates.short_date(date));
  }

  [[nodiscard]] Html when() const {
    Html said = date(meeting_.begins);
    if (meeting_.ends && *meeting_.ends != meeting_.begins) said += html(" – {}", date(*meeting_.ends));
    return said;
  }

  // Only what may keep somebody from going there.
  [[nodiscard]] Html state() const {
    if (meeting_.holding == formats::Holding::as_planned || !meeting_.state) return {};
    return html(" <div class=\"tag withdrawn\">{}</div>", values(visit_, *meeting_.state));
  }

  [[nodiscard]] Html where() const {
    Html said;
    for (const auto& row : meeting_.place) said += html("<div>{}</div>", place(row));
    return said;
  }

  // A text only in the best language: the record has the others.
  [[nodiscard]] Html place(const formats::Row& row) const {
    const auto* text = std::get_if<languages::LocalizedText>(&row.items.front());
    return text == nullptr ? values(visit_, row) : reader_.text(*text);
  }

  Visit& visit_;
  const Reader& reader_;
  const renditions::Record& record_;
  const formats::Meeting& meeting_;
};

Html table(const Reader& reader, const Html& rows) {
  return html(
      "<div class=\"stacked events\"><table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table></div>",
      reader.say("meetings.when"), reader.say("meetings.meeting"), reader.say("meetings.where"), rows);
}

enum class Part { to_come, over };

// Those of an answer that are over, or are not.
Html rows(Visit& visit, const search::Answer& answer, Part part) {
  const auto& vocabularies = visit.sources.formats.vocabularies();
  const CivilDate today = day_of(visit.sources.clock.now());
  Html rows;
  for (const auto& id : answer.hits) {
    const auto record = visit.library.find(id);
    if (!record.ok() || !record->entry().number) continue;
    const auto meeting = formats::meeting_of(record->format, vocabularies, record->body());
    if (meeting && is_over(*meeting, today) == (part == Part::over))
      rows += MeetingWriter(visit, *record, *meeting).write();
  }
  return rows;
}

Result<Html> to_come(Visit& visit) {
  // Dated by its first day: one that has begun and is not over began this year or the year before.
  auto question = meetings(visit, search::Order::oldest);
  question.from = to_text(CivilDate{day_of(visit.sources.clock.now()).year - 1});
  question.page_size = 4 * upcoming_shown;
  return rows(visit, TRY(visit.ask(question)), Part::to_come);
}

}  // namespace

Result<Page> meetings_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto address = renditions::meetings_address(reader.tag());
  const std::size_t number = page_asked(visit.request);
  Page page;
  page.title = reader.say("meetings.title");
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.body =
      html("<h1>{}</h1><p>{} <a href=\"{}\">{}</a></p>", page.title, reader.say("meetings.introduction"),
           renditions::calendar_address(reader.tag()), reader.say("meetings.calendar"));
  auto question = meetings(visit, search::Order::newest);
  if (question.choices.empty()) return page;
  if (number == 1) {
    const Html coming = TRY(to_come(visit));
    page.body +=
        html("<section><h2>{}</h2>{}</section>", reader.say("meetings.to-come"),
             coming.empty() ? html("<p>{}</p>", reader.say("meetings.none-to-come")) : table(reader, coming));
  }
  question.to = to_text(day_of(visit.sources.clock.now()));
  question.page = number;
  const auto answer = TRY(visit.ask(question));
  const Html past = rows(visit, answer, Part::over);
  page.body += html("<section><h2>{}</h2>{}{}</section>", reader.say("meetings.past"),
                    past.empty() ? html("<p>{}</p>", reader.say("meetings.none-past")) : table(reader, past),
                    paging(reader, address, number, pages_of(answer.total, page_size)));
  return page;
}

}  // namespace bch::portal

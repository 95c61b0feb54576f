#include "portal/pages.h"
#include "portal/paging.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>
#include <charconv>

namespace bch::portal {
namespace {

using registry::Position;
using registry::Registry;

constexpr Position page_size = 50;
constexpr std::int64_t milliseconds_a_day = 86'400'000;
constexpr std::int64_t days_shown = 30;
constexpr std::size_t since_bytes = 20;

// The first entry of that day (UTC) or later: the journal is in the order of time.
Result<Position> first_since(const Registry& registry, const CivilDate& day) {
  Position low = 0;
  Position high = TRY(registry.size());
  while (low < high) {
    const Position middle = low + (high - low) / 2;
    const auto version = TRY(registry.at(middle));
    if (day_of(version.entry.time) < day)
      low = middle + 1;
    else
      high = middle;
  }
  return low;
}

// The whole number that a text is.
std::optional<Position> position_in(std::string_view text) {
  Position position = 0;
  const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), position);
  if (text.empty() || error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
  return position;
}

// The entries that a page is about: from `first` on to the end.
struct Span {
  Position first = 0;
  Position size = 0;  // of the journal
  std::string since;  // as it was asked, if it was understood
  bool is_misread = false;
};

Result<Span> span_asked(Visit& visit) {
  const Registry& registry = visit.sources.registry;
  Span span;
  span.size = TRY(registry.size());
  const std::string since(visit.request.query.find("since").substr(0, since_bytes));
  const bool is_date = since.find('-') != std::string::npos;
  const auto date = is_date ? parse_civil_date(since) : std::nullopt;
  const auto position = is_date ? std::nullopt : position_in(since);
  if (date || position) {
    span.first = date ? TRY(first_since(registry, *date)) : std::min(*position, span.size);
    span.since = since;
    return span;
  }
  span.is_misread = !since.empty();
  const auto then =
      Instant::from_milliseconds(visit.sources.clock.now().milliseconds() - days_shown * milliseconds_a_day);
  span.first = TRY(first_since(registry, day_of(then)));
  span.first = std::min(span.first, span.size - std::min(span.size, page_size));
  return span;
}

Html about(Visit& visit, const registry::Entry& entry) {
  if (entry.record.empty()) return {};
  Html said = record_link(visit, entry.record);
  Html facts;
  if (entry.number) facts += html("<bdi dir=\"ltr\">{}</bdi>", records::to_text(*entry.number));
  if (const auto* format = visit.sources.formats.find(entry.format))
    facts += html(" · {}", label(visit.reader, format->title));
  const auto* party = visit.sources.formats.vocabularies().party(entry.party);
  if (party != nullptr && party->demonstration) facts += html(" {}", demonstration_tag(visit.reader));
  return said + html("<div class=\"meta\">{}</div>", facts);
}

Html row(Visit& visit, const registry::Version& version) {
  const Reader& reader = visit.reader;
  const auto& entry = version.entry;
  const Html country = entry.party.empty() ? Html() : party_link(visit, entry.party);
  return html(
      "<tr><td data-title=\"{}\"><time datetime=\"{}\">{}</time></td><td data-title=\"{}\">{}</td><td "
      "data-title=\"{}\">{}</td><td data-title=\"{}\">{}</td><td data-title=\"{}\">{}</td></tr>",
      reader.say("changes.when"), to_text(entry.time), reader.dates.short_instant(entry.time),
      reader.say("changes.what"), event_name(reader, entry.known()), reader.say("changes.record"),
      about(visit, entry), reader.say("search.facet-party"), country, reader.say("changes.position"),
      reader.catalogue.number(static_cast<std::int64_t>(version.position)));
}

// The entries of one page, the newest first.
Result<Html> table(Visit& visit, const Span& span, std::size_t page) {
  const Reader& reader = visit.reader;
  const Position behind = page_size * (page - 1);
  const Position end = span.size - std::min(span.size, behind);
  const Position begin = std::max(span.first, end - std::min(end, page_size));
  if (begin >= end) return html("<p>{}</p>", reader.say("changes.none"));
  const auto versions = TRY(visit.sources.registry.after(begin, end - begin));
  Html rows;
  for (auto version = versions.rbegin(); version != versions.rend(); ++version) rows += row(visit, *version);
  return html(
      "<div class=\"stacked\"><table><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>{}</tbody>"
      "</table></div>",
      reader.say("changes.when"), reader.say("changes.what"), reader.say("changes.record"),
      reader.say("search.facet-party"), reader.say("changes.position"), rows);
}

Html form(const Reader& reader, const Span& span) {
  return html(
      "<form action=\"{}\"><label for=\"since\">{}</label> <input id=\"since\" name=\"since\" value=\"{}\" "
      "maxlength=\"20\" size=\"12\" dir=\"ltr\"> <button>{}</button></form><p class=\"quiet\">{}</p>",
      renditions::changes_address(reader.tag()), reader.say("changes.since"), span.since,
      reader.say("changes.show"), reader.say("changes.since-help"));
}

}  // namespace

Result<Page> changes_page(Visit& visit) {
  const Reader& reader = visit.reader;
  visit.read_the_index = true;  // whatever is published belongs here
  const Span span = TRY(span_asked(visit));
  const std::size_t number = page_asked(visit.request);
  const auto count = static_cast<std::size_t>(span.size - span.first);
  auto address = renditions::changes_address(reader.tag());
  if (!span.since.empty()) address = address.with("since", span.since);
  Page page;
  page.title = reader.say("changes.title");
  page.is_demonstration = visit.sources.node.is_demonstration;
  page.body =
      html("<h1>{}</h1><p>{}</p>{}", page.title, reader.say("changes.introduction"), form(reader, span));
  if (span.is_misread) page.body += html("<p class=\"notice\">{}</p>", reader.say("changes.misread"));
  page.body += html("<p role=\"status\"><b>{}</b></p>",
                    reader.catalogue.say_count("changes.count", static_cast<std::int64_t>(count)));
  page.body += TRY(table(visit, span, number)) + paging(reader, address, number, pages_of(count, page_size));
  page.body += html("<p class=\"quiet\"><a href=\"{}\">{}</a> · <a href=\"{}\">{}</a></p>",
                    renditions::changes_feed_address(reader.tag()), reader.say("feed.changes"),
                    renditions::status_address(reader.tag()), reader.say("status.title"));
  return page;
}

}  // namespace bch::portal

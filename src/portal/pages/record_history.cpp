// What has happened to a record: each of its entries in the journal, the newest first.

#include "portal/pages.h"
#include "portal/parts.h"
#include "portal/record_view.h"
#include "renditions/addresses.h"

namespace bch::portal {
namespace {

// The revision, as a link when there is something to read.
Html revision(Visit& visit, const registry::Entry& entry) {
  const std::string said = visit.reader.catalogue.number(entry.revision);
  if (!entry.brings_content()) return html("{}", said);
  auto number = *entry.number;
  number.revision = entry.revision;
  return html("<a href=\"{}\">{}</a>", renditions::record_address(visit.reader.tag(), number), said);
}

// What changed with this entry, against the content before it.
Html comparison(Visit& visit, const registry::Entry& entry, records::Revision before) {
  if (!entry.brings_content() || before == 0) return {};
  auto number = *entry.number;
  number.revision = entry.revision;
  return html("<a href=\"{}\">{}</a>",
              renditions::record_part_address(visit.reader.tag(), number, "changes")
                  .with("from", std::to_string(before)),
              visit.reader.say("history.compare", {{"revision", visit.reader.catalogue.number(before)}}));
}

Html row(Visit& visit, const registry::Version& version, records::Revision before) {
  const Reader& reader = visit.reader;
  const auto& entry = version.entry;
  return html(
      "<tr><td data-title=\"{}\">{}</td><th scope=\"row\">{}</th><td data-title=\"{}\">{}</td><td "
      "data-title=\"{}\"><bdi dir=\"ltr\"><code>{} · {}</code></bdi></td><td>{}</td></tr>",
      reader.say("record.revision"), revision(visit, entry), event_name(reader, entry.known()),
      reader.say("history.when"), reader.dates.long_instant(entry.time), reader.say("history.position"),
      version.position, version.leaf.hex().substr(0, 12), comparison(visit, entry, before));
}

}  // namespace

Result<Page> record_history_page(Visit& visit) {
  const Reader& reader = visit.reader;
  const auto record = TRY(asked_record(visit));
  const auto history = TRY(visit.sources.registry.history(record.entry().record));
  Html rows;
  records::Revision before = 0;
  for (const auto& version : history) {
    rows = row(visit, version, before) + rows;
    if (version.entry.brings_content()) before = version.entry.revision;
  }
  Page page = page_about(visit, record, "record.history");
  page.body += html(
      "<p>{}</p><div class=\"stacked\"><table><thead><tr><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>{}</tbody>"
      "</table></div>",
      reader.say("history.introduction"), reader.say("record.revision"), reader.say("history.event"),
      reader.say("history.when"), reader.say("history.position"), reader.say("history.changes"), rows);
  return page;
}

}  // namespace bch::portal

#include "renditions/listing.h"

#include "formats/header.h"
#include "formats/labels.h"
#include "renditions/addresses.h"
#include "renditions/format_text.h"

namespace bch::renditions {
namespace {

std::string country(const Reader& reader, const Library& library, const records::PartyId& id) {
  if (id.empty()) return {};
  const auto* party = library.formats().vocabularies().party(id);
  return party == nullptr ? country_code(id) : say_label(reader, formats::label_of(id, party));
}

std::string languages_of(const registry::Entry& entry) {
  std::string tags;
  for (const auto& language : entry.languages) {
    if (!tags.empty()) tags += ' ';
    tags += formats::language_tag(language);
  }
  return tags;
}

}  // namespace

std::string marked_title(const Reader& reader, const Record& record) {
  std::string title = reader.plain(record.title);
  if (title.empty()) title = records::to_text(*record.entry().number);
  std::string marks;
  if (record.is_demonstration) marks += "[" + reader.say("page.demonstration-mark") + "] ";
  if (record.standing == Standing::withdrawn) marks += "[" + reader.say("search.standing.withdrawn") + "] ";
  return marks + title;
}

std::optional<Listed> listed(const Reader& reader, const Library& library, const Record& record) {
  const registry::Entry& entry = record.entry();
  if (!entry.number) return std::nullopt;
  return Listed{records::to_text(*entry.number),
                marked_title(reader, record),
                reader.plain(formats::summary_of(record.format, record.body())),
                record.format == nullptr ? std::string() : say_label(reader, record.format->title),
                country(reader, library, entry.party),
                formats::date_of(record.format, record.body()),
                languages_of(entry),
                record.changed,
                record_address(reader.tag(), *entry.number)};
}

}  // namespace bch::renditions

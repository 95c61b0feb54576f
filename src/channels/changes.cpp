// What was last published, changed, confirmed or withdrawn, as a feed to subscribe to: in the order of the
// journal, whatever dates the records bear.

#include "base/limits.h"
#include "channels/channels.h"
#include "http/media_type.h"
#include "renditions/addresses.h"
#include "renditions/feed.h"

#include <algorithm>
#include <set>

namespace bch::channels {
namespace {

constexpr registry::Position entries_a_step = 100;
constexpr registry::Position entries_read = 1'000;  // at most: many may be about the same record

// The records that the newest entries are about, each once, the newest first.
Result<std::vector<records::RecordId>> newest(const registry::Registry& registry) {
  std::vector<records::RecordId> records;
  std::set<records::RecordId> seen;
  const registry::Position size = TRY(registry.size());
  registry::Position end = size;
  while (end > 0 && size - end < entries_read) {
    const registry::Position begin = end - std::min(end, entries_a_step);
    const auto versions = TRY(registry.after(begin, end - begin));
    for (auto version = versions.rbegin(); version != versions.rend(); ++version) {
      const auto& record = version->entry.record;
      if (record.empty() || !seen.insert(record).second) continue;
      records.push_back(record);
      if (records.size() == limits::feed_entries) return records;
    }
    end = begin;
  }
  return records;
}

}  // namespace

Result<http::Response> changes_as_atom(const Asked& asked) {
  const renditions::Reader* reader = asked.sources.reader_of(asked.request.target);
  if (reader == nullptr) return Problem{Problem::Kind::not_found, "page.not-found", {}};
  renditions::Feed feed{journal_name(asked),
                        reader->say("changes.title"),
                        renditions::changes_feed_address(reader->tag()),
                        renditions::changes_address(reader->tag()),
                        {}};
  renditions::Library library(asked.sources.registry, asked.sources.formats);
  for (const auto& id : TRY(newest(asked.sources.registry))) {
    const auto record = library.find(id);
    if (!record.ok()) continue;  // erased
    if (auto listed = renditions::listed(*reader, library, *record))
      feed.entries.emplace_back(id, *std::move(listed));
  }
  return http::page(http::media::atom, renditions::atom_text(*reader, feed));
}

}  // namespace bch::channels

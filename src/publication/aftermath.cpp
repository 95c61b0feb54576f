#include "publication/aftermath.h"

#include "publication/reminder.h"
#include "renditions/library.h"
#include "workspace/bookmark.h"

#include <iterator>

namespace bch::publication {

Result<registry::Position> Aftermath::position() {
  const auto kept = TRY(workspace::bookmark(parts_.store, name()));
  return registry::Position{kept.value_or(0)};
}

// Each is a commit of its own: forgetting twice does no harm, and who was told is remembered.
Result<Done> Aftermath::follow(std::span<const registry::Version> versions) {
  for (const auto& version : versions) {
    const auto kind = version.entry.known();
    if (kind == registry::Kind::erase) TRY(parts_.publishing.forget(version.entry.record));
    if (kind == registry::Kind::withdraw && version.entry.role == role::retired) TRY(tell_retired(version));
  }
  return stand_at(versions.back().position + 1);
}

Result<Done> Aftermath::tell_retired(const registry::Version& version) {
  const auto& entry = version.entry;
  Reminder reminder = TRY(reminder_of(parts_.store, entry.record));
  if (reminder.is_told(version.leaf) || !entry.number) return Done{};
  reminder.tell(version.leaf, Reminder::Stage::retired, day_of(parts_.clock.now()));
  workspace::Commit commit;
  renditions::Library library(parts_.registry, parts_.formats);
  const auto record = library.find(entry.record);
  notices::News news;
  news.kind = notices::kind::retired;
  news.path = "desk/record/" + records::to_text(*entry.number);
  if (record.ok()) {  // not erased since
    commit.puts = TRY(parts_.announcing.tell_owners(
        {entry.record, *entry.number, record->entry().party, entry.format, record->title}, std::move(news)));
  }
  TRY(go_on_with_draft(version, commit));
  workspace::Deed deed;
  deed.time = parts_.clock.now();
  deed.act = "retire";
  deed.about = entry.record.value();
  deed.party = entry.party;
  commit.deeds.push_back(std::move(deed));
  commit.puts.push_back(std::move(reminder).item());
  return parts_.store.commit(commit);
}

// A new revision that somebody is writing stays; of any other draft there is nothing left to publish.
Result<Done> Aftermath::go_on_with_draft(const registry::Version& version, workspace::Commit& commit) {
  const auto found = TRY(parts_.drafts.with(drafts_about(version.entry.record), 1));
  if (found.empty() || found.front().parent != version.entry.previous) return Done{};
  Draft draft = found.front();
  if (!draft.has_content()) return parts_.drafts.remove_in(draft, commit);
  draft.parent = version.leaf;
  commit.puts.push_back(to_item(draft));
  return Done{};
}

Result<Done> Aftermath::stand_at(registry::Position position) {
  auto here = TRY(workspace::bookmark_at(parts_.store, name(), position));
  return parts_.store.commit({{std::move(here)}, {}, {}});
}

}  // namespace bch::publication

#include "workspace/in_memory.h"

#include "base/limits.h"
#include "records/json.h"

#include <algorithm>

namespace bch::workspace {
namespace {

bool comes_first(const Item& left, const Item& right) {
  return left.order != right.order ? left.order > right.order : left.id < right.id;
}

bool is_after(const Item& item, const std::optional<Place>& place) {
  return !place || item.order < place->order || (item.order == place->order && item.id > place->id);
}

bool has(const Item& item, const Label& label) {
  return std::ranges::find(item.labels, label) != item.labels.end();
}

bool matches(const Deed& deed, const DeedFilter& filter) {
  const auto is = [](const std::string& asked, const std::string& found) {
    return asked.empty() || asked == found;
  };
  return is(filter.who, deed.who) && is(filter.act, deed.act) && is(filter.about, deed.about) &&
         is(filter.party.value(), deed.party.value()) && (!filter.since || deed.time >= *filter.since) &&
         (!filter.until || deed.time < *filter.until);
}

}  // namespace

Result<Done> MemoryStore::judge(const std::string& kind, const std::string& id, std::uint64_t version) const {
  const auto found = items_.find({kind, id});
  if ((found == items_.end() ? 0 : found->second.version) == version) return Done{};
  return Problem{Problem::Kind::conflict, "workspace.changed", {{"kind", kind}, {"id", id}}};
}

Result<Done> MemoryStore::commit(const Commit& commit) {
  const std::lock_guard lock(mutex_);
  for (const auto& item : commit.puts) {
    TRY(judge(item.kind, item.id, item.version));
    if (records::canonical_json(item.body).size() > limits::workspace_item_bytes)
      return Problem{Problem::Kind::too_large, "workspace.too-large", {}};
  }
  for (const auto& removal : commit.removals) {
    if (removal.version != Removal::any) TRY(judge(removal.kind, removal.id, removal.version));
  }
  for (const auto& file : commit.files) {
    if (uploads_.contains(file.upload))
      return Problem{Problem::Kind::conflict, "workspace.upload-elsewhere", {}};
  }
  for (auto item : commit.puts) {
    ++item.version;
    std::ranges::sort(item.labels);
    const Name name{item.kind, item.id};
    items_.insert_or_assign(name, std::move(item));
  }
  for (const auto& removal : commit.removals) items_.erase({removal.kind, removal.id});
  for (const auto& sweep : commit.sweeps) {
    std::erase_if(items_, [&](const auto& named) {
      return named.first.first == sweep.kind && has(named.second, sweep.label);
    });
  }
  for (const auto& file : commit.files) uploads_[file.upload] = file.bytes;
  for (const auto& upload : commit.ended_uploads) uploads_.erase(upload);
  for (const auto& deed : commit.deeds) {
    const seals::Hash before = deeds_.empty() ? seals::Hash() : deeds_.back().hash;
    deeds_.push_back({deeds_.size() + 1, deed, chain(before, write_deed(deed))});
  }
  return Done{};
}

Result<std::optional<Item>> MemoryStore::read(std::string_view kind, std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto found = items_.find({std::string(kind), std::string(id)});
  return found == items_.end() ? std::optional<Item>() : std::optional(found->second);
}

Result<std::uint64_t> MemoryStore::version(std::string_view kind, std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto found = items_.find({std::string(kind), std::string(id)});
  return found == items_.end() ? 0 : found->second.version;
}

Result<std::vector<Item>> MemoryStore::find(std::string_view kind, const Label& label, std::size_t at_most,
                                            const std::optional<Place>& after) {
  const std::lock_guard lock(mutex_);
  std::vector<Item> found;
  for (const auto& [name, item] : items_) {
    if (name.first == kind && has(item, label) && is_after(item, after)) found.push_back(item);
  }
  std::ranges::sort(found, comes_first);
  found.resize(std::min({found.size(), at_most, limits::workspace_found}));
  return found;
}

Result<std::vector<Item>> MemoryStore::all(std::string_view kind, std::string_view after,
                                           std::size_t at_most) {
  const std::lock_guard lock(mutex_);
  std::vector<Item> found;
  for (auto item = items_.upper_bound({std::string(kind), std::string(after)});
       item != items_.end() && item->first.first == kind; ++item) {
    if (found.size() == std::min(at_most, limits::workspace_found)) break;
    found.push_back(item->second);
  }
  return found;
}

Result<std::uint64_t> MemoryStore::count(std::string_view kind, const Label& label) {
  const std::lock_guard lock(mutex_);
  return static_cast<std::uint64_t>(std::ranges::count_if(
      items_, [&](const auto& named) { return named.first.first == kind && has(named.second, label); }));
}

Result<Done> MemoryStore::extend_upload(std::string_view id, std::uint64_t at, std::string_view piece) {
  const std::lock_guard lock(mutex_);
  const auto found = uploads_.find(id);
  const std::size_t size = found == uploads_.end() ? 0 : found->second.size();
  if (size != at)
    return Problem{Problem::Kind::conflict, "workspace.upload-elsewhere", {{"bytes", std::to_string(size)}}};
  uploads_[std::string(id)] += piece;
  return Done{};
}

Result<std::uint64_t> MemoryStore::upload_size(std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto found = uploads_.find(id);
  return found == uploads_.end() ? 0 : found->second.size();
}

Result<std::string> MemoryStore::upload(std::string_view id) {
  const std::lock_guard lock(mutex_);
  const auto found = uploads_.find(id);
  return found == uploads_.end() ? std::string() : found->second;
}

Result<std::vector<NotedDeed>> MemoryStore::deeds(const DeedFilter& filter, std::uint64_t before,
                                                  std::size_t at_most) {
  const std::lock_guard lock(mutex_);
  std::vector<NotedDeed> found;
  for (auto noted = deeds_.rbegin(); noted != deeds_.rend() && found.size() < at_most; ++noted) {
    if ((before == 0 || noted->number < before) && matches(noted->deed, filter)) found.push_back(*noted);
  }
  return found;
}

}  // namespace bch::workspace

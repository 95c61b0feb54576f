#include "http/page_cache.h"

#include <utility>

namespace bch::http {

namespace {

constexpr std::size_t entry_overhead = 512;  // list, maps and control blocks, roughly

std::size_t bytes_of(const SharedAnswer& answer) {
  return answer ? sizeof(Answer) + answer->bytes.capacity() + answer->not_modified.capacity() : 0;
}

}  // namespace

SharedAnswer PageCache::find(std::string_view target, Coding coding) {
  Shard& shard = shard_of(target);
  const std::scoped_lock held(shard.lock);
  const auto found = shard.by_target.find(target);
  if (found == shard.by_target.end()) return nullptr;
  const auto entry = found->second;
  if (entry->day != today_.load(std::memory_order_acquire)) return nullptr;
  if (entry != shard.entries.begin()) shard.entries.splice(shard.entries.begin(), shard.entries, entry);
  const KeptPage& page = entry->page;
  if (coding == Coding::identity || page.gzip_is_pointless) return page.identity;
  return page.gzip;
}

void PageCache::store(std::string_view target, KeptPage page, const Kept& kept, Mark mark) {
  Entry entry{std::string(target), std::move(page), kept.tags, kept.day, 0};
  entry.bytes =
      entry_overhead + 2 * target.size() + bytes_of(entry.page.identity) + bytes_of(entry.page.gzip);
  for (const auto& tag : entry.tags) entry.bytes += 2 * tag.size() + 64;
  if (entry.bytes > bytes_per_shard_) return;
  Shard& shard = shard_of(target);
  const std::scoped_lock held(shard.lock);
  if (drops_.load(std::memory_order_acquire) != mark)
    return;  // under the lock: a drop comes before or finds us
  if (const auto old = shard.by_target.find(target); old != shard.by_target.end()) forget(shard, old->second);
  while (shard.bytes + entry.bytes > bytes_per_shard_) forget(shard, std::prev(shard.entries.end()));
  shard.entries.push_front(std::move(entry));
  const auto stored = shard.entries.begin();
  shard.by_target.emplace(stored->target, stored);
  for (const auto& tag : stored->tags) shard.by_tag[tag].insert(&*stored);
  shard.bytes += stored->bytes;
}

void PageCache::forget(Shard& shard, Entries::iterator entry) {
  for (const auto& tag : entry->tags) {
    const auto tagged = shard.by_tag.find(tag);
    if (tagged == shard.by_tag.end()) continue;  // the page named the same tag twice
    tagged->second.erase(&*entry);
    if (tagged->second.empty()) shard.by_tag.erase(tagged);
  }
  shard.bytes -= entry->bytes;
  shard.by_target.erase(entry->target);
  shard.entries.erase(entry);
}

void PageCache::drop(std::span<const std::string> tags) {
  drops_.fetch_add(1, std::memory_order_acq_rel);
  for (Shard& shard : shards_) {
    const std::scoped_lock held(shard.lock);
    for (const auto& tag : tags) {
      const auto tagged = shard.by_tag.find(tag);
      if (tagged == shard.by_tag.end()) continue;
      std::vector<Entries::iterator> found;
      for (const Entry* entry : tagged->second) found.push_back(shard.by_target.at(entry->target));
      for (const auto entry : found) forget(shard, entry);
    }
  }
}

void PageCache::drop_all() {
  drops_.fetch_add(1, std::memory_order_acq_rel);
  for (Shard& shard : shards_) {
    const std::scoped_lock held(shard.lock);
    shard.by_target.clear();
    shard.by_tag.clear();
    shard.entries.clear();
    shard.bytes = 0;
  }
}

std::size_t PageCache::bytes() const {
  std::size_t bytes = 0;
  for (const Shard& shard : shards_) {
    const std::scoped_lock held(shard.lock);
    bytes += shard.bytes;
  }
  return bytes;
}

}  // namespace bch::http

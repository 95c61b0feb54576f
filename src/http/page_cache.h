#pragma once
// PageCache: finished answers by target and coding, bounded by bytes; the least recently used go first.
//
// The engine asks it on the event loop before anything else, and stores what Site::make allowed to be kept.
// Whoever follows the journal drops the tags that changed. An entry of another civil day than today's is not
// found. The node owns it; every function may be called from any thread (sixteen shards, each with its lock).
// A page that was begun before a drop is not stored after it: take a mark() before reading, and give it to
// store().

#include "base/limits.h"
#include "http/answer.h"

#include <array>
#include <atomic>
#include <cstdint>
#include <list>
#include <mutex>
#include <span>
#include <string>
#include <string_view>
#include <unordered_map>
#include <unordered_set>
#include <vector>

namespace bch::http {

enum class Coding { identity, gzip };

// The two forms of one page; gzip is null when it is not worth it or not made yet.
struct KeptPage {
  SharedAnswer identity;
  SharedAnswer gzip;
  bool gzip_is_pointless = false;  // too small or not text: identity serves those who prefer gzip
};

class PageCache {
 public:
  using Mark = std::uint64_t;

  explicit PageCache(std::size_t bytes = limits::page_cache_bytes) : bytes_per_shard_(bytes / shard_count) {}

  // The answer for this target, as sent, in this coding; null when there is none of today.
  [[nodiscard]] SharedAnswer find(std::string_view target, Coding coding);

  // Now, for store(): taken before the page reads anything.
  [[nodiscard]] Mark mark() const { return drops_.load(std::memory_order_acquire); }

  // Keeps a page, unless anything was dropped since `mark` or the page is larger than a shard.
  void store(std::string_view target, KeptPage page, const Kept& kept, Mark mark);

  // Forgets every page that has one of these tags.
  void drop(std::span<const std::string> tags);
  void drop_all();

  // The civil day from now on, in days since 1970-01-01.
  void turn_to(std::int32_t day) { today_.store(day, std::memory_order_release); }

  // Bytes held, with what an entry costs beside its answers.
  [[nodiscard]] std::size_t bytes() const;

 private:
  struct Entry {
    std::string target;
    KeptPage page;
    std::vector<std::string> tags;
    std::int32_t day = 0;
    std::size_t bytes = 0;
  };
  using Entries = std::list<Entry>;
  struct Hash {
    using is_transparent = void;
    std::size_t operator()(std::string_view text) const { return std::hash<std::string_view>{}(text); }
  };
  struct Shard {
    mutable std::mutex lock;
    Entries entries;  // most recently used first
    std::unordered_map<std::string_view, Entries::iterator> by_target;
    std::unordered_map<std::string, std::unordered_set<Entry*>, Hash, std::equal_to<>> by_tag;
    std::size_t bytes = 0;
  };
  static constexpr std::size_t shard_count = 16;

  Shard& shard_of(std::string_view target) { return shards_[Hash{}(target) % shard_count]; }
  static void forget(Shard& shard, Entries::iterator entry);

  std::size_t bytes_per_shard_;
  std::atomic<Mark> drops_{0};
  std::atomic<std::int32_t> today_{0};
  std::array<Shard, shard_count> shards_;
};

}  // namespace bch::http

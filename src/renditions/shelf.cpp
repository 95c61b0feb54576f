#include "renditions/shelf.h"

#include "base/limits.h"

namespace bch::renditions {
namespace {

constexpr std::size_t bytes_decoded = 8;  // of memory for one of content, about
constexpr std::size_t most_owners = 50'000;

}  // namespace

Result<std::optional<records::PartyId>> Shelf::owner(const records::RecordId& record,
                                                     registry::Position size) {
  {
    const std::lock_guard lock(mutex_);
    if (owners_size_ < size || owners_.size() >= most_owners) {
      owners_.clear();
      owners_size_ = size;
    }
    const auto known = owners_.find(record);
    if (known != owners_.end()) return known->second;
  }
  const auto latest = TRY(registry_.latest(record));
  const auto owner = latest ? std::optional(latest->entry.party) : std::nullopt;
  const std::lock_guard lock(mutex_);
  if (owners_size_ == size) owners_.emplace(record, owner);
  return owner;
}

Result<std::shared_ptr<const Book>> Shelf::newest(const records::RecordId& record, registry::Position size) {
  bool is_newest = false;
  auto known = find(record, size, is_newest);
  if (is_newest) return known;
  auto latest = TRY(registry_.latest(record));
  if (!latest || !latest->entry.brings_content()) return std::shared_ptr<const Book>();
  if (!known || known->version.position != latest->position) {
    auto body = TRY(registry_.content(latest->entry));
    known = std::make_shared<const Book>(*std::move(latest), std::move(body), formats_);
  }
  put(record, known, size);
  return known;
}

std::shared_ptr<const Book> Shelf::find(const records::RecordId& record, registry::Position size,
                                        bool& is_newest) {
  const std::lock_guard lock(mutex_);
  const auto found = places_.find(record);
  if (found == places_.end()) return nullptr;
  used_.splice(used_.begin(), used_, found->second.used);
  is_newest = found->second.size == size;
  return found->second.book;
}

void Shelf::put(const records::RecordId& record, std::shared_ptr<const Book> book, registry::Position size) {
  const std::lock_guard lock(mutex_);
  Place& place = places_[record];
  bytes_ -= place.bytes;
  if (place.book == nullptr) place.used = used_.insert(used_.begin(), record);
  place.bytes = book->version.entry.content ? book->version.entry.content->bytes * bytes_decoded : 0;
  place.book = std::move(book);
  place.size = size;
  bytes_ += place.bytes;
  while (bytes_ > limits::shelf_bytes && used_.size() > 1) {
    const auto last = places_.find(used_.back());
    bytes_ -= last->second.bytes;
    places_.erase(last);
    used_.pop_back();
  }
}

}  // namespace bch::renditions

#pragma once
// Shelf: records that were read lately, decoded, so that a page of twenty does not read and decode each anew.
// What stands here is the newest as of a size of the journal; when that has grown, the shelf looks whether it
// still is. At most limits::shelf_bytes; the least used go first. Any thread.

#include "renditions/book.h"

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace bch::renditions {

class Shelf {
 public:
  // Both outlive it.
  Shelf(const registry::Registry& registry, const formats::Formats& formats)
      : registry_(registry), formats_(formats) {}

  // The newest version of a record and its content; null when there is none, or when it brings no content.
  // `size` is a size that the journal has had. A pointer that is shared: another thread may take the record
  // off the shelf while it is read.
  Result<std::shared_ptr<const Book>> newest(const records::RecordId& record, registry::Position size);

  // Whose a record is, as its newest entry says; nothing when there is none.
  Result<std::optional<records::PartyId>> owner(const records::RecordId& record, registry::Position size);

 private:
  struct Place {
    std::shared_ptr<const Book> book;
    registry::Position size = 0;  // of the journal, when it was the newest
    std::size_t bytes = 0;
    std::list<records::RecordId>::iterator used;
  };
  void put(const records::RecordId& record, std::shared_ptr<const Book> book, registry::Position size);
  std::shared_ptr<const Book> find(const records::RecordId& record, registry::Position size, bool& is_newest);

  const registry::Registry& registry_;
  const formats::Formats& formats_;
  std::mutex mutex_;  // guards what follows
  std::unordered_map<records::RecordId, Place> places_;
  std::list<records::RecordId> used_;  // the last used first
  std::size_t bytes_ = 0;
  std::unordered_map<records::RecordId, std::optional<records::PartyId>> owners_;
  registry::Position owners_size_ = 0;  // of the journal, as of which they are known
};

}  // namespace bch::renditions

#pragma once
// Shelf: records that were read lately, decoded, so that a page of twenty does not read and decode each anew.
// What stands here is the newest as of a size of the journal; when that has grown, the shelf looks whether it
// still is. At most limits::shelf_bytes; the least used go first. Any thread.

#include "formats/formats.h"
#include "records/document.h"
#include "registry/registry.h"
#include "search/indexed_record.h"

#include <list>
#include <memory>
#include <mutex>
#include <optional>
#include <unordered_map>

namespace bch::renditions {

class Shelf {
 public:
  explicit Shelf(const registry::Registry& registry) : registry_(registry) {}

  class Book {
   public:
    Book(registry::Version newest, records::Document content)
        : version(std::move(newest)), body(std::move(content)) {}

    const registry::Version version;  // the newest, which brings content
    const records::Document body;

    // In which what was sought may stand. Made when it is first wanted: most pages only show the record.
    [[nodiscard]] const std::vector<search::IndexedText>& texts(const formats::Formats& formats) const;

    // The records that it refers to; made when first wanted as well.
    [[nodiscard]] const std::vector<records::RecordId>& references(const formats::Formats& formats) const;

   private:
    mutable std::once_flag texts_once_;
    mutable std::vector<search::IndexedText> texts_;
    mutable std::once_flag references_once_;
    mutable std::vector<records::RecordId> references_;
  };
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
  std::mutex mutex_;  // guards what follows
  std::unordered_map<records::RecordId, Place> places_;
  std::list<records::RecordId> used_;  // the last used first
  std::size_t bytes_ = 0;
  std::unordered_map<records::RecordId, std::optional<records::PartyId>> owners_;
  registry::Position owners_size_ = 0;  // of the journal, as of which they are known
};

// The records that a body refers to, as far as its format says.
std::vector<records::RecordId> references_of(const formats::Formats& formats, const records::Document& body);

}  // namespace bch::renditions

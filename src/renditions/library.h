#pragma once
// Library: records as readers get them: by number or GUID, with their content, their format and their
// standing. One for each page that is made: it remembers what it has read, so that the page cache knows when
// the page is stale. One thread.

#include "formats/formats.h"
#include "registry/registry.h"
#include "renditions/book.h"
#include "renditions/shelf.h"

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

namespace bch::renditions {

enum class Standing { current, superseded, withdrawn };

struct Record {
  std::shared_ptr<const Book> book;  // the version shown, perhaps shared with the shelf; never null
  languages::LocalizedText title;
  const formats::Format* format = nullptr;  // nullptr: its format is not known here
  Standing standing = Standing::current;
  records::Revision newest = 0;      // the last revision there is
  Instant changed;                   // when the last entry about it was written
  std::optional<Instant> confirmed;  // when it was last said to be right as it is, after it was published
  bool is_pending = false;           // published with what refers to it; no validation team has looked at it
  bool is_on_instruction = false;    // the Secretariat entered it on a Government's signed letter
  // A fictitious Government owns it or, if nobody does, what it refers to; or it is part of an exercise.
  bool is_demonstration = false;
  bool is_retired = false;  // withdrawn because nobody has confirmed it in time, as its format wants

  [[nodiscard]] const registry::Version& version() const { return book->version; }
  [[nodiscard]] const registry::Entry& entry() const { return book->version.entry; }
  [[nodiscard]] const records::Document& body() const { return book->body; }
  [[nodiscard]] const std::vector<formats::Part>& parts() const { return book->parts(); }
};

class Library {
 public:
  Library(const registry::Registry& registry, const formats::Formats& formats)
      : registry_(registry), formats_(formats) {}

  // The same, with a shelf of records that other pages have read, which outlives this.
  Library(const registry::Registry& registry, const formats::Formats& formats, Shelf& shelf)
      : registry_(registry), formats_(formats), shelf_(&shelf) {}

  // The record with that number; of the revision that it names, otherwise the newest. Problems:
  // record.not-found (not_found), record.erased (gone).
  Result<Record> find(const records::PublicNumber& number);
  Result<Record> find(const records::RecordId& record, std::optional<records::Revision> revision = {});

  // As somebody wrote it down: a public number or a GUID, either with a revision or without.
  Result<Record> find(std::string_view written);

  // What a record is called and where it stands, for links to it; nothing when it is not here.
  struct Card {
    records::PublicNumber number;
    languages::LocalizedText title;
    const formats::Format* format = nullptr;
    records::PartyId party;
  };
  std::optional<Card> card(const records::RecordId& record);

  // The tags of everything read so far: "record:<GUID>".
  [[nodiscard]] const std::set<std::string>& tags() const { return tags_; }

  [[nodiscard]] const formats::Formats& formats() const { return formats_; }

 private:
  Result<Record> open(const std::vector<registry::Version>& history,
                      std::optional<records::Revision> revision);
  [[nodiscard]] Result<records::Document> content_of(const registry::Version& latest) const;
  languages::LocalizedText title_of(const formats::Format* format, const records::Document& body);
  bool is_demonstration(const Book& book);
  std::optional<records::PartyId> owner(const records::RecordId& record);

  Result<std::shared_ptr<const Book>> book_of(const records::RecordId& record);
  Record record_of(std::shared_ptr<const Book> book);

  const registry::Registry& registry_;
  const formats::Formats& formats_;
  Shelf* shelf_ = nullptr;
  std::optional<registry::Position> size_;  // of the journal, when the first record was looked for
  std::set<std::string> tags_;
  std::map<records::RecordId, std::optional<Card>> cards_;
};

// What answers that look at the index are tagged with in the page cache.
inline constexpr std::string_view index_tag = "index";

// The tag of a record in the page cache.
std::string tag_of(const records::RecordId& record);

}  // namespace bch::renditions

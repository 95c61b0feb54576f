#pragma once
// Entry: one line of the journal: what happened to which record, when, in which role, and the hashes of what
// was published. Public for ever, so it holds no name, address or free text. docs/wire/entry.md is its
// specification; this is that page as a value. Entries are parsed at the door (a store, a peer) and copied
// freely.

#include "base/instant.h"
#include "base/result.h"
#include "records/document.h"
#include "records/identity.h"
#include "seals/hash.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::registry {

// The place of an entry in the journal: 0 is the first. Also a number of entries, when it says "up to here".
using Position = std::uint64_t;

// What an entry says happened. A kind is never reused; one that this program does not know is kept as it
// came.
enum class Kind { publish, amend, confirm, withdraw, erase, treaty, key, unknown };
std::string_view name(Kind kind);
Kind kind_named(std::string_view name);

// Bytes kept apart from the entry and named by the hash of their envelope (docs/wire/envelope.md).
struct Sealed {
  seals::Hash hash;
  std::uint64_t bytes = 0;  // before sealing
  std::string media;        // "application/json"
  friend bool operator==(const Sealed&, const Sealed&) = default;
};

// Where an entry that was taken over from another journal stood there.
struct Origin {
  std::string node;
  Position position = 0;
  friend bool operator==(const Origin&, const Origin&) = default;
};

struct Entry {
  std::string kind;                             // as written; known() tells what it means to us
  records::RecordId record;                     // empty for treaty and key
  records::Revision revision = 0;               // 0 where there is no record
  std::optional<records::PublicNumber> number;  // without a revision
  bool provisional = false;                     // the number came from a node that is not yet enrolled
  records::FormatId format;
  std::uint32_t edition = 0;  // of the treaty, by which the content was judged
  records::PartyId party;     // empty when no Government owns the record
  std::vector<std::string> languages;
  std::string role;  // "import", "desk"
  Instant time;
  std::optional<seals::Hash> previous;  // leaf hash of the entry before this one about the same record
  std::optional<Sealed> content;
  std::vector<Sealed> attachments;
  std::optional<Origin> origin;
  std::vector<seals::Hash> erased;  // kind erase: envelopes that every holder deletes
  std::string reason;               // kind erase: a code, never a sentence
  records::Document others;         // members we do not know, kept and served on

  [[nodiscard]] Kind known() const { return kind_named(kind); }
  [[nodiscard]] bool brings_content() const { return known() == Kind::publish || known() == Kind::amend; }
  friend bool operator==(const Entry&, const Entry&) = default;
};

// Canonical JSON (RFC 8785), the bytes of the Merkle tree's leaf. Problem too_large over limits::entry_bytes.
Result<std::string> write_entry(const Entry& entry);

// Reads those bytes. Problem damaged, key "journal.bad-entry", when a member has the wrong shape. Who takes
// entries from others also compares write_entry's bytes with theirs: what cannot be written back was not
// understood.
Result<Entry> read_entry(std::string_view bytes);

}  // namespace bch::registry

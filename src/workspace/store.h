#pragma once
// Store: the port to a node's private state: accounts, sessions, drafts, requests, comments, what waits to be
// sent, and the audit trail. Nothing here is ever published: no follower, channel, edition or peer can reach
// it, and no function leads from here into the journal but publication's own.
//
// What is kept are items: a document under its kind and id, with labels by which it is found. A commit is all
// or none, and durable when it returns. Every change names the version that it was made from, so that nobody
// overwrites what somebody else has just written. The audit trail can only grow, and each of its lines holds
// the hash of the line before. Any thread, and several processes on one machine; the engine is in
// engines/sqlite, a double for tests in workspace/in_memory.h.

#include "base/instant.h"
#include "base/result.h"
#include "records/document.h"
#include "records/identity.h"
#include "seals/hash.h"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::workspace {

// By what an item is found: ("owner", the account's id).
struct Label {
  std::string name;
  std::string value;
  friend auto operator<=>(const Label&, const Label&) = default;
};

struct Item {
  std::string kind;           // "draft"
  std::string id;             // unique within its kind
  std::uint64_t version = 0;  // counts its changes; of one that is put: the version that it replaces, 0: none
  std::int64_t order = 0;     // lists begin with the greatest; mostly milliseconds since 1970
  records::Document body;     // at most limits::workspace_item_bytes as JSON
  std::vector<Label> labels;
  friend bool operator==(const Item&, const Item&) = default;
};

struct Removal {
  static constexpr std::uint64_t any = ~std::uint64_t{0};  // whatever it is, and also when there is none
  std::string kind;
  std::string id;
  std::uint64_t version = 0;
};

// Every item of a kind that has this label.
struct Sweep {
  std::string kind;
  Label label;
};

// A line of the audit trail: who did what, when, to what, from where.
struct Deed {
  Instant time;
  std::string who;         // an account's id; empty: the program or its operator
  std::string act;         // a word of the module that did it: "sign-in"
  std::string about;       // the id of a record, draft, account ...
  records::PartyId party;  // whose affair it is; may be empty
  std::string from;        // address of the other end; may be empty
  records::Document more;
  friend bool operator==(const Deed&, const Deed&) = default;
};

struct NotedDeed {
  std::uint64_t number = 0;  // from 1, without gaps
  Deed deed;
  seals::Hash hash;  // of the hash before it (32 zeros before the first), then of the line as canonical JSON
};

// A file that comes whole, as an upload of its own.
struct File {
  std::string upload;  // an id that no upload has
  std::string bytes;
};

struct Commit {
  std::vector<Item> puts;
  std::vector<Removal> removals;
  std::vector<Deed> deeds;
  std::vector<File> files = {};
  std::vector<std::string> ended_uploads = {};  // ids; their bytes go
  std::vector<Sweep> sweeps = {};               // after what is put and removed
};

// Where a list goes on: after this item.
struct Place {
  std::int64_t order = 0;
  std::string id;
};

// Which lines of the audit trail; empty members do not narrow.
struct DeedFilter {
  std::string who, act, about;
  records::PartyId party;
  std::optional<Instant> since, until;
};

class Store {
 public:
  virtual ~Store() = default;

  // Problems: workspace.changed (conflict; kind, id) when an item has another version than the change was
  // made from; workspace.upload-elsewhere (conflict) when the upload of a file is there already;
  // workspace.too-large (too_large); whatever the disk says. After a Problem nothing has changed.
  virtual Result<Done> commit(const Commit& commit) = 0;

  virtual Result<std::optional<Item>> read(std::string_view kind, std::string_view id) = 0;
  virtual Result<std::uint64_t> version(std::string_view kind, std::string_view id) = 0;  // 0: there is none

  // Items of a kind that have this label, the greatest order first, then by id; at most
  // limits::workspace_found.
  virtual Result<std::vector<Item>> find(std::string_view kind, const Label& label, std::size_t at_most,
                                         const std::optional<Place>& after = {}) = 0;
  // All items of a kind, in the order of their ids, after that id; at most limits::workspace_found.
  virtual Result<std::vector<Item>> all(std::string_view kind, std::string_view after,
                                        std::size_t at_most) = 0;
  virtual Result<std::uint64_t> count(std::string_view kind, const Label& label) = 0;

  // An upload, which grows piece by piece so that a broken line costs one piece. `at` is how much is there:
  // Problem workspace.upload-elsewhere (conflict; bytes) when it is not. Durable on return.
  virtual Result<Done> extend_upload(std::string_view id, std::uint64_t at, std::string_view piece) = 0;
  virtual Result<std::uint64_t> upload_size(std::string_view id) = 0;  // 0 when there is none
  virtual Result<std::string> upload(std::string_view id) = 0;

  // Lines of the audit trail with smaller numbers than `before` (0: from the newest on), newest first.
  virtual Result<std::vector<NotedDeed>> deeds(const DeedFilter& filter, std::uint64_t before,
                                               std::size_t at_most) = 0;
};

// The line of a deed as it is kept and hashed, and back. Problem damaged, workspace.bad-deed.
std::string write_deed(const Deed& deed);
Result<Deed> read_deed(std::string_view line);
seals::Hash chain(const seals::Hash& before, std::string_view line);

// Every line of the trail again from its text. Problem damaged, workspace.bad-trail (number of the line).
Result<std::uint64_t> prove_trail(Store& store);

}  // namespace bch::workspace

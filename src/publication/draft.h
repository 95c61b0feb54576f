#pragma once
// Draft: something that somebody prepares for the journal: a new record, a new revision, a confirmation, a
// withdrawal. It lives in the workspace, apart from its content, so that lists of drafts do not read what is
// written in them. A value; the words "requested" and "returned" are those of workflow.h.

#include "access/account.h"
#include "access/permission.h"
#include "languages/localized.h"
#include "records/identity.h"
#include "seals/hash.h"
#include "workspace/store.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::publication {

enum class Purpose {
  publish,   // a record that is not yet in the journal
  amend,     // the next revision of one
  confirm,   // that one is still right: no content
  withdraw,  // that one is no longer valid: no content
};
std::string_view name(Purpose purpose);

enum class State {
  draft,      // is being written
  requested,  // locked: waits for who may publish
};

// What somebody said, and when.
struct Word {
  access::AccountId by;
  Instant time;
  std::string text;
};

// A file that was attached and is kept, with its name, as an upload of the workspace (vault.h). Links of the
// body name it by draft_file_address.
struct DraftFile {
  std::string id;  // of the upload
  std::string media;
  std::uint64_t bytes = 0;
  friend bool operator==(const DraftFile&, const DraftFile&) = default;
};

struct Draft {
  std::string id;
  std::uint64_t version = 0;
  Purpose purpose = Purpose::publish;
  State state = State::draft;
  records::FormatId format;
  records::RecordId record;
  records::PartyId party;  // for which it is written; of a record of no Government: of its author, or empty
  bool is_national = true;
  access::AccountId owner;       // who began it
  access::AccountId changed_by;  // who last wrote in it
  Instant created;
  Instant changed;
  std::optional<seals::Hash> parent;            // the entry after which it was written
  records::Revision revision = 0;               // of that entry
  std::optional<records::PublicNumber> number;  // of a record that is in the journal
  std::vector<std::string> languages;
  languages::LocalizedText title;
  std::optional<Word> request;   // who asks for publication, and with which note
  std::optional<Word> returned;  // who sent it back, and why
  std::string letter;            // a Government's signed instruction, as an upload; otherwise empty
  std::string reason;            // of a withdrawal; may be empty
  std::vector<DraftFile> files;

  // Of what is published of it, where it brings a content.
  [[nodiscard]] records::Revision next_revision() const { return revision + 1; }
  [[nodiscard]] bool has_content() const { return purpose == Purpose::publish || purpose == Purpose::amend; }
  [[nodiscard]] access::Subject subject() const { return {party, format, is_national, owner}; }
};

workspace::Item to_item(const Draft& draft);
// Problem damaged, store.damaged.
Result<Draft> to_draft(const workspace::Item& item);

inline constexpr std::string_view draft_kind = "draft";

// By what drafts are found.
workspace::Label drafts_of(const access::AccountId& owner);
workspace::Label drafts_for(const records::PartyId& party);  // empty: records of no Government
workspace::Label drafts_about(const records::RecordId& record);
// Requests that wait for a Government's publishers; empty: for the validation teams.
workspace::Label requests_for(const records::PartyId& party);

// Whether `other` is published together with `root` when that refers to it: a draft of the same Government;
// of no Government, one of the same author or written for that Government. What others write is never taken
// along, nor shown, because somebody has named it.
bool goes_along(const Draft& root, const Draft& other);

// Files as members of items.
records::Document written(const std::vector<DraftFile>& files);
std::vector<DraftFile> read_files(const records::Document& list);

// How a link of a draft's body names one of its files, and back: the file's id.
std::string draft_file_address(const DraftFile& file);
std::optional<std::string_view> draft_file_of(std::string_view address);

}  // namespace bch::publication

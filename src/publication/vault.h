#pragma once
// Vault: what the workspace keeps encrypted, under a key that lies apart from it (seals/box.h): what is
// written in drafts, the files that are attached to them, and the answers that published records withhold as
// confidential (formats/withholding.h), found by record, revision and field. Any thread.

#include "access/account.h"
#include "base/chance.h"
#include "base/result.h"
#include "publication/draft.h"
#include "records/document.h"
#include "records/identity.h"
#include "workspace/store.h"

#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bch::publication {

// A file of a draft, with the name that it had.
struct KeptFile {
  std::string name;
  std::string bytes;
};

// An answer that a published revision withholds.
struct WithheldAnswer {
  std::string id;
  std::uint64_t version = 0;
  records::RecordId record;
  records::Revision revision = 0;
  records::FormatId format;
  records::PartyId party;
  std::string field;             // a path
  std::string until;             // "2030-01-01": when somebody looks at it again; empty: not said
  std::string commitment;        // as it was published, in hexadecimal; empty: none was
  std::vector<DraftFile> files;  // that the answer names
  struct Inside {                // of the box
    std::string reason;
    records::Document answer;
    std::string salt;       // of the commitment, in hexadecimal
    std::string committed;  // the bytes behind the salt
  };
  std::optional<Inside> inside;  // nothing: the key is another one than it was made with
};

// SHA-256 over the 32 bytes of the salt (given in hexadecimal) and what is committed to, in hexadecimal
// (docs/wire/record.md).
std::string commitment_of(std::string_view salt, std::string_view committed);

class Vault {
 public:
  // The store and the chance outlive it.
  Vault(workspace::Store& store, Chance& chance, std::string key)
      : store_(store), chance_(chance), key_(std::move(key)) {}

  // A document as a box of that owner, and back. Problem vault.shut (damaged): the key is another one.
  [[nodiscard]] std::string lock(std::string_view owner, const records::Document& document);
  [[nodiscard]] Result<records::Document> unlock(std::string_view owner, std::string_view box) const;

  // A file as an upload of that id: to be put into a commit; and back. Problem vault.shut.
  [[nodiscard]] workspace::File file_of(const std::string& id, const KeptFile& file);
  Result<KeptFile> file(const std::string& id);

  // A file that comes piece by piece, and what has come of it.
  Result<Done> extend(const std::string& upload, std::uint64_t at, std::string_view piece);
  Result<std::string> come(const std::string& upload);

  // The item of a withheld answer, over one that may be there already: to be put into a commit.
  Result<workspace::Item> item_of(const WithheldAnswer& answer);

  // Of one revision, in the order of their fields' names; of all.
  Result<std::vector<WithheldAnswer>> of(const records::RecordId& record, records::Revision revision);
  Result<std::vector<WithheldAnswer>> of(const records::RecordId& record);
  // Of all revisions of the Party's records; what is to be looked at first comes first.
  Result<std::vector<WithheldAnswer>> of_party(const records::PartyId& party);
  Result<std::optional<WithheldAnswer>> find(std::string_view id);

  // What takes it out in a commit.
  [[nodiscard]] static workspace::Removal removal_of(const WithheldAnswer& answer);

  // The uploads that withheld answers of any revision of the record name: no draft takes them away.
  Result<std::set<std::string>> files_of(const records::RecordId& record);

 private:
  Result<std::vector<WithheldAnswer>> with(const workspace::Label& label);
  [[nodiscard]] WithheldAnswer opened(const workspace::Item& item) const;

  workspace::Store& store_;
  Chance& chance_;
  std::string key_;
};

}  // namespace bch::publication

#pragma once
// Drafts: what people write before it is published, kept in the workspace, encrypted: beginning, saving,
// finding, throwing away. Every save names the version that it was made from, so that two people at one draft
// never overwrite each other. Who may do what is asked elsewhere (workflow.h); what goes into the journal,
// and how, is publishing.h. Any thread.

#include "access/account.h"
#include "base/chance.h"
#include "base/clock.h"
#include "formats/formats.h"
#include "publication/draft.h"
#include "publication/vault.h"
#include "registry/registry.h"
#include "workspace/store.h"

#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace bch::publication {

// What is written in a draft: a body as formats have it, also with what is never published.
struct Content {
  std::uint64_t version = 0;
  records::Document body;
};

// A colleague's remark on a draft.
struct Comment {
  std::string id;
  Word word;
};

class Drafts {
 public:
  // All outlive the drafts.
  Drafts(workspace::Store& store, const registry::Registry& registry, const formats::Formats& formats,
         Clock& clock, Chance& chance, Vault& vault)
      : store_(store),
        registry_(registry),
        formats_(formats),
        clock_(clock),
        chance_(chance),
        vault_(vault) {}

  // What is kept in the same moment as a new draft.
  using Along = std::function<Result<Done>(const Draft& draft, workspace::Commit& commit)>;

  // A new record. Problems: draft.too-many (too_large), draft.no-format (invalid).
  Result<Draft> begin(const records::FormatId& format, const records::PartyId& party,
                      const std::vector<std::string>& languages, const access::Account& owner,
                      workspace::Deed deed, const Along& along = {});

  // A new record of the same party or nobody, with the content of another.
  Result<Draft> clone(const registry::Version& version, const records::PartyId& party,
                      const access::Account& owner, workspace::Deed deed);

  // The next revision, a confirmation or a withdrawal of a record, and why. A next revision has what was
  // withheld back, marked as before; the deed says so. Problem draft.exists (conflict; draft) when one is
  // under way.
  Result<Draft> about(const registry::Version& latest, Purpose purpose, const access::Account& owner,
                      workspace::Deed deed, std::string_view reason = {});

  // The same for several records in one step, all or none.
  Result<std::vector<Draft>> about_all(const std::vector<registry::Version>& latest, Purpose purpose,
                                       const access::Account& owner, const workspace::Deed& deed);

  // A draft from a body that somebody has as a file: its GUID when it has one that is nowhere else. Problems:
  // desk.forbidden when `permits` says no; import.broken and what reading JSON says.
  Result<Draft> take_in(std::string_view json, const records::PartyId& party, const access::Account& owner,
                        workspace::Deed deed, const std::function<bool(const Draft&)>& permits);

  Result<std::optional<Draft>> find(std::string_view id);
  Result<std::uint64_t> version(std::string_view id);  // 0: there is none
  Result<Content> content(const Draft& draft);

  // Keeps a new content, and in the draft its languages and title. Of which Government it is stays as the
  // draft says: nobody speaks for another by writing so. Problem workspace.changed when `content` is not from
  // the newest version; draft.locked (conflict) when the draft is not being written.
  Result<Done> save(Draft& draft, Content& content, const access::AccountId& by, workspace::Commit with = {});
  // What that takes, to be kept with what else belongs to the same deed.
  Result<Done> save_in(Draft& draft, Content& content, const access::AccountId& by,
                       workspace::Commit& commit);

  // Keeps the draft itself, with whatever else belongs to the same deed.
  Result<Done> keep(Draft& draft, workspace::Commit with);

  // Removes it with its content, comments and files.
  Result<Done> discard(const Draft& draft, const workspace::Deed& deed);
  // What that takes, to be kept with what else belongs to the same deed.
  Result<Done> remove_in(const Draft& draft, workspace::Commit& commit);

  Result<std::vector<Draft>> with(const workspace::Label& label, std::size_t at_most,
                                  const std::optional<workspace::Place>& after = {});
  Result<std::uint64_t> count(const workspace::Label& label);

  Result<std::vector<Comment>> comments(const Draft& draft);
  Result<Done> comment(const Draft& draft, const Word& word, workspace::Commit with);

 private:
  Result<std::pair<Draft, records::Document>> of(const registry::Version& latest, Purpose purpose,
                                                 const access::Account& owner);
  void add(Draft& draft, records::Document body, workspace::Deed deed, workspace::Commit& commit);
  Result<Done> refuse_too_many(const access::AccountId& owner, std::size_t more);
  Result<Draft> keep_new(Draft draft, records::Document body, workspace::Deed deed, const Along& along = {});
  Result<Done> give_back_withheld(const registry::Version& latest, Draft& draft, records::Document& body,
                                  workspace::Deed& deed);
  [[nodiscard]] workspace::Item content_item(const Draft& draft, const Content& content);
  [[nodiscard]] Result<records::Document> content_before(const registry::Version& latest) const;

  workspace::Store& store_;
  const registry::Registry& registry_;
  const formats::Formats& formats_;
  Clock& clock_;
  Chance& chance_;
  Vault& vault_;
};

// The Party's code as numbers have it ("XA"), or "SCBD" for what no Government owns.
std::string place_of(const records::PartyId& party);

// Whether records of that format belong to a Government, as far as the desk is concerned.
bool is_national(const formats::Format& format);

}  // namespace bch::publication

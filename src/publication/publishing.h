#pragma once
// Publishing: the way of drafts into the journal. What a draft refers to and is not yet published goes with
// it: such a package is examined as a whole and appended in one batch, all or none. A record of no Government
// that has not been validated is published with it as "pending validation", and waits in the validators'
// list. What is marked as confidential is taken out, and kept in the vault before anything is published.
// Acknowledged only when durable: the journal is written under a key that follows from the draft and its
// version, so that any number of tries make one publication; then the drafts go. A crash between the two is
// brought to an end by recover(), a full disk by finish(). What somebody has written in a draft at the very
// moment in which it was published stays, as the draft of the next revision. Any thread.

#include "access/account.h"
#include "base/clock.h"
#include "formats/formats.h"
#include "formats/withholding.h"
#include "publication/drafts.h"
#include "registry/registry.h"
#include "registry/role.h"
#include "workspace/store.h"

#include <cstdint>
#include <functional>
#include <mutex>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace bch::publication {

namespace role = registry::role;

// A draft with what would be published of it, and all that is to be said about that.
struct Judged {
  Draft draft;
  records::Document body;           // empty when it brings no content
  std::vector<formats::Kept> kept;  // what is withheld
  formats::Findings findings;
  bool is_referred = false;    // by another of the package
  std::string_view role = {};  // of registry::role, in which it is published

  [[nodiscard]] bool has_errors() const { return formats::gravest(findings) >= formats::Severity::error; }
};

// Who decides, and what goes with it.
struct Decision {
  access::AccountId by;
  std::function<bool(const Draft&)> may_decide;  // on one draft of the package
  bool on_instruction = false;                   // of a Government's letter, which each draft then has
  workspace::Deed deed;                          // its act, for the audit trail; completed for each draft
};

// What a draft of that purpose asks the journal for.
registry::Kind act_kind(Purpose purpose);

// What became of a draft.
struct Published {
  Draft draft;
  registry::Version version;
};

class Publishing {
 public:
  struct Settings {
    std::uint32_t edition = 0;  // of the treaty
    // What else is kept in the workspace with the end of a draft: notices. Told who published it, empty when
    // a restart has brought it to its end. May be empty.
    std::function<Result<std::vector<workspace::Item>>(const Draft&, const registry::Version&,
                                                       const access::AccountId&)>
        announce = {};
  };

  // All outlive the publishing.
  Publishing(workspace::Store& store, Drafts& drafts, Vault& vault, Chance& chance,
             registry::Registry& registry, const formats::Formats& formats, Clock& clock, Settings settings)
      : store_(store),
        drafts_(drafts),
        vault_(vault),
        chance_(chance),
        registry_(registry),
        formats_(formats),
        clock_(clock),
        settings_(std::move(settings)) {}

  // The draft and the drafts that it refers to, directly or through others, and that go along with it
  // (draft.h); what is referred to comes first. Problem draft.package-too-large.
  Result<std::vector<Judged>> package_of(const Draft& draft);

  // Locks the package and asks for it. Problems: draft.has-errors (invalid; draft), draft.no-referrer.
  Result<Done> request(std::vector<Judged>& package, const Word& word, workspace::Commit with);

  // Several packages as one: what goes along with more than one of them stands in it once.
  static std::vector<Judged> together(std::vector<std::vector<Judged>> packages);

  // All that publish() would refuse, each with its draft.
  Result<std::vector<Problem>> faults(const std::vector<Judged>& package, const Decision& decision);

  // Publishes it. Problems: draft.has-errors, draft.no-referrer, draft.not-yours (forbidden),
  // draft.second-review (forbidden: who wrote it may not also publish it), draft.no-letter,
  // workspace.changed, journal.parent-moved, and what the store reports; then the drafts are as they were.
  // Each with the draft that it is about, where it is about one.
  Result<std::vector<Published>> publish(std::vector<Judged> package, const Decision& decision);

  // Sends requests back to their authors, all or none, with one word to all of them.
  Result<Done> give_back(std::vector<Draft> drafts, const Word& word, workspace::Commit with);

  // Whether nobody may publish that who has written it: because the Party wants so, or its common format.
  Result<bool> wants_second_review(const Judged& judged);

  // Says of a record that was pending that it is right as it is. Problem journal.parent-moved and others.
  Result<registry::Version> validate(const records::RecordId& record, const workspace::Deed& deed);

  // Erases what a record says, in all its revisions, for ever, also what of it is kept in the workspace.
  // `reason`: one of registry::erasure_reasons. Problems: record.not-found, journal.erased (gone) and
  // others.
  Result<registry::Version> erase(const records::RecordId& record, const std::string& reason,
                                  const workspace::Deed& deed);

  // Throws away what the workspace holds of a record that has been erased.
  Result<Done> forget(const records::RecordId& record);

  // Brings to an end what a full disk has interrupted: the drafts of what is in the journal go, of all others
  // nothing is left but they.
  Result<Done> finish();

  // The same for what a crash has interrupted. Before anybody publishes.
  Result<Done> recover();

  // Whether a Party wants that nobody publishes alone what she has written herself.
  Result<bool> wants_second_review(const records::PartyId& party);
  Result<Done> want_second_review(const records::PartyId& party, bool wanted, const workspace::Deed& deed);

  // Records that wait for a validation team, the oldest first.
  struct Pending {
    records::RecordId record;
    Instant since;
  };
  Result<std::vector<Pending>> pending();

 private:
  class KnownHere;

  // The drafts of a package while somebody publishes it: nobody else does at the same time.
  class Alone {
   public:
    Alone(Publishing& publishing, const std::vector<Judged>& package);
    ~Alone();
    Alone(const Alone&) = delete;
    Alone& operator=(const Alone&) = delete;

    [[nodiscard]] bool is_so() const { return !drafts_.empty(); }

   private:
    Publishing& publishing_;
    std::vector<std::string> drafts_;
  };

  // What was asked of the journal, and is not at its end in the workspace.
  struct Unended {
    std::string key;
    std::vector<Judged> package;
    workspace::Deed deed;
  };
  // A draft at its end: as it was published, or as somebody has written it meanwhile; nothing: thrown away.
  struct Ending {
    Judged judged;
    registry::Version version;
    std::optional<Draft> now;
  };
  static std::string key_of(const Draft& root);

  [[nodiscard]] Result<Done> refuse_unfit(const Judged& judged) const;
  Result<Done> refuse_person(const Judged& judged, const Decision& decision);
  Result<Done> refuse_changed(const std::vector<Judged>& package);
  Result<registry::Act> act_of(const Judged& judged);
  Result<Done> attach(const Judged& judged, registry::Act& act);
  Result<Done> withhold(std::vector<Judged>& package);
  Result<Done> withhold(const Judged& judged, workspace::Commit& commit);
  Result<Done> forget_withheld(const std::vector<Judged>& package);
  Result<records::Document> with_commitments(const Judged& judged);
  Result<registry::Receipt> enter(const std::vector<Judged>& package, const std::string& key);
  void keep_unended(Unended unended);
  bool is_unended(const std::vector<Judged>& package);
  Result<Done> bring_to_an_end(const Unended& unended);
  Result<Done> end(std::vector<Ending> endings, const workspace::Deed& deed);
  Result<workspace::Commit> commit_of(const std::vector<Ending>& endings, const workspace::Deed& deed);
  Result<Done> recover(const Draft& draft);
  Result<Ending> ending_after_a_crash(const registry::Version& version);

  workspace::Store& store_;
  Drafts& drafts_;
  Vault& vault_;
  Chance& chance_;
  registry::Registry& registry_;
  const formats::Formats& formats_;
  Clock& clock_;
  Settings settings_;
  std::mutex mutex_;
  std::set<std::string> in_flight_;  // ids of drafts that somebody publishes at this moment
  std::vector<Unended> unended_;
};

}  // namespace bch::publication

#pragma once
// Publishing: the way of drafts into the journal. What a draft refers to and is not yet published goes with
// it: such a package is examined as a whole and appended in one batch, all or none. A record of no Government
// that has not been validated is published with it as "pending validation", and waits in the validators'
// list. What is marked as confidential is taken out, and kept in the vault. Acknowledged only when durable:
// the drafts are first marked as on their way, in one commit with what they withhold, then the journal is
// written under a key that makes one publication of any number of tries, then the drafts go; a crash at any
// point is brought to an end by finish(). Any thread.

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
  bool is_referred = false;  // by another of the package

  [[nodiscard]] bool has_errors() const { return formats::gravest(findings) >= formats::Severity::error; }
};

// Who decides, and what goes with it.
struct Decision {
  access::AccountId by;
  std::function<bool(const Draft&)> may_decide;  // on one draft of the package
  bool on_instruction = false;                   // of a Government's letter, which each draft then has
  workspace::Deed deed;                          // its act, for the audit trail; completed for each draft
};

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
  // journal.parent-moved, and what the store reports; then the drafts are as they were. Each with the draft
  // that it is about, where it is about one.
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

  // Brings to an end what a crash or a full disk has interrupted: published, or, when who published was told
  // that it failed, written as before.
  Result<Done> finish();

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
  class InFlight;
  bool is_in_flight(const std::string& key);
  [[nodiscard]] Result<Done> refuse_unfit(const Judged& judged) const;
  Result<Done> refuse_person(const Judged& judged, const Decision& decision);
  Result<registry::Act> act_of(const Judged& judged, std::string_view as);
  Result<Done> attach(const Judged& judged, registry::Act& act);
  Result<Done> withhold(const Judged& judged, workspace::Commit& commit);
  Result<Done> write_back(const std::vector<Draft>& drafts);
  Result<Done> forget_withheld(const Draft& draft, workspace::Commit& commit);
  Result<records::Document> with_commitments(const Judged& judged);
  Result<registry::Receipt> enter(const std::vector<Judged>& package, const std::string& key);
  std::vector<Published> end(const std::vector<Judged>& package, const registry::Receipt& receipt,
                             const workspace::Deed& deed);
  Result<Done> finish(const std::string& key, std::vector<Draft> drafts);
  [[nodiscard]] bool was_refused(const std::string& key);

  workspace::Store& store_;
  Drafts& drafts_;
  Vault& vault_;
  Chance& chance_;
  registry::Registry& registry_;
  const formats::Formats& formats_;
  Clock& clock_;
  Settings settings_;
  std::mutex mutex_;
  std::set<std::string> in_flight_;  // keys
  std::set<std::string> refused_;    // not in the journal, and their drafts still locked
};

}  // namespace bch::publication

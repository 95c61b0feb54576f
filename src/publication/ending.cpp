// The end of drafts whose package is in the journal, also after a full disk and after a crash.

#include "base/limits.h"
#include "formats/header.h"
#include "publication/publishing.h"
#include "publication/validation_queue.h"
#include "records/json.h"

#include <algorithm>
#include <utility>

namespace bch::publication {
namespace {

constexpr int tries = 5;  // for who always writes in between

// What somebody has written while the draft was being published goes on as the next revision.
Draft next_revision_of(Draft draft, const registry::Version& published) {
  draft.purpose = Purpose::amend;
  draft.parent = published.leaf;
  draft.revision = published.entry.revision;
  draft.number = published.entry.number;
  return draft;
}

}  // namespace

std::string Publishing::key_of(const Draft& root) {
  return "draft-" + root.id + "-" + std::to_string(root.version);
}

Result<workspace::Commit> Publishing::commit_of(const std::vector<Ending>& endings,
                                                const workspace::Deed& deed) {
  workspace::Commit commit;
  for (const auto& [judged, version, now] : endings) {
    const Draft& draft = judged.draft;
    workspace::Deed line = deed;
    line.about = draft.record.value();
    line.party = draft.party;
    line.more.set("as", version.entry.role);
    line.more.set("position", static_cast<std::int64_t>(version.position));
    records::Document withheld = records::Document::list();
    for (const auto& kept : judged.kept) withheld.append(kept.mark.field);
    if (!withheld.is_blank()) line.more.set(formats::member::withheld, std::move(withheld));
    commit.deeds.push_back(std::move(line));
    if (version.entry.role == role::pending) commit.puts.push_back(waiting_item(version));
    if (settings_.announce) {
      auto items = TRY(settings_.announce(draft, version, access::AccountId(deed.who)));
      std::ranges::move(items, std::back_inserter(commit.puts));
    }
    if (!now) continue;
    const bool goes_on = draft.has_content() && now->version != draft.version;
    if (goes_on) commit.puts.push_back(to_item(next_revision_of(*now, version)));
    if (!goes_on) TRY(drafts_.remove_in(*now, commit));
  }
  return commit;
}

Result<Done> Publishing::end(std::vector<Ending> endings, const workspace::Deed& deed) {
  for (int left = tries;; --left) {
    const auto commit = TRY(commit_of(endings, deed));
    auto done = store_.commit(commit);
    if (done.ok() || done.problem().kind != Problem::Kind::conflict || left == 1) return done;
    for (auto& ending : endings) ending.now = TRY(drafts_.find(ending.judged.draft.id));
  }
}

void Publishing::keep_unended(Unended unended) {
  const std::lock_guard lock(mutex_);
  std::erase_if(unended_, [&](const Unended& other) { return other.key == unended.key; });
  unended_.push_back(std::move(unended));
}

bool Publishing::is_unended(const std::vector<Judged>& package) {
  const std::lock_guard lock(mutex_);
  const auto is_in = [&](const Judged& judged) {
    return std::ranges::any_of(package,
                               [&](const Judged& other) { return other.draft.id == judged.draft.id; });
  };
  return std::ranges::any_of(unended_,
                             [&](const Unended& each) { return std::ranges::any_of(each.package, is_in); });
}

Result<Done> Publishing::bring_to_an_end(const Unended& unended) {
  const auto receipt = TRY(registry_.receipt_of(unended.key));
  if (!receipt) return forget_withheld(unended.package);
  std::vector<Ending> endings;
  for (std::size_t i = 0; i < unended.package.size(); ++i) {
    const auto& judged = unended.package[i];
    endings.push_back({judged, receipt->published[i], TRY(drafts_.find(judged.draft.id))});
  }
  return end(std::move(endings), unended.deed);
}

Result<Done> Publishing::finish() {
  std::vector<Unended> all;
  {
    const std::lock_guard lock(mutex_);
    all = std::exchange(unended_, {});
  }
  Result<Done> finished = Done{};
  for (auto& unended : all) {
    const Alone alone(*this, unended.package);
    auto ended = alone.is_so() ? bring_to_an_end(unended) : Result<Done>(Done{});
    if (!ended.ok()) finished = ended.problem();
    if (!ended.ok() || !alone.is_so()) keep_unended(std::move(unended));
  }
  return finished;
}

Result<Done> Publishing::recover() {
  std::string after;
  for (;;) {
    const auto items = TRY(store_.all(draft_kind, after, limits::workspace_found));
    for (const auto& item : items) {
      const auto draft = TRY(to_draft(item));
      TRY(recover(draft));
    }
    if (items.size() < limits::workspace_found) return Done{};
    after = items.back().id;
  }
}

// A draft under whose key there is a batch was published, with those that the batch names.
Result<Done> Publishing::recover(const Draft& draft) {
  const auto receipt = TRY(registry_.receipt_of(key_of(draft)));
  if (!receipt) {
    const auto latest = TRY(registry_.latest(draft.record));
    const bool is_still_to_come = !latest || latest->entry.revision < draft.next_revision();
    return is_still_to_come ? forget_withheld({Judged{draft, {}, {}, {}}}) : Result<Done>(Done{});
  }
  std::vector<Ending> endings;
  for (const auto& version : receipt->published) endings.push_back(TRY(ending_after_a_crash(version)));
  workspace::Deed deed;
  deed.time = clock_.now();
  deed.act = "publish-after-restart";
  return end(std::move(endings), deed);
}

Result<Publishing::Ending> Publishing::ending_after_a_crash(const registry::Version& version) {
  const auto& entry = version.entry;
  const auto is_its_own = [&](const Draft& draft) {
    return act_kind(draft.purpose) == entry.known() && draft.parent == entry.previous;
  };
  Ending ending;
  ending.version = version;
  const auto found = TRY(drafts_.with(drafts_about(entry.record), 1));
  if (found.empty() || !is_its_own(found.front())) {  // thrown away by the way
    ending.judged.draft.record = entry.record;
    ending.judged.draft.format = entry.format;
    ending.judged.draft.party = entry.party;
    return ending;
  }
  auto package = TRY(package_of(found.front()));
  ending.judged = std::move(package.back());
  ending.now = found.front();
  if (!found.front().has_content()) return ending;
  const auto act = TRY(act_of(ending.judged));
  const auto content = registry_.content(entry);
  const bool is_other = content.ok() && canonical_json(*act.content) != canonical_json(*content);
  if (is_other) ending.judged.draft.version = 0;  // somebody has written in it since then
  return ending;
}

}  // namespace bch::publication

// What Publishing does with records that are in the journal, and the rule that a Government sets for its own.

#include "base/limits.h"
#include "publication/publishing.h"
#include "publication/validation_queue.h"

namespace bch::publication {
namespace {

constexpr auto settings_kind = "party";
constexpr auto second_review_member = "secondReview";

}  // namespace

Result<bool> Publishing::wants_second_review(const records::PartyId& party) {
  const auto item = TRY(store_.read(settings_kind, party.value()));
  return item && item->body.at(second_review_member).boolean();
}

Result<Done> Publishing::want_second_review(const records::PartyId& party, bool wanted,
                                            const workspace::Deed& deed) {
  auto item = TRY(store_.read(settings_kind, party.value())).value_or(workspace::Item{});
  item.kind = settings_kind;
  item.id = party.value();
  item.body.set(second_review_member, wanted);
  return store_.commit({{std::move(item)}, {}, {deed}});
}

Result<registry::Version> Publishing::validate(const records::RecordId& record, const workspace::Deed& deed) {
  const auto waiting = TRY(store_.read(validation_kind, record.value()));
  const auto latest = TRY(registry_.latest(record));
  if (!waiting || !latest) return Problem{Problem::Kind::not_found, "record.not-pending", {}};
  auto version = *latest;
  // An earlier try may have come as far as the journal.
  const bool is_said = version.entry.role == role::validation;
  if (!is_said) {
    registry::Act act;
    act.kind = registry::Kind::confirm;
    act.record = record;
    act.format = version.entry.format;
    act.edition = settings_.edition;
    act.role = role::validation;
    act.parent = version.leaf;
    auto receipt = TRY(registry_.append({"validation-" + version.leaf.hex(), {std::move(act)}}));
    version = std::move(receipt.published.front());
  }
  workspace::Deed line = deed;
  line.about = record.value();
  TRY(store_.commit(
      {{}, {{std::string(validation_kind), waiting->id, waiting->version}}, {std::move(line)}}));
  return version;
}

// The trail notes first who wants it; what the workspace holds goes after, at the latest by who follows the
// journal (aftermath.h).
Result<registry::Version> Publishing::erase(const records::RecordId& record, const std::string& reason,
                                            const workspace::Deed& deed) {
  const auto latest = TRY(registry_.latest(record));
  if (!latest) return Problem{Problem::Kind::not_found, "record.not-found", {}};
  workspace::Deed line = deed;
  line.about = record.value();
  line.party = latest->entry.party;
  line.more.set("reason", reason);
  TRY(store_.commit({{}, {}, {std::move(line)}}));
  registry::Act act;
  act.kind = registry::Kind::erase;
  act.record = record;
  act.role = latest->entry.party.empty() ? role::validation : role::desk;
  act.parent = latest->leaf;
  act.reason = reason;
  const auto receipt = TRY(registry_.append({"erasure-" + latest->leaf.hex(), {std::move(act)}}));
  static_cast<void>(forget(record));
  return receipt.published.front();
}

Result<Done> Publishing::forget(const records::RecordId& record) {
  workspace::Commit commit;
  for (const auto& draft : TRY(drafts_.with(drafts_about(record), limits::workspace_found))) {
    workspace::Deed deed;
    deed.time = clock_.now();
    deed.act = "discard";
    deed.about = draft.id;
    deed.party = draft.party;
    TRY(drafts_.remove_in(draft, commit));
    commit.deeds.push_back(std::move(deed));
  }
  if (const auto waiting = TRY(store_.read(validation_kind, record.value())))
    commit.removals.push_back({std::string(validation_kind), waiting->id, waiting->version});
  for (const auto& upload : TRY(vault_.files_of(record))) commit.ended_uploads.push_back(upload);
  for (const auto& kept : TRY(vault_.of(record))) commit.removals.push_back(Vault::removal_of(kept));
  return store_.commit(commit);
}

Result<std::vector<Publishing::Pending>> Publishing::pending() {
  std::vector<Pending> pending;
  for (const auto& item : TRY(store_.find(validation_kind, waiting_validations(), limits::workspace_found))) {
    if (const auto record = records::parse_record_id(item.id))
      pending.push_back({*record, Instant::from_milliseconds(-item.order)});
  }
  return pending;
}

}  // namespace bch::publication

#include "desk/review.h"

#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/small_form.h"
#include "portal/categories.h"
#include "portal/lists.h"

#include <algorithm>
#include <map>

namespace bch::desk {
namespace {

using publication::Purpose;
using Stage = Confirmation::Stage;

constexpr std::size_t records_shown = 1'000;  // of one kind
constexpr std::size_t looked_at = 300;        // for the list of what is to be confirmed

using DraftsByRecord = std::map<records::RecordId, Draft>;

// Drafts about the Government's records that the person may read.
Result<DraftsByRecord> drafts_about_records(Visit& visit, const records::PartyId& party) {
  DraftsByRecord by_record;
  for (auto& draft : TRY(visit.tools.drafts.with(publication::drafts_for(party), limits::workspace_found))) {
    if (reads(visit, draft)) by_record.insert_or_assign(draft.record, std::move(draft));
  }
  return by_record;
}

std::optional<Reviewed> reviewed(Visit& visit, const DraftsByRecord& drafts, const records::RecordId& id) {
  auto record = visit.reading.library.find(id);
  if (!record.ok() || !record->entry().number || record->format == nullptr) return std::nullopt;
  Reviewed made{*std::move(record), {}, std::nullopt};
  made.confirmation = renditions::confirmation_of(made.record, visit.reading.today());
  if (const auto draft = drafts.find(id); draft != drafts.end()) made.draft = draft->second;
  return made;
}

// Whether it may be that its owner is asked, as far as the journal alone tells.
Result<bool> may_be_asked(Visit& visit, const formats::Format& format, const records::RecordId& id) {
  const auto latest = TRY(visit.reading.sources.registry.latest(id));
  if (!latest) return false;
  const auto asked = renditions::months_later(day_of(latest->entry.time), *format.confirm_after_months);
  return asked <= visit.reading.today();
}

}  // namespace

Result<std::vector<ReviewedKind>> review_of(Visit& visit, const records::PartyId& party) {
  const auto drafts = TRY(drafts_about_records(visit, party));
  std::vector<ReviewedKind> kinds;
  for (const auto* format : visit.reading.sources.formats.all()) {
    if (!publication::is_national(*format)) continue;
    const auto question = portal::newest_of(visit.reader(), format, party, records_shown);
    const auto answer = TRY(visit.reading.ask(question));
    ReviewedKind kind{format, {}, answer.total};
    for (const auto& hit : answer.hits) {
      if (auto one = reviewed(visit, drafts, hit)) kind.records.push_back(*std::move(one));
    }
    if (!kind.records.empty()) kinds.push_back(std::move(kind));
  }
  return kinds;
}

Result<std::optional<Unconfirmed>> unconfirmed_of(Visit& visit, const records::PartyId& party) {
  const auto kinds = TRY(visit.reading.ask(portal::by_kind(visit.reader(), party, 0)));
  std::size_t all = 0;
  for (const auto* format : visit.reading.sources.formats.all()) {
    if (format->confirm_after_months) all += kinds.count(search::facet::format, format->id.value());
  }
  if (all > looked_at) return std::optional<Unconfirmed>();
  const auto drafts = TRY(drafts_about_records(visit, party));
  Unconfirmed unconfirmed;
  for (const auto* format : visit.reading.sources.formats.all()) {
    if (!format->confirm_after_months || kinds.count(search::facet::format, format->id.value()) == 0)
      continue;
    const auto answer = TRY(visit.reading.ask(portal::newest_of(visit.reader(), format, party, looked_at)));
    for (const auto& hit : answer.hits) {
      const bool may_be = TRY(may_be_asked(visit, *format, hit));
      auto one = may_be ? reviewed(visit, drafts, hit) : std::nullopt;
      if (!one) continue;
      if (one->confirmation.stage == Stage::asked)
        unconfirmed.asked.push_back(*std::move(one));
      else if (one->confirmation.stage == Stage::not_confirmed)
        unconfirmed.not_confirmed.push_back(*std::move(one));
    }
  }
  return std::optional(std::move(unconfirmed));
}

std::string confirmation_line(const Visit& visit, const Reviewed& reviewed) {
  const auto& [stage, since] = reviewed.confirmation;
  const auto said = [&](std::string_view key, CivilDate date) {
    return visit.say(key, {{"date", visit.reader().dates.short_date(date)}});
  };
  switch (stage) {
    case Stage::none:
      return {};
    case Stage::due:
      return said("review.right", since);
    case Stage::asked:
      return said("review.to-confirm",
                  renditions::months_later(since, reviewed.record.format->confirm_within_months));
    case Stage::not_confirmed:
      return said("review.not-confirmed", since);
  }
  return {};
}

bool may_confirm(const Visit& visit, const records::PartyId& party, const records::FormatId& format) {
  return visit.is_of(party) && visit.may(access::Act::draft, {party, format, true, {}});
}

Html confirm_button(const Visit& visit, const records::PartyId& party, const records::RecordId& record) {
  return form(visit, desk_address(visit.reader().tag(), "country", party.value()),
              quiet_button(visit, "review.still-right", confirming::only, record.value()));
}

Result<Confirmed> confirm(Visit& visit, const std::vector<registry::Version>& latest, bool publishes) {
  const auto& account = visit.person->account;
  auto drafts = TRY(visit.tools.drafts.about_all(latest, Purpose::confirm, account, visit.deed("confirm")));
  std::vector<publication::Judged> package;
  for (auto& draft : drafts) package.push_back({draft, {}, {}, {}});
  Result<Done> done = Done{};
  if (publishes) {
    publication::Decision decision;
    decision.by = account.id;
    decision.may_decide = [&](const Draft& each) { return may(visit, publication::Step::publish, each); };
    decision.deed = visit.deed("publish");
    const auto published = visit.tools.publishing.publish(package, decision);
    if (!published.ok()) done = published.problem();
  } else {
    const publication::Word word{account.id, visit.now, {}};
    workspace::Commit with;
    if (drafts.size() == 1) with.puts = TRY(visit.tools.announcing.requested(drafts.front(), word));
    if (drafts.size() > 1) with.puts = TRY(visit.tools.announcing.requested_together(drafts, word));
    for (const auto& draft : drafts) with.deeds.push_back(visit.deed("request", draft.id, draft.party));
    done = visit.tools.publishing.request(package, word, std::move(with));
  }
  if (done.ok()) return Confirmed{latest.size(), publishes};
  // Nothing of it has happened: the drafts, too, were only a means.
  for (const auto& draft : drafts) {
    const auto kept = TRY(visit.tools.drafts.find(draft.id));
    if (kept && kept->state == publication::State::draft)
      TRY(visit.tools.drafts.discard(*kept, visit.deed("discard", draft.id, draft.party)));
  }
  return done.problem();
}

}  // namespace bch::desk

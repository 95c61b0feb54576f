// What an owner may begin about a record that is published: a new revision, a confirmation, a withdrawal, a
// copy; and what cannot be taken back: erasing it.

#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "portal/parts.h"
#include "portal/record_view.h"
#include "registry/erasure.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::desk {
namespace {

using publication::Purpose;

struct OfRecord {
  renditions::Record record;
  registry::Version latest;
  access::Subject subject;
};

Result<OfRecord> asked(Visit& visit) {
  auto record = TRY(portal::asked_record(visit.reading));
  auto latest = TRY(visit.reading.sources.registry.latest(record.entry().record));
  if (!latest || record.format == nullptr) return Problem{Problem::Kind::not_found, "record.not-found", {}};
  const bool is_national = !latest->entry.party.empty();
  access::Subject subject{latest->entry.party, latest->entry.format, is_national, {}};
  if (!is_national) subject.owner = visit.person->account.id;  // everybody may propose to correct one
  return OfRecord{std::move(record), *std::move(latest), std::move(subject)};
}

Result<Answer> begun(Visit& visit, Purpose purpose, std::string deed) {
  const auto of = TRY(asked(visit));
  if (!visit.may(access::Act::draft, of.subject))
    return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  std::string_view reason;
  if (purpose == Purpose::withdraw) reason = visit.form.find("reason").substr(0, limits::comment_bytes);
  auto draft = visit.tools.drafts.about(of.latest, purpose, visit.person->account,
                                        visit.deed(std::move(deed)), reason);
  if (!draft.ok() && draft.problem().key == "draft.exists")
    return Answer(desk_address(visit.reader().tag(), "draft", draft.problem().arguments.front().second));
  const auto begun = TRY(std::move(draft));
  return Answer(draft_address(visit, begun));
}

// Who answers for the record: who publishes for its Government, or else a validation team.
bool may_erase(const Visit& visit, const OfRecord& of) {
  if (!of.subject.is_national) return visit.may(access::Act::validate, of.subject);
  return visit.is_of(of.subject.party) && visit.may(access::Act::publish, of.subject);
}

Html erasing(const Visit& visit, const Url& action, const records::PublicNumber& number) {
  std::vector<Choosable> reasons;
  for (const auto reason : registry::erasure_reasons)
    reasons.push_back({std::string(reason), visit.say("erase.reason-" + std::string(reason))});
  return html("<details><summary>{}</summary><p>{}</p>{}</details>", visit.say("erase.title"),
              visit.say("erase.text"),
              form(visit, action,
                   select(visit, {.name = "reason", .label = "erase.reason", .id = "erase-reason"}, reasons) +
                       check_box(visit, "sure", records::to_text(number),
                                 visit.say("erase.sure", {{"number", records::to_text(number)}})) +
                       button(visit, "erase.button")));
}

}  // namespace

Result<Answer> record_desk_page(Visit& visit) {
  const auto of = TRY(asked(visit));
  const auto number = portal::shown_number(of.record);
  const auto at = [&](std::string_view step) {
    return desk_address(visit.reader().tag(), "record", records::to_text(number), step);
  };
  Page page;
  page.title = portal::title(visit.reader(), of.record.title, number);
  page.body = html(
      "<p class=\"kind\"><a href=\"{}\">{}</a> · <a href=\"{}\"><bdi dir=\"ltr\">{}</bdi></a></p><h1>{}</h1>",
      desk_address(visit.reader().tag()), visit.say("desk.title"),
      renditions::record_address(visit.reader().tag(), number), records::to_text(number), page.title);
  const bool may_draft = visit.may(access::Act::draft, of.subject);
  if (may_draft && of.record.is_retired) {
    page.body += html("<p>{}</p>", visit.say("record-desk.retired")) +
                 form(visit, at("amend"), button(visit, "record-desk.put-back"));
  } else if (may_draft && of.record.standing != renditions::Standing::withdrawn) {
    page.body += html("<p>{}</p>", visit.say("record-desk.text")) +
                 form(visit, at("amend"), button(visit, "record-desk.amend")) +
                 form(visit, at("confirm"), button(visit, "record-desk.confirm")) +
                 html("<details><summary>{}</summary>{}</details>", visit.say("record-desk.withdraw"),
                      form(visit, at("withdraw"),
                           text_area(visit, {.name = "reason", .label = "record-desk.reason"}) +
                               button(visit, "record-desk.withdraw")));
  } else {
    page.body += html("<p>{}</p>", visit.say("record-desk.not-yours"));
  }
  if (may_erase(visit, of)) page.body += erasing(visit, at("erase"), number);
  page.body += form(visit, at("clone"), quiet_button(visit, "record-desk.clone", "do", "clone"));
  return Answer(std::move(page));
}

Result<Answer> amend_record(Visit& visit) {
  return begun(visit, Purpose::amend, "amend");
}

Result<Answer> confirm_record(Visit& visit) {
  return begun(visit, Purpose::confirm, "confirm");
}

Result<Answer> withdraw_record(Visit& visit) {
  return begun(visit, Purpose::withdraw, "withdraw");
}

// Of a record that was published before a team had looked at it: it is right as it is.
Result<Answer> validate_record(Visit& visit) {
  const auto of = TRY(asked(visit));
  if (!visit.may(access::Act::validate, of.subject))
    return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  TRY(visit.tools.publishing.validate(of.latest.entry.record, visit.deed("validate")));
  return Answer(desk_address(visit.reader().tag()).with(done_parameter, "validated"));
}

Result<Answer> erase_record(Visit& visit) {
  const auto of = TRY(asked(visit));
  if (!may_erase(visit, of)) return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  const std::string reason(visit.form.find("reason"));
  const auto number = records::to_text(portal::shown_number(of.record));
  const bool is_known =
      std::ranges::find(registry::erasure_reasons, reason) != registry::erasure_reasons.end();
  if (!is_known || visit.form.find("sure") != number)
    return Problem{Problem::Kind::invalid, "erase.be-sure", {{"number", number}}};
  TRY(visit.tools.publishing.erase(of.latest.entry.record, reason, visit.deed("erase")));
  return Answer(desk_address(visit.reader().tag()).with(done_parameter, "erased").with("number", number));
}

Result<Answer> clone_record(Visit& visit) {
  const auto of = TRY(asked(visit));
  const auto parties = access::parties_of(visit.person->account, visit.now);
  const bool is_national = publication::is_national(*of.record.format);
  // Who writes for no Government of her own writes for the record's, on its instruction.
  const records::PartyId own = parties.empty() ? of.latest.entry.party : parties.front();
  const records::PartyId party = is_national ? own : records::PartyId();
  if (!visit.may(access::Act::draft, {party, of.subject.format, is_national, visit.person->account.id}))
    return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  const auto draft =
      TRY(visit.tools.drafts.clone(of.record.version(), party, visit.person->account, visit.deed("clone")));
  return Answer(draft_address(visit, draft));
}

}  // namespace bch::desk

// What an owner may begin about a record that is published: a new revision, a confirmation, a withdrawal, a
// copy.

#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "portal/parts.h"
#include "portal/record_view.h"
#include "renditions/addresses.h"

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
  auto draft =
      visit.tools.drafts.about(of.latest, purpose, visit.person->account, visit.deed(std::move(deed)));
  if (!draft.ok() && draft.problem().key == "draft.exists")
    return Answer(desk_address(visit.reader().tag(), "draft", draft.problem().arguments.front().second));
  auto begun = TRY(std::move(draft));
  if (purpose == Purpose::withdraw) {
    begun.reason = visit.form.find("reason").substr(0, limits::comment_bytes);
    if (!begun.reason.empty()) TRY(visit.tools.drafts.keep(begun, {}));
  }
  return Answer(draft_address(visit, begun));
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
  if (visit.may(access::Act::draft, of.subject) && of.record.standing != renditions::Standing::withdrawn) {
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

#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/appointing_form.h"
#include "desk/invitation_letter.h"
#include "desk/pages.h"
#include "desk/people.h"
#include "desk/small_form.h"
#include "desk/typed.h"
#include "renditions/addresses.h"

namespace bch::desk {
namespace {

Result<Answer> asking(Visit& visit, const records::PartyId& party, const std::optional<Problem>& problem) {
  const Html to = appointing_inputs(visit, party);
  if (to.empty()) return not_yours();
  const auto value = [&](std::string_view name) { return std::string(visit.form.find(name)); };
  const std::string language = visit.form.has("language") ? value("language") : visit.reader().tag();
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("invite.title");
  page.body =
      html("<h1>{}</h1><p>{}</p>", page.title, place_name(visit, party)) + alert(visit, problem) +
      form(visit, desk_address(visit.reader().tag(), "invite"),
           hidden("party", party.empty() ? std::string() : renditions::country_code(party)) +
               input(visit, {.name = "name",
                             .label = "invite.name",
                             .value = value("name"),
                             .help = "invite.name-help",
                             .is_needed = true}) +
               check_box(visit, "office", "yes", visit.say("invite.office"), visit.form.has("office")) +
               input(visit, {.name = "post", .label = "account.post", .value = value("post")}) +
               input(visit, {.name = "email",
                             .label = "account.email",
                             .value = value("email"),
                             .type = "email",
                             .help = "account.email-help"}) +
               language_select(visit, {.name = "language", .label = "account.language", .value = language}) +
               to + button(visit, "invite.button"));
  return Answer(std::move(page));
}

Result<access::Proposal> typed_proposal(const Visit& visit, const records::PartyId& party) {
  access::Proposal proposal;
  proposal.name = TRY(typed_text(visit, "name", "invite.name", limits::name_bytes));
  proposal.post = TRY(typed_text(visit, "post", "account.post", limits::name_bytes));
  proposal.email = TRY(typed_email(visit, "email"));
  proposal.is_office = visit.form.has("office");
  proposal.language = visit.form.find("language");
  proposal.appointments = {TRY(typed_appointment(visit, party))};
  if (proposal.name.empty()) return Problem{Problem::Kind::invalid, "account.name-missing", {}};
  return proposal;
}

Result<records::PartyId> party_of(const Visit& visit, std::string_view typed) {
  const auto* party = TRY(typed_party(visit, typed));
  return party == nullptr ? records::PartyId() : party->id;
}

}  // namespace

Result<Answer> invite_page(Visit& visit) {
  const auto party = TRY(party_of(visit, visit.reading.request.query.find("party")));
  return asking(visit, party, {});
}

Result<Answer> invite(Visit& visit) {
  const auto party = TRY(party_of(visit, visit.form.find("party")));
  const auto proposal = typed_proposal(visit, party);
  if (!proposal.ok()) return asking(visit, party, proposal.problem());
  const auto& by = visit.person->account.id;
  const auto made = TRY(visit.tools.accounts.invite(*proposal, by, visit.deed("invite", {}, party)));
  return Answer(invitation_made(visit, made, *proposal));
}

Result<Answer> invitation_letter_page(Visit& visit) {
  const auto code = visit.form.find("code");
  const auto waiting = TRY(visit.tools.accounts.invited(code));
  if (waiting.by != visit.person->account.id) return not_yours();
  return Answer(TRY(invitation_letter(visit, waiting, code)));
}

Result<Answer> revoke_invitation(Visit& visit) {
  const auto waiting = TRY(visit.tools.accounts.invitation(visit.captured("invitation")));
  if (!waiting) return Problem{Problem::Kind::not_found, "invitation.unknown", {}};
  const auto& offered = waiting->proposal.appointments;
  const records::PartyId party = offered.empty() ? records::PartyId() : offered.front().party;
  const bool is_hers = waiting->by == visit.person->account.id;
  if (!is_hers && !manages_users(visit, party)) return not_yours();
  TRY(visit.tools.accounts.revoke(*waiting, visit.deed("revoke-invitation", waiting->id, party)));
  return Answer(with_party(desk_address(visit.reader().tag(), "users"), party).with(done_parameter, "saved"));
}

}  // namespace bch::desk

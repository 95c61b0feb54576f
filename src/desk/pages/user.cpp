#include "access/appointing.h"
#include "desk/addresses.h"
#include "desk/appointing_form.h"
#include "desk/appointments.h"
#include "desk/invitation_letter.h"
#include "desk/pages.h"
#include "desk/people.h"
#include "desk/small_form.h"
#include "desk/typed.h"

#include <algorithm>

namespace bch::desk {
namespace {

Url here(const Visit& visit, const access::Account& account) {
  return desk_address(visit.reader().tag(), "users", account.id.value());
}

// A form about this account as it is shown: who comes second after another change is told so.
Html form_about(const Visit& visit, const access::Account& account, const Html& inside) {
  return form(visit, here(visit, account), hidden("version", std::to_string(account.version)) + inside);
}

bool sees_appointment(const Visit& visit, const access::Appointment& appointment) {
  return manages_users(visit, appointment.party) || designates(visit);
}

Html end_form(const Visit& visit, const access::Account& account, std::size_t which) {
  const auto& by = visit.person->account;
  if (!access::may_end(visit.tools.roles, by, account, account.appointments[which], visit.now)) return {};
  const std::string name = "until-" + std::to_string(which);
  return form_about(visit, account,
                    hidden("appointment", std::to_string(which)) +
                        input(visit, {.name = name, .label = "user.end-on", .help = "user.end-on-help"}) +
                        quiet_button(visit, "user.end", "do", "end"));
}

Result<Html> appointments(Visit& visit, const access::Account& account) {
  Html rows;
  for (std::size_t which = account.appointments.size(); which-- > 0;) {
    const auto& one = account.appointments[which];
    if (!sees_appointment(visit, one)) continue;
    Html by = html("{}", TRY(account_name(visit, one.by)));
    if (!one.evidence.empty()) {
      by += html(" · <a href=\"{}\">{}</a>", desk_address(visit.reader().tag(), "designations", one.evidence),
                 visit.say("user.evidence"));
    }
    if (one.is_delegated) by += html(" · {}", visit.say("appointment.delegated"));
    rows += html(
        "<tr><th scope=\"row\">{}</th><td data-title=\"{}\">{}</td><td data-title=\"{}\">{}</td><td "
        "data-title=\"{}\">{}</td><td>{}</td></tr>",
        appointed_to(visit, one), visit.say("appointing.from"), first_day(visit, one),
        visit.say("appointing.until"), last_day(visit, one), visit.say("user.by"), by,
        end_form(visit, account, which));
  }
  if (rows.empty()) return html("<p>{}</p>", visit.say("user.no-appointments"));
  return html(
      "<table class=\"stacked\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th><td></td></tr></thead><tbody>{}</tbody></table>",
      visit.say("appointing.role"), visit.say("appointing.from"), visit.say("appointing.until"),
      visit.say("user.by"), rows);
}

// Where she may appoint somebody who is here already: the Governments of the account whose users she manages.
Html appoint_forms(Visit& visit, const access::Account& account) {
  if (account.is_closed || account.id == visit.person->account.id) return {};
  Html forms;
  for (const auto& party : access::parties_of(account, visit.now)) {
    const Html to = appointing_inputs(visit, party);
    if (to.empty()) continue;
    forms += html(
        "<details><summary>{}</summary>{}</details>",
        visit.say("user.appoint-also", {{"place", place_name(visit, party)}}),
        form_about(visit, account,
                   hidden("party", party.value()) + to + button(visit, "user.appoint", "do", "appoint")));
    break;  // names of fields are there once in a page
  }
  return forms;
}

Html deeds(const Visit& visit, const access::Account& account) {
  const auto& by = visit.person->account;
  Html forms;
  if (access::may_renew(visit.tools.roles, by, account, visit.now)) {
    forms += html("<h3>{}</h3><p>{}</p>", visit.say("user.renew"), visit.say("user.renew-text")) +
             form_about(visit, account, quiet_button(visit, "user.renew", "do", "renew"));
  }
  if (access::may_close(visit.tools.roles, by, account, visit.now)) {
    forms += html("<h3>{}</h3><p>{}</p>", visit.say("user.close"), visit.say("user.close-text")) +
             form_about(visit, account, quiet_button(visit, "user.close", "do", "close"));
  }
  return forms.empty() ? forms : html("<section><h2>{}</h2>{}</section>", visit.say("user.access"), forms);
}

Result<Answer> shown(Visit& visit, const access::Account& account, const std::optional<Problem>& problem) {
  const auto seen = TRY(last_sign_in(visit, account.id));
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = account.name;
  Html head = html("<h1>{}</h1>", account.name) + done(visit) + alert(visit, problem);
  if (account.is_closed) head += html("<p class=\"notice\">{}</p>", visit.say("user.is-closed"));
  if (account.is_office) head += html("<p>{}</p>", visit.say("user.is-office"));
  if (!account.post.empty()) head += html("<p>{}</p>", account.post);
  if (const auto mailbox = Url::mailbox(account.email))
    head += html("<p><a href=\"{}\">{}</a></p>", *mailbox, account.email);
  head += html("<p>{}: {}</p>", visit.say("users.last-sign-in"),
               seen ? moment(visit, *seen) : html("{}", visit.say("users.never")));
  page.body = head + html("<section><h2>{}</h2>", visit.say("users.appointments")) +
              TRY(appointments(visit, account)) + appoint_forms(visit, account) + html("</section>") +
              deeds(visit, account);
  return Answer(std::move(page));
}

Result<access::Account> asked_for(const Visit& visit) {
  auto account = TRY(visit.tools.accounts.find(access::AccountId(std::string(visit.captured("account")))));
  if (!account || !sees_account(visit, *account))
    return Problem{Problem::Kind::not_found, "user.unknown", {}};
  return *std::move(account);
}

Answer back(const Visit& visit, const access::Account& account, std::string_view what) {
  return here(visit, account).with(done_parameter, what);
}

Result<Answer> end_appointment(Visit& visit, access::Account account) {
  const std::string typed(visit.form.find("appointment"));
  std::size_t which = 0;
  while (which < account.appointments.size() && std::to_string(which) != typed) ++which;
  if (which == account.appointments.size()) return not_yours();
  auto& appointment = account.appointments[which];
  if (!access::may_end(visit.tools.roles, visit.person->account, account, appointment, visit.now))
    return not_yours();
  const auto day = typed_date(visit, "until-" + typed, "user.end-on");
  if (!day.ok()) return shown(visit, account, day.problem());
  const Instant end = *day ? end_of(visit, **day, appointment.party) : visit.now;
  if (appointment.until && *appointment.until < end)
    return shown(visit, account, Problem{Problem::Kind::invalid, "user.ends-earlier", {}});
  auto deed = visit.deed("end-appointment", account.id.value(), appointment.party);
  TRY(visit.tools.designations.end(account, which, std::max(end, visit.now), std::move(deed)));
  return back(visit, account, "appointment-ended");
}

Result<Answer> appoint(Visit& visit, access::Account account) {
  const records::PartyId party{std::string(visit.form.find("party"))};
  auto appointment = typed_appointment(visit, party);
  if (!appointment.ok()) return shown(visit, account, appointment.problem());
  if (account.is_closed || account.id == visit.person->account.id) return not_yours();
  auto deed = visit.deed("appoint", account.id.value(), party);
  deed.more.set("role", appointment->role);
  account.appointments.push_back(*std::move(appointment));
  TRY(visit.tools.accounts.save(account, deed));
  return back(visit, account, "saved");
}

Result<Answer> renew(Visit& visit, const access::Account& account) {
  if (!access::may_renew(visit.tools.roles, visit.person->account, account, visit.now)) return not_yours();
  access::Proposal proposal;
  proposal.renews = account.id;
  proposal.name = account.name;
  proposal.post = account.post;
  proposal.email = account.email;
  proposal.is_office = account.is_office;
  proposal.language = account.language;
  proposal.appointments = account.appointments;
  auto deed = visit.deed("renew-access");
  deed.more.set("account", account.id.value());
  const auto made = TRY(visit.tools.accounts.invite(proposal, visit.person->account.id, std::move(deed)));
  return Answer(invitation_made(visit, made, proposal));
}

Result<Answer> close(Visit& visit, access::Account account) {
  if (!access::may_close(visit.tools.roles, visit.person->account, account, visit.now)) return not_yours();
  workspace::Commit with;
  TRY(visit.tools.sessions.end_others_in(account.id, {}, visit.deed("end-sessions", account.id.value()),
                                         with));
  TRY(visit.tools.designations.close_account(account, visit.deed("close-account", account.id.value()),
                                             std::move(with)));
  return back(visit, account, "closed");
}

}  // namespace

Result<Answer> user_page(Visit& visit) {
  const auto account = TRY(asked_for(visit));
  return shown(visit, account, {});
}

Result<Answer> change_user(Visit& visit) {
  auto account = TRY(asked_for(visit));
  if (visit.form.find("version") != std::to_string(account.version))
    return shown(visit, account, Problem{Problem::Kind::conflict, "user.changed", {}});
  const auto what = visit.form.find("do");
  if (what == "end") return end_appointment(visit, std::move(account));
  if (what == "appoint") return appoint(visit, std::move(account));
  if (what == "renew") return renew(visit, account);
  if (what == "close") return close(visit, std::move(account));
  return shown(visit, account, {});
}

}  // namespace bch::desk

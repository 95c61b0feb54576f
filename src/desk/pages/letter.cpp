#include "access/appointing.h"
#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/appointments.h"
#include "desk/invitation_letter.h"
#include "desk/pages.h"
#include "desk/people.h"
#include "desk/posts.h"
#include "desk/small_form.h"
#include "desk/typed.h"
#include "http/media_type.h"

namespace bch::desk {
namespace {

Url here(const Visit& visit, const access::Letter& letter) {
  return desk_address(visit.reader().tag(), "designations", letter.id);
}

Html facts(Visit& visit, const access::Letter& letter) {
  const auto& dates = visit.reader().dates;
  const auto row = [&](std::string_view key, const Html& value) {
    return html("<dt>{}</dt><dd>{}</dd>", visit.say(key), value);
  };
  Html rows = row("designations.government", html("{}", place_name(visit, letter.party))) +
              row("designations.dated", html("{}", dates.long_date(letter.dated))) +
              row("designations.received", html("{}", dates.long_date(letter.received)));
  if (!letter.says.empty()) rows += row("designations.says", html("{}", letter.says));
  if (letter.recorded)
    rows += row("designations.recorded", moment(visit, *letter.recorded));
  else if (designates(visit))
    rows += row("designations.days", html("{}", access::days_waiting(letter, visit.now)));
  rows +=
      row("designations.scan",
          letter.upload.empty() ? html("{}", visit.say("designations.on-paper"))
                                : html("<a href=\"{}\">{}</a>",
                                       desk_address(visit.reader().tag(), "designations", letter.id, "scan"),
                                       letter.file.empty() ? visit.say("designations.scan") : letter.file));
  return html("<dl class=\"fields\">{}</dl>", rows);
}

// Who may be designated without being invited: those who are here for that Government.
Result<std::vector<Choosable>> people_of(Visit& visit, const records::PartyId& party, std::string_view none) {
  std::vector<Choosable> choosable{{"", visit.say(none)}};
  for (const auto& account : TRY(visit.tools.accounts.of(party))) {
    if (!account.is_closed) choosable.push_back({account.id.value(), account.name});
  }
  return choosable;
}

Result<Html> record_form(Visit& visit, const access::Letter& letter) {
  const auto value = [&](std::string_view name) { return std::string(visit.form.find(name)); };
  std::vector<Choosable> roles;
  for (const auto* role : designated_roles(visit)) roles.push_back({role->id, role_name(visit, role->id)});
  const auto holders = TRY(people_of(visit, letter.party, "designating.somebody-new"));
  const auto replaced = TRY(people_of(visit, letter.party, "designating.nobody"));
  const std::string language = visit.form.has("language") ? value("language") : visit.reader().tag();
  return form(
      visit, here(visit, letter),
      select(visit, {.name = "role", .label = "designations.post", .value = value("role")}, roles) +
          select(visit, {.name = "holder", .label = "designating.holder", .value = value("holder")},
                 holders) +
          html("<fieldset><legend>{}</legend>", visit.say("designating.new-holder")) +
          input(
              visit,
              {.name = "name", .label = "invite.name", .value = value("name"), .help = "invite.name-help"}) +
          check_box(visit, "office", "yes", visit.say("invite.office"), visit.form.has("office")) +
          input(visit, {.name = "post", .label = "account.post", .value = value("post")}) +
          input(visit, {.name = "email",
                        .label = "account.email",
                        .value = value("email"),
                        .type = "email",
                        .help = "account.email-help"}) +
          language_select(visit, {.name = "language", .label = "account.language", .value = language}) +
          html("</fieldset>") +
          input(visit, {.name = "from",
                        .label = "designating.from",
                        .value = value("from"),
                        .help = "designating.from-help"}) +
          input(visit, {.name = "until",
                        .label = "appointing.until",
                        .value = value("until"),
                        .help = "appointing.until-help"}) +
          select(visit,
                 {.name = "replaces",
                  .label = "designating.replaces",
                  .value = value("replaces"),
                  .help = "designating.replaces-help"},
                 replaced) +
          button(visit, "designating.record", "do", "record"));
}

Result<Answer> shown(Visit& visit, const access::Letter& letter, const std::optional<Problem>& problem) {
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("designations.letter");
  page.body = html("<h1>{}</h1>", page.title) + done(visit) + alert(visit, problem) + facts(visit, letter) +
              html("<section><h2>{}</h2>{}</section>", visit.say("designations.posts"),
                   TRY(posts_table(visit, letter.party)));
  if (designates(visit) && !letter.recorded) {
    page.body += html("<section><h2>{}</h2><p>{}</p>{}</section>", visit.say("designating.title"),
                      visit.say("designating.text"), TRY(record_form(visit, letter))) +
                 form(visit, here(visit, letter), quiet_button(visit, "designating.close", "do", "close"));
  }
  return Answer(std::move(page));
}

Result<access::Letter> asked_for(const Visit& visit) {
  auto letter = TRY(visit.tools.designations.letter(visit.captured("letter")));
  if (!letter || !(designates(visit) || manages_users(visit, letter->party)))
    return Problem{Problem::Kind::not_found, "letter.unknown", {}};
  return *std::move(letter);
}

Result<access::Designation> typed_designation(const Visit& visit, const access::Letter& letter) {
  access::Designation designation;
  auto& to = designation.appointment;
  to.role = visit.form.find("role");
  to.party = letter.party;
  const auto from = TRY(typed_date(visit, "from", "designating.from"));
  const auto until = TRY(typed_date(visit, "until", "appointing.until"));
  to.from = from ? std::max(visit.now, begin_of(visit, *from, letter.party)) : visit.now;
  if (until) to.until = end_of(visit, *until, letter.party);
  to.by = visit.person->account.id;
  to.evidence = letter.id;
  TRY(access::may_appoint(visit.tools.roles, visit.person->account, to, visit.now));
  if (const auto replaced = visit.form.find("replaces"); !replaced.empty())
    designation.replaces = access::AccountId(std::string(replaced));
  if (const auto holder = visit.form.find("holder"); !holder.empty()) {
    designation.holder = access::AccountId(std::string(holder));
    if (holder == visit.person->account.id.value()) return not_yours();
    return designation;
  }
  access::Proposal proposal;
  proposal.name = TRY(typed_text(visit, "name", "invite.name", limits::name_bytes));
  proposal.post = TRY(typed_text(visit, "post", "account.post", limits::name_bytes));
  proposal.email = TRY(typed_email(visit, "email"));
  proposal.is_office = visit.form.has("office");
  proposal.language = visit.form.find("language");
  proposal.appointments = {to};
  if (proposal.name.empty()) return Problem{Problem::Kind::invalid, "designating.nobody-named", {}};
  designation.holder = std::move(proposal);
  return designation;
}

Result<Answer> record(Visit& visit, const access::Letter& letter) {
  const auto designation = typed_designation(visit, letter);
  if (!designation.ok()) return shown(visit, letter, designation.problem());
  const auto* role = visit.tools.roles.find(designation->appointment.role);
  if (role == nullptr || !role->is_designated) return not_yours();
  const auto recorded =
      visit.tools.designations.record(*designation, visit.deed("designate", letter.id, letter.party));
  if (!recorded.ok()) {
    const auto kind = recorded.problem().kind;
    if (kind == Problem::Kind::damaged || kind == Problem::Kind::failed) return recorded.problem();
    return shown(visit, letter, recorded.problem());
  }
  if (*recorded)
    return Answer(invitation_made(visit, **recorded, std::get<access::Proposal>(designation->holder)));
  return Answer(here(visit, letter).with(done_parameter, "recorded"));
}

}  // namespace

Result<Answer> letter_page(Visit& visit) {
  const auto letter = TRY(asked_for(visit));
  return shown(visit, letter, {});
}

Result<Answer> record_letter(Visit& visit) {
  const auto letter = TRY(asked_for(visit));
  if (!designates(visit)) return not_yours();
  if (visit.form.find("do") != "close") return record(visit, letter);
  TRY(visit.tools.designations.close(letter, visit.deed("close-letter", letter.id, letter.party)));
  return Answer(desk_address(visit.reader().tag(), "designations").with(done_parameter, "recorded"));
}

Result<Answer> letter_scan(Visit& visit) {
  const auto letter = TRY(asked_for(visit));
  if (letter.upload.empty()) return Problem{Problem::Kind::not_found, "letter.unknown", {}};
  auto bytes = TRY(visit.tools.designations.scan(letter));
  const auto type = http::media::known(access::scan_type(bytes));
  auto response = http::page(type, std::move(bytes));
  // Saved and not shown: what others have sent is not opened under our own address.
  response.headers.emplace_back("Content-Disposition", "attachment");
  return Answer(std::move(response));
}

}  // namespace bch::desk

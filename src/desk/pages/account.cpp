#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/appointments.h"
#include "desk/codes.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "desk/typed.h"

#include <algorithm>

namespace bch::desk {
namespace {

Url here(const Visit& visit) {
  return desk_address(visit.reader().tag(), "account");
}

Html details_form(const Visit& visit) {
  const auto& account = visit.person->account;
  const auto value = [&](std::string_view name, const std::string& kept) {
    return visit.form.has(name) ? std::string(visit.form.find(name)) : kept;
  };
  return form(
      visit, here(visit),
      input(visit, {.name = "name",
                    .label = "join.name",
                    .value = value("name", account.name),
                    .autocomplete = "name",
                    .is_needed = true}) +
          input(visit, {.name = "post", .label = "account.post", .value = value("post", account.post)}) +
          input(visit, {.name = "email",
                        .label = "account.email",
                        .value = value("email", account.email),
                        .type = "email",
                        .autocomplete = "email",
                        .help = "account.email-help"}) +
          language_select(visit, {.name = "language",
                                  .label = "account.language",
                                  .value = value("language", account.language)}) +
          button(visit, "account.save"));
}

// In which ways she can prove that it is she.
Result<Html> proofs(Visit& visit) {
  const auto& held = visit.person->account.credentials;
  const auto list = TRY(to_code_list(held.codes));
  const auto left = std::ranges::count_if(list.codes, [](const auto& code) { return !code.used; });
  const auto keys = TRY(access::to_passkeys(held.passkeys));
  const auto& reader = visit.reader();
  const auto way = [&](std::string_view key, std::string_view page, const std::string& state) {
    return html("<li><a href=\"{}\">{}</a> <span class=\"quiet\">{}</span></li>",
                desk_address(reader.tag(), "account", page), visit.say(key), state);
  };
  Html ways =
      way("password.title", "password", "") +
      way("codes.title", "codes", visit.say("codes.left", {{"count", reader.catalogue.number(left)}})) +
      way("authenticator.title", "authenticator",
          visit.say(held.totp_secret.empty() ? "authenticator.none" : "authenticator.there"));
  if (visit.tools.passkeys.are_possible()) {
    ways += way("passkeys.title", "passkeys",
                visit.say("passkeys.count", {{"count", std::to_string(keys.size())}}));
  }
  return html("<section><h2>{}</h2><ul class=\"ways-in\">{}</ul></section>", visit.say("account.ways-in"),
              ways);
}

Result<Html> sessions(Visit& visit) {
  Html rows;
  const auto open = TRY(visit.tools.sessions.of(visit.person->account.id));
  const Url action = desk_address(visit.reader().tag(), "account", "sessions");
  for (const auto& session : open) {
    const bool is_this = session.id == visit.person->session.id;
    const Html last = is_this ? html("{}", visit.say("sessions.this-one"))
                              : form(visit, action, quiet_button(visit, "sessions.end", "end", session.id));
    rows += html(
        "<tr><th scope=\"row\">{}</th><td data-title=\"{}\">{}</td><td "
        "data-title=\"{}\">{}</td><td>{}</td></tr>",
        session.browser.empty() ? "—" : session.browser, visit.say("sessions.since"),
        moment(visit, session.created), visit.say("sessions.seen"), moment(visit, session.seen), last);
  }
  Html table = html(
      "<section><h2>{}</h2><p>{}</p><table class=\"stacked\"><thead><tr><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th><td></td></tr></thead><tbody>{}</tbody></table>",
      visit.say("sessions.title"), visit.say("sessions.text"), visit.say("sessions.browser"),
      visit.say("sessions.since"), visit.say("sessions.seen"), rows);
  if (open.size() > 1) table += form(visit, action, button(visit, "sessions.end-others", "end", "others"));
  return table + html("</section>");
}

Result<Answer> shown(Visit& visit, const std::optional<Problem>& problem) {
  const auto& account = visit.person->account;
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("account.title");
  page.body = html("<h1>{}</h1>", page.title) + done(visit) + alert(visit, problem) +
              html("<p>{}</p>", visit.say("account.signs-in-as", {{"login", account.login}})) +
              appointment_list(visit, account.appointments) +
              ended_appointments(visit, account.appointments) +
              html("<section><h2>{}</h2>{}</section>", visit.say("account.details"), details_form(visit)) +
              TRY(proofs(visit)) + TRY(sessions(visit));
  return Answer(std::move(page));
}

Result<Done> take_details(Visit& visit, access::Account& account) {
  account.name = TRY(typed_text(visit, "name", "join.name", limits::name_bytes));
  account.post = TRY(typed_text(visit, "post", "account.post", limits::name_bytes));
  account.email = TRY(typed_email(visit, "email"));
  account.language = visit.form.find("language");
  if (account.name.empty()) return Problem{Problem::Kind::invalid, "account.name-missing", {}};
  if (visit.reader().languages.find(account.language) == nullptr) account.language = visit.reader().tag();
  return Done{};
}

}  // namespace

Result<Answer> account_page(Visit& visit) {
  return shown(visit, {});
}

Result<Answer> change_account(Visit& visit) {
  access::Account account = visit.person->account;
  const auto taken = take_details(visit, account);
  if (!taken.ok()) return shown(visit, taken.problem());
  TRY(visit.tools.accounts.save(account, visit.deed("change-account", account.id.value())));
  return Answer(here(visit).with(done_parameter, "saved"));
}

Result<Answer> end_sessions(Visit& visit) {
  const auto& person = *visit.person;
  const auto which = visit.form.find("end");
  auto deed = visit.deed("end-sessions", person.account.id.value());
  if (which == "others") {
    TRY(visit.tools.sessions.end_others(person.account.id, person.session.id, deed));
  } else {
    for (const auto& session : TRY(visit.tools.sessions.of(person.account.id))) {
      if (session.id == which && which != person.session.id) TRY(visit.tools.sessions.end(session, deed));
    }
  }
  return Answer(here(visit).with(done_parameter, "sessions-ended"));
}

}  // namespace bch::desk

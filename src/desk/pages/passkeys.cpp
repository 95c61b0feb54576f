#include "access/passkeys.h"

#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/pages.h"
#include "desk/passkey_form.h"
#include "desk/small_form.h"
#include "desk/typed.h"

namespace bch::desk {
namespace {

constexpr std::string_view answer_field = "passkey";

Url here(const Visit& visit) {
  return desk_address(visit.reader().tag(), "account", "passkeys");
}

Html list_of(const Visit& visit, const std::vector<access::Passkey>& passkeys) {
  Html rows;
  for (const auto& passkey : passkeys) {
    rows += html("<tr><th scope=\"row\">{}</th><td data-title=\"{}\">{}</td><td>{}</td></tr>", passkey.name,
                 visit.say("passkeys.added"), moment(visit, passkey.added),
                 form(visit, here(visit),
                      quiet_button(visit, "passkeys.remove", "remove", access::passkey_name(passkey))));
  }
  if (rows.empty()) return html("<p>{}</p>", visit.say("passkeys.none"));
  return html(
      "<table class=\"stacked\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><td></td></tr>"
      "</thead><tbody>{}</tbody></table>",
      visit.say("passkeys.name"), visit.say("passkeys.added"), rows);
}

Result<Answer> shown(Visit& visit, const std::optional<Problem>& problem) {
  const auto passkeys = TRY(access::to_passkeys(visit.person->account.credentials.passkeys));
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("passkeys.title");
  page.body =
      html("<h1>{}</h1><p>{}</p>", page.title, visit.say("passkeys.text")) + done(visit) +
      alert(visit, problem) + list_of(visit, passkeys) +
      form(
          visit, here(visit),
          input(visit,
                {.name = "name", .label = "passkeys.name", .help = "passkeys.name-help", .is_needed = true}) +
              button(visit, "passkeys.begin", "do", "begin"));
  return Answer(std::move(page));
}

// Asked only now, as proof of identity was: the question is good for five minutes.
Result<Answer> asking(Visit& visit, const std::string& name, const std::optional<Problem>& problem) {
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("passkeys.title");
  page.script = passkey_script_address();
  const auto question = TRY(visit.tools.passkeys.asked_to_register(visit.person->account));
  page.body =
      html("<h1>{}</h1>", page.title) + alert(visit, problem) +
      html("<p>{}</p>", visit.say("passkeys.asked", {{"name", name}})) +
      passkey_form(visit, here(visit), {question, answer_field, "passkeys.add"}, hidden("name", name)) +
      html("<noscript><p>{}</p></noscript>", visit.say("passkeys.needs-script"));
  return Answer(std::move(page));
}

}  // namespace

Result<Answer> passkeys_page(Visit& visit) {
  if (!visit.tools.passkeys.are_possible()) return Problem{Problem::Kind::not_found, "page.not-found", {}};
  return shown(visit, {});
}

Result<Answer> change_passkeys(Visit& visit) {
  auto& account = visit.person->account;
  if (!visit.tools.passkeys.are_possible()) return Problem{Problem::Kind::not_found, "page.not-found", {}};
  if (visit.form.has("remove")) {
    TRY(visit.tools.passkeys.remove(account, visit.form.find("remove"),
                                    visit.deed("remove-passkey", account.id.value())));
    return Answer(here(visit).with(done_parameter, "passkey-removed"));
  }
  const auto name = typed_text(visit, "name", "passkeys.name", limits::name_bytes);
  if (!name.ok()) return shown(visit, name.problem());
  if (name->empty()) return shown(visit, Problem{Problem::Kind::invalid, "passkeys.name-missing", {}});
  if (!visit.form.has(answer_field)) return asking(visit, *name, {});
  auto added = visit.tools.passkeys.add(account, visit.form.find(answer_field), *name,
                                        visit.deed("add-passkey", account.id.value()));
  if (!added.ok()) {
    const auto kind = added.problem().kind;
    if (kind == Problem::Kind::damaged || kind == Problem::Kind::failed) return added.problem();
    return asking(visit, *name, added.problem());
  }
  return Answer(here(visit).with(done_parameter, "passkey-added"));
}

}  // namespace bch::desk

#include "access/totp.h"
#include "desk/addresses.h"
#include "desk/clock_codes.h"
#include "desk/pages.h"
#include "desk/qr_code.h"
#include "desk/small_form.h"

namespace bch::desk {
namespace {

Url here(const Visit& visit) {
  return desk_address(visit.reader().tag(), "account", "authenticator");
}

Url account(const Visit& visit) {
  return desk_address(visit.reader().tag(), "account");
}

// "JBSW Y3DP EHPK 3PXP": as it is typed.
std::string in_groups(std::string_view secret) {
  constexpr std::size_t letters_a_group = 4;
  std::string text;
  for (std::size_t at = 0; at < secret.size(); at += letters_a_group) {
    if (at > 0) text += ' ';
    text += secret.substr(at, letters_a_group);
  }
  return text;
}

// The secret as a picture and as text, which every authenticator takes as well.
Page with_secret(const Visit& visit, std::string_view secret, const std::string& box,
                 const std::optional<Problem>& problem) {
  const auto& own = visit.person->account;
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("authenticator.title");
  const std::string address = access::totp_address(secret, visit.reading.sources.node.name, own.login);
  page.body = html("<h1>{}</h1>", page.title) + alert(visit, problem) +
              html("<p>{}</p>{}<p><code class=\"secret\">{}</code></p>", visit.say("authenticator.type-this"),
                   qr_code(address, visit.say("authenticator.picture")), in_groups(secret)) +
              html("<details><summary>{}</summary><p><code class=\"long\">{}</code></p></details>",
                   visit.say("authenticator.address"), address) +
              form(visit, here(visit),
                   hidden("box", box) +
                       input(visit, {.name = "code",
                                     .label = "authenticator.code",
                                     .autocomplete = "one-time-code",
                                     .help = "authenticator.code-help",
                                     .is_needed = true}) +
                       button(visit, "authenticator.confirm", "do", "confirm"));
  return page;
}

Result<Answer> confirm(Visit& visit) {
  access::Account own = visit.person->account;
  const std::string box(visit.form.find("box"));
  const auto secret = totp_secret_in(visit, own, box);
  if (secret.empty()) return Problem{Problem::Kind::invalid, "authenticator.begin-again", {}};
  const auto step = access::accepted_step(secret, visit.form.find("code"), visit.now, {});
  if (!step)
    return Answer(
        with_secret(visit, secret, box, Problem{Problem::Kind::forbidden, "authenticator.wrong", {}}));
  own.credentials.totp_secret = box;
  own.credentials.totp_step = static_cast<std::uint64_t>(*step);
  TRY(visit.tools.accounts.save(own, visit.deed("add-authenticator", own.id.value())));
  return Answer(account(visit).with(done_parameter, "authenticator"));
}

Result<Answer> remove(Visit& visit) {
  access::Account own = visit.person->account;
  own.credentials.totp_secret.clear();
  own.credentials.totp_step = 0;
  TRY(visit.tools.accounts.save(own, visit.deed("remove-authenticator", own.id.value())));
  return Answer(account(visit).with(done_parameter, "authenticator-removed"));
}

}  // namespace

Result<Answer> authenticator_page(Visit& visit) {
  const bool is_there = !visit.person->account.credentials.totp_secret.empty();
  Page page;
  page.title = visit.say("authenticator.title");
  Html buttons = button(visit, is_there ? "authenticator.replace" : "authenticator.begin", "do", "begin");
  if (is_there) buttons += quiet_button(visit, "authenticator.remove", "do", "remove");
  page.body = html("<h1>{}</h1><p>{}</p><p>{}</p>", page.title, visit.say("authenticator.text"),
                   visit.say(is_there ? "authenticator.there" : "authenticator.none")) +
              form(visit, here(visit), buttons);
  return Answer(std::move(page));
}

Result<Answer> change_authenticator(Visit& visit) {
  const auto what = visit.form.find("do");
  if (what == "confirm") return confirm(visit);
  if (what == "remove") return remove(visit);
  const auto secret = access::new_totp_secret(visit.tools.chance);
  return Answer(
      with_secret(visit, secret, boxed_totp_secret(visit, visit.person->account, secret), std::nullopt));
}

}  // namespace bch::desk

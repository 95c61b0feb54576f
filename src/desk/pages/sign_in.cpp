#include "access/source.h"
#include "desk/addresses.h"
#include "desk/pages.h"
#include "desk/passkey_form.h"
#include "desk/signing_in.h"
#include "desk/small_form.h"
#include "languages/words.h"

namespace bch::desk {
namespace {

constexpr std::string_view answer_field = "passkey";

Page asking(const Visit& visit, const std::optional<Problem>& problem) {
  const auto& query = visit.reading.request.query;
  const std::string next(visit.form.has("next") ? visit.form.find("next") : query.find("next"));
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("sign-in.title");
  if (visit.tools.passkeys.are_possible()) page.script = passkey_script_address();
  page.body = html("<h1>{}</h1>", page.title) + done(visit) + alert(visit, problem) +
              form(visit, sign_in_address(visit.reader().tag()),
                   input(visit, {.name = "login",
                                 .label = "sign-in.login",
                                 .value = std::string(visit.form.find("login")),
                                 .autocomplete = "username",
                                 .is_needed = true}) +
                       input(visit, {.name = "password",
                                     .label = "sign-in.password",
                                     .type = "password",
                                     .autocomplete = "current-password",
                                     .is_needed = true}) +
                       hidden("next", next) + button(visit, "sign-in.button")) +
              passkey_form(visit, desk_address(visit.reader().tag(), "sign-in", "passkey"),
                           {visit.tools.passkeys.asked_to_sign_in(), answer_field, "sign-in.by-passkey"},
                           hidden("next", next)) +
              html("<p><a href=\"{}\">{}</a></p><p class=\"quiet\">{}</p>",
                   desk_address(visit.reader().tag(), "join"), visit.say("sign-in.have-code"),
                   visit.say("sign-in.forgotten"));
  return page;
}

Result<access::Account> owner_of_passkey(Visit& visit) {
  const access::Try attempt{"", access::source_of(visit.source), ""};
  TRY(visit.tools.throttle.enter(attempt, visit.now));
  auto account = visit.tools.passkeys.sign_in(visit.form.find(answer_field), visit.deed("answer-by-passkey"));
  if (account.ok()) visit.tools.throttle.succeeded(attempt);
  return account;
}

}  // namespace

Result<Answer> sign_in_page(Visit& visit) {
  if (visit.person)
    return Answer(next_address(visit.reader().tag(), visit.reading.request.query.find("next")));
  return Answer(asking(visit, {}));
}

// Wrong names and wrong passwords get the same answer, after the same time.
Result<Answer> sign_in(Visit& visit) {
  const std::string login = languages::fold(visit.form.find("login"));
  const access::Try attempt{login, access::source_of(visit.source), visit.cookie(cookie::device)};
  if (const auto entered = visit.tools.throttle.enter(attempt, visit.now); !entered.ok())
    return Answer(asking(visit, entered.problem()));
  auto account = TRY(visit.tools.accounts.with_login(login));
  if (account && account->is_closed) account.reset();
  const auto hash = account ? std::optional(account->credentials.password) : std::nullopt;
  const auto right = visit.tools.passwords.is_password(hash, visit.form.find("password"));
  if (!right.ok()) {
    visit.tools.throttle.was_not_judged(attempt);
    if (right.problem().kind != Problem::Kind::busy) return right.problem();
    return Answer(asking(visit, right.problem()));
  }
  if (!*right) {
    auto deed = visit.deed("sign-in-refused", account ? account->id.value() : std::string());
    TRY(visit.tools.store.commit({{}, {}, {std::move(deed)}}));
    return Answer(asking(visit, Problem{Problem::Kind::forbidden, "sign-in.wrong", {}}));
  }
  visit.tools.throttle.succeeded(attempt);
  return signed_in(visit, *account, false, next_address(visit.reader().tag(), visit.form.find("next")),
                   "sign-in");
}

Result<Answer> sign_in_by_passkey(Visit& visit) {
  auto account = owner_of_passkey(visit);
  if (!account.ok()) {
    const auto& problem = account.problem();
    const bool is_ours = problem.kind == Problem::Kind::damaged || problem.kind == Problem::Kind::failed;
    if (is_ours) return problem;
    return Answer(asking(visit, problem));
  }
  return signed_in(visit, *account, true, next_address(visit.reader().tag(), visit.form.find("next")),
                   "sign-in");
}

Result<Answer> sign_out(Visit& visit) {
  TRY(visit.tools.sessions.end(visit.person->session, visit.deed("sign-out")));
  Answer answer(sign_in_address(visit.reader().tag()).with(done_parameter, "signed-out"));
  answer.cookies.push_back(ended_cookie(visit));
  return answer;
}

}  // namespace bch::desk

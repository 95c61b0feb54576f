#include "access/source.h"
#include "desk/addresses.h"
#include "desk/new_password.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "languages/words.h"

namespace bch::desk {
namespace {

Answer asking(const Visit& visit, const std::vector<Problem>& problems) {
  Page page;
  page.status = problems.empty() ? 200 : http_status(problems.front().kind);
  page.title = visit.say("password.title");
  page.body = html("<h1>{}</h1>", page.title);
  for (const auto& problem : problems) page.body += alert(visit, problem);
  page.body += form(visit, desk_address(visit.reader().tag(), "account", "password"),
                    input(visit, {.name = "old",
                                  .label = "password.old",
                                  .type = "password",
                                  .autocomplete = "current-password",
                                  .is_needed = true}) +
                        new_password_inputs(visit) + button(visit, "password.change"));
  return page;
}

// Whether the old one is right: who sits down at an open desk does not know it.
Result<Done> judge_old(Visit& visit) {
  const auto& account = visit.person->account;
  const access::Try attempt{languages::fold(account.login), access::source_of(visit.source),
                            visit.cookie(cookie::device)};
  TRY(visit.tools.throttle.enter(attempt, visit.now));
  const auto right = visit.tools.passwords.is_password(account.credentials.password, visit.form.find("old"));
  if (!right.ok()) {
    visit.tools.throttle.was_not_judged(attempt);
    return right.problem();
  }
  if (!*right) return Problem{Problem::Kind::forbidden, "password.old-wrong", {}};
  visit.tools.throttle.succeeded(attempt);
  return Done{};
}

}  // namespace

Result<Answer> password_page(Visit& visit) {
  return asking(visit, {});
}

Result<Answer> change_password(Visit& visit) {
  access::Account account = visit.person->account;
  auto problems = judge_new_password(visit, account.login, account.email);
  if (!problems.empty()) return asking(visit, problems);
  if (auto judged = judge_old(visit); !judged.ok()) {
    const auto kind = judged.problem().kind;
    if (kind != Problem::Kind::forbidden && kind != Problem::Kind::busy) return judged.problem();
    return asking(visit, {judged.problem()});
  }
  account.credentials.password =
      TRY(visit.tools.passwords.hash_of(visit.form.find("password"), visit.tools.chance));
  workspace::Commit with;
  TRY(visit.tools.sessions.end_others_in(account.id, visit.person->session.id,
                                         visit.deed("end-sessions", account.id.value()), with));
  TRY(visit.tools.accounts.save(account, visit.deed("change-password", account.id.value()), std::move(with)));
  return Answer(desk_address(visit.reader().tag(), "account").with(done_parameter, "password"));
}

}  // namespace bch::desk

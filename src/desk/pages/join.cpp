#include "access/code_list.h"
#include "access/source.h"
#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/appointments.h"
#include "desk/codes.h"
#include "desk/new_password.h"
#include "desk/pages.h"
#include "desk/signing_in.h"
#include "desk/small_form.h"
#include "desk/typed.h"

namespace bch::desk {
namespace {

Page asking_for_code(const Visit& visit, const std::optional<Problem>& problem) {
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("join.title");
  const Html code =
      input(visit, {.name = "code", .label = "join.code", .help = "join.code-help", .is_needed = true});
  page.body = html("<h1>{}</h1>", page.title) + alert(visit, problem) +
              html("<form action=\"{}\" class=\"sheet\">{}{}</form>",
                   desk_address(visit.reader().tag(), "join"), code, button(visit, "join.go-on"));
  return page;
}

std::string greeting(const Visit& visit, const access::Proposal& proposal) {
  if (proposal.renews) return visit.say("join.renews", {{"name", proposal.name}});
  if (proposal.name.empty()) return visit.say("join.invited-somebody");
  return visit.say("join.invited", {{"name", proposal.name}});
}

Page asking(Visit& visit, std::string_view code, const access::Waiting& waiting,
            const std::vector<Problem>& problems) {
  Page page;
  page.status = problems.empty() ? 200 : 400;
  page.title = visit.say("join.title");
  const auto& proposal = waiting.proposal;
  Html said = html("<h1>{}</h1>", page.title);
  for (const auto& problem : problems) said += alert(visit, problem);
  said += html("<p>{}</p>", greeting(visit, proposal));
  said += appointment_list(visit, proposal.appointments);
  Html inside;
  if (!proposal.renews && proposal.name.empty()) {
    inside += input(visit, {.name = "name",
                            .label = "join.name",
                            .value = std::string(visit.form.find("name")),
                            .autocomplete = "name",
                            .is_needed = true});
  }
  if (!proposal.renews) {
    inside += input(visit, {.name = "login",
                            .label = "sign-in.login",
                            .value = std::string(visit.form.find("login")),
                            .autocomplete = "username",
                            .help = "join.login-help",
                            .is_needed = true});
  }
  inside += new_password_inputs(visit);
  page.body = said + form(visit, desk_address(visit.reader().tag(), "join", code),
                          inside + button(visit, "join.button"));
  return page;
}

}  // namespace

Result<Answer> join_page(Visit& visit) {
  const std::string code(visit.captured("code").empty() ? visit.reading.request.query.find("code")
                                                        : visit.captured("code"));
  if (code.empty()) return Answer(asking_for_code(visit, {}));
  const access::Try attempt{"", access::source_of(visit.source), ""};
  if (const auto entered = visit.tools.throttle.enter(attempt, visit.now); !entered.ok())
    return Answer(asking_for_code(visit, entered.problem()));
  const auto waiting = visit.tools.accounts.invited(code);
  if (!waiting.ok()) return Answer(asking_for_code(visit, waiting.problem()));
  visit.tools.throttle.succeeded(attempt);
  return Answer(asking(visit, code, *waiting, {}));
}

Result<Answer> join(Visit& visit) {
  const auto code = visit.captured("code");
  auto found = visit.tools.accounts.invited(code);
  if (!found.ok()) return Answer(asking_for_code(visit, found.problem()));
  auto waiting = *std::move(found);
  const auto name = typed_text(visit, "name", "join.name", limits::name_bytes);
  if (!name.ok()) return Answer(asking(visit, code, waiting, {name.problem()}));
  if (waiting.proposal.name.empty()) waiting.proposal.name = *name;
  const std::string login(visit.form.find("login"));
  auto problems = judge_new_password(visit, login, waiting.proposal.email);
  if (waiting.proposal.name.empty()) problems.push_back({Problem::Kind::invalid, "account.name-missing", {}});
  if (!problems.empty()) return Answer(asking(visit, code, waiting, problems));
  auto codes = access::new_code_list(visit.tools.chance, visit.tools.codes_key, visit.now);
  access::Choice choice{login,
                        TRY(visit.tools.passwords.hash_of(visit.form.find("password"), visit.tools.chance)),
                        to_document(codes.kept)};
  // With the account its first session, in which the list of codes is shown; others of it end.
  std::string token;
  const auto along = [&](const access::Account& account, workspace::Commit& commit) -> Result<Done> {
    const auto browser = visit.reading.request.headers.find("User-Agent");
    TRY(visit.tools.sessions.end_others_in(account.id, {}, visit.deed("end-sessions", account.id.value()),
                                           commit));
    const auto line = signing_in_deed(visit, account, "sign-in");
    token = visit.tools.sessions.prepare(account.id, browser, true, line, commit).token;
    return Done{};
  };
  const auto joined = visit.tools.accounts.join(waiting, choice, visit.deed("join"), along);
  if (!joined.ok()) {
    if (joined.problem().kind != Problem::Kind::conflict && joined.problem().kind != Problem::Kind::invalid)
      return joined.problem();
    return Answer(asking(visit, code, waiting, {joined.problem()}));
  }
  Page page;
  page.title = visit.say("join.welcome");
  page.body = html("<h1>{}</h1>", page.title) + printed(visit, codes.printed) +
              html("<p><a class=\"go\" href=\"{}\">{}</a></p>", desk_address(visit.reader().tag()),
                   visit.say("join.to-the-desk"));
  Answer answer(std::move(page));
  add_cookies(visit, *joined, token, answer);
  return answer;
}

}  // namespace bch::desk

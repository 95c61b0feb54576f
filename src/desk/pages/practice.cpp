// Practice: whose part to take in an exercise, with password and codes as on paper; and, for the
// Secretariat's part, the way back to the beginning. Only nodes for exercises have this page.

#include "access/code_list.h"
#include "desk/addresses.h"
#include "desk/appointments.h"
#include "desk/pages.h"
#include "desk/people.h"
#include "desk/signing_in.h"
#include "desk/small_form.h"

#include <algorithm>

namespace bch::desk {
namespace {

using Trainee = Practice::Trainee;

constexpr std::string_view papers_parameter = "papers";

Result<const Practice*> practice_of(const Visit& visit) {
  if (visit.tools.practice == nullptr) return Problem{Problem::Kind::not_found, "page.not-found", {}};
  return visit.tools.practice;
}

Url here(const Visit& visit) {
  return desk_address(visit.reader().tag(), "practice");
}

// What a focal point would have in her drawer.
Html papers(const Visit& visit, const Trainee& trainee) {
  Html codes;
  for (const auto& code : trainee.codes) codes += html("<li><code>{}</code></li>", code);
  return html(
      "<dl><dt>{}</dt><dd><code>{}</code></dd><dt>{}</dt><dd><code>{}</code></dd></dl><p>{}</p><ol "
      "class=\"codes\">{}</ol>",
      visit.say("sign-in.login"), trainee.login, visit.say("sign-in.password"), trainee.password,
      visit.say("practice.codes"), codes);
}

Result<Html> part(Visit& visit, const Trainee& trainee) {
  const auto account = TRY(visit.tools.accounts.find(trainee.account));
  if (!account) return Html();
  const bool shows_papers = visit.reading.request.query.find(papers_parameter) == trainee.login;
  const Html below = shows_papers ? papers(visit, trainee)
                                  : html("<p><a href=\"{}\">{}</a></p>",
                                         here(visit).with(papers_parameter, trainee.login).at(trainee.login),
                                         visit.say("practice.papers"));
  return html("<li id=\"{}\">{}{}{}</li>", trainee.login, appointment_list(visit, account->appointments),
              form(visit, here(visit),
                   hidden("account", trainee.login) + button(visit, "practice.enter", "do", "enter")),
              below);
}

bool may_begin_anew(const Visit& visit) {
  return visit.person && designates(visit);
}

Html beginning_anew(const Visit& visit) {
  if (!may_begin_anew(visit)) return html("<p>{}</p>", visit.say("practice.who-begins-anew"));
  return form(visit, here(visit),
              check_box(visit, "sure", "yes", visit.say("practice.sure")) +
                  quiet_button(visit, "practice.begin-anew", "do", "begin-anew"));
}

Result<Answer> enter(Visit& visit, const Practice& practice) {
  const auto login = visit.form.find("account");
  const auto trainee = std::ranges::find(practice.trainees, login, &Trainee::login);
  if (trainee == practice.trainees.end()) return Problem{Problem::Kind::not_found, "page.not-found", {}};
  const auto account = TRY(visit.tools.accounts.find(trainee->account));
  if (!account || account->is_closed) return Problem{Problem::Kind::conflict, "practice.closed", {}};
  return signed_in(visit, *account, true, Answer(desk_address(visit.reader().tag())), "enter-practice");
}

}  // namespace

Result<Answer> practice_page(Visit& visit) {
  const auto* practice = TRY(practice_of(visit));
  Html parts;
  for (const auto& trainee : practice->trainees) parts += TRY(part(visit, trainee));
  Page page;
  page.title = visit.say("practice.title");
  page.body = html("<h1>{}</h1><p class=\"lead\">{}</p><p><a class=\"go\" href=\"{}\">{}</a></p>", page.title,
                   visit.say("practice.text"), Url::local(visit.reader().tag(), "help", "exercises"),
                   visit.say("practice.exercises")) +
              html("<section><h2>{}</h2><p>{}</p><ul class=\"entries\">{}</ul></section>",
                   visit.say("practice.parts"), visit.say("practice.parts-text"), parts) +
              html("<section><h2>{}</h2><p>{}</p>{}</section>", visit.say("practice.beginning"),
                   visit.say("practice.beginning-text"), beginning_anew(visit));
  return Answer(std::move(page));
}

Result<Answer> practise(Visit& visit) {
  const auto* practice = TRY(practice_of(visit));
  if (visit.form.find("do") == "enter") return enter(visit, *practice);
  if (!may_begin_anew(visit)) return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  if (visit.form.find("sure") != "yes") return Answer(here(visit));
  practice->begin_anew();
  Page page;
  page.title = visit.say("practice.begun");
  page.body = html("<h1>{}</h1><p>{}</p><p><a class=\"go\" href=\"{}\">{}</a></p>", page.title,
                   visit.say("practice.begun-text"), here(visit), visit.say("practice.title"));
  return Answer(std::move(page));
}

}  // namespace bch::desk

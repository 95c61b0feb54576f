#include "notices/preferences.h"

#include "desk/addresses.h"
#include "desk/paces.h"
#include "desk/pages.h"
#include "desk/small_form.h"

#include <algorithm>

namespace bch::desk {
namespace {

using notices::Group;
using notices::Mailbox;

// News of saved searches has its pace with each search.
bool is_chosen_here(Group group) {
  return group != Group::searches;
}

std::string field_of(Group group) {
  return "mail-" + std::string(notices::name(group));
}

std::string label_of(Group group) {
  return "preferences.mail-" + std::string(notices::name(group));
}

Result<Html> bounce_notice(const Visit& visit, const access::Account& account) {
  const auto mailbox = Mailbox::parse(account.email);
  const auto mark =
      mailbox ? TRY(notices::bounce_mark(visit.tools.store, *mailbox)) : std::optional<notices::BounceMark>();
  if (!mark) return Html();
  const std::string day = visit.reader().dates.long_date(day_of(mark->time));
  return html(
      "<div class=\"notice wrong\"><p>{}</p>{}</div>",
      visit.say("preferences.bounced", {{"address", account.email}, {"date", day}, {"reply", mark->reply}}),
      form(visit, desk_address(visit.reader().tag(), "preferences"),
           button(visit, "preferences.try-again", "again", "1")));
}

Result<Page> asking(const Visit& visit, const access::Account& account,
                    const std::optional<Problem>& problem) {
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("preferences.title");
  std::vector<Choice> languages;
  for (const auto& language : visit.reader().languages.all())
    languages.push_back({language.tag, language.name});
  Html inside = choice(visit, "language", "preferences.language", languages, account.language);
  inside += input(visit, {.name = "email",
                          .label = "preferences.email",
                          .value = account.email,
                          .type = "email",
                          .autocomplete = "email",
                          .help = "preferences.email-help"});
  for (const auto group : notices::groups()) {
    if (is_chosen_here(group))
      inside += choice(visit, field_of(group), label_of(group), pace_choices(visit),
                       notices::name(notices::mail_pace(account.preferences, group)));
  }
  page.body = html("<h1>{}</h1>", page.title) + done(visit) + alert(visit, problem) +
              TRY(bounce_notice(visit, visit.person->account)) +
              form(visit, desk_address(visit.reader().tag(), "preferences"),
                   inside + button(visit, "preferences.save")) +
              html("<p class=\"quiet\">{}</p>", visit.say("preferences.searches"));
  return page;
}

}  // namespace

Result<Answer> preferences_page(Visit& visit) {
  return Answer(TRY(asking(visit, visit.person->account, {})));
}

Result<Answer> preferences(Visit& visit) {
  auto account = visit.person->account;
  Answer answer(desk_address(visit.reader().tag(), "preferences").with(done_parameter, "preferences"));
  if (visit.form.has("again")) {
    const auto mailbox = Mailbox::parse(account.email);
    if (mailbox)
      TRY(notices::take_mark_away(visit.tools.store, *mailbox, visit.deed("mail-again", account.id.value())));
    return answer;
  }
  if (const auto* language = visit.reader().languages.find(visit.form.find("language")); language != nullptr)
    account.language = language->tag;
  for (const auto group : notices::groups()) {
    const auto pace = notices::pace_named(visit.form.find(field_of(group)));
    if (is_chosen_here(group) && pace) notices::set_mail_pace(account.preferences, group, *pace);
  }
  account.email = visit.form.find("email");
  if (!account.email.empty()) {
    const auto mailbox = Mailbox::parse(account.email);
    if (!mailbox)
      return Answer(
          TRY(asking(visit, account, Problem{Problem::Kind::invalid, "preferences.bad-email", {}})));
    account.email = mailbox->text();
  }
  TRY(visit.tools.accounts.save(account, visit.deed("preferences", account.id.value())));
  return answer;
}

}  // namespace bch::desk

// Announcing: a word to all who have an account here, or to those of one role, each in her language: on the
// site, and by mail where she wants that. What concerns the public is published as a record, and linked.

#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "portal/record_view.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::desk {
namespace {

constexpr std::size_t accounts_a_commit = 200;

std::string field_of(const languages::Language& language) {
  return "text." + language.tag;
}

Result<Page> asking(const Visit& visit, const std::optional<Problem>& problem) {
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("announce.title");
  std::vector<Choosable> audiences{{"", visit.say("announce.everybody")}};
  for (const auto& role : visit.tools.roles.all())
    audiences.push_back({role.id, visit.reader().catalogue.label(role.context(), role.english)});
  Html inside =
      select(visit, {.name = "role", .label = "announce.to", .value = std::string(visit.form.find("role"))},
             audiences);
  for (const auto& language : visit.reader().languages.all()) {
    const std::string field = field_of(language);
    inside += html(
        "<label for=\"{}\"><bdi lang=\"{}\">{}</bdi></label><textarea id=\"{}\" name=\"{}\" lang=\"{}\" "
        "dir=\"{}\" rows=\"3\">{}</textarea>",
        field, language.tag, language.name, field, field, language.tag, languages::dir(language.direction),
        visit.form.find(field));
  }
  inside += input(visit, {.name = "number",
                          .label = "announce.record",
                          .value = std::string(visit.form.find("number")),
                          .help = "announce.record-help"}) +
            button(visit, "announce.send");
  page.body = html("<h1>{}</h1>", page.title) + done(visit) + alert(visit, problem) +
              html("<p>{}</p>", visit.say("announce.text")) +
              form(visit, desk_address(visit.reader().tag(), "announce"), inside);
  return page;
}

languages::LocalizedText typed_text(const Visit& visit) {
  languages::LocalizedText text;
  for (const auto& language : visit.reader().languages.all()) {
    const auto typed = visit.form.find(field_of(language)).substr(0, limits::comment_bytes);
    if (typed.find_first_not_of(" \n") != std::string_view::npos)
      text.push_back({language.tag, std::string(typed)});
  }
  return text;
}

Result<std::string> typed_path(Visit& visit) {
  const auto number = visit.form.find("number");
  if (number.empty()) return std::string("desk/notices");
  const auto record = TRY(visit.reading.library.find(number));
  return "record/" + records::to_text(*record.entry().number);
}

bool is_addressed(const access::Account& account, std::string_view role, Instant now) {
  if (account.is_closed) return false;
  return role.empty() || std::ranges::any_of(account.appointments, [&](const access::Appointment& each) {
           return each.role == role && each.holds(now);
         });
}

// How many were told. Each step is durable by itself: after a fault some have been told and some not, and the
// audit trail says how many.
Result<std::size_t> tell_all(Visit& visit, std::string_view role, const languages::LocalizedText& text,
                             const std::string& path) {
  std::size_t told = 0;
  std::optional<workspace::Place> after;
  for (;;) {
    const auto accounts = TRY(visit.tools.accounts.all(accounts_a_commit, after));
    if (accounts.empty()) return told;
    std::vector<access::AccountId> to;
    for (const auto& account : accounts) {
      if (is_addressed(account, role, visit.now)) to.push_back(account.id);
    }
    workspace::Commit commit;
    commit.puts = TRY(visit.tools.announcing.announced(to, text, path));
    auto deed = visit.deed("announce", std::string(role));
    deed.more.set("told", static_cast<std::int64_t>(to.size()));
    commit.deeds.push_back(std::move(deed));
    if (!to.empty()) TRY(visit.tools.store.commit(commit));
    told += to.size();
    after = workspace::Place{accounts.back().created.milliseconds(), accounts.back().id.value()};
  }
}

Result<Done> permit(const Visit& visit) {
  if (!visit.may_somewhere(access::Act::announce))
    return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  return Done{};
}

}  // namespace

Result<Answer> announce_page(Visit& visit) {
  TRY(permit(visit));
  return Answer(TRY(asking(visit, {})));
}

Result<Answer> announce(Visit& visit) {
  TRY(permit(visit));
  const auto text = typed_text(visit);
  if (text.empty())
    return Answer(TRY(asking(visit, Problem{Problem::Kind::invalid, "announce.say-what", {}})));
  const auto path = typed_path(visit);
  if (!path.ok()) return Answer(TRY(asking(visit, path.problem())));
  const auto told = TRY(tell_all(visit, visit.form.find("role"), text, *path));
  return Answer(desk_address(visit.reader().tag(), "announce")
                    .with(done_parameter, "announced")
                    .with("number", std::to_string(told)));
}

}  // namespace bch::desk

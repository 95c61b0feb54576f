#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/paces.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "http/target.h"
#include "notices/saved_search.h"
#include "portal/narrowing.h"
#include "renditions/addresses.h"
#include "search/facets.h"

namespace bch::desk {
namespace {

using notices::Pace;
using notices::SavedSearch;

constexpr std::string_view save_parameter = "save";

search::Question question_of(const Visit& visit, const SavedSearch& search) {
  const auto query = http::read_parameters(search.parameters, limits::http_query_parameters);
  if (!query.ok()) return {};
  return search::read_question({query->all().begin(), query->all().end()},
                               search::facet_names(visit.reading.sources.formats), visit.reader().tag());
}

// What it looks for, in the reader's words: a name to begin with.
std::string description(Visit& visit, const SavedSearch& search) {
  const auto question = question_of(visit, search);
  std::string said = question.words;
  const std::string chosen = portal::choices_title(visit.reading, question);
  if (!said.empty() && !chosen.empty()) said += " · ";
  return said + chosen;
}

Html fields(const Visit& visit, const SavedSearch& search) {
  return input(visit, {.name = "name", .label = "searches.name", .value = search.name, .is_needed = true}) +
         input(visit, {.name = "address",
                       .label = "searches.address",
                       .value = search.parameters,
                       .help = "searches.address-help",
                       .is_needed = true}) +
         choice(visit, "pace", "searches.pace", pace_choices(visit), notices::name(search.pace)) +
         check_box(visit, "mail", "1", visit.say("searches.by-mail"), search.by_mail);
}

// What the form says, over what the search was.
SavedSearch sent(const Visit& visit, SavedSearch search) {
  search.name = visit.form.find("name");
  search.parameters =
      notices::parameters_in(visit.form.find("address")).value_or(std::string(visit.form.find("address")));
  search.pace = notices::pace_named(visit.form.find("pace")).value_or(search.pace);
  search.by_mail = visit.form.has("mail");
  if (search.pace == Pace::never) {
    search.found.clear();
    search.due.reset();
  }
  return search;
}

Result<Html> list(Visit& visit) {
  Html items;
  for (const auto& search : TRY(visit.tools.searches.of(visit.person->account.id))) {
    const Url run = renditions::search_address(visit.reader().tag(), question_of(visit, search));
    items += html("<li><a href=\"{}\">{}</a> · {} · <a href=\"{}\">{}</a></li>", run, search.name,
                  said(visit, search.pace), desk_address(visit.reader().tag(), "searches", search.id.value()),
                  visit.say("searches.change"));
  }
  return items.empty() ? html("<p>{}</p>", visit.say("searches.none")) : html("<ul>{}</ul>", items);
}

Result<Page> asking(Visit& visit, const SavedSearch& search, const std::optional<Problem>& problem) {
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("searches.title");
  page.body = html("<h1>{}</h1>", page.title) + done(visit) + alert(visit, problem) + TRY(list(visit)) +
              html("<h2>{}</h2><p>{}</p>", visit.say("searches.new"), visit.say("searches.new-text")) +
              form(visit, desk_address(visit.reader().tag(), "searches"),
                   fields(visit, search) + button(visit, "searches.save"));
  return page;
}

Page asking_to_change(Visit& visit, const SavedSearch& search, const std::optional<Problem>& problem) {
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = search.name;
  const Url here = desk_address(visit.reader().tag(), "searches", search.id.value());
  page.body = html("<h1>{}</h1>", page.title) + alert(visit, problem) +
              html("<p><a href=\"{}\">{}</a></p>",
                   renditions::search_address(visit.reader().tag(), question_of(visit, search)),
                   visit.say("searches.run")) +
              form(visit, here,
                   fields(visit, search) + button(visit, "searches.save") +
                       quiet_button(visit, "searches.remove", "remove", "1")) +
              html("<p><a href=\"{}\">{}</a></p>", desk_address(visit.reader().tag(), "searches"),
                   visit.say("searches.title"));
  return page;
}

// Problems that another try can mend are shown with the form.
bool is_of_the_form(const Problem& problem) {
  return problem.kind == Problem::Kind::invalid || problem.kind == Problem::Kind::too_large ||
         problem.kind == Problem::Kind::conflict;
}

// Of this person; somebody else's is not there.
Result<SavedSearch> asked_for(Visit& visit) {
  const auto search = TRY(visit.tools.searches.find(notices::SearchId(std::string(visit.captured("id")))));
  if (!search || search->account != visit.person->account.id)
    return Problem{Problem::Kind::not_found, "page.not-found", {}};
  return *search;
}

Url list_after(const Visit& visit, std::string_view deed) {
  return desk_address(visit.reader().tag(), "searches").with(done_parameter, deed);
}

}  // namespace

Result<Answer> searches_page(Visit& visit) {
  SavedSearch begun;
  begun.parameters = notices::parameters_in(visit.reading.request.query.find(save_parameter)).value_or("");
  begun.name = description(visit, begun);
  return Answer(TRY(asking(visit, begun, {})));
}

Result<Answer> save_search(Visit& visit) {
  SavedSearch search = sent(visit, {});
  search.account = visit.person->account.id;
  search.seen = TRY(visit.reading.sources.registry.size());
  const auto saved = visit.tools.searches.save(search);
  if (saved.ok()) return Answer(list_after(visit, "search-saved"));
  if (!is_of_the_form(saved.problem())) return saved.problem();
  return Answer(TRY(asking(visit, search, saved.problem())));
}

Result<Answer> search_page(Visit& visit) {
  return Answer(asking_to_change(visit, TRY(asked_for(visit)), {}));
}

Result<Answer> change_search(Visit& visit) {
  const SavedSearch search = TRY(asked_for(visit));
  const bool is_removed = visit.form.has("remove");
  const SavedSearch changed = sent(visit, search);
  const auto done = is_removed ? visit.tools.searches.remove(search) : visit.tools.searches.change(changed);
  if (done.ok()) return Answer(list_after(visit, is_removed ? "search-removed" : "search-saved"));
  if (!is_of_the_form(done.problem())) return done.problem();
  return Answer(asking_to_change(visit, changed, done.problem()));
}

}  // namespace bch::desk

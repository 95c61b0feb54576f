// Everything that waits for a decision of the person, to be decided on together: published in one step, all
// or none, or returned with one comment.

#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "portal/parts.h"

#include <algorithm>
#include <iterator>
#include <map>

namespace bch::desk {
namespace {

using publication::State;
using publication::Step;

constexpr std::size_t requests_shown = 100;  // of one list
constexpr std::string_view draft_control = "draft";
constexpr std::string_view deed_control = "do";
constexpr std::string_view returning = "return";

struct Waiting {
  records::PartyId party;  // empty: for the validation teams
  std::vector<Draft> drafts;
  std::uint64_t total = 0;
};

// What was said of drafts when they could not be published, by the drafts' ids.
using Faults = std::multimap<std::string, Problem, std::less<>>;

// Those on which the person may decide, for her own Governments and, where she validates, for none.
Result<std::vector<Waiting>> waiting_for(Visit& visit) {
  std::vector<Waiting> lists;
  auto parties = access::parties_of(visit.person->account, visit.now);
  std::erase_if(parties, [&](const records::PartyId& party) {
    return !visit.may(access::Act::publish, {party, {}, true, {}});
  });
  if (visit.may_somewhere(access::Act::validate)) parties.emplace_back();
  for (const auto& party : parties) {
    const auto label = publication::requests_for(party);
    Waiting list{party, {}, 0};
    list.drafts = TRY(visit.tools.drafts.with(label, limits::workspace_found));
    std::erase_if(list.drafts, [&](const Draft& draft) { return !may(visit, Step::publish, draft); });
    list.total = list.drafts.size();
    if (list.drafts.size() > requests_shown) list.drafts.resize(requests_shown);
    if (!list.drafts.empty()) lists.push_back(std::move(list));
  }
  return lists;
}

Html line(Visit& visit, const Draft& draft, const Faults& faults, bool is_chosen) {
  const auto* format = visit.reading.sources.formats.find(draft.format);
  const std::string title = draft_title(visit, draft);
  Html said = check_box(visit, draft_control, draft.id, title, is_chosen) +
              html("<div class=\"meta\"><a href=\"{}\">{}</a> · {} · {}", draft_address(visit, draft),
                   visit.say("requests.look"), visit.say(purpose_key(draft.purpose)),
                   format == nullptr ? draft.format.value() : portal::label(visit.reader(), format->title));
  if (draft.request) {
    said += html(" · {} ", account_name(visit, draft.request->by)) + moment(visit, draft.request->time);
    if (!draft.request->text.empty())
      said += html("<blockquote class=\"lines\">{}</blockquote>", draft.request->text);
  }
  said += html("</div>");
  const auto [begin, end] = faults.equal_range(draft.id);
  for (auto fault = begin; fault != end; ++fault)
    said += html("<p class=\"notice wrong\">{}</p>", visit.say(fault->second.key, fault->second.arguments));
  return html("<li>{}</li>", said);
}

Result<Answer> shown(Visit& visit, const std::optional<Problem>& problem, const Faults& faults) {
  Page page;
  if (problem) page.status = http_status(problem->kind);
  page.title = visit.say("requests.title");
  const auto chosen = visit.form.fields.values(draft_control);
  Html lists;
  for (const auto& list : TRY(waiting_for(visit))) {
    Html items;
    for (const auto& draft : list.drafts)
      items += line(visit, draft, faults, std::ranges::find(chosen, draft.id) != chosen.end());
    const std::string title = list.party.empty() ? visit.say("desk.waiting-reference")
                                                 : portal::party_name(visit.reading, list.party);
    lists += html("<h2>{} <span class=\"quiet\">{}</span></h2><ul class=\"entries\">{}</ul>", title,
                  visit.reader().catalogue.number(static_cast<std::int64_t>(list.total)), items);
  }
  page.body = html("<p class=\"kind\"><a href=\"{}\">{}</a></p><h1>{}</h1>",
                   desk_address(visit.reader().tag()), visit.say("desk.title"), page.title) +
              alert(visit, problem) + done(visit);
  if (lists.empty()) {
    page.body += html("<p>{}</p>", visit.say("requests.none"));
    return Answer(std::move(page));
  }
  page.body += html("<p>{}</p>", visit.say("requests.text")) +
               form(visit, desk_address(visit.reader().tag(), "requests"),
                    lists + button(visit, "requests.publish", deed_control, "publish") +
                        html("<details><summary>{}</summary>{}{}</details>", visit.say("requests.return"),
                             text_area(visit, {.name = "note", .label = "draft.give-back-why"}),
                             quiet_button(visit, "requests.return", deed_control, returning)));
  return Answer(std::move(page));
}

Result<std::vector<Draft>> chosen_drafts(Visit& visit) {
  std::vector<Draft> drafts;
  for (const auto id : visit.form.fields.values(draft_control)) {
    auto draft = TRY(visit.tools.drafts.find(id));
    if (!draft || !reads(visit, *draft)) return Problem{Problem::Kind::not_found, "draft.not-found", {}};
    TRY(publication::permit(visit.tools.roles, visit.person->account, Step::give_back, *draft, visit.now));
    if (is_on_instruction(visit, *draft))  // whose letter has to be looked at, draft by draft
      return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
    drafts.push_back(*std::move(draft));
  }
  if (drafts.empty()) return Problem{Problem::Kind::invalid, "requests.nothing-chosen", {}};
  return drafts;
}

Result<Answer> return_all(Visit& visit, std::vector<Draft> drafts) {
  const publication::Word word{visit.person->account.id, visit.now,
                               std::string(visit.form.find("note").substr(0, limits::comment_bytes))};
  workspace::Commit with;
  for (const auto& draft : drafts) {
    auto told = TRY(visit.tools.announcing.given_back(draft, word));
    std::ranges::move(told, std::back_inserter(with.puts));
    with.deeds.push_back(visit.deed("give-back", draft.id, draft.party));
  }
  const auto count = drafts.size();
  TRY(visit.tools.publishing.give_back(std::move(drafts), word, std::move(with)));
  return Answer(desk_address(visit.reader().tag(), "requests")
                    .with(done_parameter, "all-given-back")
                    .with("number", std::to_string(count)));
}

Faults by_draft(const std::vector<Problem>& problems) {
  Faults faults;
  for (const auto& problem : problems) {
    for (const auto& [name, value] : problem.arguments) {
      if (name == draft_control) faults.emplace(value, problem);
    }
  }
  return faults;
}

Result<Answer> publish_all(Visit& visit, const std::vector<Draft>& drafts) {
  std::vector<std::vector<publication::Judged>> packages;
  for (const auto& draft : drafts) {
    auto package = TRY(visit.tools.publishing.package_of(draft));
    packages.push_back(std::move(package));
  }
  auto all = publication::Publishing::together(std::move(packages));
  publication::Decision decision;
  decision.by = visit.person->account.id;
  decision.may_decide = [&](const Draft& each) { return may(visit, Step::publish, each); };
  decision.deed = visit.deed("publish");
  const Problem none{Problem::Kind::invalid, "requests.none-published", {}};
  const auto faults = TRY(visit.tools.publishing.faults(all, decision));
  if (!faults.empty()) return shown(visit, none, by_draft(faults));
  const auto published = visit.tools.publishing.publish(std::move(all), decision);
  if (!published.ok()) {
    auto named = by_draft({published.problem()});
    if (named.empty()) return published.problem();
    return shown(visit, none, named);
  }
  return Answer(desk_address(visit.reader().tag(), "requests")
                    .with(done_parameter, "all-published")
                    .with("number", std::to_string(published->size())));
}

// Of nobody who decides on anything: not even that there are requests is told.
bool decides(const Visit& visit) {
  const auto own = access::parties_of(visit.person->account, visit.now);
  return visit.may_somewhere(access::Act::validate) ||
         std::ranges::any_of(own, [&](const records::PartyId& party) {
           return visit.may(access::Act::publish, {party, {}, true, {}});
         });
}

}  // namespace

Result<Answer> requests_page(Visit& visit) {
  if (!decides(visit)) return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  return shown(visit, std::nullopt, {});
}

Result<Answer> decide_on_requests(Visit& visit) {
  if (!decides(visit)) return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  auto drafts = chosen_drafts(visit);
  if (!drafts.ok()) {
    if (drafts.problem().kind != Problem::Kind::invalid) return drafts.problem();
    return shown(visit, drafts.problem(), {});
  }
  if (visit.form.find(deed_control) == returning) return return_all(visit, *std::move(drafts));
  return publish_all(visit, *drafts);
}

}  // namespace bch::desk

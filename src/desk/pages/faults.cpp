// "Something is wrong here": telling it, without an account; and answering it, by who answers for the record.

#include "desk/faults.h"

#include "access/source.h"
#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "portal/parts.h"
#include "portal/record_view.h"
#include "renditions/addresses.h"

namespace bch::desk {
namespace {

constexpr std::size_t shown = 100;

// A flood from one place waits; two places do not wait for each other.
access::Try telling(const Visit& visit) {
  return {"fault", access::source_of(visit.source), ""};
}

Result<Page> asking(Visit& visit, const std::optional<Problem>& problem) {
  const auto record = TRY(portal::asked_record(visit.reading));
  const auto number = portal::shown_number(record);
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("fault.title");
  page.body = html("<p class=\"kind\"><a href=\"{}\">{}</a></p><h1>{}</h1>",
                   renditions::record_address(visit.reader().tag(), number),
                   portal::title(visit.reader(), record.title, number), page.title) +
              done(visit) + alert(visit, problem) + html("<p>{}</p>", visit.say("fault.introduction")) +
              form(visit, desk_address(visit.reader().tag(), "report", records::to_text(number)),
                   text_area(visit, {.name = "text",
                                     .label = "fault.text",
                                     .value = std::string(visit.form.find("text")),
                                     .is_needed = true}) +
                       input(visit, {.name = "reach",
                                     .label = "fault.reach",
                                     .value = std::string(visit.form.find("reach")),
                                     .help = "fault.reach-help"}) +
                       button(visit, "fault.send"));
  return page;
}

publication::Announcing::Record described(const renditions::Record& record) {
  const auto& entry = record.entry();
  return {entry.record, portal::shown_number(record), entry.party, entry.format, record.title};
}

// Whose faults the person answers: all, or those of her Government's records.
bool answers_for(const Visit& visit, const records::PartyId& party) {
  return visit.may_somewhere(access::Act::announce) ||
         (!party.empty() && visit.may(access::Act::publish, {party, {}, true, {}}));
}

Html written(Visit& visit, const Fault& fault) {
  Html said = html("<p>{} · ", portal::record_link(visit.reading, fault.record)) + moment(visit, fault.time) +
              html("</p><blockquote class=\"lines\">{}</blockquote>", fault.text);
  if (!fault.reach.empty())
    said += html("<p class=\"quiet\">{}</p>", visit.say("fault.from", {{"reach", fault.reach}}));
  if (fault.answered_by.empty()) {
    said += form(visit, desk_address(visit.reader().tag(), "reports", fault.id),
                 text_area(visit, {.name = "answer", .label = "fault.answer"}) +
                     quiet_button(visit, "fault.answered", "do", "answer"));
  } else {
    said +=
        html("<p>{}</p><blockquote class=\"lines\">{}</blockquote>",
             visit.say("draft.comment-by", {{"name", account_name(visit, fault.answered_by)}}), fault.answer);
  }
  return html("<li>{}</li>", said);
}

Result<Html> listed(Visit& visit, FaultState state, std::string_view title) {
  Faults faults(visit.tools.store, visit.tools.chance);
  std::vector<Fault> found;
  if (visit.may_somewhere(access::Act::announce)) {
    found = TRY(faults.of({}, state, shown));
  } else {
    for (const auto& party : access::parties_of(visit.person->account, visit.now)) {
      if (!answers_for(visit, party)) continue;
      auto more = TRY(faults.of(party, state, shown));
      std::ranges::move(more, std::back_inserter(found));
    }
  }
  Html items;
  for (const auto& fault : found) items += written(visit, fault);
  if (items.empty()) items = html("<li>{}</li>", visit.say("fault.none"));
  return html("<section><h2>{}</h2><ul class=\"entries\">{}</ul></section>", visit.say(title), items);
}

}  // namespace

Result<Answer> fault_page(Visit& visit) {
  return Answer(TRY(asking(visit, {})));
}

Result<Answer> tell_fault(Visit& visit) {
  const auto record = TRY(portal::asked_record(visit.reading));
  Fault fault;
  fault.record = record.entry().record;
  fault.party = record.entry().party;
  fault.time = visit.now;
  fault.text = visit.form.find("text").substr(0, limits::comment_bytes);
  fault.reach = visit.form.find("reach").substr(0, limits::name_bytes);
  if (fault.text.find_first_not_of(" \n") == std::string::npos)
    return Answer(TRY(asking(visit, Problem{Problem::Kind::invalid, "fault.say-what", {}})));
  if (const auto entered = visit.tools.throttle.enter(telling(visit), visit.now); !entered.ok())
    return Answer(TRY(asking(visit, entered.problem())));
  workspace::Commit with;
  with.deeds.push_back(visit.deed("report-fault", fault.record.value(), fault.party));
  with.puts = TRY(visit.tools.announcing.fault_reported(described(record)));
  const auto told = Faults(visit.tools.store, visit.tools.chance).tell(std::move(fault), std::move(with));
  if (!told.ok()) {
    visit.tools.throttle.was_not_judged(telling(visit));  // not somebody who tells too much: the disk failed
    return told.problem();
  }
  const auto number = records::to_text(portal::shown_number(record));
  return Answer(desk_address(visit.reader().tag(), "report", number).with(done_parameter, "reported"));
}

Result<Answer> faults_page(Visit& visit) {
  Page page;
  page.title = visit.say("fault.reports");
  page.body = html("<h1>{}</h1>", page.title) + done(visit) +
              TRY(listed(visit, FaultState::open, "fault.open")) +
              TRY(listed(visit, FaultState::answered, "fault.answered-before"));
  return Answer(std::move(page));
}

Result<Answer> answer_fault(Visit& visit) {
  Faults faults(visit.tools.store, visit.tools.chance);
  auto fault = TRY(faults.find(visit.captured("report")));
  if (!fault || !answers_for(visit, fault->party))
    return Problem{Problem::Kind::not_found, "fault.not-found", {}};
  fault->answer = visit.form.find("answer").substr(0, limits::comment_bytes);
  fault->answered_by = visit.person->account.id;
  workspace::Commit with;
  with.deeds.push_back(visit.deed("answer-fault", fault->record.value(), fault->party));
  if (const auto record = visit.reading.library.find(fault->record); record.ok())
    with.puts = TRY(visit.tools.announcing.fault_answered(described(*record), fault->reach, fault->answer));
  TRY(faults.answer(*fault, std::move(with)));
  return Answer(desk_address(visit.reader().tag(), "reports").with(done_parameter, "answered"));
}

}  // namespace bch::desk

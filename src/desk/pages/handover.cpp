#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/appointments.h"
#include "desk/draft_list.h"
#include "desk/pages.h"
#include "desk/people.h"
#include "desk/posts.h"
#include "desk/small_form.h"
#include "portal/lists.h"
#include "portal/parts.h"
#include "renditions/addresses.h"
#include "renditions/confirmation.h"

#include <algorithm>
#include <map>

namespace bch::desk {
namespace {

constexpr std::size_t records_shown = 1'000;  // of one kind
constexpr std::size_t drafts_shown = 200;

// When the owner is asked to confirm a record, or was; nothing when its kind does not ask for it.
std::optional<CivilDate> to_confirm(const Visit& visit, const renditions::Record& record) {
  const auto confirmation = renditions::confirmation_of(record, visit.reading.today());
  if (confirmation.stage == renditions::Confirmation::Stage::none) return std::nullopt;
  return confirmation.since;
}

struct Promise {
  CivilDate date;
  Html what;
};

// The records of one kind; what is to be confirmed is also told apart.
Result<Html> records_of(Visit& visit, const formats::Format& format, const records::PartyId& party,
                        std::vector<Promise>& promises) {
  const auto question = portal::newest_of(visit.reader(), &format, party, records_shown);
  const auto answer = TRY(visit.reading.ask(question));
  Html rows;
  for (const auto& hit : answer.hits) {
    const auto record = visit.reading.library.find(hit);
    if (!record.ok() || !record->entry().number) continue;
    const auto& number = *record->entry().number;
    const std::string title = portal::title(visit.reader(), record->title, number);
    const Html link =
        html("<a href=\"{}\">{}</a>", renditions::record_address(visit.reader().tag(), number), title);
    const auto confirm = to_confirm(visit, *record);
    const auto& dates = visit.reader().dates;
    rows += html(
        "<tr><th scope=\"row\">{} <span class=\"quiet\">{}</span></th><td data-title=\"{}\">{}</td><td "
        "data-title=\"{}\">{}</td></tr>",
        link, records::to_text(number), visit.say("handover.changed"),
        dates.short_date(day_of(record->changed)), visit.say("handover.to-confirm"),
        confirm ? dates.short_date(*confirm) : std::string());
    if (confirm) promises.push_back({*confirm, link});
  }
  if (rows.empty()) return rows;
  if (answer.total > answer.hits.size())
    rows +=
        html("<tr><td>{}</td></tr>", visit.say("handover.more", {{"count", std::to_string(answer.total)}}));
  return html(
      "<h3>{}</h3><table class=\"stacked\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table>",
      portal::label(visit.reader(), format.plural), visit.say("handover.record"),
      visit.say("handover.changed"), visit.say("handover.to-confirm"), rows);
}

Html promises_list(const Visit& visit, std::vector<Promise> promises) {
  std::ranges::stable_sort(promises, {}, &Promise::date);
  Html items;
  for (const auto& [date, what] : promises) {
    items += html("<li><time datetime=\"{}\">{}</time> · {}</li>", to_text(date),
                  visit.reader().dates.long_date(date), what);
  }
  return html("<section><h2>{}</h2>{}</section>", visit.say("handover.promises"),
              items.empty() ? html("<p>{}</p>", visit.say("handover.no-promises"))
                            : html("<p>{}</p><ul>{}</ul>", visit.say("handover.promises-text"), items));
}

Result<Html> people(Visit& visit, const records::PartyId& party) {
  Html items;
  for (const auto& account : TRY(visit.tools.accounts.of(party))) {
    std::vector<access::Appointment> here;
    for (const auto& one : account.appointments) {
      if (one.party == party && !one.has_ended(visit.now)) here.push_back(one);
    }
    if (here.empty()) continue;
    items += html("<li>{}{}{}</li>", account.name, account.post.empty() ? std::string() : ", " + account.post,
                  appointment_list(visit, here));
  }
  for (const auto& waiting : TRY(visit.tools.accounts.invitations(party))) {
    if (waiting.expires <= visit.now) continue;
    items += html("<li>{} · {} {}{}</li>", waiting.proposal.name, visit.say("handover.invited"),
                  moment(visit, waiting.expires), appointment_list(visit, waiting.proposal.appointments));
  }
  return html("<section><h2>{}</h2>{}</section>", visit.say("handover.people"),
              items.empty() ? html("<p>{}</p>", visit.say("users.nobody")) : html("<ul>{}</ul>", items));
}

// What somebody has begun and not sent off yet, or what waits to be published.
Result<Html> drafts(Visit& visit, const records::PartyId& party) {
  const auto open = TRY(visit.tools.drafts.with(publication::drafts_for(party), drafts_shown));
  if (open.empty()) return Html();
  return html("<section><h2>{}</h2>{}</section>", visit.say("desk.our-drafts"), draft_list(visit, open));
}

// For who manages the Government's users, who records designations, and who has been designated to do the
// former from a day to come.
bool may_see(const Visit& visit, const records::PartyId& party) {
  if (manages_users(visit, party) || designates(visit)) return true;
  const auto& own = visit.person->account.appointments;
  return std::ranges::any_of(own, [&](const access::Appointment& appointment) {
    const auto* role = visit.tools.roles.find(appointment.role);
    return role != nullptr && role->may(access::Act::manage_users) && appointment.party == party &&
           !appointment.has_ended(visit.now);
  });
}

}  // namespace

Result<Answer> handover_page(Visit& visit) {
  const records::PartyId party{std::string(visit.captured("party"))};
  if (visit.reading.sources.formats.vocabularies().party(party) == nullptr)
    return Problem{Problem::Kind::not_found, "page.not-found", {}};
  if (!may_see(visit, party)) return not_yours();
  std::vector<Promise> promises;
  Html records;
  for (const auto* format : visit.reading.sources.formats.all())
    records += TRY(records_of(visit, *format, party, promises));
  if (records.empty()) records = html("<p>{}</p>", visit.say("handover.no-records"));
  const auto& node = visit.reading.sources.node;
  Page page;
  page.title = visit.say("handover.title") + ": " + place_name(visit, party);
  page.body = html("<h1>{}</h1><p>{}</p>", page.title,
                   visit.say("handover.text", {{"date", visit.reader().dates.long_instant(visit.now)}})) +
              html("<section><h2>{}</h2>{}</section>", visit.say("designations.posts"),
                   TRY(posts_table(visit, party))) +
              TRY(people(visit, party)) + promises_list(visit, std::move(promises)) +
              TRY(drafts(visit, party)) +
              html("<section><h2>{}</h2>{}</section>", visit.say("handover.records"), records) +
              html("<section><h2>{}</h2><p>{}</p><p>{}</p></section>", visit.say("handover.ask"), node.name,
                   node.contact.empty() ? visit.say("handover.no-contact") : node.contact);
  return Answer(std::move(page));
}

}  // namespace bch::desk

// The desk: what waits for whoever signed in, her drafts and those of her colleagues, and the ways on.

#include "desk/addresses.h"
#include "desk/appointments.h"
#include "desk/draft_list.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

namespace bch::desk {
namespace {

constexpr std::size_t shown = 20;

// A list under its heading, with how many there are in all; empty when there are none.
Result<Html> listed(Visit& visit, std::string_view title, const workspace::Label& label) {
  const auto drafts = TRY(visit.tools.drafts.with(label, shown));
  if (drafts.empty()) return Html();
  const auto count = TRY(visit.tools.drafts.count(label));
  Html more;
  if (count > drafts.size())
    more = html("<p><a href=\"{}\">{}</a></p>",
                desk_address(visit.reader().tag(), "drafts").with(label.name, label.value),
                visit.say("list.all"));
  return html("<section><h2>{} <span class=\"quiet\">{}</span></h2>{}{}</section>", visit.say(title),
              visit.reader().catalogue.number(static_cast<std::int64_t>(count)), draft_list(visit, drafts),
              more);
}

// What waits for a decision that this person may take.
Result<Html> waiting(Visit& visit) {
  Html lists;
  const auto& account = visit.person->account;
  for (const auto& party : access::parties_of(account, visit.now)) {
    if (visit.may(access::Act::publish, {party, {}, true, {}}))
      lists += TRY(listed(visit, "desk.waiting", publication::requests_for(party)));
  }
  if (visit.may_somewhere(access::Act::validate))
    lists += TRY(listed(visit, "desk.waiting-reference", publication::requests_for({})));
  return lists;
}

Result<Html> pending(Visit& visit) {
  if (!visit.may_somewhere(access::Act::validate)) return Html();
  Html items;
  for (const auto& each : TRY(visit.tools.publishing.pending()))
    items +=
        html("<li>{} {}</li>", portal::record_link(visit.reading, each.record), moment(visit, each.since));
  if (items.empty()) return items;
  return html("<section><h2>{}</h2><ul class=\"entries\">{}</ul></section>", visit.say("desk.pending"),
              items);
}

Html ways(const Visit& visit) {
  Html items = html("<li><a class=\"go\" href=\"{}\">{}</a></li>", desk_address(visit.reader().tag(), "new"),
                    visit.say("draft.new"));
  for (const auto& party : access::parties_of(visit.person->account, visit.now))
    items +=
        html("<li><a href=\"{}\">{}</a></li>", desk_address(visit.reader().tag(), "country", party.value()),
             visit.say("desk.our-records"));
  const bool decides =
      visit.may_somewhere(access::Act::publish) || visit.may_somewhere(access::Act::announce);
  if (decides)
    items += html("<li><a href=\"{}\">{}</a></li>", desk_address(visit.reader().tag(), "reports"),
                  visit.say("fault.reports"));
  if (visit.may_somewhere(access::Act::manage_users) || visit.may_somewhere(access::Act::audit))
    items += html("<li><a href=\"{}\">{}</a></li>", desk_address(visit.reader().tag(), "audit"),
                  visit.say("audit.title"));
  return html("<nav class=\"parts\" aria-label=\"{}\"><ul>{}</ul></nav>", visit.say("desk.ways"), items);
// What everybody has at the desk, and what this person may besides.
Result<Html> ways(const Visit& visit) {
  const auto& language = visit.reader().tag();
  const auto unread = TRY(visit.tools.notices.unread(visit.person->account.id));
  const auto way = [&](std::string_view page, const std::string& said) {
    return html("<li><a href=\"{}\">{}</a></li>", desk_address(language, page), said);
  };
  const std::string count = visit.reader().catalogue.number(static_cast<std::int64_t>(unread));
  Html items = way(
      "notices", unread == 0 ? visit.say("notices.title") : visit.say("notices.unread", {{"count", count}}));
  items += way("searches", visit.say("searches.title"));
  items += way("preferences", visit.say("preferences.title"));
  if (visit.may_somewhere(access::Act::announce)) items += way("deliveries", visit.say("deliveries.title"));
  return html("<ul>{}</ul>", items);
}

}  // namespace

Result<Answer> home_page(Visit& visit) {
  const auto& account = visit.person->account;
  Page page;
  page.title = visit.say("desk.title");
  page.body = html("<h1>{}</h1>", page.title) + done(visit) + html("<p class=\"lead\">{}</p>", account.name) +
              appointment_list(visit, account.appointments) + ways(visit) + TRY(waiting(visit)) +
              TRY(pending(visit)) + TRY(listed(visit, "desk.my-drafts", publication::drafts_of(account.id)));
  for (const auto& party : access::parties_of(account, visit.now))
    page.body += TRY(listed(visit, "desk.our-drafts", publication::drafts_for(party)));
  page.body += form(visit, desk_address(visit.reader().tag(), "sign-out"),
                    quiet_button(visit, "desk.sign-out", "do", "sign-out"));
  page.body = html("<h1>{}</h1>", page.title) + done(visit) + html("<p>{}</p>", account.name) +
              appointment_list(visit, account.appointments) + TRY(ways(visit)) +
              form(visit, desk_address(visit.reader().tag(), "sign-out"), button(visit, "desk.sign-out"));
  return Answer(std::move(page));
}

}  // namespace bch::desk

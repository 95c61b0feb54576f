// The desk: what waits for whoever signed in, her drafts and those of her colleagues, and the ways on.

#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/appointments.h"
#include "desk/draft_list.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/review.h"
#include "desk/small_form.h"
#include "desk/withheld.h"
#include "portal/parts.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::desk {
namespace {

constexpr std::size_t shown = 20;

// A list under its heading, with how many there are in all; empty when there are none. What the person may
// not read is not counted either: where there may be such drafts, each is looked at.
Result<Html> listed(Visit& visit, std::string_view title, const workspace::Label& label, Reach reach) {
  const bool reads_all = reach == Reach::everything;
  auto drafts = TRY(visit.tools.drafts.with(label, reads_all ? shown : limits::workspace_found));
  std::erase_if(drafts, [&](const Draft& draft) { return !reads(visit, draft); });
  if (drafts.empty()) return Html();
  const auto count = reads_all ? TRY(visit.tools.drafts.count(label)) : drafts.size();
  if (drafts.size() > shown) drafts.resize(shown);
  Html more;
  if (count > drafts.size())
    more = html("<p><a href=\"{}\">{}</a></p>",
                desk_address(visit.reader().tag(), "drafts").with(label.name, label.value),
                visit.say("list.all"));
  return html("<section><h2>{} <span class=\"quiet\">{}</span></h2>{}{}</section>", visit.say(title),
              visit.reader().catalogue.number(static_cast<std::int64_t>(count)), draft_list(visit, drafts),
              more);
}

// Her own drafts are hers to read while all her appointments hold.
Reach reach_over_own(const Visit& visit) {
  const bool holds_all = std::ranges::all_of(
      visit.person->account.appointments,
      [&](const auto& appointment) { return appointment.holds(visit.now) && appointment.formats.empty(); });
  return holds_all ? Reach::everything : Reach::some;
}

constexpr std::size_t asked_shown = 5;

// The way to all records of her Government, and which of them it is asked to confirm.
Result<Html> our_records(Visit& visit, const records::PartyId& party) {
  if (reach_over(visit, party) == Reach::nothing) return Html();
  const auto unconfirmed = TRY(unconfirmed_of(visit, party));
  const Url all = desk_address(visit.reader().tag(), "country", party.value());
  Html said;
  if (unconfirmed) {
    const auto number = [&](const std::vector<Reviewed>& records) {
      return visit.reader().catalogue.number(static_cast<std::int64_t>(records.size()));
    };
    said =
        html("<p>{}</p>", visit.say("review.counts", {{"asked", number(unconfirmed->asked)},
                                                      {"unconfirmed", number(unconfirmed->not_confirmed)}}));
    Html items;
    std::size_t shown_here = 0;
    for (const auto* list : {&unconfirmed->not_confirmed, &unconfirmed->asked}) {
      for (const auto& one : *list) {
        if (one.draft || !may_confirm(visit, party, one.record.format->id) || shown_here == asked_shown)
          continue;
        ++shown_here;
        items += html("<li>{} <span class=\"quiet\">{}</span>{}</li>",
                      portal::record_link(visit.reading, one.record.entry().record),
                      confirmation_line(visit, one), confirm_button(visit, party, one.record.entry().record));
      }
    }
    if (!items.empty()) said += html("<ul class=\"entries\">{}</ul>", items);
  }
  return html("<section><h2><a href=\"{}\">{}</a></h2>{}</section>", all,
              visit.say("review.title") + ": " + portal::party_name(visit.reading, party), said);
}

// What waits for a decision that this person may take.
Result<Html> waiting(Visit& visit) {
  Html lists;
  const auto& account = visit.person->account;
  for (const auto& party : access::parties_of(account, visit.now)) {
    if (visit.may(access::Act::publish, {party, {}, true, {}}))
      lists += TRY(listed(visit, "desk.waiting", publication::requests_for(party), reach_over(visit, party)));
  }
  if (visit.may_somewhere(access::Act::validate))
    lists +=
        TRY(listed(visit, "desk.waiting-reference", publication::requests_for({}), reach_over(visit, {})));
  if (!lists.empty())
    lists += html("<p><a href=\"{}\">{}</a></p>", desk_address(visit.reader().tag(), "requests"),
                  visit.say("requests.together"));
  return lists;
}

Result<Html> pending(Visit& visit) {
  if (!visit.may_somewhere(access::Act::validate)) return Html();
  Html items;
  for (const auto& each : TRY(visit.tools.publishing.pending())) {
    Html step;
    if (const auto card = visit.reading.library.card(each.record))
      step = form(visit,
                  desk_address(visit.reader().tag(), "record", records::to_text(card->number), "validate"),
                  quiet_button(visit, "record-desk.validate", "do", "validate"));
    items += html("<li>{} {}{}</li>", portal::record_link(visit.reading, each.record),
                  moment(visit, each.since), step);
  }
  if (items.empty()) return items;
  return html("<section><h2>{}</h2><ul class=\"entries\">{}</ul></section>", visit.say("desk.pending"),
              items);
}

// What everybody has at the desk, and what this person may besides.
Result<Html> ways(Visit& visit) {
  const auto& language = visit.reader().tag();
  const auto unread = TRY(visit.tools.notices.unread(visit.person->account.id));
  Html items = html("<li><a class=\"go\" href=\"{}\">{}</a></li>", desk_address(language, "new"),
                    visit.say("draft.new"));
  const auto way = [&](const Url& address, const std::string& said) {
    items += html("<li><a href=\"{}\">{}</a></li>", address, said);
  };
  const std::string count = visit.reader().catalogue.number(static_cast<std::int64_t>(unread));
  way(desk_address(language, "notices"),
      unread == 0 ? visit.say("notices.title") : visit.say("notices.unread", {{"count", count}}));
  const bool announces = visit.may_somewhere(access::Act::announce);
  if (announces || visit.may_somewhere(access::Act::publish))
    way(desk_address(language, "reports"), visit.say("fault.reports"));
  if (announces) {
    way(desk_address(language, "announce"), visit.say("announce.title"));
    way(desk_address(language, "deliveries"), visit.say("deliveries.title"));
  }
  if (visit.may_somewhere(access::Act::editions))
    way(desk_address(language, "editions"), visit.say("editions.title"));
  if (visit.may_somewhere(access::Act::manage_users) || visit.may_somewhere(access::Act::audit))
    way(desk_address(language, "audit"), visit.say("audit.title"));
  if (visit.may_somewhere(access::Act::manage_users)) {
    way(desk_address(language, "users"), visit.say("users.title"));
    way(desk_address(language, "designations"), visit.say("designations.title"));
  }
  for (const auto& party : access::parties_of(visit.person->account, visit.now)) {
    if (!sees_some_withheld(visit, party)) continue;
    const auto withheld = TRY(withheld_by(visit, party));
    const auto due = std::ranges::count_if(withheld, [&](const auto& each) { return is_due(visit, each); });
    way(desk_address(language, "withheld", party.value()),
        due == 0 ? visit.say("withheld.title") : visit.reader().catalogue.say_count("withheld.are-due", due));
  }
  way(desk_address(language, "searches"), visit.say("searches.title"));
  way(desk_address(language, "preferences"), visit.say("preferences.title"));
  way(desk_address(language, "account"), visit.say("account.title"));
  return html("<nav class=\"parts\" aria-label=\"{}\"><ul>{}</ul></nav>", visit.say("desk.ways"), items);
}

}  // namespace

Result<Answer> home_page(Visit& visit) {
  const auto& account = visit.person->account;
  Page page;
  page.title = visit.say("desk.title");
  page.body = html("<h1>{}</h1>", page.title) + done(visit) + html("<p class=\"lead\">{}</p>", account.name) +
              appointment_list(visit, account.appointments) + TRY(ways(visit)) + TRY(waiting(visit)) +
              TRY(pending(visit)) +
              TRY(listed(visit, "desk.my-drafts", publication::drafts_of(account.id), reach_over_own(visit)));
  for (const auto& party : access::parties_of(account, visit.now)) {
    page.body += TRY(our_records(visit, party));
    page.body +=
        TRY(listed(visit, "desk.our-drafts", publication::drafts_for(party), reach_over(visit, party)));
  }
  page.body += form(visit, desk_address(visit.reader().tag(), "sign-out"),
                    quiet_button(visit, "desk.sign-out", "do", "sign-out"));
  return Answer(std::move(page));
}

}  // namespace bch::desk

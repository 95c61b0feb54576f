#include "desk/addresses.h"
#include "desk/appointments.h"
#include "desk/pages.h"
#include "desk/people.h"
#include "desk/small_form.h"
#include "desk/typed.h"

#include <algorithm>

namespace bch::desk {
namespace {

// The Government whose users are shown; nothing when there is none of which she manages them.
Result<records::PartyId> shown_party(const Visit& visit) {
  const auto typed = visit.reading.request.query.find("party");
  const auto* party = TRY(typed_party(visit, typed));
  if (party != nullptr) {
    if (!manages_users(visit, party->id)) return not_yours();
    return party->id;
  }
  if (manages_users(visit, {})) return records::PartyId();
  for (const auto& own : access::parties_of(visit.person->account, visit.now)) {
    if (manages_users(visit, own)) return own;
  }
  return not_yours();
}

Result<Html> row(Visit& visit, const access::Account& account) {
  const auto seen = TRY(last_sign_in(visit, account.id));
  Html name = account_link(visit, account);
  if (account.is_office) name += html(" <span class=\"tag\">{}</span>", visit.say("users.office"));
  if (account.is_closed) name += html(" <span class=\"tag\">{}</span>", visit.say("users.closed"));
  return html(
      "<tr><th scope=\"row\">{}<br><span class=\"quiet\">{}</span></th><td data-title=\"{}\">{}</td><td "
      "data-title=\"{}\">{}</td></tr>",
      name, account.post, visit.say("users.appointments"), appointment_list(visit, account.appointments),
      visit.say("users.last-sign-in"), seen ? moment(visit, *seen) : html("{}", visit.say("users.never")));
}

Result<Html> people(Visit& visit, const records::PartyId& party) {
  Html rows;
  for (const auto& account : TRY(visit.tools.accounts.of(party))) rows += TRY(row(visit, account));
  if (rows.empty()) return html("<p>{}</p>", visit.say("users.nobody"));
  return html(
      "<table class=\"stacked\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table>",
      visit.say("users.who"), visit.say("users.appointments"), visit.say("users.last-sign-in"), rows);
}

Result<Html> invitations(Visit& visit, const records::PartyId& party) {
  Html rows;
  for (const auto& waiting : TRY(visit.tools.accounts.invitations(party))) {
    const bool is_over = waiting.expires <= visit.now;
    const Url action = desk_address(visit.reader().tag(), "invitations", waiting.id);
    rows += html(
        "<tr><th scope=\"row\">{}</th><td data-title=\"{}\">{}</td><td data-title=\"{}\">{} "
        "{}</td><td>{}</td>"
        "</tr>",
        waiting.proposal.name, visit.say("users.appointments"),
        appointment_list(visit, waiting.proposal.appointments), visit.say("invite.good-until"),
        moment(visit, waiting.expires), is_over ? visit.say("users.expired") : std::string(),
        form(visit, action, quiet_button(visit, "users.revoke")));
  }
  if (rows.empty()) return rows;
  return html(
      "<section><h2>{}</h2><table class=\"stacked\"><thead><tr><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><td></td></tr></thead><tbody>{}</tbody></table></section>",
      visit.say("users.invitations"), visit.say("users.who"), visit.say("users.appointments"),
      visit.say("invite.good-until"), rows);
}

// For who manages users everywhere; others have their own Governments, mostly one.
Html other_places(Visit& visit, const records::PartyId& party) {
  const Url users = desk_address(visit.reader().tag(), "users");
  if (manages_users(visit, {})) {
    return html(
        "<form action=\"{}\" class=\"sheet\">{}{}</form>", users,
        party_select(visit, {.name = "party", .label = "users.of-government", .value = party.value()}),
        button(visit, "users.show"));
  }
  Html links;
  for (const auto& own : access::parties_of(visit.person->account, visit.now)) {
    if (own != party && manages_users(visit, own))
      links += html("<li><a href=\"{}\">{}</a></li>", with_party(users, own), place_name(visit, own));
  }
  return links.empty() ? links : html("<ul>{}</ul>", links);
}

// Whether nobody may publish what she has written herself: for each Government to decide.
Result<Html> second_review(Visit& visit, const records::PartyId& party) {
  const bool is_wanted = TRY(visit.tools.publishing.wants_second_review(party));
  return html("<section><h2>{}</h2><p>{}</p>{}</section>", visit.say("users.second-review"),
              visit.say("users.second-review-text"),
              form(visit, desk_address(visit.reader().tag(), "users"),
                   hidden("party", party.value()) +
                       check_box(visit, "wanted", "yes", visit.say("users.second-review-wanted"), is_wanted) +
                       quiet_button(visit, "users.second-review-set")));
}

}  // namespace

Result<Answer> users_page(Visit& visit) {
  const auto party = TRY(shown_party(visit));
  const std::string& language = visit.reader().tag();
  Page page;
  page.title = visit.say("users.title");
  Html ways = html("<li><a class=\"go\" href=\"{}\">{}</a></li>",
                   with_party(desk_address(language, "invite"), party), visit.say("invite.title"));
  if (!party.empty()) {
    ways += html("<li><a href=\"{}\">{}</a></li><li><a href=\"{}\">{}</a></li>",
                 with_party(desk_address(language, "designations"), party), visit.say("designations.title"),
                 desk_address(language, "handover", party.value()), visit.say("handover.title"));
  }
  page.body = html("<h1>{}</h1><p>{}</p>", page.title, place_name(visit, party)) + done(visit) +
              other_places(visit, party) + html("<ul class=\"ways-on\">{}</ul>", ways) +
              TRY(people(visit, party)) + TRY(invitations(visit, party));
  if (!party.empty()) page.body += TRY(second_review(visit, party));
  return Answer(std::move(page));
}

Result<Answer> set_second_review(Visit& visit) {
  const auto* party = TRY(typed_party(visit, visit.form.find("party")));
  if (party == nullptr || !manages_users(visit, party->id)) return not_yours();
  const bool is_wanted = visit.form.find("wanted") == "yes";
  auto deed = visit.deed("second-review", party->id.value(), party->id);
  deed.more.set("wanted", is_wanted);
  TRY(visit.tools.publishing.want_second_review(party->id, is_wanted, deed));
  return Answer(with_party(desk_address(visit.reader().tag(), "users"), party->id)
                    .with(done_parameter, "second-review"));
}

}  // namespace bch::desk

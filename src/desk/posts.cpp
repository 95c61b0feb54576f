#include "desk/posts.h"

#include "desk/appointments.h"
#include "desk/people.h"
#include "desk/small_form.h"

namespace bch::desk {

std::vector<PostHolder> holders(const Visit& visit, const std::vector<access::Account>& accounts,
                                const access::Role& role, const records::PartyId& party) {
  std::vector<PostHolder> found;
  for (const auto& account : accounts) {
    for (const auto& appointment : account.appointments) {
      if (appointment.role == role.id && appointment.party == party && !appointment.has_ended(visit.now))
        found.push_back({account, appointment});
    }
  }
  return found;
}

std::vector<const access::Role*> designated_roles(const Visit& visit) {
  std::vector<const access::Role*> roles;
  for (const auto& role : visit.tools.roles.all()) {
    if (role.is_designated) roles.push_back(&role);
  }
  return roles;
}

std::string_view say_standing(access::PostStanding standing) {
  return standing == access::PostStanding::vacant ? "post.vacant" : "post.under-review";
}

Result<Html> posts_table(Visit& visit, const records::PartyId& party) {
  const auto accounts = TRY(visit.tools.accounts.of(party));
  Html rows;
  for (const auto* role : designated_roles(visit)) {
    Html who;
    for (const auto& [account, appointment] : holders(visit, accounts, *role, party)) {
      Html said = account_link(visit, account);
      if (!account.post.empty()) said += html(", {}", account.post);
      said += html(" · {}", visit.say("appointment.from", {{"date", first_day(visit, appointment)}}));
      if (appointment.until)
        said += html(" · {}", visit.say("appointment.until", {{"date", last_day(visit, appointment)}}));
      if (appointment.is_delegated) said += html(" · {}", visit.say("appointment.delegated"));
      who += html("<li>{}</li>", said);
    }
    const auto marked = TRY(visit.tools.designations.marked(party, role->id));
    if (marked) {
      who +=
          html("<li>{} · {}</li>", visit.say(say_standing(marked->standing)), moment(visit, marked->since));
    }
    if (who.empty()) who = html("<li>{}</li>", visit.say("post.not-recorded"));
    rows += html("<tr><th scope=\"row\">{}</th><td><ul class=\"appointments\">{}</ul></td></tr>",
                 role_name(visit, role->id), who);
  }
  return html("<table class=\"stacked\"><tbody>{}</tbody></table>", rows);
}

}  // namespace bch::desk

#include "desk/invitation_letter.h"

#include "desk/addresses.h"
#include "desk/appointments.h"
#include "desk/people.h"
#include "desk/small_form.h"

namespace bch::desk {

std::string whole_address(const Visit& visit, const Url& address) {
  const auto& site = visit.reading.sources.node.site;
  if (!site.empty()) return site + address.text();
  const auto host = visit.reading.request.headers.find("Host");
  return "http://" + std::string(host) + address.text();
}

Page invitation_made(Visit& visit, const access::NewInvitation& invitation,
                     const access::Proposal& proposal) {
  const auto& reader = visit.reader();
  Page page;
  page.title = visit.say(proposal.renews ? "invite.renewed" : "invite.made");
  const auto* chosen = reader.languages.find(proposal.language);
  const std::string& language = chosen == nullptr ? reader.tag() : chosen->tag;
  const std::string link = whole_address(visit, desk_address(language, "join", invitation.link));
  Html letters;
  for (const auto& each : reader.languages.all()) {
    letters += form(visit, desk_address(each.tag, "invite", "letter"),
                    hidden("code", invitation.printed) +
                        html("<button class=\"second\" lang=\"{}\">{}</button>", each.tag, each.name));
  }
  page.body =
      html("<h1>{}</h1><p>{}</p>", page.title, visit.say("invite.hand-over", {{"name", proposal.name}})) +
      html(
          "<dl class=\"fields\"><dt>{}</dt><dd><code class=\"long\">{}</code></dd><dt>{}</dt><dd><code>{}"
          "</code></dd><dt>{}</dt><dd>{}</dd></dl>",
          visit.say("invite.link"), link, visit.say("join.code"), invitation.printed,
          visit.say("invite.good-until"), moment(visit, invitation.kept.expires)) +
      html("<section><h2>{}</h2><p>{}</p><div class=\"letters\">{}</div></section>",
           visit.say("invite.letter"), visit.say("invite.letter-text"), letters);
  return page;
}

Result<Page> invitation_letter(Visit& visit, const access::Waiting& waiting, std::string_view code) {
  const auto& proposal = waiting.proposal;
  const auto& node = visit.reading.sources.node;
  const std::string from = TRY(account_name(visit, waiting.by));
  const std::string join = whole_address(visit, desk_address(visit.reader().tag(), "join"));
  const auto& dates = visit.reader().dates;
  Page page;
  page.title = visit.say(proposal.renews ? "letter.renewal-title" : "letter.title");
  Html steps;
  for (const std::string_view step :
       {"letter.step-open", "letter.step-code", "letter.step-choose", "letter.step-codes"}) {
    steps += html("<li>{}</li>", visit.say(step, {{"address", join}, {"code", std::string(code)}}));
  }
  page.body =
      html("<article class=\"letter\"><p>{}</p><p>{}</p><h1>{}</h1><p>{}</p>",
           proposal.post.empty() ? proposal.name : proposal.name + ", " + proposal.post,
           dates.long_date(day_of(waiting.made)), page.title,
           visit.say(proposal.renews ? "letter.renewal-text" : "letter.text", {{"node", node.name}})) +
      (proposal.renews ? Html() : appointment_list(visit, proposal.appointments)) +
      html("<ol>{}</ol><p class=\"code\"><code>{}</code></p><p>{}</p><p>{}</p><p>{}</p>", steps, code,
           visit.say("letter.good-until", {{"date", dates.long_instant(waiting.expires)}}),
           visit.say("letter.once"), from) +
      (node.contact.empty() ? Html() : html("<p>{}</p>", visit.say("letter.ask", {{"whom", node.contact}}))) +
      html("</article>");
  return page;
}

}  // namespace bch::desk

#include "base/limits.h"
#include "desk/addresses.h"
#include "desk/appointments.h"
#include "desk/pages.h"
#include "desk/people.h"
#include "desk/posts.h"
#include "desk/small_form.h"
#include "desk/typed.h"
#include "renditions/addresses.h"

namespace bch::desk {
namespace {

Url here(const Visit& visit) {
  return desk_address(visit.reader().tag(), "designations");
}

Html letter_link(const Visit& visit, const access::Letter& letter) {
  const auto dated = visit.reader().dates.long_date(letter.dated);
  const std::string text =
      letter.says.empty() ? visit.say("designations.letter-of", {{"date", dated}}) : letter.says;
  return html("<a href=\"{}\">{}</a>", desk_address(visit.reader().tag(), "designations", letter.id), text);
}

// Letters that wait, with their days: for those alone who record them (Art. 19.3: "forthwith").
Result<Html> waiting_letters(Visit& visit) {
  Html rows;
  for (const auto& letter : TRY(visit.tools.designations.waiting())) {
    rows += html(
        "<tr><th scope=\"row\">{}</th><td data-title=\"{}\">{}</td><td data-title=\"{}\">{}</td><td "
        "data-title=\"{}\">{}</td></tr>",
        letter_link(visit, letter), visit.say("designations.government"), place_name(visit, letter.party),
        visit.say("designations.received"), visit.reader().dates.short_date(letter.received),
        visit.say("designations.days"), access::days_waiting(letter, visit.now));
  }
  const Html table =
      rows.empty()
          ? html("<p>{}</p>", visit.say("designations.none-waiting"))
          : html(
                "<table class=\"stacked\"><thead><tr><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
                "scope=\"col\">{}</th><th scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table>",
                visit.say("designations.letter"), visit.say("designations.government"),
                visit.say("designations.received"), visit.say("designations.days"), rows);
  return html("<section><h2>{}</h2><p>{}</p>{}</section>", visit.say("designations.waiting"),
              visit.say("designations.forthwith"), table);
}

Html letter_form(Visit& visit, const records::PartyId& party) {
  const auto value = [&](std::string_view name) { return std::string(visit.form.find(name)); };
  return html("<section><h2>{}</h2>{}</section>", visit.say("designations.take-in"),
              file_form(visit, desk_address(visit.reader().tag(), "letters"),
                        party_select(visit, {.name = "party",
                                             .label = "designations.government",
                                             .value = party.value(),
                                             .is_needed = true}) +
                            input(visit, {.name = "dated",
                                          .label = "designations.dated",
                                          .value = value("dated"),
                                          .help = "desk.date-help",
                                          .is_needed = true}) +
                            input(visit, {.name = "received",
                                          .label = "designations.received",
                                          .value = value("received"),
                                          .help = "desk.date-help",
                                          .is_needed = true}) +
                            input(visit, {.name = "says",
                                          .label = "designations.says",
                                          .value = value("says"),
                                          .help = "designations.says-help"}) +
                            file_input(visit, {.name = "scan",
                                               .label = "designations.scan",
                                               .help = "designations.scan-help"}) +
                            button(visit, "designations.take-in-button")));
}

Result<Html> letters_of(Visit& visit, const records::PartyId& party) {
  Html items;
  for (const auto& letter : TRY(visit.tools.designations.of(party))) {
    items += html(
        "<li>{} · {}</li>", letter_link(visit, letter),
        letter.recorded ? moment(visit, *letter.recorded) : html("{}", visit.say("designations.not-yet")));
  }
  if (items.empty()) return items;
  return html("<h3>{}</h3><ul>{}</ul>", visit.say("designations.letters"), items);
}

Html mark_form(const Visit& visit, const records::PartyId& party) {
  std::vector<Choosable> roles;
  for (const auto* role : designated_roles(visit)) roles.push_back({role->id, role_name(visit, role->id)});
  const std::vector<Choosable> standings{{"vacant", visit.say("post.vacant")},
                                         {"under-review", visit.say("post.under-review")},
                                         {"", visit.say("post.nothing")}};
  return html("<details><summary>{}</summary><p>{}</p>{}</details>", visit.say("designations.mark"),
              visit.say("designations.mark-text"),
              form(visit, here(visit),
                   hidden("party", renditions::country_code(party)) +
                       select(visit, {.name = "role", .label = "designations.post"}, roles) +
                       select(visit, {.name = "standing", .label = "designations.standing"}, standings) +
                       button(visit, "designations.mark-button")));
}

Result<Html> of_party(Visit& visit, const records::PartyId& party) {
  Html said = html("<section><h2>{}</h2>{}", place_name(visit, party), TRY(posts_table(visit, party))) +
              TRY(letters_of(visit, party));
  if (designates(visit)) said += mark_form(visit, party);
  return said + html("<p><a href=\"{}\">{}</a></p></section>",
                     desk_address(visit.reader().tag(), "handover", party.value()),
                     visit.say("handover.title"));
}

// Whose posts are shown: those asked for, or her own Government's.
Result<records::PartyId> shown_party(const Visit& visit) {
  const auto* party = TRY(typed_party(visit, visit.reading.request.query.find("party")));
  if (party != nullptr) return party->id;
  for (const auto& own : access::parties_of(visit.person->account, visit.now)) {
    if (manages_users(visit, own)) return own;
  }
  return records::PartyId();
}

Result<Answer> shown(Visit& visit, const records::PartyId& party, const std::optional<Problem>& problem) {
  if (!designates(visit) && (party.empty() || !manages_users(visit, party))) return not_yours();
  Page page;
  page.status = problem ? http_status(problem->kind) : 200;
  page.title = visit.say("designations.title");
  page.body = html("<h1>{}</h1><p>{}</p>", page.title, visit.say("designations.text")) + done(visit) +
              alert(visit, problem);
  if (designates(visit)) {
    page.body +=
        TRY(waiting_letters(visit)) + html("<form action=\"{}\" class=\"sheet\">{}{}</form>", here(visit),
                                           party_select(visit, {.name = "party",
                                                                .label = "designations.posts-of",
                                                                .value = party.value(),
                                                                .id = "posts-of"}),
                                           button(visit, "users.show"));
  }
  if (!party.empty()) page.body += TRY(of_party(visit, party));
  if (designates(visit)) page.body += letter_form(visit, party);
  return Answer(std::move(page));
}

Result<access::Letter> typed_letter(const Visit& visit, const records::PartyId& party) {
  access::Letter letter;
  if (party.empty()) return Problem{Problem::Kind::invalid, "desk.no-such-country", {}};
  const auto dated = TRY(typed_date(visit, "dated", "designations.dated"));
  const auto received = TRY(typed_date(visit, "received", "designations.received"));
  if (!dated || !received) return Problem{Problem::Kind::invalid, "designations.dates-missing", {}};
  if (*received < *dated || day_of(visit.now) < *received)
    return Problem{Problem::Kind::invalid, "designations.dates-wrong", {}};
  letter.party = party;
  letter.dated = *dated;
  letter.received = *received;
  letter.says = TRY(typed_text(visit, "says", "designations.says", limits::name_bytes));
  letter.by = visit.person->account.id;
  return letter;
}

}  // namespace

Result<Answer> designations_page(Visit& visit) {
  const auto party = TRY(shown_party(visit));
  return shown(visit, party, {});
}

Result<Answer> take_letter(Visit& visit) {
  if (!designates(visit)) return not_yours();
  const auto* party = TRY(typed_party(visit, visit.form.find("party")));
  const records::PartyId whose = party == nullptr ? records::PartyId() : party->id;
  auto letter = typed_letter(visit, whose);
  if (!letter.ok()) return shown(visit, whose, letter.problem());
  std::string_view scan;
  for (const auto& file : visit.form.files) {
    scan = file.bytes;
    letter->file = file.name.size() > limits::name_bytes ? std::string() : file.name;
  }
  const auto kept =
      visit.tools.designations.take_in(*std::move(letter), scan, visit.deed("take-letter-in", {}, whose));
  if (!kept.ok() && kept.problem().kind != Problem::Kind::invalid) return kept.problem();
  if (!kept.ok()) return shown(visit, whose, kept.problem());
  return Answer(desk_address(visit.reader().tag(), "designations", kept->id));
}

Result<Answer> mark_post(Visit& visit) {
  if (!designates(visit)) return not_yours();
  const auto* party = TRY(typed_party(visit, visit.form.find("party")));
  const auto* role = visit.tools.roles.find(visit.form.find("role"));
  if (party == nullptr || role == nullptr || !role->is_designated) return not_yours();
  const auto standing = access::standing_named(visit.form.find("standing"));
  auto& designations = visit.tools.designations;
  if (standing) {
    access::Post post{party->id, role->id, *standing, {}, visit.person->account.id, {}};
    TRY(designations.mark(std::move(post), visit.deed("mark-post", role->id, party->id)));
  } else if (const auto post = TRY(designations.marked(party->id, role->id))) {
    TRY(designations.unmark(*post, visit.deed("unmark-post", role->id, party->id)));
  }
  return Answer(with_party(here(visit), party->id).with(done_parameter, "recorded"));
}

}  // namespace bch::desk

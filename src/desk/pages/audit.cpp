// The audit trail: who did what, when, to what, from where. The Secretariat sees all of it; who manages the
// users of a Government, what concerns that.

#include "desk/addresses.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "http/media_type.h"
#include "portal/parts.h"
#include "records/json.h"

#include <algorithm>
#include <charconv>
#include <map>

namespace bch::desk {
namespace {

constexpr std::size_t lines_a_page = 100;
constexpr std::size_t lines_exported = 1'000;

// What the address narrows to, within what the person may see. Problem desk.forbidden.
Result<workspace::DeedFilter> filter_of(Visit& visit) {
  const auto& query = visit.reading.request.query;
  workspace::DeedFilter filter;
  filter.act = query.find("act");
  filter.about = query.find("about");
  filter.party = records::PartyId(std::string(query.find("party")));
  if (const auto who = query.find("who"); !who.empty()) {
    const auto account = TRY(visit.tools.accounts.with_login(who));
    filter.who = account ? account->id.value() : std::string(who);
  }
  if (visit.may_somewhere(access::Act::audit)) return filter;
  const auto parties = access::parties_of(visit.person->account, visit.now);
  const auto manages = [&](const records::PartyId& party) {
    return visit.may(access::Act::manage_users, {party, {}, true, {}});
  };
  if (filter.party.empty()) {
    const auto first = std::ranges::find_if(parties, manages);
    if (first != parties.end()) filter.party = *first;
  }
  if (filter.party.empty() || !manages(filter.party))
    return Problem{Problem::Kind::forbidden, "desk.forbidden", {}};
  return filter;
}

std::uint64_t before_in(const Visit& visit) {
  std::uint64_t before = 0;
  const auto text = visit.reading.request.query.find("before");
  std::from_chars(text.data(), text.data() + text.size(), before);
  return before;
}

Html asked(const Visit& visit) {
  const auto& query = visit.reading.request.query;
  const auto box = [&](std::string_view name, std::string_view label) {
    return input(visit, {.name = name, .label = label, .value = std::string(query.find(name))});
  };
  return html("<form action=\"{}\" class=\"sheet filters\">{}{}{}{}{}</form>",
              desk_address(visit.reader().tag(), "audit"), box("who", "audit.who"), box("act", "audit.act"),
              box("about", "audit.about"), box("party", "audit.party"), button(visit, "audit.search"));
}

Html table(Visit& visit, const std::vector<workspace::NotedDeed>& deeds) {
  Html rows;
  std::map<std::string, std::string> names{{"", visit.say("audit.program")}};
  for (const auto& [number, deed, hash] : deeds) {
    auto name = names.find(deed.who);
    if (name == names.end())
      name = names.emplace(deed.who, account_name(visit, access::AccountId(deed.who))).first;
    rows +=
        html("<tr><td class=\"n\">{}</td><td>", number) + moment(visit, deed.time) +
        html("</td><td>{}</td><td><code>{}</code></td><td class=\"cited\">{}</td><td><bdi>{}</bdi></td></tr>",
             name->second, deed.act, deed.about, deed.from);
  }
  return html(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th><th scope=\"col\">{}</th><th scope=\"col\">{}</th><th "
      "scope=\"col\">{}</th></tr></thead><tbody>{}</tbody></table></div>",
      visit.say("audit.title"), visit.say("audit.number"), visit.say("audit.time"), visit.say("audit.who"),
      visit.say("audit.act"), visit.say("audit.about"), visit.say("audit.from"), rows);
}

Url here(const Visit& visit) {
  Url address = desk_address(visit.reader().tag(), "audit");
  for (const auto& [name, value] : visit.reading.request.query.all()) {
    if (name != "before" && !value.empty()) address = address.with(name, value);
  }
  return address;
}

}  // namespace

Result<Answer> audit_page(Visit& visit) {
  const auto filter = TRY(filter_of(visit));
  const auto deeds = TRY(visit.tools.store.deeds(filter, before_in(visit), lines_a_page));
  Page page;
  page.title = visit.say("audit.title");
  page.body =
      html("<h1>{}</h1><p>{}</p>", page.title, visit.say("audit.text")) + asked(visit) + table(visit, deeds);
  Html ways = html("<a href=\"{}\">{}</a>", desk_address(visit.reader().tag(), "audit.json"),
                   visit.say("audit.export"));
  if (deeds.size() == lines_a_page)
    ways += html(" <a href=\"{}\">{}</a>", here(visit).with("before", std::to_string(deeds.back().number)),
                 visit.say("audit.older"));
  page.body += html("<p class=\"pages\">{}</p>", ways);
  return Answer(std::move(page));
}

// The lines as they are hashed, each with its number and hash: whoever has the file can prove the chain.
Result<Answer> audit_file(Visit& visit) {
  const auto filter = TRY(filter_of(visit));
  std::string lines;
  for (std::uint64_t before = before_in(visit);;) {
    const auto deeds = TRY(visit.tools.store.deeds(filter, before, lines_exported));
    for (const auto& [number, deed, hash] : deeds) {
      records::Document line = records::Document::members();
      line.set("number", static_cast<std::int64_t>(number));
      line.set("line", workspace::write_deed(deed));
      line.set("hash", hash.hex());
      lines += records::canonical_json(line) + "\n";
    }
    if (deeds.size() < lines_exported) break;
    before = deeds.back().number;
  }
  auto response = http::page(http::media::json, std::move(lines));
  response.headers.emplace_back("Content-Disposition", "attachment; filename=\"audit.json\"");
  return Answer(std::move(response));
}

}  // namespace bch::desk

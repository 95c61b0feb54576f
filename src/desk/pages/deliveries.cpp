#include "desk/addresses.h"
#include "desk/pages.h"
#include "desk/small_form.h"
#include "notices/wording.h"
#include "portal/parts.h"

#include <algorithm>
#include <array>

namespace bch::desk {
namespace {

using notices::Delivery;

constexpr std::size_t on_a_page = 200;
constexpr std::size_t name_columns = 200;
constexpr std::size_t remark_columns = 1'000;

struct Way {
  std::string_view way;
  std::string_view key;
};
// Those that the program knows by name; any other word is shown as it is.
constexpr std::array ways{
    Way{notices::way::site, "deliveries.way-site"},
    Way{notices::way::mail, "deliveries.way-mail"},
    Way{notices::way::fax, "deliveries.way-fax"},
    Way{notices::way::letter, "deliveries.way-letter"},
    Way{notices::way::telephone, "deliveries.way-telephone"},
};
constexpr std::size_t first_by_hand = 2;

std::string said(const Visit& visit, const std::string& way) {
  const auto* found = std::ranges::find(ways, way, &Way::way);
  return found == ways.end() ? way : visit.say(found->key);
}

struct Asked {
  notices::DeliveryFilter filter;
  std::string party;   // as typed
  std::string record;  // as typed
  std::optional<Problem> problem;
};

// The Party and the record that somebody typed: a code, a number or GUID.
Asked read(Visit& visit, std::string_view party, std::string_view record) {
  Asked asked{{}, std::string(party), std::string(record), {}};
  const auto& formats = visit.reading.sources.formats;
  if (!party.empty()) {
    const auto* known = formats.vocabularies().with_code(party);
    if (known == nullptr)
      asked.problem = Problem{Problem::Kind::invalid, "deliveries.no-party", {{"party", asked.party}}};
    else
      asked.filter.party = known->id;
  }
  if (!record.empty()) {
    const auto found = visit.reading.library.find(record);
    if (found.ok())
      asked.filter.record = found->entry().record;
    else
      asked.problem = found.problem();
  }
  return asked;
}

Result<Html> row(Visit& visit, const Delivery& delivery) {
  const auto account =
      delivery.account.empty() ? std::nullopt : TRY(visit.tools.accounts.find(delivery.account));
  Html to = html("{}", account ? account->name : delivery.address);
  if (account && !delivery.address.empty())
    to += html("<br><span class=\"quiet\">{}</span>", delivery.address);
  Html what = html("{}", notices::sentence(visit.reader(), visit.tools.roles, delivery.news));
  if (!delivery.news.party.empty())
    what += html("<br>{}", portal::party_link(visit.reading, delivery.news.party));
  if (!delivery.news.record.empty())
    what += html("<br>{}", portal::record_link(visit.reading, delivery.news.record));
  Html outcome = html("{}", visit.say("deliveries.outcome-" + std::string(notices::name(delivery.outcome))));
  if (!delivery.reply.empty()) outcome += html("<br><span class=\"quiet\">{}</span>", delivery.reply);
  return html("<tr><td>{}</td><td>{}</td><td>{}</td><td>{}</td><td>{}</td></tr>",
              moment(visit, delivery.time), to, what, said(visit, delivery.way), outcome);
}

Result<Html> table(Visit& visit, const Asked& asked) {
  const auto found = TRY(visit.tools.ledger.find(asked.filter, on_a_page));
  if (found.empty()) return html("<p>{}</p>", visit.say("deliveries.none"));
  Html rows;
  for (const auto& delivery : found) rows += TRY(row(visit, delivery));
  Html head;
  for (const std::string_view key :
       {"deliveries.when", "deliveries.to", "deliveries.what", "deliveries.way", "deliveries.outcome"})
    head += html("<th scope=\"col\">{}</th>", visit.say(key));
  Html cut;
  if (found.size() == on_a_page)
    cut = html("<p class=\"quiet\">{}</p>",
               visit.say("deliveries.cut", {{"count", std::to_string(on_a_page)}}));
  return html(
      "<div class=\"scroll\" tabindex=\"0\" role=\"region\" aria-label=\"{}\"><table><thead><tr>{}</tr>"
      "</thead><tbody>{}</tbody></table></div>{}",
      visit.say("deliveries.title"), head, rows, cut);
}

Html filters(const Visit& visit, const Asked& asked) {
  return html("<form action=\"{}\" class=\"sheet\">{}{}{}</form>",
              desk_address(visit.reader().tag(), "deliveries"),
              input(visit, {.name = "of", .label = "deliveries.party", .value = asked.party}),
              input(visit, {.name = "about", .label = "deliveries.record", .value = asked.record}),
              button(visit, "deliveries.find"));
}

Html by_hand(const Visit& visit) {
  std::vector<Choice> choices;
  for (std::size_t i = first_by_hand; i < ways.size(); ++i)
    choices.push_back({std::string(ways[i].way), visit.say(ways[i].key)});
  const auto typed = [&](std::string_view name, std::string_view label, bool is_needed) {
    return input(
        visit,
        {.name = name, .label = label, .value = std::string(visit.form.find(name)), .is_needed = is_needed});
  };
  return html("<h2>{}</h2>", visit.say("deliveries.by-hand")) +
         form(visit, desk_address(visit.reader().tag(), "deliveries"),
              choice(visit, "way", "deliveries.way", choices, visit.form.find("way")) +
                  typed("to", "deliveries.to", true) + typed("what", "deliveries.what", true) +
                  typed("party", "deliveries.party", false) + typed("record", "deliveries.record", false) +
                  typed("remark", "deliveries.remark", false) + button(visit, "deliveries.note"));
}

Result<Page> showing(Visit& visit, const Asked& asked) {
  Page page;
  page.status = asked.problem ? http_status(asked.problem->kind) : 200;
  page.title = visit.say("deliveries.title");
  page.body = html("<h1>{}</h1>", page.title) + done(visit) + alert(visit, asked.problem) +
              html("<p>{}</p>", visit.say("deliveries.text")) + filters(visit, asked) +
              TRY(table(visit, asked)) + by_hand(visit);
  return page;
}

Problem not_theirs() {
  return {Problem::Kind::forbidden, "deliveries.not-yours", {}};
}

}  // namespace

Result<Answer> deliveries_page(Visit& visit) {
  if (!visit.may_somewhere(access::Act::announce)) return not_theirs();
  const auto& query = visit.reading.request.query;
  return Answer(TRY(showing(visit, read(visit, query.find("of"), query.find("about")))));
}

Result<Answer> note_delivery(Visit& visit) {
  if (!visit.may_somewhere(access::Act::announce)) return not_theirs();
  auto asked = read(visit, visit.form.find("party"), visit.form.find("record"));
  if (!asked.problem) {
    Delivery delivery;
    delivery.address = notices::cut_to_columns(visit.form.find("to"), name_columns);
    delivery.news.kind = notices::kind::by_hand;
    delivery.news.arguments = {{"what", std::string(visit.form.find("what"))}};
    delivery.news.party = asked.filter.party;
    delivery.news.record = asked.filter.record;
    delivery.way = notices::cut_to_columns(visit.form.find("way"), name_columns);
    delivery.reply = notices::cut_to_columns(visit.form.find("remark"), remark_columns);
    delivery.time = visit.now;
    delivery.by = visit.person->account.id;
    const auto noted = visit.tools.ledger.note(
        delivery, visit.deed("note-delivery", asked.filter.record.value(), asked.filter.party));
    if (noted.ok())
      return Answer(desk_address(visit.reader().tag(), "deliveries").with(done_parameter, "noted"));
    if (noted.problem().kind == Problem::Kind::failed) return noted.problem();
    asked.problem = noted.problem();
  }
  return Answer(TRY(showing(visit, asked)));
}

}  // namespace bch::desk

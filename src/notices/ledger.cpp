#include "notices/ledger.h"

#include "base/limits.h"
#include "seals/token.h"

#include <algorithm>
#include <array>

namespace bch::notices {
namespace {

using records::Document;

constexpr auto delivery_kind = "delivery";
constexpr std::size_t id_bytes = 8;
constexpr std::array all_outcomes{Outcome::reached, Outcome::refused, Outcome::given_up, Outcome::dropped};
const workspace::Label every{"all", ""};

namespace member {
constexpr auto account = "account";
constexpr auto address = "address";
constexpr auto news = "news";
constexpr auto notice = "notice";
constexpr auto way = "way";
constexpr auto outcome = "outcome";
constexpr auto reply = "reply";
constexpr auto time = "time";
constexpr auto by = "by";
}  // namespace member

workspace::Label about(const records::RecordId& record) {
  return {"record", record.value()};
}
workspace::Label of(const records::PartyId& party) {
  return {"party", party.value()};
}
workspace::Label to(const access::AccountId& account) {
  return {"account", account.value()};
}
workspace::Label ended(std::string_view way, Outcome outcome) {
  return {"outcome", std::string(way).append(" ").append(name(outcome))};
}

Delivery to_delivery(const workspace::Item& item) {
  const auto text = [&](const char* name) { return std::string(item.body.at(name).text()); };
  Delivery delivery;
  delivery.id = item.id;
  delivery.account = access::AccountId(text(member::account));
  delivery.address = text(member::address);
  delivery.news = to_news(item.body.at(member::news));
  delivery.notice = text(member::notice);
  delivery.way = text(member::way);
  const auto outcome = std::ranges::find(all_outcomes, item.body.at(member::outcome).text(),
                                         [](Outcome each) { return name(each); });
  delivery.outcome = outcome == all_outcomes.end() ? Outcome::dropped : *outcome;
  delivery.reply = text(member::reply);
  delivery.time = Instant::from_milliseconds(item.body.at(member::time).integer());
  delivery.by = access::AccountId(text(member::by));
  return delivery;
}

bool fits(const Delivery& delivery, const DeliveryFilter& filter) {
  return (filter.party.empty() || delivery.news.party == filter.party) &&
         (filter.record.empty() || delivery.news.record == filter.record) &&
         (filter.account.empty() || delivery.account == filter.account);
}

// That which the fewest lines have.
workspace::Label narrowest(const DeliveryFilter& filter) {
  if (!filter.record.empty()) return about(filter.record);
  if (!filter.account.empty()) return to(filter.account);
  return filter.party.empty() ? every : of(filter.party);
}

}  // namespace

std::string_view name(Outcome outcome) {
  switch (outcome) {
    case Outcome::reached:
      return "reached";
    case Outcome::refused:
      return "refused";
    case Outcome::given_up:
      return "given-up";
    case Outcome::dropped:
      return "dropped";
  }
  return {};
}

std::span<const Outcome> outcomes() {
  return all_outcomes;
}

workspace::Item Ledger::line(const Delivery& delivery) {
  workspace::Item item;
  item.kind = delivery_kind;
  item.id = seals::random_token(chance_, id_bytes);
  item.order = delivery.time.milliseconds();
  Document& body = item.body = Document::members();
  body.set(member::news, to_document(delivery.news));
  const auto set = [&](const char* name, std::string_view text) {
    if (!text.empty()) body.set(name, text);
  };
  set(member::account, delivery.account.value());
  set(member::address, delivery.address);
  set(member::notice, delivery.notice);
  set(member::way, delivery.way);
  set(member::outcome, name(delivery.outcome));
  set(member::reply, delivery.reply);
  body.set(member::time, delivery.time.milliseconds());
  set(member::by, delivery.by.value());
  item.labels = {every, ended(delivery.way, delivery.outcome)};
  if (!delivery.account.empty()) item.labels.push_back(to(delivery.account));
  if (!delivery.news.record.empty()) item.labels.push_back(about(delivery.news.record));
  if (!delivery.news.party.empty()) item.labels.push_back(of(delivery.news.party));
  return item;
}

Result<Done> Ledger::note(const Delivery& delivery, const workspace::Deed& deed) {
  const bool names_somebody = !delivery.account.empty() || !delivery.address.empty();
  const bool says_something =
      !delivery.news.arguments.empty() && !delivery.news.arguments.front().second.empty();
  if (delivery.way.empty() || !says_something || !names_somebody)
    return Problem{Problem::Kind::invalid, "delivery.incomplete", {}};
  return store_.commit({{line(delivery)}, {}, {deed}});
}

Result<std::vector<Delivery>> Ledger::find(const DeliveryFilter& filter, std::size_t at_most,
                                           const std::optional<workspace::Place>& after) {
  std::vector<Delivery> found;
  auto place = after;
  for (;;) {
    const auto items = TRY(store_.find(delivery_kind, narrowest(filter), limits::workspace_found, place));
    for (const auto& item : items) {
      auto delivery = to_delivery(item);
      if (fits(delivery, filter)) found.push_back(std::move(delivery));
      if (found.size() == at_most) return found;
    }
    if (items.size() < limits::workspace_found) return found;
    place = workspace::Place{items.back().order, items.back().id};
  }
}

Result<std::uint64_t> Ledger::count(std::string_view way, Outcome outcome) {
  return store_.count(delivery_kind, ended(way, outcome));
}

}  // namespace bch::notices

#include "notices/saved_search.h"

#include "base/limits.h"
#include "http/target.h"
#include "seals/token.h"

#include <algorithm>

namespace bch::notices {
namespace {

using records::Document;

constexpr auto search_kind = "search";
constexpr std::size_t id_bytes = 8;
const workspace::Label watched_label{"watched", ""};
const workspace::Label news_label{"news", ""};

namespace member {
constexpr auto account = "account";
constexpr auto name = "name";
constexpr auto parameters = "parameters";
constexpr auto pace = "pace";
constexpr auto by_mail = "byMail";
constexpr auto made = "made";
constexpr auto seen = "seen";
constexpr auto found = "found";
constexpr auto due = "due";
}  // namespace member

workspace::Label searches_of(const access::AccountId& account) {
  return {"account", account.value()};
}

Result<SavedSearch> to_search(const workspace::Item& item) {
  const Document& body = item.body;
  const auto text = [&](const char* name) { return std::string(body.at(name).text()); };
  SavedSearch search;
  search.id = SearchId(item.id);
  search.version = item.version;
  search.account = access::AccountId(text(member::account));
  search.name = text(member::name);
  search.parameters = text(member::parameters);
  const auto pace = pace_named(body.at(member::pace).text());
  if (!pace) return Problem{Problem::Kind::damaged, "store.damaged", {{"detail", item.kind + " " + item.id}}};
  search.pace = *pace;
  search.by_mail = body.at(member::by_mail).boolean();
  search.made = Instant::from_milliseconds(body.at(member::made).integer());
  search.seen = static_cast<registry::Position>(body.at(member::seen).integer());
  for (const auto& record : body.at(member::found).items())
    search.found.emplace_back(std::string(record.text()));
  if (body.find(member::due) != nullptr)
    search.due = Instant::from_milliseconds(body.at(member::due).integer());
  return search;
}

Result<std::vector<SavedSearch>> to_searches(const std::vector<workspace::Item>& items) {
  std::vector<SavedSearch> searches;
  for (const auto& item : items) searches.push_back(TRY(to_search(item)));
  return searches;
}

Result<Done> judge(const SavedSearch& search) {
  if (search.name.empty() || search.name.size() > limits::name_bytes)
    return Problem{Problem::Kind::invalid, "searches.no-name", {}};
  if (parameters_in(search.parameters) != search.parameters)
    return Problem{Problem::Kind::invalid, "searches.no-search", {}};
  return Done{};
}

}  // namespace

workspace::Item to_item(const SavedSearch& search) {
  workspace::Item item;
  item.kind = search_kind;
  item.id = search.id.value();
  item.version = search.version;
  item.order = search.made.milliseconds();
  Document& body = item.body = Document::members();
  body.set(member::account, search.account.value());
  body.set(member::name, search.name);
  body.set(member::parameters, search.parameters);
  body.set(member::pace, name(search.pace));
  body.set(member::by_mail, search.by_mail);
  body.set(member::made, search.made.milliseconds());
  body.set(member::seen, static_cast<std::int64_t>(search.seen));
  Document found = Document::list();
  for (const auto& record : search.found) found.append(record.value());
  body.set(member::found, std::move(found));
  if (search.due) body.set(member::due, search.due->milliseconds());
  item.labels.push_back(searches_of(search.account));
  if (search.pace != Pace::never) item.labels.push_back(watched_label);
  if (search.due) item.labels.push_back(news_label);
  return item;
}

std::optional<std::string> parameters_in(std::string_view address) {
  constexpr std::string_view blanks = " \t\n";
  if (const auto mark = address.find('?'); mark != std::string_view::npos) address.remove_prefix(mark + 1);
  address = address.substr(0, address.find('#'));
  while (!address.empty() && blanks.find(address.front()) != std::string_view::npos) address.remove_prefix(1);
  while (!address.empty() && blanks.find(address.back()) != std::string_view::npos) address.remove_suffix(1);
  if (address.find('=') == std::string_view::npos || address.size() > limits::url_bytes) return std::nullopt;
  const bool is_plain =
      std::ranges::all_of(address, [](char c) { return c > ' ' && c < 0x7f && c != '"' && c != '<'; });
  if (!is_plain || !http::read_parameters(address, limits::http_query_parameters).ok()) return std::nullopt;
  return std::string(address);
}

Result<SavedSearch> SavedSearches::save(SavedSearch search) {
  TRY(judge(search));
  if (TRY(store_.count(search_kind, searches_of(search.account))) >= limits::saved_searches)
    return Problem{
        Problem::Kind::too_large, "searches.too-many", {{"count", std::to_string(limits::saved_searches)}}};
  search.id = SearchId(seals::random_token(chance_, id_bytes));
  search.version = 0;
  search.made = clock_.now();
  TRY(store_.commit({{to_item(search)}, {}, {}}));
  ++search.version;
  return search;
}

Result<Done> SavedSearches::change(const SavedSearch& search) {
  TRY(judge(search));
  return store_.commit({{to_item(search)}, {}, {}});
}

Result<Done> SavedSearches::remove(const SavedSearch& search) {
  return store_.commit({{}, {{search_kind, search.id.value(), search.version}}, {}});
}

Result<std::optional<SavedSearch>> SavedSearches::find(const SearchId& id) {
  const auto item = TRY(store_.read(search_kind, id.value()));
  if (!item) return std::optional<SavedSearch>();
  return std::optional(TRY(to_search(*item)));
}

Result<std::vector<SavedSearch>> SavedSearches::of(const access::AccountId& account) {
  return to_searches(TRY(store_.find(search_kind, searches_of(account), limits::workspace_found)));
}

Result<std::vector<SavedSearch>> SavedSearches::watched(const std::optional<workspace::Place>& after) {
  return to_searches(TRY(store_.find(search_kind, watched_label, limits::searches_at_once, after)));
}

Result<std::vector<SavedSearch>> SavedSearches::with_news(const std::optional<workspace::Place>& after) {
  return to_searches(TRY(store_.find(search_kind, news_label, limits::searches_at_once, after)));
}

}  // namespace bch::notices

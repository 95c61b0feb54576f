#include "notices/search_watch.h"

#include "base/limits.h"
#include "http/target.h"
#include "search/facets.h"
#include "workspace/bookmark.h"

#include <algorithm>

namespace bch::notices {
namespace {

search::Parameters parameters_of(const SavedSearch& search) {
  const auto query = http::read_parameters(search.parameters, limits::http_query_parameters);
  if (!query.ok()) return {};
  return {query->all().begin(), query->all().end()};
}

}  // namespace

SearchWatch::SearchWatch(const Parts& parts) : parts_(parts), facets_(search::facet_names(parts.formats)) {}

Result<Done> SearchWatch::stand_at(registry::Position position) {
  auto here = TRY(workspace::bookmark_at(parts_.store, name(), position));
  return parts_.store.commit({{std::move(here)}, {}, {}});
}

Result<registry::Position> SearchWatch::position() {
  const auto kept = TRY(workspace::bookmark(parts_.store, name()));
  if (kept) return registry::Position{*kept};
  const auto size = TRY(parts_.registry.size());
  TRY(stand_at(size));
  return size;
}

// From the beginning; what was told is not told again, because each search knows up to where.
Result<Done> SearchWatch::forget() {
  return stand_at(0);
}

Result<Done> SearchWatch::follow(std::span<const registry::Version> versions) {
  search::Question anything;  // asked by any thread; Index::position() is for the one that changes it
  anything.page_size = 1;
  const auto indexed = TRY(parts_.index.ask(anything)).position;
  std::map<records::RecordId, registry::Position> newest;
  registry::Position end = 0;
  for (const auto& version : versions) {
    if (version.position >= indexed) break;
    end = version.position + 1;
    if (version.entry.brings_content()) newest[version.entry.record] = version.position;
  }
  if (end == 0) return Problem{Problem::Kind::busy, "search.not-ready", {}};
  std::vector<Change> changes;
  for (const auto& [record, position] : newest) changes.push_back({record, position});
  std::optional<workspace::Place> place;
  while (!changes.empty()) {
    auto searches = TRY(parts_.searches.watched(place));
    workspace::Commit commit;
    for (auto& search : searches) {
      place = SavedSearches::place_of(search);
      if (TRY(look(search, changes, end))) TRY(tell(search, commit));
    }
    if (!commit.puts.empty()) TRY(parts_.store.commit(commit));
    if (searches.size() < limits::searches_at_once) break;
  }
  return stand_at(end);
}

// Whether it finds anything that it has not yet found.
Result<bool> SearchWatch::look(SavedSearch& search, std::span<const Change> changes, registry::Position end) {
  const auto account = TRY(parts_.accounts.find(search.account));
  if (!account || account->is_closed) return false;
  auto question = search::read_question(parameters_of(search), facets_, account->language);
  for (const auto& change : changes) {
    const bool is_known = std::ranges::find(search.found, change.record) != search.found.end();
    if (change.position >= search.seen && !is_known) question.among.push_back(change.record);
  }
  if (question.among.empty()) return false;
  question.today = day_of(parts_.clock.now());
  question.page = 1;
  question.page_size = question.among.size();
  const auto answer = TRY(parts_.index.ask(question));
  if (answer.hits.empty()) return false;
  for (const auto& hit : answer.hits) {
    if (search.found.size() < limits::news_of_a_search) search.found.push_back(hit);
  }
  search.seen = end;
  if (!search.due) search.due = told_at(search.pace, parts_.clock.now());
  return true;
}

// At once when that is due, and keeps the search as it then is.
Result<Done> SearchWatch::tell(SavedSearch& search, workspace::Commit& commit) {
  if (search.due && *search.due <= parts_.clock.now()) {
    News news;
    news.kind = kind::search;
    news.arguments = {{"name", search.name}, {"count", std::to_string(search.found.size())}};
    news.path = "search?" + search.parameters;
    const std::vector to{search.account};
    auto items = TRY(parts_.notices.tell(to, news, search.by_mail ? ByMail::at_once : ByMail::never));
    std::ranges::move(items, std::back_inserter(commit.puts));
    search.found.clear();
    search.due.reset();
  }
  commit.puts.push_back(to_item(search));
  return Done{};
}

Result<Done> SearchWatch::tell_due() {
  const Instant now = parts_.clock.now();
  std::optional<workspace::Place> place;
  for (;;) {
    auto searches = TRY(parts_.searches.with_news(place));
    workspace::Commit commit;
    for (auto& search : searches) {
      place = SavedSearches::place_of(search);
      if (search.due && *search.due <= now) TRY(tell(search, commit));
    }
    if (!commit.puts.empty()) TRY(parts_.store.commit(commit));
    if (searches.size() < limits::searches_at_once) return Done{};
  }
}

}  // namespace bch::notices

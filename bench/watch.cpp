// How long it takes to find out which of many saved searches have found one new record, over a node's own
// index, with each person's notices and letters made durable. No peer does this: the figure is held against a
// second.
//
//   bench_watch FOLDER [SEARCHES]

#include "engines/sqlite/workspace.h"
#include "engines/system/system.h"
#include "node/node.h"
#include "node/treaty.h"
#include "notices/search_watch.h"

#include <array>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace {

using namespace bch;
using Steady = std::chrono::steady_clock;

constexpr std::size_t searches_a_person = 10;
// One in ten finds most records.
constexpr const char* asked[] = {
    "q=biosafety",         "q=maize+grain",        "q=coton",  "q=decision+soya", "q=risk+herbicide",
    "q=%22field+trial%22", "q=%E7%8E%89%E7%B1%B3", "party=xa", "party=xb&q=rice", "q=contact&from=2024"};

void must(bool holds, const char* what) {
  if (holds) return;
  std::fprintf(stderr, "%s\n", what);
  std::exit(1);
}

}  // namespace

int main(int count, char** words) {
  must(count > 1, "usage: bench_watch FOLDER [SEARCHES]");
  const std::size_t searches = count > 2 ? std::stoul(words[2]) : 1'000;
  const auto treaty = node::built_in_treaty();
  const auto opened = node::Node::open(words[1], **treaty, node::Purpose::read);
  must(opened.ok(), "no node");
  auto& node = **opened;
  const auto folder = std::filesystem::temp_directory_path() / "bench-watch";
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  const auto store = engines::sqlite::Workspace::open(folder);
  engines::system::SystemChance chance;
  access::Accounts accounts(**store, node.clock(), chance);
  notices::Notices told(**store, accounts, node.clock(), chance, notices::Mailing::on);
  notices::SavedSearches saved(**store, node.clock(), chance);
  notices::SearchWatch watch(
      {**store, accounts, saved, told, node.registry(), node.index(), node.treaty().formats(), node.clock()});
  for (std::size_t i = 0; i < searches; ++i) {
    access::Account account;
    account.id = access::AccountId("person" + std::to_string(i / searches_a_person));
    account.email = "person@office.example";
    if (i % searches_a_person == 0) must(accounts.save(account, {}).ok(), "account");
    notices::SavedSearch search;
    search.account = account.id;
    search.name = search.parameters = asked[i % std::size(asked)];
    search.pace = notices::Pace::at_once;
    must(saved.save(search).ok(), "search");
  }
  const auto size = *node.registry().size();
  std::printf("%zu searches, %llu entries\n", searches, static_cast<unsigned long long>(size));
  must(size > 104, "too few entries");
  constexpr std::array<std::pair<std::uint64_t, std::uint64_t>, 5> steps{
      {{104, 100}, {4, 1}, {3, 1}, {2, 1}, {1, 1}}};  // so many before the end, and how many
  for (const auto& [before, fresh] : steps) {
    const auto versions = *node.registry().after(size - before, fresh);
    const auto from = Steady::now();
    must(watch.follow(versions).ok(), "follow");
    const std::chrono::duration<double, std::milli> took = Steady::now() - from;
    std::printf("%3llu new: %.0f ms, %llu letters\n", static_cast<unsigned long long>(fresh), took.count(),
                static_cast<unsigned long long>(notices::count_letters(**store)->waiting));
  }
  std::filesystem::remove_all(folder);
  return 0;
}

// Durable publications of single records by many writers at once, beside bare commits of rows of the same
// size to SQLite by one writer with the same settings. Prints both rates, in turn, and their ratio.
//
//   bench_journal FOLDER [ROUNDS]

#include "engines/sqlite/journal.h"

#include "engines/sqlite/common_statements.h"
#include "engines/sqlite/connection.h"
#include "engines/system/system.h"
#include "registry/registry.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <thread>
#include <vector>

namespace {

using namespace bch;
using Steady = std::chrono::steady_clock;

constexpr int writers = 16;
constexpr std::chrono::seconds one_round{3};

records::Document content() {
  records::Document body;
  body.set("title", std::string(1'000, 'x'));
  return body;
}

double publications(const std::filesystem::path& folder) {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  auto journal = engines::sqlite::Journal::open(folder);
  engines::system::SystemClock clock;
  engines::system::SystemChance chance;
  registry::Registry registry(**journal, clock, chance, {0});
  std::atomic<std::uint64_t> done{0};
  std::vector<std::thread> threads;
  const auto end = Steady::now() + one_round;
  for (int writer = 0; writer < writers; ++writer) {
    threads.emplace_back([&, writer] {
      for (int i = 0; Steady::now() < end; ++i) {
        registry::Act act;
        char guid[40];
        std::snprintf(guid, sizeof guid, "%08X-0000-4000-8000-%012X", writer, i);
        act.record = *records::parse_record_id(guid);
        act.code = "LAW";
        act.place = "XA";
        act.role = "bench";
        act.content = content();
        if (registry.append({{}, {std::move(act)}}).ok()) ++done;
      }
    });
  }
  for (auto& thread : threads) thread.join();
  return static_cast<double>(done) / std::chrono::duration<double>(one_round).count();
}

double bare_commits(const std::filesystem::path& folder) {
  std::filesystem::remove_all(folder);
  std::filesystem::create_directories(folder);
  auto connection =
      engines::sqlite::Connection::open((folder / "bare.db").string(), engines::sqlite::Access::write);
  if (!connection->execute(engines::sqlite::settings::writer).ok()) std::abort();
  if (!connection->execute("CREATE TABLE row (id INTEGER PRIMARY KEY, bytes BLOB)").ok()) std::abort();
  auto insert = connection->prepare("INSERT INTO row (bytes) VALUES (?1)");
  const std::string bytes(1'000, 'x');
  std::uint64_t done = 0;
  for (const auto end = Steady::now() + one_round; Steady::now() < end; ++done) {
    if (!insert->bind_blob(1, bytes).run().ok()) std::abort();
  }
  return static_cast<double>(done) / std::chrono::duration<double>(one_round).count();
}

double median(std::vector<double> values) {
  std::ranges::sort(values);
  return values[values.size() / 2];
}

}  // namespace

int main(int count, char** arguments) {
  const std::filesystem::path folder = count > 1 ? arguments[1] : "build/bench-journal";
  const int rounds = count > 2 ? std::atoi(arguments[2]) : 3;
  std::vector<double> ours;
  std::vector<double> bare;
  for (int round = 0; round < rounds; ++round) {
    ours.push_back(publications(folder));
    bare.push_back(bare_commits(folder));
    std::printf("  %.0f durable publications/s by %d writers, %.0f bare commits/s\n", ours.back(), writers,
                bare.back());
  }
  std::filesystem::remove_all(folder);
  std::printf("single durable publications: %.0f %% of bare SQLite commits, figure: at least 60\n",
              100 * median(ours) / median(bare));
  return 0;
}

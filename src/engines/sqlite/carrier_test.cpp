#include "engines/sqlite/carrier.h"

#include "engines/sqlite/common_statements.h"

#include <chrono>
#include <filesystem>
#include <thread>

#include <gtest/gtest.h>

namespace bch::engines::sqlite {
namespace {

class Carrying : public testing::Test {
 protected:
  Carrying() {
    std::filesystem::remove_all(folder_);
    std::filesystem::create_directories(folder_);
    writer_ = Connection::open(path(), Access::write).value();
    EXPECT_TRUE(writer_->execute(settings::writer).ok());
    EXPECT_TRUE(writer_->execute("CREATE TABLE kept (bytes BLOB)").ok());
  }
  void TearDown() override {
    writer_.reset();
    std::filesystem::remove_all(folder_);
  }

  [[nodiscard]] std::string path() const { return (folder_ / "file.db").string(); }
  [[nodiscard]] std::uintmax_t file_bytes() const { return std::filesystem::file_size(path()); }
  [[nodiscard]] std::uintmax_t log_bytes() const { return std::filesystem::file_size(path() + "-wal"); }

  void commit(int megabytes) {
    for (int i = 0; i < megabytes; ++i)
      EXPECT_TRUE(writer_->execute("INSERT INTO kept VALUES (zeroblob(1000000))").ok());
  }
  std::int64_t count() {
    auto connection = Connection::open(path(), Access::read).value();
    auto statement = connection.prepare("SELECT count(*) FROM kept").value();
    EXPECT_TRUE(statement.step().value());
    return statement.integer(0);
  }

  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) / "carrying";
  std::optional<Connection> writer_;
};

TEST_F(Carrying, IsDoneWhileNobodyCommits) {
  const Carrier carrier(path(), *writer_);
  commit(40);
  while (file_bytes() < 16'000'000) std::this_thread::sleep_for(std::chrono::milliseconds(1));
  EXPECT_EQ(count(), 40);
}

TEST_F(Carrying, KeepsTheLogShortHoweverMuchIsCommitted) {
  const Carrier carrier(path(), *writer_);
  commit(300);
  EXPECT_LT(log_bytes(), 130'000'000U);
  EXPECT_EQ(count(), 300);
}

TEST_F(Carrying, GoesOnAfterAFault) {
  const Carrier carrier(folder_ / "elsewhere" / "file.db", *writer_);  // a path that cannot be opened
  commit(300);
  EXPECT_LT(log_bytes(), 130'000'000U) << "who commits carries over what is too much";
  EXPECT_EQ(count(), 300);
}

}  // namespace
}  // namespace bch::engines::sqlite

#include "engines/system/local_socket.h"

#include "base/limits.h"

#include <atomic>
#include <fstream>

#include <gtest/gtest.h>

namespace bch::engines::system {
namespace {

class LocalSocket : public testing::Test {
 protected:
  // Longer than a socket's address may be.
  std::filesystem::path folder_ = std::filesystem::path(testing::TempDir()) /
                                  ("local-socket-" + std::string(120, 'x')) /
                                  testing::UnitTest::GetInstance()->current_test_info()->name();
  void SetUp() override { std::filesystem::create_directories(folder_); }
  void TearDown() override { std::filesystem::remove_all(folder_); }
};

Pieces reversed(const Pieces& question) {
  return {question.rbegin(), question.rend()};
}

TEST_F(LocalSocket, CarriesAnyBytesThereAndBack) {
  const auto server = LocalServer::listen(folder_, reversed);
  ASSERT_TRUE(server.ok());
  auto client = LocalClient::connect(folder_);
  ASSERT_TRUE(client);
  const Pieces question{"", std::string("\0\xff\n", 3), std::string(3'000'000, 'x')};
  EXPECT_EQ(client->ask(question).value(), reversed(question));
  EXPECT_EQ(client->ask({}).value(), Pieces{});
}

TEST_F(LocalSocket, IsForItsOwnerAlone) {
  const auto server = LocalServer::listen(folder_, reversed);
  ASSERT_TRUE(server.ok());
  const auto permissions = std::filesystem::status(folder_ / "socket").permissions();
  EXPECT_EQ(permissions & std::filesystem::perms::all,
            std::filesystem::perms::owner_read | std::filesystem::perms::owner_write);
}

TEST_F(LocalSocket, ReplacesTheFileOfAProcessThatWasKilled) {
  std::ofstream(folder_ / "socket") << "left behind";
  EXPECT_FALSE(LocalClient::connect(folder_));
  const auto server = LocalServer::listen(folder_, reversed);
  ASSERT_TRUE(server.ok());
  EXPECT_TRUE(LocalClient::connect(folder_));
}

TEST_F(LocalSocket, SaysThatTheOtherSideHasGone) {
  auto server = LocalServer::listen(folder_, reversed);
  ASSERT_TRUE(server.ok());
  auto client = LocalClient::connect(folder_);
  ASSERT_TRUE(client);
  ASSERT_TRUE(client->ask({"first"}).ok());
  server->reset();
  const auto answer = client->ask({"second"});
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.problem().key, "node.connection-lost");
  EXPECT_FALSE(LocalClient::connect(folder_));
  EXPECT_FALSE(std::filesystem::exists(folder_ / "socket"));
}

TEST_F(LocalSocket, RefusesToSendMoreThanIsAllowed) {
  const auto server = LocalServer::listen(folder_, reversed);
  ASSERT_TRUE(server.ok());
  auto client = LocalClient::connect(folder_);
  ASSERT_TRUE(client);
  const auto answer = client->ask({std::string(limits::local_message_bytes, 'x')});
  ASSERT_FALSE(answer.ok());
  EXPECT_EQ(answer.problem().key, "node.message-too-large");
  EXPECT_TRUE(client->ask({"still here"}).ok());
}

TEST_F(LocalSocket, LetsManyAskAtOnce) {
  std::atomic<int> asked = 0;
  const auto server = LocalServer::listen(folder_, [&](const Pieces& question) {
    ++asked;
    return question;
  });
  ASSERT_TRUE(server.ok());
  std::vector<std::thread> clients;
  for (int i = 0; i < 12; ++i) {
    clients.emplace_back([&] {
      auto client = LocalClient::connect(folder_);
      for (int n = 0; client && n < 10; ++n) EXPECT_TRUE(client->ask({std::to_string(n)}).ok());
    });
  }
  for (auto& client : clients) client.join();
  EXPECT_EQ(asked, 120);
}

}  // namespace
}  // namespace bch::engines::system

#include "engines/inspection/sandboxed_inspector.h"

#include "../../../tests/made_files.h"
#include "base/limits.h"
#include "engines/inspection/sandbox.h"

#include <atomic>
#include <csignal>
#include <filesystem>
#include <fstream>
#include <thread>
#include <vector>

#include <fcntl.h>
#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <sys/socket.h>
#include <unistd.h>

namespace bch::engines::inspection {
namespace {

using std::chrono::milliseconds;
using testing::HasSubstr;

constexpr milliseconds long_enough{60'000};

SandboxedInspector inspector_with(milliseconds patience) {
  return SandboxedInspector({"/proc/self/exe", patience}, [] {});
}

TEST(Sandbox, LeavesNothingButMemory) {
  const auto opens_a_file = [] {
    if (shut_in() == Walls::none) ::_exit(2);
    ::_exit(::open("/etc/hostname", O_RDONLY) < 0 ? 0 : 1);
  };
  EXPECT_EXIT(opens_a_file(), testing::ExitedWithCode(0), "");
  const auto opens_a_socket = [] {
    if (shut_in() != Walls::filtered) ::raise(SIGSYS);  // where there is no filter there is nothing to see
    ::_exit(::socket(AF_INET, SOCK_STREAM, 0) < 0 ? 1 : 2);
  };
  EXPECT_EXIT(opens_a_socket(), testing::KilledBySignal(SIGSYS), "");
}

TEST(SandboxedInspector, ReadsAPdfBehindItsWalls) {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
  GTEST_SKIP() << "a sanitizer makes calls that the walls do not let through";
#endif
  auto inspector = inspector_with(long_enough);
  const auto inspected = inspector.inspect(made::pdf_saying("Maize", {}, "<</Author(Jo Doe)>>"), "a.pdf");
  ASSERT_TRUE(inspected.ok()) << describe(inspected.problem());
  EXPECT_EQ(inspected->media, "application/pdf");
  EXPECT_THAT(inspected->text, HasSubstr("Maize"));
  EXPECT_TRUE(inspected->cleaned);
  EXPECT_THAT(inspected->bytes, testing::Not(HasSubstr("Doe")));
  EXPECT_THAT(*inspector.text_of(made::zip(made::docx_parts("Rice"))), HasSubstr("Rice"));
}

TEST(SandboxedInspector, JudgesSizesItself) {
  auto inspector = inspector_with(long_enough);
  EXPECT_EQ(inspector.inspect("", "a.txt").problem().key, "attachment.empty");
  const std::string large(limits::attachment_bytes + 1, 'a');
  EXPECT_EQ(inspector.inspect(large, "a.txt").problem().key, "attachment.too-large");
  const std::string just(limits::attachment_bytes, 'a');
  EXPECT_EQ(inspector.inspect(just, "a.txt")->bytes.size(), just.size());
}

TEST(SandboxedInspector, StopsAFileThatTakesTooLong) {
  auto inspector = inspector_with(milliseconds(700));
  const auto begin = std::chrono::steady_clock::now();
  EXPECT_EQ(inspector.text_of(made::pdf_without_end()).problem().key, "attachment.too-costly");
  EXPECT_LT(std::chrono::steady_clock::now() - begin, std::chrono::seconds(20));
  EXPECT_EQ(inspector.at_work(), 0U);
}

TEST(SandboxedInspector, TakesFewAtATimeAndAnswersAll) {
  auto inspector = inspector_with(long_enough);
  std::atomic<int> good = 0;
  std::atomic<bool> too_many = false;
  std::vector<std::thread> threads;
  for (int i = 0; i < 8; ++i) {
    threads.emplace_back([&, i] {
      const std::string said = "Maize" + std::to_string(i);
      const auto text = inspector.text_of(made::pdf_saying(said));
      if (inspector.at_work() > limits::inspections_at_once) too_many = true;
      if (text.ok() && text->find(said) != std::string::npos) ++good;
    });
  }
  for (std::thread& thread : threads) thread.join();
  EXPECT_EQ(good, 8);
  EXPECT_FALSE(too_many);
  EXPECT_EQ(inspector.at_work(), 0U);
}

// A program in the place of the child, as a script.
class Impostor : public testing::Test {
 protected:
  Problem answer_of(const std::string& script) {
    const auto path = std::filesystem::temp_directory_path() / ("bch-impostor-" + std::to_string(::getpid()));
    std::ofstream(path) << "#!/bin/sh\n" << script << "\n";
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    SandboxedInspector inspector({path.string(), milliseconds(5'000)}, [] {});
    const auto inspected = inspector.inspect("said", "a.txt");
    std::filesystem::remove(path);
    return inspected.ok() ? Problem{} : inspected.problem();
  }
};

TEST_F(Impostor, ThatFallsIsTheFilesFault) {
  EXPECT_EQ(answer_of("kill -SEGV $$").key, "attachment.damaged");
  EXPECT_EQ(answer_of("kill -KILL $$").key, "attachment.too-costly");
}

TEST_F(Impostor, ThatSaysNothingOrNonsenseIsNotBelieved) {
  EXPECT_EQ(answer_of("exit 0").key, "attachment.not-inspected");
  EXPECT_EQ(answer_of("echo all is well").key, "attachment.not-inspected");
  EXPECT_EQ(answer_of("yes").key, "attachment.too-costly");  // it never ends
}

TEST_F(Impostor, ThatIsNotThereMakesTheFileWait) {
  SandboxedInspector inspector({"/nowhere/bch", milliseconds(1'000)}, [] {});
  EXPECT_EQ(inspector.inspect("said", "a.txt").problem().key, "attachment.busy");
}

}  // namespace
}  // namespace bch::engines::inspection

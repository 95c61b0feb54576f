#include "engines/inspection/message.h"

#include "base/limits.h"

#include <gtest/gtest.h>

namespace bch::engines::inspection {
namespace {

using records::Inspected;

Inspected inspected() {
  return {"text/plain",
          "said",
          "clean",
          true,
          {{Problem::Kind::invalid, "attachment.too-large", {{"limit", "1"}}}}};
}

TEST(InspectionMessage, IsReadAsItWasWritten) {
  const std::string written = write_question({Wish::text, "a.pdf", "%PDF"});
  const auto question = read_question(written);
  ASSERT_TRUE(question);
  EXPECT_EQ(question->wish, Wish::text);
  EXPECT_EQ(question->file_name, "a.pdf");
  EXPECT_EQ(question->bytes, "%PDF");
  const auto answer = read_answer(write_answer({true, inspected()}), "asked");
  ASSERT_TRUE(answer);
  EXPECT_TRUE(answer->is_filtered);
  const auto& read = std::get<Inspected>(answer->outcome);
  EXPECT_EQ(read.media, "text/plain");
  EXPECT_EQ(read.text, "said");
  EXPECT_EQ(read.bytes, "clean");
  EXPECT_TRUE(read.cleaned);
  EXPECT_EQ(read.remarks, inspected().remarks);
  const Problem refused{Problem::Kind::invalid, "attachment.macros", {}};
  EXPECT_EQ(std::get<Problem>(read_answer(write_answer({false, refused}), "")->outcome), refused);
}

TEST(InspectionMessage, GivesBackWhatWasAskedWhenNothingWasTakenOut) {
  auto same = inspected();
  same.cleaned = false;
  EXPECT_EQ(std::get<Inspected>(read_answer(write_answer({true, same}), "asked")->outcome).bytes, "asked");
}

TEST(InspectionMessage, ThatIsCutIsNone) {
  auto bare = inspected();
  bare.remarks.clear();
  const std::string answer = write_answer({true, bare});
  for (std::size_t size = 0; size < answer.size(); ++size)
    EXPECT_FALSE(read_answer(answer.substr(0, size), "")) << size;
  const std::string question = write_question({Wish::inspect, "a", "b"});
  for (std::size_t size = 0; size < question.size(); ++size)
    EXPECT_FALSE(read_question(question.substr(0, size))) << size;
}

TEST(InspectionMessage, OfADishonestChildIsNone) {
  auto long_text = inspected();
  long_text.text.assign(limits::attached_text_bytes + 1, 'a');
  EXPECT_FALSE(read_answer(write_answer({true, long_text}), ""));
  auto no_text = inspected();
  no_text.text = "\xff";
  EXPECT_FALSE(read_answer(write_answer({true, no_text}), ""));
  auto grown = inspected();
  grown.bytes.assign(limits::attachment_bytes + 1, 'a');
  EXPECT_FALSE(read_answer(write_answer({true, grown}), ""));
  EXPECT_FALSE(read_answer(write_answer({true, Problem{Problem::Kind::invalid, "journal.other", {}}}), ""));
  auto talkative = inspected();
  talkative.remarks.resize(100, talkative.remarks.front());
  EXPECT_FALSE(read_answer(write_answer({true, talkative}), ""));
}

}  // namespace
}  // namespace bch::engines::inspection

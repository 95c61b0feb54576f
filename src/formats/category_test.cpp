#include "formats/category.h"

#include "formats/formats.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::formats {
namespace {

constexpr std::string_view kinds = R"toml(
title = "Kinds"
[[term]]
id = "T-LAW"
key = "law"
title = "Law"
)toml";

constexpr std::string_view format = R"toml(
id = "thing"
code = "THI"
title = "Thing"
plural = "Things"
title_from = ["name"]
[[section]]
id = "all"
title = "All"
[[section.field]]
name = "name"
type = "text"
label = "Name"
[[section.field]]
name = "kind"
type = "term"
vocabulary = "kinds"
facet = true
label = "Kind"
)toml";

constexpr std::string_view category = R"toml(
[[category]]
id = "laws"
title = "Laws"
articles = ["11.5"]
duty = "obligatory"
formats = ["thing"]
field = "kind"
values = ["law"]
)toml";

Result<std::vector<Category>> read(const std::string& text) {
  static const NamedText vocabulary{"vocabularies/kinds.toml", kinds};
  static const auto vocabularies = vocabularies::Vocabularies::read({&vocabulary, 1});
  const NamedText files[] = {{"formats/thing.toml", format}, {"categories.toml", text}};
  const auto formats = Formats::read(files, *vocabularies);
  if (!formats.ok()) return formats.problem();
  return std::vector<Category>(formats->categories().begin(), formats->categories().end());
}

std::string fault_of(std::string text, std::string_view wrong, std::string_view instead) {
  text.replace(text.find(wrong), wrong.size(), instead);
  const auto categories = read(text);
  if (categories.ok()) return "no fault";
  return categories.problem().arguments.at(1).second;
}

TEST(Categories, SayWhichRecordsTheyAre) {
  const auto categories = read(std::string(category));
  ASSERT_TRUE(categories.ok());
  ASSERT_EQ(categories->size(), 1U);
  EXPECT_EQ(categories->front().duty, Duty::obligatory);
  EXPECT_THAT(categories->front().articles, testing::ElementsAre("11.5"));
  EXPECT_EQ(categories->front().field, "kind");
  EXPECT_THAT(categories->front().values, testing::ElementsAre("T-LAW"));
}

TEST(Categories, MayOnlyNameWhatThereIs) {
  const std::string text(category);
  EXPECT_THAT(fault_of(text, "\"thing\"", "\"other\""), testing::HasSubstr("no format \"other\""));
  EXPECT_THAT(fault_of(text, "\"kind\"", "\"name\""), testing::HasSubstr("no facet"));
  EXPECT_THAT(fault_of(text, "\"law\"", "\"decree\""), testing::HasSubstr("no value \"decree\""));
  EXPECT_THAT(fault_of(text, "obligatory", "overdue"), testing::HasSubstr("no duty"));
}

TEST(Categories, OfKindsThatNobodyHasDefinedYetHaveNoFormats) {
  const auto categories =
      read("[[category]]\nid = \"a\"\ntitle = \"A\"\nduty = \"optional\"\nlater = [\"unknown\"]\n");
  ASSERT_TRUE(categories.ok());
  EXPECT_TRUE(categories->front().formats.empty());
}

}  // namespace
}  // namespace bch::formats

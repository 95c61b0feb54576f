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
[[section.field]]
name = "declared"
type = "choice"
role = "categories"
label = "Nothing to report of"
choice = [{ id = "laws", title = "Laws" }]
)toml";

constexpr std::string_view common = R"toml(
id = "common"
code = "COMMON"
title = "All"
plural = "All"
title_from = ["rights"]
[[section]]
id = "rights"
title = "Rights"
[[section.field]]
name = "rights"
type = "localized"
label = "Rights"
[[section.field]]
name = "name"
type = "localized"
label = "Another name"
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
  const NamedText files[] = {
      {"formats/thing.toml", format}, {"formats/common.toml", common}, {"categories.toml", text}};
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
  EXPECT_THAT(fault_of(text, "\"laws\"", "\"rules\""), testing::HasSubstr("no category \"laws\""))
      << "which a declaration names";
}

TEST(Categories, OfKindsThatNobodyHasDefinedYetHaveNoFormats) {
  const auto categories =
      read(std::string(category) +
           "[[category]]\nid = \"a\"\ntitle = \"A\"\nduty = \"optional\"\nlater = [\"unknown\"]\n");
  ASSERT_TRUE(categories.ok());
  EXPECT_TRUE(categories->back().formats.empty());
}

TEST(Common, FieldsAreInEveryFormatThatHasNoneOfTheirName) {
  static const auto vocabularies = vocabularies::Vocabularies::read({});
  std::string thing(format);
  const std::string_view term = "type = \"term\"\nvocabulary = \"kinds\"\nfacet = true";
  thing.replace(thing.find(term), term.size(), "type = \"text\"");
  const NamedText files[] = {{"formats/thing.toml", thing}, {"formats/common.toml", common}};
  const auto formats = Formats::read(files, *vocabularies);
  ASSERT_TRUE(formats.ok()) << formats.problem().arguments.at(1).second;
  ASSERT_EQ(formats->all().size(), 1U);
  const Format& read_format = *formats->all().front();
  EXPECT_EQ(read_format.field("name")->label.english, "Name");
  ASSERT_NE(read_format.field("rights"), nullptr);
  EXPECT_EQ(read_format.field("rights")->label.context, "format.common.field.rights") << "translated once";
}

}  // namespace
}  // namespace bch::formats

#include "desk/script.h"

#include "desk/style.h"
#include "portal/style.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::desk {
namespace {

using testing::HasSubstr;
using testing::MatchesRegex;
using testing::Not;

TEST(Script, IsSmallAndNamedByItsBytes) {
  constexpr std::size_t most = 14 * 1024;
  EXPECT_LT(script().size(), most);
  EXPECT_THAT(std::string(script()), Not(HasSubstr("\n//")));
  EXPECT_THAT(std::string(script()), Not(HasSubstr("\n ")));
  EXPECT_THAT(script_name(), MatchesRegex("desk-[0-9a-f]+\\.js"));
  EXPECT_EQ(script_address().text(), "/" + script_name());
}

TEST(Script, HoldsNothingThatMakesTextIntoCodeOrMarkup) {
  for (const auto* word : {"innerHTML", "insertAdjacentHTML", "eval(", "Function(", "document.write"})
    EXPECT_THAT(std::string(script()), Not(HasSubstr(word)));
}

TEST(DeskStyle, ComesBesideThePortalsAndTakesItsColours) {
  EXPECT_NE(style_name(), portal::style_name());
  const std::string sheet(style_sheet());
  for (const auto* colour : {": #", " #fff", "rgb("}) EXPECT_THAT(sheet, Not(HasSubstr(colour)));
  for (auto at = sheet.find("var(--"); at != std::string::npos; at = sheet.find("var(--", at + 1)) {
    const std::string name = sheet.substr(at + 4, sheet.find(')', at) - at - 4);
    EXPECT_THAT(std::string(portal::style_sheet()), HasSubstr(name + ": ")) << name;
  }
}

}  // namespace
}  // namespace bch::desk

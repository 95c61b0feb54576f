#include "access/password_rules.h"

#include "passwords/common.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch::access {
namespace {

using testing::Contains;
using testing::ElementsAre;
using testing::IsEmpty;

CommonPasswords embedded() {
  return CommonPasswords(passwords::common().front().text);
}

std::vector<std::string> keys(std::string_view password, const std::vector<std::string>& own = {}) {
  std::vector<std::string> found;
  for (const auto& problem : weaknesses(password, own, embedded())) found.push_back(problem.key);
  return found;
}

TEST(CommonPasswords, HoldEveryLineOfTheirText) {
  const auto common = embedded();
  std::string_view text = passwords::common().front().text;
  std::size_t lines = 0;
  std::string_view before;
  while (!text.empty()) {
    const auto line = text.substr(0, text.find('\n'));
    text.remove_prefix(line.size() + 1);
    if (line.starts_with('#')) continue;
    ASSERT_LT(before, line) << "sorted, and each only once";
    ASSERT_TRUE(common.hold(line)) << line;
    before = line;
    ++lines;
  }
  EXPECT_GT(lines, 15'000U);
  EXPECT_FALSE(common.hold(""));
  EXPECT_FALSE(common.hold("password\nother"));
  EXPECT_FALSE(common.hold("four mangoes on a tin roof"));
  EXPECT_FALSE(common.hold("\xff\xff"));
  EXPECT_FALSE(CommonPasswords("").hold("password"));
  EXPECT_TRUE(CommonPasswords("# of nobody\npassword\n").hold("password"));
}

TEST(PasswordRules, TakeWhatIsLongAndNotGuessed) {
  EXPECT_THAT(keys("four mangoes on a tin roof"), IsEmpty());
  EXPECT_THAT(keys("vK8#pd2Lqz"), IsEmpty());
  EXPECT_THAT(keys("quatre mangues sous la tôle"), IsEmpty());
  EXPECT_THAT(keys("четыре манго на крыше"), IsEmpty());
  EXPECT_THAT(keys("أربع حبات مانجو على السطح"), IsEmpty());
  EXPECT_THAT(keys("屋顶上有四个芒果和一只猫"), IsEmpty());
}

TEST(PasswordRules, CountCharactersNotBytes) {
  EXPECT_THAT(keys("tin-roofs"), ElementsAre("password.too-short"));
  EXPECT_THAT(keys("屋顶上有四个芒果"), ElementsAre("password.too-short"));
  EXPECT_THAT(keys("e\u0301a\u0301i\u0301o\u0301u\u0301"), ElementsAre("password.too-short"));
  EXPECT_THAT(keys("\ufdfa"), ElementsAre("password.too-short"));
  EXPECT_THAT(keys(std::string(1'025, 'x')), ElementsAre("password.too-long"));
  EXPECT_THAT(keys("tin roof \xff mangoes"), ElementsAre("password.malformed"));
  EXPECT_THAT(keys(""), ElementsAre("password.too-short"));
}

TEST(PasswordRules, RefuseWhatIsGuessedFirst) {
  for (const auto* password :
       {"password12", "Password2024", "P@ssw0rd123", "!!football99", "iloveyou2023", "Cartagena2000",
        "biosafety!1", "motdepasse1", "contraseñas", "Пароль12345", "administrator", "trustno1trustno1"})
    EXPECT_THAT(keys(password), testing::Not(IsEmpty())) << password;
  EXPECT_THAT(keys("Password2024"), ElementsAre("password.common"));
  EXPECT_THAT(keys("P@ssw0rd123"), ElementsAre("password.common"));
  EXPECT_THAT(keys("Ｐａｓｓｗｏｒｄ２０２４"), ElementsAre("password.common"));
}

TEST(PasswordRules, RefuseThePersonsOwnWords) {
  const std::vector<std::string> own{"ana.mota@environment.example", "Ana Mota", "Clearing-house of Xanadu"};
  EXPECT_THAT(keys("ana.mota@environment.example", own), ElementsAre("password.own-word"));
  EXPECT_THAT(keys("AnaMota-2026", own), ElementsAre("password.own-word"));
  EXPECT_THAT(keys("x4n4du-2026", own), ElementsAre("password.own-word"));
  EXPECT_THAT(keys("Xanadu Xanadu!", own), Contains("password.own-word"));
  EXPECT_THAT(keys("four mangoes in xanadu", own), IsEmpty()) << "what is left is long enough";
  EXPECT_THAT(keys("four mangoes on a tin roof", own), IsEmpty());
}

TEST(PasswordRules, RefuseRepetition) {
  EXPECT_THAT(keys("aaaaaaaaaaaa"), Contains("password.repeated"));
  EXPECT_THAT(keys("mk7mk7mk7mk7"), ElementsAre("password.repeated"));
  EXPECT_THAT(keys("mk7mk7mk7mk"), ElementsAre("password.repeated"));
  EXPECT_THAT(keys("گگگگگگگگگگ"), Contains("password.repeated"));
  EXPECT_THAT(keys("mk7mk7mk7mx"), IsEmpty());
}

TEST(PasswordRules, RefuseRowsOfKeyboardsAndRuns) {
  for (const auto* password :
       {"qwertyuiopas", "asdfghjkl;'", "0987654321x", "abcdefghijkl", "zyxwvutsrqp", "1qaz2wsx3edc4",
        "qwerty!asdfgh", "aaaa4321qwer", "йцукенгшщзх", "AzertyUiop1"})
    EXPECT_THAT(keys(password), Contains("password.row")) << password;
  EXPECT_THAT(keys("qwer mango roof"), IsEmpty());
}

}  // namespace
}  // namespace bch::access

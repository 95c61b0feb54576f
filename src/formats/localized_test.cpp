#include "formats/localized.h"

#include "formats/formats.h"
#include "records/json.h"
#include "treaty/edition_0.h"

#include <gtest/gtest.h>

namespace bch::formats {
namespace {

TEST(LanguagesOfARecord, TakeTheirTextsWithThem) {
  const auto vocabularies = vocabularies::Vocabularies::read(treaty::edition_0());
  const auto formats = Formats::read(treaty::edition_0(), *vocabularies);
  const auto body = *records::read_json(
      R"({"header":{"schema":"database","languages":["en","fr"]},"title":{"en":"Register","fr":"Registre"},
          "description":{"fr":"<p>Tout</p>"},"websites":[{"url":"https://xa.example"}]})");
  const std::vector<std::string> english{"en"};
  EXPECT_EQ(records::canonical_json(with_languages(*formats->of(body), body, english)),
            R"({"header":{"languages":["en"],"schema":"database"},"title":{"en":"Register"},)"
            R"("websites":[{"url":"https://xa.example"}]})");
}

TEST(LanguagesOfARecord, AreReadFromWhatSomebodyTyped) {
  EXPECT_EQ(read_language_tags("pt, lo ;am-ET, é, x"), (std::vector<std::string>{"pt", "lo", "am-ET"}));
  EXPECT_TRUE(read_language_tags("").empty());
}

}  // namespace
}  // namespace bch::formats

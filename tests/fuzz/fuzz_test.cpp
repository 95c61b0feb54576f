// Replays every corpus file through its target, in ordinary builds too.

#include "../../tests/fuzz/targets.h"

#include <filesystem>
#include <fstream>
#include <functional>
#include <map>

#include <gtest/gtest.h>

namespace bch::fuzz {
namespace {

TEST(Fuzz, CorporaAreHarmless) {
  const std::map<std::string, std::function<void(std::string_view)>> targets{
      {"credential", credential},
      {"answers", answers},
      {"envelope", envelope},
      {"examine", examine},
      {"file", file},
      {"form", form},
      {"http", http},
      {"inspection", inspection},
      {"json", json},
      {"mail", mail},
      {"note", note},
      {"page", page},
      {"papers", papers},
      {"passkey", passkey},
      {"picture", picture},
      {"po", po},
      {"question", question},
      {"rich", rich},
      {"thesaurus", thesaurus},
      {"treaty", treaty},
      {"unique_identifier", unique_identifier}};
  for (const auto& [name, target] : targets) {
    int files = 0;
    for (const auto& file : std::filesystem::directory_iterator(std::filesystem::path(BCH_SOURCE_DIR) /
                                                                "tests/fuzz/corpus" / name)) {
      std::ifstream stream(file.path(), std::ios::binary);
      target(std::string{std::istreambuf_iterator<char>(stream), {}});
      ++files;
    }
    EXPECT_GT(files, 0) << name;
  }
}

}  // namespace
}  // namespace bch::fuzz

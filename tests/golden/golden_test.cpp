// Whole pages and renditions of one small node, as readers of English, Arabic and the pseudo-language get
// them, compared with the files in tests/golden/expected. `./do golden` writes them anew.

#include "../../tests/small_node.h"
#include "portal/style.h"

#include <cstdlib>
#include <filesystem>
#include <fstream>

#include <gtest/gtest.h>

namespace bch {
namespace {

namespace fs = std::filesystem;

struct Shown {
  const char* file;
  const char* address;  // behind the language
};

constexpr Shown pages[] = {
    {"home.html", ""},
    {"search.html", "search?q=demonstration"},
    {"search-narrowed.html", "search?q=maize&format=biosafetyDecision&party=xa&order=newest"},
    {"search-grouped.html", "search?from=2019&by=kind&order=title&values=format"},
    {"search-help.html", "search-help"},
    {"search-nothing.html", "search?q=zzzz"},
    {"changes.html", "changes?since=2026-01-01"},
    {"changes.atom", "changes.atom"},
    {"countries.html", "countries"},
    {"countries-of-a-group.html", "countries?group=ldc"},
    {"country.html", "country/XA"},
    {"country.vcf", "country/XA.vcf"},
    {"country-without-records.html", "country/XB"},
    {"groups.html", "groups"},
    {"group.html", "group/africa"},
    {"compare.html", "compare?c=xb&c=xa"},
    {"record-decision.html", "record/BCH-DEC-XA-8"},
    {"record-contact.html", "record/BCH-CON-XA-1"},
    {"record-authority.html", "record/BCH-CNA-XA-4"},
    {"record-decision.json", "record/BCH-DEC-XA-8.json"},
    {"record-decision.txt", "record/BCH-DEC-XA-8.txt"},
    {"record-contact.txt", "record/BCH-CON-XA-1.txt"},
    {"record-withheld.html", "record/BCH-DEC-XA-11"},
    {"record-withheld.json", "record/BCH-DEC-XA-11.json"},
    {"record-withheld.txt", "record/BCH-DEC-XA-11.txt"},
    {"record-history.html", "record/BCH-DEC-XA-8/history"},
    {"record-languages.html", "record/BCH-DEC-XA-8/languages"},
    {"record-short.html", "record/BCH-DEC-XA-8/short"},
    {"check.html", "check?message=BCH-DEC-XA-8"},
    {"home-plain.html", "?text"},
    {"lmo.html", "lmo/XDM-10101-8"},
    {"help.html", "help"},
    {"help-topic.html", "help/find-an-authority"},
    {"about.html", "about"},
    {"glossary.html", "glossary"},
    {"registries.html", "registries"},
    {"registry.html", "registry/modifiedOrganism"},
    {"matrix.html", "matrix"},
    {"figures.html", "figures"},
    {"map.html", "map?show=decisions"},
    {"meetings.html", "meetings"},
    {"news.html", "news"},
    {"search.atom", "search.atom?q=maize"},
    {"search.csv", "search.csv?q=maize"},
    {"search.json", "search.json?q=maize"},
    {"status.html", "status"},
    {"not-found.html", "record/BCH-DEC-XA-99"},
};

std::string text_of(const fs::path& path) {
  std::ifstream file(path, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

void replace_all(std::string& text, std::string_view from, std::string_view to) {
  for (auto at = text.find(from); at != std::string::npos; at = text.find(from, at + to.size()))
    text.replace(at, from.size(), to);
}

// One element a line, so that differences can be read; without what changes with every style.
std::string laid_out(std::string text) {
  replace_all(text, portal::style_name(), "style.css");
  replace_all(text, "><", ">\n<");
  return text;
}

fs::path root() {
  return BCH_SOURCE_DIR;
}

TEST(Golden, PagesAreAsExpected) {
  const bool accept = std::getenv("BCH_ACCEPT") != nullptr;
  const fs::path made = fs::path(testing::TempDir()) / "golden";
  SmallNode node((root() / "tests/records/xa.ndjson").string());
  for (const auto& reader : node.readers()) {
    for (const Shown& shown : pages) {
      const auto response = node.answer("/" + reader->tag() + "/" + shown.address);
      ASSERT_TRUE(response) << shown.address;
      std::string whole;
      const std::string actual = laid_out(std::string(http::whole_body(*response, whole)));
      const fs::path name = fs::path(reader->tag()) / shown.file;
      const fs::path expected = root() / "tests/golden/expected" / name;
      const fs::path& to = accept ? expected : made / name;
      if (!accept && text_of(expected) == actual) continue;
      fs::create_directories(to.parent_path());
      std::ofstream(to, std::ios::binary) << actual;
      if (accept) continue;
      ADD_FAILURE() << name << " differs; if that is right: ./do golden";
      std::fflush(stdout);
      const std::string command = "diff -u '" + expected.string() + "' '" + to.string() + "' | head -40";
      EXPECT_EQ(std::system(command.c_str()), 0);
    }
  }
}

}  // namespace
}  // namespace bch

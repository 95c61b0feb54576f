// The rules of the house, proven on the tree itself: includes look down only, third-party headers are
// granted, SQL and clocks stay in their places, no format and no language is named in code. Each rule is
// first shown to see a fault.

#include <algorithm>
#include <filesystem>
#include <fstream>
#include <functional>
#include <map>
#include <set>
#include <sstream>
#include <string>
#include <vector>

#include <gmock/gmock.h>
#include <gtest/gtest.h>

namespace bch {
namespace {

namespace fs = std::filesystem;

struct File {
  std::string path;  // below the root: "src/base/url.h"
  std::vector<std::string> lines;

  // "formats", "engines/xapian"
  [[nodiscard]] std::string folder() const {
    const auto parts = split(path);
    return parts.at(1) == "engines" ? "engines/" + parts.at(2) : parts.at(1);
  }
  static std::vector<std::string> split(const std::string& path) {
    std::vector<std::string> parts;
    std::stringstream stream(path);
    for (std::string part; std::getline(stream, part, '/');) parts.push_back(part);
    return parts;
  }
};

File file(std::string path, const std::string& text) {
  File made{std::move(path), {}};
  std::stringstream stream(text);
  for (std::string line; std::getline(stream, line);) made.lines.push_back(line);
  return made;
}

fs::path root() {
  return BCH_SOURCE_DIR;
}

std::string text_of(const fs::path& path) {
  std::ifstream stream(path);
  return {std::istreambuf_iterator<char>(stream), {}};
}

// All of src/ but its tests.
const std::vector<File>& house() {
  static const std::vector<File> files = [] {
    std::vector<File> found;
    for (const auto& each : fs::recursive_directory_iterator(root() / "src")) {
      const auto path = each.path().lexically_relative(root()).generic_string();
      const bool is_code = path.ends_with(".h") || path.ends_with(".cpp");
      if (each.is_regular_file() && is_code && !path.ends_with("_test.cpp"))
        found.push_back(file(path, text_of(each.path())));
    }
    return found;
  }();
  return files;
}

std::vector<std::vector<std::string>> rows_of(const fs::path& path, char separator) {
  std::vector<std::vector<std::string>> rows;
  std::stringstream stream(text_of(path));
  for (std::string line; std::getline(stream, line);) {
    if (line.empty() || line[0] == '#') continue;
    std::vector<std::string> cells;
    std::stringstream parts(line);
    for (std::string cell; std::getline(parts, cell, separator);) {
      const auto begin = cell.find_first_not_of(' ');
      if (begin != std::string::npos)
        cells.push_back(cell.substr(begin, cell.find_last_not_of(' ') - begin + 1));
      else if (separator != ' ')
        cells.emplace_back();
    }
    rows.push_back(cells);
  }
  return rows;
}

std::map<std::string, int> floors() {
  std::map<std::string, int> floors;
  const auto rows = rows_of(root() / "layers.txt", ' ');
  for (std::size_t i = 0; i < rows.size(); ++i) {
    for (const auto& folder : rows[i]) floors[folder] = static_cast<int>(rows.size() - i);
  }
  return floors;
}

// The target of an #include, and whether it is in quotation marks.
std::pair<std::string, bool> included(const std::string& line) {
  if (!line.starts_with("#include ")) return {};
  const bool ours = line[9] == '"';
  return {line.substr(10, line.find_first_of("\">", 10) - 10), ours};
}

using Rule = std::function<std::vector<std::string>(const File&)>;

std::vector<std::string> faults(const Rule& rule) {
  std::vector<std::string> all;
  for (const File& each : house()) {
    for (const auto& fault : rule(each)) all.push_back(each.path + ": " + fault);
  }
  return all;
}

std::vector<std::string> looks_up(const File& each) {
  static const auto levels = floors();
  std::vector<std::string> found;
  const auto level = [&](const std::string& folder) { return levels.at(folder.substr(0, folder.find('/'))); };
  for (const auto& line : each.lines) {
    const auto [target, ours] = included(line);
    const bool is_embedded = target == "treaty/edition_0.h" || target == "guides/for_readers.h" ||
                             target == "passwords/common.h" || target == "scripts/desk.h";
    if (target.empty() || !ours || is_embedded) continue;
    const std::string folder = file("src/" + target, "").folder();
    if (folder != each.folder() && level(folder) >= level(each.folder()))
      found.push_back("may not include " + target);
  }
  return found;
}

std::vector<std::string> is_not_granted(const File& each) {
  static const auto grants = rows_of(root() / "libraries.txt", '|');
  std::vector<std::string> found;
  for (const auto& line : each.lines) {
    const auto [target, ours] = included(line);
    if (target.empty() || ours) continue;
    for (const auto& row : grants) {
      std::stringstream prefixes(row.at(1));
      for (std::string prefix; prefixes >> prefix;) {
        if (!target.starts_with(prefix)) continue;
        std::stringstream folders(row.at(3));
        bool granted = false;
        for (std::string folder; folders >> folder;) granted = granted || folder == each.folder();
        if (!granted) found.push_back(target + " is not granted");
      }
    }
  }
  return found;
}

std::vector<std::string> holds(const File& each, const std::vector<std::string>& words) {
  std::vector<std::string> found;
  for (const auto& line : each.lines) {
    const auto code = line.substr(0, line.find("// "));
    for (const auto& word : words) {
      if (code.find(word) != std::string::npos) found.push_back(word + " in: " + line);
    }
  }
  return found;
}

std::vector<std::string> has_sql(const File& each) {
  if (each.path.find("_statements.h") != std::string::npos) return {};
  return holds(each, {"\"SELECT ", "\"INSERT ", "\"UPDATE ", "\"DELETE ", "\"CREATE TABLE", "\"PRAGMA "});
}

std::vector<std::string> asks_the_machine(const File& each) {
  if (each.folder().starts_with("engines") || each.folder() == "node") return {};
  auto found = holds(each, {"system_clock", "getenv(", "std::random_device"});
  return found;
}

std::vector<std::string> names_the_treaty(const File& each) {
  static const std::vector<std::string> names = [] {
    std::vector<std::string> quoted;
    for (const auto& format : fs::directory_iterator(root() / "treaty/formats"))
      quoted.push_back("\"" + format.path().stem().string() + "\"");
    std::stringstream stream(text_of(root() / "treaty/languages.toml"));
    for (std::string line; std::getline(stream, line);) {
      if (line.starts_with("tag = ")) quoted.push_back(line.substr(6));
    }
    std::erase(quoted, "\"example\"");
    return quoted;
  }();
  return holds(each, names);
}

// Texts in quotation marks that look like the key of a message: "journal.parent-moved".
std::vector<std::string> keys_in(const std::string& code, const std::set<std::string>& families) {
  std::vector<std::string> keys;
  for (auto open = code.find('"'); open != std::string::npos; open = code.find('"', open + 1)) {
    const auto close = code.find('"', open + 1);
    if (close == std::string::npos) break;
    const std::string text = code.substr(open + 1, close - open - 1);
    const bool is_key = text.find_first_not_of("abcdefghijklmnopqrstuvwxyz0123456789.-") == std::string::npos;
    const std::string end = text.substr(text.rfind('.') + 1);
    const bool is_file = end == "toml" || end == "db" || end == "txt" || end == "json" || end == "po";
    if (is_key && !is_file && families.contains(text.substr(0, text.find('.'))) && !text.ends_with('.'))
      keys.push_back(text);
    open = close;
  }
  return keys;
}

std::vector<std::string> says_what_nobody_wrote(const File& each) {
  if (each.path.find("_test.cpp") != std::string::npos) return {};
  static const std::set<std::string> known = [] {
    std::set<std::string> keys;
    std::stringstream stream(text_of(root() / "treaty/languages/en.po"));
    const std::string begin = "msgctxt \"";
    for (std::string line; std::getline(stream, line);) {
      if (line.starts_with(begin)) keys.insert(line.substr(begin.size(), line.size() - begin.size() - 1));
    }
    return keys;
  }();
  static const std::set<std::string> families = [] {
    std::set<std::string> begins;
    for (const auto& key : known) begins.insert(key.substr(0, key.find('.')));
    return begins;
  }();
  std::vector<std::string> found;
  for (const auto& line : each.lines) {
    for (const auto& key : keys_in(line.substr(0, line.find("// ")), families)) {
      const bool is_begin = key.ends_with('-');  // the rest is a name that is only known when it runs
      const bool is_event =
          line.find("log.write(") != std::string::npos || line.find("  begin(") != std::string::npos;
      if (key.find('.') != std::string::npos && !is_begin && !is_event && !known.contains(key))
        found.push_back(key);
    }
  }
  return found;
}

std::vector<std::string> is_too_long(const File& each) {
  constexpr std::size_t longest = 400;
  return each.lines.size() <= longest
             ? std::vector<std::string>()
             : std::vector<std::string>{std::to_string(each.lines.size()) + " lines"};
}

std::vector<std::string> uses_what_we_do_not_use(const File& each) {
  std::vector<std::string> found = holds(each, {"std::regex", "using namespace std"});
  for (const auto& line : each.lines) {
    const bool shares = line.find("shared_ptr<") != std::string::npos &&
                        line.find("//") == std::string::npos && line.find("using ") == std::string::npos;
    if (shares && each.path.ends_with(".h") && line.find("_;") != std::string::npos)
      found.push_back("no reason beside: " + line);
  }
  return found;
}

std::vector<std::string> has_no_paragraph(const File& each) {
  if (!each.path.ends_with(".h")) return {};
  const bool good =
      each.lines.size() > 1 && each.lines[0] == "#pragma once" && each.lines[1].starts_with("// ");
  return good ? std::vector<std::string>() : std::vector<std::string>{"a header opens with a paragraph"};
}

// So that every header compiles alone (cmake/House.cmake).
std::vector<std::string> includes_another_first(const File& each) {
  if (!each.path.ends_with(".cpp")) return {};
  std::string header = each.path.substr(std::string("src/").size());
  header.replace(header.size() - 3, 3, "h");
  if (!fs::exists(root() / "src" / header)) return {};
  for (const auto& line : each.lines) {
    if (!line.starts_with("#include")) continue;
    return line == "#include \"" + header + "\"" ? std::vector<std::string>() : std::vector{line};
  }
  return {"includes nothing"};
}

using testing::IsEmpty;
using testing::Not;

TEST(House, RulesSeeFaults) {
  EXPECT_THAT(looks_up(file("src/base/a.h", "#include \"portal/page.h\"")), Not(IsEmpty()));
  EXPECT_THAT(looks_up(file("src/engines/xapian/a.h", "#include \"engines/sqlite/journal.h\"")),
              Not(IsEmpty()));
  EXPECT_THAT(is_not_granted(file("src/base/a.cpp", "#include <sqlite3.h>")), Not(IsEmpty()));
  EXPECT_THAT(has_sql(file("src/engines/sqlite/a.cpp", "f(\"SELECT 1\")")), Not(IsEmpty()));
  EXPECT_THAT(asks_the_machine(file("src/portal/a.cpp", "std::chrono::system_clock::now()")), Not(IsEmpty()));
  EXPECT_THAT(names_the_treaty(file("src/portal/a.cpp", "if (format == \"contact\")")), Not(IsEmpty()));
  EXPECT_THAT(names_the_treaty(file("src/portal/a.cpp", "find(\"fr\")")), Not(IsEmpty()));
  EXPECT_THAT(says_what_nobody_wrote(file("src/base/a.cpp", "f(\"journal.no-such-text\")")), Not(IsEmpty()));
  EXPECT_THAT(is_too_long(file("src/base/a.cpp", std::string(401, '\n'))), Not(IsEmpty()));
  EXPECT_THAT(uses_what_we_do_not_use(file("src/base/a.h", "std::shared_ptr<int> a_;")), Not(IsEmpty()));
  EXPECT_THAT(includes_another_first(file("src/base/html.cpp", "#include <string>")), Not(IsEmpty()));
  EXPECT_THAT(has_no_paragraph(file("src/base/a.h", "#pragma once\n#include <a>")), Not(IsEmpty()));
}

TEST(House, IncludesLookDownOnly) {
  EXPECT_THAT(faults(looks_up), IsEmpty());
}
TEST(House, GrantsEveryThirdPartyHeader) {
  EXPECT_THAT(faults(is_not_granted), IsEmpty());
}
TEST(House, KeepsSqlInStatements) {
  EXPECT_THAT(faults(has_sql), IsEmpty());
}
TEST(House, AsksTheMachineOnlyInEnginesAndNode) {
  EXPECT_THAT(faults(asks_the_machine), IsEmpty());
}
TEST(House, NamesNoFormatAndNoLanguage) {
  EXPECT_THAT(faults(names_the_treaty), IsEmpty());
}
TEST(House, HasEverythingThatItSaysInTheCatalogue) {
  EXPECT_THAT(faults(says_what_nobody_wrote), IsEmpty());
}
TEST(House, HasShortFiles) {
  EXPECT_THAT(faults(is_too_long), IsEmpty());
}
TEST(House, DoesWithoutSomeThings) {
  EXPECT_THAT(faults(uses_what_we_do_not_use), IsEmpty());
}
TEST(House, IncludesItsOwnHeaderFirst) {
  EXPECT_THAT(faults(includes_another_first), IsEmpty());
}
TEST(House, OpensHeadersWithAParagraph) {
  EXPECT_THAT(faults(has_no_paragraph), IsEmpty());
}

}  // namespace
}  // namespace bch

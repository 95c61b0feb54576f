#pragma once
// TomlTable: one table of a treaty file, read strictly: each member has its type, and a member that nobody
// asked for is a fault with its line. What reads treaty files stands on it. Views: the file outlives its
// tables. One thread.

#include "base/named_text.h"
#include "base/result.h"

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::vocabularies {

class TomlTable {
 public:
  [[nodiscard]] std::string text(std::string_view member);         // "" when absent
  [[nodiscard]] std::string needed_text(std::string_view member);  // a fault when absent or empty
  [[nodiscard]] bool flag(std::string_view member);                // false when absent
  [[nodiscard]] std::optional<std::int64_t> number(std::string_view member);
  [[nodiscard]] std::vector<std::string> texts(std::string_view member);  // also of a lone text
  [[nodiscard]] std::vector<TomlTable> tables(std::string_view member);   // [[member]]
  [[nodiscard]] std::optional<TomlTable> table(std::string_view member);  // [member]
  [[nodiscard]] std::vector<std::string> members() const;                 // names, sorted

  // Says that something here is wrong; `what` is said to who wrote the file, in plain English.
  void fault(std::string_view what);

  // Nobody asked for what is left: a fault for each.
  void finish();

 private:
  friend class TomlFile;
  struct Faults;
  struct View;
  explicit TomlTable(std::shared_ptr<View> view) : view_(std::move(view)) {}
  std::shared_ptr<View> view_;  // shared: a table is a view that is copied freely while its file is read
};

class TomlFile {
 public:
  // Problem invalid, "treaty.bad-file", with file and detail (the line first) when it is not TOML.
  static Result<TomlFile> read(const NamedText& file);

  [[nodiscard]] TomlTable root() const;

  // The first fault of all its tables as Problem "treaty.bad-file", or Done.
  [[nodiscard]] Result<Done> faults() const;

 private:
  explicit TomlFile(std::shared_ptr<TomlTable::Faults> faults) : faults_(std::move(faults)) {}
  std::shared_ptr<TomlTable::Faults> faults_;  // shared with the tables, which report to it
};

}  // namespace bch::vocabularies

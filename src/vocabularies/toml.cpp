#include "vocabularies/toml.h"

#include <algorithm>
#include <set>

#include <toml++/toml.h>

namespace bch::vocabularies {

struct TomlTable::Faults {
  std::string file;
  toml::table root;
  std::vector<std::string> said;

  void say(std::uint32_t line, std::string_view what) {
    said.push_back(std::to_string(line).append(": ").append(what));
  }
};

struct TomlTable::View {
  std::shared_ptr<Faults> faults;
  const toml::table* table;
  std::set<std::string, std::less<>> asked;

  const toml::node* ask(std::string_view member) {
    asked.emplace(member);
    return table->get(member);
  }
  void say(const toml::node& where, std::string_view member, std::string_view expected) const {
    faults->say(where.source().begin.line,
                "\"" + std::string(member) + "\" must be " + std::string(expected));
  }
  std::shared_ptr<View> inside(const toml::table& inner) const {
    return std::make_shared<View>(View{faults, &inner, {}});
  }
};

std::string TomlTable::text(std::string_view member) {
  const toml::node* node = view_->ask(member);
  if (node == nullptr) return {};
  if (const auto* value = node->as_string()) return value->get();
  view_->say(*node, member, "a text");
  return {};
}

std::string TomlTable::needed_text(std::string_view member) {
  std::string value = text(member);
  if (value.empty()) fault("\"" + std::string(member) + "\" is needed here");
  return value;
}

bool TomlTable::flag(std::string_view member) {
  const toml::node* node = view_->ask(member);
  if (node == nullptr) return false;
  if (const auto* value = node->as_boolean()) return value->get();
  view_->say(*node, member, "true or false");
  return false;
}

std::optional<std::int64_t> TomlTable::number(std::string_view member) {
  const toml::node* node = view_->ask(member);
  if (node == nullptr) return std::nullopt;
  if (const auto* value = node->as_integer()) return value->get();
  view_->say(*node, member, "a whole number");
  return std::nullopt;
}

std::vector<std::string> TomlTable::texts(std::string_view member) {
  const toml::node* node = view_->ask(member);
  std::vector<std::string> values;
  if (node == nullptr) return values;
  if (const auto* value = node->as_string()) return {value->get()};
  if (const auto* list = node->as_array()) {
    for (const auto& item : *list) {
      if (const auto* value = item.as_string())
        values.push_back(value->get());
      else
        view_->say(item, member, "a list of texts");
    }
    return values;
  }
  view_->say(*node, member, "a list of texts");
  return values;
}

std::vector<TomlTable> TomlTable::tables(std::string_view member) {
  const toml::node* node = view_->ask(member);
  std::vector<TomlTable> tables;
  if (node == nullptr) return tables;
  const auto* list = node->as_array();
  if (list == nullptr || !list->is_array_of_tables()) {
    view_->say(*node, member, "written as [[" + std::string(member) + "]]");
    return tables;
  }
  for (const auto& item : *list) tables.push_back(TomlTable(view_->inside(*item.as_table())));
  return tables;
}

std::optional<TomlTable> TomlTable::table(std::string_view member) {
  const toml::node* node = view_->ask(member);
  if (node == nullptr) return std::nullopt;
  if (const auto* inner = node->as_table()) return TomlTable(view_->inside(*inner));
  view_->say(*node, member, "written as [" + std::string(member) + "]");
  return std::nullopt;
}

std::vector<std::string> TomlTable::members() const {
  std::vector<std::string> names;
  for (const auto& [key, value] : *view_->table) names.emplace_back(key.str());
  return names;
}

void TomlTable::fault(std::string_view what) {
  view_->faults->say(view_->table->source().begin.line, what);
}

void TomlTable::finish() {
  for (const auto& [key, value] : *view_->table) {
    if (!view_->asked.contains(key.str()))
      view_->faults->say(key.source().begin.line, "\"" + std::string(key.str()) + "\" is not known here");
  }
}

Result<TomlFile> TomlFile::read(const NamedText& file) {
  auto faults = std::make_shared<TomlTable::Faults>();
  faults->file = file.name;
  try {
    faults->root = toml::parse(file.text, file.name);
  } catch (const toml::parse_error& error) {
    faults->say(error.source().begin.line, std::string(error.description()));
    return TomlFile(faults).faults().problem();
  }
  return TomlFile(std::move(faults));
}

TomlTable TomlFile::root() const {
  return TomlTable(std::make_shared<TomlTable::View>(TomlTable::View{faults_, &faults_->root, {}}));
}

Result<Done> TomlFile::faults() const {
  if (faults_->said.empty()) return Done{};
  return Problem{Problem::Kind::invalid,
                 "treaty.bad-file",
                 {{"file", faults_->file}, {"detail", faults_->said.front()}}};
}

}  // namespace bch::vocabularies

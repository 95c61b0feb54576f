#include "access/role.h"

#include "vocabularies/toml.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bch::access {
namespace {

using vocabularies::TomlFile;
using vocabularies::TomlTable;

constexpr std::array<std::pair<std::string_view, Act>, 11> acts{{
    {"announce", Act::announce},
    {"audit", Act::audit},
    {"comment", Act::comment},
    {"designate", Act::designate},
    {"draft", Act::draft},
    {"editions", Act::editions},
    {"instruct", Act::instruct},
    {"manage-users", Act::manage_users},
    {"publish", Act::publish},
    {"request", Act::request},
    {"validate", Act::validate},
}};
constexpr std::array<std::pair<std::string_view, Records>, 3> reaches{{
    {"all", Records::all},
    {"national", Records::national},
    {"reference", Records::reference},
}};

template <typename Table>
auto look_up(const Table& table, std::string_view word) {
  const auto found = std::ranges::find(table, word, &Table::value_type::first);
  return found == table.end() ? std::nullopt : std::optional(found->second);
}

Role read_role(TomlTable& table) {
  Role role;
  role.id = table.needed_text("id");
  role.english = table.needed_text("title");
  const std::string of = table.needed_text("of");
  role.of_government = of == "government";
  if (!role.of_government && of != "node") table.fault("\"of\" is \"government\" or \"node\"");
  const std::string records = table.needed_text("records");
  if (const auto reach = look_up(reaches, records))
    role.records = *reach;
  else
    table.fault("\"" + records + "\" is no kind of records");
  for (const auto& word : table.texts("may")) {
    if (const auto act = act_named(word))
      role.acts.insert(*act);
    else
      table.fault("\"" + word + "\" is no act");
  }
  role.is_designated = table.flag("designated");
  role.needs_end = table.flag("needs_end");
  role.has_several = table.flag("several");
  table.finish();
  return role;
}

}  // namespace

std::string_view name(Act act) {
  return std::ranges::find(acts, act, &std::pair<std::string_view, Act>::second)->first;
}

std::optional<Act> act_named(std::string_view word) {
  return look_up(acts, word);
}

Result<Roles> Roles::read(std::span<const NamedText> files) {
  Roles roles;
  const auto file = std::ranges::find(files, file_name, &NamedText::name);
  if (file == files.end()) return roles;
  const auto toml = TRY(TomlFile::read(*file));
  TomlTable root = toml.root();
  for (TomlTable& table : root.tables("role")) {
    Role role = read_role(table);
    if (roles.find(role.id) != nullptr) table.fault("\"" + role.id + "\" is there twice");
    roles.roles_.push_back(std::move(role));
  }
  root.finish();
  TRY(toml.faults());
  return roles;
}

const Role* Roles::find(std::string_view id) const {
  const auto found = std::ranges::find(roles_, id, &Role::id);
  return found == roles_.end() ? nullptr : &*found;
}

std::string_view Roles::first_with(Act act) const {
  const auto found = std::ranges::find_if(roles_, [act](const Role& role) { return role.may(act); });
  return found == roles_.end() ? std::string_view() : found->id;
}

}  // namespace bch::access

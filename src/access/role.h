#pragma once
// Roles: what people and offices are appointed to, and what each may do (treaty/roles.toml, which is the
// manual of their language). Code knows the acts, never a role by its name. Read once, then constant; any
// thread.

#include "base/named_text.h"
#include "base/result.h"
#include "vocabularies/ids.h"

#include <optional>
#include <set>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::access {

// What somebody may do in the workspace; treaty/roles.toml says what each means.
enum class Act {
  draft,
  comment,
  request,
  publish,
  validate,
  manage_users,
  designate,
  instruct,
  announce,
  audit,
  editions,
};
std::string_view name(Act act);
std::optional<Act> act_named(std::string_view word);

// To which records the acts of a role extend.
enum class Records { national, reference, all };

struct Role {
  std::string id;
  std::string english;  // its label's context is "role.<id>"
  bool of_government = false;
  Records records = Records::national;
  std::set<Act> acts;
  bool is_designated = false;  // by a Government's letter, which the Secretariat records
  bool needs_end = false;
  bool has_several = false;  // a Government may designate more than one

  [[nodiscard]] bool may(Act act) const { return acts.contains(act); }
  [[nodiscard]] std::string context() const { return "role." + id; }
};

class Roles {
 public:
  // Reads roles.toml among those given; none of it: no roles. Problem treaty.bad-file.
  static Result<Roles> read(std::span<const NamedText> files);

  [[nodiscard]] const Role* find(std::string_view id) const;
  // The id of the first that may do it; empty when none may.
  [[nodiscard]] std::string_view first_with(Act act) const;
  [[nodiscard]] std::span<const Role> all() const { return roles_; }  // in the order of the file

  static constexpr std::string_view file_name = "roles.toml";

 private:
  std::vector<Role> roles_;
};

}  // namespace bch::access

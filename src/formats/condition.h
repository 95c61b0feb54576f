#pragma once
// Condition: a question about a record that a format asks: when a field is shown, when it is needed, when a
// rule is violated. Written in the format files in a small language that a lawyer can read
// (treaty/formats/example.toml):
//
//   expression  =  all { "or" all }          all   =  one { "and" one }
//   one         =  "not" one | "(" expression ")" | question
//   question    =  NAME                      the condition of that name, or the boolean field of that name is
//   true
//               |  FIELD "is" KEY            the choice or term of the field is that one
//               |  FIELD "has" KEY           among the terms of the field is that one, or one narrower than
//               it |  FIELD "has" "several" "of" KEY { "," KEY } |  FIELD "is" "no"           the boolean
//               field is false, and was answered |  FIELD "given"             there is something in the field
//
// FIELD may be a dotted path to a member of a group that is not repeated. Compiled once with its format, then
// constant; any thread.

#include "base/result.h"
#include "records/document.h"

#include <functional>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace bch::formats {

struct Field;

class Condition {
 public:
  enum class Kind { always, all, any, none, yes, no, given, choice, among, several };

  // What the words of an expression may name.
  struct Names {
    std::function<const Field*(std::string_view name)> field;
    std::function<const Condition*(std::string_view name)> condition;
    // The identifiers that a key of a field stands for: the term and all that are narrower, or the choice
    // itself; empty when the field has no such key.
    std::function<std::vector<std::string>(const Field&, std::string_view key)> identifiers;
  };

  Condition() = default;  // always true

  // Problem invalid, "format.bad-condition", with what was not understood.
  static Result<Condition> compile(std::string_view expression, const Names& names);

  [[nodiscard]] bool holds(const records::Document& body) const;
  [[nodiscard]] bool is_always() const { return kind_ == Kind::always; }

  // For who says it in other words: what is asked; the path of the field that is asked, or of nothing the
  // parts; and for each key the identifiers that it stands for, its own first.
  [[nodiscard]] Kind kind() const { return kind_; }
  [[nodiscard]] const std::string& field() const { return field_; }
  [[nodiscard]] const std::vector<Condition>& parts() const { return parts_; }
  [[nodiscard]] const std::vector<std::vector<std::string>>& identifiers() const { return identifiers_; }

 private:
  friend class ConditionReader;
  Kind kind_ = Kind::always;
  std::string field_;
  std::vector<std::vector<std::string>> identifiers_;  // one set for each key
  std::vector<Condition> parts_;
};

}  // namespace bch::formats

#pragma once
// Id<Tag>: a strong identifier. Two ids with different tags do not convert into each other, nor into a
// string. A value; compares and hashes as its text does.

#include <compare>
#include <functional>
#include <string>
#include <utility>

namespace bch {

template <typename Tag, typename Value = std::string>
class Id {
 public:
  Id() = default;
  explicit Id(Value value) : value_(std::move(value)) {}

  [[nodiscard]] const Value& value() const { return value_; }
  [[nodiscard]] bool empty() const { return value_ == Value{}; }

  friend bool operator==(const Id&, const Id&) = default;
  friend auto operator<=>(const Id&, const Id&) = default;

 private:
  Value value_{};
};

}  // namespace bch

template <typename Tag, typename Value>
struct std::hash<bch::Id<Tag, Value>> {
  std::size_t operator()(const bch::Id<Tag, Value>& id) const { return std::hash<Value>{}(id.value()); }
};

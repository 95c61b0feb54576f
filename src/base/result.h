#pragma once
// Result<T>: a value, or the Problem that explains why there is none.
//
// Every function of the house that can fail returns one; exceptions stop at engines/. A thin class over
// tl::expected, because a [[nodiscard]] class warns where a bare alias of it does not. What yields nothing
// returns Result<Done>. Not thread-safe, like any value.

#include "base/problem.h"

#include <utility>

#include <tl/expected.hpp>

namespace bch {

// What a function returns that has succeeded and has nothing to say.
struct Done {
  friend bool operator==(Done, Done) = default;
};

template <typename T>
class [[nodiscard]] Result {
 public:
  using Value = T;

  Result(T value) : held_(std::move(value)) {}  // NOLINT(google-explicit-constructor)
  Result(Problem problem)
      : held_(tl::unexpected(std::move(problem))) {}  // NOLINT(google-explicit-constructor)

  [[nodiscard]] bool ok() const { return held_.has_value(); }
  explicit operator bool() const { return ok(); }

  // The value. Calling these on a failure ends the program: ask ok() first, or use TRY.
  [[nodiscard]] const T& value() const& { return held_.value(); }
  [[nodiscard]] T& value() & { return held_.value(); }
  [[nodiscard]] T value() && { return std::move(held_).value(); }  // by value: a range-for over it is safe
  const T& operator*() const& { return held_.value(); }
  T& operator*() & { return held_.value(); }
  T operator*() && { return std::move(held_).value(); }
  const T* operator->() const { return &held_.value(); }
  T* operator->() { return &held_.value(); }

  [[nodiscard]] const Problem& problem() const& { return held_.error(); }
  [[nodiscard]] Problem problem() && { return std::move(held_).error(); }

 private:
  tl::expected<T, Problem> held_;
};

}  // namespace bch

// Evaluates `expression`, a Result; on failure returns its Problem from the enclosing function, otherwise
// yields the value. One a line, never nested, never inside a coroutine (g++ 12 miscompiles that).
#define TRY(expression)                                             \
  __extension__({                                                   \
    auto try_result_ = (expression);                                \
    if (!try_result_.ok()) return std::move(try_result_).problem(); \
    *std::move(try_result_);                                        \
  })

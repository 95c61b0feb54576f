#include "languages/plural.h"

#include "base/limits.h"

#include <array>
#include <charconv>
#include <limits>
#include <string>
#include <utility>

namespace bch::languages {
namespace {

constexpr int most_forms = 6;  // Arabic has six; no language of CLDR has more
constexpr std::int64_t tried = 1'000;

}  // namespace

// Reads the expression by precedence climbing and writes the steps behind each other.
class PluralReader {
 public:
  explicit PluralReader(std::string_view text) : rest_(text) {}

  bool read(std::vector<PluralRule::Step>& steps) {
    steps_ = &steps;
    condition(0);
    skip_spaces();
    return good_ && rest_.empty();
  }

 private:
  using Operation = PluralRule::Operation;
  struct Sign {
    std::string_view text;
    int precedence;
    Operation operation;
  };
  // Longer signs before those that they begin with.
  static constexpr std::array<Sign, 13> signs{{
      {"||", 1, Operation::either},
      {"&&", 2, Operation::both},
      {"==", 3, Operation::equal},
      {"!=", 3, Operation::unequal},
      {"<=", 4, Operation::at_most},
      {">=", 4, Operation::at_least},
      {"<", 4, Operation::less},
      {">", 4, Operation::greater},
      {"+", 5, Operation::add},
      {"-", 5, Operation::subtract},
      {"*", 6, Operation::multiply},
      {"/", 6, Operation::divide},
      {"%", 6, Operation::remainder},
  }};

  void condition(int depth) {
    if (depth > limits::plural_depth) return fail();
    binary(1, depth);
    if (!take("?")) return;
    condition(depth + 1);
    if (!take(":")) return fail();
    condition(depth + 1);
    write(Operation::choose);
  }

  void binary(int least, int depth) {
    operand(depth);
    while (good_) {
      const Sign* sign = next_sign();
      if (sign == nullptr || sign->precedence < least) return;
      rest_.remove_prefix(sign->text.size());
      binary(sign->precedence + 1, depth);
      write(sign->operation);
    }
  }

  void operand(int depth) {
    if (depth > limits::plural_depth) return fail();
    skip_spaces();
    if (!rest_.starts_with("!=") && take("!")) {
      operand(depth + 1);
      return write(Operation::negate);
    }
    if (take("n")) return write(Operation::n);
    if (take("(")) {
      condition(depth + 1);
      if (!take(")")) fail();
      return;
    }
    std::uint32_t value = 0;
    const auto [end, error] = std::from_chars(rest_.data(), rest_.data() + rest_.size(), value);
    if (error != std::errc{}) return fail();
    rest_.remove_prefix(static_cast<std::size_t>(end - rest_.data()));
    write(Operation::number, value);
  }

  const Sign* next_sign() {
    skip_spaces();
    for (const Sign& sign : signs) {
      if (rest_.starts_with(sign.text)) return &sign;
    }
    return nullptr;
  }

  void write(Operation operation, std::uint64_t value = 0) { steps_->push_back({operation, value}); }

  bool take(std::string_view word) {
    skip_spaces();
    if (!good_ || !rest_.starts_with(word)) return false;
    rest_.remove_prefix(word.size());
    return true;
  }

  void skip_spaces() {
    while (rest_.starts_with(' ') || rest_.starts_with('\t')) rest_.remove_prefix(1);
  }

  void fail() {
    good_ = false;
    rest_ = {};
  }

  std::string_view rest_;
  std::vector<PluralRule::Step>* steps_ = nullptr;
  bool good_ = true;
};

Result<PluralRule> PluralRule::read(int forms, std::string_view expression) {
  const Problem syntax{Problem::Kind::invalid, "plural.syntax", {{"rule", std::string(expression)}}};
  const Problem wrong_forms{Problem::Kind::invalid, "plural.forms", {{"rule", std::string(expression)}}};
  if (forms < 1 || forms > most_forms) return wrong_forms;
  if (expression.size() > limits::plural_expression_bytes) return syntax;
  PluralRule rule;
  if (!PluralReader(expression).read(rule.steps_)) return syntax;
  rule.forms_ = std::numeric_limits<int>::max();
  for (std::int64_t n = 0; n <= tried; ++n) {
    if (rule.form(n) >= forms) return wrong_forms;
  }
  rule.forms_ = forms;
  rule.written_ = expression;
  return rule;
}

int PluralRule::form(std::int64_t n) const {
  const std::uint64_t amount = n < 0 ? 0 - static_cast<std::uint64_t>(n) : static_cast<std::uint64_t>(n);
  std::array<std::uint64_t, limits::plural_expression_bytes> stack{};  // a step pushes one at most
  std::size_t height = 0;
  for (const Step& step : steps_) {
    const auto pop = [&] { return stack[--height]; };
    const auto push = [&](std::uint64_t value) { stack[height++] = value; };
    if (step.operation == Operation::number) {
      push(step.value);
      continue;
    }
    if (step.operation == Operation::n) {
      push(amount);
      continue;
    }
    const std::uint64_t right = pop();
    if (step.operation == Operation::negate) {
      push(right == 0 ? 1 : 0);
      continue;
    }
    const std::uint64_t left = pop();
    switch (step.operation) {
      case Operation::multiply:
        push(left * right);
        break;
      case Operation::divide:
        push(right == 0 ? 0 : left / right);
        break;
      case Operation::remainder:
        push(right == 0 ? 0 : left % right);
        break;
      case Operation::add:
        push(left + right);
        break;
      case Operation::subtract:
        push(left - right);
        break;
      case Operation::less:
        push(left < right ? 1 : 0);
        break;
      case Operation::greater:
        push(left > right ? 1 : 0);
        break;
      case Operation::at_most:
        push(left <= right ? 1 : 0);
        break;
      case Operation::at_least:
        push(left >= right ? 1 : 0);
        break;
      case Operation::equal:
        push(left == right ? 1 : 0);
        break;
      case Operation::unequal:
        push(left != right ? 1 : 0);
        break;
      case Operation::both:
        push(left != 0 && right != 0 ? 1 : 0);
        break;
      case Operation::either:
        push(left != 0 || right != 0 ? 1 : 0);
        break;
      case Operation::choose:
        push(pop() != 0 ? left : right);
        break;
      case Operation::number:
      case Operation::n:
      case Operation::negate:
        break;
    }
  }
  const std::uint64_t form = height == 0 ? 0 : stack[0];
  const auto last = static_cast<std::uint64_t>(forms_ - 1);
  return static_cast<int>(form < last ? form : last);
}

}  // namespace bch::languages

#pragma once
// PluralRule: which form of a message goes with a number, by the expression in C that gettext's Plural-Forms
// has ("n%10==1 && n%100!=11 ? 0 : 1"). Read once, with limits; a value; any thread.

#include "base/result.h"

#include <cstdint>
#include <string_view>
#include <vector>

namespace bch::languages {

class PluralRule {
 public:
  PluralRule() = default;  // one form for every number

  // `forms` from 1 to 6. The expression may use n, whole numbers, ( ) ! * / % + - < > <= >= == != && || ?:,
  // and must give a form below `forms` for each n up to 1000; otherwise "plural.syntax" or "plural.forms".
  static Result<PluralRule> read(int forms, std::string_view expression);

  [[nodiscard]] int forms() const { return forms_; }
  [[nodiscard]] const std::string& written() const { return written_; }  // the expression

  // From 0 to forms() - 1. Of a negative number the form is that of its amount.
  [[nodiscard]] int form(std::int64_t n) const;

 private:
  friend class PluralReader;
  enum class Operation : std::uint8_t {
    number,
    n,
    negate,
    multiply,
    divide,
    remainder,
    add,
    subtract,
    less,
    greater,
    at_most,
    at_least,
    equal,
    unequal,
    both,
    either,
    choose,
  };
  // Operations in the order in which a stack machine does them. Nothing in them can fail: x/0 and x%0 are 0.
  struct Step {
    Operation operation;
    std::uint64_t value;
  };

  int forms_ = 1;
  std::string written_ = "0";
  std::vector<Step> steps_;
};

}  // namespace bch::languages

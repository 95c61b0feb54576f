#include "formats/condition.h"

#include "base/limits.h"
#include "formats/format.h"

#include <algorithm>
#include <cctype>

namespace bch::formats {
namespace {

using records::Document;

bool is_mark(char c) {
  return c == '(' || c == ')' || c == ',';
}

std::vector<std::string> words_of(std::string_view expression) {
  std::vector<std::string> words;
  std::string word;
  const auto end_word = [&] {
    if (!word.empty()) words.push_back(std::move(word));
    word.clear();
  };
  for (const char c : expression) {
    if (c == ' ' || c == '\n' || c == '\t' || is_mark(c))
      end_word();
    else
      word += c;
    if (is_mark(c)) words.emplace_back(1, c);
  }
  end_word();
  return words;
}

// The identifier in {"identifier": ...}, or the text of a choice.
std::string_view identifier_of(const Document& value) {
  const Document* inner = value.find("identifier");
  return inner == nullptr ? value.text() : inner->text();
}

bool is_one_of(const Document& value, const std::vector<std::string>& identifiers) {
  return std::ranges::find(identifiers, identifier_of(value)) != identifiers.end();
}

bool holds_one_of(const Document& value, const std::vector<std::string>& identifiers) {
  if (!value.is(Document::Kind::list)) return is_one_of(value, identifiers);
  return std::ranges::any_of(value.items(),
                             [&](const Document& item) { return is_one_of(item, identifiers); });
}

}  // namespace

class ConditionReader {
 public:
  ConditionReader(std::string_view expression, const Condition::Names& names)
      : words_(words_of(expression)), names_(names) {}

  Result<Condition> read() {
    auto condition = TRY(any());
    if (at_ != words_.size()) return refuse(words_[at_]);
    return condition;
  }

 private:
  using Kind = Condition::Kind;

  static Problem refuse(std::string_view word) {
    return Problem{Problem::Kind::invalid, "format.bad-condition", {{"word", std::string(word)}}};
  }
  [[nodiscard]] std::string_view peek() const {
    return at_ < words_.size() ? std::string_view(words_[at_]) : std::string_view();
  }
  bool take(std::string_view word) {
    if (peek() != word) return false;
    ++at_;
    return true;
  }
  std::string next() { return at_ < words_.size() ? words_[at_++] : std::string(); }

  Result<Condition> any() {
    return several(Kind::any, "or", [this] { return all(); });
  }
  Result<Condition> all() {
    return several(Kind::all, "and", [this] { return one(); });
  }

  template <typename Part>
  Result<Condition> several(Kind kind, std::string_view joined_by, Part part) {
    Condition joined;
    joined.kind_ = kind;
    do {
      joined.parts_.push_back(TRY(part()));
    } while (take(joined_by));
    if (joined.parts_.size() > 1) return joined;
    return std::move(joined.parts_.front());
  }

  Result<Condition> one() {
    if (++depth_ > limits::condition_depth) return refuse("(");
    Condition condition;
    if (take("not")) {
      condition.kind_ = Kind::none;
      condition.parts_.push_back(TRY(one()));
    } else if (take("(")) {
      condition = TRY(any());
      if (!take(")")) return refuse(peek());
    } else {
      condition = TRY(question());
    }
    --depth_;
    return condition;
  }

  Result<Condition> question() {
    const std::string name = next();
    if (const Condition* named = names_.condition(name)) return *named;
    const Field* field = names_.field(name);
    if (field == nullptr) return refuse(name);
    Condition condition;
    condition.field_ = name;
    if (take("given")) {
      condition.kind_ = Kind::given;
      return condition;
    }
    const bool has = take("has");
    if (has || take("is")) return compared(std::move(condition), *field, has);
    if (field->type != FieldType::boolean) return refuse(name);
    condition.kind_ = Kind::yes;
    return condition;
  }

  Result<Condition> compared(Condition condition, const Field& field, bool has) {
    if (!has && field.type == FieldType::boolean) {
      if (!take("no")) return refuse(peek());
      condition.kind_ = Kind::no;
      return condition;
    }
    condition.kind_ = has ? Kind::among : Kind::choice;
    if (has && take("several")) {
      if (!take("of")) return refuse(peek());
      condition.kind_ = Kind::several;
    }
    do {
      const std::string key = next();
      condition.identifiers_.push_back(names_.identifiers(field, key));
      if (condition.identifiers_.back().empty()) return refuse(key);
    } while (condition.kind_ == Kind::several && take(","));
    return condition;
  }

  std::vector<std::string> words_;
  const Condition::Names& names_;
  std::size_t at_ = 0;
  int depth_ = 0;
};

Result<Condition> Condition::compile(std::string_view expression, const Names& names) {
  return ConditionReader(expression, names).read();
}

bool Condition::holds(const Document& body) const {
  const auto part_holds = [&](const Condition& part) { return part.holds(body); };
  const Document& value = body.at(field_);
  switch (kind_) {
    case Kind::always:
      return true;
    case Kind::all:
      return std::ranges::all_of(parts_, part_holds);
    case Kind::any:
      return std::ranges::any_of(parts_, part_holds);
    case Kind::none:
      return std::ranges::none_of(parts_, part_holds);
    case Kind::yes:
      return value.boolean();
    case Kind::no:
      return value.is(Document::Kind::boolean) && !value.boolean();
    case Kind::given:
      return !value.is_blank();
    case Kind::choice:
    case Kind::among:
      return holds_one_of(value, identifiers_.front());
    case Kind::several:
      return std::ranges::count_if(identifiers_, [&](const auto& one) { return holds_one_of(value, one); }) >
             1;
  }
  return false;
}

}  // namespace bch::formats

#include "desk/live_condition.h"

#include "records/json.h"

#include <array>
#include <utility>

namespace bch::desk {
namespace {

using formats::Condition;
using records::Document;
using Kind = Condition::Kind;

// Settled, or a document for the script.
struct Part {
  std::optional<bool> settled;
  Document asked;
};

class Settler {
 public:
  Settler(const Document& body, const std::function<bool(std::string_view)>& is_on_page)
      : body_(body), is_on_page_(is_on_page) {}

  [[nodiscard]] Part settle(const Condition& condition) const {
    switch (condition.kind()) {
      case Kind::always:
        return {true, {}};
      case Kind::all:
      case Kind::any:
        return joined(condition);
      case Kind::none: {
        Part inner = settle(condition.parts().front());
        if (inner.settled) return {!*inner.settled, {}};
        return {std::nullopt, Document::List{"none", std::move(inner.asked)}};
      }
      default:
        if (!is_on_page_(condition.field())) return {condition.holds(body_), {}};
        return {std::nullopt, about(condition)};
    }
  }

 private:
  // One part may settle it; parts that are settled otherwise do not matter.
  [[nodiscard]] Part joined(const Condition& condition) const {
    const bool is_any = condition.kind() == Kind::any;
    Document::List open{is_any ? "any" : "all"};
    for (const Condition& part : condition.parts()) {
      Part inner = settle(part);
      if (inner.settled == is_any) return {is_any, {}};
      if (!inner.settled) open.push_back(std::move(inner.asked));
    }
    if (open.size() == 1) return {!is_any, {}};
    if (open.size() == 2) return {std::nullopt, std::move(open[1])};
    return {std::nullopt, std::move(open)};
  }

  static Document about(const Condition& condition) {
    constexpr std::array<std::pair<Kind, const char*>, 6> words{{{Kind::yes, "yes"},
                                                                 {Kind::no, "no"},
                                                                 {Kind::given, "given"},
                                                                 {Kind::choice, "is"},
                                                                 {Kind::among, "is"},
                                                                 {Kind::several, "several"}}};
    Document::List asked;
    for (const auto& [kind, word] : words) {
      if (kind == condition.kind()) asked.emplace_back(word);
    }
    asked.emplace_back(condition.field());
    const auto list_of = [](const std::vector<std::string>& identifiers) {
      return Document::List(identifiers.begin(), identifiers.end());
    };
    if (condition.kind() == Kind::several) {
      Document::List sets;
      for (const auto& identifiers : condition.identifiers()) sets.emplace_back(list_of(identifiers));
      asked.emplace_back(std::move(sets));
    } else if (!condition.identifiers().empty()) {
      asked.emplace_back(list_of(condition.identifiers().front()));
    }
    return asked;
  }

  const Document& body_;
  const std::function<bool(std::string_view)>& is_on_page_;
};

}  // namespace

LiveCondition live_condition(const Condition& condition, const Document& body,
                             const std::function<bool(std::string_view)>& is_on_page) {
  const Part part = Settler(body, is_on_page).settle(condition);
  if (part.settled) return {*part.settled, std::nullopt};
  return {condition.holds(body), records::canonical_json(part.asked)};
}

}  // namespace bch::desk

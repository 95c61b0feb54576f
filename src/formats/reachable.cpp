#include "formats/reachable.h"

#include "base/limits.h"
#include "formats/header.h"

#include <algorithm>
#include <functional>
#include <map>
#include <set>

namespace bch::formats {
namespace {

using records::Document;

// A value at a dotted path.
void put(Document& body, std::string_view path, Document value) {
  const auto dot = path.find('.');
  if (dot == std::string_view::npos) {
    body.set(path, std::move(value));
    return;
  }
  const std::string_view group = path.substr(0, dot);
  Document inner = body.at(group);
  put(inner, path.substr(dot + 1), std::move(value));
  body.set(group, std::move(inner));
}

Document chosen(const Field& field, const std::string& identifier) {
  if (field.type == FieldType::choice) return Document(identifier);
  Document term;
  term.set(member::identifier, identifier);
  return term;
}

// Finds answers under which conditions hold together.
class Trial {
 public:
  explicit Trial(const Format& format) : format_(format) {
    for (const Section& section : format.sections) {
      for (const Field& field : section.fields) {
        when_asked_[field.name] = {&section.shown, &field.shown};
        for (const Field& member : field.members)
          when_asked_[field.name + "." + member.name] = {&section.shown, &field.shown, &member.shown};
      }
    }
  }

  // With whatever answers: a record may hold some that were not asked.
  bool can_hold(const Condition& condition) {
    asked_.clear();
    collect(condition);
    return find([&](const Document& body) { return condition.holds(body); });
  }

  // All of them, and nothing is answered that is not asked.
  bool can_be_asked(const std::vector<const Condition*>& conditions) {
    asked_.clear();
    for (const Condition* condition : conditions) collect(*condition);
    return find([&](const Document& body) {
      const auto holds = [&](const Condition* condition) { return condition->holds(body); };
      return std::ranges::all_of(conditions, holds) && is_consistent(body);
    });
  }

 private:
  // Which answers a condition tells apart, and those on which it depends that its fields are asked at all.
  void collect(const Condition& condition) {
    for (const Condition& part : condition.parts()) collect(part);
    if (condition.field().empty()) return;
    const bool is_new = !asked_.contains(condition.field());
    auto& sets = asked_[condition.field()];
    sets.insert(sets.end(), condition.identifiers().begin(), condition.identifiers().end());
    if (!is_new) return;
    const auto whether = when_asked_.find(condition.field());
    if (whether == when_asked_.end()) return;
    for (const Condition* inner : whether->second) collect(*inner);
  }

  using Asked = std::map<std::string, std::vector<std::vector<std::string>>>;

  // One answer for each difference that the conditions make, nothing among them.
  [[nodiscard]] std::vector<Document> answers(const std::string& path,
                                              const std::vector<std::vector<std::string>>& sets) const {
    const Field* field = format_.field(path);
    std::vector<Document> answers{Document()};
    if (field->type == FieldType::boolean) {
      answers.emplace_back(true);
      answers.emplace_back(false);
      return answers;
    }
    const auto options = representatives(sets);
    if (!field->many) {
      for (const std::string& option : options) answers.push_back(chosen(*field, option));
      return answers;
    }
    const std::size_t subsets = std::size_t{1} << std::min<std::size_t>(options.size(), most_options);
    for (std::size_t subset = 1; subset < subsets; ++subset) {
      Document list = Document::list();
      for (std::size_t i = 0; i < options.size(); ++i) {
        if ((subset >> i & 1U) != 0) list.append(chosen(*field, options[i]));
      }
      answers.push_back(std::move(list));
    }
    return answers;
  }

  // An identifier for each way of being in some of the sets, and one that is in none.
  static std::vector<std::string> representatives(const std::vector<std::vector<std::string>>& sets) {
    std::map<std::vector<bool>, std::string> kinds;
    kinds.emplace(std::vector<bool>(sets.size(), false), "-");
    for (const auto& set : sets) {
      for (const std::string& identifier : set) {
        std::vector<bool> kind;
        for (const auto& other : sets) kind.push_back(std::ranges::find(other, identifier) != other.end());
        kinds.emplace(std::move(kind), identifier);
      }
    }
    std::vector<std::string> options;
    for (const auto& [kind, identifier] : kinds) options.push_back(identifier);
    return options;
  }

  using Test = std::function<bool(const Document& body)>;

  bool find(const Test& test) {
    tried_ = 0;
    return try_from(asked_.begin(), Document::members(), test);
  }

  bool try_from(Asked::const_iterator at, const Document& body, const Test& test) {
    if (at == asked_.end()) return ++tried_ > limits::answers_tried || test(body);
    for (Document& answer : answers(at->first, at->second)) {
      Document next = body;
      if (!answer.is_null()) put(next, at->first, std::move(answer));
      if (try_from(std::next(at), next, test)) return true;
    }
    return false;
  }

  // Nothing is answered that is not asked.
  [[nodiscard]] bool is_consistent(const Document& body) const {
    return std::ranges::all_of(asked_, [&](const auto& each) {
      if (body.at(each.first).is_null()) return true;
      const auto whether = when_asked_.find(each.first);
      return whether == when_asked_.end() ||
             std::ranges::all_of(whether->second, [&](const Condition* one) { return one->holds(body); });
    });
  }

  static constexpr std::size_t most_options = 16;

  const Format& format_;
  std::map<std::string, std::vector<const Condition*>> when_asked_;
  Asked asked_;  // what the conditions name, and in which sets its terms are
  std::size_t tried_ = 0;
};

}  // namespace

std::vector<std::string> unreachable(const Format& format) {
  std::vector<std::string> found;
  Trial trial(format);
  const auto examine = [&](const Field& field, const std::string& path, std::vector<const Condition*> asked) {
    asked.push_back(&field.shown);
    if (!trial.can_be_asked(asked)) {
      found.push_back("field " + path);
      return;
    }
    asked.push_back(&field.needed);
    if (!trial.can_be_asked(asked)) found.push_back("needed: " + path);
  };
  for (const Section& section : format.sections) {
    for (const Field& field : section.fields) {
      examine(field, field.name, {&section.shown});
      for (const Field& member : field.members)
        examine(member, field.name + "." + member.name, {&section.shown, &field.shown});
    }
  }
  for (const Rule& rule : format.rules) {
    if (!trial.can_hold(rule.violated)) found.push_back("rule " + rule.id);
  }
  return found;
}

}  // namespace bch::formats

#include "search/in_memory.h"

#include "languages/words.h"

#include <algorithm>
#include <set>

namespace bch::search {
namespace {

class Asked {
 public:
  explicit Asked(const Question& question) : question_(question), typed_(read_typed(question.words)) {}

  [[nodiscard]] bool fits(const IndexedRecord& record) const {
    const bool refers = std::ranges::all_of(question_.refers_to, [&](const auto& to) {
      return std::ranges::find(record.refers_to, to) != record.refers_to.end();
    });
    return refers && (named(record) || worded(record));
  }

  // Whether the choices of all facets but `except` fit.
  [[nodiscard]] bool chosen(const IndexedRecord& record, std::string_view except = {}) const {
    std::set<std::string_view> asked;
    for (const auto& choice : question_.choices) {
      if (choice.facet != except) asked.insert(choice.facet);
    }
    return std::ranges::all_of(asked, [&](std::string_view facet) {
      return std::ranges::any_of(record.facets, [&](const FacetValue& value) {
        return value.facet == facet && question_.has(value);
      });
    });
  }

  [[nodiscard]] bool named(const IndexedRecord& record) const {
    return std::ranges::any_of(typed_.keys, [&](const auto& key) {
      return std::ranges::find(record.keys, key) != record.keys.end();
    });
  }

 private:
  [[nodiscard]] bool worded(const IndexedRecord& record) const {
    std::set<std::string> words;
    std::vector<std::vector<std::string>> texts;
    for (const auto& text : record.texts) {
      texts.push_back(languages::words(text.text));
      words.insert(texts.back().begin(), texts.back().end());
    }
    const auto has = [&](const std::string& word) { return words.contains(word); };
    const auto begins = [&](const std::string& beginning) {
      const auto found = words.lower_bound(beginning);
      return found != words.end() && found->starts_with(beginning);
    };
    const auto says = [&](const std::vector<std::string>& phrase) {
      return std::ranges::any_of(
          texts, [&](const auto& text) { return !std::ranges::search(text, phrase).empty(); });
    };
    return std::ranges::all_of(typed_.all, has) && std::ranges::all_of(typed_.beginnings, begins) &&
           std::ranges::all_of(typed_.phrases, says) && std::ranges::none_of(typed_.none, has);
  }

  const Question& question_;
  Typed typed_;
};

}  // namespace

Result<Done> MemoryIndex::change(const Changes& changes) {
  const std::lock_guard lock(mutex_);
  for (const auto& record : changes.put) records_.insert_or_assign(record.record, record);
  for (const auto& record : changes.remove) records_.erase(record);
  position_ = changes.position;
  return Done{};
}

Result<registry::Position> MemoryIndex::position() {
  const std::lock_guard lock(mutex_);
  return position_;
}

Result<Done> MemoryIndex::forget() {
  const std::lock_guard lock(mutex_);
  records_.clear();
  position_ = 0;
  return Done{};
}

Result<Answer> MemoryIndex::ask(const Question& question) {
  const std::lock_guard lock(mutex_);
  const Asked asked(question);
  Answer answer;
  answer.position = position_;
  std::vector<const IndexedRecord*> found;
  for (const auto& [id, record] : records_) {
    if (!asked.fits(record)) continue;
    if (asked.chosen(record)) found.push_back(&record);
    for (const FacetValue& value : record.facets) {
      if (asked.chosen(record, value.facet)) ++answer.facets[value.facet][value.value];
    }
  }
  answer.total = found.size();
  std::ranges::stable_sort(found, [&](const auto* left, const auto* right) {
    if (question.order == Order::newest) return left->date > right->date;
    return asked.named(*left) && !asked.named(*right);
  });
  const std::size_t first = std::min((question.page - 1) * question.page_size, found.size());
  const std::size_t last = std::min(first + question.page_size, found.size());
  for (std::size_t i = first; i < last; ++i) answer.hits.push_back(found[i]->record);
  return answer;
}

}  // namespace bch::search

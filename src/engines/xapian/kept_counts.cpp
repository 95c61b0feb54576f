#include "engines/xapian/kept_counts.h"

#include <algorithm>

namespace bch::engines::xapian {
namespace {

constexpr std::size_t kept_at_most = 64;

// The question without what does not change its counts.
search::Question of_counts(search::Question question) {
  const search::Question plain;
  question.order = plain.order;
  question.grouped_by = plain.grouped_by;
  question.language = plain.language;
  question.crossed = plain.crossed;
  question.page = plain.page;
  question.page_size = plain.page_size;
  question.explained = plain.explained;
  return question;
}

}  // namespace

std::optional<KeptCounts::Facets> KeptCounts::find(const search::Question& wanted,
                                                   registry::Position position) {
  const std::lock_guard lock(mutex_);
  if (position != position_) return std::nullopt;
  const auto found = std::ranges::find(kept_, wanted, &std::pair<search::Question, Facets>::first);
  return found == kept_.end() ? std::nullopt : std::optional(found->second);
}

KeptCounts::Facets KeptCounts::get(const search::Question& question, registry::Position position,
                                   const std::function<Facets()>& count) {
  auto wanted = of_counts(question);
  if (auto kept = find(wanted, position)) return *std::move(kept);
  auto facets = count();
  const std::lock_guard lock(mutex_);
  if (position != position_) kept_.clear();
  position_ = position;
  if (kept_.size() == kept_at_most) kept_.pop_front();
  kept_.emplace_back(std::move(wanted), facets);
  return facets;
}

}  // namespace bch::engines::xapian

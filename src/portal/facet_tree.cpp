#include "portal/facet_tree.h"

#include "base/limits.h"

#include <algorithm>
#include <map>
#include <set>

namespace bch::portal {
namespace {

bool is_under(std::string value, const std::string& above, const Broader& broader) {
  for (std::size_t depth = 0; !value.empty() && depth < limits::vocabulary_depth; ++depth) {
    value = broader(value);
    if (value == above) return true;
  }
  return false;
}

class Grower {
 public:
  Grower(const std::vector<search::Counted>& counted, const std::vector<std::string>& chosen,
         const Broader& broader, bool whole)
      : all_(counted), chosen_(chosen), broader_(broader) {
    for (const auto& [value, count] : counted) known_.insert(value);
    for (const auto& value : chosen) {
      if (known_.insert(value).second) all_.push_back({value, 0});
    }
    for (const auto& [value, count] : all_) {
      const auto above = broader(value);
      below_[known_.contains(above) ? above : std::string()].push_back({value, count});
    }
    is_whole_ = whole || all_.size() <= few_values;
  }

  FacetTree grow() {
    FacetTree tree;
    tree.values = all_.size();
    tree.top = level({});
    tree.shown = shown_;
    return tree;
  }

 private:
  [[nodiscard]] bool is_chosen(const std::string& value) const {
    return std::ranges::find(chosen_, value) != chosen_.end();
  }
  [[nodiscard]] bool leads_to_chosen(const std::string& value) const {
    return std::ranges::any_of(chosen_, [&](const auto& each) { return is_under(each, value, broader_); });
  }
  [[nodiscard]] bool is_kept(const std::string& value) const {
    return is_chosen(value) || leads_to_chosen(value);
  }

  std::vector<FacetBranch> level(const std::string& above) {
    std::vector<FacetBranch> branches;
    const auto found = below_.find(above);
    if (found == below_.end()) return branches;
    const auto& values = found->second;
    const auto kept = static_cast<std::size_t>(
        std::ranges::count_if(values, [&](const auto& each) { return is_kept(each.value); }));
    std::size_t room = few_values > kept ? few_values - kept : 0;
    for (const auto& [value, count] : values) {
      const bool stays = is_whole_ || is_kept(value);
      if (!stays && room == 0) continue;
      if (!stays) --room;
      ++shown_;
      branches.push_back({value, count, is_chosen(value), {}});
      const bool is_only_one = above.empty() && values.size() == 1;
      if (stays || is_only_one) branches.back().narrower = level(value);
    }
    return branches;
  }

  std::vector<search::Counted> all_;
  std::set<std::string> known_;
  const std::vector<std::string>& chosen_;
  const Broader& broader_;
  std::map<std::string, std::vector<search::Counted>> below_;  // at the top: of nothing
  bool is_whole_ = false;
  std::size_t shown_ = 0;
};

}  // namespace

FacetTree facet_tree(const std::vector<search::Counted>& counted, const std::vector<std::string>& chosen,
                     const Broader& broader, bool whole) {
  return Grower(counted, chosen, broader, whole).grow();
}

search::Question narrowed(const search::Question& question, const search::FacetValue& choice,
                          const Broader& broader) {
  search::Question narrowed = question.with(choice);
  std::erase_if(narrowed.choices, [&](const search::FacetValue& other) {
    return other.facet == choice.facet &&
           (is_under(other.value, choice.value, broader) || is_under(choice.value, other.value, broader));
  });
  return narrowed;
}

}  // namespace bch::portal

// What Publishing does with several drafts that nothing but a person's choice has brought together.

#include "publication/publishing.h"

#include <map>
#include <string>

namespace bch::publication {

std::vector<Judged> Publishing::together(std::vector<std::vector<Judged>> packages) {
  std::vector<Judged> all;
  std::map<std::string, std::size_t> places;
  for (auto& package : packages) {
    for (auto& judged : package) {
      const auto [place, is_new] = places.emplace(judged.draft.id, all.size());
      if (!is_new) all[place->second].is_referred |= judged.is_referred;
      if (is_new) all.push_back(std::move(judged));
    }
  }
  return all;
}

Result<std::vector<Problem>> Publishing::faults(const std::vector<Judged>& package,
                                                const Decision& decision) {
  std::vector<Problem> faults;
  for (const auto& judged : package) {
    const auto unfit = refuse_unfit(judged);
    const auto refused = refuse_person(judged, decision);
    if (!unfit.ok()) faults.push_back(unfit.problem());
    if (refused.ok()) continue;
    if (refused.problem().kind == Problem::Kind::failed) return refused.problem();  // of the store
    faults.push_back(refused.problem());
  }
  return faults;
}

Result<Done> Publishing::give_back(std::vector<Draft> drafts, const Word& word, workspace::Commit with) {
  for (auto& draft : drafts) {
    draft.state = State::draft;
    draft.request.reset();
    draft.returned = word;
    with.puts.push_back(to_item(draft));
  }
  return store_.commit(with);
}

Result<bool> Publishing::wants_second_review(const Judged& judged) {
  const auto* format = formats_.find(judged.draft.format);
  const bool is_of_the_kind = format != nullptr && format->second_review && judged.draft.has_content() &&
                              format->second_review->holds(judged.body);
  if (is_of_the_kind) return true;
  return wants_second_review(judged.draft.party);
}

}  // namespace bch::publication

#include "portal/regions.h"

#include "formats/labels.h"
#include "portal/parts.h"

#include <algorithm>

namespace bch::portal {

std::vector<Region> regions(const Sources& sources, Governments which) {
  const auto& vocabularies = sources.formats.vocabularies();
  const auto* names = vocabularies.find(vocabularies::regions);
  std::vector<Region> all;
  Region none;
  const auto of = [&](const vocabularies::Term* term) -> Region& {
    const auto found = std::ranges::find(all, term, &Region::term);
    return found == all.end() ? all.emplace_back(Region{term, {}}) : *found;
  };
  for (const auto& party : vocabularies.parties()) {
    if (party.demonstration != (which == Governments::invented)) continue;
    const auto* term = names == nullptr ? nullptr : names->with_key(party.region);
    (term == nullptr ? none : of(term)).parties.push_back(&party);
  }
  std::ranges::sort(all, {}, &Region::term);  // terms stand in the order of their vocabulary
  if (!none.parties.empty()) all.push_back(std::move(none));
  return all;
}

std::string region_name(const Reader& reader, const Region& region) {
  if (region.term == nullptr) return reader.say("figures.no-region");
  return label(reader, formats::label_of(region.term->id, region.term));
}

}  // namespace bch::portal

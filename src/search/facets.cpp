#include "search/facets.h"

#include "formats/header.h"

#include <algorithm>

namespace bch::search {

std::vector<std::string> facets_of(const formats::Format& format) {
  std::vector<std::string> names;
  const auto add = [&](const formats::Field& field) {
    const bool is_new = field.facet && field.name != formats::member::government &&
                        std::ranges::find(names, field.name) == names.end();
    if (is_new) names.push_back(field.name);
  };
  for (const auto& section : format.sections) {
    for (const auto& field : section.fields) {
      add(field);
      std::ranges::for_each(field.members, add);
    }
  }
  return names;
}

std::vector<std::string> facet_names(const formats::Formats& formats) {
  std::vector<std::string> names(first_facets.begin(), first_facets.end());
  for (const formats::Format* format : formats.all()) {
    for (std::string& name : facets_of(*format)) {
      if (std::ranges::find(names, name) == names.end()) names.push_back(std::move(name));
    }
  }
  names.insert(names.end(), last_facets.begin(), last_facets.end());
  return names;
}

}  // namespace bch::search

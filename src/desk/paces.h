#pragma once
// How often somebody wants to be told, to be chosen in a form. Pure; any thread.

#include "desk/small_form.h"
#include "notices/preferences.h"

#include <string>
#include <vector>

namespace bch::desk {

inline std::string said(const Visit& visit, notices::Pace pace) {
  return visit.say(std::string("pace.") + std::string(notices::name(pace)));
}

inline std::vector<Choice> pace_choices(const Visit& visit) {
  std::vector<Choice> choices;
  for (const auto pace : notices::paces())
    choices.push_back({std::string(notices::name(pace)), said(visit, pace)});
  return choices;
}

}  // namespace bch::desk

#include "formats/role.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bch::formats {
namespace {

constexpr std::array<std::pair<std::string_view, Role>, 51> words{{
    {"lmos", Role::lmos},
    {"subject", Role::subject},
    {"uses", Role::uses},
    {"scope", Role::scope},
    {"result", Role::result},
    {"conditions", Role::conditions},
    {"reasons", Role::reasons},
    {"valid-until", Role::valid_until},
    {"jurisdiction", Role::jurisdiction},
    {"amends", Role::amends},
    {"assessments", Role::assessments},
    {"authorities", Role::authorities},
    {"documents", Role::documents},
    {"summary", Role::summary},
    {"recommendation", Role::recommendation},
    {"environment", Role::environment},
    {"methods", Role::methods},
    {"event", Role::event},
    {"developers", Role::developers},
    {"recipient-organisms", Role::recipient_organisms},
    {"related-lmos", Role::related_lmos},
    {"genes", Role::genes},
    {"traits", Role::traits},
    {"detection", Role::detection},
    {"scientific-name", Role::scientific_name},
    {"common-names", Role::common_names},
    {"office", Role::office},
    {"person", Role::person},
    {"post", Role::post},
    {"address", Role::address},
    {"telephone", Role::telephone},
    {"fax", Role::fax},
    {"email", Role::email},
    {"website", Role::website},
    {"persons", Role::persons},
    {"responsibilities", Role::responsibilities},
    {"designations", Role::designations},
    {"standing", Role::standing},
    {"categories", Role::categories},
    {"consent", Role::consent},
    {"begins", Role::begins},
    {"ends", Role::ends},
    {"place", Role::place},
    {"state", Role::state},
    {"uncertain", Role::uncertain},
    {"called-off", Role::called_off},
    {"cartagena-focal-point", Role::cartagena_focal_point},
    {"clearing-house-focal-point", Role::clearing_house_focal_point},
    {"emergency-contact", Role::emergency_contact},
    {"vacant", Role::vacant},
    {"under-review", Role::under_review},
}};

}  // namespace

std::optional<Role> role_named(std::string_view word) {
  const auto* const found = std::ranges::find(words, word, &std::pair<std::string_view, Role>::first);
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace bch::formats

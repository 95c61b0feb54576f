#include "formats/aspect.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bch::formats {
namespace {

constexpr std::array<std::pair<std::string_view, Aspect>, 18> words{{
    {"belongs-to-government", Aspect::belongs_to_government},
    {"is-reference", Aspect::is_reference},
    {"has-unique-identifier", Aspect::has_unique_identifier},
    {"is-contact-point", Aspect::is_contact_point},
    {"is-authority", Aspect::is_authority},
    {"is-focal-point", Aspect::is_focal_point},
    {"is-profile", Aspect::is_profile},
    {"is-species", Aspect::is_species},
    {"decides", Aspect::decides},
    {"assesses", Aspect::assesses},
    {"is-independent", Aspect::is_independent},
    {"detects", Aspect::detects},
    {"regulates", Aspect::regulates},
    {"has-registry", Aspect::has_registry},
    {"only-with-a-referrer", Aspect::only_with_a_referrer},
    {"declares-nothing", Aspect::declares_nothing},
    {"is-news", Aspect::is_news},
    {"is-meeting", Aspect::is_meeting},
}};

}  // namespace

std::optional<Aspect> aspect_named(std::string_view word) {
  const auto* const found = std::ranges::find(words, word, &std::pair<std::string_view, Aspect>::first);
  return found == words.end() ? std::nullopt : std::optional(found->second);
}

}  // namespace bch::formats

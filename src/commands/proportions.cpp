#include "commands/proportions.h"

#include <algorithm>
#include <array>

namespace bch::commands {
namespace {

using formats::Aspect;
using formats::Field;
using formats::FieldType;
using formats::Format;

// How many records a clearing-house has of formats with an aspect, in proportion; the first that fits counts.
// Governments decide and assess all the time, and what they decide about is described once.
struct Share {
  Aspect aspect;
  std::uint64_t records;
};
constexpr std::array shares{Share{Aspect::decides, 56},
                            Share{Aspect::is_independent, 3},
                            Share{Aspect::assesses, 44},
                            Share{Aspect::is_profile, 2},
                            Share{Aspect::only_with_a_referrer, 20},
                            Share{Aspect::is_contact_point, 4},
                            Share{Aspect::has_unique_identifier, 4},
                            Share{Aspect::is_species, 4},
                            Share{Aspect::belongs_to_government, 12},
                            Share{Aspect::is_reference, 3}};

// Whether there may be a record to which each needed reference leads.
bool can_follow(const Format& format, const std::vector<const Format*>& earlier) {
  return std::ranges::all_of(formats::all_fields(format), [&](const auto& named) {
    const Field& field = *named.second;
    if (field.type != FieldType::reference || !field.is_needed || field.targets.empty()) return true;
    return std::ranges::any_of(earlier, [&](const Format* one) {
      return std::ranges::find(field.targets, one->id) != field.targets.end();
    });
  });
}

}  // namespace

std::uint64_t share_of(const Format& format) {
  const auto found = std::ranges::find_if(shares, [&](const Share& each) { return format.has(each.aspect); });
  return found == shares.end() ? 1 : found->records;
}

std::vector<const Format*> in_order_of_need(std::vector<const Format*> formats) {
  std::vector<const Format*> ordered;
  while (!formats.empty()) {
    auto next = std::ranges::find_if(formats, [&](const Format* one) { return can_follow(*one, ordered); });
    if (next == formats.end()) next = formats.begin();
    ordered.push_back(*next);
    formats.erase(next);
  }
  return ordered;
}

}  // namespace bch::commands

#pragma once
// How fresh the records of one kind are that a Government has published: the date of the newest, and how many
// were confirmed where their format asks for that (renditions/confirmation.h). Facts and counts, never a
// verdict. Any thread.

#include "portal/page.h"

#include <cstddef>
#include <optional>

namespace bch::portal {

struct Freshness {
  std::optional<CivilDate> newest;  // date of the newest record
  std::size_t current = 0;          // published or confirmed lately, or not asked to be confirmed
  std::size_t asked = 0;
  std::size_t not_confirmed = 0;
};

// Of its `count` records of that format.
Result<Freshness> freshness_of(Visit& visit, const formats::Format& format, const records::PartyId& party,
                               std::size_t count);

// "newest: 1 March 2026 · confirmed or published in the last 24 months: 3".
std::string freshness_line(const Reader& reader, const formats::Format& format, const Freshness& freshness);

}  // namespace bch::portal

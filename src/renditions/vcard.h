#pragma once
// vCard 4.0 (RFC 6350): contacts as address books take them: UTF-8, lines folded at 75 bytes between
// characters, ended by CR LF. Pure; any thread.

#include "renditions/contact.h"

#include <span>
#include <string>

namespace bch::renditions {

// One card after the other. Each says under whose responsibility it was published, and whether it is
// invented.
std::string vcards(const Reader& reader, const vocabularies::Vocabularies& vocabularies,
                   std::span<const Contact> contacts);

}  // namespace bch::renditions

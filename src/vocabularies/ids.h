#pragma once
// Names of terms and Parties. Values.

#include "base/id.h"

namespace bch::vocabularies {

using TermId = Id<struct TermTag>;    // a term's identifier, compared exactly
using PartyId = Id<struct PartyTag>;  // ISO 3166 alpha-2 in lower case, as in government.identifier: "xa"

}  // namespace bch::vocabularies

#pragma once
// Check code: eight characters that tie a short text to a revision of a record, so that whoever gets the text
// by telephone, fax or message can ask the portal whether it is so. It is the beginning of the hash of the
// version's entry in the journal (docs/wire/record.md): anybody who holds the journal can work it out. Pure;
// any thread.

#include "seals/hash.h"

#include <string>
#include <string_view>

namespace bch::renditions {

// "7K3M-Q2XD": forty bits in the digits and letters of Crockford's base 32, which has no I, L, O or U.
std::string check_code(const seals::Hash& leaf);

// Whether what somebody typed is that code: case, spaces and hyphens do not matter, O is 0, I and L are 1.
bool is_check_code(std::string_view typed, const seals::Hash& leaf);

}  // namespace bch::renditions

#pragma once
// The OECD unique identifier of an LMO: "MON-ØØ81Ø-6": applicant (2 or 3 characters), transformation event (5
// or 6), check digit; nine characters in all (OECD Guidance for the Designation of a Unique Identifier for
// Transgenic Plants, ENV/JM/MONO(2002)7). Zero is written Ø so that nobody reads it as the letter O; people
// type 0, O, any dash, small letters. A stack of several events joins their identifiers with "x" or "×". Pure
// functions; any thread.

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::formats {

struct UniqueIdentifier {
  std::string written;    // as it came, without surrounding space
  std::string applicant;  // "MON"; this and the next are empty when the grammar does not fit
  std::string event;      // "ØØ81Ø"
  char digit = 0;         // '6'
  char expected = 0;      // the digit that the rule gives; 0 when the grammar does not fit

  [[nodiscard]] bool well_formed() const { return expected != 0; }
  [[nodiscard]] bool digit_fits() const { return well_formed() && digit == expected; }
};

// The identifiers of a stack, or the one; of a text without any, one that is not well formed. Reads at most
// limits::stacked_identifiers of them.
std::vector<UniqueIdentifier> read_unique_identifiers(std::string_view text);

// As it should be written: capitals, Ø for zero, hyphens; the text itself where the grammar does not fit.
std::string written_form(std::string_view text);

// For an address: "MON-00810-6", of a stack "MON-00603-6xMON-89460-3".
std::string address_form(std::string_view text);

// For comparing: equal for all ways to write the same identifier. Not for people.
std::string matching_form(std::string_view text);

}  // namespace bch::formats

#pragma once
// A printed list of one-time codes: the second proof of who somebody is, for people without an authenticator
// or when theirs is lost. Twenty codes of ten letters in Crockford's base 32 (50 bits), each for one sign-in.
// Kept are only keyed hashes with a salt for each list; the key is a secret of the node that lies apart from
// the store, because 50 bits could be tried out by whoever has both. Pure functions; any thread. Slowing
// down those who guess is throttle.h.

#include "base/chance.h"
#include "base/instant.h"
#include "base/result.h"
#include "seals/hash.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::access {

struct CodeList {
  struct Code {
    seals::Hash hash;
    std::optional<Instant> used;
    friend bool operator==(const Code&, const Code&) = default;
  };
  std::string salt;  // 16 bytes
  Instant made;
  std::vector<Code> codes;  // the one with the number 1 first
  friend bool operator==(const CodeList&, const CodeList&) = default;
};

// A new list, and what is printed and then forgotten: "7K3QM-0XVTB", the one with the number 1 first.
struct PrintedCodes {
  CodeList kept;
  std::vector<std::string> printed;
};
PrintedCodes new_code_list(Chance& chance, std::string_view key, Instant now);

// The list with the typed code marked as used. Small letters, spaces and hyphens do not matter, nor whether
// O is typed for 0, I or L for 1. Problems (forbidden): code.unknown, code.used with its number.
struct TakenCode {
  CodeList list;
  std::size_t number = 0;  // as printed
  std::size_t left = 0;    // codes that are not yet used
};
Result<TakenCode> take(const CodeList& list, std::string_view typed, std::string_view key, Instant now);

}  // namespace bch::access

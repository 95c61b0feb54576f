#pragma once
// As which something was published: the entry's role, public for ever (docs/wire/entry.md). Only those that
// code has to know. Constants.

#include <string_view>

namespace bch::registry::role {

inline constexpr std::string_view desk = "desk";                   // by who speaks for the Government
inline constexpr std::string_view instruction = "instruction";     // by the Secretariat, on a signed letter
inline constexpr std::string_view validation = "validation";       // by a validation team
inline constexpr std::string_view pending = "pending-validation";  // with a national record, not validated
inline constexpr std::string_view retired = "retired";             // by nobody: not confirmed in time

}  // namespace bch::registry::role

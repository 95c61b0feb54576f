#pragma once
// UUIDs of RFC 9562. Pure functions; any thread.

#include <string>
#include <string_view>

namespace bch::seals {

// Version 5: the same name in the same namespace always gives the same UUID. `name_space` is a UUID in text.
// SHA-1 is used for naming only, never as a proof. Empty when the namespace is no UUID.
std::string uuid_v5(std::string_view name_space, std::string_view name);

// The namespace of RFC 9562 for object identifiers; GUIDs of records that came without one are made in it.
inline constexpr std::string_view object_namespace = "6ba7b812-9dad-11d1-80b4-00c04fd430c8";

}  // namespace bch::seals

#pragma once
// Where somebody who signs in comes from, as far as it counts for slowing down those who guess. A pure
// function; any thread. What it gives is kept in memory only, and never logged.

#include <string>
#include <string_view>

namespace bch::access {

// Out of the peer's address as text, with or without port and zone: an IPv4 address, or the first 64 bits of
// an IPv6 address, because one customer has as many addresses as that leaves: "192.0.2.1",
// "2001:db8:1:2::/64". Other text as it is.
std::string source_of(std::string_view peer);

}  // namespace bch::access

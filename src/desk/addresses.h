#pragma once
// The addresses of the desk. Pure functions; any thread.

#include "base/url.h"

#include <string_view>

namespace bch::desk {

// Of the desk itself, and of what lies below it: desk_address("fr", "users").
template <typename... Parts>
Url desk_address(std::string_view language, const Parts&... parts) {
  return Url::local(language, "desk", parts...);
}

// Where somebody signs in, to go on to `next`, a target of this node.
Url sign_in_address(std::string_view language, std::string_view next = {});

// Where a form that asked for it goes on: `next` when it is an address of this node, otherwise the desk.
Url next_address(std::string_view language, std::string_view next);

}  // namespace bch::desk

#include "desk/addresses.h"

#include "http/target.h"

namespace bch::desk {

Url sign_in_address(std::string_view language, std::string_view next) {
  const Url address = desk_address(language, "sign-in");
  return next.empty() ? address : address.with("next", next);
}

Url next_address(std::string_view language, std::string_view next) {
  const bool is_here = next.starts_with('/') && !next.starts_with("//") && http::read_target(next).ok();
  return is_here ? Url::local().followed_by(next.substr(1)) : desk_address(language);
}

}  // namespace bch::desk

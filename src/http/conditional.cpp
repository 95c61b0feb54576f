#include "http/conditional.h"

#include <algorithm>

namespace bch::http {

namespace {

std::string_view without_weakness(std::string_view tag) {
  if (tag.starts_with("W/")) tag.remove_prefix(2);
  return tag;
}

}  // namespace

bool matches_none_match(std::string_view if_none_match, std::string_view etag) {
  if (etag.empty()) return false;
  if (if_none_match == "*") return true;
  bool found = false;
  auto rest = if_none_match;
  const auto skip = [&](std::string_view characters) {
    rest.remove_prefix(std::min(rest.find_first_not_of(characters), rest.size()));
  };
  for (skip(" \t,"); !rest.empty(); skip(" \t,")) {
    rest = without_weakness(rest);
    if (!rest.starts_with('"')) return false;
    const auto end = rest.find('"', 1);
    if (end == std::string_view::npos) return false;
    found = found || rest.substr(0, end + 1) == without_weakness(etag);
    rest.remove_prefix(end + 1);
    skip(" \t");
    if (!rest.empty() && rest.front() != ',') return false;
  }
  return found;
}

}  // namespace bch::http

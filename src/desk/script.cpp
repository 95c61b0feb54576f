#include "desk/script.h"

#include "scripts/desk.h"
#include "seals/hash.h"

#include <algorithm>

namespace bch::desk {
namespace {

std::string squeezed(std::string_view source) {
  std::string text;
  while (!source.empty()) {
    auto line = source.substr(0, source.find('\n'));
    source.remove_prefix(std::min(line.size() + 1, source.size()));
    line.remove_prefix(std::min(line.find_first_not_of(' '), line.size()));
    if (!line.empty() && !line.starts_with("//")) text.append(line).append("\n");
  }
  return text;
}

}  // namespace

std::string_view script() {
  static const std::string text = squeezed(scripts::desk().front().text);
  return text;
}

std::string script_name() {
  constexpr std::size_t digest_characters = 12;
  static const std::string name =
      "desk-" + seals::sha256(script()).hex().substr(0, digest_characters) + ".js";
  return name;
}

Url script_address() {
  return Url::local(script_name());
}

}  // namespace bch::desk

#pragma once
// Why a file is refused, as Problems: each in one place. Private to this engine.

#include "base/limits.h"
#include "base/problem.h"

#include <string>

namespace bch::engines::inspection {

inline Problem refusal(const char* key) {
  return Problem{Problem::Kind::invalid, key, {}};
}
inline Problem damaged() {
  return refusal("attachment.damaged");
}
inline Problem encrypted() {
  return refusal("attachment.encrypted");
}
inline Problem executable() {
  return refusal("attachment.executable");
}
inline Problem macros() {
  return refusal("attachment.macros");
}
inline Problem active_content() {
  return refusal("attachment.active-content");
}
inline Problem embedded_files() {
  return refusal("attachment.embedded-files");
}
inline Problem nested_archive() {
  return refusal("attachment.nested-archive");
}
inline Problem unknown_type() {
  return Problem{Problem::Kind::unsupported, "attachment.unknown-type", {}};
}
inline Problem unpacks_too_large() {
  return Problem{Problem::Kind::too_large, "attachment.unpacks-too-large", {}};
}
inline Problem too_costly() {
  return Problem{Problem::Kind::too_large, "attachment.too-costly", {}};
}
inline Problem too_large() {
  constexpr std::size_t mebibyte = 1'048'576;
  return Problem{Problem::Kind::too_large,
                 "attachment.too-large",
                 {{"limit", std::to_string(limits::attachment_bytes / mebibyte)}}};
}

}  // namespace bch::engines::inspection

#pragma once
// NamedText: a file of the treaty as a value: its path below treaty/ ("formats/contact.toml") and its bytes.
// The program embeds one set (edition 0); `bch check` and later treaty editions bring others. Views: who made
// the set keeps the bytes alive.

#include <string_view>

namespace bch {

struct NamedText {
  std::string_view name;
  std::string_view text;
};

}  // namespace bch

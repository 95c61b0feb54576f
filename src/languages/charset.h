#pragma once
// Charset: text that somebody's program wrote, in whatever encoding, as UTF-8. Pure; any thread. It guesses
// only where the bytes themselves do not say.

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bch::languages {

struct Decoded {
  std::string text;     // UTF-8, without a byte order mark
  std::string charset;  // its IANA name: "UTF-8", "windows-1251"
};

bool is_utf8(std::string_view bytes);  // Unicode, table 3-7

// By its byte order mark; else UTF-8 where it is that; else as ICU thinks most likely. nothing when it is no
// text: it holds control characters that no text has, or no encoding fits.
std::optional<Decoded> decode(std::string_view bytes);

// The longest beginning of at most so many bytes that cuts no character.
std::string_view beginning(std::string_view utf8, std::size_t bytes);

}  // namespace bch::languages

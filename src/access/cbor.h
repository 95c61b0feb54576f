#pragma once
// CBOR (RFC 8949) as authenticators write it (CTAP2 canonical form): whole numbers, byte and text strings,
// lists and maps of known length. Read item by item in the bytes of others without taking memory; anything
// else (unknown lengths, tags, fractions) ends the reading. Borrows the bytes; not shared by threads.

#include <cstdint>
#include <optional>
#include <string_view>

namespace bch::access {

struct CborItem {
  enum class Kind { integer, bytes, text, list, map, simple };
  Kind kind = Kind::simple;
  std::int64_t integer = 0;
  std::string_view text;    // of bytes and text
  std::uint64_t count = 0;  // of items in a list, of pairs in a map
};

class CborReader {
 public:
  explicit CborReader(std::string_view bytes) : rest_(bytes) {}

  // The next item; of a list or map only its head. Nothing at the end, and when it is not of that form.
  std::optional<CborItem> next();

  // Passes over one item with all that is in it, at most limits::cbor_depth levels. False: it could not.
  bool skip();

  [[nodiscard]] bool at_end() const { return rest_.empty(); }
  [[nodiscard]] std::string_view rest() const { return rest_; }

 private:
  std::string_view rest_;
};

}  // namespace bch::access

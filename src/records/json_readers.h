#pragma once
// The two readers behind read_json. The strict one decides what is JSON to us, and says what is wrong with
// the rest. The quick one (simdjson) reads the common cases several times as fast, and leaves to the strict
// one whatever it does not know to be accepted: where it gives a document, both give the same. Pure
// functions; any thread.

#include "base/result.h"
#include "records/document.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace bch::records {

inline constexpr std::int64_t largest_json_integer = std::int64_t{1} << 53;  // I-JSON, RFC 7493, section 2.2

// What both have to do alike. A number that was read as a real one: 2.0 and 2 are one number (RFC 8785), as
// equal documents must have equal bytes. Nothing when it is too large.
std::optional<Document> json_real(double value);
// Puts members in their order; a name that comes twice, or nullptr.
const std::string* put_in_order(Document::Members& members);

// Nothing: ask the strict one. Each thread keeps room for what it reads at most, limits::quick_json_bytes.
std::optional<Document> read_json_quickly(std::string_view bytes);

// As read_json, but for the limit of its size.
Result<Document> read_json_strictly(std::string_view bytes);

}  // namespace bch::records

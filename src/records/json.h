#pragma once
// The only place where JSON becomes a Document and a Document becomes JSON.
//
// Reading is strict (RFC 8259, I-JSON of RFC 7493): valid UTF-8, no duplicate names, no lone surrogates, no
// NUL, no number beyond 2^53, at most limits::json_depth levels and limits::document_bytes bytes;
// anything else is a Problem with a "json.*" key, the byte offset and, where known, the path. Pure functions;
// any thread.

#include "base/result.h"
#include "records/document.h"

#include <string>
#include <string_view>

namespace bch::records {

Result<Document> read_json(std::string_view bytes);

// Canonical form of RFC 8785 (JCS): members sorted by UTF-16 code units, no white space, ECMAScript numbers.
// Two equal documents give equal bytes; what is signed and hashed is this.
std::string canonical_json(const Document& document);

// The same content indented by two spaces, for people and for files under version control.
std::string pretty_json(const Document& document);

}  // namespace bch::records

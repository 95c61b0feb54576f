#pragma once
// Reads one file of treaty/formats. Private to formats.

#include "base/named_text.h"
#include "base/result.h"
#include "formats/format.h"
#include "vocabularies/vocabularies.h"

#include <memory>

namespace bch::formats {

struct FormatFile {
  std::unique_ptr<Format> format;  // unique_ptr: its address stays
  std::int64_t order = 0;
  std::vector<std::string> later;  // formats that it refers to and that are not defined yet
};

Result<FormatFile> read_format_file(const NamedText& file, const vocabularies::Vocabularies& vocabularies);

}  // namespace bch::formats

#pragma once
// Short text: a record in at most limits::short_text_bytes, for a message, a telephone or a fax: what it is,
// who published it, the most important of what it says, where it stands, and a check code. Plain text in the
// reader's language. `site` is where readers reach the node, may be empty. One thread, as the library.

#include "renditions/library.h"
#include "renditions/reader.h"

#include <string>

namespace bch::renditions {

std::string short_text(const Reader& reader, Library& library, const Record& record, std::string_view site,
                       CivilDate today);

}  // namespace bch::renditions

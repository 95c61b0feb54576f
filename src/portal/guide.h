#pragma once
// Guide: a page of the reader's help, which is a Markdown file for each language (docs/guides/reader). Its
// elements are those of plain CommonMark; HTML and images in it are passed over. Pure; any thread.

#include "base/html.h"
#include "base/named_text.h"
#include "renditions/reader.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::portal {

struct Guide {
  struct Link {
    std::string target;  // as written: "help/search", "https://..."
    std::string words;   // those that are the link
  };

  std::string title;     // its heading of the first level
  Html body;             // all else; an address without a scheme leads to that page in the reader's language
  std::string language;  // the fallback's when there is none in the reader's
  std::vector<Link> links;  // in their order
};

// The page of that name for a reader, from files named "<name>.<language tag>.md"; nothing when there is
// none.
std::optional<Guide> find_guide(std::span<const NamedText> files, std::string_view name,
                                const renditions::Reader& reader);

// Its heading and body, marked with its language when that is not the reader's.
Html shown(const Guide& guide, const renditions::Reader& reader);

}  // namespace bch::portal

#pragma once
// Frame: what stands around every page: head, banner, languages, navigation, footer. Two looks: the one for
// browsers, and a plain one without style sheet for text browsers and slow connections. Pure; any thread.

#include "http/response.h"
#include "portal/page.h"

namespace bch::portal {

enum class Look { full, plain };

// An HTML document in the reader's language, but for its last lines.
Html framed(const Sources& sources, const Reader& reader, const Page& page, std::string_view target,
            Look look = Look::full);

// Those last lines: what the page costs, and the way to its other look.
http::Ending page_ending(const Reader& reader, std::string_view target, Look look);

// Links and forms to pages of this language lead to their plain variants.
std::string with_plain_links(std::string_view html, const Reader& reader);

}  // namespace bch::portal

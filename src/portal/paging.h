#pragma once
// Paging: lists that are read page by page. Pure; any thread.

#include "portal/page.h"

namespace bch::portal {

// The page that a request asks for, from 1 on.
std::size_t page_asked(const http::Request& request);

std::size_t pages_of(std::size_t total, std::size_t page_size);

// Links to the page before and after; empty when there is only one. `address` is that of the first.
Html paging(const Reader& reader, const Url& address, std::size_t page, std::size_t pages);

}  // namespace bch::portal

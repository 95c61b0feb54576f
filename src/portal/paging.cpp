#include "portal/paging.h"

#include "base/limits.h"

#include <algorithm>
#include <charconv>

namespace bch::portal {
namespace {

constexpr std::string_view page_parameter = "page";

Url numbered(const Url& address, std::size_t page) {
  return page <= 1 ? address : address.with(page_parameter, std::to_string(page));
}

}  // namespace

std::size_t page_asked(const http::Request& request) {
  const auto written = request.query.find(page_parameter);
  std::size_t page = 1;
  const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), page);
  const bool is_number = error == std::errc{} && end == written.data() + written.size();
  return is_number && page > 0 ? std::min(page, limits::question_pages) : 1;
}

std::size_t pages_of(std::size_t total, std::size_t page_size) {
  return (total + page_size - 1) / page_size;
}

Html paging(const Reader& reader, const Url& address, std::size_t page, std::size_t pages) {
  if (pages < 2) return {};
  Html links;
  if (page > 1) {
    links += html("<a rel=\"prev\" href=\"{}\">{}</a> ", numbered(address, std::min(page - 1, pages)),
                  reader.say("search.previous"));
  }
  links += html(
      "<span class=\"quiet\">{}</span> ",
      reader.say("search.page-of", {{"page", reader.catalogue.number(static_cast<std::int64_t>(page))},
                                    {"pages", reader.catalogue.number(static_cast<std::int64_t>(pages))}}));
  if (page < pages)
    links +=
        html("<a rel=\"next\" href=\"{}\">{}</a>", numbered(address, page + 1), reader.say("search.next"));
  return html("<nav class=\"pages\" aria-label=\"{}\">{}</nav>", reader.say("search.pages"), links);
}

}  // namespace bch::portal

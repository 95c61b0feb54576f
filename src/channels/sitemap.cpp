// The sitemap (sitemaps.org): every record and every country, so that search engines find what readers look
// for. A part covers so many entries of the journal; the records first published in them.

#include "base/html.h"
#include "base/limits.h"
#include "channels/channels.h"
#include "http/media_type.h"
#include "renditions/addresses.h"

#include <charconv>

namespace bch::channels {
namespace {

constexpr std::string_view declaration = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n";

// A sitemap holds whole addresses: without the site's own it cannot be written.
Result<std::string> site_of(const Asked& asked) {
  if (asked.sources.site.empty()) return Problem{Problem::Kind::not_found, "sitemap.no-site", {}};
  return asked.sources.site;
}

http::Response xml(const Html& text) {
  return http::page(http::media::xml, std::string(declaration) + text.text());
}

Html place(const std::string& site, const Url& address) {
  return html("<url><loc>{}</loc></url>", site + address.text());
}

}  // namespace

Result<http::Response> sitemap(const Asked& asked) {
  const std::string site = TRY(site_of(asked));
  const auto size = TRY(asked.sources.registry.size());
  Html parts = html("<sitemap><loc>{}</loc></sitemap>",
                    site + Url::local("sitemap", "countries").suffixed(".xml").text());
  for (registry::Position part = 0; part * limits::sitemap_entries < size; ++part)
    parts += html("<sitemap><loc>{}</loc></sitemap>",
                  site + Url::local("sitemap", std::to_string(part)).suffixed(".xml").text());
  return xml(
      html("<sitemapindex xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{}</sitemapindex>", parts));
}

Result<http::Response> sitemap_part(const Asked& asked) {
  const std::string site = TRY(site_of(asked));
  const auto& tag = asked.sources.reader_for(asked.request).languages.fallback().tag;
  const auto written = asked.captures.find("part");
  Html places;
  if (written == "countries") {
    for (const auto& party : asked.sources.formats.vocabularies().parties())
      places += place(site, renditions::country_address(tag, party.id));
  } else {
    registry::Position part = 0;
    const auto [end, error] = std::from_chars(written.data(), written.data() + written.size(), part);
    const bool is_number = error == std::errc() && end == written.data() + written.size();
    if (!is_number || part > TRY(asked.sources.registry.size()) / limits::sitemap_entries)
      return Problem{Problem::Kind::not_found, "page.not-found", {}};
    for (const auto& version :
         TRY(asked.sources.registry.after(part * limits::sitemap_entries, limits::sitemap_entries))) {
      const auto& entry = version.entry;
      if (entry.known() == registry::Kind::publish && entry.number)
        places += place(site, renditions::record_address(tag, *entry.number));
    }
  }
  return xml(html("<urlset xmlns=\"http://www.sitemaps.org/schemas/sitemap/0.9\">{}</urlset>", places));
}

}  // namespace bch::channels

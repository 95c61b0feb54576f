#include "portal/listing.h"

#include "portal/facets.h"
#include "search/facets.h"

#include <algorithm>

namespace bch::portal {
namespace {

constexpr std::size_t values_shown = 12;

bool is_fixed(const Listing& listing, std::string_view facet) {
  return std::ranges::find(listing.fixed, facet) != listing.fixed.end();
}

}  // namespace

Url Listing::with(const search::Question& other) const {
  search::Question said = other;
  std::erase_if(said.choices, [this](const auto& choice) { return is_fixed(*this, choice.facet); });
  said.refers_to.clear();
  said.order = search::Order::relevance;
  Url url = address;
  for (const auto& [name, value] : search::parameters_of(said)) url = url.with(name, value);
  return url;
}

Listing read_listing(const Visit& visit, Url address, search::Question question,
                     std::vector<std::string> fixed) {
  const auto& query = visit.request.query.all();
  const auto said = search::read_question({query.begin(), query.end()},
                                          search::facet_names(visit.sources.formats), visit.reader.tag());
  Listing listing{std::move(address), std::move(question), std::move(fixed)};
  for (const auto& choice : said.choices) {
    if (!is_fixed(listing, choice.facet)) listing.question = listing.question.with(choice);
  }
  listing.question.language = said.language;
  listing.question.words = said.words;
  listing.question.page = said.page;
  return listing;
}

Html narrowing_links(Visit& visit, const Listing& listing, const search::Answer& answer,
                     const std::string& facet) {
  const auto counted = answer.facets.find(facet);
  if (counted == answer.facets.end() || counted->second.size() < 2) return {};
  Html links;
  std::size_t shown = 0;
  for (const auto& [value, count] : counted->second) {
    const search::FacetValue choice{facet, value};
    if (listing.question.has(choice)) continue;
    if (++shown > values_shown) break;
    links += html("<li><a href=\"{}\"><bdi>{}</bdi></a> <span class=\"quiet\">{}</span></li>",
                  listing.with(listing.question.with(choice)), value_title(visit, choice),
                  visit.reader.catalogue.number(static_cast<std::int64_t>(count)));
  }
  return html("<details><summary>{}</summary><ul>{}</ul></details>",
              facet_title(visit.reader, visit.sources.formats, facet), links);
}

Html chosen_links(Visit& visit, const Listing& listing) {
  const Reader& reader = visit.reader;
  Html links;
  for (const auto& choice : listing.question.choices) {
    if (is_fixed(listing, choice.facet)) continue;
    const std::string title = choice_title(visit, choice);
    links += html("<li><a href=\"{}\" aria-label=\"{}\">{} <span aria-hidden=\"true\">✕</span></a></li>",
                  listing.with(listing.question.without(choice)),
                  reader.say("search.remove", {{"choice", title}}), title);
  }
  if (links.empty()) return links;
  return html("<ul class=\"chips\" aria-label=\"{}\">{}</ul>", reader.say("search.choices"), links);
}

Html page_links(const Reader& reader, const Listing& listing, std::size_t total) {
  const auto& question = listing.question;
  const std::size_t pages = (total + question.page_size - 1) / question.page_size;
  if (pages < 2) return {};
  const auto number = [&](std::size_t n) { return reader.catalogue.number(static_cast<std::int64_t>(n)); };
  Html links;
  search::Question other = question;
  if (question.page > 1) {
    other.page = std::min(question.page - 1, pages);
    links += html("<a rel=\"prev\" href=\"{}\">{}</a> ", listing.with(other), reader.say("search.previous"));
  }
  links += html("<span class=\"quiet\">{}</span> ",
                reader.say("search.page-of", {{"page", number(question.page)}, {"pages", number(pages)}}));
  if (question.page < pages) {
    other.page = question.page + 1;
    links += html("<a rel=\"next\" href=\"{}\">{}</a>", listing.with(other), reader.say("search.next"));
  }
  return html("<nav class=\"pages\" aria-label=\"{}\">{}</nav>", reader.say("search.pages"), links);
}

}  // namespace bch::portal

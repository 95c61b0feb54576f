#include "portal/pages.h"

#include "http/media_type.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

using http::Method;

constexpr http::Route<PageMaker> all[] = {
    {Method::get, "/{language}/", &home_page},
    {Method::get, "/{language}/countries", &countries_page},
    {Method::get, "/{language}/country/{code}", &country_page},
    {Method::get, "/{language}/formats", &formats_page},
    {Method::get, "/{language}/formats/{format}", &format_page},
    {Method::get, "/{language}/lmo/{identifier}", &lmo_page},
    {Method::get, "/{language}/record/{number}", &record_page},
    {Method::get, "/{language}/search", &search_page},
    {Method::get, "/{language}/search-help", &search_help_page},
    {Method::get, "/{language}/translations", &translations_page},
    {Method::get, "/{language}/vocabularies", &vocabularies_page},
    {Method::get, "/{language}/vocabularies/{vocabulary}", &vocabulary_page},
};

std::string_view first_segment(std::string_view target) {
  if (!target.starts_with('/')) return {};
  target.remove_prefix(1);
  return target.substr(0, target.find_first_of("/?"));
}

}  // namespace

std::span<const http::Route<PageMaker>> pages() {
  return all;
}

Portal::Portal(Sources sources, std::span<const std::unique_ptr<const Reader>> readers)
    : sources_(std::move(sources)),
      shelf_(std::make_unique<renditions::Shelf>(sources_.registry, sources_.formats)),
      readers_(readers) {}

http::Response Portal::make(const http::Request& request, const http::Captures& captures,
                            std::string_view route, PageMaker maker) const {
  const Reader* reader = reader_of(request.target);
  if (reader == nullptr)
    return explain(Problem{Problem::Kind::not_found, "page.not-found", {}}, request.target,
                   request.headers.find("accept-language"), request.id);
  renditions::Library library(sources_.registry, sources_.formats, *shelf_);
  Visit visit{sources_, *reader, readers_, request, captures, library};
  const auto page = maker(visit);
  if (!page.ok())
    return explain(page.problem(), request.target, request.headers.find("accept-language"), request.id);

  auto response = http::page(http::media::html, framed(sources_, *reader, *page, request.target).text());
  response.status = page->status;
  response.route = route;
  http::Kept kept;
  kept.tags.assign(library.tags().begin(), library.tags().end());
  if (visit.read_the_index) kept.tags.emplace_back(index_tag);
  kept.day = days_since_1970(sources_.clock.now());
  response.kept = std::move(kept);
  return response;
}

http::Response Portal::to_home(const http::Request& request) const {
  const auto& language = readers_.front()->languages.negotiate(request.headers.list("accept-language"));
  auto response = http::redirect(302, renditions::home_address(language.tag));
  response.headers.emplace_back("Vary", "Accept-Language");
  return response;
}

http::Response Portal::explain(const Problem& problem, std::string_view target,
                               std::string_view accept_language, std::string_view request_id) const {
  const Reader& reader = reader_for(target, accept_language);
  const int status = http_status(problem.kind);
  const std::string_view shown = reader_of(target) == nullptr ? std::string_view("/") : target;
  auto response =
      http::page(http::media::html,
                 framed(sources_, reader, problem_page(reader, problem, status, request_id), shown).text());
  response.status = status;
  response.freshness = http::Freshness::never_stored;
  response.route = "error";
  return response;
}

http::Response Portal::explain(int status, std::string_view target, std::string_view accept_language,
                               std::string_view request_id) const {
  const Reader& reader = reader_for(target, accept_language);
  const std::string_view shown = reader_of(target) == nullptr ? std::string_view("/") : target;
  auto response =
      http::page(http::media::html,
                 framed(sources_, reader, problem_page(reader, {}, status, request_id), shown).text());
  response.status = status;
  response.freshness = http::Freshness::never_stored;
  response.route = "error";
  return response;
}

const Reader* Portal::reader_of(std::string_view target) const {
  const auto tag = first_segment(target);
  const auto found = std::ranges::find_if(readers_, [&](const auto& reader) { return reader->tag() == tag; });
  return found == readers_.end() ? nullptr : found->get();
}

const Reader& Portal::reader_for(std::string_view target, std::string_view accept_language) const {
  if (const Reader* reader = reader_of(target)) return *reader;
  const auto& language = readers_.front()->languages.negotiate(accept_language);
  return **std::ranges::find_if(readers_, [&](const auto& reader) { return reader->tag() == language.tag; });
}

}  // namespace bch::portal

#include "portal/pages.h"

#include "http/media_type.h"
#include "http/negotiation.h"
#include "http/target.h"
#include "portal/frame.h"
#include "portal/problems.h"
#include "renditions/addresses.h"

#include <algorithm>

namespace bch::portal {
namespace {

using http::Method;

constexpr int moved_for_good = 308;

constexpr http::Route<PageMaker> all[] = {
    {Method::get, "/{language}/", &home_page},
    {Method::get, "/{language}/about", &about_page},
    {Method::get, "/{language}/accessibility", &accessibility_page},
    {Method::get, "/{language}/border-check", &border_check_page},
    {Method::get, "/{language}/changes", &changes_page},
    {Method::get, "/{language}/check", &check_page},
    {Method::get, "/{language}/compare", &compare_page},
    {Method::get, "/{language}/countries", &countries_page},
    {Method::get, "/{language}/country/{code}", &country_page},
    {Method::get, "/{language}/country/{code}/import", &importing_page},
    {Method::get, "/{language}/figures", &figures_page},
    {Method::get, "/{language}/formats", &formats_page},
    {Method::get, "/{language}/formats/{format}", &format_page},
    {Method::get, "/{language}/glossary", &glossary_page},
    {Method::get, "/{language}/group/{group}", &group_page},
    {Method::get, "/{language}/groups", &groups_page},
    {Method::get, "/{language}/help", &help_page},
    {Method::get, "/{language}/help/{page}", &help_topic_page},
    {Method::get, "/{language}/lmo/{identifier}", &lmo_page},
    {Method::get, "/{language}/lmo/{identifier}/dossier", &dossier_page},
    {Method::get, "/{language}/map", &map_page},
    {Method::get, "/{language}/matrix", &matrix_page},
    {Method::get, "/{language}/meetings", &meetings_page},
    {Method::get, "/{language}/news", &news_page},
    {Method::get, "/{language}/privacy", &privacy_page},
    {Method::get, "/{language}/record/{number}", &record_page},
    {Method::get, "/{language}/record/{number}/ask", &record_ask_page},
    {Method::get, "/{language}/record/{number}/changes", &record_changes_page},
    {Method::get, "/{language}/record/{number}/history", &record_history_page},
    {Method::get, "/{language}/record/{number}/languages", &record_languages_page},
    {Method::get, "/{language}/record/{number}/proof", &record_proof_page},
    {Method::get, "/{language}/record/{number}/short", &record_short_page},
    {Method::get, "/{language}/registries", &registries_page},
    {Method::get, "/{language}/registry/{format}", &registry_page},
    {Method::get, "/{language}/search", &search_page},
    {Method::get, "/{language}/search-help", &search_help_page},
    {Method::get, "/{language}/status", &status_page},
    {Method::get, "/{language}/style", &style_page},
    {Method::get, "/{language}/terms", &terms_page},
    {Method::get, "/{language}/translations", &translations_page},
    {Method::get, "/{language}/vocabularies", &vocabularies_page},
    {Method::get, "/{language}/vocabularies/{vocabulary}", &vocabulary_page},
};

Look look_of(const http::Query& query) {
  return query.values(http::plain_parameter).empty() ? Look::full : Look::plain;
}

std::string_view first_segment(std::string_view target) {
  if (!target.starts_with('/')) return {};
  target.remove_prefix(1);
  return target.substr(0, target.find_first_of("/?"));
}

// By the address, or by what is accepted.
bool asks_for_json(const http::Request& request) {
  if (!request.path.empty() && request.path.back().ends_with(".json")) return true;
  constexpr std::string_view offered[] = {"text/html", "application/json", "application/problem+json"};
  const auto chosen = http::choose_media_type(request.headers.list("accept"), offered);
  return chosen && *chosen != 0;
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
  if (reader == nullptr) return explain(Problem{Problem::Kind::not_found, "page.not-found", {}}, request);
  renditions::Library library(sources_.registry, sources_.formats, *shelf_);
  Visit visit{sources_, *reader, readers_, request, captures, library};
  const auto page = maker(visit);
  if (!page.ok()) return explain(page.problem(), request);

  if (page->moved_to) {
    auto response = http::redirect(moved_for_good, *page->moved_to);
    response.route = route;
    return response;
  }
  auto response = document(*page, *reader, request.target, look_of(request.query));
  response.route = route;
  if (page->is_of_the_moment) return response;
  http::Kept kept;
  kept.tags.assign(library.tags().begin(), library.tags().end());
  if (visit.read_the_index) kept.tags.emplace_back(index_tag);
  kept.day = days_since_1970(sources_.clock.now());
  response.kept = std::move(kept);
  return response;
}

http::Response Portal::written(const Page& page, const Reader& reader, const http::Request& request) const {
  return document(page, reader, request.target, look_of(request.query));
}

http::Response Portal::document(const Page& page, const Reader& reader, std::string_view target,
                                Look look) const {
  const Html framed = portal::framed(sources_, reader, page, target, look);
  auto response = http::page(http::media::html,
                             look == Look::full ? framed.text() : with_plain_links(framed.text(), reader));
  response.status = page.status;
  response.ending = page_ending(reader, target, look);
  response.headers.emplace_back("Vary", "Save-Data");
  return response;
}

http::Response Portal::to_home(const http::Request& request) const {
  const auto& language = readers_.front()->languages.negotiate(request.headers.list("accept-language"));
  auto response = http::redirect(302, renditions::home_address(language.tag));
  response.headers.emplace_back("Vary", "Accept-Language");
  return response;
}

http::Response Portal::explain(const Problem& problem, const http::Request& request) const {
  const Reader& reader = reader_for(request.target, request.headers.list("accept-language"));
  if (asks_for_json(request)) return problem_as_json(reader, problem, request.id);
  return explained(problem_page(reader, problem, http_status(problem.kind), request.id), reader,
                   request.target);
}

http::Response Portal::explain(int status, std::string_view target, std::string_view accept_language,
                               std::string_view request_id) const {
  const Reader& reader = reader_for(target, accept_language);
  return explained(problem_page(reader, {}, status, request_id), reader, target);
}

http::Response Portal::explained(const Page& page, const Reader& reader, std::string_view target) const {
  const bool is_ours = reader_of(target) != nullptr;
  const Look look = is_ours && http::full_target(target) != target ? Look::plain : Look::full;
  auto response =
      document(page, reader, is_ours ? target : renditions::home_address(reader.tag()).text(), look);
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

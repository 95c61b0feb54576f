#pragma once
// The table of all pages of the portal, and what goes round them: languages by path, frame, cache tags, error
// pages. Any thread.

#include "portal/frame.h"

#include <map>
#include <span>

namespace bch::portal {

using PageMaker = Result<Page> (*)(Visit&);

// Alphabetical by pattern.
std::span<const http::Route<PageMaker>> pages();

// Each page in a file of its own, pages/<name>.cpp.
Result<Page> about_page(Visit& visit);
Result<Page> accessibility_page(Visit& visit);
Result<Page> border_check_page(Visit& visit);
Result<Page> changes_page(Visit& visit);
Result<Page> check_page(Visit& visit);
Result<Page> compare_page(Visit& visit);
Result<Page> countries_page(Visit& visit);
Result<Page> country_page(Visit& visit);
Result<Page> dossier_page(Visit& visit);
Result<Page> figures_page(Visit& visit);
Result<Page> format_page(Visit& visit);
Result<Page> formats_page(Visit& visit);
Result<Page> glossary_page(Visit& visit);
Result<Page> group_page(Visit& visit);
Result<Page> groups_page(Visit& visit);
Result<Page> help_page(Visit& visit);
Result<Page> help_topic_page(Visit& visit);
Result<Page> home_page(Visit& visit);
Result<Page> importing_page(Visit& visit);
Result<Page> lmo_page(Visit& visit);
Result<Page> map_page(Visit& visit);
Result<Page> matrix_page(Visit& visit);
Result<Page> meetings_page(Visit& visit);
Result<Page> news_page(Visit& visit);
Result<Page> privacy_page(Visit& visit);
Result<Page> record_ask_page(Visit& visit);
Result<Page> record_changes_page(Visit& visit);
Result<Page> record_history_page(Visit& visit);
Result<Page> record_languages_page(Visit& visit);
Result<Page> record_page(Visit& visit);
Result<Page> record_proof_page(Visit& visit);
Result<Page> record_short_page(Visit& visit);
Result<Page> registries_page(Visit& visit);
Result<Page> registry_page(Visit& visit);
Result<Page> search_help_page(Visit& visit);
Result<Page> search_page(Visit& visit);
Result<Page> status_page(Visit& visit);
Result<Page> style_page(Visit& visit);
Result<Page> terms_page(Visit& visit);
Result<Page> translations_page(Visit& visit);
Result<Page> vocabularies_page(Visit& visit);
Result<Page> vocabulary_page(Visit& visit);

class Portal {
 public:
  // The readers and what the sources name outlive the portal.
  Portal(Sources sources, std::span<const std::unique_ptr<const Reader>> readers);

  // The answer of a page to its route's request.
  [[nodiscard]] http::Response make(const http::Request& request, const http::Captures& captures,
                                    std::string_view route, PageMaker maker) const;

  // To the best language for who asks for "/".
  [[nodiscard]] http::Response to_home(const http::Request& request) const;

  // The page of a problem, in the language of the address, else of the asker; JSON for who asks for JSON.
  [[nodiscard]] http::Response explain(const Problem& problem, const http::Request& request) const;

  // The same for an answer that only has a status.
  [[nodiscard]] http::Response explain(int status, std::string_view target, std::string_view accept_language,
                                       std::string_view request_id) const;

  // The reader of the language in the first segment of a target; nullptr when it is none of ours.
  [[nodiscard]] const Reader* reader_of(std::string_view target) const;

  // A page that others have made, in its frame.
  [[nodiscard]] http::Response written(const Page& page, const Reader& reader,
                                       const http::Request& request) const;

  [[nodiscard]] const Sources& sources() const { return sources_; }
  [[nodiscard]] std::span<const std::unique_ptr<const Reader>> readers() const { return readers_; }

  // What pages that look at the index are tagged with in the page cache.
  static constexpr std::string_view index_tag = renditions::index_tag;

  // That reader, or else the one of the language that the asker likes best.
  [[nodiscard]] const Reader& reader_for(std::string_view target, std::string_view accept_language) const;

 private:
  [[nodiscard]] http::Response document(const Page& page, const Reader& reader, std::string_view target,
                                        Look look) const;
  [[nodiscard]] http::Response explained(const Page& page, const Reader& reader,
                                         std::string_view target) const;
  Sources sources_;
  std::unique_ptr<renditions::Shelf> shelf_;  // apart, so that a Portal can be moved
  std::span<const std::unique_ptr<const Reader>> readers_;
};

}  // namespace bch::portal

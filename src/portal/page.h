#pragma once
// Page: what a page of the portal says, before the frame (frame.h) is put around it.
// The table of all pages is in pages.h. Values; any thread.

#include "base/clock.h"
#include "base/html.h"
#include "base/named_text.h"
#include "formats/formats.h"
#include "http/request.h"
#include "http/response.h"
#include "http/route.h"
#include "languages/glossary.h"
#include "registry/registry.h"
#include "renditions/library.h"
#include "renditions/reader.h"
#include "seals/checkpoint.h"
#include "search/index.h"

#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace bch::portal {

using renditions::Reader;

// What the operator says of this node.
struct Node {
  std::string name;  // "Demonstration node"
  bool is_demonstration = false;
  bool is_practice = false;  // for exercises: everything on it is invented
  bool is_official = false;  // the COP-MOP or the Secretariat says that it is the BCH
  std::string site;          // where readers reach it, without a slash at its end; may be empty
  std::string contact;       // whom to ask about it, in their own words; may be empty
};

// By what the node works: for who asks about its state.
struct Works {
  std::uint32_t edition = 0;                                             // of the treaty's files
  std::string digest;                                                    // of what is described by them
  std::string program;                                                   // its version
  std::function<Result<std::optional<seals::Checkpoint>>()> checkpoint;  // the newest signed one
};

// All that pages may read. Owned by the node; outlives every page.
struct Sources {
  const registry::Registry& registry;
  const formats::Formats& formats;
  search::Index& index;
  Clock& clock;
  Node node;
  const languages::Glossary& glossary;
  std::span<const NamedText> guides;  // the help for readers (portal/guide.h)
  Works works = {};
};

// One asking for one page.
struct Visit {
  const Sources& sources;
  const Reader& reader;
  std::span<const std::unique_ptr<const Reader>> readers;  // of all languages, the fallback's first
  const http::Request& request;
  const http::Captures& captures;
  renditions::Library& library;
  std::map<std::string, registry::Sealed> files = {};  // of the record that is shown, by their ids
  bool read_the_index = false;  // the page has to be made anew when anything is published

  [[nodiscard]] Result<search::Answer> ask(search::Question question);  // of today
  [[nodiscard]] CivilDate today() const;
};

struct Page {
  int status = 200;
  std::optional<Url> moved_to;  // instead of all that follows: the lasting address of the page
  std::string title;
  Html body;
  bool is_demonstration = false;  // what it shows is fictitious
  bool is_of_the_moment = false;  // says what moves without any record: not kept
  bool has_search = false;        // a search form of its own: the one above every page would be one too many
  std::optional<Url> canonical;   // where its parameters matter; otherwise its address without them
  std::optional<Url> feed;        // Atom, of the same records
  std::vector<Url> styles;        // more sheets than the portal's own
  std::optional<Url> script;      // without which the page works as well
};

// The page that explains a problem, in the reader's language. `request_id` lets the operator find it in the
// log.
Page problem_page(const Reader& reader, const Problem& problem, int status, std::string_view request_id);

}  // namespace bch::portal

#pragma once
// SmallNode: portal and channels over a handful of records in memory, without server and files; what is on it
// is always the same. For the golden pages and the fuzz target of pages. One thread. Ends the program where
// it cannot be made.

#include "base/clock.h"
#include "channels/channels.h"
#include "guides/for_readers.h"
#include "http/target.h"
#include "portal/pages.h"
#include "publication/importing.h"
#include "records/plain_inspector.h"
#include "registry/follower.h"
#include "registry/in_memory.h"
#include "search/following.h"
#include "search/in_memory.h"
#include "treaty/edition_0.h"

#include <cstdlib>
#include <fstream>
#include <iostream>

namespace bch {

class SmallNode {
 public:
  // Readers of English, Arabic and the pseudo-language. `records`: a file of JSON lines.
  explicit SmallNode(const std::string& records) {
    publish(records);
    const auto collator = languages::Collator::make(languages_->fallback());
    records::PlainInspector inspector;
    search::IndexFollower follower(registry_, *formats_, *collator, inspector, index_, {});
    must(registry::catch_up(registry_, follower, 100).ok(), records);
    for (const char* tag : {"en", "ar"}) {
      const auto& language = languages_->negotiate(tag);
      readers_.push_back(*renditions::make_reader(*languages_, language, *catalogues_));
    }
    readers_.push_back(*renditions::make_reader(*languages_, *languages_->pseudo(), *catalogues_));
    const portal::Node node{
        "Golden node", true, false, false, "https://node.example", "Golden office, golden@node.example"};
    portal_.emplace(portal::Sources{registry_, *formats_, index_, clock_, node, *glossary_,
                                    guides::for_readers(), portal::Works{{}, {}, {}, no_checkpoint}},
                    readers_);
  }

  [[nodiscard]] const std::vector<std::unique_ptr<const renditions::Reader>>& readers() const {
    return readers_;
  }

  // As the node's site answers it; nullopt where no page and no channel has the address.
  std::optional<http::Response> answer(const std::string& target) {
    const auto read = http::read_target(target);
    if (!read.ok()) return std::nullopt;
    http::Request request;
    request.target = target;
    request.path = read->path;
    request.query = read->query;
    request.id = "golden";
    const auto channel = http::find_route(channels::channels(), http::Method::get, request.path);
    const auto page = http::find_route(portal::pages(), http::Method::get, request.path);
    if (channel.route != nullptr &&
        (page.route == nullptr || http::is_more_specific(channel.route->pattern, page.route->pattern)))
      return made_by_channel(channel.route->handler({channels_, request, channel.captures}));
    if (page.route == nullptr) return std::nullopt;
    return portal_->make(request, page.captures, page.route->pattern, page.route->handler);
  }

 private:
  static Result<std::optional<seals::Checkpoint>> no_checkpoint() {
    return std::optional<seals::Checkpoint>();
  }

  static void must(bool holds, const std::string& what) {
    if (holds) return;
    std::cerr << "small node: " << what << "\n";
    std::abort();
  }

  static std::optional<http::Response> made_by_channel(Result<http::Response> made) {
    if (!made.ok()) return std::nullopt;
    return *std::move(made);
  }

  void publish(const std::string& records) {
    publication::Importer importer(registry_, *formats_, {});
    std::ifstream lines(records);
    std::vector<publication::Examined> batch;
    for (std::string line; std::getline(lines, line);) batch.push_back(importer.examine(line));
    must(!batch.empty(), records);
    const auto imported = importer.publish(std::move(batch));
    must(imported.ok(), records);
    for (const auto& each : *imported) must(each.fate == publication::Fate::published, each.number);
  }

  Result<vocabularies::Vocabularies> vocabularies_ = vocabularies::Vocabularies::read(treaty::edition_0());
  Result<formats::Formats> formats_ = formats::Formats::read(treaty::edition_0(), *vocabularies_);
  Result<languages::Languages> languages_ = languages::Languages::read(treaty::edition_0());
  Result<languages::Catalogues> catalogues_ = languages::Catalogues::read(*languages_, treaty::edition_0());
  Result<languages::Glossary> glossary_ = languages::Glossary::read(treaty::edition_0());
  registry::MemoryStore store_;
  FixedClock clock_{*parse_instant("2026-03-01T12:00:00Z")};
  SeededChance chance_{1};
  registry::Registry registry_{store_, clock_, chance_, {0}};
  std::vector<search::Tongue> tongues_;  // none: whole words are found
  Result<search::Lexicon> lexicon_ = search::Lexicon::read(*formats_, *languages_, *catalogues_, tongues_);
  search::MemoryIndex index_{tongues_, *lexicon_};
  std::vector<std::unique_ptr<const renditions::Reader>> readers_;
  std::optional<portal::Portal> portal_;
  channels::Sources channels_{registry_,
                              *formats_,
                              index_,
                              clock_,
                              [this](std::string_view target) { return portal_->reader_of(target); },
                              [] { return std::string(); },
                              [this](const http::Request& request) -> const renditions::Reader& {
                                return portal_->reader_for(request.target, {});
                              },
                              "https://node.example"};
};

}  // namespace bch

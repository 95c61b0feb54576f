#pragma once
// What tests of search indexes have in common: the treaty's lexicon, small records, an index in a folder.

#include "engines/xapian/index.h"
#include "node/treaty.h"
#include "search/lexicon.h"

#include <filesystem>

#include <gtest/gtest.h>

namespace bch::search {

inline const node::Treaty& treaty() {
  static const auto built_in = node::built_in_treaty();
  return **built_in;
}

inline std::vector<Tongue> tongues() {
  std::vector<Tongue> all;
  for (const auto& language : treaty().languages().all())
    all.push_back(
        {language.tag, engines::xapian::stemmer(language.stemmer), language.small_words, language.prefixes});
  return all;
}

inline const Lexicon& lexicon() {
  static const auto read =
      Lexicon::read(treaty().formats(), treaty().languages(), treaty().catalogues(), tongues());
  return *read;
}

inline std::unique_ptr<Index> xapian_in(const std::filesystem::path& folder, std::string edition = "1") {
  return std::make_unique<engines::xapian::XapianIndex>(folder, tongues(), lexicon(), std::move(edition));
}

inline std::filesystem::path fresh_folder() {
  static int count = 0;
  auto folder = std::filesystem::path(testing::TempDir()) / ("index" + std::to_string(++count));
  std::filesystem::remove_all(folder);
  return folder;
}

inline records::RecordId record(int number) {
  char text[40];
  std::snprintf(text, sizeof text, "00000000-0000-4000-8000-%012d", number);
  return *records::parse_record_id(text);
}

inline IndexedRecord saying(int number, std::string language, std::string text) {
  IndexedRecord indexed;
  indexed.record = record(number);
  indexed.texts.push_back({std::move(language), std::move(text), false});
  indexed.facets = {{"format", number % 2 == 0 ? "even" : "odd"}, {"standing", "current"}};
  indexed.keys = {record(number).value()};
  indexed.date = 20'260'110 + number % 20;
  return indexed;
}

}  // namespace bch::search

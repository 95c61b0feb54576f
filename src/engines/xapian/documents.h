#pragma once
// How a record becomes a document of the index. The terms of a document: the forms of its words (plain: no
// other term begins with a small letter or another script), Q and its GUID, K and each exact name, R and the
// GUID of each record that it refers to, N and each name as a whole. One thread at a time; private to this
// engine.

#include "engines/xapian/columns.h"
#include "search/analysis.h"
#include "search/indexed_record.h"

#include <cstdint>
#include <string>
#include <unordered_map>
#include <vector>

#include <xapian.h>

namespace bch::engines::xapian {

namespace slot {
inline constexpr Xapian::valueno column = 0;  // write_column
inline constexpr Xapian::valueno title = 1;   // the key of the record's first title; of others behind it
}  // namespace slot

// The slots in which the title may stand that a reader of the language sees, the best first: of titles in
// that language, in the first of all, in any.
std::vector<Xapian::valueno> title_slots(const std::vector<search::Tongue>& tongues,
                                         std::string_view language);

std::string record_term(const records::RecordId& record);
std::string key_term(const std::string& key);
std::string referring_term(const std::string& record);
std::string named_term(const std::string& name);

// Words as they are spelled, by their language: "fr:décision", each with the number of records that have it.
using Spellings = std::unordered_map<std::string, std::uint32_t>;
std::string spelling(std::string_view language, std::string_view lower_case);

class Documents {
 public:
  // The tongues outlive this.
  explicit Documents(const std::vector<search::Tongue>& tongues) : tongues_(tongues), analysis_(tongues) {}

  struct Made {
    Xapian::Document document;         // without its column
    std::vector<std::uint32_t> words;  // for WordsFile
    Spellings spellings;
  };
  Made make(const search::IndexedRecord& record);

  [[nodiscard]] search::Analysis& analysis() { return analysis_; }

 private:
  struct Occurring {
    unsigned in_bodies = 0;
    unsigned in_names = 0;
  };
  void take(const search::IndexedText& text, Made& made);

  const std::vector<search::Tongue>& tongues_;
  search::Analysis analysis_;
  std::unordered_map<std::string, Occurring> occurring_;  // of the record that is being made
};

}  // namespace bch::engines::xapian

#pragma once
// Commodity: goods as customs papers name them: a heading or subheading of the Harmonized Commodity
// Description and Coding System (2022 edition) under which living modified organisms may come, with the
// species that it is of (treaty/commodities.toml). Names are English here; other languages come from the
// catalogue. Values; constant once read; any thread.

#include "base/named_text.h"
#include "base/result.h"

#include <string>
#include <string_view>
#include <vector>

namespace bch::vocabularies {

struct Commodity {
  std::string code;  // four or six digits: "100510"
  std::string english;
  std::vector<std::string> organisms;  // scientific names; of a genus the one word
  bool is_processed = false;           // what comes under it is seldom alive
};

// Sorted by code. Problem "treaty.bad-file".
Result<std::vector<Commodity>> read_commodities(const NamedText& file);

// "1005.10", as people write it.
std::string dotted(std::string_view code);

}  // namespace bch::vocabularies

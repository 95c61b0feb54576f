#pragma once
// Papers: what the papers of a consignment name, read out of a text that somebody typed or pasted: unique
// identifiers of LMOs in any spelling, codes of the Harmonized System, and what is left, line by line, as
// names to look for. Reads foreign text of any kind; asks nobody what things mean. Pure; any thread.

#include <string>
#include <string_view>
#include <vector>

namespace bch::search {

struct Papers {
  struct Code {
    std::string digits;       // 4, 6, 8 or 10
    bool is_certain = false;  // written as a code; otherwise it may be a quantity or a year
    friend bool operator==(const Code&, const Code&) = default;
  };
  std::vector<std::string> identifiers;  // as they should be written; of a stack all in one; each once
  std::vector<Code> codes;               // each once
  std::vector<std::string> names;        // what is left of each line, when it holds a letter
};

// At most limits::papers_things of each; of the text the first limits::papers_bytes.
Papers read_papers(std::string_view text);

}  // namespace bch::search

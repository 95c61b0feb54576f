#pragma once
// Category: one of the kinds of information that the Protocol asks Parties to make available
// (treaty/categories.toml), and by which records it is met. Says nothing about any Party: who shows one
// counts records and passes no verdict. Values; constant once read; any thread.

#include "base/named_text.h"
#include "base/result.h"
#include "formats/format.h"
#include "vocabularies/vocabularies.h"

#include <memory>
#include <span>
#include <string>
#include <vector>

namespace bch::formats {

enum class Duty { obligatory, if_it_occurs, optional };

struct Category {
  std::string id;
  Label title;
  std::vector<std::string> articles;  // "20.3(a)"
  Duty duty = Duty::obligatory;
  std::vector<const Format*> formats;  // empty: only kinds of record that are not defined yet
  std::string field;                   // a facet of these; empty: all their records
  std::vector<std::string> values;     // of it: any of them
};

// Reads categories.toml. What it names must be among the formats, which outlive the categories. Problem
// "treaty.bad-file".
Result<std::vector<Category>> read_categories(const NamedText& file,
                                              std::span<const std::unique_ptr<Format>> formats);

}  // namespace bch::formats

#pragma once
// Writes a file of treaty/vocabularies as a person would, so that it can be read, compared and changed by
// hand. Pure; any thread.

#include "vocabularies/vocabularies.h"

#include <span>
#include <string>
#include <string_view>

namespace bch::vocabularies {

// The file of a vocabulary with these terms; `comment` are the lines that stand at its top, each with its
// "#". Broader terms have to stand before narrower ones.
std::string write_vocabulary(const Vocabulary& vocabulary, std::span<const Term> terms,
                             std::string_view comment);

// The lines of comment at the top of a file.
std::string_view leading_comment(std::string_view file);

}  // namespace bch::vocabularies

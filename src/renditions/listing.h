#pragma once
// Listing: what lists for programs say of a record, in a reader's language: the same in every form of a
// search. Pure but for what the library reads; one thread.

#include "base/url.h"
#include "renditions/library.h"
#include "renditions/reader.h"

#include <optional>
#include <string>

namespace bch::renditions {

struct Listed {
  std::string number;
  std::string title;  // marked where it is fictitious or was withdrawn
  std::string summary;
  std::string kind;
  std::string country;  // empty: no Government's
  std::optional<CivilDate> date;
  std::string languages;  // tags
  Instant updated;
  Url address;
};

// Nothing when it has no public number.
std::optional<Listed> listed(const Reader& reader, const Library& library, const Record& record);

// The title behind the marks of what is fictitious or was withdrawn.
std::string marked_title(const Reader& reader, const Record& record);

}  // namespace bch::renditions

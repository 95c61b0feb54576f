#pragma once
// Feed: records as an Atom feed (RFC 4287) for readers of feeds. Addresses are relative to its own. Pure; any
// thread.

#include "base/url.h"
#include "renditions/listing.h"

#include <string>
#include <utility>
#include <vector>

namespace bch::renditions {

struct Feed {
  std::string journal;  // its name, so that no two nodes have the same feed; may be empty
  std::string title;
  Url self;
  Url about;  // the page that shows the same
  std::vector<std::pair<records::RecordId, Listed>> entries;
};

std::string atom_text(const Reader& reader, const Feed& feed);

// "urn:uuid:...": the record's own GUID; of one that is no UUID, one made from it.
std::string urn_of(const records::RecordId& record);

}  // namespace bch::renditions

#pragma once
// Lists of one-time codes as accounts hold them, and how a new one is shown to be printed. Pure; any thread.

#include "access/code_list.h"
#include "base/html.h"
#include "desk/visit.h"
#include "records/document.h"

#include <string>
#include <vector>

namespace bch::desk {

records::Document to_document(const access::CodeList& list);
// An empty list for a null document. Problem damaged, store.damaged.
Result<access::CodeList> to_code_list(const records::Document& document);

// The codes, numbered, with what they are for: shown once.
Html printed(const Visit& visit, const std::vector<std::string>& codes);

}  // namespace bch::desk

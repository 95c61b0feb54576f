#pragma once
// Consent: details of a person that are published only when she has agreed. Formats say which (needs_consent)
// and where a draft states the agreement (the role consent): a private field, so that it never leaves the
// workspace, and every revision states it anew. Pure functions; any thread.

#include "formats/finding.h"
#include "formats/format.h"
#include "records/document.h"

namespace bch::formats {

bool has_consent(const Format& format, const records::Document& body);

// The body without the details whose publication nobody has agreed to.
records::Document without_unconsented(const Format& format, records::Document body);

// A warning for each detail that would be left out: "format.needs-consent".
Findings unconsented(const Format& format, const records::Document& body);

}  // namespace bch::formats

#pragma once
// Attachments: the files that were published with a record. Its links name them by an address on this node,
// the one of the system in use: /api/v2013/documents/GUID/attachments/ID/NAME, where ID is the SHA-256 of the
// file (docs/wire/record.md). Any thread.

#include "base/url.h"
#include "formats/formats.h"
#include "registry/registry.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::renditions {

struct AttachmentName {
  records::RecordId record;
  std::string id;
  std::string name;
};

Url attachment_address(const AttachmentName& name);
std::optional<AttachmentName> parse_attachment_address(std::string_view address);

// The ids of a record's own attachments, each once, in the order in which its body names them: the order of
// the attachments of its entry.
std::vector<std::string> attachment_ids(const formats::Format& format, const records::Document& body,
                                        const records::RecordId& record);

// A file of whichever revision of the record has it. Problems: record.no-attachment (not_found),
// record.erased.
Result<registry::Act::Attachment> find_attachment(const registry::Registry& registry,
                                                  const formats::Formats& formats,
                                                  const AttachmentName& name);

}  // namespace bch::renditions

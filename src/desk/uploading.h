#pragma once
// Uploading: files that people attach to a draft: with a form, or piece by piece, so that a broken line costs
// one piece. Each is looked into in a sandbox before the draft has it: told by its content, cleaned of what
// names a person, refused when it could do harm. One thread.

#include "desk/drafting.h"

#include <string_view>

namespace bch::desk {

// Takes the files that came with the form (controls "file.PATH") into the draft, and a link to each into the
// body. The draft is not kept yet. Problems: draft.too-many-files, those of records::Inspector.
Result<Done> attach_sent_files(Visit& visit, Draft& draft, const formats::Format& format,
                               records::Document& body);

// The file of a whole upload, taken in like these. The upload stays until the draft has been kept.
Result<Done> attach_upload(Visit& visit, Draft& draft, const formats::Format& format, records::Document& body,
                           std::string_view path, std::string_view upload, std::string_view name);

}  // namespace bch::desk

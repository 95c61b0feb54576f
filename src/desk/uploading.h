#pragma once
// Uploading: files that people attach to a draft: with a form, or piece by piece, so that a broken line costs
// one piece. Each is looked into in a sandbox before the draft has it: told by its content, cleaned of what
// names a person, refused when it could do harm. One thread.

#include "desk/drafting.h"

#include <string_view>

namespace bch::desk {

// Takes the files that came with the form (controls "file.PATH") into the draft, and a link to each into the
// body; draft, body and `commit` are to be kept together. Problems: draft.too-many-files, those of
// records::Inspector.
Result<Done> attach_sent_files(Visit& visit, Draft& draft, const formats::Format& format,
                               records::Document& body, workspace::Commit& commit);

// The same with a file that came in pieces: an upload, which ends with it, and the last piece.
struct Pieces {
  std::string_view upload;
  std::string_view last;
};
Result<Done> attach_pieces(Visit& visit, Draft& draft, const formats::Format& format, records::Document& body,
                           std::string_view path, const Pieces& pieces, std::string_view name,
                           workspace::Commit& commit);

}  // namespace bch::desk

// A file that comes piece by piece: where it has come to, one more piece, and with the last the file.

#include "base/limits.h"
#include "desk/drafting.h"
#include "desk/pages.h"
#include "desk/uploading.h"
#include "http/media_type.h"
#include "records/json.h"

#include <charconv>

namespace bch::desk {
namespace {

constexpr std::size_t mebibyte = 1024 * 1024;

// Uploads of one person are nobody else's, whatever they are called.
std::string upload_of(const Visit& visit) {
  return visit.person->account.id.value() + "/" + std::string(visit.captured("upload"));
}

Answer said(std::string_view name, std::uint64_t number) {
  records::Document document = records::Document::members();
  document.set(name, static_cast<std::int64_t>(number));
  return Answer(http::page(http::media::json, records::canonical_json(document)));
}

// The last piece is kept with the file or not at all.
Result<Done> judge_last(const Visit& visit, const std::string& upload, std::uint64_t at) {
  const auto size = TRY(visit.tools.store.upload_size(upload));
  if (size == at) return Done{};
  return Problem{Problem::Kind::conflict, "workspace.upload-elsewhere", {{"bytes", std::to_string(size)}}};
}

std::uint64_t number_in(const Visit& visit, std::string_view name) {
  std::uint64_t number = 0;
  const auto text = visit.reading.request.query.find(name);
  std::from_chars(text.data(), text.data() + text.size(), number);
  return number;
}

}  // namespace

Result<Answer> upload_state(Visit& visit) {
  TRY(opened_draft(visit, publication::Step::write));
  return said("bytes", TRY(visit.tools.store.upload_size(upload_of(visit))));
}

// POST with the bytes as application/octet-stream, "at" (how many came before), and with the last piece
// "field" and "name".
Result<Answer> upload_piece(Visit& visit) {
  auto draft = TRY(opened_draft(visit, publication::Step::write));
  const auto piece = visit.reading.request.body;
  const auto at = number_in(visit, "at");
  if (piece.size() > limits::upload_piece_bytes || at > limits::attachment_bytes - piece.size())
    return Problem{Problem::Kind::too_large,
                   "attachment.too-large",
                   {{"limit", std::to_string(limits::attachment_bytes / mebibyte)}}};
  const std::string upload = upload_of(visit);
  const auto& query = visit.reading.request.query;
  const auto path = query.find("field");
  if (path.empty()) {
    TRY(visit.tools.vault.extend(upload, at, piece));
    return said("bytes", at + piece.size());
  }
  TRY(judge_last(visit, upload, at));
  const auto* format = visit.reading.sources.formats.find(draft.format);
  if (format == nullptr) return Problem{Problem::Kind::invalid, "draft.no-format", {{"format", ""}}};
  auto content = TRY(visit.tools.drafts.content(draft));
  workspace::Commit with;
  TRY(attach_pieces(visit, draft, *format, content.body, path, {upload, piece}, query.find("name"), with));
  TRY(visit.tools.drafts.save(draft, content, visit.person->account.id, std::move(with)));
  return said("version", content.version);
}

}  // namespace bch::desk

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

// An empty piece says that all has come: after an answer that was lost, or when somebody else kept the draft.
Result<Done> extend(const Visit& visit, const std::string& upload, std::uint64_t at, std::string_view piece) {
  if (!piece.empty()) return visit.tools.vault.extend(upload, at, piece);
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
  TRY(extend(visit, upload, at, piece));
  const auto& query = visit.reading.request.query;
  const auto path = query.find("field");
  if (path.empty()) return said("bytes", at + piece.size());
  const auto* format = visit.reading.sources.formats.find(draft.format);
  if (format == nullptr) return Problem{Problem::Kind::invalid, "draft.no-format", {{"format", ""}}};
  auto content = TRY(visit.tools.drafts.content(draft));
  TRY(attach_upload(visit, draft, *format, content.body, path, upload, query.find("name")));
  TRY(visit.tools.drafts.save(draft, content, visit.person->account.id));
  TRY(visit.tools.store.remove_upload(upload));  // only now: its pieces were promised to be there
  return said("version", content.version);
}

}  // namespace bch::desk

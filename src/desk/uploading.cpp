#include "desk/uploading.h"

#include "base/limits.h"
#include "desk/shown.h"
#include "seals/token.h"

#include <algorithm>

namespace bch::desk {
namespace {

constexpr std::size_t id_bytes = 16;

Result<Done> take(Visit& visit, Draft& draft, const formats::Format& format, records::Document& body,
                  std::string_view path, std::string_view bytes, std::string_view name,
                  workspace::Commit& commit) {
  if (draft.files.size() >= limits::files_a_draft)
    return Problem{
        Problem::Kind::too_large, "draft.too-many-files", {{"limit", std::to_string(limits::files_a_draft)}}};
  const auto inspected = TRY(visit.tools.inspector.inspect(bytes, name));
  const std::uint64_t size = inspected.bytes.size();
  publication::DraftFile file{seals::random_token(visit.tools.chance, id_bytes), inspected.media, size};
  const publication::KeptFile kept{std::string(name.substr(0, limits::name_bytes)), inspected.bytes};
  commit.files.push_back(visit.tools.vault.file_of(file.id, kept));
  body = with_link(format, std::move(body), path, publication::draft_file_address(file), kept.name);
  draft.files.push_back(std::move(file));
  return Done{};
}

}  // namespace

Result<Done> attach_sent_files(Visit& visit, Draft& draft, const formats::Format& format,
                               records::Document& body, workspace::Commit& commit) {
  for (const auto& file : visit.form.files) {
    if (!file.field.starts_with(control::file) || file.bytes.empty()) continue;
    TRY(take(visit, draft, format, body, std::string_view(file.field).substr(control::file.size()),
             file.bytes, file.name, commit));
  }
  return Done{};
}

Result<Done> attach_pieces(Visit& visit, Draft& draft, const formats::Format& format, records::Document& body,
                           std::string_view path, const Pieces& pieces, std::string_view name,
                           workspace::Commit& commit) {
  auto bytes = TRY(visit.tools.vault.come(std::string(pieces.upload)));
  bytes += pieces.last;
  commit.ended_uploads.emplace_back(pieces.upload);
  return take(visit, draft, format, body, path, bytes, name, commit);
}

}  // namespace bch::desk

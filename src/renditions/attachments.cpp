#include "renditions/attachments.h"

#include "formats/links.h"
#include "seals/envelope.h"

#include <algorithm>
#include <array>

namespace bch::renditions {
namespace {

constexpr std::array<std::string_view, 3> before_record{"api", "v2013", "documents"};
constexpr std::string_view before_id = "attachments";

// What stands before the next slash; the path goes on after it.
std::string_view next_segment(std::string_view& path) {
  const auto end = std::min(path.find('/'), path.size());
  const std::string_view segment = path.substr(0, end);
  path.remove_prefix(std::min(end + 1, path.size()));
  return segment;
}

}  // namespace

Url attachment_address(const AttachmentName& name) {
  return Url::local(before_record[0], before_record[1], before_record[2], name.record.value(), before_id,
                    name.id, name.name);
}

std::optional<AttachmentName> parse_attachment_address(std::string_view address) {
  if (!address.starts_with('/')) return std::nullopt;
  address.remove_prefix(1);
  for (const std::string_view expected : before_record) {
    if (next_segment(address) != expected) return std::nullopt;
  }
  const auto record = records::parse_record_id(next_segment(address));
  if (!record || next_segment(address) != before_id) return std::nullopt;
  const auto id = percent_decode(next_segment(address));
  const auto name = percent_decode(address);
  if (!id || id->empty() || !name || name->empty()) return std::nullopt;
  return AttachmentName{*record, *id, *name};
}

std::vector<std::string> attachment_ids(const formats::Format& format, const records::Document& body,
                                        const records::RecordId& record) {
  std::vector<std::string> ids;
  for (const std::string& address : formats::link_addresses(format, body)) {
    const auto name = parse_attachment_address(address);
    if (name && name->record == record && std::ranges::find(ids, name->id) == ids.end())
      ids.push_back(name->id);
  }
  return ids;
}

Result<registry::Act::Attachment> find_attachment(const registry::Registry& registry,
                                                  const formats::Formats& formats,
                                                  const AttachmentName& name) {
  const auto history = TRY(registry.history(name.record));
  if (!history.empty() && history.back().entry.known() == registry::Kind::erase)
    return Problem{Problem::Kind::gone, "record.erased", {}};
  for (auto version = history.rbegin(); version != history.rend(); ++version) {
    const auto& attachments = version->entry.attachments;
    const auto* format = formats.find(version->entry.format);
    if (attachments.empty() || format == nullptr) continue;
    const auto body = TRY(registry.content(version->entry));
    const auto ids = attachment_ids(*format, body, name.record);
    const auto place = static_cast<std::size_t>(std::ranges::find(ids, name.id) - ids.begin());
    if (place >= std::min(ids.size(), attachments.size())) continue;
    const auto& sealed = attachments[place];
    const auto envelope = TRY(registry.envelope(sealed.hash));
    return registry::Act::Attachment{sealed.media, TRY(seals::open(envelope, sealed.hash)).content};
  }
  return Problem{Problem::Kind::not_found, "record.no-attachment", {}};
}

}  // namespace bch::renditions

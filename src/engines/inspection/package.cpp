#include "engines/inspection/package.h"

#include "base/limits.h"
#include "engines/inspection/problems.h"

#include <algorithm>
#include <memory>
#include <set>

#include <archive.h>
#include <archive_entry.h>
#include <locale.h>

namespace bch::engines::inspection {
namespace {

struct Closing {
  void operator()(archive* open) const { archive_read_free(open); }
};
using Opened = std::unique_ptr<archive, Closing>;

// Libarchive says names in the encoding of the locale, and drops those that it does not have.
class InUtf8 {
 public:
  InUtf8() : locale_(newlocale(LC_CTYPE_MASK, "C.UTF-8", nullptr)), before_(uselocale(locale_)) {}
  InUtf8(const InUtf8&) = delete;
  InUtf8& operator=(const InUtf8&) = delete;
  ~InUtf8() {
    uselocale(before_);
    if (locale_ != nullptr) freelocale(locale_);
  }

 private:
  locale_t locale_;
  locale_t before_;
};

Opened open(std::string_view bytes, Archive kind) {
  Opened opened(archive_read_new());
  if (kind == Archive::zip) archive_read_support_format_zip_seekable(opened.get());
  if (kind == Archive::seven_zip) archive_read_support_format_7zip(opened.get());
  if (kind == Archive::tar || kind == Archive::gzipped_tar) archive_read_support_format_tar(opened.get());
  if (kind == Archive::gzipped_tar) archive_read_support_filter_gzip(opened.get());
  if (archive_read_open_memory(opened.get(), bytes.data(), bytes.size()) != ARCHIVE_OK) return nullptr;
  return opened;
}

// What may still be unpacked.
class Room {
 public:
  explicit Room(std::size_t packed)
      : most_(std::min(limits::unpacked_bytes,
                       std::max(limits::ratio_counts_from_bytes, packed * limits::unpacked_ratio))) {}
  [[nodiscard]] bool take(std::size_t part, std::size_t more) {
    used_ += more;
    return used_ <= most_ && part + more <= limits::unpacked_part_bytes;
  }

 private:
  std::size_t most_;
  std::size_t used_ = 0;
};

Result<std::string> read_part(archive& opened, Room& room) {
  std::string bytes;
  for (;;) {
    const void* block = nullptr;
    std::size_t size = 0;
    la_int64_t at = 0;
    const int outcome = archive_read_data_block(&opened, &block, &size, &at);
    if (outcome == ARCHIVE_EOF) return bytes;
    if (outcome != ARCHIVE_OK) return damaged();
    const auto place = static_cast<std::size_t>(at);
    if (place < bytes.size()) return damaged();
    if (!room.take(bytes.size(), place - bytes.size() + size)) return unpacks_too_large();
    bytes.resize(place, '\0');  // a hole of a sparse file
    bytes.append(static_cast<const char*>(block), size);
  }
}

}  // namespace

const Part* Package::find(std::string_view name) const {
  const auto found = std::ranges::find(parts, name, &Part::name);
  return found == parts.end() ? nullptr : &*found;
}

bool Package::has(const std::function<bool(std::string_view small)>& named) const {
  return std::ranges::any_of(parts, [&](const Part& part) { return named(in_small_letters(part.name)); });
}

std::string in_small_letters(std::string_view text) {
  std::string small(text);
  for (char& c : small) {
    if (c >= 'A' && c <= 'Z') c = static_cast<char>(c - 'A' + 'a');
  }
  return small;
}

Result<Package> read_package(std::string_view bytes, Archive kind) {
  const InUtf8 in_utf8;
  const Opened opened = open(bytes, kind);
  if (!opened) return damaged();
  Room room(bytes.size());
  Package package;
  std::set<std::string, std::less<>> names;
  for (std::size_t entries = 0;; ++entries) {
    archive_entry* entry = nullptr;
    const int outcome = archive_read_next_header(opened.get(), &entry);
    if (outcome == ARCHIVE_EOF) break;
    if (outcome != ARCHIVE_OK && outcome != ARCHIVE_WARN) return damaged();
    if (entries == limits::package_entries) return unpacks_too_large();
    if (archive_entry_is_encrypted(entry) != 0) return encrypted();
    if (archive_entry_filetype(entry) == AE_IFDIR) continue;
    const char* name = archive_entry_pathname(entry);
    if (name == nullptr || archive_entry_filetype(entry) != AE_IFREG) return damaged();
    if (!names.insert(name).second) return damaged();
    std::string named(name);
    auto content = TRY(read_part(*opened, room));
    package.parts.push_back({std::move(named), std::move(content)});
  }
  if (package.parts.empty()) return damaged();
  return package;
}

}  // namespace bch::engines::inspection

// Pictures without metadata: the directories of TIFF, which EXIF has too.

#include "base/limits.h"
#include "engines/inspection/images.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <vector>

namespace bch::engines::inspection {
namespace {

constexpr std::size_t entry_bytes = 12;
constexpr std::uint16_t orientation_tag = 274;
constexpr std::uint16_t exif_tag = 34665;
constexpr std::uint16_t gps_tag = 34853;
constexpr std::uint16_t subdirectories_tag = 330;

// Description, maker, model, software, artist, host, copyright, XMP, Photoshop, IPTC, and Windows' own.
constexpr std::array<std::uint16_t, 19> left_out{270,   271,   272,   305,   315,   316,   700,
                                                 33432, 33723, 34377, 34665, 34853, 37500, 37510,
                                                 40091, 40092, 40093, 40094, 40095};

// The bytes of a TIFF, read and blanked within their bounds, in the order of bytes that it names.
class Tiff {
 public:
  explicit Tiff(std::string bytes) : bytes_(std::move(bytes)), big_(bytes_.starts_with("MM")) {}

  [[nodiscard]] bool reads(std::size_t at, std::size_t size) const {
    return at <= bytes_.size() && size <= bytes_.size() - at;
  }
  [[nodiscard]] std::uint32_t number(std::size_t at, std::size_t size) const {
    std::uint32_t number = 0;
    for (std::size_t i = 0; i < size; ++i) {
      const std::size_t place = big_ ? at + i : at + size - 1 - i;
      number = number << 8U | static_cast<unsigned char>(bytes_[place]);
    }
    return number;
  }
  void write(std::size_t at, std::uint16_t number) {
    bytes_[at + (big_ ? 1 : 0)] = static_cast<char>(number & 0xffU);
    bytes_[at + (big_ ? 0 : 1)] = static_cast<char>(number >> 8U);
  }
  void blank(std::size_t at, std::size_t size) {
    if (reads(at, size)) std::fill_n(bytes_.begin() + static_cast<std::ptrdiff_t>(at), size, '\0');
  }
  void move_down(std::size_t to, std::size_t from, std::size_t size) {
    std::copy_n(bytes_.begin() + static_cast<std::ptrdiff_t>(from), size,
                bytes_.begin() + static_cast<std::ptrdiff_t>(to));
  }
  std::string take() { return std::move(bytes_); }

 private:
  std::string bytes_;
  bool big_;
};

bool is_tiff(std::string_view bytes) {
  constexpr std::string_view little{"II\x2a\0", 4};
  constexpr std::string_view big{"MM\0\x2a", 4};
  return bytes.size() >= 8 && (bytes.starts_with(little) || bytes.starts_with(big));
}

struct Entry {
  std::uint16_t tag = 0;
  std::uint32_t count = 0;
  std::size_t size = 0;  // of the value
  std::size_t at = 0;    // of the value: in the entry where it has room there
};

Entry entry_at(const Tiff& tiff, std::size_t at) {
  constexpr std::array<std::size_t, 14> sizes{0, 1, 1, 2, 4, 8, 1, 1, 2, 4, 8, 4, 8, 4};
  Entry entry;
  entry.tag = static_cast<std::uint16_t>(tiff.number(at, 2));
  const std::uint32_t type = tiff.number(at + 2, 2);
  entry.count = tiff.number(at + 4, 4);
  entry.size = type < sizes.size() ? sizes.at(type) * entry.count : 0;
  entry.at = entry.size <= 4 ? at + 8 : tiff.number(at + 8, 4);
  return entry;
}

// Walks every directory once, whatever they say of each other.
class Cleaner {
 public:
  explicit Cleaner(std::string_view bytes) : tiff_(std::string(bytes)) {}

  // nothing when a directory does not lie within the file, or there are too many.
  std::optional<std::string> clean() {
    waiting_.push_back(tiff_.number(4, 4));
    while (!waiting_.empty()) {
      const std::size_t at = waiting_.back();
      waiting_.pop_back();
      if (at == 0 || !seen_.insert(at).second) continue;
      if (seen_.size() > limits::image_directories || !clean_directory(at)) return std::nullopt;
    }
    return tiff_.take();
  }

 private:
  bool clean_directory(std::size_t at) {
    if (!tiff_.reads(at, 2)) return false;
    const std::size_t count = tiff_.number(at, 2);
    const std::size_t first = at + 2;
    if (!tiff_.reads(first, count * entry_bytes + 4)) return false;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < count; ++i) {
      const std::size_t here = first + i * entry_bytes;
      const Entry entry = entry_at(tiff_, here);
      if (std::ranges::find(left_out, entry.tag) != left_out.end()) {
        blank(entry);
        continue;
      }
      if (entry.tag == subdirectories_tag) wait_for(entry);
      if (kept != i) tiff_.move_down(first + kept * entry_bytes, here, entry_bytes);
      ++kept;
    }
    const std::size_t next = first + count * entry_bytes;
    waiting_.push_back(tiff_.number(next, 4));
    if (kept == count) return true;
    tiff_.write(at, static_cast<std::uint16_t>(kept));
    tiff_.move_down(first + kept * entry_bytes, next, 4);
    tiff_.blank(first + kept * entry_bytes + 4, (count - kept) * entry_bytes);
    return true;
  }

  void blank(const Entry& entry) {
    if (entry.tag == exif_tag || entry.tag == gps_tag)
      blank_directory(tiff_.reads(entry.at, 4) ? tiff_.number(entry.at, 4) : 0);
    else
      tiff_.blank(entry.at, entry.size);
  }

  // Of EXIF or a place on Earth: all of it.
  void blank_directory(std::size_t at) {
    if (at == 0 || !tiff_.reads(at, 2)) return;
    const std::size_t count = tiff_.number(at, 2);
    if (!tiff_.reads(at + 2, count * entry_bytes)) return;
    for (std::size_t i = 0; i < count; ++i) {
      const Entry entry = entry_at(tiff_, at + 2 + i * entry_bytes);
      tiff_.blank(entry.at, entry.size);
    }
    tiff_.blank(at, 2 + count * entry_bytes);
  }

  void wait_for(const Entry& entry) {
    for (std::size_t i = 0; i < std::min<std::size_t>(entry.count, limits::image_directories); ++i) {
      if (entry.size == entry.count * std::size_t{4} && tiff_.reads(entry.at + i * 4, 4))
        waiting_.push_back(tiff_.number(entry.at + i * 4, 4));
    }
  }

  Tiff tiff_;
  std::vector<std::size_t> waiting_;
  std::set<std::size_t> seen_;
};

}  // namespace

std::optional<std::string> clean_tiff(std::string_view bytes) {
  return is_tiff(bytes) ? Cleaner(bytes).clean() : std::nullopt;
}

unsigned orientation_of(std::string_view exif) {
  constexpr unsigned highest = 8;
  if (!is_tiff(exif)) return 1;
  const Tiff tiff{std::string(exif)};
  const std::size_t at = tiff.number(4, 4);
  if (!tiff.reads(at, 2)) return 1;
  const std::size_t count = tiff.number(at, 2);
  if (!tiff.reads(at + 2, count * entry_bytes)) return 1;
  for (std::size_t i = 0; i < count; ++i) {
    const Entry entry = entry_at(tiff, at + 2 + i * entry_bytes);
    if (entry.tag != orientation_tag || entry.size != 2) continue;
    const unsigned orientation = tiff.number(entry.at, 2);
    return orientation >= 1 && orientation <= highest ? orientation : 1;
  }
  return 1;
}

}  // namespace bch::engines::inspection

#pragma once
// A package: an archive as the files that are within, read into memory within the limits of base/limits.h.
// Documents of today's Office programs are packages too. Owned by who reads it; one thread. Nothing of it is
// ever written to a disk.

#include "base/result.h"

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::engines::inspection {

struct Part {
  std::string name;  // as the archive says it: never a path to open
  std::string bytes;
};

struct Package {
  std::vector<Part> parts;
  [[nodiscard]] const Part* find(std::string_view name) const;
  // Whether a part has such a name; letters A to Z count as small ones.
  [[nodiscard]] bool has(const std::function<bool(std::string_view small)>& named) const;
};

enum class Archive : unsigned char { zip, seven_zip, tar, gzipped_tar };

// Folders are left out. Problems: attachment.encrypted, attachment.unpacks-too-large, attachment.damaged
// (also when two parts have one name, of which nobody knows which counts).
Result<Package> read_package(std::string_view bytes, Archive archive);

// A ZIP of the parts in their order, without dates and owners: the same parts are the same bytes. The part
// "mimetype" is not compressed, as OpenDocument and EPUB have it. Problem attachment.unpacks-too-large.
Result<std::string> write_zip(const Package& package);

std::string in_small_letters(std::string_view text);  // A to Z

}  // namespace bch::engines::inspection

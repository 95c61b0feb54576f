#include "node/key_file.h"

#include "seals/hash.h"

#include <algorithm>
#include <fstream>
#include <iterator>

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

namespace bch::node {
namespace {

constexpr auto file_name = "key";
constexpr auto secret_name = "workspace-key";
constexpr unsigned owner_only = 0600;

Result<Done> draw(const std::filesystem::path& path, Chance& chance) {
  seals::SigningKey::Seed seed{};
  chance.fill(seed);
  const auto hash =
      seals::Hash::from_bytes(std::string_view(reinterpret_cast<const char*>(seed.data()), seed.size()));
  return write_whole(path, hash->hex() + "\n", owner_only);
}

Result<seals::Hash> read_hash(const std::filesystem::path& path, const std::filesystem::path& folder) {
  std::ifstream file(path);
  if (!file) return Problem{Problem::Kind::not_found, "node.no-key", {{"folder", folder.string()}}};
  std::string line;
  std::getline(file, line);
  const auto hash = seals::Hash::from_hex(line);
  if (!hash) return Problem{Problem::Kind::damaged, "node.bad-key", {{"folder", folder.string()}}};
  return *hash;
}

}  // namespace

Result<Done> write_whole(const std::filesystem::path& path, std::string_view bytes, unsigned mode) {
  const std::string beside = path.string() + ".new";
  const Problem failed{Problem::Kind::failed, "node.cannot-write", {{"file", path.string()}}};
  const int file =
      ::open(beside.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, static_cast<mode_t>(mode));
  if (file < 0) return failed;
  bool well = true;
  while (well && !bytes.empty()) {
    const auto written = ::write(file, bytes.data(), bytes.size());
    well = written > 0;
    if (well) bytes.remove_prefix(static_cast<std::size_t>(written));
  }
  well = ::fsync(file) == 0 && well;
  well = ::close(file) == 0 && well;
  if (!well || ::rename(beside.c_str(), path.c_str()) != 0) return failed;
  return Done{};
}

Result<Done> make_key(const std::filesystem::path& folder, Chance& chance) {
  const auto path = folder / file_name;
  std::error_code ignored;
  if (std::filesystem::exists(path, ignored))
    return Problem{Problem::Kind::conflict, "node.key-exists", {{"file", path.string()}}};
  return draw(path, chance);
}

Result<seals::SigningKey> read_key(const std::filesystem::path& folder, const std::string& origin) {
  const auto hash = TRY(read_hash(folder / file_name, folder));
  seals::SigningKey::Seed seed{};
  std::ranges::copy(hash.bytes(), seed.begin());
  auto key = seals::SigningKey::from_seed(origin, seed);
  if (!key) return Problem{Problem::Kind::damaged, "node.bad-key", {{"folder", folder.string()}}};
  return std::move(*key);
}

Result<std::string> secret_of(const std::filesystem::path& folder, Chance& chance) {
  const auto path = folder / secret_name;
  std::error_code ignored;
  if (!std::filesystem::exists(path, ignored)) TRY(draw(path, chance));
  const auto hash = TRY(read_hash(path, folder));
  return std::string(hash.bytes());
}

}  // namespace bch::node

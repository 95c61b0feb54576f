#include "node/checkpoint_signer.h"

#include "node/key_file.h"
#include "seals/tree.h"

#include <fstream>
#include <iterator>

namespace bch::node {
namespace {

constexpr auto file_name = "checkpoint";
constexpr unsigned for_all = 0644;

}  // namespace

std::string read_checkpoint_note(const std::filesystem::path& folder) {
  std::ifstream file(folder / file_name, std::ios::binary);
  return {std::istreambuf_iterator<char>(file), {}};
}

Result<registry::Position> CheckpointSigner::position() {
  const std::string note = read_checkpoint_note(folder_);
  if (note.empty()) return registry::Position{0};
  const std::vector<seals::VerifierKey> keys{key_.verifier()};
  const auto checkpoint = TRY(seals::open_checkpoint(note, key_.verifier().name(), keys));
  return checkpoint.size;
}

Result<Done> CheckpointSigner::follow(std::span<const registry::Version> versions) {
  const auto head = TRY(registry_.head());
  if (head.size <= versions.back().position) return Problem{Problem::Kind::damaged, "journal.fault-head", {}};
  const auto frontier = TRY(seals::Frontier::parse(head.frontier));
  const seals::Checkpoint checkpoint{key_.verifier().name(), head.size, frontier.root()};
  return write_whole(folder_ / file_name, seals::sign_checkpoint(checkpoint, key_), for_all);
}

Result<Done> CheckpointSigner::forget() {
  const auto signed_to = TRY(position());
  const auto size = TRY(registry_.size());
  // A journal shorter than what was signed is a restored one: signing it again would make a second history.
  if (signed_to > size)
    return Problem{Problem::Kind::conflict,
                   "node.behind-its-checkpoint",
                   {{"signed", std::to_string(signed_to)}, {"size", std::to_string(size)}}};
  std::error_code failed;
  std::filesystem::remove(folder_ / file_name, failed);
  return Done{};
}

}  // namespace bch::node

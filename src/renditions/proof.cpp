#include "renditions/proof.h"

namespace bch::renditions {

std::string proof_text(std::uint64_t position, std::span<const seals::Hash> path,
                       std::string_view checkpoint) {
  std::string text = "c2sp.org/tlog-proof@v1\nindex " + std::to_string(position) + "\n";
  for (const auto& hash : path) {
    text += seals::to_base64(hash.bytes());
    text += '\n';
  }
  text += '\n';
  text += checkpoint;
  return text;
}

}  // namespace bch::renditions

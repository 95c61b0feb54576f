#include "seals/checkpoint.h"

#include <charconv>

namespace bch::seals {
namespace {

std::string_view take_line(std::string_view& text) {
  const auto line = text.substr(0, text.find('\n'));
  text.remove_prefix(std::min(line.size() + 1, text.size()));
  return line;
}

}  // namespace

std::string sign_checkpoint(const Checkpoint& checkpoint, const SigningKey& key) {
  const std::string text = checkpoint.origin + "\n" + std::to_string(checkpoint.size) + "\n" +
                           to_base64(checkpoint.root.bytes()) + "\n";
  return sign_note(text, key);
}

Result<Checkpoint> read_checkpoint(std::string_view note) {
  Checkpoint checkpoint;
  checkpoint.origin = take_line(note);
  const auto size = take_line(note);
  const auto [end, error] = std::from_chars(size.data(), size.data() + size.size(), checkpoint.size);
  const auto bytes = from_base64(take_line(note));
  const auto root = bytes ? Hash::from_bytes(*bytes) : std::nullopt;
  if (error != std::errc{} || std::to_string(checkpoint.size) != size || !root)
    return Problem{Problem::Kind::invalid, "checkpoint.malformed", {}};
  checkpoint.root = *root;
  return checkpoint;
}

Result<Checkpoint> open_checkpoint(std::string_view note, std::string_view origin,
                                   std::span<const VerifierKey> keys) {
  const std::string text = TRY(open_note(note, keys));
  auto checkpoint = TRY(read_checkpoint(text));
  if (checkpoint.origin != origin)
    return Problem{Problem::Kind::forbidden, "checkpoint.wrong-origin", {{"origin", checkpoint.origin}}};
  return checkpoint;
}

}  // namespace bch::seals

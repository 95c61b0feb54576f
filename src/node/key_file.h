#pragma once
// The node's signing key in its file (mode 0600): the seed as 64 hexadecimal digits. Back it up apart from
// the journal.

#include "base/chance.h"
#include "base/result.h"
#include "seals/note.h"

#include <filesystem>
#include <string>

namespace bch::node {

// Draws a new key. Problem node.key-exists (conflict) when there is one, failed when it cannot be written.
Result<Done> make_key(const std::filesystem::path& folder, Chance& chance);

// Problem node.no-key, node.bad-key.
Result<seals::SigningKey> read_key(const std::filesystem::path& folder, const std::string& origin);

// Writes a file so that it is whole or not there, and on the disc when this returns.
Result<Done> write_whole(const std::filesystem::path& path, std::string_view bytes, unsigned mode);

}  // namespace bch::node

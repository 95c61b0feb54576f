#pragma once
// The node's secrets, each in its file (mode 0600) as 64 hexadecimal digits: the seed of the signing key, and
// the secret of the workspace. Back them up apart from the journal and the workspace.

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

// The secret with which the workspace encrypts and hashes: 32 bytes in the file workspace-key beside the
// journal's key, written like it; drawn when there is none. Problem node.bad-key (damaged).
Result<std::string> secret_of(const std::filesystem::path& folder, Chance& chance);

// Writes a file so that it is whole or not there, and on the disc when this returns.
Result<Done> write_whole(const std::filesystem::path& path, std::string_view bytes, unsigned mode);

}  // namespace bch::node

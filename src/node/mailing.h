#pragma once
// Mailing: what a node sends mail with, as node.toml says: the post, and the head of its letters. Joined
// here, like the rest of the node (node.h). The password lies in a file of its own, mail-password (0600).

#include "node/node.h"
#include "notices/post.h"
#include "notices/wording.h"

#include <memory>

namespace bch::node {

[[nodiscard]] bool sends_mail(const Configuration& configuration);

// Problems: mail.not-configured (not_found); node.no-mail-password (not_found) and node.open-mail-password
// (invalid) when there is a user but no such file, or others may read it.
Result<std::unique_ptr<notices::Post>> open_post(Node& node);

// Of a node that sends mail; the node outlives it.
notices::Letterhead letterhead(Node& node);

}  // namespace bch::node

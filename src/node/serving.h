#pragma once
// Serving: a node on the web until it is stopped: portal, channels, health, metrics, page cache, followers.

#include "base/result.h"
#include "node/ended.h"
#include "node/node.h"

#include <functional>

namespace bch::node {

// Blocks until then. `ready` hears the address once it is listening.
Result<Ended> serve(Node& node, const std::function<void(const std::string& address)>& ready);

}  // namespace bch::node

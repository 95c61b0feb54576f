#pragma once
// The validation queue: records of no Government that were published with one that refers to them, before a
// validation team has looked at them: items of the workspace, the oldest first. Values; any thread.

#include "registry/registry.h"
#include "workspace/store.h"

#include <string_view>

namespace bch::publication {

inline constexpr std::string_view validation_kind = "validation";
workspace::Label waiting_validations();
workspace::Item waiting_item(const registry::Version& version);

}  // namespace bch::publication

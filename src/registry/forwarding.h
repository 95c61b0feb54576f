#pragma once
// Forwarding: a batch and its outcome as bytes, for a process that may not write a journal and asks the one
// that may (node/elsewhere.h). Both are the same program on the same machine: this is no format for exchange.
// Pure functions; any thread.

#include "registry/registry.h"

#include <span>
#include <string>
#include <vector>

namespace bch::registry {

// What is sent at once, in order; a piece may hold any bytes.
using Pieces = std::vector<std::string>;

Pieces write_batch(const Batch& batch);
Pieces write_outcome(const Result<Receipt>& outcome);

// Problem damaged, "journal.bad-message", when the pieces are not what those functions write.
Result<Batch> read_batch(std::span<const std::string> pieces);

// The receipt, or the Problem that the other process had.
Result<Receipt> read_outcome(std::span<const std::string> pieces);

}  // namespace bch::registry

#pragma once
// The Merkle tree of RFC 6962, section 2.1: leaf and node hashes, roots, proofs. Pure values; any thread.

#include "base/result.h"
#include "seals/hash.h"

#include <cstdint>
#include <functional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::seals {

Hash leaf_hash(std::string_view leaf);                // SHA-256(0x00 || leaf)
Hash node_hash(const Hash& left, const Hash& right);  // SHA-256(0x01 || left || right)
Hash root_of(std::span<const Hash> leaves);           // of leaf hashes; of none: SHA-256("")

// What is needed to append to a tree: the roots of its whole subtrees, largest first.
class Frontier {
 public:
  // Reads what text() wrote. Problem damaged, "tree.bad-frontier".
  static Result<Frontier> parse(std::string_view text);

  void append(const Hash& leaf);
  [[nodiscard]] std::uint64_t size() const { return size_; }
  [[nodiscard]] Hash root() const;

  // The root of the last 2^height leaves once `leaf` is appended; the size must then be a multiple of
  // 2^height.
  [[nodiscard]] Hash subtree_ending_with(const Hash& leaf, int height) const;

  [[nodiscard]] std::string text()
      const;  // size as 8 bytes, least significant first, then the roots; empty when empty

  friend bool operator==(const Frontier&, const Frontier&) = default;

 private:
  std::uint64_t size_ = 0;
  std::vector<Hash> roots_;
};

// Gives the root of the whole subtree with 2^height leaves that begins at leaf index x 2^height.
using SubtreeReader = std::function<Result<Hash>(int height, std::uint64_t index)>;

// The path of RFC 6962, section 2.1.1, for the leaf at `index` in a tree of `size`. Index below size.
Result<std::vector<Hash>> inclusion_proof(std::uint64_t index, std::uint64_t size, const SubtreeReader& read);
bool proves_inclusion(std::span<const Hash> proof, std::uint64_t index, std::uint64_t size, const Hash& leaf,
                      const Hash& root);

// The proof of RFC 6962, section 2.1.2, that a tree of `size` begins as one of `earlier` did. 0 < earlier <=
// size.
Result<std::vector<Hash>> consistency_proof(std::uint64_t earlier, std::uint64_t size,
                                            const SubtreeReader& read);
bool proves_consistency(std::span<const Hash> proof, std::uint64_t earlier, std::uint64_t size,
                        const Hash& earlier_root, const Hash& root);

}  // namespace bch::seals

#include "seals/tree.h"

#include <bit>

namespace bch::seals {
namespace {

constexpr std::size_t size_bytes = 8;

std::uint64_t largest_power_below(std::uint64_t size) {
  return std::bit_floor(size - 1);
}

// Root of the leaves [first, first + count); count > 0. `first` is a multiple of the largest power of two in
// count.
Result<Hash> range_root(std::uint64_t first, std::uint64_t count, const SubtreeReader& read) {
  if (std::has_single_bit(count)) {
    const int height = std::countr_zero(count);
    return read(height, first >> height);
  }
  const std::uint64_t left = largest_power_below(count);
  const Hash left_root = TRY(range_root(first, left, read));
  const Hash right_root = TRY(range_root(first + left, count - left, read));
  return node_hash(left_root, right_root);
}

// SUBPROOF of RFC 6962 for [first, first + count), of which `earlier` leaves are old.
Result<Done> subproof(std::uint64_t earlier, std::uint64_t first, std::uint64_t count, bool whole,
                      const SubtreeReader& read, std::vector<Hash>& proof) {
  if (earlier == count) {
    if (!whole) proof.push_back(TRY(range_root(first, count, read)));
    return Done{};
  }
  const std::uint64_t left = largest_power_below(count);
  if (earlier <= left) {
    TRY(subproof(earlier, first, left, whole, read, proof));
    proof.push_back(TRY(range_root(first + left, count - left, read)));
  } else {
    TRY(subproof(earlier - left, first + left, count - left, false, read, proof));
    proof.push_back(TRY(range_root(first, left, read)));
  }
  return Done{};
}

}  // namespace

Hash leaf_hash(std::string_view leaf) {
  return sha256(std::string_view("\0", 1), leaf);
}

Hash node_hash(const Hash& left, const Hash& right) {
  return sha256("\1", left.bytes(), right.bytes());
}

Hash root_of(std::span<const Hash> leaves) {
  Frontier frontier;
  for (const Hash& leaf : leaves) frontier.append(leaf);
  return frontier.root();
}

Result<Frontier> Frontier::parse(std::string_view text) {
  Frontier frontier;
  if (text.empty()) return frontier;
  const Problem bad{Problem::Kind::damaged, "tree.bad-frontier", {}};
  if (text.size() < size_bytes) return bad;
  for (std::size_t i = 0; i < size_bytes; ++i)
    frontier.size_ |= std::uint64_t{static_cast<std::uint8_t>(text[i])} << (8 * i);
  text.remove_prefix(size_bytes);
  if (text.size() != static_cast<std::size_t>(std::popcount(frontier.size_)) * Hash::size) return bad;
  for (; !text.empty(); text.remove_prefix(Hash::size))
    frontier.roots_.push_back(*Hash::from_bytes(text.substr(0, Hash::size)));
  return frontier;
}

void Frontier::append(const Hash& leaf) {
  Hash root = leaf;
  for (std::uint64_t size = size_; (size & 1) != 0; size >>= 1) {
    root = node_hash(roots_.back(), root);
    roots_.pop_back();
  }
  roots_.push_back(root);
  ++size_;
}

Hash Frontier::root() const {
  if (roots_.empty()) return sha256({});
  Hash root = roots_.back();
  for (std::size_t i = roots_.size() - 1; i-- > 0;) root = node_hash(roots_[i], root);
  return root;
}

Hash Frontier::subtree_ending_with(const Hash& leaf, int height) const {
  Hash root = leaf;
  for (int i = 0; i < height; ++i)
    root = node_hash(roots_[roots_.size() - 1 - static_cast<std::size_t>(i)], root);
  return root;
}

std::string Frontier::text() const {
  std::string text;
  if (size_ == 0) return text;
  for (std::size_t i = 0; i < size_bytes; ++i) text += static_cast<char>(size_ >> (8 * i) & 0xff);
  for (const Hash& root : roots_) text += root.bytes();
  return text;
}

Result<std::vector<Hash>> inclusion_proof(std::uint64_t index, std::uint64_t size,
                                          const SubtreeReader& read) {
  if (index >= size) return Problem{Problem::Kind::invalid, "tree.no-such-leaf", {}};
  std::vector<Hash> from_root;
  std::uint64_t first = 0;
  std::uint64_t count = size;
  while (count > 1) {
    const std::uint64_t left = largest_power_below(count);
    if (index < first + left) {
      from_root.push_back(TRY(range_root(first + left, count - left, read)));
      count = left;
    } else {
      from_root.push_back(TRY(range_root(first, left, read)));
      first += left;
      count -= left;
    }
  }
  return std::vector<Hash>(from_root.rbegin(), from_root.rend());
}

// RFC 9162, section 2.1.3.2, which gives the same proofs.
bool proves_inclusion(std::span<const Hash> proof, std::uint64_t index, std::uint64_t size, const Hash& leaf,
                      const Hash& root) {
  if (index >= size) return false;
  std::uint64_t node = index;
  std::uint64_t last = size - 1;
  Hash reached = leaf;
  for (const Hash& beside : proof) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      reached = node_hash(beside, reached);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      reached = node_hash(reached, beside);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && reached == root;
}

Result<std::vector<Hash>> consistency_proof(std::uint64_t earlier, std::uint64_t size,
                                            const SubtreeReader& read) {
  if (earlier == 0 || earlier > size) return Problem{Problem::Kind::invalid, "tree.no-such-size", {}};
  std::vector<Hash> proof;
  TRY(subproof(earlier, 0, size, true, read, proof));
  return proof;
}

// RFC 9162, section 2.1.4.2.
bool proves_consistency(std::span<const Hash> proof, std::uint64_t earlier, std::uint64_t size,
                        const Hash& earlier_root, const Hash& root) {
  if (earlier == 0 || earlier > size) return false;
  if (earlier == size) return proof.empty() && earlier_root == root;
  std::uint64_t node = earlier - 1;
  std::uint64_t last = size - 1;
  while ((node & 1) != 0) {
    node >>= 1;
    last >>= 1;
  }
  Hash first = earlier_root;
  std::size_t from = 0;
  if (!std::has_single_bit(earlier)) {
    if (proof.empty()) return false;
    first = proof[from++];
  }
  Hash old = first;
  Hash now = first;
  for (const Hash& beside : proof.subspan(from)) {
    if (last == 0) return false;
    if ((node & 1) != 0 || node == last) {
      old = node_hash(beside, old);
      now = node_hash(beside, now);
      while ((node & 1) == 0 && node != 0) {
        node >>= 1;
        last >>= 1;
      }
    } else {
      now = node_hash(now, beside);
    }
    node >>= 1;
    last >>= 1;
  }
  return last == 0 && old == earlier_root && now == root;
}

}  // namespace bch::seals

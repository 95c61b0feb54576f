#include "access/buckets.h"

#include <algorithm>
#include <span>
#include <utility>

namespace bch::access {
namespace {

constexpr std::size_t set_size = 8;
constexpr std::uint32_t most_doublings = 30;

}  // namespace

std::uint32_t Bucket::used_at(Instant now, const Budget& budget) const {
  const std::int64_t regained = std::max<std::int64_t>(now.milliseconds() - last, 0) / budget.regained_each;
  return regained >= used ? 0 : used - static_cast<std::uint32_t>(regained);
}

std::int64_t Bucket::wait_at(Instant now, const Budget& budget) const {
  if (used < budget.free_tries || used == 0) return 0;
  const std::uint32_t doublings = std::min(used - budget.free_tries, most_doublings);
  const std::int64_t whole = std::min(budget.first_wait << doublings, budget.longest_wait);
  // The clock may have been set back: nobody waits longer than the whole.
  return std::clamp<std::int64_t>(last + whole - now.milliseconds(), 0, whole);
}

void Bucket::charge(Instant now, const Budget& budget) {
  used = used_at(now, budget) + 1;
  last = now.milliseconds();
}

void Bucket::give_back() {
  if (used > 0) --used;
}

Buckets::Buckets(std::size_t count, const Budget& budget)
    : budget_(budget), buckets_(std::max(count / set_size, std::size_t{1}) * set_size) {}

Bucket* Buckets::set_of(std::uint64_t owner) {
  return &buckets_[owner % (buckets_.size() / set_size) * set_size];
}

Bucket* Buckets::find(std::uint64_t owner) {
  const std::span set(set_of(owner), set_size);
  const auto found = std::ranges::find(set, owner, &Bucket::owner);
  return found == set.end() ? nullptr : &*found;
}

Bucket& Buckets::find_or_make(std::uint64_t owner, Instant now) {
  if (Bucket* const found = find(owner)) return *found;
  const std::span set(set_of(owner), set_size);
  const auto weight = [&](const Bucket& each) { return std::pair(each.used_at(now, budget_), each.last); };
  Bucket& lightest = *std::ranges::min_element(set, {}, weight);
  lightest = Bucket{owner, 0, 0};
  return lightest;
}

}  // namespace bch::access

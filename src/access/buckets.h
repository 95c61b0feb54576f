#pragma once
// Buckets: how many tries each of many owners has lately made, in a memory that does not grow. An owner is a
// number that cannot be foreseen from outside (a keyed hash). Two owners never share a bucket: when there is
// no room, the owner who has made the fewest tries is forgotten, so that a flood of new owners cannot wash
// away those who have made many. Not thread-safe: Throttle owns them and locks.

#include "base/instant.h"

#include <cstddef>
#include <cstdint>
#include <vector>

namespace bch::access {

// How many tries are free and what comes after them. Times in milliseconds.
struct Budget {
  std::uint32_t free_tries;
  std::int64_t first_wait;  // after the last free try; each further one doubles it
  std::int64_t longest_wait;
  std::int64_t regained_each;  // after so long without a try, one is forgotten
};

struct Bucket {
  std::uint64_t owner = 0;  // 0: nobody's
  std::int64_t last = 0;    // when a try was last charged
  std::uint32_t used = 0;   // tries charged until then

  [[nodiscard]] std::uint32_t used_at(Instant now, const Budget& budget) const;
  [[nodiscard]] std::int64_t wait_at(Instant now, const Budget& budget) const;  // 0: a try may come
  void charge(Instant now, const Budget& budget);
  void give_back();
};

class Buckets {
 public:
  Buckets(std::size_t count, const Budget& budget);

  [[nodiscard]] const Budget& budget() const { return budget_; }
  Bucket* find(std::uint64_t owner);  // nullptr when nothing is charged to that owner
  Bucket& find_or_make(std::uint64_t owner, Instant now);

 private:
  [[nodiscard]] Bucket* set_of(std::uint64_t owner);

  const Budget budget_;
  std::vector<Bucket> buckets_;  // in sets: an owner's bucket is in one of them
};

}  // namespace bch::access

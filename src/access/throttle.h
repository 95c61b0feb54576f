#pragma once
// Slows down those who guess passwords and codes, without locking out the person whose account it is. Each
// try is charged before it is judged, and given back when it was right. A try from a device that has signed
// in to that account before (it shows a token that only this node can make) is charged to that device alone:
// whatever others do elsewhere, its owner does not wait. Every other try is charged to its account together
// with its source, and to its source; when what was charged is used up, each further try doubles the wait.
//
// All tries together have a budget as well. When it is used up, somebody is guessing from many places, and a
// try may follow another of the same source only after a wait; the first of each is still judged at once,
// so that the flood shuts nobody out.
//
// Owned by whoever signs people in; any thread. Kept in memory in a fixed number of buckets (buckets.h);
// after a start nothing is charged to anybody.

#include "access/buckets.h"
#include "base/chance.h"
#include "base/instant.h"
#include "base/limits.h"
#include "base/result.h"

#include <cstdint>
#include <mutex>
#include <string>
#include <string_view>

namespace bch::access {

struct Try {
  std::string account;  // as typed, whether there is one or not; the caller folds what does not matter in it
  std::string source;   // source_of the peer
  std::string device;   // the token that the device showed; empty: none
};

class Throttle {
 public:
  // `key` is a secret of the node: tokens made with it stay good after a start. `buckets` of each kind.
  Throttle(std::string key, Chance& chance, std::size_t buckets = limits::throttle_buckets);

  // Charges a try, which may then be judged. Problem throttle.wait (busy) with "seconds": nothing was
  // charged, and the try must not be judged.
  Result<Done> enter(const Try& attempt, Instant now);

  // Gives the charge back after a right password or code, and forgets what was charged to the account
  // together with its source, or to the device.
  void succeeded(const Try& attempt);

  // Gives the charge back of a try that was let in and could not be judged, because too many passwords were
  // waiting or the store did not answer.
  void was_not_judged(const Try& attempt);

  // A token for a device that has signed in to that account, which the device keeps.
  [[nodiscard]] std::string device_token(std::string_view account, Chance& chance) const;
  [[nodiscard]] bool is_device_token(std::string_view token, std::string_view account) const;

 private:
  [[nodiscard]] std::uint64_t owner(std::string_view kind, std::string_view first,
                                    std::string_view second) const;
  Result<Done> enter_known(const Try& attempt, Instant now);
  Bucket* give_back(const Try& attempt);  // the pair's or the device's; nullptr when it was forgotten

  const std::string key_;
  const std::string owner_key_;
  std::mutex mutex_;
  Buckets pairs_;  // account and source
  Buckets sources_;
  Buckets devices_;
  Bucket all_;
};

}  // namespace bch::access

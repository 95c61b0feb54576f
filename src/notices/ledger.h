#pragma once
// Ledger: who was told what, when, how, and with what outcome: on the site, by mail, and by whatever else
// reaches people; a line that was written stays. The lines lie in the workspace and are private. Any thread.

#include "access/account.h"
#include "base/chance.h"
#include "base/instant.h"
#include "base/result.h"
#include "notices/news.h"
#include "records/identity.h"
#include "workspace/store.h"

#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace bch::notices {

// How somebody is reached. Others may come: the ledger takes any word.
namespace way {
inline constexpr std::string_view site = "site";
inline constexpr std::string_view mail = "mail";
inline constexpr std::string_view fax = "fax";
inline constexpr std::string_view letter = "letter";
inline constexpr std::string_view telephone = "telephone";
}  // namespace way

enum class Outcome {
  reached,   // read on the site; taken over by the mail server; heard on the telephone
  refused,   // the other side does not take it, for good
  given_up,  // tried for five days
  dropped,   // no longer to be sent: the account was closed, or has no address any more
};
std::string_view name(Outcome outcome);
std::span<const Outcome> outcomes();

struct Delivery {
  std::string id;
  access::AccountId account;  // empty: somebody without one
  std::string address;        // mailbox, number, name: where or to whom; may be empty
  News news;                  // of what was done by hand kind::by_hand, in words
  std::string notice;         // its id; may be empty
  std::string way;
  Outcome outcome = Outcome::reached;
  std::string reply;  // what the other side answered, or who writes the line has to add
  Instant time;
  access::AccountId by;  // who noted it; empty: the program
};

// Lines that have all of these; empty members do not narrow.
struct DeliveryFilter {
  records::PartyId party;
  records::RecordId record;
  access::AccountId account;
};

class Ledger {
 public:
  // Both outlive the ledger.
  Ledger(workspace::Store& store, Chance& chance) : store_(store), chance_(chance) {}

  // A line, to be put into the commit of what it is about; it gets its id here.
  [[nodiscard]] workspace::Item line(const Delivery& delivery);

  // Notes what was done by hand: a letter, a telephone call. Problem delivery.incomplete (invalid) without
  // way or words, or when nobody is named.
  Result<Done> note(const Delivery& delivery, const workspace::Deed& deed);

  // Newest first, after that place, at most limits::workspace_found.
  Result<std::vector<Delivery>> find(const DeliveryFilter& filter, std::size_t at_most,
                                     const std::optional<workspace::Place>& after = {});
  Result<std::uint64_t> count(std::string_view way, Outcome outcome);

  // Where the list goes on after this line.
  static workspace::Place place_of(const Delivery& delivery) {
    return {delivery.time.milliseconds(), delivery.id};
  }

 private:
  workspace::Store& store_;
  Chance& chance_;
};

}  // namespace bch::notices

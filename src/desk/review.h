#pragma once
// Review: all records of a Government with how fresh they are, for the people who answer for them, and the
// saying of some that they are still right. One thread.

#include "desk/drafting.h"
#include "renditions/confirmation.h"

#include <optional>
#include <string_view>
#include <vector>

namespace bch::desk {

using renditions::Confirmation;

struct Reviewed {
  renditions::Record record;
  Confirmation confirmation;
  std::optional<Draft> draft;  // what is under way about it
};

// The records of one kind, the newest first.
struct ReviewedKind {
  const formats::Format* format = nullptr;
  std::vector<Reviewed> records;
  std::size_t total = 0;  // with those that are too many to be shown
};

Result<std::vector<ReviewedKind>> review_of(Visit& visit, const records::PartyId& party);

// Of which records the Government is asked to say that they are still right. Nothing when there are so many
// records that looking would keep the desk waiting.
struct Unconfirmed {
  std::vector<Reviewed> asked;
  std::vector<Reviewed> not_confirmed;
};
Result<std::optional<Unconfirmed>> unconfirmed_of(Visit& visit, const records::PartyId& party);

// "Right until 1 March 2027", "To confirm by ...", "Not confirmed since ..."; empty when nobody asks.
std::string confirmation_line(const Visit& visit, const Reviewed& reviewed);

// Whether the person may say for her Government that records of that kind are right.
bool may_confirm(const Visit& visit, const records::PartyId& party, const records::FormatId& format);

// The controls of forms that say it: the records chosen, or one record alone, by its own button.
namespace confirming {
inline constexpr std::string_view record = "record";
inline constexpr std::string_view only = "only";
}  // namespace confirming

// The form that says of one record that it is still right, with one press.
Html confirm_button(const Visit& visit, const records::PartyId& party, const records::RecordId& record);

// The page for a Government; and what its form does: confirmations, published at once by who may publish, or
// else requests. Problems: review.nothing-chosen, review.too-many, review.not-of-these, draft.exists.
struct Confirmed {
  std::size_t count = 0;
  bool is_published = false;  // otherwise requested
};
Result<Confirmed> confirm(Visit& visit, const std::vector<registry::Version>& latest, bool publishes);

}  // namespace bch::desk

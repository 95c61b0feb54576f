#pragma once
// Letter: what a Government has written about its focal points and authorities: when, when it came in, and
// the scan of it that is kept as evidence. A value; it lives in the workspace and is never published.

#include "access/account.h"
#include "base/instant.h"
#include "base/result.h"
#include "records/identity.h"
#include "workspace/store.h"

#include <cstdint>
#include <optional>
#include <string>

namespace bch::access {

struct Letter {
  std::string id;
  std::uint64_t version = 0;
  records::PartyId party;
  CivilDate dated;
  CivilDate received;
  std::string says;    // what it is about, in a few words of who took it in
  std::string upload;  // the scan; empty: the letter is kept on paper only
  std::string file;    // what the scan's file was called
  AccountId by;        // who took it in
  Instant noted;
  std::optional<Instant> recorded;  // what it says was recorded; nothing: it waits
};

inline constexpr std::string_view letter_kind = "letter";
workspace::Label letters_of(const records::PartyId& party);
inline const workspace::Label letters_waiting{"waiting", ""};

workspace::Item to_item(const Letter& letter);
// Problem damaged, store.damaged.
Result<Letter> to_letter(const workspace::Item& item);

// Days since it came in: Article 19.3 has changes made known "forthwith".
int days_waiting(const Letter& letter, Instant now);

// What a scan may be: PDF, PNG, JPEG or TIFF, told by its first bytes; empty when it is none of these.
std::string_view scan_type(std::string_view bytes);

}  // namespace bch::access

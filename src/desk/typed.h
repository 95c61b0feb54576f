#pragma once
// What somebody typed into small forms, as values: checked once, here. Problems name the field by the message
// key of its label ("field"), already in the reader's language. Pure; any thread.

#include "base/instant.h"
#include "base/result.h"
#include "desk/visit.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bch::desk {

// Without white space around it. Problem desk.too-long (invalid; field, limit).
Result<std::string> typed_text(const Visit& visit, std::string_view name, std::string_view label,
                               std::size_t at_most);

// An address for e-mail, or nothing. Problem account.bad-email (invalid).
Result<std::string> typed_email(const Visit& visit, std::string_view name);

// A whole day; nothing when it was left empty. Problem desk.bad-date (invalid; field).
Result<std::optional<CivilDate>> typed_date(const Visit& visit, std::string_view name,
                                            std::string_view label);

// The Government of that field; nothing when it was left empty. Problem desk.no-such-country (invalid).
Result<const vocabularies::Party*> typed_party(const Visit& visit, std::string_view text);

// The moments at which a day begins and ends for a Government (for the empty one: in UTC).
Instant begin_of(const Visit& visit, const CivilDate& day, const records::PartyId& party);
Instant end_of(const Visit& visit, const CivilDate& day, const records::PartyId& party);

// The day that it is at that moment for a Government.
CivilDate day_for(const Visit& visit, Instant instant, const records::PartyId& party);

}  // namespace bch::desk

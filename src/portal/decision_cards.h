#pragma once
// Decisions as cards, one below the other: result, date, kind and use, how each stands towards later ones,
// conditions and reasons in full, documents. For who has to read them, not to compare them
// (decision_table.h does). No verdict: only what the records say. Any thread.

#include "portal/decision_standing.h"
#include "portal/page.h"

#include <vector>

namespace bch::portal {

// The decisions of a Government (of all, when it is empty) on an LMO, newest first, and how many there are.
struct Decisions {
  std::vector<Decision> found;  // at most as many as were asked for
  std::size_t total = 0;
  search::Question question;  // that finds them all
};
Result<Decisions> decisions_on(Visit& visit, const records::RecordId& lmo, const records::PartyId& party,
                               std::size_t at_most);

// The unions that decide for a Government today in matters of their law.
std::vector<records::PartyId> unions_of(Visit& visit, const records::PartyId& party);

// Whether a row names that term, or one narrower than it, by its key in the row's vocabulary.
bool names_term(Visit& visit, const formats::Row* row, std::string_view key);

// What a row of terms says, without those that a narrower one beside them implies: "a, b".
std::string said_terms(Visit& visit, const formats::Row* row);

// The languages in which a record says what it says: "English, French".
std::string said_languages(Visit& visit, const renditions::Record& record);

// How much of a decision a card unfolds at once.
enum class Unfolded : std::uint8_t { outline, all };
// One list of them; empty when there are none.
Html decision_cards(Visit& visit, const std::vector<Decision>& decisions, Unfolded unfolded);

}  // namespace bch::portal

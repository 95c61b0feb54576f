#pragma once
// What of the categories of information of the Protocol a Government has published here: counts and dates,
// side by side with what the Protocol says of each. Never a verdict: nothing is called missing, and what is
// optional is called so. Any thread.

#include "formats/category.h"
#include "portal/page.h"

#include <optional>

namespace bch::portal {

// A Government's word that there is nothing to report, while it holds.
struct Declared {
  records::RecordId record;
  std::optional<CivilDate> until;
};

// What is here of a category.
struct Published {
  const formats::Category* category = nullptr;
  search::Question question;  // that finds the records
  std::size_t count = 0;
  std::optional<CivilDate> newest;  // date of the newest of them
  std::optional<Declared> declared;
};

// Of all categories for which there are kinds of record. `kinds` are how many records of each kind the
// Government has (facet::format): of what it has none is not asked again.
Result<std::vector<Published>> published_by(Visit& visit, const records::PartyId& party,
                                            const search::Answer& kinds);

// A question for the newest records of a Government that counts them by kind.
search::Question by_kind(const Reader& reader, const records::PartyId& party, std::size_t at_most);

// The date by which a record is put in order: its own, else that of its last change.
std::optional<CivilDate> date_of(Visit& visit, const records::RecordId& record);

std::string duty_title(const Reader& reader, formats::Duty duty);

// "The Government declares: nothing to report, until ...", as a link to its record.
Html declared_line(Visit& visit, const Declared& declared);

// "3 records", a link to them, and the date of the newest; quiet words when there are none.
Html published_cell(Visit& visit, const Published& published);

// The table on the page of a Party.
Html category_table(Visit& visit, const std::vector<Published>& published);

}  // namespace bch::portal

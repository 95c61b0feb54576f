#pragma once
// Contact: whom a record says one can reach, read by the roles of its fields: the common source of the cards
// on pages and of the files that address books take. Leaves out mobile telephones and whatever else plays no
// part. Pure but for what the library reads; any thread.

#include "formats/formats.h"
#include "renditions/library.h"
#include "renditions/reader.h"
#include "search/question.h"

#include <string>
#include <vector>

namespace bch::renditions {

struct Contact {
  records::RecordId record;
  records::PublicNumber number;
  records::PartyId party;
  std::string title;  // of the record
  const formats::Format* format = nullptr;
  std::vector<formats::TermChoice> designations;
  std::string standing;  // "Vacant", when that is to be said
  std::string office;
  std::string person;
  std::string post;
  std::vector<std::string> address;  // its lines, without the country
  std::string country;
  std::vector<std::string> telephones;
  std::vector<std::string> faxes;
  std::vector<std::string> emails;
  std::vector<formats::Link> websites;
  std::vector<std::string> functions;  // for what an authority is responsible
  std::vector<records::RecordId> persons;
  Instant changed;
  bool is_demonstration = false;

  [[nodiscard]] bool is_designated(formats::Role as) const;
};

// As this reader gets it.
Contact contact_of(const Reader& reader, const Record& record);

// A question for all offices through which a Government can be reached.
search::Question contacts_question(const Reader& reader, const formats::Formats& formats,
                                   const records::PartyId& party);

// Focal points by what they are designated for, then authorities, then others; otherwise as found.
std::vector<Contact> contacts_among(const Reader& reader, Library& library,
                                    const std::vector<records::RecordId>& found);

}  // namespace bch::renditions

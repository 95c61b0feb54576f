#pragma once
// Confirmation: formats ask the owners of some records to say from time to time that they are still right
// (decision BS-IV/2). When that is due follows from the format, the record and the journal; a record that was
// not confirmed stays what it is, and readers are told so in neutral words. Days are those of UTC, the day of
// publication not counted. Pure; any thread.

#include "base/instant.h"
#include "renditions/library.h"
#include "renditions/reader.h"

#include <string>
#include <vector>

namespace bch::renditions {

struct Confirmation {
  enum class Stage {
    none,           // nobody asks for it
    due,            // not before `since`
    asked,          // the owner is asked, since that day
    not_confirmed,  // nor was it within the months that she has, since that day
  };
  Stage stage = Stage::none;
  CivilDate since;
  friend bool operator==(const Confirmation&, const Confirmation&) = default;
};

// `confirmed`: when somebody last published it, or said that it is right.
Confirmation confirmation_of(const formats::Format& format, const records::Document& body, Instant confirmed,
                             CivilDate today);

// Of a record as it stands; none of an old revision and of one that was withdrawn.
Confirmation confirmation_of(const Record& record, CivilDate today);

// The same day so many months later; where that month has no such day, its last.
CivilDate months_later(CivilDate day, int months);

// What readers are told of how a record came here and stands: that it was withdrawn or has left its roster,
// that it was entered on instruction, that its validation is pending, when it was last confirmed, that it was
// not.
std::vector<std::string> standing_sentences(const Reader& reader, const Library& library,
                                            const Record& record, CivilDate today);

}  // namespace bch::renditions

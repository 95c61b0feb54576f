#pragma once
// Withholding: what a national record keeps from the public as confidential (Article 21 of the Protocol). In
// a draft an answer is marked, with a reason; when the record is published, the answer is taken out of its
// body and the header says which fields are withheld (docs/wire/record.md). What the answers are, and why
// they are withheld, is never published. Pure functions; any thread.

#include "formats/formats.h"

#include <string>
#include <string_view>
#include <vector>

namespace bch::formats {

// The member of a draft's body with its marks, by the paths of what they mark. Never published.
inline constexpr std::string_view marks_member = "_withheld";

// That the answer to a question is withheld.
struct Mark {
  std::string field;     // the path of the question: a field, or a member of a group that is not repeated
  std::string reason;    // must be given
  std::string until;     // the day on which somebody looks at it again, as it was typed; empty: none
  bool commits = false;  // a commitment is published, by which the answer can be proven later
};

// The paths of what may be withheld, in the order of the format: nothing of records that belong to no
// Government; nothing by which a record is known (its Government, its title, unique identifiers); not what
// Article 21.6 excludes (never_confidential); not an answer on which it depends what else is asked, for what
// is asked would tell it.
std::vector<std::string> withholdable(const Format& format);

std::vector<Mark> marks_in(const records::Document& draft);
// The draft with that mark in place of one before; without it.
records::Document with_mark(records::Document draft, const Mark& mark);
records::Document without_mark(records::Document draft, std::string_view field);

// The draft with the answers, marks and all, that another version of it has marked: for who may not see them.
records::Document with_marked_of(const records::Document& other, records::Document draft);

// What the header of a body says is withheld.
struct Withheld {
  std::string field;
  std::string commitment;  // hexadecimal; mostly empty
};
std::vector<Withheld> withheld_in(const records::Document& body);
records::Document with_withheld(records::Document body, const std::vector<Withheld>& withheld);

// Whether the header says so of that path, or of a member of the group at it.
bool says_withheld(const std::vector<Withheld>& withheld, std::string_view path);

// A body as the public may see it, and what was kept back of it.
struct Kept {
  Mark mark;
  records::Document answer;
};
struct Parted {
  records::Document body;
  std::vector<Kept> kept;
};
// The draft without its marks and without whatever is marked, also as it was typed.
Parted parted(records::Document draft);

// What is published of a draft: without what does not apply, what is private, and what is withheld.
Parted as_published(const Formats& formats, const Format& format, records::Document draft);

// Sets the answer to a question; null takes it out, and an emptied group with it.
void put_answer(records::Document& body, std::string_view path, records::Document answer);

}  // namespace bch::formats

#pragma once
// Answers: what somebody sent with the form of a draft, put into the draft's body. Pure; any thread. Fuzzed.
//
// Only the questions named by the controls "answers" are touched, so that a form of one section, or of one
// field that changed, leaves all else as it is; an answer that still stands as it was shown keeps its bytes.
// A blank answer is taken out. A text that cannot be read as its field's answer is kept as it was typed
// (formats/applying.h), so that it can be shown again beside what is said of it. Whatever comes in,
// the body's structure is never broken by it.

#include "base/result.h"
#include "formats/formats.h"
#include "http/form.h"

#include <optional>
#include <string>
#include <string_view>

namespace bch::desk {

// What a button of the form asks for besides keeping the answers.
struct Deed {
  enum class Kind {
    none,
    again,   // show the same section again
    add,     // one more row
    remove,  // a row, or the one answer
    up,      // a row
    down,
    find,  // records by the words in "find.PATH"
  };
  Kind kind = Kind::none;
  std::string path;
  std::optional<std::size_t> row;  // of remove, up and down
};

// What the control "do" says; none when it says nothing that is known.
Deed deed_in(const http::Form& sent);

// The body with the answers, and with what "do" asks to be removed or moved. Problems:
// form.changed-meanwhile (conflict): a splice does not fit the text that is stored; form.too-many-rows
// (too_large): more than limits::answer_rows.
Result<records::Document> with_answers(const formats::Formats& formats, const formats::Format& format,
                                       records::Document body, const http::Form& sent);

// The body with one more record named at a question (the only one, where it takes one), or one more link.
// Unchanged where the path leads to no such question, or the record is there already.
records::Document with_reference(const formats::Format& format, records::Document body, std::string_view path,
                                 const records::RecordId& record);
records::Document with_link(const formats::Format& format, records::Document body, std::string_view path,
                            std::string_view url, std::string_view name);

}  // namespace bch::desk

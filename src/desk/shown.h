#pragma once
// Shown: how answers stand in the controls of the form, and where a draft keeps them: what form.h writes and
// answers.h reads back. A control is named by its path: "title.fr", "documents.0.url". Pure; any thread.

#include "formats/format.h"
#include "records/document.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace bch::desk {

// Names of controls that are no answers themselves; each that ends with a dot goes before a path.
namespace control {
inline constexpr std::string_view answers = "answers";     // the path of a question that the form has shown
inline constexpr std::string_view rows = "rows";           // "PATH:3": of so many stored rows a list was made
inline constexpr std::string_view html = "html";           // the path of a rich text that is shown as HTML
inline constexpr std::string_view deed = "do";             // "add:PATH": the button that was pressed
inline constexpr std::string_view pick = "pick.";          // a record that was found
inline constexpr std::string_view find = "find.";          // by which words to find one
inline constexpr std::string_view file = "file.";          // a file that was chosen
inline constexpr std::string_view splice = "splice.";      // "from:deleted:length:inserted" of a long text
inline constexpr std::string_view withhold = "withhold.";  // why the answer is confidential; empty: it is not
inline constexpr std::string_view withhold_until = "withhold-until.";
inline constexpr std::string_view withhold_commitment = "withhold-commitment.";
inline constexpr std::string_view yes = "yes";
}  // namespace control

// Of an answer that is one text: as it stands in its control.
std::string shown_text(const formats::Field& field, const records::Document& value);

// Rich text: Markdown, or HTML made harmless where Markdown could not say it.
struct Written {
  std::string text;
  bool is_html = false;
};
Written shown_rich(const records::Document& value);

// The name of a control below a path.
std::string below(std::string_view path, std::string_view step);
std::string below(std::string_view path, std::size_t row);

// What a button asks for at a row.
std::string deed_at(std::string_view deed, std::string_view path, std::size_t row);

// With one kind of line end, as browsers give texts back.
std::string with_line_ends(std::string_view text);

// The text that was typed into a control, where what is stored says less; nothing when it says all.
std::optional<std::string_view> typed_in(const records::Document& body, const std::string& control);

// The question of that path: a field, or a member of a group that is not repeated.
const formats::Field* question(const formats::Format& format, std::string_view path);

// The term that an answer names, by the identifier that it has now.
std::string identifier_in(const formats::Field& field, const records::Document& value);

}  // namespace bch::desk

#pragma once
// Small forms: the pieces of which the desk's own forms are made, all with labels, and all forms with the
// token that no other site knows. Forms of records are made in form.h. Pure functions; any thread.

#include "desk/visit.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace bch::desk {

// A form that is sent to `action` (POST).
Html form(const Visit& visit, const Url& action, const Html& inside);
// That of a section of a draft (form.h): it may carry files, and the script knows it by its class.
Html draft_form(const Visit& visit, const Url& action, const Html& inside);
// One that may carry files.
Html file_form(const Visit& visit, const Url& action, const Html& inside);

// The token alone, for forms that are made elsewhere.
Html form_token_field(const Visit& visit);

// What an input is for, beside its name and label.
struct Input {
  std::string_view name;
  std::string_view label;  // message key
  std::string value = {};
  std::string_view type = "text";
  std::string_view autocomplete = "off";
  std::string_view help = "";  // message key; may be empty
  bool is_needed = false;
  std::string_view id = {};  // where another input of the page has that name
};
Html input(const Visit& visit, const Input& input);
Html text_area(const Visit& visit, const Input& input);

// One out of several; the one with the value of the input is chosen.
struct Choosable {
  std::string value;
  std::string text;
};
Html select(const Visit& visit, const Input& input, const std::vector<Choosable>& choosable);
// All Governments in the reader's order, after an empty line.
Html party_select(Visit& visit, const Input& input);
// All languages of the site, each by its own name.
Html language_select(const Visit& visit, const Input& input);
Html file_input(const Visit& visit, const Input& input);
Html check_box(const Visit& visit, std::string_view name, std::string_view value, const std::string& label,
               bool is_checked = false);
// One of a few, of which one is always chosen. `label` is a message key.
struct Choice {
  std::string value;
  std::string label;
};
Html choice(const Visit& visit, std::string_view name, std::string_view label,
            const std::vector<Choice>& choices, std::string_view chosen);
Html hidden(std::string_view name, std::string_view value);

// A button that says `key`; with a name, the value tells which button was pressed.
Html button(const Visit& visit, std::string_view key, std::string_view name = "",
            std::string_view value = "");
Html quiet_button(const Visit& visit, std::string_view key, std::string_view name = "",
                  std::string_view value = "");

// What went wrong, above a form, as an alert; empty when nothing did.
Html alert(const Visit& visit, const std::optional<Problem>& problem);
// What was done, from the parameter of the address that a form led to; empty when it names nothing known.
inline constexpr std::string_view done_parameter = "done";
Html done(const Visit& visit);

// Everything that was sent, to be sent again with one more press of a button.
Html sent_again(const Visit& visit);

// Date and time in the reader's way, with the machine's beside it.
Html moment(const Visit& visit, Instant instant);

}  // namespace bch::desk

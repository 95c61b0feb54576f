#pragma once
// Controls: the parts of a form as HTML: boxes, lists to choose from, buttons. They know nothing of formats.
// Pure; any thread.

#include "base/html.h"

#include <string>
#include <string_view>
#include <vector>

namespace bch::desk {

// What stands between a question and its control: help, hints, findings.
struct Described {
  std::string id;  // empty: nothing
  Html said;
  bool is_wrong = false;
};

// A box for text.
struct Box {
  std::string name;
  std::string text;
  std::string_view direction = "auto";
  std::string_view mode = "text";  // of the keyboard on a telephone: HTML's inputmode
  std::string_view list{};         // id of a datalist; empty: none
  std::size_t rows = 0;            // more than one line; 0: one
  bool is_spliced = false;         // the script may send what changed in it instead of the whole
};
Html box(const Box& box, const Described& described);

std::string id_of(std::string_view name);  // of the control of that name

struct Option {
  std::string value;
  std::string label;
};
// One of many in little room; the first answers nothing. `label`: where no label stands beside it.
Html select(std::string_view name, const std::vector<Option>& options, std::string_view chosen,
            const Described& described, std::string_view label = {});

enum class Pick { one, several };
// One that may be ticked.
Html tick(Pick pick, std::string_view name, const Option& option, bool is_ticked);

// Sent as it is, unseen.
Html carried(std::string_view name, std::string_view value);
Html label_for(std::string_view name, std::string_view text, const Html& mark);
Html fieldset(std::string_view id, std::string_view legend, const Html& mark, const Described& described,
              const Html& inside);

// `what`: for those who do not see beside what it stands.
Html button(std::string_view deed, std::string_view text, std::string_view what);

// Shown and sent only while the condition holds, which the script asks (desk/live_condition.h).
Html conditional(std::string_view condition, const Html& inside, bool holds);

}  // namespace bch::desk

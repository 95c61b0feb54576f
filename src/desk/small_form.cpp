#include "desk/small_form.h"

#include "access/sessions.h"
#include "languages/dates.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bch::desk {
namespace {

constexpr std::string_view token_field = "token";

// What may have been done, and how it is said.
constexpr std::array<std::pair<std::string_view, std::string_view>, 14> deeds{{
    {"answered", "done.answered"},
    {"cancelled", "done.cancelled"},
    {"commented", "done.commented"},
    {"discarded", "done.discarded"},
    {"given-back", "done.given-back"},
    {"joined", "done.joined"},
    {"noted", "done.noted"},
    {"preferences", "done.preferences"},
    {"published", "done.published"},
    {"reported", "done.reported"},
    {"requested", "done.requested"},
    {"search-removed", "done.search-removed"},
    {"search-saved", "done.search-saved"},
    {"signed-out", "done.signed-out"},
}};

Html token(const Visit& visit) {
  if (!visit.person) return {};
  return hidden(token_field, access::form_token(visit.person->token));
}

Html labelled(const Visit& visit, const Input& input, const Html& control) {
  Html label = html("{}", visit.say(input.label));
  if (input.is_needed) label += html(" <span class=\"needed\">{}</span>", visit.say("desk.needed"));
  if (!input.help.empty()) label += html("<span class=\"help\">{}</span>", visit.say(input.help));
  return html("<div class=\"entry\"><label for=\"{}\">{}</label>{}</div>", input.name, label, control);
}

}  // namespace

Html form(const Visit& visit, const Url& action, const Html& inside) {
  return html("<form method=\"post\" action=\"{}\" class=\"sheet\">{}{}</form>", action, token(visit),
              inside);
}

Html file_form(const Visit& visit, const Url& action, const Html& inside) {
  return html(
      "<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"sheet\">{}{}</form>",
      action, token(visit), inside);
}

Html draft_form(const Visit& visit, const Url& action, const Html& inside) {
  return html(
      "<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"draft\">{}{}</form>",
      action, token(visit), inside);
}

Html input(const Visit& visit, const Input& input) {
  const Html control =
      input.is_needed
          ? html("<input id=\"{}\" name=\"{}\" type=\"{}\" value=\"{}\" autocomplete=\"{}\" required>",
                 input.name, input.name, input.type, input.value, input.autocomplete)
          : html("<input id=\"{}\" name=\"{}\" type=\"{}\" value=\"{}\" autocomplete=\"{}\">", input.name,
                 input.name, input.type, input.value, input.autocomplete);
  return labelled(visit, input, control);
}

Html text_area(const Visit& visit, const Input& input) {
  return labelled(
      visit, input,
      html("<textarea id=\"{}\" name=\"{}\" rows=\"4\">{}</textarea>", input.name, input.name, input.value));
}

Html check_box(const Visit&, std::string_view name, std::string_view value, const std::string& label,
               bool is_checked) {
  return is_checked
             ? html(
                   "<label class=\"tick\"><input type=\"checkbox\" name=\"{}\" value=\"{}\" checked> "
                   "{}</label>",
                   name, value, label)
             : html("<label class=\"tick\"><input type=\"checkbox\" name=\"{}\" value=\"{}\"> {}</label>",
                    name, value, label);
}

Html choice(const Visit& visit, std::string_view name, std::string_view label,
            const std::vector<Choice>& choices, std::string_view chosen) {
  Html options;
  for (const auto& each : choices) {
    options += each.value == chosen
                   ? html("<option value=\"{}\" selected>{}</option>", each.value, each.label)
                   : html("<option value=\"{}\">{}</option>", each.value, each.label);
  }
  return labelled(visit, {.name = name, .label = label},
                  html("<select id=\"{}\" name=\"{}\">{}</select>", name, name, options));
}

Html hidden(std::string_view name, std::string_view value) {
  return html("<input type=\"hidden\" name=\"{}\" value=\"{}\">", name, value);
}

Html button(const Visit& visit, std::string_view key, std::string_view name, std::string_view value) {
  if (name.empty()) return html("<button>{}</button>", visit.say(key));
  return html("<button name=\"{}\" value=\"{}\">{}</button>", name, value, visit.say(key));
}

Html quiet_button(const Visit& visit, std::string_view key, std::string_view name, std::string_view value) {
  return html("<button class=\"second\" name=\"{}\" value=\"{}\">{}</button>", name, value, visit.say(key));
}

Html alert(const Visit& visit, const std::optional<Problem>& problem) {
  if (!problem) return {};
  return html("<div class=\"notice wrong\" role=\"alert\"><p>{}</p></div>",
              visit.say(problem->key, problem->arguments));
}

Html done(const Visit& visit) {
  const auto what = visit.reading.request.query.find(done_parameter);
  const auto* found = std::ranges::find(deeds, what, &std::pair<std::string_view, std::string_view>::first);
  if (found == deeds.end()) return {};
  const auto number = visit.reading.request.query.find("number");
  return html("<div class=\"notice\" role=\"status\"><p>{}</p></div>",
              visit.say(found->second, {{"number", std::string(number)}}));
}

Html sent_again(const Visit& visit) {
  Html fields;
  for (const auto& [name, value] : visit.form.fields.all()) {
    if (name != token_field) fields += hidden(name, value);
  }
  return fields;
}

Html moment(const Visit& visit, Instant instant) {
  return html("<time datetime=\"{}\">{}</time>", to_text(instant),
              visit.reader().dates.short_instant(instant));
}

}  // namespace bch::desk

#include "desk/small_form.h"

#include "access/sessions.h"
#include "languages/dates.h"
#include "portal/country_list.h"

#include <algorithm>
#include <array>
#include <utility>

namespace bch::desk {
namespace {

constexpr std::string_view token_field = "token";

// What may have been done, and how it is said.
constexpr std::array<std::pair<std::string_view, std::string_view>, 32> deeds{{
    {"all-given-back", "done.all-given-back"},
    {"all-published", "done.all-published"},
    {"announced", "done.announced"},
    {"answered", "done.answered"},
    {"appointment-ended", "done.appointment-ended"},
    {"authenticator", "done.authenticator"},
    {"authenticator-removed", "done.authenticator-removed"},
    {"cancelled", "done.cancelled"},
    {"closed", "done.closed"},
    {"commented", "done.commented"},
    {"confirm-requested", "done.confirm-requested"},
    {"confirmed", "done.confirmed"},
    {"discarded", "done.discarded"},
    {"erased", "done.erased"},
    {"given-back", "done.given-back"},
    {"joined", "done.joined"},
    {"noted", "done.noted"},
    {"passkey-added", "done.passkey-added"},
    {"passkey-removed", "done.passkey-removed"},
    {"password", "done.password"},
    {"preferences", "done.preferences"},
    {"published", "done.published"},
    {"recorded", "done.recorded"},
    {"reported", "done.reported"},
    {"requested", "done.requested"},
    {"saved", "done.saved"},
    {"search-removed", "done.search-removed"},
    {"search-saved", "done.search-saved"},
    {"second-review", "done.second-review"},
    {"sessions-ended", "done.sessions-ended"},
    {"signed-out", "done.signed-out"},
    {"validated", "done.validated"},
}};

std::string_view id_of(const Input& input) {
  return input.id.empty() ? input.name : input.id;
}

Html labelled(const Visit& visit, const Input& input, const Html& control) {
  Html label = html("{}", visit.say(input.label));
  if (input.is_needed) label += html(" <span class=\"needed\">{}</span>", visit.say("desk.needed"));
  if (!input.help.empty()) label += html("<span class=\"help\">{}</span>", visit.say(input.help));
  return html("<div class=\"entry\"><label for=\"{}\">{}</label>{}</div>", id_of(input), label, control);
}

}  // namespace

Html form_token_field(const Visit& visit) {
  if (!visit.person) return {};
  return hidden(token_field, access::form_token(visit.person->token));
}

Html form(const Visit& visit, const Url& action, const Html& inside) {
  return html("<form method=\"post\" action=\"{}\" class=\"sheet\">{}{}</form>", action,
              form_token_field(visit), inside);
}

Html file_form(const Visit& visit, const Url& action, const Html& inside) {
  return html(
      "<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"sheet\">{}{}</form>",
      action, form_token_field(visit), inside);
}

Html draft_form(const Visit& visit, const Url& action, const Html& inside) {
  return html(
      "<form method=\"post\" action=\"{}\" enctype=\"multipart/form-data\" class=\"draft\">{}{}</form>",
      action, form_token_field(visit), inside);
}

Html input(const Visit& visit, const Input& input) {
  const Html control =
      input.is_needed
          ? html("<input id=\"{}\" name=\"{}\" type=\"{}\" value=\"{}\" autocomplete=\"{}\" required>",
                 id_of(input), input.name, input.type, input.value, input.autocomplete)
          : html("<input id=\"{}\" name=\"{}\" type=\"{}\" value=\"{}\" autocomplete=\"{}\">", id_of(input),
                 input.name, input.type, input.value, input.autocomplete);
  return labelled(visit, input, control);
}

Html text_area(const Visit& visit, const Input& input) {
  return labelled(visit, input,
                  html("<textarea id=\"{}\" name=\"{}\" rows=\"4\">{}</textarea>", id_of(input), input.name,
                       input.value));
}

Html select(const Visit& visit, const Input& input, const std::vector<Choosable>& choosable) {
  Html options;
  for (const auto& [value, text] : choosable) {
    options += value == input.value ? html("<option value=\"{}\" selected>{}</option>", value, text)
                                    : html("<option value=\"{}\">{}</option>", value, text);
  }
  return labelled(visit, input,
                  html("<select id=\"{}\" name=\"{}\">{}</select>", id_of(input), input.name, options));
}

Html party_select(Visit& visit, const Input& input) {
  std::vector<const vocabularies::Party*> parties;
  for (const auto& party : visit.reading.sources.formats.vocabularies().parties()) {
    if (party.demonstration == visit.reading.sources.node.is_demonstration) parties.push_back(&party);
  }
  std::vector<Choosable> choosable{{"", "—"}};
  for (const auto& [party, name] : portal::by_name(visit.reading, parties))
    choosable.push_back({party->id.value(), name});
  return select(visit, input, choosable);
}

Html language_select(const Visit& visit, const Input& input) {
  std::vector<Choosable> choosable;
  for (const auto& language : visit.reader().languages.all())
    choosable.push_back({language.tag, language.name});
  return select(visit, input, choosable);
}

Html file_input(const Visit& visit, const Input& input) {
  return labelled(visit, input,
                  html("<input id=\"{}\" name=\"{}\" type=\"file\">", id_of(input), input.name));
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
  if (name.empty()) return html("<button class=\"second\">{}</button>", visit.say(key));
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

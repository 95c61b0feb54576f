#include "desk/passkey_form.h"

#include "desk/small_form.h"
#include "scripts/desk.h"
#include "seals/hash.h"

#include <algorithm>

namespace bch::desk {

Html passkey_form(const Visit& visit, const Url& action, const PasskeyQuestion& asked, const Html& inside) {
  if (asked.question.empty()) return {};
  return html(
      "<div class=\"passkey\" hidden><form method=\"post\" action=\"{}\" class=\"sheet\" "
      "data-question=\"{}\" data-failed=\"{}\">{}{}<input type=\"hidden\" name=\"{}\" data-answer>{}"
      "<p role=\"alert\"></p></form></div>",
      action, asked.question, visit.say("passkey.no-answer"), form_token_field(visit), inside, asked.field,
      button(visit, asked.button));
}

std::string_view passkey_script() {
  const auto files = scripts::desk();
  const auto is_ours = [](const NamedText& file) { return file.name.starts_with("passkey"); };
  return std::ranges::find_if(files, is_ours)->text;
}

std::string passkey_script_name() {
  constexpr std::size_t digest_characters = 12;
  static const std::string name =
      "passkey-" + seals::sha256(passkey_script()).hex().substr(0, digest_characters) + ".js";
  return name;
}

Url passkey_script_address() {
  return Url::local(passkey_script_name());
}

}  // namespace bch::desk

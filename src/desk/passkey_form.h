#pragma once
// Forms that a passkey answers, and the small script (script/passkey.js) that asks the device. The script is
// a file of its own, kept for ever by browsers because its address holds its digest; without it these forms
// are not shown, and every page has another way. Pure functions; any thread.

#include "base/html.h"
#include "base/url.h"
#include "desk/visit.h"

#include <string>
#include <string_view>

namespace bch::desk {

struct PasskeyQuestion {
  std::string question;     // of access::Passkeys; empty: none can be asked
  std::string_view field;   // in which the answer comes
  std::string_view button;  // message key: what that does
};

// A form that is sent to `action` once the device has answered. Nothing without a question.
Html passkey_form(const Visit& visit, const Url& action, const PasskeyQuestion& asked,
                  const Html& inside = {});

std::string_view passkey_script();
std::string passkey_script_name();  // "passkey-0123456789ab.js"
Url passkey_script_address();

}  // namespace bch::desk

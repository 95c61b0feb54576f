#pragma once
// A QR code (ISO/IEC 18004, by libqrencode) as a drawing in the page, for what a telephone has to read. It is
// never the only way: the same stands beside it as text. Pure; any thread.

#include "base/html.h"

#include <string>
#include <string_view>

namespace bch::desk {

// `what` says what the picture is, for who cannot see it. Empty when the text is too long for a code.
Html qr_code(const std::string& text, std::string_view what);

}  // namespace bch::desk

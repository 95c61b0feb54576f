#pragma once
// Head: what is checked and written at the top of a message, without a socket: the strictness that keeps
// requests from being smuggled, request ids, the lines that differ with every answer. Pure functions.

#include <cstdint>
#include <string>
#include <string_view>

namespace bch::engines::beast {

// True if every line of a request's head ends in CR LF, none continues the one before (obs-fold), and none
// holds a NUL or a lone CR (RFC 9112, sections 2.2 and 5.2: a reader that is lenient here disagrees with the
// proxy before it).
bool has_strict_lines(std::string_view head);

// The target in a request line that could not be read further; empty when there is none.
std::string_view target_in(std::string_view head);

// Whether a field says that the asker wants little to be sent (https://wicg.github.io/savedata/).
bool asks_to_save_data(std::string_view name, std::string_view value);

// Twenty characters: the random prefix of this server's life and a count, in hexadecimal.
std::string request_id(std::uint32_t prefix, std::uint64_t count);

// What stands first in an answer and is different each time.
struct Prelude {
  int status = 200;
  std::string_view date_line;  // "Date: ...\r\n"
  std::string_view request_id;
  enum class Connection { kept, kept_for_http_1_0, closed } connection = Connection::kept;
  bool asks_to_retry = false;  // Retry-After, in seconds, for a 503
};

// Writes it over `out`.
void write_prelude(std::string& out, const Prelude& prelude);

// "Date: Tue, 15 Nov 1994 08:12:31 GMT\r\n" (RFC 9110, section 5.6.7) and "1994-11-15T08:12:31Z" for seconds
// since 1970.
std::string date_line(std::int64_t seconds);
std::string log_time(std::int64_t seconds);

}  // namespace bch::engines::beast

#pragma once
// Post: the port by which messages leave the node. The engine is engines/mail (SMTP); a double for tests is
// in in_memory.h. Sending: one thread at a time; give_up: any thread.

#include "base/result.h"
#include "notices/message.h"

#include <string>

namespace bch::notices {

// What the other side answered when it took the message over.
struct Sent {
  std::string reply;
};

// Why a message was not taken; the argument "reply" is what was answered.
namespace mail_problem {
inline constexpr auto no_such_address =
    "mail.no-such-address";                      // not_found: for good, whatever is sent there
inline constexpr auto refused = "mail.refused";  // invalid: this message, for good
inline constexpr auto later = "mail.later";      // busy: this addressee, for now
inline constexpr auto no_line = "mail.no-line";  // failed: nothing can be sent at present
}  // namespace mail_problem

class Post {
 public:
  virtual ~Post() = default;

  // Returns when the other side has taken the message over, or has not. The Problems are those above.
  virtual Result<Sent> send(const Message& message) = 0;

  // The node is being stopped: what is under way ends soon, with mail.no-line.
  virtual void give_up() = 0;
};

}  // namespace bch::notices

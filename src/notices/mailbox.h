#pragma once
// Mailbox: the address of somebody's e-mail, checked once at the door: ASCII, one @, no blank, no sign by
// which another line or another addressee could be smuggled into a message (RFC 5321, section 4.1.2, without
// quoted names and without addresses in brackets). A value; any thread.

#include <optional>
#include <string>
#include <string_view>

namespace bch::notices {

class Mailbox {
 public:
  // "office@example.org", blanks around it ignored; nothing when it is not one.
  static std::optional<Mailbox> parse(std::string_view text);

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] std::string_view domain() const {
    return std::string_view(text_).substr(text_.find('@') + 1);
  }
  friend bool operator==(const Mailbox&, const Mailbox&) = default;

 private:
  explicit Mailbox(std::string text) : text_(std::move(text)) {}
  std::string text_;
};

}  // namespace bch::notices

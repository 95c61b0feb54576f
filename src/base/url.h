#pragma once
// Url: an address that may stand in href or src. Made only from a path on this node, or from a checked
// http, https, mailto or tel address, so never "javascript:". A value; no thread rules.

#include <optional>
#include <string>
#include <string_view>
#include <utility>

namespace bch {

class Url {
 public:
  // An address on this node from its parts, each percent-encoded: local({"en", "record", key}) is
  // /en/record/KEY.
  template <typename... Parts>
  static Url local(const Parts&... parts) {
    Url url;
    (url.append_segment(parts), ...);
    if (url.text_.empty()) url.text_ = "/";
    return url;
  }

  // A place within the same page: "#main".
  static Url within(std::string_view fragment);

  // A foreign address if its scheme is http, https, mailto or tel, it has no white space or control
  // character, and it is at most limits::url_bytes long; otherwise nothing.
  static std::optional<Url> foreign(std::string_view text);

  // What calls a telephone number, written as people write them: "+27 (12) 319-6000". Nothing when it holds
  // anything but digits, a leading +, and what sets digits apart, or is shorter than three digits.
  static std::optional<Url> telephone(std::string_view number);

  // What writes to a mailbox: "office@example.org". Nothing when it does not look like the address of one.
  static std::optional<Url> mailbox(std::string_view address);

  // This address with one more query parameter, percent-encoded.
  [[nodiscard]] Url with(std::string_view name, std::string_view value) const;

  // This address with more of a path and query, which come from a target that was already read; what may not
  // stand in an address is percent-encoded.
  [[nodiscard]] Url followed_by(std::string_view path_and_query) const;

  // This address with a fragment: "#name".
  [[nodiscard]] Url at(std::string_view fragment) const;

  // This address with a suffix on its path, such as ".json". Only before with() and at().
  [[nodiscard]] Url suffixed(std::string_view suffix) const;

  [[nodiscard]] const std::string& text() const { return text_; }
  friend bool operator==(const Url&, const Url&) = default;

 private:
  Url() = default;
  void append_segment(std::string_view segment);
  std::string text_;
};

// `text` with every byte that is not unreserved (RFC 3986, section 2.3) as %XX.
std::string percent_encode(std::string_view text);

// The reverse; nothing when a % is not followed by two hexadecimal digits. '+' is left as it is.
std::optional<std::string> percent_decode(std::string_view text);

}  // namespace bch

#pragma once
// The passwords that are guessed first, to be refused without asking anybody. A view on a text that the
// caller keeps (the program embeds src/access/common_passwords.txt): nothing is copied, a search halves the
// text. Constant; any thread.

#include <string_view>

namespace bch::access {

class CommonPasswords {
 public:
  // Lines sorted by their bytes, in lower case and NFKC, each ended with a line feed; first lines that begin
  // with # are passed over.
  explicit CommonPasswords(std::string_view text);

  [[nodiscard]] bool hold(std::string_view password) const;

 private:
  std::string_view lines_;
};

}  // namespace bch::access

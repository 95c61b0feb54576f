#pragma once
// Markup: HTML as somebody's editor wrote it, in pieces: what is said, and the tags between. It never fails:
// what is no tag is text, comments are passed over, and so is whatever stands inside script and style. One
// thread; views live as long as what was given.

#include <optional>
#include <string>
#include <string_view>

namespace bch {

class Markup {
 public:
  struct Piece {
    std::string text;             // without entities; empty: this is a tag
    std::string tag;              // its name in small letters; empty in "</>"
    bool closing = false;         // "</b>"
    std::string_view attributes;  // behind the name, as written
  };

  explicit Markup(std::string_view html) : rest_(html) {}

  // nothing at the end; an unfinished tag or comment ends it.
  std::optional<Piece> next();

  // The text with its entities (&amp; &lt; &gt; &quot; &#39; &apos; &nbsp;) replaced.
  static std::string decoded(std::string_view text);

 private:
  std::string_view rest_;
  bool silent_ = false;  // inside script or style
};

}  // namespace bch

#pragma once
// Html: markup that is known to be safe, as a type.
//
//   html("<li><a href=\"{}\">{}</a></li>", page_of(key), title)
//
// Only html() makes it. The skeleton is a literal that is examined while compiling: the number of holes must
// equal the number of arguments; a hole stands in text or inside a double-quoted attribute, never in a tag
// name, an unquoted attribute, a comment, <script>, <style>, an on... or style attribute; a hole that begins
// href, src, action or cite takes only a Url. In text, Html is kept as it is and everything else is escaped;
// inside an attribute Html is refused. Values; no thread rules.

#include "base/url.h"

#include <concepts>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>

namespace bch {

class Html {
 public:
  Html() = default;

  [[nodiscard]] const std::string& text() const { return text_; }
  [[nodiscard]] bool empty() const { return text_.empty(); }

  Html& operator+=(const Html& more) {
    text_ += more.text_;
    return *this;
  }
  friend Html operator+(Html left, const Html& right) { return std::move(left += right); }
  friend bool operator==(const Html&, const Html&) = default;

 private:
  friend class HtmlWriter;
  std::string text_;
};

// Appends `text` to `out` with & < > " ' escaped: right in text and inside quoted attributes.
void escape_html(std::string& out, std::string_view text);

enum class HtmlArgument { text, html, url };

template <typename T>
consteval HtmlArgument html_argument() {
  using Bare = std::remove_cvref_t<T>;
  if constexpr (std::same_as<Bare, Html>)
    return HtmlArgument::html;
  else if constexpr (std::same_as<Bare, Url>)
    return HtmlArgument::url;
  else {
    static_assert(
        std::convertible_to<T, std::string_view> || (std::integral<Bare> && !std::same_as<Bare, bool>),
        "a hole takes text, a whole number, Html or a Url");
    return HtmlArgument::text;
  }
}

// Examines a skeleton while compiling; what is wrong shows as a call of a function that is not constexpr.
class SkeletonReader {
 public:
  constexpr SkeletonReader(std::string_view skeleton, const HtmlArgument* arguments, std::size_t count)
      : skeleton_(skeleton), arguments_(arguments), count_(count) {}

  constexpr void examine() {
    for (at_ = 0; at_ < skeleton_.size(); ++at_) step(skeleton_[at_]);
    if (place_ != Place::text) skeleton_ends_inside_a_tag();
    if (used_ != count_) number_of_holes_differs_from_number_of_arguments();
  }

 private:
  enum class Place { text, tag, quoted };

  constexpr void step(char c) {
    if (c == '{') return hole();
    switch (place_) {
      case Place::text:
        if (c == '<') open_tag();
        break;
      case Place::tag:
        if (c == '>') place_ = Place::text;
        if (c == '"') open_quote();
        if (c == '\'') single_quotes_are_not_used();
        break;
      case Place::quoted:
        if (c == '"') place_ = Place::tag;
        break;
    }
  }

  constexpr void open_tag() {
    const auto rest = skeleton_.substr(at_);
    if (rest.starts_with("<script") && !rest.starts_with("<script src=")) scripts_are_files();
    if (rest.starts_with("<style") || rest.starts_with("<!--")) style_and_comments_do_not_belong_here();
    place_ = Place::tag;
  }

  constexpr void open_quote() {
    std::size_t from = at_;
    if (from == 0 || skeleton_[from - 1] != '=') attribute_without_equals_sign();
    std::size_t begin = from - 1;
    while (begin > 0 && skeleton_[begin - 1] != ' ' && skeleton_[begin - 1] != '<') --begin;
    attribute_ = skeleton_.substr(begin, from - 1 - begin);
    opened_at_ = at_;
    place_ = Place::quoted;
  }

  constexpr void hole() {
    if (at_ + 1 >= skeleton_.size() || skeleton_[at_ + 1] != '}') lone_brace();
    ++at_;
    if (used_ >= count_) number_of_holes_differs_from_number_of_arguments();
    const HtmlArgument argument = arguments_[used_++];
    if (place_ == Place::tag) hole_outside_quotes();
    if (place_ != Place::quoted) return;
    if (argument == HtmlArgument::html) html_inside_an_attribute();
    if (attribute_.starts_with("on") || attribute_ == "style") code_inside_an_attribute();
    const bool is_address =
        attribute_ == "href" || attribute_ == "src" || attribute_ == "action" || attribute_ == "cite";
    if (is_address && at_ - 1 == opened_at_ + 1 && argument != HtmlArgument::url) an_address_must_be_a_url();
  }

  // Never defined as constexpr: reaching one of these stops the compilation, and its name says why.
  static void skeleton_ends_inside_a_tag() {}
  static void number_of_holes_differs_from_number_of_arguments() {}
  static void single_quotes_are_not_used() {}
  static void scripts_are_files() {}
  static void style_and_comments_do_not_belong_here() {}
  static void attribute_without_equals_sign() {}
  static void lone_brace() {}
  static void hole_outside_quotes() {}
  static void html_inside_an_attribute() {}
  static void code_inside_an_attribute() {}
  static void an_address_must_be_a_url() {}

  std::string_view skeleton_;
  const HtmlArgument* arguments_;
  std::size_t count_;
  std::size_t at_ = 0;
  std::size_t used_ = 0;
  std::size_t opened_at_ = 0;
  std::string_view attribute_;
  Place place_ = Place::text;
};

// A literal whose holes fit `Arguments`.
template <typename... Arguments>
class Skeleton {
 public:
  template <std::size_t size>
  consteval Skeleton(const char (&literal)[size])
      : text_(literal, size - 1) {  // NOLINT(google-explicit-constructor)
    constexpr HtmlArgument kinds[sizeof...(Arguments) + 1] = {html_argument<Arguments>()...,
                                                              HtmlArgument::text};
    SkeletonReader(text_, kinds, sizeof...(Arguments)).examine();
  }
  [[nodiscard]] constexpr std::string_view text() const { return text_; }

 private:
  std::string_view text_;
};

// Fills a skeleton from left to right.
class HtmlWriter {
 public:
  explicit HtmlWriter(std::string_view skeleton) : rest_(skeleton) {}

  void fill(const Html& html) { next() += html.text(); }
  void fill(const Url& url) { escape_html(next(), url.text()); }
  void fill(std::string_view text) { escape_html(next(), text); }
  void fill(const std::string& text) { fill(std::string_view(text)); }
  void fill(const char* text) { fill(std::string_view(text)); }
  template <std::integral Number>
  void fill(Number number) {
    next() += std::to_string(number);
  }
  Html finish() && {
    written_.text_ += rest_;
    return std::move(written_);
  }

 private:
  std::string& next() {
    const auto hole = rest_.find("{}");
    written_.text_ += rest_.substr(0, hole);
    rest_.remove_prefix(hole + 2);
    return written_.text_;
  }

  std::string_view rest_;
  Html written_;
};

template <typename... Arguments>
[[nodiscard]] Html html(Skeleton<std::type_identity_t<Arguments>...> skeleton,
                        const Arguments&... arguments) {
  HtmlWriter writer(skeleton.text());
  (writer.fill(arguments), ...);
  return std::move(writer).finish();
}

}  // namespace bch

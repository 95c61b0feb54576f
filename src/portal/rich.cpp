#include "portal/rich.h"

#include "base/limits.h"
#include "base/markup.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <vector>

namespace bch::portal {
namespace {

// An element that may stand, and how it is written.
struct Element {
  std::string_view name;
  Html (*wrap)(const Html& inside);
};

constexpr std::array<Element, 14> elements{{
    {"b", [](const Html& inside) { return html("<b>{}</b>", inside); }},
    {"blockquote", [](const Html& inside) { return html("<blockquote>{}</blockquote>", inside); }},
    {"div", [](const Html& inside) { return html("<div>{}</div>", inside); }},
    {"em", [](const Html& inside) { return html("<em>{}</em>", inside); }},
    {"h1", [](const Html& inside) { return html("<p><b>{}</b></p>", inside); }},
    {"i", [](const Html& inside) { return html("<i>{}</i>", inside); }},
    {"li", [](const Html& inside) { return html("<li>{}</li>", inside); }},
    {"ol", [](const Html& inside) { return html("<ol>{}</ol>", inside); }},
    {"p", [](const Html& inside) { return html("<p>{}</p>", inside); }},
    {"strong", [](const Html& inside) { return html("<strong>{}</strong>", inside); }},
    {"sub", [](const Html& inside) { return html("<sub>{}</sub>", inside); }},
    {"sup", [](const Html& inside) { return html("<sup>{}</sup>", inside); }},
    {"u", [](const Html& inside) { return html("<u>{}</u>", inside); }},
    {"ul", [](const Html& inside) { return html("<ul>{}</ul>", inside); }},
}};

std::string lower(std::string_view text) {
  std::string out(text);
  std::ranges::transform(out, out.begin(),
                         [](char c) { return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c; });
  return out;
}

// The address in href="..." of a tag's attributes.
std::optional<Url> address_in(std::string_view attributes) {
  const auto at = lower(attributes).find("href=\"");
  if (at == std::string::npos) return std::nullopt;
  const auto rest = attributes.substr(at + 6);
  return Url::foreign(Markup::decoded(rest.substr(0, rest.find('"'))));
}

class Cleaner {
 public:
  Html clean(std::string_view rich) {
    open_.push_back({});
    Markup markup(rich);
    while (const auto piece = markup.next()) {
      if (piece->text.empty())
        element(*piece);
      else
        open_.back().inside += html("{}", piece->text);
    }
    while (open_.size() > 1) close();
    return std::move(open_.front().inside);
  }

 private:
  struct Open {
    std::string name;
    const Element* element = nullptr;
    std::optional<Url> address;
    Html inside;
  };

  void element(const Markup::Piece& tag) {
    if (tag.tag == "br" && !tag.closing) open_.back().inside += html("<br>");
    if (tag.closing) return close_until(tag.tag);
    const auto* const known = std::ranges::find(elements, tag.tag, &Element::name);
    const bool is_link = tag.tag == "a";
    if ((known == elements.end() && !is_link) || open_.size() >= limits::rich_depth) return;
    open_.push_back({tag.tag,
                     known == elements.end() ? nullptr : known,
                     is_link ? address_in(tag.attributes) : std::nullopt,
                     {}});
  }

  void close_until(std::string_view name) {
    if (name.empty() || std::ranges::find(open_, name, &Open::name) == open_.end()) return;  // "" is the root
    while (open_.back().name != name) close();
    close();
  }

  void close() {
    const Open done = std::move(open_.back());
    open_.pop_back();
    Html& outer = open_.back().inside;
    if (done.element != nullptr)
      outer += done.element->wrap(done.inside);
    else if (done.address)
      outer += html("<a href=\"{}\" rel=\"nofollow noopener\">{}</a>", *done.address, done.inside);
    else
      outer += done.inside;
  }

  std::vector<Open> open_;
};

}  // namespace

Html harmless(std::string_view rich) {
  return Cleaner().clean(rich);
}

}  // namespace bch::portal

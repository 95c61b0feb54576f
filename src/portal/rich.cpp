#include "portal/rich.h"

#include "base/limits.h"

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

constexpr std::array<std::pair<std::string_view, std::string_view>, 7> entities{{{"&amp;", "&"},
                                                                                 {"&lt;", "<"},
                                                                                 {"&gt;", ">"},
                                                                                 {"&quot;", "\""},
                                                                                 {"&#39;", "'"},
                                                                                 {"&apos;", "'"},
                                                                                 {"&nbsp;", "\u00a0"}}};

std::string decoded(std::string_view text) {
  std::string out;
  while (!text.empty()) {
    const auto* const entity =
        std::ranges::find_if(entities, [&](const auto& known) { return text.starts_with(known.first); });
    out += entity == entities.end() ? text.substr(0, 1) : entity->second;
    text.remove_prefix(entity == entities.end() ? 1 : entity->first.size());
  }
  return out;
}

// The address in href="..." of a tag's attributes.
std::optional<Url> address_in(std::string_view attributes) {
  const auto at = lower(attributes).find("href=\"");
  if (at == std::string::npos) return std::nullopt;
  const auto rest = attributes.substr(at + 6);
  return Url::foreign(decoded(rest.substr(0, rest.find('"'))));
}

class Cleaner {
 public:
  Html clean(std::string_view rich) {
    open_.push_back({});
    while (!rich.empty()) {
      const auto tag = rich.find('<');
      text(rich.substr(0, tag));
      if (tag == std::string_view::npos) break;
      rich.remove_prefix(tag);
      const bool comment = rich.starts_with("<!--");
      const auto end = comment ? rich.find("-->") : rich.find('>');
      if (end == std::string_view::npos) break;  // an unfinished tag says nothing
      if (!comment) element(rich.substr(1, end - 1));
      rich.remove_prefix(end + (comment ? 3 : 1));
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

  void text(std::string_view raw) {
    if (!raw.empty() && !silent_) open_.back().inside += html("{}", decoded(raw));
  }

  void element(std::string_view tag) {
    const bool closing = tag.starts_with('/');
    if (closing) tag.remove_prefix(1);
    const std::string name = lower(tag.substr(0, tag.find_first_of(" \t\r\n/")));
    if (name == "script" || name == "style") {
      silent_ = !closing;
      return;
    }
    if (name == "br" && !closing) open_.back().inside += html("<br>");
    if (closing) return close_until(name);
    const auto* const known = std::ranges::find(elements, name, &Element::name);
    if ((known == elements.end() && name != "a") || open_.size() >= limits::rich_depth) return;
    open_.push_back(
        {name, known == elements.end() ? nullptr : known, name == "a" ? address_in(tag) : std::nullopt, {}});
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
  bool silent_ = false;
};

}  // namespace

Html harmless(std::string_view rich) {
  return Cleaner().clean(rich);
}

}  // namespace bch::portal

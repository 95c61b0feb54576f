#include "desk/markdown.h"

#include "base/html.h"
#include "base/limits.h"
#include "base/markup.h"

#include <algorithm>
#include <array>
#include <memory>
#include <vector>

#include <cmark.h>

namespace bch::desk {
namespace {

using Parsed = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

// Elements without a sign in Markdown: written as they are.
constexpr std::array<std::string_view, 3> plain_elements{"sub", "sup", "u"};
constexpr int siblings_tried = 64;  // between their two tags

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text == nullptr ? std::string_view() : std::string_view(text);
}

std::string_view without_line_ends(std::string_view text) {
  while (text.ends_with('\n')) text.remove_suffix(1);
  return text;
}

class RichWriter {
 public:
  Html children(cmark_node* node) { return between(cmark_node_first_child(node), nullptr); }

 private:
  // What stands from a node up to, not including, another among its siblings.
  Html between(cmark_node* from, cmark_node* to) {
    Html all;
    if (++depth_ <= limits::rich_depth) {
      for (auto* node = from; node != to && node != nullptr; node = cmark_node_next(node)) {
        cmark_node* end = closing(node, to);
        if (end == nullptr) {
          all += written(node);
          continue;
        }
        all += wrapped(literal(node), between(cmark_node_next(node), end));
        node = end;
      }
    }
    --depth_;
    return all;
  }

  // The sibling that closes the plain element which this node opens; nullptr when it opens none.
  static cmark_node* closing(cmark_node* node, cmark_node* to) {
    if (cmark_node_get_type(node) != CMARK_NODE_HTML_INLINE) return nullptr;
    const auto opened = literal(node);
    for (const auto name : plain_elements) {
      if (opened != "<" + std::string(name) + ">") continue;
      const std::string wanted = "</" + std::string(name) + ">";
      auto* next = cmark_node_next(node);
      for (int tried = 0; next != to && next != nullptr && tried < siblings_tried; ++tried) {
        if (cmark_node_get_type(next) == CMARK_NODE_HTML_INLINE && literal(next) == wanted) return next;
        next = cmark_node_next(next);
      }
    }
    return nullptr;
  }

  static Html wrapped(std::string_view opened, const Html& inside) {
    if (opened == "<sub>") return html("<sub>{}</sub>", inside);
    if (opened == "<sup>") return html("<sup>{}</sup>", inside);
    return html("<u>{}</u>", inside);
  }

  Html written(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_PARAGRAPH:
        return paragraph(node);
      case CMARK_NODE_HEADING:
        return html("<p><b>{}</b></p>", children(node));
      case CMARK_NODE_LIST:
        return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? html("<ol>{}</ol>", children(node))
                                                                    : html("<ul>{}</ul>", children(node));
      case CMARK_NODE_ITEM:
        return html("<li>{}</li>", children(node));
      case CMARK_NODE_BLOCK_QUOTE:
        return html("<blockquote>{}</blockquote>", children(node));
      case CMARK_NODE_CODE_BLOCK:
      case CMARK_NODE_HTML_BLOCK:
        return html("<p>{}</p>", without_line_ends(literal(node)));
      case CMARK_NODE_THEMATIC_BREAK:
        return html("<p>* * *</p>");
      case CMARK_NODE_TEXT:
      case CMARK_NODE_CODE:
      case CMARK_NODE_HTML_INLINE:
        return html("{}", literal(node));
      case CMARK_NODE_SOFTBREAK:
      case CMARK_NODE_LINEBREAK:
        return html("<br>");
      case CMARK_NODE_EMPH:
        return html("<i>{}</i>", children(node));
      case CMARK_NODE_STRONG:
        return html("<b>{}</b>", children(node));
      case CMARK_NODE_LINK:
        return link(node);
      default:  // of an image, the words that describe it
        return children(node);
    }
  }

  // In a list whose items stand close together, an item is its text.
  Html paragraph(cmark_node* node) {
    cmark_node* item = cmark_node_parent(node);
    const bool is_tight = item != nullptr && cmark_node_get_type(item) == CMARK_NODE_ITEM &&
                          cmark_node_get_list_tight(cmark_node_parent(item)) != 0;
    return is_tight ? children(node) : html("<p>{}</p>", children(node));
  }

  Html link(cmark_node* node) {
    const char* address = cmark_node_get_url(node);
    const auto url = Url::foreign(address == nullptr ? "" : address);
    return url ? html("<a href=\"{}\">{}</a>", *url, children(node)) : children(node);
  }

  std::size_t depth_ = 0;
};

// A tag, or a text without what white space does not show; the bytes of both texts compare when they look
// alike to a reader.
struct Sign {
  std::string tag;  // "p", "/p"; empty: text
  std::string text;
  friend bool operator==(const Sign&, const Sign&) = default;
};

std::string same_element(std::string_view tag) {
  if (tag == "strong") return "b";
  if (tag == "em") return "i";
  return std::string(tag);
}

std::string address_of(std::string_view attributes) {
  constexpr std::string_view begin = "href=\"";
  const auto at = attributes.find(begin);
  if (at == std::string_view::npos) return {};
  const auto rest = attributes.substr(at + begin.size());
  return Markup::decoded(rest.substr(0, rest.find('"')));
}

bool is_space(char c) {
  return c == ' ' || c == '\n' || c == '\t' || c == '\r';
}

bool is_block(std::string_view tag) {
  if (tag.starts_with('/')) tag.remove_prefix(1);
  constexpr std::array<std::string_view, 7> blocks{"p", "ul", "ol", "li", "blockquote", "br", "div"};
  return std::ranges::find(blocks, tag) != blocks.end();
}

// Runs of white space are one space; none stands beside a block.
std::vector<Sign> signs_of(std::string_view rich) {
  std::vector<Sign> signs;
  Markup markup(rich);
  bool at_edge = true;
  const auto drop_space = [&] {
    if (signs.empty() || !signs.back().tag.empty()) return;
    if (signs.back().text.ends_with(' ')) signs.back().text.pop_back();
    if (signs.back().text.empty()) signs.pop_back();
  };
  while (const auto piece = markup.next()) {
    if (piece->text.empty()) {
      std::string tag = same_element(piece->tag);
      if (is_block(tag)) drop_space();
      at_edge = is_block(tag);
      signs.push_back({(piece->closing ? "/" : "") + tag,
                       tag == "a" && !piece->closing ? address_of(piece->attributes) : std::string()});
      continue;
    }
    if (signs.empty() || !signs.back().tag.empty()) signs.push_back({});
    std::string& text = signs.back().text;
    for (const char c : piece->text) {
      const bool repeats = is_space(c) && (text.empty() ? at_edge : text.back() == ' ');
      if (!repeats) text += is_space(c) ? ' ' : c;
    }
    if (text.empty()) signs.pop_back();
  }
  drop_space();
  return signs;
}

enum class Escape { nothing, everything };

// Writes Markdown along the signs of a rich text; what it does not know makes it give up.
class MarkdownWriter {
 public:
  MarkdownWriter(const std::vector<Sign>& signs, Escape escape) : signs_(signs), escape_(escape) {}

  std::optional<std::string> write() {
    for (at_ = 0; at_ < signs_.size(); ++at_) {
      const Sign& sign = signs_[at_];
      const bool is_known = sign.tag.empty() ? text(sign.text) : tag(sign.tag, sign.text);
      if (!is_known) return std::nullopt;
    }
    while (out_.ends_with('\n')) out_.pop_back();
    return std::move(out_);
  }

 private:
  bool text(std::string_view said) {
    begin();
    for (const char c : said) {
      constexpr std::string_view signs = "\\`*_[]<>&#+-.!()=~|";
      if (escape_ == Escape::everything && signs.find(c) != std::string_view::npos) out_ += '\\';
      out_ += c;
    }
    return true;
  }

  bool tag(std::string_view name, const std::string& address) {
    if (name == "p") return block();
    if (name == "/p") return end_block();
    if (name == "br") return line();
    if (name == "ul" || name == "ol") return list(name);
    if (name == "/ul" || name == "/ol") return end_list();
    if (name == "li") return item();
    if (name == "/li") return end_item();
    if (name == "blockquote" || name == "/blockquote") return quotation(name);
    begin();
    if (name == "b" || name == "/b") return put("**");
    if (name == "i" || name == "/i") return put("*");
    if (name == "a") return begin_link(address);
    if (name == "/a") return end_link();
    const auto bare = name.starts_with('/') ? name.substr(1) : name;
    if (std::ranges::find(plain_elements, bare) == plain_elements.end()) return false;
    return put("<" + std::string(name) + ">");
  }

  bool put(std::string_view sign) {
    out_ += sign;
    return true;
  }

  // Puts what stands before the first word of a line.
  void begin() {
    if (!pending_) return;
    pending_ = false;
    out_ += prefix_ + mark_;
    prefix_ += std::string(mark_.size(), ' ');
    mark_.clear();
  }

  bool block() {
    if (!out_.empty() && !fresh_item_) out_ += "\n" + prefix_without_space() + "\n";
    pending_ = true;
    fresh_item_ = false;
    return true;
  }
  bool end_block() { return true; }

  bool line() {
    begin();
    out_ += "\n" + prefix_;
    return true;
  }

  [[nodiscard]] std::string prefix_without_space() const {
    std::string prefix = prefix_;
    while (prefix.ends_with(' ')) prefix.pop_back();
    return prefix;
  }

  struct List {
    bool ordered = false;
    int number = 0;
    bool loose = false;
    std::string prefix;
  };

  [[nodiscard]] bool is_loose() const {
    return at_ + 2 < signs_.size() && signs_[at_ + 1].tag == "li" && signs_[at_ + 2].tag == "p";
  }

  bool list(std::string_view name) {
    begin();
    if (!out_.empty()) {
      const bool inside = !lists_.empty();
      out_ += inside && !lists_.back().loose ? "\n" : "\n" + prefix_without_space() + "\n";
    }
    lists_.push_back({name == "ol", 0, is_loose(), prefix_});
    return lists_.size() < limits::rich_depth;
  }
  bool end_list() {
    if (lists_.empty()) return false;
    prefix_ = lists_.back().prefix;
    lists_.pop_back();
    return true;
  }

  bool item() {
    if (lists_.empty()) return false;
    List& list = lists_.back();
    prefix_ = list.prefix;
    if (list.number++ > 0) out_ += list.loose ? "\n" + prefix_without_space() + "\n" : "\n";
    mark_ = list.ordered ? std::to_string(list.number) + ". " : "- ";
    pending_ = true;
    fresh_item_ = true;
    return true;
  }
  bool end_item() {
    begin();
    if (lists_.empty()) return false;
    prefix_ = lists_.back().prefix;
    fresh_item_ = false;
    return true;
  }

  bool quotation(std::string_view name) {
    if (!lists_.empty()) return false;
    if (name == "/blockquote") {
      if (!prefix_.starts_with("> ")) return false;
      prefix_.erase(0, 2);
      return true;
    }
    if (!out_.empty()) out_ += "\n" + prefix_without_space() + "\n";
    prefix_.insert(0, "> ");
    fresh_item_ = true;  // the paragraph in it begins here
    return true;
  }

  bool begin_link(const std::string& address) {
    addresses_.push_back(address);
    return put("[");
  }
  bool end_link() {
    if (addresses_.empty()) return false;
    const std::string& address = addresses_.back();
    out_ += address.find_first_of("()") == std::string::npos ? "](" + address + ")" : "](<" + address + ">)";
    addresses_.pop_back();
    return true;
  }

  const std::vector<Sign>& signs_;
  Escape escape_;
  std::size_t at_ = 0;
  std::string out_;
  std::string prefix_;  // before each line
  std::string mark_;    // of the item that begins
  bool pending_ = false;
  bool fresh_item_ = false;
  std::vector<List> lists_;
  std::vector<std::string> addresses_;
};

}  // namespace

std::string rich_of(std::string_view markdown) {
  const Parsed parsed(cmark_parse_document(markdown.data(), markdown.size(), CMARK_OPT_DEFAULT),
                      &cmark_node_free);
  return RichWriter().children(parsed.get()).text();
}

std::optional<std::string> markdown_of(std::string_view rich) {
  auto signs = signs_of(rich);
  const bool is_bare = std::ranges::none_of(
      signs, [](const Sign& sign) { return is_block(sign.tag) && sign.tag != "br" && sign.tag != "/br"; });
  if (is_bare && !signs.empty()) {  // one paragraph
    signs.insert(signs.begin(), {"p", {}});
    signs.push_back({"/p", {}});
  }
  for (const auto escape : {Escape::nothing, Escape::everything}) {
    auto markdown = MarkdownWriter(signs, escape).write();
    if (markdown && signs_of(rich_of(*markdown)) == signs) return markdown;
  }
  return std::nullopt;
}

}  // namespace bch::desk

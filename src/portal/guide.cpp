#include "portal/guide.h"

#include "base/limits.h"

#include <algorithm>
#include <memory>

#include <cmark.h>

namespace bch::portal {
namespace {

using Node = std::unique_ptr<cmark_node, decltype(&cmark_node_free)>;

std::string_view literal(cmark_node* node) {
  const char* text = cmark_node_get_literal(node);
  return text == nullptr ? std::string_view() : std::string_view(text);
}

std::string plain(cmark_node* node) {
  std::string text(literal(node));
  for (auto* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child))
    text += plain(child);
  return text;
}

class Writer {
 public:
  explicit Writer(const renditions::Reader& reader) : reader_(reader) {}

  Guide write(cmark_node* document) {
    guide_.body = inside(document);
    return std::move(guide_);
  }

 private:
  Html inside(cmark_node* node) {
    Html all;
    if (++depth_ <= limits::rich_depth) {
      for (auto* child = cmark_node_first_child(node); child != nullptr; child = cmark_node_next(child))
        all += written(child);
    }
    --depth_;
    return all;
  }

  Html written(cmark_node* node) {
    switch (cmark_node_get_type(node)) {
      case CMARK_NODE_HEADING:
        return heading(node);
      case CMARK_NODE_PARAGRAPH:
        return paragraph(node);
      case CMARK_NODE_LIST:
        return cmark_node_get_list_type(node) == CMARK_ORDERED_LIST ? html("<ol>{}</ol>", inside(node))
                                                                    : html("<ul>{}</ul>", inside(node));
      case CMARK_NODE_ITEM:
        return html("<li>{}</li>", inside(node));
      case CMARK_NODE_BLOCK_QUOTE:
        return html("<blockquote>{}</blockquote>", inside(node));
      case CMARK_NODE_CODE_BLOCK:
        return html("<pre dir=\"ltr\"><code>{}</code></pre>", literal(node));
      case CMARK_NODE_CODE:
        return html("<code dir=\"ltr\">{}</code>", literal(node));
      case CMARK_NODE_TEXT:
        return html("{}", literal(node));
      case CMARK_NODE_SOFTBREAK:
        return html("\n");
      case CMARK_NODE_LINEBREAK:
        return html("<br>");
      case CMARK_NODE_EMPH:
        return html("<em>{}</em>", inside(node));
      case CMARK_NODE_STRONG:
        return html("<strong>{}</strong>", inside(node));
      case CMARK_NODE_LINK:
        return link(node);
      default:  // HTML, images and rules do not belong here
        return {};
    }
  }

  Html heading(cmark_node* node) {
    const int level = cmark_node_get_heading_level(node);
    if (level == 1) guide_.title = plain(node);
    if (level == 2) return html("<h2>{}</h2>", inside(node));
    return level == 1 ? Html() : html("<h3>{}</h3>", inside(node));
  }

  // In a list without empty lines between its items, their texts are no paragraphs.
  Html paragraph(cmark_node* node) {
    auto* list = cmark_node_parent(cmark_node_parent(node));
    const bool is_tight = list != nullptr && cmark_node_get_type(list) == CMARK_NODE_LIST &&
                          cmark_node_get_list_tight(list) != 0;
    return is_tight ? inside(node) : html("<p>{}</p>", inside(node));
  }

  Html link(cmark_node* node) {
    const std::string target = cmark_node_get_url(node);
    guide_.links.push_back({target, plain(node)});
    const bool is_here = target.find(':') == std::string::npos;
    const auto address = is_here ? Url::local(reader_.tag()).followed_by("/" + target) : Url::foreign(target);
    return address ? html("<a href=\"{}\">{}</a>", *address, inside(node)) : inside(node);
  }

  const renditions::Reader& reader_;
  Guide guide_;
  std::size_t depth_ = 0;
};

const NamedText* file_of(std::span<const NamedText> files, std::string_view name, std::string_view tag) {
  const std::string wanted = std::string(name).append(".").append(tag).append(".md");
  const auto found = std::ranges::find(files, wanted, &NamedText::name);
  return found == files.end() ? nullptr : &*found;
}

}  // namespace

std::optional<Guide> find_guide(std::span<const NamedText> files, std::string_view name,
                                const renditions::Reader& reader) {
  const std::string* language = &reader.tag();
  const NamedText* file = file_of(files, name, *language);
  if (file == nullptr) {
    language = &reader.languages.fallback().tag;
    file = file_of(files, name, *language);
  }
  if (file == nullptr) return std::nullopt;
  const Node document(cmark_parse_document(file->text.data(), file->text.size(), CMARK_OPT_DEFAULT),
                      &cmark_node_free);
  Guide guide = Writer(reader).write(document.get());
  guide.language = *language;
  return guide;
}

Html shown(const Guide& guide, const renditions::Reader& reader) {
  Html all = html("<h1>{}</h1>", guide.title) + guide.body;
  if (guide.language == reader.tag()) return all;
  const auto direction = languages::dir(languages::direction_of_tag(guide.language));
  return html("<div lang=\"{}\" dir=\"{}\">{}</div>", guide.language, direction, all);
}

}  // namespace bch::portal

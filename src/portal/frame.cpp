#include "portal/frame.h"

#include "http/target.h"
#include "portal/parts.h"
#include "portal/style.h"
#include "renditions/addresses.h"

#include <array>

namespace bch::portal {
namespace {

constexpr std::size_t head_bytes = 740;    // of the answer, about
constexpr std::size_t ending_bytes = 140;  // of the last lines, compressed, about

struct Way {
  Url (*address)(std::string_view language);
  std::string_view key;
};

Url all_records(std::string_view language) {
  return renditions::search_address(language, {});
}

Url help(std::string_view language) {
  return renditions::help_address(language);
}

constexpr std::array main_ways{
    Way{&all_records, "page.all-records"},
    Way{&renditions::countries_address, "page.countries"},
    Way{&renditions::registries_address, "registries.title"},
    Way{&renditions::border_check_address, "border.title"},
    Way{&renditions::matrix_address, "page.decisions"},
    Way{&renditions::changes_address, "page.whats-new"},
    Way{&help, "page.help"},
};
constexpr std::array footer_ways{
    Way{&renditions::about_address, "page.about"},
    Way{&renditions::desk_address, "desk.title"},
    Way{&renditions::news_address, "news.title"},
    Way{&renditions::figures_address, "figures.title"},
    Way{&renditions::check_address, "check.title"},
    Way{&renditions::glossary_address, "glossary.title"},
    Way{&renditions::formats_address, "formats.title"},
    Way{&renditions::status_address, "status.title"},
    Way{&renditions::terms_address, "page.terms"},
    Way{&renditions::privacy_address, "page.privacy"},
    Way{&renditions::accessibility_address, "page.accessibility"},
};

// This page's address in another language: its first segment is the language.
Url in_language(std::string_view target, std::string_view language) {
  const auto second = target.find('/', 1);
  const std::string rest = second == std::string_view::npos ? "/" : std::string(target.substr(second));
  return Url::local(language).followed_by(rest);
}

Url address_of(std::string_view target) {
  return Url::local().followed_by(target.substr(1));
}

class FrameWriter {
 public:
  FrameWriter(const Sources& sources, const Reader& reader, const Page& page, std::string_view target,
              Look look)
      : sources_(sources),
        reader_(reader),
        page_(page),
        target_(target),
        full_target_(http::full_target(target)),
        look_(look) {}

  [[nodiscard]] Html write() const {
    return html("<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">{}", reader_.tag(),
                languages::dir(reader_.language.direction), head()) +
           body() + html("{}<main id=\"main\">{}</main>", header(), page_.body) + footer();
  }

 private:
  [[nodiscard]] Html head() const {
    const std::string site = reader_.say("site.name");
    std::string title = page_.is_demonstration ? reader_.say("page.demonstration-mark") + " " : std::string();
    if (!page_.title.empty()) title += page_.title + " · ";
    title += site;
    Html head = html(
        "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, "
        "initial-scale=1\"><title>{}</title><link rel=\"icon\" href=\"data:,\">",
        title);
    if (look_ == Look::full) {
      head += html("<link rel=\"stylesheet\" href=\"{}\">", style_address());
      for (const auto& style : page_.styles) head += html("<link rel=\"stylesheet\" href=\"{}\">", style);
    }
    if (page_.script) head += html("<script src=\"{}\" defer></script>", *page_.script);
    head += html("<link rel=\"canonical\" href=\"{}\">",
                 page_.canonical ? *page_.canonical : address_of(path_of(full_target_)));
    if (page_.feed)
      head += html("<link rel=\"alternate\" type=\"application/atom+xml\" href=\"{}\">", *page_.feed);
    return head + html("</head>");
  }

  static std::string_view path_of(std::string_view target) { return target.substr(0, target.find('?')); }

  // On a node for exercises, printed pages too carry a mark across.
  [[nodiscard]] Html body() const {
    if (!sources_.node.is_practice) return html("<body>");
    return html("<body class=\"practice\" data-mark=\"{}\">", reader_.say("practice.mark"));
  }

  [[nodiscard]] Html banner() const {
    if (sources_.node.is_practice)
      return html("<p class=\"banner\">{} <a href=\"{}\">{}</a></p>",
                  say(renditions::statement::practice_node), Url::local(reader_.tag(), "desk", "practice"),
                  reader_.say("practice.title"));
    if (sources_.node.is_demonstration)
      return html("<p class=\"banner\">{}</p>", say(renditions::statement::demonstration_node));
    return {};
  }

  [[nodiscard]] Html header() const {
    Html header = html("<a class=\"skip\" href=\"{}\">{}</a>", Url::within("main"), reader_.say("page.skip"));
    header += banner();
    if (look_ == Look::full) header += languages();
    header += html("<div class=\"top\"><a class=\"site\" href=\"{}\">{}</a>{}</div>",
                   renditions::home_address(reader_.tag()), reader_.say("site.name"),
                   page_.has_search ? Html() : search_box());
    return html("<header>{}{}</header>", header, navigation("page.navigation", "main", main_ways));
  }

  [[nodiscard]] Html languages() const {
    Html links;
    for (const auto& language : reader_.languages.all()) {
      if (language.tag == reader_.tag()) {
        links += html("<li><b lang=\"{}\" aria-current=\"true\">{}</b></li>", language.tag, language.name);
      } else {
        links += html("<li><a href=\"{}\" rel=\"alternate\" lang=\"{}\" hreflang=\"{}\">{}</a></li>",
                      in_language(target_, language.tag), language.tag, language.tag, language.name);
      }
    }
    return html("<nav class=\"languages\" aria-label=\"{}\"><ul>{}</ul></nav>", reader_.say("page.languages"),
                links);
  }

  [[nodiscard]] Html search_box() const {
    return html(
        "<form action=\"{}\" role=\"search\"><label for=\"q\">{}</label> <input id=\"q\" name=\"q\" "
        "type=\"search\" maxlength=\"1000\"> <button>{}</button></form>",
        all_records(reader_.tag()), reader_.say("page.search-label"), reader_.say("page.search-button"));
  }

  [[nodiscard]] Html navigation(std::string_view key, std::string_view name,
                                std::span<const Way> ways) const {
    Html links;
    for (const auto& way : ways) {
      const Url address = way.address(reader_.tag());
      links +=
          address.text() == path_of(target_)
              ? html("<li><a href=\"{}\" aria-current=\"page\">{}</a></li>", address, reader_.say(way.key))
              : html("<li><a href=\"{}\">{}</a></li>", address, reader_.say(way.key));
    }
    return html("<nav class=\"{}\" aria-label=\"{}\"><ul>{}</ul></nav>", name, reader_.say(key), links);
  }

  [[nodiscard]] Html footer() const {
    Html said = navigation("page.about-navigation", "about", footer_ways);
    if (look_ == Look::plain) said += languages();
    said += html("<p>{}</p>", sources_.node.name);
    if (!sources_.node.is_official) said += html("<p>{}</p>", say(renditions::statement::not_official));
    return html("<footer>{}<p>{}</p>", said, reader_.say("page.responsibility"));  // closed by the ending
  }

  [[nodiscard]] std::string say(std::string_view statement) const {
    return renditions::say_statement(reader_, sources_.formats.vocabularies(), statement);
  }

  const Sources& sources_;
  const Reader& reader_;
  const Page& page_;
  std::string_view target_;
  std::string full_target_;
  Look look_;
};

// Whether what follows `href="` is the address of a page: no file, no place within the page.
bool leads_to_page(std::string_view address, std::string_view home) {
  if (!address.starts_with(home)) return false;
  const auto path = address.substr(0, address.find_first_of("?#"));
  return path.substr(path.rfind('/')).find('.') == std::string_view::npos;
}

}  // namespace

Html framed(const Sources& sources, const Reader& reader, const Page& page, std::string_view target,
            Look look) {
  return FrameWriter(sources, reader, page, target, look).write();
}

http::Ending page_ending(const Reader& reader, std::string_view target, Look look) {
  const Url other = address_of(look == Look::full ? http::plain_target(target) : http::full_target(target));
  return [&reader, other, look](std::size_t bytes) {
    const auto said =
        reader.say("page.this-page", {{"cost", cost(reader, bytes + ending_bytes + head_bytes)}});
    return html("<p class=\"cost\">{} · <a href=\"{}\">{}</a></p></footer></body></html>\n", said, other,
                reader.say(look == Look::full ? "page.plain-variant" : "page.full-variant"))
        .text();
  };
}

std::string with_plain_links(std::string_view html, const Reader& reader) {
  const std::string home = "/" + reader.tag() + "/";
  constexpr std::string_view opening = "href=\"";
  constexpr std::string_view form = "</form>";
  std::string plain;
  plain.reserve(html.size() + html.size() / 8);
  std::size_t from = 0;
  while (from < html.size()) {
    const auto next = std::min(html.find(opening, from), html.find(form, from));
    if (next == std::string_view::npos) break;
    if (html.substr(next).starts_with(form)) {
      plain += html.substr(from, next - from);
      plain += "<input type=\"hidden\" name=\"text\" value=\"\"></form>";
      from = next + form.size();
      continue;
    }
    const auto begin = next + opening.size();
    const auto end = std::min(html.find('"', begin), html.size());
    const auto address = html.substr(begin, end - begin);
    plain += html.substr(from, begin - from);
    if (leads_to_page(address, home)) {
      const auto fragment = std::min(address.find('#'), address.size());
      plain += address.substr(0, fragment);
      plain += address.find('?') < fragment ? "&amp;text" : "?text";
      plain += address.substr(fragment);
    } else {
      plain += address;
    }
    from = end;
  }
  plain += html.substr(std::min(from, html.size()));
  return plain;
}

}  // namespace bch::portal

#include "portal/page.h"

#include "portal/style.h"
#include "renditions/addresses.h"
#include "renditions/statements.h"

namespace bch::portal {
namespace {

// This page's address in another language: its first segment is the language.
Url in_language(std::string_view target, std::string_view language) {
  const auto second = target.find('/', 1);
  const std::string rest = second == std::string_view::npos ? "/" : std::string(target.substr(second));
  return Url::local(language).followed_by(rest);
}

Html language_links(const Reader& reader, std::string_view target) {
  Html links;
  for (const auto& language : reader.languages.all()) {
    if (language.tag == reader.tag()) {
      links += html("<li><b lang=\"{}\" aria-current=\"true\">{}</b></li>", language.tag, language.name);
    } else {
      links += html("<li><a href=\"{}\" lang=\"{}\" hreflang=\"{}\" dir=\"{}\">{}</a></li>",
                    in_language(target, language.tag), language.tag, language.tag,
                    languages::dir(language.direction), language.name);
    }
  }
  return links;
}

Html alternates(const Reader& reader, std::string_view target) {
  Html links;
  for (const auto& language : reader.languages.all()) {
    links += html("<link rel=\"alternate\" hreflang=\"{}\" href=\"{}\">", language.tag,
                  in_language(target, language.tag));
  }
  return links;
}

Html head(const Reader& reader, const Page& page, std::string_view site, std::string_view target) {
  const std::string title = page.title.empty() ? std::string(site) : page.title + " · " + std::string(site);
  const std::string mark =
      page.is_demonstration ? reader.say("page.demonstration-mark") + " " : std::string();
  return html(
      "<head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">"
      "<title>{}{}</title><link rel=\"stylesheet\" href=\"{}\">{}</head>",
      mark, title, style_address(), alternates(reader, target));
}

Html banner(const Sources& sources, const Reader& reader) {
  Html banner;
  if (sources.node.is_demonstration)
    banner += html("<p class=\"banner\">{}</p>",
                   renditions::say_statement(reader, sources.formats.vocabularies(),
                                             renditions::statement::demonstration_node));
  return banner;
}

Html search_box(const Reader& reader) {
  return html(
      "<form action=\"{}\" role=\"search\"><label for=\"q\">{}</label> <input id=\"q\" name=\"q\" "
      "type=\"search\" maxlength=\"1000\"> <button>{}</button></form>",
      renditions::search_address(reader.tag(), {}), reader.say("page.search-label"),
      reader.say("page.search-button"));
}

Html header(const Sources& sources, const Reader& reader, const Page& page, std::string_view target) {
  const auto& tag = reader.tag();
  return html(
      "<header><a class=\"skip\" href=\"{}\">{}</a>{}<div class=\"top\"><a class=\"site\" href=\"{}\">{}</a>"
      "<nav aria-label=\"{}\"><ul class=\"languages\">{}</ul></nav></div>"
      "<nav aria-label=\"{}\" class=\"main\"><ul><li><a href=\"{}\">{}</a></li><li><a "
      "href=\"{}\">{}</a></li></ul>{}</nav></header>",
      Url::within("main"), reader.say("page.skip"), banner(sources, reader), renditions::home_address(tag),
      reader.say("site.name"), reader.say("page.languages"), language_links(reader, target),
      reader.say("page.navigation"), renditions::search_address(tag, {}), reader.say("page.all-records"),
      renditions::countries_address(tag), reader.say("page.countries"),
      page.has_search ? Html() : search_box(reader));
}

Html footer(const Sources& sources, const Reader& reader) {
  Html footer =
      html("<p>{} · <a href=\"{}\">{}</a> · <a href=\"{}\">{}</a> · <a href=\"{}\">{}</a></p>",
           sources.node.name, renditions::formats_address(reader.tag()), reader.say("formats.title"),
           renditions::vocabularies_address(reader.tag()), reader.say("vocabularies.title"),
           renditions::translations_address(reader.tag()), reader.say("translations.title"));
  if (!sources.node.is_official) {
    footer += html("<p>{}</p>", renditions::say_statement(reader, sources.formats.vocabularies(),
                                                          renditions::statement::not_official));
  }
  footer += html("<p>{}</p>", reader.say("page.responsibility"));
  return html("<footer>{}</footer>", footer);
}

// The statuses that readers have to tell apart; others are said as the nearest of them.
int said_as(int status) {
  switch (status) {
    case 404:
    case 405:
    case 410:
    case 503:
      return status;
    default:
      return status < 500 ? 400 : 500;
  }
}

}  // namespace

Result<search::Answer> Visit::ask(search::Question question) {
  question.today = day_of(sources.clock.now());
  read_the_index = true;
  return sources.index.ask(question);
}

Html framed(const Sources& sources, const Reader& reader, const Page& page, std::string_view target) {
  const std::string site = reader.say("site.name");
  return html(
      "<!DOCTYPE html>\n<html lang=\"{}\" dir=\"{}\">{}<body>{}<main id=\"main\">{}</main>{}</body></html>\n",
      reader.tag(), languages::dir(reader.language.direction), head(reader, page, site, target),
      header(sources, reader, page, target), page.body, footer(sources, reader));
}

Page problem_page(const Reader& reader, const Problem& problem, int status, std::string_view request_id) {
  const std::string key = "error." + std::to_string(said_as(status));
  Page page;
  page.status = status;
  page.title = reader.say(key + ".title");
  page.body = html("<h1>{}</h1><p>{}</p>", page.title, reader.say(key + ".what-to-do"));
  if (!problem.key.empty() && status < 500)
    page.body += html("<p>{}</p>", reader.say(problem.key, problem.arguments));
  page.body +=
      html("<p><a href=\"{}\">{}</a></p><p class=\"quiet\">{}</p>", renditions::home_address(reader.tag()),
           reader.say("error.home"), reader.say("error.request", {{"id", std::string(request_id)}}));
  return page;
}

}  // namespace bch::portal
